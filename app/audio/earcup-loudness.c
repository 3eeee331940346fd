/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-loudness.h"

#include <math.h>

#include "audio/earcup-true-peak.h"
#include "audio/earcup-k-weighting.h"

/* Blocks of 0.4 s are measured every 0.1 s. Of those above the first gate is taken the mean, and
 * then of those that are less than 10 LU below that mean. Source: ITU-R BS.1770-5, annex 1. */
#define STEPS_PER_BLOCK 4
#define ABSOLUTE_GATE   1.1724653045822981e-7      /* the power of -70 LUFS */
#define RELATIVE_GATE   0.1
#define OFFSET_LU       -0.691
#define SILENCE_LUFS    -200.0

/* Sound shorter than this is measured as a whole, without gates. */
#define UNGATED_BELOW_S 1.0

struct _EarcupLoudness
{
  EarcupKWeighting *weighting;
  EarcupTruePeak  *true_peak;
  guint            rate_hz;
  guint64          n_frames;
  gsize            step;          /* frames in 0.1 s */
  gsize            in_step;       /* frames since the last step was complete */
  double           sum;           /* of their squares, weighted */
  GArray          *steps;         /* such sums of complete steps */
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
  self->step = MAX ((rate_hz + 5) / 10, 1);
  self->weighting = earcup_k_weighting_new (rate_hz);
  self->true_peak = earcup_true_peak_new (rate_hz);
  self->steps = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

/* Frees a meter. */
void
earcup_loudness_free (EarcupLoudness *self)
{
  earcup_k_weighting_free (self->weighting);
  earcup_true_peak_free (self->true_peak);
  g_array_unref (self->steps);
  g_free (self);
}

/* Measures @n_frames frames of interleaved stereo, after those that came before. */
void
earcup_loudness_add (EarcupLoudness *self,
                     const float    *frames,
                     gsize           n_frames)
{
  earcup_true_peak_add (self->true_peak, frames, n_frames);
  self->n_frames += n_frames;

  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, self->step - self->in_step);

      self->sum += earcup_k_weighting_add (self->weighting, frames, n);
      self->in_step += n;
      if (self->in_step == self->step)
        {
          g_array_append_val (self->steps, self->sum);
          self->in_step = 0;
          self->sum = 0.0;
        }

      frames += 2 * n;
      n_frames -= n;
    }
}

/**
 * earcup_loudness_restart:
 * @self: a meter
 *
 * Counts nothing of what was added so far, but continues it: weighting and true peak know what came
 * before.
 */
void
earcup_loudness_restart (EarcupLoudness *self)
{
  earcup_true_peak_restart (self->true_peak);
  g_array_set_size (self->steps, 0);
  self->n_frames = 0;
  self->in_step = 0;
  self->sum = 0.0;
}

/* The mean power of the blocks that have at least @gate; 0 when there are none. */
static double
average (const EarcupLoudness *self,
         double                gate)
{
  const double *steps = (const double *) (gconstpointer) self->steps->data;
  double sum = 0.0;
  guint n = 0;

  for (guint i = STEPS_PER_BLOCK; i <= self->steps->len; i++)
    {
      double power = 0.0;

      for (guint k = i - STEPS_PER_BLOCK; k < i; k++)
        power += steps[k];

      power /= (double) (STEPS_PER_BLOCK * self->step);
      if (power >= gate)
        {
          sum += power;
          n++;
        }
    }

  return n > 0 ? sum / n : 0.0;
}

/* The mean power of everything. */
static double
average_ungated (const EarcupLoudness *self)
{
  double sum = self->sum;

  for (guint i = 0; i < self->steps->len; i++)
    sum += g_array_index (self->steps, double, i);

  return sum / (double) MAX (self->n_frames, 1);
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
earcup_loudness_get_lufs (const EarcupLoudness *self)
{
  gboolean is_short = (double) self->n_frames < UNGATED_BELOW_S * self->rate_hz;
  double power = is_short ? average_ungated (self) : average (self, ABSOLUTE_GATE);
  double lufs;

  if (!is_short)
    power = average (self, fmax (RELATIVE_GATE * power, ABSOLUTE_GATE));

  lufs = 10.0 * log10 (power) + OFFSET_LU;

  return lufs > SILENCE_LUFS ? lufs : -INFINITY;
}

/* Returns: the true peak of all that was added in dBTP, `-INFINITY` for silence */
double
earcup_loudness_get_peak (const EarcupLoudness *self)
{
  double peak = earcup_true_peak_get (self->true_peak);

  return peak > 0.0 ? 20.0 * log10 (peak) : -INFINITY;
}
