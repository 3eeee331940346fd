/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-layout.h"

G_BEGIN_DECLS

/* A microphone that takes up sound from everywhere, in a room with a pair of loudspeakers. */
typedef struct {
  const EarcupLoudspeaker *speaker;
  const EarcupRoom        *room;         /* NULL for the open */
  const EarcupPlaces      *places;
  double                   place_m[3];
  double                   mixing_time_s;   /* up to when reflections are single ones */
  guint                    rate_hz;
  gsize                    n_taps;       /* of the impulse response, even */
} EarcupMicrophone;

void earcup_microphone_compute (const EarcupMicrophone *self,
                                EarcupSpeaker           speaker,
                                float complex          *spectrum);

G_END_DECLS
