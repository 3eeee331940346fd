/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-live-loudness.h"

#include <ebur128.h>
#include <math.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ  48000

static void
add_tone (EarcupLiveLoudness *meter,
          double              level_db,
          double              length_s,
          guint               rate_hz)
{
  gsize n_frames = (gsize) (length_s * rate_hz);
  g_autofree float *frames = earcup_test_tone (n_frames, 1000.0, pow (10.0, level_db / 20.0),
                                               rate_hz);

  earcup_live_loudness_add (meter, frames, n_frames);
}

/* Source: EBU Tech 3341, table 1, cases 1 and 2. */
static void
test_steady (void)
{
  static const guint rates[] = { 44100, 48000, 96000, 192000 };
  static const double levels_db[] = { -23.0, -33.0 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (rates[i / 2]);
      double level_db = levels_db[i % 2];
      EarcupLoudnessReading reading;

      add_tone (meter, level_db, 20.0, rates[i / 2]);
      reading = earcup_live_loudness_get (meter);
      g_assert_cmpfloat_with_epsilon (reading.momentary_lufs, level_db, 0.1);
      g_assert_cmpfloat_with_epsilon (reading.short_term_lufs, level_db, 0.1);
      g_assert_cmpfloat_with_epsilon (reading.integrated_lufs, level_db, 0.1);
      g_assert_cmpfloat_with_epsilon (reading.true_peak_dbtp, level_db, 0.2);
    }
}

/* Source: EBU Tech 3341, table 1, cases 3 and 4: soft parts fall under the gates. */
static void
test_gates (void)
{
  static const double levels_db[2][5] = {
    { -36.0, -23.0, -36.0, NAN, NAN },
    { -72.0, -36.0, -23.0, -36.0, -72.0 },
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);

      for (guint j = 0; j < 5; j++)
        if (!isnan (levels_db[i][j]))
          add_tone (meter, levels_db[i][j], levels_db[i][j] == -23.0 ? 60.0 : 10.0, RATE_HZ);
      g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).integrated_lufs, -23.0,
                                      0.1);
    }
}

/* The gates are the same as those of the library, which keeps every block. */
static void
test_reference (void)
{
  gsize n_frames = 60 * RATE_HZ;
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);
  g_autofree float *frames = earcup_test_pink (n_frames, 0.2, 1);
  ebur128_state *state = ebur128_init (2, RATE_HZ, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  double lufs, peaks[2];

  for (gsize i = 0; i < n_frames; i++)
    {
      float gain = (float) pow (10.0, -1.5 * fabs (fmod ((double) i / RATE_HZ, 20.0) - 10.0) /
                                      10.0);

      frames[2 * i] *= gain;
      frames[2 * i + 1] *= gain * 0.7f;
    }
  ebur128_add_frames_float (state, frames, n_frames);
  ebur128_loudness_global (state, &lufs);
  for (guint c = 0; c < 2; c++)
    ebur128_true_peak (state, c, &peaks[c]);
  ebur128_destroy (&state);

  for (gsize at = 0; at < n_frames; at += 1600)
    earcup_live_loudness_add (meter, frames + 2 * at, 1600);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).integrated_lufs, lufs, 0.01);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).true_peak_dbtp,
                                  20.0 * log10 (fmax (peaks[0], peaks[1])), 1e-6);
}

/* A quarter of the sample rate with a phase of 45°: the peaks lie between the samples.
 * Source: EBU Tech 3341, table 1, case 16. */
static void
test_true_peak (void)
{
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);
  g_autofree float *frames = g_new0 (float, 2 * RATE_HZ);

  for (guint i = 0; i < RATE_HZ; i++)
    frames[2 * i] = 0.5f * (float) sin (G_PI_2 * i + G_PI_4);
  earcup_live_loudness_add (meter, frames, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).true_peak_dbtp, -6.0, 0.3);
}

/* A window says nothing before it is full. */
static void
test_windows (void)
{
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);

  add_tone (meter, -20.0, 0.35, RATE_HZ);
  g_assert_true (isinf (earcup_live_loudness_get (meter).momentary_lufs));
  add_tone (meter, -20.0, 0.35, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).momentary_lufs, -20.0, 0.2);
  g_assert_true (isinf (earcup_live_loudness_get (meter).short_term_lufs));
  add_tone (meter, -20.0, 2.4, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).short_term_lufs, -20.0, 0.1);

  add_tone (meter, -40.0, 0.4, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).momentary_lufs, -40.0, 0.2);
  g_assert_cmpfloat (earcup_live_loudness_get (meter).short_term_lufs, >, -21.0);
}

static void
test_break (void)
{
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);
  EarcupLoudnessReading reading;

  add_tone (meter, -20.0, 4.0, RATE_HZ);
  earcup_live_loudness_break (meter);
  reading = earcup_live_loudness_get (meter);
  g_assert_true (isinf (reading.momentary_lufs) && isinf (reading.short_term_lufs));
  g_assert_cmpfloat_with_epsilon (reading.integrated_lufs, -20.0, 0.1);
  g_assert_cmpfloat_with_epsilon (reading.true_peak_dbtp, -20.0, 0.1);

  add_tone (meter, -40.0, 0.45, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).momentary_lufs, -40.0, 0.1);
  g_assert_cmpfloat_with_epsilon (earcup_live_loudness_get (meter).integrated_lufs, -20.0, 0.1);
}

static void
test_reset (void)
{
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);
  EarcupLoudnessReading reading;

  add_tone (meter, -10.0, 4.0, RATE_HZ);
  earcup_live_loudness_reset (meter);
  reading = earcup_live_loudness_get (meter);
  g_assert_true (isinf (reading.integrated_lufs) && isinf (reading.true_peak_dbtp));
  g_assert_cmpfloat_with_epsilon (reading.short_term_lufs, -10.0, 0.1);

  add_tone (meter, -30.0, 5.0, RATE_HZ);
  reading = earcup_live_loudness_get (meter);
  g_assert_cmpfloat_with_epsilon (reading.integrated_lufs, -23.0, 3.0);
  add_tone (meter, -30.0, 1.0, RATE_HZ);
  earcup_live_loudness_reset (meter);
  add_tone (meter, -30.0, 5.0, RATE_HZ);
  reading = earcup_live_loudness_get (meter);
  g_assert_cmpfloat_with_epsilon (reading.integrated_lufs, -30.0, 0.1);
  g_assert_cmpfloat_with_epsilon (reading.true_peak_dbtp, -30.0, 0.5);
}

static void
test_silence (void)
{
  g_autoptr(EarcupLiveLoudness) meter = earcup_live_loudness_new (RATE_HZ);
  g_autofree float *frames = g_new0 (float, 2 * 4 * RATE_HZ);
  EarcupLoudnessReading reading;

  earcup_live_loudness_add (meter, frames, 4 * RATE_HZ);
  reading = earcup_live_loudness_get (meter);
  g_assert_true (isinf (reading.momentary_lufs) && isinf (reading.short_term_lufs));
  g_assert_true (isinf (reading.integrated_lufs) && isinf (reading.true_peak_dbtp));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/live-loudness/steady-tone-reads-its-level", test_steady);
  g_test_add_func ("/audio/live-loudness/soft-parts-fall-under-the-gates", test_gates);
  g_test_add_func ("/audio/live-loudness/integrated-is-that-of-the-library", test_reference);
  g_test_add_func ("/audio/live-loudness/peak-between-samples-is-found", test_true_peak);
  g_test_add_func ("/audio/live-loudness/windows-are-0.4-and-3-seconds", test_windows);
  g_test_add_func ("/audio/live-loudness/no-window-holds-a-break", test_break);
  g_test_add_func ("/audio/live-loudness/reset-begins-anew", test_reset);
  g_test_add_func ("/audio/live-loudness/silence-has-no-loudness", test_silence);

  return earcup_test_run ();
}
