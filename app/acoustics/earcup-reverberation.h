/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-head.h"
#include "acoustics/earcup-room.h"

G_BEGIN_DECLS

/* A diffuse tail, in the frame of the impulse response that it completes. */
typedef struct {
  const EarcupRoom        *room;
  const EarcupLoudspeaker *speaker;
  double                   origin_s;          /* time of the first frame since the sound was sent */
  double                   mixing_time_s;     /* since the sound was sent */
  guint                    rate_hz;
  gsize                    n_taps;
  gsize                    n_fft;             /* even, more than n_taps */
} EarcupReverberation;

double earcup_reverberation_get_coherence (double                      hz);
void   earcup_reverberation_compute       (const EarcupReverberation  *self,
                                           guint32                     seed,
                                           float complex              *ears[EARCUP_EARS]);

G_END_DECLS
