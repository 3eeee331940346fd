/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_EXPERIMENT_EAR_LEVEL_DB      100.0   /* dB SPL at the drum when bleed is told */
#define EARCUP_EXPERIMENT_VOICE_LEVEL_DB    60.0    /* dB SPL of a voice at one metre */
#define EARCUP_EXPERIMENT_ROOM_DISTANCE_M   1.0
#define EARCUP_EXPERIMENT_AMPLIFIER_OHM     120.0
#define EARCUP_EXPERIMENT_COIL_FACTOR       4.0     /* how much higher the rewound impedance is */
#define EARCUP_EXPERIMENT_SWEEP_FACTOR      1e4     /* how far the vent resistance is raised */
#define EARCUP_EXPERIMENT_CUP_DEPTH_M       0.045   /* of a deep cup */
#define EARCUP_EXPERIMENT_NEAR_SEAT_M       1.2
#define EARCUP_EXPERIMENT_FAR_SEAT_M        15.0

double earcup_experiment_isolation (const EarcupDesign *design,
                                    double              from_hz,
                                    double              to_hz);
double earcup_experiment_level     (const EarcupDesign *design,
                                    double              hz);
double earcup_experiment_balance   (const EarcupDesign *design,
                                    double              hz);
double earcup_experiment_ripple    (const EarcupDesign *design,
                                    double              from_hz,
                                    double              to_hz);
double earcup_experiment_bleed     (const EarcupDesign *design,
                                    double              distance_m);
double earcup_experiment_margin    (const EarcupDesign *design,
                                    double             *hz);
double earcup_experiment_crosstalk (const EarcupDesign *design,
                                    double              hz);
double earcup_experiment_impedance (const EarcupDesign *design,
                                    double             *lowest_ohm,
                                    double             *peak_hz);
double earcup_experiment_amplifier (const EarcupDesign *design);
double earcup_experiment_coil      (const EarcupDesign *design);
double earcup_experiment_glasses   (const EarcupDesign *design,
                                    double              hz);
double earcup_experiment_echo      (const EarcupDesign *design,
                                    gboolean            bare);
double earcup_experiment_vents     (const EarcupDesign *design,
                                    double             *largest_step_db);
double earcup_experiment_distance  (double              low_hz,
                                    double              high_hz);

G_END_DECLS
