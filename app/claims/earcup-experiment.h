/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-leak.h"

G_BEGIN_DECLS

#define EARCUP_EXPERIMENT_COIL_FACTOR    4.0     /* how much higher the rewound impedance is */
#define EARCUP_EXPERIMENT_SWEEP_FACTOR   1e4     /* how far the vent resistance is raised */
#define EARCUP_EXPERIMENT_CUP_DEPTH_M    0.045   /* of a deep cup */
#define EARCUP_EXPERIMENT_DECAY_DROP_DB  20.0    /* down to which a decay is timed */
#define EARCUP_EXPERIMENT_BLEED_M        0.3048  /* one foot, at which bleed is told */

/* What changes when something about one headphone is changed, and nothing else. */
double earcup_experiment_leak        (const EarcupDesign *design,
                                      EarcupLeak          leak,
                                      double              hz);
double earcup_experiment_coil        (const EarcupDesign *design);
double earcup_experiment_swing       (const EarcupDesign *design,
                                      double             *peak_hz);
double earcup_experiment_echo        (const EarcupDesign *design,
                                      gboolean            bare);
double earcup_experiment_decay       (const EarcupDesign *design);
double earcup_experiment_cup_decay   (const EarcupDesign *design,
                                      gboolean            bare);
double earcup_experiment_cushion     (const EarcupDesign *design,
                                      double             *hz);
double earcup_experiment_port        (const EarcupDesign *design,
                                      double             *hz);
double earcup_experiment_vents       (const EarcupDesign *design,
                                      double             *largest_step_db);
double earcup_experiment_distance    (double              woofer_m,
                                      double              from_m,
                                      double              to_m,
                                      double              low_hz,
                                      double              high_hz);

G_END_DECLS
