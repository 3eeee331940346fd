/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/audio/gstaudiofilter.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_TONE (earcup_tone_get_type ())

typedef enum {
  EARCUP_TONE_NONE,
  EARCUP_TONE_SINE,
  EARCUP_TONE_NOISE,           /* a third of an octave wide */
  EARCUP_TONE_SCORE,           /* what was set as a score */
} EarcupToneKind;

/* The element "earcuptone": a tone, a narrow noise or a score in place of what comes
 * in. */
G_DECLARE_FINAL_TYPE (EarcupTone, earcup_tone, EARCUP, TONE, GstAudioFilter)

void earcup_tone_set (EarcupTone     *self,
                      EarcupToneKind  kind,
                      double          hz,
                      double          level_db);

void  earcup_tone_set_score       (EarcupTone  *self,
                                   const float *frames,
                                   gsize        n_frames);
gsize earcup_tone_get_score_place (EarcupTone  *self);

G_END_DECLS
