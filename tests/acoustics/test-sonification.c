/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-sonification.h"
#include "acoustics/earcup-units.h"

#define RATE_HZ  48000
#define N_POINTS 481

/* Where curve and ticks are, as a share of the time. */
static double
get_share (double hz)
{
  return log10 (hz / 20.0) / 3.0;
}

static float *
make (double (*height) (double share),
      double   pan)
{
  double semitones[N_POINTS];
  gsize n_frames;
  float *frames;

  for (gsize i = 0; i < N_POINTS; i++)
    semitones[i] = height ((double) i / (N_POINTS - 1));
  frames = earcup_sonification_make (semitones, N_POINTS, pan, RATE_HZ, &n_frames);
  g_assert_cmpuint (n_frames, ==, (gsize) (EARCUP_SONIFICATION_S * RATE_HZ));

  return frames;
}

/* The pitch in Hz around a share of the time: by the crossings of zero upwards of 60 ms. */
static double
measure_pitch (const float *frames,
               double       share)
{
  gsize n = (gsize) (0.06 * RATE_HZ);
  gsize start = (gsize) (share * EARCUP_SONIFICATION_S * RATE_HZ) - n / 2;
  double first = NAN, last = NAN;
  guint n_crossings = 0;

  for (gsize i = start; i < start + n; i++)
    {
      double here = frames[2 * i], next = frames[2 * i + 2];

      if (here >= 0.0 || next < 0.0)
        continue;

      last = (double) i - here / (next - here);
      if (isnan (first))
        first = last;
      n_crossings++;
    }
  g_assert_cmpuint (n_crossings, >, 4);

  return (n_crossings - 1) * RATE_HZ / (last - first);
}

static double
slope (double share)
{
  return -10.0 + 20.0 * share;
}

static double
hills (double share)
{
  return 8.0 * sin (EARCUP_TWO_PI * 2.0 * share);
}

static double
beyond (double share)
{
  return share < 0.5 ? -60.0 : 60.0;
}

static double
gap (double share)
{
  return share > 0.4 && share < 0.6 ? NAN : 0.0;
}

static double
flat (double share)
{
  return 0.0;
}

/* One semitone for each unit, up and down, wherever it is measured. */
static void
test_pitch (void)
{
  double (*const curves[]) (double) = { slope, hills };

  for (guint k = 0; k < G_N_ELEMENTS (curves); k++)
    {
      g_autofree float *frames = make (curves[k], 0.0);

      for (double share = 0.04; share < 0.97; share += 0.031)
        {
          double near = INFINITY, found;

          for (double hz = 100.0; hz < 20000.0; hz *= 10.0)
            near = fmin (near, fabs (share - get_share (hz)));
          if (near < 0.03)
            continue;

          found = 12.0 * log2 (measure_pitch (frames, share) / 440.0);
          g_test_message ("%.2f: %.3f semitones, of %.3f", share, found, curves[k] (share));
          g_assert_cmpfloat_with_epsilon (found, curves[k] (share), 0.1);
        }
    }
}

static void
test_bounds (void)
{
  g_autofree float *frames = make (beyond, 0.0);

  g_assert_cmpfloat_with_epsilon (measure_pitch (frames, 0.1), 220.0, 0.5);
  g_assert_cmpfloat_with_epsilon (measure_pitch (frames, 0.8), 880.0, 2.0);
  g_assert_cmpfloat (earcup_sonification_get_pitch (0.0), ==, 440.0);
}

/* It begins and ends at nothing, has no step, and stays below its level, ticks and all. */
static void
test_level (void)
{
  gsize n = (gsize) (EARCUP_SONIFICATION_S * RATE_HZ);
  double (*const curves[]) (double) = { slope, beyond, gap };
  double most = pow (10.0, EARCUP_SONIFICATION_LEVEL_DB / 20.0);

  for (guint k = 0; k < G_N_ELEMENTS (curves); k++)
    {
      g_autofree float *frames = make (curves[k], -1.0);
      double highest = 0.0, step = 0.0;

      for (gsize i = 0; i < n; i++)
        {
          highest = fmax (highest, fabs (frames[2 * i]));
          if (i > 0)
            step = fmax (step, fabs (frames[2 * i] - frames[2 * i - 2]));
        }
      g_assert_cmpfloat (highest, <=, most);
      g_assert_cmpfloat (highest, >, 0.6 * most);
      g_assert_cmpfloat (step, <, most * EARCUP_TWO_PI * 1500.0 / RATE_HZ);
      g_assert_cmpfloat (fabs (frames[0]), <, 1e-6);
      g_assert_cmpfloat (fabs (frames[2 * n - 2]), <, 1e-6);
    }
}

static double
measure_level (const float *frames,
               guint        channel,
               double       share)
{
  gsize start = (gsize) (share * EARCUP_SONIFICATION_S * RATE_HZ);
  double sum = 0.0;

  for (gsize i = start; i < start + 2400; i++)
    sum += frames[2 * i + channel] * frames[2 * i + channel];

  return sqrt (sum / 2400.0);
}

/* Where there is no curve there is no tone; one side is one side. */
static void
test_places (void)
{
  g_autofree float *broken = make (gap, 0.0);
  g_autofree float *left = make (flat, -1.0);
  g_autofree float *middle = make (flat, 0.0);

  g_assert_cmpfloat (measure_level (broken, 0, 0.5), <, 0.01 * measure_level (broken, 0, 0.3));
  g_assert_cmpfloat (measure_level (left, 1, 0.3), <, 1e-6);
  g_assert_cmpfloat_with_epsilon (measure_level (middle, 0, 0.3), measure_level (middle, 1, 0.3),
                                  1e-6);
}

/* A tick is heard at each decade and nowhere else: there the sound is louder. */
static void
test_ticks (void)
{
  g_autofree float *frames = make (flat, -1.0);

  for (double hz = 100.0; hz < 20000.0; hz *= 10.0)
    {
      gsize start = (gsize) (get_share (hz) * EARCUP_SONIFICATION_S * RATE_HZ);
      double with = 0.0, without = 0.0;

      for (gsize i = start; i < start + 480; i++)
        {
          with = fmax (with, fabs (frames[2 * i]));
          without = fmax (without, fabs (frames[2 * (i - 960)]));
        }
      g_assert_cmpfloat (with, >, 1.1 * without);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/sonification/pitch-is-level", test_pitch);
  g_test_add_func ("/acoustics/sonification/pitch-is-bounded", test_bounds);
  g_test_add_func ("/acoustics/sonification/level-is-bounded-and-without-steps", test_level);
  g_test_add_func ("/acoustics/sonification/gaps-are-silent-and-sides-are-sides", test_places);
  g_test_add_func ("/acoustics/sonification/decades-tick", test_ticks);

  return g_test_run ();
}
