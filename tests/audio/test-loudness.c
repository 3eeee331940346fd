/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-loudness.h"

#include <ebur128.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000

static double
measure (const float *frames,
         gsize        n_frames,
         guint        rate_hz)
{
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (rate_hz);

  earcup_loudness_add (meter, frames, n_frames);

  return earcup_loudness_get_lufs (meter);
}

/* Source: EBU Tech 3341, table 1, case 1. */
static void
test_tone (void)
{
  static const guint rates[] = { 44100, 48000, 96000, 192000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree float *frames = earcup_test_tone (20 * rates[i], 1000.0, pow (10.0, -23.0 / 20.0),
                                                   rates[i]);

      g_assert_cmpfloat_with_epsilon (measure (frames, 20 * rates[i], rates[i]), -23.0, 0.1);
    }
}

static void
test_reference (void)
{
  g_autofree float *frames = earcup_test_pink (10 * RATE_HZ, 0.1, 1);
  ebur128_state *state = ebur128_init (2, RATE_HZ, EBUR128_MODE_I);
  double expected;

  for (gsize i = 0; i < 2 * 5 * RATE_HZ; i++)
    frames[i] *= 0.3f;
  ebur128_add_frames_float (state, frames, 10 * RATE_HZ);
  ebur128_loudness_global (state, &expected);
  ebur128_destroy (&state);
  g_assert_cmpfloat_with_epsilon (measure (frames, 10 * RATE_HZ, RATE_HZ), expected, 0.005);
}

static void
test_pieces (void)
{
  g_autofree float *frames = earcup_test_pink (4 * RATE_HZ, 0.1, 1);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

  for (gsize at = 0; at < 4 * RATE_HZ; at += 1000)
    earcup_loudness_add (meter, frames + 2 * at, 1000);

  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter),
                                  measure (frames, 4 * RATE_HZ, RATE_HZ), 0.001);
}

static void
test_gate (void)
{
  g_autofree float *frames = earcup_test_tone (10 * RATE_HZ, 1000.0, 0.1, RATE_HZ);
  double whole = measure (frames, 10 * RATE_HZ, RATE_HZ);

  for (gsize i = 2 * 5 * RATE_HZ; i < 2 * 10 * RATE_HZ; i++)
    frames[i] = 0.0f;

  g_assert_cmpfloat_with_epsilon (measure (frames, 10 * RATE_HZ, RATE_HZ), whole, 0.2);
}

static void
test_short (void)
{
  static const gsize lengths[] = { 4800, 19200, 24000, 47999 };
  g_autofree float *frames = earcup_test_tone (RATE_HZ, 1000.0, pow (10.0, -23.0 / 20.0), RATE_HZ);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_assert_cmpfloat_with_epsilon (measure (frames, lengths[i], RATE_HZ), -23.0, 0.2);

  for (gsize i = 2 * 12000; i < 2 * 24000; i++)
    frames[i] = 0.0f;
  g_assert_cmpfloat_with_epsilon (measure (frames, 24000, RATE_HZ), -26.0, 0.3);
}

static void
test_silence (void)
{
  g_autofree float *frames = g_new0 (float, 2 * 2 * RATE_HZ);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  earcup_loudness_add (meter, frames, 1000);
  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  earcup_loudness_add (meter, frames, 2 * RATE_HZ);
  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  g_assert_true (isinf (earcup_loudness_get_peak (meter)));
}

/* A quarter of the sample rate, sampled beside its peaks. Source: EBU Tech 3341, table 1,
 * case 16, whose tolerance is +0.2 and -0.4 dB. */
static void
test_true_peak (void)
{
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);
  g_autofree float *frames = g_new0 (float, 2 * RATE_HZ);
  double peak;

  for (gsize i = 0; i < RATE_HZ; i++)
    {
      double ramp = fmin (fmin ((double) i, (double) (RATE_HZ - i)) / 4800.0, 1.0);

      frames[2 * i + 1] = (float) (0.5 * ramp * sin (EARCUP_TWO_PI * (0.25 * (double) i + 0.125)));
    }

  earcup_loudness_add (meter, frames, RATE_HZ);
  peak = earcup_loudness_get_peak (meter);
  g_assert_cmpfloat (peak, <, -6.02 + 0.2);
  g_assert_cmpfloat (peak, >, -6.02 - 0.4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/loudness/a-tone-of-minus-23-is-minus-23", test_tone);
  g_test_add_func ("/audio/loudness/agrees-with-the-reference", test_reference);
  g_test_add_func ("/audio/loudness/pieces-make-no-difference", test_pieces);
  g_test_add_func ("/audio/loudness/pauses-do-not-count", test_gate);
  g_test_add_func ("/audio/loudness/a-short-sound-is-measured-as-a-whole", test_short);
  g_test_add_func ("/audio/loudness/silence-has-no-loudness", test_silence);
  g_test_add_func ("/audio/loudness/finds-peaks-between-samples", test_true_peak);

  return earcup_test_run ();
}
