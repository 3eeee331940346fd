/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-take.h"

#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-test-sound.h"

static float *
expand (const EarcupTake *take,
        gsize            *n_frames)
{
  float *frames;

  earcup_take_get_samples (take, n_frames);
  frames = g_new (float, 2 * *n_frames);
  earcup_take_read (take, 0, frames, *n_frames);

  return frames;
}

/* A tone stays the tone it is at any rate. */
static void
test_rates (void)
{
  static const guint rates[] = { 8000, 44100, 48000, 96000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rates); j++)
      {
        gsize n_frames = rates[i];
        g_autofree float *tone = earcup_test_tone (n_frames, 1000.0, 0.5, rates[i]);
        g_autoptr(GFile) file = earcup_test_write_wave ("tone.wav", tone, n_frames, rates[i]);
        g_autoptr(GError) error = NULL;
        g_autoptr(EarcupTake) take = earcup_take_load (file, rates[j], NULL, &error);
        g_autofree float *expected = NULL, *found = NULL;
        gsize n, edge = rates[j] / 100;

        g_assert_no_error (error);
        found = expand (take, &n);
        g_assert_cmpint (ABS ((int) n - (int) rates[j]), <=, 1);
        expected = earcup_test_tone (n, 1000.0, 0.5, rates[j]);
        g_assert_cmpfloat (earcup_test_difference (found + 2 * edge, expected + 2 * edge,
                                                   2 * (n - 2 * edge)), <, -60.0);
      }
}

/* What a lower rate cannot hold is left out. */
static void
test_alias (void)
{
  g_autofree float *tone = earcup_test_tone (48000, 7000.0, 0.5, 48000);
  g_autoptr(GFile) file = earcup_test_write_wave ("high.wav", tone, 48000, 48000);
  g_autoptr(EarcupTake) take = earcup_take_load (file, 8000, NULL, NULL);
  g_autofree float *found = NULL;
  gsize n;

  found = expand (take, &n);
  g_assert_cmpfloat (earcup_test_level (found + 400, 2 * (n - 400)), <, -70.0);
}

static void
test_repeats (void)
{
  g_autofree float *noise = earcup_test_noise (1000, 0.5, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("short.wav", noise, 1000, 48000);
  g_autoptr(EarcupTake) take = earcup_take_load (file, 48000, NULL, NULL);
  g_autoptr(EarcupLines) lines = earcup_take_analyse (take, 10000, 48000);
  float frames[2 * 10];

  earcup_take_read (take, 995, frames, 10);
  for (guint i = 0; i < 10; i++)
    {
      gsize at = (995 + i) % 1000;

      g_assert_cmpfloat_with_epsilon (frames[2 * i], 0.5f * (noise[2 * at] + noise[2 * at + 1]),
                                      1e-6);
      g_assert_cmpfloat (frames[2 * i], ==, frames[2 * i + 1]);
    }

  g_assert_cmpfloat_with_epsilon (
    earcup_lines_sum_band (lines, EARCUP_LINES_EACH, 0.0, 24000.0, NULL, NULL),
    10.0 * log10 (0.25 / 3.0 / 2.0), 0.3);
}

static void
test_silent (void)
{
  g_autofree float *silence = g_new0 (float, 2000);
  g_autoptr(GFile) file = earcup_test_write_wave ("silent.wav", silence, 1000, 48000);
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_take_load (file, 48000, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
}

/* It sings: there is sound where voices are, and it lasts as long as the demo mix. */
static void
test_voice (void)
{
  g_autoptr(EarcupTake) take = earcup_take_new_voice (44100);
  g_autoptr(EarcupLines) lines = NULL;
  gsize n;

  earcup_take_get_samples (take, &n);
  g_assert_cmpfloat_with_epsilon ((double) n / 44100.0, 20.0, 0.1);
  lines = earcup_take_analyse (take, n, 44100);
  g_assert_cmpfloat (earcup_lines_sum_band (lines, EARCUP_LINES_EACH, 150.0, 5000.0, NULL, NULL),
                     >, earcup_lines_sum (lines, EARCUP_LINES_EACH, NULL, NULL) - 1.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/take/a-tone-stays-a-tone-at-any-rate", test_rates);
  g_test_add_func ("/scenes/take/what-does-not-fit-is-left-out", test_alias);
  g_test_add_func ("/scenes/take/it-begins-again-at-its-end", test_repeats);
  g_test_add_func ("/scenes/take/silence-is-refused", test_silent);
  g_test_add_func ("/scenes/take/the-voice-sings", test_voice);

  return g_test_run ();
}
