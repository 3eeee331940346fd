/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Twelfths of an octave. Source: IEC 61260-1:2014, 5.4: 1000 Hz · G^((2x + 1)/24), G = 10^0.3,
 * x = −68 … 51, which reach from 19.95 Hz to 19.95 kHz. */
#define EARCUP_LIVE_SPECTRUM_BANDS     120
#define EARCUP_LIVE_SPECTRUM_LOWEST_DB -120.0   /* nothing is told to be softer */

/* How it moves: power is averaged over TIME_S exponentially, and what is shown falls no faster than
 * FALL_DB_S. Source: the time weighting F of IEC 61672-1:2013, 5.8. */
#define EARCUP_LIVE_SPECTRUM_TIME_S    0.125
#define EARCUP_LIVE_SPECTRUM_FALL_DB_S 20.0

/* The spectrum of stereo sound as it goes by. One thread at a time. */
typedef struct _EarcupLiveSpectrum EarcupLiveSpectrum;

EarcupLiveSpectrum *earcup_live_spectrum_new        (guint               rate_hz);
void                earcup_live_spectrum_free       (EarcupLiveSpectrum *self);
void                earcup_live_spectrum_add        (EarcupLiveSpectrum *self,
                                                     const float        *frames,
                                                     gsize               n_frames);
void                earcup_live_spectrum_break      (EarcupLiveSpectrum *self);
const double       *earcup_live_spectrum_get_levels (EarcupLiveSpectrum *self);

double              earcup_live_spectrum_get_edge   (guint               band);
double              earcup_live_spectrum_get_centre (guint               band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLiveSpectrum, earcup_live_spectrum_free)

G_END_DECLS
