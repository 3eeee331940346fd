/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures loudness and true peak of stereo sound by ITU-R BS.1770. One thread. */
typedef struct _EarcupLoudness EarcupLoudness;

EarcupLoudness *earcup_loudness_new       (guint                 rate_hz);
void            earcup_loudness_free      (EarcupLoudness       *self);

void            earcup_loudness_add       (EarcupLoudness       *self,
                                           const float          *frames,
                                           gsize                 n_frames);
void            earcup_loudness_restart   (EarcupLoudness       *self);
double          earcup_loudness_get_lufs  (const EarcupLoudness *self);
double          earcup_loudness_get_peak  (const EarcupLoudness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLoudness, earcup_loudness_free)

G_END_DECLS
