/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds the highest value between the samples of stereo sound by ITU-R BS.1770. One thread. */
typedef struct _EarcupTruePeak EarcupTruePeak;

EarcupTruePeak *earcup_true_peak_new     (guint                 rate_hz);
void            earcup_true_peak_free    (EarcupTruePeak       *self);

void            earcup_true_peak_add     (EarcupTruePeak       *self,
                                          const float          *frames,
                                          gsize                 n_frames);
void            earcup_true_peak_restart (EarcupTruePeak       *self);
double          earcup_true_peak_get     (const EarcupTruePeak *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupTruePeak, earcup_true_peak_free)

G_END_DECLS
