/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "acoustics/earcup-skew.h"

G_BEGIN_DECLS

#define EARCUP_DEVIATION_POINTS 109   /* of a profile: nine octaves from 20 Hz in twelfths */

/* How far a response is from a target. */
typedef struct {
  double rms_db;                        /* 20 Hz to 10 kHz */
  double tilt_db;                       /* an octave, rising with frequency if above 0 */
  double band_db[EARCUP_N_SKEW_BANDS];  /* rms in each band, the last one up to 10 kHz */
} EarcupDeviation;

void   earcup_deviation_compute          (EarcupResponse  *response,
                                          EarcupResponse  *target,
                                          EarcupDeviation *deviation);

double earcup_deviation_hz               (guint            point);
void   earcup_deviation_levels           (EarcupResponse  *response,
                                          double           levels[EARCUP_DEVIATION_POINTS]);
void   earcup_deviation_shape            (const double     levels[EARCUP_DEVIATION_POINTS],
                                          double           profile[EARCUP_DEVIATION_POINTS]);
void   earcup_deviation_profile          (EarcupResponse  *response,
                                          double           profile[EARCUP_DEVIATION_POINTS]);
double earcup_deviation_profile_distance (const double     first[EARCUP_DEVIATION_POINTS],
                                          const double     second[EARCUP_DEVIATION_POINTS]);
double earcup_deviation_distance         (EarcupResponse  *first,
                                          EarcupResponse  *second);

G_END_DECLS
