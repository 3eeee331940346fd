/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The two filters of ITU-R BS.1770 that weight sound as it is heard, for stereo, and the power
 * behind them. One thread. */
typedef struct _EarcupKWeighting EarcupKWeighting;

EarcupKWeighting *earcup_k_weighting_new  (guint             rate_hz);
void              earcup_k_weighting_free (EarcupKWeighting *self);

double            earcup_k_weighting_add  (EarcupKWeighting *self,
                                           const float      *frames,
                                           gsize             n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupKWeighting, earcup_k_weighting_free)

G_END_DECLS
