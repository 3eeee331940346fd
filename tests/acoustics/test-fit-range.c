/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-range.h"

#undef G_DISABLE_ASSERT

#include <math.h>

static void
test_round_trip (void)
{
  EarcupFitRange range = earcup_fit_range_make (-3.0, 5.0);

  for (double u = -2.75; u <= 4.75; u += 0.25)
    g_assert_cmpfloat_with_epsilon (
      earcup_fit_range_to_u (&range, earcup_fit_range_to_x (&range, u)), u, 1e-12);
}

static void
test_ends (void)
{
  EarcupFitRange range = earcup_fit_range_make (-3.0, 5.0);

  for (double x = -1e12; x < 0.0; x /= 10.0)
    {
      g_assert_cmpfloat (earcup_fit_range_to_u (&range, x), >=, -3.0);
      g_assert_cmpfloat (earcup_fit_range_to_u (&range, -x), <=, 5.0);
      if (x > -1e-6)
        break;
    }

  g_assert_true (isfinite (earcup_fit_range_to_x (&range, -3.0)));
  g_assert_true (isfinite (earcup_fit_range_to_x (&range, 50.0)));
  g_assert_cmpfloat (earcup_fit_range_slope (&range, earcup_fit_range_to_x (&range, 5.0)), >, 0.02);
}

static void
test_slope (void)
{
  EarcupFitRange range = earcup_fit_range_make (2.0, 4.0);

  g_assert_cmpfloat_with_epsilon (earcup_fit_range_slope (&range, 0.0), 1.0, 1e-12);
  for (double x = -3.0; x <= 3.0; x += 0.3)
    {
      double rise = earcup_fit_range_to_u (&range, x + 1e-5) -
                    earcup_fit_range_to_u (&range, x - 1e-5);

      g_assert_cmpfloat_with_epsilon (earcup_fit_range_slope (&range, x), rise / 2e-5, 1e-8);
    }
}

static void
test_hold (void)
{
  EarcupFitRange range = earcup_fit_range_make (2.0, 4.0);

  g_assert_cmpfloat (earcup_fit_range_hold (&range, 0.5), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (
    earcup_fit_range_to_u (&range, earcup_fit_range_hold (&range, 1e9)), 3.95, 1e-9);
  g_assert_cmpfloat_with_epsilon (
    earcup_fit_range_to_u (&range, earcup_fit_range_hold (&range, -1e9)), 2.05, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit-range/both-ways-lead-to-the-same-place", test_round_trip);
  g_test_add_func ("/acoustics/fit-range/the-ends-are-never-crossed", test_ends);
  g_test_add_func ("/acoustics/fit-range/the-slope-is-the-derivative", test_slope);
  g_test_add_func ("/acoustics/fit-range/a-search-begins-away-from-the-ends", test_hold);

  return g_test_run ();
}
