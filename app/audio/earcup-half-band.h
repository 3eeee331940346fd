/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_HALF_BAND_PASS 0.4   /* of the new sample rate: up to here nothing is changed */

/* Halves the sample rate of stereo sound. One thread at a time. */
typedef struct _EarcupHalfBand EarcupHalfBand;

EarcupHalfBand *earcup_half_band_new     (void);
void            earcup_half_band_free    (EarcupHalfBand *self);
void            earcup_half_band_reset   (EarcupHalfBand *self);
gsize           earcup_half_band_process (EarcupHalfBand *self,
                                          const float    *frames,
                                          gsize           n_frames,
                                          float          *halved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupHalfBand, earcup_half_band_free)

G_END_DECLS
