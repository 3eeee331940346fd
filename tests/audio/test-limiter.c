/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-limiter.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define FRAMES  48000

/* The true peak by a means of its own: each sample is replaced by 32 values of the sinc series
 * over 128 samples, under a Hann window. */
#define FINE  32
#define REACH 64

static double
measure_peak (const float *frames,
              gsize        n_frames)
{
  static double taps[FINE][2 * REACH];
  double peak = 0.0;

  for (guint f = 0; f < FINE; f++)
    for (int k = 0; k < 2 * REACH; k++)
      {
        double x = k - (REACH - 1) - (double) f / FINE;
        double sinc = x == 0.0 ? 1.0 : sin (EARCUP_PI * x) / (EARCUP_PI * x);

        taps[f][k] = sinc * (0.5 + 0.5 * cos (EARCUP_PI * x / REACH));
      }

  for (gsize i = REACH; i + REACH < n_frames; i++)
    for (guint c = 0; c < 2; c++)
      if (fabsf (frames[2 * i + c]) > 0.3f || fabsf (frames[2 * i + 2 + c]) > 0.3f)
        for (guint f = 0; f < FINE; f++)
          {
            double sum = 0.0;

            for (gsize k = 0; k < 2 * REACH; k++)
              sum += taps[f][k] * frames[2 * (i + k - (REACH - 1)) + c];
            peak = fmax (peak, fabs (sum));
          }

  return 20.0 * log10 (peak);
}

static void
limit (float *frames,
       gsize  n_frames,
       guint  rate_hz,
       gsize  size)
{
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (rate_hz);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (gsize at = 0; at < n_frames;)
    {
      gsize n = earcup_test_next_size (random, size, n_frames - at);

      earcup_limiter_process (limiter, frames + 2 * at, n);
      at += n;
    }
}

/* Below the ceiling between the samples too, not a bit is changed. */
static void
test_transparent (void)
{
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (RATE_HZ);
  gsize delay = earcup_limiter_get_delay (limiter);
  g_autofree float *input = earcup_test_tone (FRAMES, 997.0, 0.84, RATE_HZ);
  g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  earcup_limiter_process (limiter, frames, FRAMES);
  g_assert_cmpmem (frames + 2 * delay, 2 * (FRAMES - delay) * sizeof *frames, input,
                   2 * (FRAMES - delay) * sizeof *frames);
  for (gsize i = 0; i < 2 * delay; i++)
    g_assert_cmpfloat (frames[i], ==, 0.0);
  g_assert_cmpfloat (earcup_limiter_get_reduction_db (limiter), ==, 0.0);
  g_assert_cmpfloat ((double) delay / RATE_HZ, <=, 0.0016);
}

/* After it has acted it finds back to doing nothing at all. */
static void
test_transparent_again (void)
{
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (RATE_HZ);
  gsize delay = earcup_limiter_get_delay (limiter);
  g_autofree float *loud = earcup_test_noise (FRAMES, 4.0, 3);
  g_autofree float *input = earcup_test_noise (3 * FRAMES, 0.3, 4);
  g_autofree float *frames = g_memdup2 (input, 6 * FRAMES * sizeof *input);
  gsize at = 2 * 2 * FRAMES;

  earcup_limiter_process (limiter, loud, FRAMES);
  g_assert_cmpfloat (earcup_limiter_get_reduction_db (limiter), >, 10.0);
  earcup_limiter_process (limiter, frames, 2 * FRAMES);
  g_assert_cmpfloat (earcup_limiter_get_reduction_db (limiter), >, 0.0);
  earcup_limiter_process (limiter, frames + at, FRAMES);
  g_assert_cmpfloat (earcup_limiter_get_reduction_db (limiter), ==, 0.0);
  g_assert_cmpmem (frames + at + 2 * delay, (2 * FRAMES - 2 * delay) * sizeof *frames,
                   input + at, (2 * FRAMES - 2 * delay) * sizeof *frames);
}

static float *
make_square (double hz,
             double peak)
{
  float *frames = g_new (float, 2 * FRAMES);

  for (gsize i = 0; i < FRAMES; i++)
    frames[2 * i] = frames[2 * i + 1] =
      (float) (fmod ((double) i * hz / RATE_HZ, 1.0) < 0.5 ? peak : -peak);

  return frames;
}

/* A tone of a quarter of the rate whose samples all miss its crests. */
static float *
make_between (double peak)
{
  float *frames = g_new (float, 2 * FRAMES);

  for (gsize i = 0; i < FRAMES; i++)
    frames[2 * i] = frames[2 * i + 1] =
      (float) (peak * sin (EARCUP_PI * (0.5 * (double) i + 0.25)));

  return frames;
}

/* Signs that add up between two samples for as long as nowhere in music: half the rate itself,
 * where no interpolation is exact. */
static float *
make_worst (double peak)
{
  float *frames = g_new0 (float, 2 * FRAMES);

  for (gsize i = 0; i < FRAMES; i++)
    {
      gsize place = i % 2000;
      double sign = place < 1000 ? (place % 2 == 0 ? 1.0 : -1.0) : (place % 2 == 0 ? -1.0 : 1.0);

      frames[2 * i] = (float) (place > 100 && place < 1900 ? peak * sign : 0.0);
      frames[2 * i + 1] = frames[2 * i] * 0.5f;
    }

  return frames;
}

static void
test_ceiling (void)
{
  g_autoptr(GPtrArray) sounds = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sounds, earcup_test_noise (FRAMES, 1.0, 5));
  g_ptr_array_add (sounds, earcup_test_noise (FRAMES, 8.0, 6));
  g_ptr_array_add (sounds, make_square (100.0, 1.0));
  g_ptr_array_add (sounds, make_square (4321.0, 4.0));
  g_ptr_array_add (sounds, make_between (1.0));
  g_ptr_array_add (sounds, earcup_test_tone (FRAMES, 11999.0, 1.2, RATE_HZ));
  g_ptr_array_add (sounds, earcup_test_tone (FRAMES, 19997.0, 1.0, RATE_HZ));
  g_ptr_array_add (sounds, earcup_test_impulse (FRAMES, FRAMES / 2, 30.0));
  g_ptr_array_add (sounds, earcup_test_pink (FRAMES, 0.7, 7));

  for (guint i = 0; i < sounds->len; i++)
    {
      float *frames = sounds->pdata[i];
      double before = measure_peak (frames, FRAMES), after;

      limit (frames, FRAMES, RATE_HZ, i % 2 == 0 ? 256 : 0);
      after = measure_peak (frames, FRAMES);
      g_test_message ("sound %u: %.2f dBTP, limited %.2f dBTP", i, before, after);
      g_assert_cmpfloat (before, >, EARCUP_LIMITER_CEILING_DBTP + 0.5);
      g_assert_cmpfloat (after, <=, EARCUP_LIMITER_CEILING_DBTP);
      g_assert_cmpfloat (after, >=, EARCUP_LIMITER_CEILING_DBTP - 1.5);
    }
}

static void
test_worst (void)
{
  g_autofree float *frames = make_worst (1.0);

  g_assert_cmpfloat (measure_peak (frames, FRAMES), >, 10.0);
  limit (frames, FRAMES, RATE_HZ, 256);
  g_assert_cmpfloat (measure_peak (frames, FRAMES), <=, EARCUP_LIMITER_CEILING_DBTP + 0.4);
}

static void
test_any_rate (void)
{
  static const guint rates[] = { 8000, 44100, 96000, 384000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree float *frames = earcup_test_noise (FRAMES, 2.0, 5);

      limit (frames, FRAMES, rates[i], 0);
      g_assert_cmpfloat (measure_peak (frames, FRAMES), <=, EARCUP_LIMITER_CEILING_DBTP);
    }
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 1, 7, 1000, 0 };
  g_autofree float *input = earcup_test_noise (FRAMES, 3.0, 5);
  g_autofree float *expected = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  limit (expected, FRAMES, RATE_HZ, 256);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

      limit (frames, FRAMES, RATE_HZ, sizes[i]);
      g_assert_cmpmem (frames, 2 * FRAMES * sizeof *frames, expected,
                       2 * FRAMES * sizeof *frames);
    }
}

/* A burst on a low tone bends the gain, and nothing of that is heard as a click. */
static void
test_smooth (void)
{
  g_autofree float *frames = earcup_test_tone (FRAMES, 100.0, 0.5, RATE_HZ);

  for (gsize i = 0; i < 4800; i++)
    for (guint c = 0; c < 2; c++)
      frames[FRAMES + 2 * i + c] *= (float) (1.0 + 2.0 * sin (EARCUP_PI * (double) i / 4800.0));

  limit (frames, FRAMES, RATE_HZ, 256);
  g_assert_cmpfloat (measure_peak (frames, FRAMES), >=, EARCUP_LIMITER_CEILING_DBTP - 0.4);
  g_assert_cmpfloat (earcup_test_click (frames, FRAMES / 2 - 2000, 12000, RATE_HZ), <, -70.0);
}

/* What cannot be a sound never becomes a loud one. */
static void
test_nonsense (void)
{
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.2, 5);

  frames[9000] = NAN;
  frames[10000] = INFINITY;
  frames[20001] = -INFINITY;
  frames[30000] = 1e30f;
  frames[40000] = -G_MAXFLOAT;
  limit (frames, FRAMES, RATE_HZ, 0);
  for (gsize i = 0; i < 2 * FRAMES; i++)
    g_assert_cmpfloat (fabs (frames[i]), <=, 0.892);
  g_assert_cmpfloat (earcup_test_level (frames + 2 * FRAMES - 9600, 9600), >, -30.0);
}

static void
test_reset (void)
{
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (RATE_HZ);
  g_autofree float *input = earcup_test_noise (FRAMES, 3.0, 5);
  g_autofree float *first = g_memdup2 (input, 2 * FRAMES * sizeof *input);
  g_autofree float *second = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  earcup_limiter_process (limiter, first, FRAMES);
  earcup_limiter_reset (limiter);
  g_assert_cmpfloat (earcup_limiter_get_reduction_db (limiter), ==, 0.0);
  earcup_limiter_process (limiter, second, FRAMES);
  g_assert_cmpmem (first, 2 * FRAMES * sizeof *first, second, 2 * FRAMES * sizeof *second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/limiter/what-is-not-too-loud-is-only-delayed", test_transparent);
  g_test_add_func ("/audio/limiter/it-finds-back-to-doing-nothing", test_transparent_again);
  g_test_add_func ("/audio/limiter/no-peak-between-samples-passes", test_ceiling);
  g_test_add_func ("/audio/limiter/the-worst-of-all-signs-passes-by-a-hair", test_worst);
  g_test_add_func ("/audio/limiter/any-sample-rate-will-do", test_any_rate);
  g_test_add_func ("/audio/limiter/any-buffer-size-gives-the-same-sound", test_sizes);
  g_test_add_func ("/audio/limiter/its-gain-makes-no-click", test_smooth);
  g_test_add_func ("/audio/limiter/nonsense-is-never-loud", test_nonsense);
  g_test_add_func ("/audio/limiter/a-reset-forgets-the-past", test_reset);

  return earcup_test_run ();
}
