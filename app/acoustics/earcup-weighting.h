/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_WEIGHTING_THIRDS  31   /* third-octave bands, 20 Hz to 20 kHz */
#define EARCUP_WEIGHTING_OCTAVES 8    /* octave bands, 63 Hz to 8 kHz */

/* The weightings of sound level meters, and the bands in which noise is told. */
double earcup_weighting_a                (double          hz);
double earcup_weighting_c                (double          hz);
double earcup_weighting_k                (double          hz);

double earcup_weighting_third_nominal    (guint           band);
double earcup_weighting_third_centre     (guint           band);
double earcup_weighting_octave_nominal   (guint           octave);
double earcup_weighting_octave_centre    (guint           octave);

double earcup_weighting_sum_levels       (const double   *db,
                                          gsize           n_levels);
double earcup_weighting_sum_a            (const double    db[EARCUP_WEIGHTING_THIRDS]);
void   earcup_weighting_response_thirds  (EarcupResponse *response,
                                          double          db[EARCUP_WEIGHTING_THIRDS]);

G_END_DECLS
