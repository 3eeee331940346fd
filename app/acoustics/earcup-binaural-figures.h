/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-binaural.h"

G_BEGIN_DECLS

#define EARCUP_BINAURAL_EARLY_S 0.050      /* what comes within it counts as early */

double earcup_binaural_compute_direct_ratio     (const EarcupBinaural *self,
                                                 double                from_hz,
                                                 double                to_hz);
double earcup_binaural_compute_clarity          (const EarcupBinaural *self,
                                                 double                from_hz,
                                                 double                to_hz);
double earcup_binaural_compute_level_difference (const EarcupBinaural *self,
                                                 EarcupBinauralPart    part,
                                                 EarcupSpeaker         speaker,
                                                 double                hz);
double earcup_binaural_compute_time_difference  (const EarcupBinaural *self,
                                                 EarcupBinauralPart    part,
                                                 EarcupSpeaker         speaker,
                                                 double                from_hz,
                                                 double                to_hz);
double earcup_binaural_compute_seat_gain        (const EarcupBinaural *self);
double earcup_binaural_compute_seat_level       (const EarcupBinaural *self);

G_END_DECLS
