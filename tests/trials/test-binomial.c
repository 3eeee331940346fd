/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trials/earcup-binomial.h"

/* The smallest scores that are rarer than one in twenty, and than one in a hundred, for guesses
 * between two. A score that cannot be reached stands for none. */
static void
test_minimum_scores (void)
{
  static const struct { guint n, five, one; } rows[] = {
    { 5, 5, 6 }, { 7, 7, 7 }, { 8, 7, 8 }, { 10, 9, 10 }, { 12, 10, 11 }, { 14, 11, 12 },
    { 15, 12, 13 }, { 16, 12, 14 }, { 20, 15, 16 }, { 24, 17, 19 }, { 25, 18, 19 },
    { 30, 20, 22 }, { 40, 26, 28 }, { 50, 32, 34 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (earcup_binomial_threshold (rows[i].n, 0.5, 0.05), ==, rows[i].five);
      g_assert_cmpuint (earcup_binomial_threshold (rows[i].n, 0.5, 0.01), ==, rows[i].one);
    }
}

static void
test_power (void)
{
  static const struct { guint n; double seventy, eighty; } rows[] = {
    { 16, 0.45, 0.80 }, { 20, 0.42, 0.80 }, { 30, 0.73, 0.97 }, { 40, 0.81, 0.99 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat_with_epsilon (earcup_binomial_power (rows[i].n, 0.5, 0.05, 0.7),
                                      rows[i].seventy, 0.005);
      g_assert_cmpfloat_with_epsilon (earcup_binomial_power (rows[i].n, 0.5, 0.05, 0.8),
                                      rows[i].eighty, 0.005);
    }
}

/* 12 of 16: 2517 of 65536 ways; 8 of 10: 56 of 1024; 11 of 16: 6885 of 65536. */
static void
test_exact (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_binomial_tail (16, 12, 0.5), 2517.0 / 65536.0, 1e-13);
  g_assert_cmpfloat_with_epsilon (earcup_binomial_tail (10, 8, 0.5), 56.0 / 1024.0, 1e-13);
  g_assert_cmpfloat_with_epsilon (earcup_binomial_tail (16, 11, 0.5), 6885.0 / 65536.0, 1e-13);
  g_assert_cmpfloat_with_epsilon (earcup_binomial_tail (6, 5, 1.0 / 3.0), 13.0 / 729.0, 1e-13);
}

static void
test_two_sided (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_binomial_two_sided (16, 12), 5034.0 / 65536.0, 1e-13);
  g_assert_cmpfloat_with_epsilon (earcup_binomial_two_sided (16, 4), 5034.0 / 65536.0, 1e-13);
  g_assert_cmpfloat (earcup_binomial_two_sided (16, 8), ==, 1.0);
}

/* Both sides of the sum meet, and nothing leaves 0 … 1. */
static void
test_ends (void)
{
  for (guint n = 1; n <= 100; n++)
    {
      double before = 1.0;

      g_assert_cmpfloat (earcup_binomial_tail (n, 0, 0.3), ==, 1.0);
      g_assert_cmpfloat_with_epsilon (earcup_binomial_tail (n, n, 0.3), pow (0.3, n), 1e-14);
      for (guint k = 1; k <= n; k++)
        {
          double tail = earcup_binomial_tail (n, k, 0.3);

          g_assert_true (tail >= 0.0 && tail <= before + 1e-14);
          before = tail;
        }
    }
}

static void
test_hopeless (void)
{
  g_assert_cmpuint (earcup_binomial_threshold (4, 0.5, 0.05), ==, 5);
  g_assert_cmpfloat (earcup_binomial_power (4, 0.5, 0.05, 0.9), ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trials/binomial/minimum-scores-are-those-of-the-table", test_minimum_scores);
  g_test_add_func ("/trials/binomial/power-is-that-of-the-table", test_power);
  g_test_add_func ("/trials/binomial/tails-are-exact", test_exact);
  g_test_add_func ("/trials/binomial/two-sides-count-twice", test_two_sided);
  g_test_add_func ("/trials/binomial/tails-fall-from-one", test_ends);
  g_test_add_func ("/trials/binomial/too-few-trials-prove-nothing", test_hopeless);

  return g_test_run ();
}
