/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a loudness meter says; -INFINITY where there is silence or not enough sound yet. */
typedef struct {
  double momentary_lufs;     /* of the last 0.4 s */
  double short_term_lufs;    /* of the last 3 s */
  double integrated_lufs;    /* since the start or the last reset */
  double true_peak_dbtp;     /* the highest since then */
} EarcupLoudnessReading;

/* The loudness of stereo sound as it goes by. One thread at a time. */
typedef struct _EarcupLiveLoudness EarcupLiveLoudness;

EarcupLiveLoudness    *earcup_live_loudness_new   (guint               rate_hz);
void                   earcup_live_loudness_free  (EarcupLiveLoudness *self);
void                   earcup_live_loudness_add   (EarcupLiveLoudness *self,
                                                   const float        *frames,
                                                   gsize               n_frames);
void                   earcup_live_loudness_break (EarcupLiveLoudness *self);
void                   earcup_live_loudness_reset (EarcupLiveLoudness *self);
EarcupLoudnessReading  earcup_live_loudness_get   (EarcupLiveLoudness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLiveLoudness, earcup_live_loudness_free)

G_END_DECLS
