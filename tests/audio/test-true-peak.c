/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-true-peak.h"

#include <ebur128.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

static const guint rates[] = { 8000, 44100, 48000, 88200, 96000, 176400, 192000, 384000 };

static double
measure (const float *frames,
         gsize        n_frames,
         guint        rate_hz,
         gsize        piece)
{
  g_autoptr(EarcupTruePeak) meter = earcup_true_peak_new (rate_hz);

  for (gsize at = 0; at < n_frames; at += piece)
    earcup_true_peak_add (meter, frames + 2 * at, MIN (piece, n_frames - at));

  return earcup_true_peak_get (meter);
}

static double
measure_reference (const float *frames,
                   gsize        n_frames,
                   guint        rate_hz)
{
  ebur128_state *state = ebur128_init (2, rate_hz, EBUR128_MODE_TRUE_PEAK);
  double left, right;

  ebur128_add_frames_float (state, frames, n_frames);
  ebur128_true_peak (state, 0, &left);
  ebur128_true_peak (state, 1, &right);
  ebur128_destroy (&state);

  return fmax (left, right);
}

static void
check (const float *frames,
       gsize        n_frames,
       guint        rate_hz)
{
  double expected = measure_reference (frames, n_frames, rate_hz);

  g_assert_cmpfloat (expected, >, 0.0);
  g_assert_cmpfloat_with_epsilon (measure (frames, n_frames, rate_hz, n_frames) / expected, 1.0,
                                  1e-5);
}

/* Sound whose loudest place comes at any time, so that much of it is passed over. */
static void
test_skipping (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      guint rate_hz = rates[round % G_N_ELEMENTS (rates)];
      gsize n_frames = (gsize) g_rand_int_range (random, 1, 3000);
      g_autofree float *frames = earcup_test_noise (n_frames, 0.5, round);
      double hz = g_rand_double_range (random, 0.1, 0.5) * rate_hz;

      if (round % 3 != 0)
        {
          g_free (frames);
          frames = earcup_test_tone (n_frames, hz, 0.5, rate_hz);
          frames[0] = 0.1f;
        }
      for (gsize i = 0; i < n_frames; i++)
        {
          double place = (double) i / (double) n_frames;
          double shape = round % 2 == 0 ? pow (sin (3.0 * place), 4.0) : pow (place, 3.0);

          frames[2 * i] *= (float) shape;
          frames[2 * i + 1] *= (float) (0.9 * shape + 1e-4);
        }

      check (frames, n_frames, rate_hz);
    }
}

static void
test_constant (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree float *tone = earcup_test_tone (4000, 0.2371 * rates[i], 0.7, rates[i]);

      check (tone, 4000, rates[i]);
    }
}

/* The highest value in between lies at the very end, and a piece may end anywhere. */
static void
test_pieces (void)
{
  gsize n_frames = 333;
  g_autofree float *frames = earcup_test_noise (n_frames, 0.1, 1);
  double whole;

  for (gsize i = n_frames - 20; i < n_frames; i++)
    frames[2 * i] = (i / 2) % 2 == 0 ? 0.9f : -0.9f;

  whole = measure (frames, n_frames, 44100, n_frames);
  g_assert_cmpfloat (whole, >, 1.0);
  check (frames, n_frames, 44100);
  for (gsize piece = 1; piece < 70; piece++)
    g_assert_cmpfloat_with_epsilon (measure (frames, n_frames, 44100, piece), whole, 1e-6);
}

/* Asking does not change what follows, and nothing is heard beyond the last frame. */
static void
test_asking (void)
{
  float frames[2 * 50] = { 0.0f };
  g_autoptr(EarcupTruePeak) meter = earcup_true_peak_new (48000);

  frames[2 * 20 + 1] = frames[2 * 21 + 1] = -0.5f;
  earcup_true_peak_add (meter, frames, 20);
  g_assert_cmpfloat (earcup_true_peak_get (meter), ==, 0.0);
  earcup_true_peak_add (meter, frames + 2 * 20, 2);
  g_assert_cmpfloat_with_epsilon (earcup_true_peak_get (meter), 0.5, 1e-3);
  earcup_true_peak_add (meter, frames + 2 * 22, 28);
  g_assert_cmpfloat (earcup_true_peak_get (meter), >, 0.6);
  g_assert_cmpfloat_with_epsilon (earcup_true_peak_get (meter),
                                  measure_reference (frames, 50, 48000), 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/true-peak/what-is-passed-over-is-lower", test_skipping);
  g_test_add_func ("/audio/true-peak/a-steady-tone-has-one-too", test_constant);
  g_test_add_func ("/audio/true-peak/pieces-make-no-difference", test_pieces);
  g_test_add_func ("/audio/true-peak/asking-makes-no-difference", test_asking);

  return earcup_test_run ();
}
