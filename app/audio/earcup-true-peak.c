/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-true-peak.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-groups.h"

/* Between the samples the sound is interpolated as libebur128 does it: a sinc under a Hann window
 * of 49 taps at the higher rate, four times that of the sound, or twice from 96 kHz on; from
 * 192 kHz on the samples are close enough. Of the taps, every fourth or second one falls on a
 * sample and is 1 or 0. The others come in phases of @N_TAPS or twice as many.
 *
 * No value in between is higher than the highest sample around times the sum of the magnitudes of
 * the taps of its phase. Where that product does not exceed the peak so far, which is nearly
 * everywhere, there is nothing to be computed: the result is the same.
 *
 * Source: ITU-R BS.1770-5, annex 2. */
#define LENGTH      49
#define MAX_TAPS    24                   /* of a phase, at twice the rate */
#define MAX_PHASES  3
#define BLOCK       32                   /* frames for which is decided whether to compute */
#define FINE_BELOW_HZ    96000
#define COARSE_BELOW_HZ 192000

struct _EarcupTruePeak
{
  guint  n_phases;                       /* between two samples */
  guint  n_taps;                         /* of each */
  Floats taps[MAX_TAPS][MAX_PHASES];     /* from the newest sample to the oldest */
  float  most;                           /* the highest sum of magnitudes */
  float  peak;
  float  highest_before;                 /* of the block before */
  gsize  n_filled;                       /* frames of the block so far */
  float  values[2 * (MAX_TAPS + BLOCK)]; /* what came before, then the block */
};

/* Returns: the tap at @at of @LENGTH, where @factor of them are one sample */
static double
find_tap (guint at,
          guint factor)
{
  double place = EARCUP_PI * ((double) at - (LENGTH - 1) / 2.0) / factor;
  double window = 0.5 - 0.5 * cos (EARCUP_TWO_PI * at / (LENGTH - 1));

  return sin (place) / place * window;
}

static void
design (EarcupTruePeak *self,
        guint           factor)
{
  self->n_phases = factor - 1;
  self->n_taps = (LENGTH - 1) / factor;

  for (guint phase = 0; phase < self->n_phases; phase++)
    {
      double sum = 0.0;

      for (guint k = 0; k < self->n_taps; k++)
        {
          double tap = find_tap (phase + 1 + k * factor, factor);

          self->taps[k][phase] = floats_all ((float) tap);
          sum += fabs (tap);
        }

      /* A little more, as all that follows is rounded. */
      self->most = fmaxf (self->most, (float) (sum * (1.0 + 1e-5)));
    }
}

/**
 * earcup_true_peak_new:
 * @rate_hz: sample rate in Hz
 *
 * Makes a meter that has heard nothing.
 *
 * Returns: (transfer full): the meter
 */
EarcupTruePeak *
earcup_true_peak_new (guint rate_hz)
{
  EarcupTruePeak *self = g_aligned_alloc0 (1, sizeof *self, sizeof (Floats));

  if (rate_hz < FINE_BELOW_HZ)
    design (self, 4);
  else if (rate_hz < COARSE_BELOW_HZ)
    design (self, 2);

  return self;
}

/* Frees a meter. */
void
earcup_true_peak_free (EarcupTruePeak *self)
{
  g_aligned_free (self);
}

EARCUP_INLINE Floats
magnitude (Floats x)
{
  return (Floats) ((FloatsMask) x & 0x7fffffff);
}

/* Of numbers that are not negative, which are in the same order as their bits. */
EARCUP_INLINE Floats
higher (Floats x,
        Floats y)
{
  return floats_select ((FloatsMask) x > (FloatsMask) y, x, y);
}

EARCUP_INLINE float
highest_of (Floats x)
{
  float highest = x[0];

  for (guint i = 1; i < EARCUP_N_FLOATS; i++)
    highest = x[i] > highest ? x[i] : highest;

  return highest;
}

EARCUP_DISPATCHED
static float
find_highest (const float *block)
{
  Floats highest = floats_all (0.0f);

  for (gsize i = 0; i < 2 * BLOCK; i += EARCUP_N_FLOATS)
    highest = higher (highest, magnitude (floats_load (block + i)));

  return highest_of (highest);
}

/* Eight values of each phase at a time, which are four frames. */
EARCUP_INLINE float
interpolate (const EarcupTruePeak *self,
             const float          *values,
             guint                 n_phases)
{
  Floats highest = floats_all (0.0f);

  for (gsize i = 0; i < 2 * BLOCK; i += 2 * EARCUP_N_FLOATS)
    {
      Floats sums[MAX_PHASES][2] = { 0 };

      for (guint k = 0; k < self->n_taps; k++)
        {
          Floats first = floats_load (values + i - 2 * k);
          Floats second = floats_load (values + i - 2 * k + EARCUP_N_FLOATS);

          for (guint phase = 0; phase < n_phases; phase++)
            {
              sums[phase][0] += self->taps[k][phase] * first;
              sums[phase][1] += self->taps[k][phase] * second;
            }
        }

      for (guint phase = 0; phase < n_phases; phase++)
        highest = higher (highest, higher (magnitude (sums[phase][0]),
                                           magnitude (sums[phase][1])));
    }

  return highest_of (highest);
}

EARCUP_DISPATCHED
static float
interpolate_fine (const EarcupTruePeak *self,
                  const float          *values)
{
  return interpolate (self, values, 3);
}

EARCUP_DISPATCHED
static float
interpolate_coarse (const EarcupTruePeak *self,
                    const float          *values)
{
  return interpolate (self, values, 1);
}

static void
measure_block (EarcupTruePeak *self)
{
  float *block = self->values + 2 * MAX_TAPS;
  float highest = find_highest (block);

  self->peak = fmaxf (self->peak, highest);
  if (self->n_phases > 0 && fmaxf (highest, self->highest_before) * self->most > self->peak)
    {
      float between = self->n_phases == 1 ? interpolate_coarse (self, block)
                                          : interpolate_fine (self, block);

      self->peak = fmaxf (self->peak, between);
    }

  self->highest_before = highest;
  memcpy (self->values, self->values + 2 * BLOCK, 2 * MAX_TAPS * sizeof (float));
}

/* Measures @n_frames frames of interleaved stereo, which continue those that came before. Neither
 * locks nor allocates. */
void
earcup_true_peak_add (EarcupTruePeak *self,
                      const float    *frames,
                      gsize           n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, BLOCK - self->n_filled);

      memcpy (self->values + 2 * (MAX_TAPS + self->n_filled), frames, 2 * n * sizeof (float));
      self->n_filled += n;
      if (self->n_filled == BLOCK)
        {
          measure_block (self);
          self->n_filled = 0;
        }

      frames += 2 * n;
      n_frames -= n;
    }
}

/* Counts nothing of what was added so far, but continues it. */
void
earcup_true_peak_restart (EarcupTruePeak *self)
{
  memmove (self->values, self->values + 2 * self->n_filled, 2 * MAX_TAPS * sizeof (float));
  self->n_filled = 0;
  self->peak = 0.0f;
  self->highest_before = INFINITY;
}

static double
interpolate_one (const EarcupTruePeak *self,
                 const float          *value,
                 guint                 phase)
{
  double sum = 0.0;

  for (guint k = 0; k < self->n_taps; k++)
    sum += (double) self->taps[k][phase][0] * value[-2 * (int) k];

  return fabs (sum);
}

/* Returns: the highest magnitude so far, relative to full scale */
double
earcup_true_peak_get (const EarcupTruePeak *self)
{
  const float *block = self->values + 2 * MAX_TAPS;
  double peak = self->peak;

  /* The block that is not full. */
  for (gsize i = 0; i < 2 * self->n_filled; i++)
    {
      peak = fmax (peak, fabs ((double) block[i]));
      for (guint phase = 0; phase < self->n_phases; phase++)
        peak = fmax (peak, interpolate_one (self, block + i, phase));
    }

  return peak;
}
