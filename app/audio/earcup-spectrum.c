/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-spectrum.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

#define WINDOW 8192

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
  float           *time;
  float           *bins;
  double           power[WINDOW / 2 + 1];
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
  self->time = earcup_fft_alloc (WINDOW);
  self->bins = earcup_fft_alloc (WINDOW + 2);

  return self;
}

/* Frees a spectrum. */
void
earcup_spectrum_free (EarcupSpectrum *self)
{
  earcup_fft_free (self->block);
  earcup_fft_free (self->time);
  earcup_fft_free (self->bins);
  g_free (self);
}

static void
add_block (EarcupSpectrum *self)
{
  for (guint c = 0; c < 2; c++)
    {
      for (gsize i = 0; i < WINDOW; i++)
        {
          double hann = 0.5 - 0.5 * cos (EARCUP_TWO_PI * (double) i / WINDOW);

          self->time[i] = self->block[2 * i + c] * (float) hann;
        }

      earcup_fft_forward (self->fft, self->time, self->bins);
      for (gsize i = 0; i <= WINDOW / 2; i++)
        self->power[i] += pow (self->bins[2 * i], 2.0) + pow (self->bins[2 * i + 1], 2.0);
    }

  self->n_filled = 0;
}

/* Takes @n_frames frames of interleaved stereo, after those that came before. */
void
earcup_spectrum_add (EarcupSpectrum *self,
                     const float    *frames,
                     gsize           n_frames)
{
  for (gsize i = 0; i < n_frames; i++)
    {
      self->block[2 * self->n_filled] = frames[2 * i];
      self->block[2 * self->n_filled + 1] = frames[2 * i + 1];
      if (++self->n_filled == WINDOW)
        add_block (self);
    }
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
      double power = self->power[i] * weighting (hz);

      before += power;
      after += power * pow (10.0, earcup_recipe_get_level (recipe, hz) / 10.0);
    }

  return before > 0.0 ? 10.0 * log10 (after / before) : 0.0;
}
