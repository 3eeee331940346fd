/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-section.h"

G_BEGIN_DECLS

#define EARCUP_FIT_SECTION_NUMBERS 3   /* ln f, ln Q, and the gain in dB */

/* A residual section as a search sees it: three numbers that may be moved freely. */

double        earcup_fit_section_gain_db (const double  u[EARCUP_FIT_SECTION_NUMBERS],
                                          double        hz);
void          earcup_fit_section_slopes  (const double  u[EARCUP_FIT_SECTION_NUMBERS],
                                          double        hz,
                                          double        slopes[EARCUP_FIT_SECTION_NUMBERS]);
EarcupSection earcup_fit_section_make    (const double  u[EARCUP_FIT_SECTION_NUMBERS]);

G_END_DECLS
