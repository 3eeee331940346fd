/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-half-band.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ  48000
#define FRAMES   19200
#define SETTLED  1000        /* of the halved frames */
#define MEASURED 8000        /* a third of a second: all tones here have whole periods in it */

static float *
halve_tone (double  hz,
            gsize  *n_halved)
{
  g_autoptr(EarcupHalfBand) filter = earcup_half_band_new ();
  g_autofree float *frames = earcup_test_tone (FRAMES, hz, 1.0, RATE_HZ);
  float *halved = g_new0 (float, FRAMES + 2);

  *n_halved = earcup_half_band_process (filter, frames, FRAMES, halved);

  return halved;
}

static void
test_pass (void)
{
  static const double pass_hz[] = { 21.0, 999.0, 5001.0, 9000.0, 9597.0 };

  for (guint i = 0; i < G_N_ELEMENTS (pass_hz); i++)
    {
      gsize n;
      g_autofree float *halved = halve_tone (pass_hz[i], &n);

      g_assert_cmpuint (n, ==, FRAMES / 2);
      g_assert_cmpfloat_with_epsilon (earcup_test_level (halved + 2 * SETTLED, 2 * MEASURED),
                                      10.0 * log10 (0.5), 0.001);
    }
}

/* What lies above the new range would come back as another frequency. */
static void
test_stop (void)
{
  static const double stop_hz[] = { 14401.0, 16000.0, 20000.0, 23900.0 };

  for (guint i = 0; i < G_N_ELEMENTS (stop_hz); i++)
    {
      gsize n;
      g_autofree float *halved = halve_tone (stop_hz[i], &n);

      g_assert_cmpfloat (earcup_test_level (halved + 2 * SETTLED, 2 * (n - SETTLED)), <, -88.0);
    }
}

static void
test_pieces (void)
{
  g_autoptr(EarcupHalfBand) filter = earcup_half_band_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 1);
  g_autofree float *whole = g_new0 (float, FRAMES + 2);
  g_autofree float *pieces = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);
  gsize n = earcup_half_band_process (filter, frames, FRAMES, whole), n_pieces = 0;

  earcup_half_band_reset (filter);
  for (gsize at = 0; at < FRAMES;)
    {
      gsize size = earcup_test_next_size (random, 0, FRAMES - at);

      n_pieces += earcup_half_band_process (filter, frames + 2 * at, size, pieces + 2 * n_pieces);
      at += size;
    }
  g_assert_cmpuint (n_pieces, ==, n);
  g_assert_cmpmem (whole, 2 * n * sizeof *whole, pieces, 2 * n * sizeof *pieces);
}

static void
test_in_place (void)
{
  g_autoptr(EarcupHalfBand) filter = earcup_half_band_new ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 1);
  g_autofree float *halved = g_new0 (float, FRAMES + 2);
  gsize n = earcup_half_band_process (filter, frames, FRAMES, halved);

  earcup_half_band_reset (filter);
  g_assert_cmpuint (earcup_half_band_process (filter, frames, FRAMES, frames), ==, n);
  g_assert_cmpmem (frames, 2 * n * sizeof *frames, halved, 2 * n * sizeof *frames);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/half-band/range-that-stays-is-unchanged", test_pass);
  g_test_add_func ("/audio/half-band/nothing-is-mirrored", test_stop);
  g_test_add_func ("/audio/half-band/buffers-of-any-size-give-the-same", test_pieces);
  g_test_add_func ("/audio/half-band/works-in-place", test_in_place);

  return earcup_test_run ();
}
