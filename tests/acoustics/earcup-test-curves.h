/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

/* Reads the diffuse-field target straight from its data file. */
EarcupResponse *earcup_test_diffuse (void);

/* A response that is 0 dB everywhere. */
EarcupResponse *earcup_test_flat    (void);

/* A response that is @outside_db everywhere but from @from_hz to @to_hz, where it is @inside_db. */
EarcupResponse *earcup_test_step    (double from_hz,
                                     double to_hz,
                                     double inside_db,
                                     double outside_db);

G_END_DECLS
