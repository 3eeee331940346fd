/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-recipe.h"

G_BEGIN_DECLS

/* The average power spectrum of stereo sound, weighted as BS.1770 weights it. One thread. */
typedef struct _EarcupSpectrum EarcupSpectrum;

EarcupSpectrum *earcup_spectrum_new            (guint                  rate_hz);
EarcupSpectrum *earcup_spectrum_new_power      (guint                  rate_hz,
                                                const double          *power,
                                                gsize                  n_bins);
void            earcup_spectrum_free           (EarcupSpectrum        *self);
void            earcup_spectrum_add            (EarcupSpectrum        *self,
                                                const float           *frames,
                                                gsize                  n_frames);
double         *earcup_spectrum_dup_power      (const EarcupSpectrum  *self,
                                                gsize                 *n_bins);
double          earcup_spectrum_predict_change (const EarcupSpectrum  *self,
                                                const EarcupRecipe    *recipe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSpectrum, earcup_spectrum_free)

G_END_DECLS
