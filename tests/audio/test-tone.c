/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-tone.h"

#include <gst/check/gstharness.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define BLOCK   256

/* Lets the element make so many blocks, behind what it made before. Returns: (transfer full): them,
 * interleaved */
static float *
make (GstHarness *harness,
      gsize       n_blocks)
{
  float *frames = g_new (float, 2 * BLOCK * n_blocks);

  for (gsize i = 0; i < n_blocks; i++)
    {
      gsize size = BLOCK * 2 * sizeof (float);
      GstBuffer *buffer = gst_buffer_new_allocate (NULL, size, NULL);

      gst_buffer_memset (buffer, 0, 0, size);
      buffer = gst_harness_push_and_pull (harness, buffer);
      g_assert_cmpuint (gst_buffer_extract (buffer, 0, frames + 2 * BLOCK * i, size), ==, size);
      gst_buffer_unref (buffer);
    }

  return frames;
}

static GstHarness *
open_harness (EarcupTone **tone)
{
  GstHarness *harness = gst_harness_new ("earcuptone");

  gst_harness_set_src_caps_str (harness, "audio/x-raw, format=" GST_AUDIO_NE (F32) ", "
                                "layout=interleaved, channels=2, rate=48000");
  *tone = EARCUP_TONE (gst_harness_find_element (harness, "earcuptone"));

  return harness;
}

static void
close_harness (GstHarness *harness,
               EarcupTone *tone)
{
  gst_object_unref (tone);
  gst_harness_teardown (harness);
}

static void
test_sine (void)
{
  static const double pitches[] = { 20.0, 440.0, 1000.0, 12345.0, 20000.0 };
  EarcupTone *tone;
  GstHarness *harness = open_harness (&tone);

  for (guint i = 0; i < G_N_ELEMENTS (pitches); i++)
    {
      g_autofree float *before = NULL;
      g_autofree float *frames = NULL;

      earcup_tone_set (tone, EARCUP_TONE_SINE, pitches[i], -24.0);
      before = make (harness, 200);
      frames = make (harness, 200);
      g_assert_cmpfloat_with_epsilon (earcup_test_level (frames, 2 * 200 * BLOCK), -24.0 - 3.01,
                                      0.1);
      for (gsize k = 0; k < 200 * BLOCK; k++)
        g_assert_cmpfloat (frames[2 * k], ==, frames[2 * k + 1]);
    }
  close_harness (harness, tone);
}

/* The noise has the level of the sine and lies in its third of an octave. */
static void
test_noise (void)
{
  gsize n = 1 << 18;
  float *time = earcup_fft_alloc (n), *bins = earcup_fft_alloc (n + 2);
  EarcupTone *tone;
  GstHarness *harness = open_harness (&tone);
  g_autofree float *before = NULL;
  g_autofree float *frames = NULL;
  double inside = 0.0, octave = 0.0, all = 0.0;

  earcup_tone_set (tone, EARCUP_TONE_NOISE, 1000.0, -24.0);
  before = make (harness, 200);
  frames = make (harness, n / BLOCK);
  g_assert_cmpfloat_with_epsilon (earcup_test_level (frames, 2 * n), -24.0 - 3.01, 0.5);

  for (gsize i = 0; i < n; i++)
    time[i] = frames[2 * i];
  earcup_fft_forward (earcup_fft_get (n), time, bins);
  for (gsize i = 0; i <= n / 2; i++)
    {
      double hz = (double) i * RATE_HZ / (double) n;
      double power = bins[2 * i] * bins[2 * i] + bins[2 * i + 1] * bins[2 * i + 1];

      all += power;
      if (hz > 1000.0 / exp2 (1.0 / 6.0) && hz < 1000.0 * exp2 (1.0 / 6.0))
        inside += power;
      if (hz > 1000.0 / exp2 (1.0 / 3.0) && hz < 1000.0 * exp2 (1.0 / 3.0))
        octave += power;
    }
  g_test_message ("%.1f %% lie within", 100.0 * inside / all);
  g_assert_cmpfloat (inside / all, >, 0.85);
  g_assert_cmpfloat (octave / all, >, 0.99);
  earcup_fft_free (time);
  earcup_fft_free (bins);
  close_harness (harness, tone);
}

/* Beginning, end, a jump of the pitch and another kind leave no click above 6 kHz. */
static void
test_clicks (void)
{
  EarcupTone *tone;
  GstHarness *harness = open_harness (&tone);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  float *frames = g_new (float, 2 * BLOCK * 250);
  double steady, worst;

  g_ptr_array_add (parts, make (harness, 50));
  earcup_tone_set (tone, EARCUP_TONE_SINE, 100.0, -24.0);
  g_ptr_array_add (parts, make (harness, 50));
  earcup_tone_set (tone, EARCUP_TONE_SINE, 200.0, -24.0);
  g_ptr_array_add (parts, make (harness, 50));
  earcup_tone_set (tone, EARCUP_TONE_SINE, 150.0, -30.0);
  g_ptr_array_add (parts, make (harness, 50));
  earcup_tone_set (tone, EARCUP_TONE_NONE, 150.0, -30.0);
  g_ptr_array_add (parts, make (harness, 50));
  for (guint i = 0; i < parts->len; i++)
    memcpy (frames + 2 * BLOCK * 50 * i, parts->pdata[i], 2 * BLOCK * 50 * sizeof *frames);

  steady = earcup_test_click (frames, 90 * BLOCK, 8 * BLOCK, RATE_HZ);
  worst = earcup_test_click (frames, 48 * BLOCK, 180 * BLOCK, RATE_HZ);
  g_test_message ("steady %.1f dB, worst %.1f dB", steady, worst);
  g_assert_cmpfloat (worst, <, -90.0);
  for (gsize i = 0; i < 2 * 50 * BLOCK; i++)
    g_assert_cmpfloat (frames[i], ==, 0.0f);
  g_assert_cmpfloat (fabsf (frames[2 * BLOCK * 250 - 1]), <, 1e-6f);
  g_free (frames);
  close_harness (harness, tone);
}

/* A score is played once and as it is, and tells where it is; another one waits until it has faded
 * out, and none of it clicks. */
static void
test_score (void)
{
  gsize n = 40 * BLOCK;
  g_autofree float *low = earcup_test_tone (n, 300.0, 0.05, RATE_HZ);
  g_autofree float *high = earcup_test_tone (n, 500.0, 0.05, RATE_HZ);
  EarcupTone *tone;
  GstHarness *harness = open_harness (&tone);
  g_autofree float *first = NULL, *second = NULL, *third = NULL, *last = NULL;
  g_autofree float *all = g_new0 (float, 2 * BLOCK * 90);

  earcup_tone_set_score (tone, low, n);
  earcup_tone_set (tone, EARCUP_TONE_SCORE, 1000.0, -24.0);
  first = make (harness, 20);
  g_assert_cmpuint (earcup_tone_get_score_place (tone), ==, 20 * BLOCK);
  g_assert_cmpfloat (earcup_test_difference (first + 2 * BLOCK * 16, low + 2 * BLOCK * 16,
                                             2 * BLOCK * 4), <, -60.0);

  earcup_tone_set_score (tone, high, n);
  g_assert_cmpuint (earcup_tone_get_score_place (tone), ==, 0);
  second = make (harness, 50);
  g_assert_cmpuint (earcup_tone_get_score_place (tone), >, 10 * BLOCK);
  memcpy (all, first, 2 * BLOCK * 20 * sizeof *all);
  memcpy (all + 2 * BLOCK * 20, second, 2 * BLOCK * 50 * sizeof *all);
  g_assert_cmpfloat (earcup_test_click (all, 18 * BLOCK, 45 * BLOCK, RATE_HZ), <, -90.0);

  third = make (harness, 40);
  g_assert_cmpuint (earcup_tone_get_score_place (tone), ==, n);
  last = make (harness, 1);
  for (gsize i = 0; i < 2 * BLOCK; i++)
    g_assert_cmpfloat (last[i], ==, 0.0f);
  close_harness (harness, tone);
}

/* Without a score there is nothing to play. */
static void
test_no_score (void)
{
  EarcupTone *tone;
  GstHarness *harness = open_harness (&tone);
  g_autofree float *frames = NULL;

  earcup_tone_set (tone, EARCUP_TONE_SCORE, 1000.0, -24.0);
  frames = make (harness, 4);
  for (gsize i = 0; i < 2 * 4 * BLOCK; i++)
    g_assert_cmpfloat (frames[i], ==, 0.0f);
  close_harness (harness, tone);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();
  g_test_add_func ("/audio/tone/a-sine-has-its-level", test_sine);
  g_test_add_func ("/audio/tone/noise-is-a-third-of-an-octave-wide", test_noise);
  g_test_add_func ("/audio/tone/nothing-clicks", test_clicks);
  g_test_add_func ("/audio/tone/a-score-is-played-once", test_score);
  g_test_add_func ("/audio/tone/without-a-score-there-is-silence", test_no_score);

  return earcup_test_run ();
}
