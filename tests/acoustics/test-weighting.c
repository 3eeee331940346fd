/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-weighting.h"

#include <math.h>

/* IEC 61672-1:2013, table 3, rounded to a tenth of a decibel there. */
static const struct
{
  double hz;
  double a_db;
  double c_db;
} standard[] = {
  { 10.0, -70.4, -14.3 }, { 20.0, -50.5, -6.2 }, { 31.5, -39.4, -3.0 }, { 50.0, -30.2, -1.3 },
  { 63.0, -26.2, -0.8 }, { 100.0, -19.1, -0.3 }, { 125.0, -16.1, -0.2 }, { 250.0, -8.6, 0.0 },
  { 500.0, -3.2, 0.0 }, { 1000.0, 0.0, 0.0 }, { 2000.0, 1.2, -0.2 }, { 2500.0, 1.3, -0.3 },
  { 4000.0, 1.0, -0.8 }, { 8000.0, -1.1, -3.0 }, { 10000.0, -2.5, -4.4 },
  { 16000.0, -6.6, -8.5 }, { 20000.0, -9.3, -11.2 },
};

/* The table is told at exact frequencies of base ten, which are named by rounded ones. */
static double
exact (double hz)
{
  return pow (10.0, round (10.0 * log10 (hz)) / 10.0);
}

static void
test_standard (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    {
      g_assert_cmpfloat_with_epsilon (earcup_weighting_a (exact (standard[i].hz)),
                                      standard[i].a_db, 0.051);
      g_assert_cmpfloat_with_epsilon (earcup_weighting_c (exact (standard[i].hz)),
                                      standard[i].c_db, 0.051);
    }
}

static void
test_reference (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_weighting_a (1000.0), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_weighting_c (1000.0), 0.0, 1e-12);
}

static void
test_bands (void)
{
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    g_assert_cmpfloat_with_epsilon (earcup_weighting_third_nominal (i) /
                                    earcup_weighting_third_centre (i), 1.0, 0.02);

  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    g_assert_cmpfloat_with_epsilon (earcup_weighting_octave_nominal (i) /
                                    earcup_weighting_octave_centre (i), 1.0, 0.02);

  g_assert_cmpfloat (earcup_weighting_third_centre (17), ==, 1000.0);
  g_assert_cmpfloat (earcup_weighting_octave_nominal (0), ==, 63.0);
  g_assert_cmpfloat (earcup_weighting_octave_nominal (7), ==, 8000.0);
}

static void
test_sum (void)
{
  double equal[] = { 60.0, 60.0 };
  double silent[] = { 60.0, -INFINITY };
  double one_band[EARCUP_WEIGHTING_THIRDS];

  g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_levels (equal, 2), 63.0103, 1e-4);
  g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_levels (silent, 2), 60.0, 1e-9);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    one_band[i] = -INFINITY;
  g_assert_cmpfloat (earcup_weighting_sum_a (one_band), ==, -INFINITY);

  one_band[7] = 80.0;
  g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_a (one_band), 80.0 - 19.1, 0.051);
}

/* Over a response that rises by a constant, power is averaged, not decibels. */
static void
test_response (void)
{
  double hz[] = { 10.0, 40000.0 };
  double db[] = { 0.0, 30.0 * log10 (4000.0) };
  g_autoptr(EarcupResponse) rising = earcup_response_new_sampled (hz, db, 2, NULL);
  double thirds[EARCUP_WEIGHTING_THIRDS];
  double rise = 3.0 * log (10.0) / 10.0;
  double above_middle_db = 10.0 * log10 (sinh (0.5 * rise) / (0.5 * rise));

  earcup_weighting_response_thirds (rising, thirds);
  g_assert_cmpfloat (above_middle_db, >, 0.05);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    g_assert_cmpfloat_with_epsilon (thirds[i] - above_middle_db,
                                    30.0 * log10 (earcup_weighting_third_centre (i) / 10.0),
                                    0.005);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/weighting/curves-are-those-of-the-standard", test_standard);
  g_test_add_func ("/acoustics/weighting/one-kilohertz-is-the-reference", test_reference);
  g_test_add_func ("/acoustics/weighting/bands-lie-where-their-names-say", test_bands);
  g_test_add_func ("/acoustics/weighting/levels-add-as-powers", test_sum);
  g_test_add_func ("/acoustics/weighting/bands-of-a-response-average-its-power", test_response);

  return g_test_run ();
}
