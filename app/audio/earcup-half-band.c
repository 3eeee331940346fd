/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-half-band.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"

/* A half-band filter under a Kaiser window: flat to 0.2 of the old sample rate, and from 0.3 on at
 * least 90 dB down. Every other tap but the middle one is zero, and it is the same forwards as
 * backwards.
 *
 * Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
 * IEEE ISCAS 1974: 90 dB and a transition of 0.1 take 58 taps and a shape of 8.96. */
#define N_PAIRS 15
#define CENTRE  (2 * N_PAIRS - 1)
#define N_TAPS  (2 * CENTRE + 1)
#define SHAPE   8.96

struct _EarcupHalfBand
{
  float    pairs[N_PAIRS];            /* at 1, 3, 5 … from the middle */
  float    past[2 * N_TAPS * 2];      /* the last frames, twice, so that they are in one piece */
  guint    next;                      /* where the next frame goes */
  gboolean is_odd;                    /* the next frame gives none */
};

/* The modified Bessel function of order zero. */
static double
bessel (double x)
{
  double sum = 1.0, term = 1.0;

  for (guint k = 1; term > 1e-12 * sum; k++)
    {
      term *= (x / (2.0 * k)) * (x / (2.0 * k));
      sum += term;
    }

  return sum;
}

/* Makes a filter that knows no sound yet. */
EarcupHalfBand *
earcup_half_band_new (void)
{
  EarcupHalfBand *self = g_new0 (EarcupHalfBand, 1);
  double sum = 0.0;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      double away = 2.0 * i + 1.0;
      double way = away / (CENTRE + 1.0);
      double window = bessel (SHAPE * sqrt (1.0 - way * way)) / bessel (SHAPE);

      self->pairs[i] = (float) (sin (EARCUP_PI * away / 2.0) / (EARCUP_PI * away) * window);
      sum += 2.0 * (double) self->pairs[i];
    }
  for (guint i = 0; i < N_PAIRS; i++)
    self->pairs[i] *= (float) (0.5 / sum);

  return self;
}

/* Frees a filter. */
void
earcup_half_band_free (EarcupHalfBand *self)
{
  g_free (self);
}

/* Forgets all sound. */
void
earcup_half_band_reset (EarcupHalfBand *self)
{
  memset (self->past, 0, sizeof self->past);
  self->next = 0;
  self->is_odd = FALSE;
}

static void
filter (const EarcupHalfBand *self,
        const float          *oldest,
        float                *frame)
{
  const float *middle = oldest + 2 * CENTRE;
  float left = 0.5f * middle[0];
  float right = 0.5f * middle[1];

  for (int i = 0; i < N_PAIRS; i++)
    {
      int away = 2 * (2 * i + 1);

      left += self->pairs[i] * (middle[-away] + middle[away]);
      right += self->pairs[i] * (middle[1 - away] + middle[1 + away]);
    }

  frame[0] = left;
  frame[1] = right;
}

/**
 * earcup_half_band_process:
 * @self: a filter
 * @frames: (array): 2 * @n_frames values, interleaved, that continue those of the last call
 * @n_frames: how many there are
 * @halved: (out): room for @n_frames + 1 values; may be the same as @frames
 *
 * Halves the sample rate. Up to %EARCUP_HALF_BAND_PASS of the new one the level stays within
 * 0.001 dB, and what would be mirrored there is at least 90 dB down. The sound is late by 29 frames
 * of the old rate.
 *
 * Returns: how many frames there are now
 */
gsize
earcup_half_band_process (EarcupHalfBand *self,
                          const float    *frames,
                          gsize           n_frames,
                          float          *halved)
{
  gsize n = 0;

  for (gsize i = 0; i < n_frames; i++)
    {
      float frame[2] = { frames[2 * i], frames[2 * i + 1] };

      memcpy (self->past + 2 * self->next, frame, sizeof frame);
      memcpy (self->past + 2 * (self->next + N_TAPS), frame, sizeof frame);
      self->next = (self->next + 1) % N_TAPS;
      if (!self->is_odd)
        filter (self, self->past + 2 * self->next, halved + 2 * n++);
      self->is_odd = !self->is_odd;
    }

  return n;
}
