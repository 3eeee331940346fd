/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-loudness.h"

#include <ebur128.h>
#include <math.h>

/* Sound shorter than this is measured as a whole, without gates. */
#define UNGATED_BELOW_S 1.0

struct _EarcupLoudness
{
  ebur128_state *state;
  guint          rate_hz;
  guint64        n_frames;
};

/**
 * earcup_loudness_new:
 * @rate_hz: sample rate in Hz
 *
 * Makes a meter.
 *
 * Returns: (transfer full): the meter
 */
EarcupLoudness *
earcup_loudness_new (guint rate_hz)
{
  EarcupLoudness *self = g_new0 (EarcupLoudness, 1);

  self->rate_hz = rate_hz;
  self->state = ebur128_init (2, rate_hz, EBUR128_MODE_I | EBUR128_MODE_S |
                                          EBUR128_MODE_TRUE_PEAK);
  if (self->state == NULL)
    g_error ("Out of memory: loudness meter");

  return self;
}

/* Frees a meter. */
void
earcup_loudness_free (EarcupLoudness *self)
{
  ebur128_destroy (&self->state);
  g_free (self);
}

/* Measures @n_frames frames of interleaved stereo, after those that came before. */
void
earcup_loudness_add (EarcupLoudness *self,
                     const float    *frames,
                     gsize           n_frames)
{
  ebur128_add_frames_float (self->state, frames, n_frames);
  self->n_frames += n_frames;
}

/**
 * earcup_loudness_get_lufs:
 * @self: a meter
 *
 * Computes the integrated loudness of all that was added; under one second of sound, the loudness
 * without gates.
 *
 * Source: ITU-R BS.1770-5; EBU R 128.
 *
 * Returns: the loudness in LUFS, `-INFINITY` for silence
 */
double
earcup_loudness_get_lufs (EarcupLoudness *self)
{
  double lufs = -INFINITY;

  if (self->n_frames == 0)
    return -INFINITY;

  if ((double) self->n_frames < UNGATED_BELOW_S * self->rate_hz)
    {
      double window_ms = 1000.0 * (double) self->n_frames / self->rate_hz;

      ebur128_loudness_window (self->state, (unsigned long) fmax (floor (window_ms), 1.0), &lufs);
    }
  else
    ebur128_loudness_global (self->state, &lufs);

  return lufs > -200.0 ? lufs : -INFINITY;
}

/* Returns: the true peak of all that was added in dBTP, `-INFINITY` for silence */
double
earcup_loudness_get_peak (EarcupLoudness *self)
{
  double highest = 0.0;

  for (guint channel = 0; channel < 2; channel++)
    {
      double peak = 0.0;

      ebur128_true_peak (self->state, channel, &peak);
      highest = fmax (highest, peak);
    }

  return highest > 0.0 ? 20.0 * log10 (highest) : -INFINITY;
}
