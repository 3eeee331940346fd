/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-spectrum.h"

#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-groups.h"

#define WINDOW   8192
#define N_VALUES (WINDOW + 8)       /* of a transform, in whole vectors */

/* The power of two channels is half that of their sum and of their difference. Once there were
 * many blocks of sound these take turns, and each counts for both: half the work for an average
 * that hardly moves any more. */
#define THOROUGH_BLOCKS 128

/* The two filters of the weighting at 48 kHz; their response as a function of frequency holds for
 * other rates. Source: ITU-R BS.1770-5, tables 1 and 2. */
#define WEIGHTING_RATE_HZ 48000.0
static const double shelf_b[3] = { 1.53512485958697, -2.69169618940638, 1.19839281085285 };
static const double shelf_a[3] = { 1.0, -1.69065929318241, 0.73248077421585 };
static const double high_pass_b[3] = { 1.0, -2.0, 1.0 };
static const double high_pass_a[3] = { 1.0, -1.99004745483398, 0.99007225036621 };

struct _EarcupSpectrum
{
  guint            rate_hz;
  const EarcupFft *fft;
  float           *block;          /* interleaved, being filled */
  gsize            n_filled;
  guint64          n_blocks;
  float           *window;
  float           *time;
  float           *bins;           /* real and imaginary parts in turn … */
  double           squares[N_VALUES];     /* … and the sums of their squares */
};

/**
 * earcup_spectrum_new:
 * @rate_hz: sample rate in Hz
 *
 * Makes an empty spectrum.
 *
 * Returns: (transfer full): the spectrum
 */
EarcupSpectrum *
earcup_spectrum_new (guint rate_hz)
{
  EarcupSpectrum *self = g_new0 (EarcupSpectrum, 1);

  self->rate_hz = rate_hz;
  self->fft = earcup_fft_get (WINDOW);
  self->block = earcup_fft_alloc (2 * WINDOW);
  self->window = earcup_fft_alloc (WINDOW);
  self->time = earcup_fft_alloc (WINDOW);
  self->bins = earcup_fft_alloc (N_VALUES);

  for (gsize i = 0; i < WINDOW; i++)
    self->window[i] = (float) (0.5 - 0.5 * cos (EARCUP_TWO_PI * (double) i / WINDOW));

  return self;
}

/* Frees a spectrum. */
void
earcup_spectrum_free (EarcupSpectrum *self)
{
  earcup_fft_free (self->block);
  earcup_fft_free (self->window);
  earcup_fft_free (self->time);
  earcup_fft_free (self->bins);
  g_free (self);
}

/* The channels, each times a factor, under the window. */
EARCUP_DISPATCHED
static void
mix (const EarcupSpectrum *self,
     float                 left,
     float                 right,
     float                *time)
{
  for (gsize i = 0; i < WINDOW; i += EARCUP_N_FLOATS / 2)
    {
      FloatsHalf first, second, mixed;

      floats_split (floats_load (self->block + 2 * i), &first, &second);
      memcpy (&mixed, self->window + i, sizeof mixed);
      mixed *= left * FLOATS_PICK (first, second, 0, 2, 4, 6) +
               right * FLOATS_PICK (first, second, 1, 3, 5, 7);
      memcpy (time + i, &mixed, sizeof mixed);
    }
}

EARCUP_DISPATCHED
static void
add_squares (const float *values,
             double      *squares)
{
  for (gsize i = 0; i < N_VALUES; i++)
    squares[i] += (double) (values[i] * values[i]);
}

static void
transform (EarcupSpectrum *self,
           float           left,
           float           right)
{
  mix (self, left, right, self->time);
  earcup_fft_forward (self->fft, self->time, self->bins);
  add_squares (self->bins, self->squares);
}

static void
add_block (EarcupSpectrum *self)
{
  if (self->n_blocks < THOROUGH_BLOCKS)
    {
      transform (self, 1.0f, 0.0f);
      transform (self, 0.0f, 1.0f);
    }
  else
    transform (self, 1.0f, self->n_blocks % 2 == 0 ? 1.0f : -1.0f);

  self->n_blocks++;
  self->n_filled = 0;
}

/* Takes @n_frames frames of interleaved stereo, after those that came before. */
void
earcup_spectrum_add (EarcupSpectrum *self,
                     const float    *frames,
                     gsize           n_frames)
{
  g_return_if_fail (self->block != NULL);

  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, WINDOW - self->n_filled);

      memcpy (self->block + 2 * self->n_filled, frames, 2 * n * sizeof (float));
      self->n_filled += n;
      if (self->n_filled == WINDOW)
        add_block (self);

      frames += 2 * n;
      n_frames -= n;
    }
}

/* Returns: (transfer full) (array length=n_bins): the power in each bin, not scaled */
double *
earcup_spectrum_dup_power (const EarcupSpectrum *self,
                           gsize                *n_bins)
{
  double *power = g_new (double, WINDOW / 2 + 1);

  *n_bins = WINDOW / 2 + 1;
  for (gsize i = 0; i < *n_bins; i++)
    power[i] = self->squares[2 * i] + self->squares[2 * i + 1];

  return power;
}

/**
 * earcup_spectrum_new_power:
 * @rate_hz: sample rate in Hz
 * @power: (array length=n_bins): as of earcup_spectrum_dup_power()
 * @n_bins: how many there are
 *
 * Makes a spectrum anew from what was found before. No sound can be added to it.
 *
 * Returns: (transfer full) (nullable): the spectrum; %NULL when @power has another length or holds
 *   what is no power
 */
EarcupSpectrum *
earcup_spectrum_new_power (guint         rate_hz,
                           const double *power,
                           gsize         n_bins)
{
  g_autoptr(EarcupSpectrum) self = NULL;

  if (n_bins != WINDOW / 2 + 1)
    return NULL;

  self = g_new0 (EarcupSpectrum, 1);
  self->rate_hz = rate_hz;
  for (gsize i = 0; i < n_bins; i++)
    {
      if (!(power[i] >= 0.0) || isinf (power[i]))
        return NULL;
      self->squares[2 * i] = power[i];
    }

  return g_steal_pointer (&self);
}

static double
biquad_power (const double   *b,
              const double   *a,
              double complex  z)
{
  double complex above = b[0] + (b[1] + b[2] * z) * z;
  double complex below = a[0] + (a[1] + a[2] * z) * z;

  return pow (cabs (above / below), 2.0);
}

static double
weighting (double hz)
{
  double complex z = cexp (-I * EARCUP_TWO_PI * fmin (hz, WEIGHTING_RATE_HZ / 2.0) /
                           WEIGHTING_RATE_HZ);

  return biquad_power (shelf_b, shelf_a, z) * biquad_power (high_pass_b, high_pass_a, z);
}

/**
 * earcup_spectrum_predict_change:
 * @self: a spectrum
 * @recipe: what is to be heard
 *
 * Predicts by how much a kernel changes the loudness of the sound, without its gates. Where it
 * crosses over, the channels are taken to differ.
 *
 * Returns: the change in LU, 0 when no sound was added
 */
double
earcup_spectrum_predict_change (const EarcupSpectrum  *self,
                                const EarcupRecipe    *recipe)
{
  double before = 0.0, after = 0.0;

  for (gsize i = 1; i <= WINDOW / 2; i++)
    {
      double hz = (double) i * self->rate_hz / WINDOW;
      double power = (self->squares[2 * i] + self->squares[2 * i + 1]) * weighting (hz);

      before += power;
      after += power * pow (10.0, earcup_recipe_get_level (recipe, hz) / 10.0);
    }

  return before > 0.0 ? 10.0 * log10 (after / before) : 0.0;
}
