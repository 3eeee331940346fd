/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-minimum-phase.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-units.h"

#undef G_DISABLE_ASSERT

#define N 4096

/* A filter with its pole and its zero inside the unit circle, whose phase is known. */
static double complex
known (double turn)
{
  double complex back = cexp (-I * turn);

  return (1.0 - 0.7 * back) / (1.0 + 0.5 * back);
}

static void
test_known_filter (void)
{
  float *spectrum = earcup_fft_alloc (N + 2);
  float *time = earcup_fft_alloc (N);

  for (guint i = 0; i <= N / 2; i++)
    spectrum[2 * i] = (float) log (cabs (known (EARCUP_TWO_PI * i / N)));

  earcup_minimum_phase_compute (earcup_fft_get (N), spectrum, time);
  for (guint i = 0; i <= N / 2; i++)
    g_assert_cmpfloat (cabs (spectrum[2 * i] + I * spectrum[2 * i + 1] -
                             known (EARCUP_TWO_PI * i / N)), <, 1e-5);

  earcup_fft_free (spectrum);
  earcup_fft_free (time);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/minimum-phase/a-known-filter-gets-its-phase", test_known_filter);
  return g_test_run ();
}
