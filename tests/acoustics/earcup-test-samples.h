/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-emulation.h"

G_BEGIN_DECLS

#define EARCUP_TEST_N_ARCHETYPES 8

extern const char *const earcup_test_archetype_ids[EARCUP_TEST_N_ARCHETYPES];

double           earcup_test_between          (double         from,
                                               double         to,
                                               guint          step,
                                               guint          n_steps);
double           earcup_test_draw             (GRand         *rand,
                                               double         lowest,
                                               double         highest);

EarcupDesign    *earcup_test_random_design    (GRand         *rand,
                                               const char    *archetype);
EarcupDesign    *earcup_test_set              (EarcupDesign  *design,
                                               guint          n_changes,
                                               ...);
EarcupDesign    *earcup_test_silence          (EarcupDesign  *design);
EarcupDesign    *earcup_test_block_everything (EarcupDesign  *design);

EarcupEmulation *earcup_test_emulation        (const char    *target,
                                               const char    *worn);
double           earcup_test_drum_db          (const EarcupDesign *design,
                                               double              hz);

G_END_DECLS
