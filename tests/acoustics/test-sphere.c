/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-sphere.h"

#include <math.h>

#include "acoustics/earcup-units.h"

#undef G_DISABLE_ASSERT

#define RADIUS_M  0.0875
#define TRAVEL_S  (RADIUS_M / EARCUP_SOUND_SPEED_M_S)

static double complex
compute (double hz,
         double cosine)
{
  double complex pressure;

  earcup_sphere_compute (RADIUS_M, hz, &cosine, 1, &pressure);
  return pressure;
}

static void
test_still (void)
{
  g_assert_cmpfloat (cabs (compute (0.0, 0.3) - 1.0), <, 1e-12);
  g_assert_cmpfloat (cabs (compute (1.0, -0.8) - 1.0), <, 1e-2);
}

/* Source: Lord Rayleigh, The Theory of Sound, § 328: the first terms of the series. */
static void
test_low (void)
{
  for (double cosine = -1.0; cosine <= 1.0; cosine += 0.25)
    {
      double x = EARCUP_TWO_PI * 5.0 * TRAVEL_S;

      g_assert_cmpfloat (cabs (compute (5.0, cosine) - (1.0 + 1.5 * I * x * cosine)), <,
                         3.0 * x * x);
    }
}

/* Low tones come to the ears 3 a / c apart; high ones by way of Woodworth's. */
static void
test_times (void)
{
  double low = carg (compute (50.0, 1.0) / compute (50.0, -1.0)) / (EARCUP_TWO_PI * 50.0);
  double high = 0.0;

  for (double hz = 12000.0; hz < 16000.0; hz += 50.0)
    high -= carg (compute (hz + 50.0, -0.9) / compute (hz, -0.9)) / (EARCUP_TWO_PI * 50.0) / 80.0;

  g_assert_cmpfloat_with_epsilon (low, 3.0 * TRAVEL_S, 0.01 * TRAVEL_S);
  g_assert_cmpfloat_with_epsilon (high, earcup_sphere_delay (RADIUS_M, -0.9), 0.12 * TRAVEL_S);
  g_assert_cmpfloat_with_epsilon (earcup_sphere_delay (RADIUS_M, -1.0),
                                  TRAVEL_S * EARCUP_PI / 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_sphere_delay (RADIUS_M, 1.0), -TRAVEL_S, 1e-9);
}

/* A sphere that is large against the wave is a wall to it. */
static void
test_wall (void)
{
  g_assert_cmpfloat_with_epsilon (cabs (compute (20000.0, 1.0)), 2.0, 0.02);
  g_assert_cmpfloat (cabs (compute (20000.0, -0.7)), <, 0.4);
}

/* Straight behind, all ways round are equally long. */
static void
test_bright_spot (void)
{
  for (double hz = 4000.0; hz <= 16000.0; hz *= 2.0)
    g_assert_cmpfloat (cabs (compute (hz, -1.0)), >, 1.5 * cabs (compute (hz, -0.85)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/sphere/is-not-there-for-slow-changes", test_still);
  g_test_add_func ("/acoustics/sphere/bends-long-waves-as-rayleigh-says", test_low);
  g_test_add_func ("/acoustics/sphere/delays-by-three-radii-low-and-less-high", test_times);
  g_test_add_func ("/acoustics/sphere/is-a-wall-to-short-waves", test_wall);
  g_test_add_func ("/acoustics/sphere/has-a-bright-spot-behind", test_bright_spot);
  return g_test_run ();
}
