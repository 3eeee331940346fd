/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-lines.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000

static EarcupLines *
analyse (const float *frames,
         gsize        n_frames,
         gsize        chunk)
{
  EarcupLines *lines = earcup_lines_new (RATE_HZ);

  for (gsize i = 0; i < n_frames; i += chunk)
    earcup_lines_add (lines, frames + 2 * i, MIN (chunk, n_frames - i));
  earcup_lines_finish (lines);

  return lines;
}

static double
plain (const EarcupLines *lines,
       EarcupLinesPart    part)
{
  return earcup_lines_sum_band (lines, part, 0.0, RATE_HZ / 2.0, NULL, NULL);
}

/* All of the power is found, however the sound comes in. */
static void
test_power (void)
{
  static const gsize lengths[] = { 1000, 48000, 100001 };
  static const gsize chunks[] = { 1, 997, 65536 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree float *noise = earcup_test_noise (lengths[i], 0.5, 3);
      g_autoptr(EarcupLines) lines = analyse (noise, lengths[i], chunks[i]);

      g_assert_cmpfloat_with_epsilon (plain (lines, EARCUP_LINES_EACH),
                                      earcup_test_level (noise, 2 * lengths[i]), 0.01);
    }
}

static void
test_parts (void)
{
  g_autofree float *tone = earcup_test_tone (RATE_HZ, 1000.0, 0.5, RATE_HZ);
  g_autoptr(EarcupLines) same = analyse (tone, RATE_HZ, 4096);
  g_autoptr(EarcupLines) one = NULL;
  double level_db = 20.0 * log10 (0.5 / G_SQRT2);

  g_assert_cmpfloat_with_epsilon (plain (same, EARCUP_LINES_LEFT), level_db, 0.01);
  g_assert_cmpfloat_with_epsilon (plain (same, EARCUP_LINES_EACH), level_db, 0.01);
  g_assert_cmpfloat_with_epsilon (plain (same, EARCUP_LINES_SUM), level_db + 6.0206, 0.01);
  g_assert_cmpfloat (plain (same, EARCUP_LINES_DIFFERENCE), <, -200.0);

  for (gsize i = 0; i < RATE_HZ; i++)
    tone[2 * i] = 0.0f;
  one = analyse (tone, RATE_HZ, 4096);
  g_assert_cmpfloat (plain (one, EARCUP_LINES_LEFT), <, -200.0);
  g_assert_cmpfloat_with_epsilon (plain (one, EARCUP_LINES_EACH), level_db - 3.0103, 0.01);
  g_assert_cmpfloat_with_epsilon (plain (one, EARCUP_LINES_DIFFERENCE), level_db, 0.01);
}

static double
weigh_a (double        hz,
         gconstpointer data)
{
  return earcup_weighting_a (hz);
}

static void
test_weight (void)
{
  static const double hz[] = { 40.0, 100.0, 1000.0, 8000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    {
      g_autofree float *tone = earcup_test_tone (4 * RATE_HZ, hz[i], 1.0, RATE_HZ);
      g_autoptr(EarcupLines) lines = analyse (tone, 4 * RATE_HZ, 4096);

      g_assert_cmpfloat_with_epsilon (earcup_lines_sum (lines, EARCUP_LINES_EACH, weigh_a, NULL),
                                      -3.0103 + earcup_weighting_a (hz[i]), 0.05);
    }
}

/* The thirds share out what there is: white noise has 1 dB more in each, and a tone is in its
 * own. */
static void
test_thirds (void)
{
  g_autofree float *tone = earcup_test_tone (4 * RATE_HZ, 500.0, 1.0, RATE_HZ);
  g_autofree float *noise = earcup_test_noise (4 * RATE_HZ, 1.0, 5);
  g_autoptr(EarcupLines) of_tone = analyse (tone, 4 * RATE_HZ, 4096);
  g_autoptr(EarcupLines) of_noise = analyse (noise, 4 * RATE_HZ, 4096);
  g_autoptr(EarcupResponse) peak = earcup_lines_new_response (of_tone, EARCUP_LINES_EACH, NULL,
                                                              NULL);
  g_autoptr(EarcupResponse) slope = earcup_lines_new_response (of_noise, EARCUP_LINES_EACH, NULL,
                                                               NULL);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double level_db = earcup_response_get_level (peak, earcup_weighting_third_centre (i));

      if (i == 14)
        g_assert_cmpfloat_with_epsilon (level_db, -3.0103, 0.01);
      else
        g_assert_cmpfloat (level_db, <, -40.0);
    }

  for (guint i = 17; i < 29; i++)
    g_assert_cmpfloat_with_epsilon (
      earcup_response_get_level (slope, earcup_weighting_third_centre (i + 1)) -
      earcup_response_get_level (slope, earcup_weighting_third_centre (i)), 1.0, 0.4);
}

static void
test_silence (void)
{
  g_autofree float *silence = g_new0 (float, 2000);
  g_autoptr(EarcupLines) lines = analyse (silence, 1000, 100);
  g_autoptr(EarcupLines) nothing = analyse (silence, 0, 100);

  g_assert_cmpfloat (plain (lines, EARCUP_LINES_EACH), ==, -INFINITY);
  g_assert_cmpfloat (plain (nothing, EARCUP_LINES_EACH), ==, -INFINITY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/lines/all-power-is-found", test_power);
  g_test_add_func ("/scenes/lines/channels-are-told-apart", test_parts);
  g_test_add_func ("/scenes/lines/weights-are-added", test_weight);
  g_test_add_func ("/scenes/lines/thirds-share-it-out", test_thirds);
  g_test_add_func ("/scenes/lines/silence-has-no-level", test_silence);

  return g_test_run ();
}
