/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-band-power.h"

#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-test-sound.h"

static void
load (GFile  *file,
      double  power[EARCUP_WEIGHTING_THIRDS])
{
  g_autoptr(GError) error = NULL;
  double sum = 0.0;

  g_assert_true (earcup_band_power_load (file, power, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    sum += power[i];
  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-9);
}

static void
test_tone (void)
{
  const guint rates_hz[] = { 22050, 48000, 192000 };
  const guint bands[] = { 0, 7, 17, 26 };

  for (guint r = 0; r < G_N_ELEMENTS (rates_hz); r++)
    for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
      {
        double hz = earcup_weighting_third_centre (bands[b]);
        gsize n_frames = 3 * rates_hz[r];
        g_autofree float *frames = earcup_test_tone (n_frames, hz, 0.5, rates_hz[r]);
        g_autoptr(GFile) file = earcup_test_write_wave ("tone.wav", frames, n_frames,
                                                        rates_hz[r]);
        double power[EARCUP_WEIGHTING_THIRDS];

        load (file, power);
        g_assert_cmpfloat (power[bands[b]], >, 0.98);
      }
}

/* White noise has as much in a band as the band is wide. */
static void
test_white (void)
{
  g_autofree float *frames = earcup_test_noise (960000, 0.5, 7);
  g_autoptr(GFile) file = earcup_test_write_wave ("white.wav", frames, 960000, 48000);
  double power[EARCUP_WEIGHTING_THIRDS];

  load (file, power);
  for (guint i = 10; i < EARCUP_WEIGHTING_THIRDS; i++)
    g_assert_cmpfloat_with_epsilon (10.0 * log10 (power[i] / power[20]), (double) i - 20.0, 0.5);
}

/* A click anywhere, even at the very ends, is found whole: shares depend on the sound alone. */
static void
test_ends (void)
{
  const gsize at[] = { 0, 9000, 17999 };

  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      g_autofree float *frames = earcup_test_impulse (18000, at[i], 0.9);
      g_autoptr(GFile) file = earcup_test_write_wave ("click.wav", frames, 18000, 48000);
      double power[EARCUP_WEIGHTING_THIRDS];

      load (file, power);
      for (guint j = 10; j < 30; j++)
        g_assert_cmpfloat_with_epsilon (10.0 * log10 (power[j] / power[20]), (double) j - 20.0,
                                        0.3);
    }
}

/* The last moments of a file that ends just before its window does are not faded out. */
static void
test_last (void)
{
  const gsize n_frames = 32768 - 16;
  g_autofree float *frames = g_new0 (float, 2 * n_frames);
  g_autofree float *low = earcup_test_tone (2000, 125.0, 0.5, 48000);
  g_autofree float *high = earcup_test_tone (2000, 1000.0, 0.5, 48000);
  g_autoptr(GFile) file = NULL;
  double power[EARCUP_WEIGHTING_THIRDS];

  for (gsize i = 0; i < 2 * 2000; i++)
    {
      frames[2 * 15400 + i] = low[i];
      frames[2 * (n_frames - 2000) + i] = high[i];
    }

  file = earcup_test_write_wave ("last.wav", frames, n_frames, 48000);
  load (file, power);
  g_assert_cmpfloat (power[16] + power[17] + power[18], >, 0.4);
  g_assert_cmpfloat (power[7] + power[8] + power[9], >, 0.4);
}

/* What lies on one side only counts like what lies on the other. */
static void
test_channels (void)
{
  g_autofree float *left = earcup_test_tone (96000, 1000.0, 0.5, 48000);
  g_autofree float *right = earcup_test_tone (96000, 100.0, 0.5, 48000);
  g_autoptr(GFile) file = NULL;
  double power[EARCUP_WEIGHTING_THIRDS];

  for (gsize i = 0; i < 96000; i++)
    left[2 * i + 1] = right[2 * i];

  file = earcup_test_write_wave ("sides.wav", left, 96000, 48000);
  load (file, power);
  g_assert_cmpfloat_with_epsilon (power[17], 0.5, 0.01);
  g_assert_cmpfloat_with_epsilon (power[7], 0.5, 0.01);
}

static void
test_refused (void)
{
  g_autofree float *silence = g_new0 (float, 2 * 4800);
  g_autoptr(GFile) silent = earcup_test_write_wave ("silent.wav", silence, 4800, 48000);
  g_autoptr(GFile) missing = earcup_test_file ("missing.wav");
  g_autoptr(GError) error = NULL;
  double power[EARCUP_WEIGHTING_THIRDS] = { 42.0 };

  g_assert_false (earcup_band_power_load (silent, power, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_clear_error (&error);

  g_assert_false (earcup_band_power_load (missing, power, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpfloat (power[0], ==, 42.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/band-power/a-tone-lies-in-its-band", test_tone);
  g_test_add_func ("/audio/band-power/white-noise-fills-bands-by-width", test_white);
  g_test_add_func ("/audio/band-power/no-frame-is-lost", test_ends);
  g_test_add_func ("/audio/band-power/last-moments-count-in-full", test_last);
  g_test_add_func ("/audio/band-power/both-channels-count", test_channels);
  g_test_add_func ("/audio/band-power/silence-and-no-file-are-refused", test_refused);

  return g_test_run ();
}
