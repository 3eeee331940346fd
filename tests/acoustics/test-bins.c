/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-bins.h"

#include <math.h>

#include "acoustics/earcup-emulation.h"
#include "acoustics/earcup-units.h"

static void
test_values (void)
{
  const guint rates_hz[] = { 8000, 44100, 48000, 192000 };

  for (guint k = 0; k < G_N_ELEMENTS (rates_hz); k++)
    {
      g_autoptr(EarcupBins) bins = earcup_bins_get (rates_hz[k], 4096);

      g_assert_cmpuint (bins->n_bins, ==, 2049);
      g_assert_cmpfloat_with_epsilon (bins->spacing_hz, rates_hz[k] / 4096.0, 1e-12);
      for (gsize i = 0; i < bins->n_bins; i++)
        {
          double hz = fmax ((double) i * bins->spacing_hz, 20.0);

          g_assert_cmpfloat_with_epsilon (bins->position[i], log (hz / 1000.0), 1e-6);
          g_assert_cmpfloat_with_epsilon (bins->fade[i], earcup_emulation_get_fade (hz), 1e-7);
          g_assert_cmpfloat_with_epsilon (bins->sine[i], sin (EARCUP_PI * (double) i / 2048.0),
                                          1e-7);
        }
    }
}

/* The first bin above 20 Hz, and the last one below 16 kHz. */
static void
test_limits (void)
{
  g_autoptr(EarcupBins) bins = earcup_bins_get (48000, 32768);
  g_autoptr(EarcupBins) low = earcup_bins_get (8000, 32768);

  g_assert_cmpfloat ((double) bins->first * bins->spacing_hz, >, 20.0);
  g_assert_cmpfloat ((double) (bins->first - 1) * bins->spacing_hz, <=, 20.0);
  g_assert_cmpfloat ((double) bins->n_filtered * bins->spacing_hz, >=, 16000.0);
  g_assert_cmpfloat ((double) (bins->n_filtered - 1) * bins->spacing_hz, <, 16000.0);
  g_assert_cmpuint (low->n_filtered, ==, low->n_bins);
}

/* The last ones are kept; one in use outlives its place. */
static void
test_kept (void)
{
  g_autoptr(EarcupBins) first = earcup_bins_get (48000, 1024);
  g_autoptr(EarcupBins) again = earcup_bins_get (48000, 1024);

  g_assert_true (again == first);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(EarcupBins) other = earcup_bins_get (50000 + i, 1024);

      g_assert_true (other != first);
      g_assert_cmpuint (other->rate_hz, ==, 50000 + i);
    }

  g_assert_cmpuint (first->rate_hz, ==, 48000);
  g_assert_cmpfloat_with_epsilon (first->position[512], log (24.0), 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/bins/values-belong-to-their-frequency", test_values);
  g_test_add_func ("/acoustics/bins/limits-are-20-hz-and-16-khz", test_limits);
  g_test_add_func ("/acoustics/bins/the-last-ones-are-kept", test_kept);

  return g_test_run ();
}
