/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-cepstrum.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

#define LENGTH 32768
#define N_BINS (LENGTH / 2 + 1)

/* A zero and a pole inside the unit circle: its own phase is the least one. */
typedef struct {
  double zero, pole, gain;
} Filter;

static double complex
respond (const Filter *filter,
         gsize         bin)
{
  double complex back = cexp (-I * EARCUP_TWO_PI * (double) bin / LENGTH);

  return filter->gain * (1.0 - filter->zero * back) / (1.0 - filter->pole * back);
}

/* Takes @magnitude, which has room for eight more. */
static float *
compute (float *magnitude)
{
  g_autoptr(EarcupBins) bins = earcup_bins_get (48000, LENGTH);
  float *scratch = earcup_fft_alloc (N_BINS + 8), *work = earcup_fft_alloc (N_BINS + 8);
  float *spectrum = earcup_fft_alloc (2 * N_BINS + 16);

  earcup_cepstrum_compute (bins, magnitude, scratch, work, spectrum);
  earcup_fft_free (magnitude);
  earcup_fft_free (scratch);
  earcup_fft_free (work);

  return spectrum;
}

static float *
compute_filter (const Filter *filter)
{
  float *magnitude = earcup_fft_alloc (N_BINS + 8);

  for (gsize i = 0; i < N_BINS; i++)
    magnitude[i] = (float) log (cabs (respond (filter, i)));

  return compute (magnitude);
}

/* One ripple of the magnitude makes one of the phase, whichever it is. */
static void
test_ripple (void)
{
  const gsize half = LENGTH / 2;
  const gsize ripples[] = { 0, 1, 2, 3, 8, 501, half / 2 - 1, half / 2, half / 2 + 1, half - 1 };

  for (guint k = 0; k < G_N_ELEMENTS (ripples); k++)
    {
      float *magnitude = earcup_fft_alloc (N_BINS + 8), *spectrum;

      for (gsize i = 0; i < N_BINS; i++)
        magnitude[i] = (float) (0.1 * cos (EARCUP_PI * (double) (i * ripples[k]) / (double) half));

      spectrum = compute (magnitude);
      for (gsize i = 0; i < N_BINS; i++)
        {
          double complex value = LENGTH * (spectrum[2 * i] + I * spectrum[2 * i + 1]);
          double angle = EARCUP_PI * (double) (i * ripples[k]) / (double) half;

          g_assert_cmpfloat (cabs (value / cexp (0.1 * cexp (-I * angle)) - 1.0), <=, 5e-5);
        }
      earcup_fft_free (spectrum);
    }
}

/* Single precision leaves a ten-thousandth, a hundredth of what a kernel may be off. */
static void
test_phase (void)
{
  const Filter filters[] = {
    { 0.0, 0.0, 1.0 }, { 0.5, 0.0, 1.0 }, { 0.0, 0.5, 0.25 }, { 0.9, -0.6, 1.0 },
    { 0.99, 0.95, 2.0 }, { -0.8, -0.3, 1.0 }, { 0.995, 0.999, 1.0 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (filters); k++)
    {
      float *spectrum = compute_filter (&filters[k]);
      double worst = 0.0;

      for (gsize i = 0; i < N_BINS; i++)
        {
          double complex value = LENGTH * (spectrum[2 * i] + I * spectrum[2 * i + 1]);

          worst = fmax (worst, cabs (value / respond (&filters[k], i) - 1.0));
        }
      earcup_fft_free (spectrum);

      g_test_message ("Zero %g, pole %g: within %.2g", filters[k].zero, filters[k].pole, worst);
      g_assert_cmpfloat (worst, <=, 4e-4);
    }
}

/* What a pole leaves is known tap by tap. */
static void
test_impulse (void)
{
  const Filter filter = { 0.0, 0.9, 1.0 };
  float *spectrum = compute_filter (&filter), *time = earcup_fft_alloc (LENGTH);
  double expected = 1.0;

  earcup_fft_inverse (earcup_fft_get (LENGTH), spectrum, time);
  for (gsize i = 0; i < LENGTH; i++)
    {
      g_assert_cmpfloat (fabs (time[i] - expected), <=, 3e-5);
      expected *= 0.9;
    }
  earcup_fft_free (spectrum);
  earcup_fft_free (time);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/cepstrum/a-ripple-of-the-level-is-one-of-the-phase", test_ripple);
  g_test_add_func ("/acoustics/cepstrum/phase-of-a-filter-is-found", test_phase);
  g_test_add_func ("/acoustics/cepstrum/impulse-of-a-pole-is-found", test_impulse);

  return g_test_run ();
}
