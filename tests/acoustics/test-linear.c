/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-linear.h"

#include <math.h>
#include <string.h>

#define LARGEST 16
#define SEED    1809

static double complex
draw (GRand *rand)
{
  double real = g_rand_double_range (rand, -1.0, 1.0);

  return real + I * g_rand_double_range (rand, -1.0, 1.0);
}

/* Solves and returns how far the worst row is from being met, relative to its terms. */
static double
solve (guint                 size,
       const double complex *matrix,
       const double complex *right_side,
       double complex       *solution)
{
  double complex factors[LARGEST * LARGEST];
  guint order[LARGEST];
  double worst = 0.0;

  memcpy (factors, matrix, size * size * sizeof *matrix);
  earcup_linear_factorise (size, factors, order);
  earcup_linear_solve (size, factors, order, right_side, solution);

  for (guint row = 0; row < size; row++)
    {
      double complex rest = right_side[row];
      double scale = cabs (right_side[row]);

      for (guint i = 0; i < size; i++)
        {
          rest -= matrix[row * size + i] * solution[i];
          scale += cabs (matrix[row * size + i] * solution[i]);
        }
      worst = fmax (worst, cabs (rest) / scale);
    }

  return worst;
}

static void
test_known (void)
{
  const double complex matrix[] = { 0.0, 2.0, 1.0, 1.0 * I, 0.0, 3.0, 2.0, 1.0, 0.0 };
  const double complex right[] = { 7.0, 9.0 + 1.0 * I, 4.0 };
  const double complex expected[] = { 1.0, 2.0, 3.0 };
  double complex solution[3];

  solve (3, matrix, right, solution);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (cabs (solution[i] - expected[i]), <=, 1e-14);
}

/* Each row but the last has a zero where the pivot would stand. */
static void
test_permutation (void)
{
  double complex matrix[LARGEST * LARGEST] = { 0.0 };
  double complex right[LARGEST], solution[LARGEST];

  for (guint i = 0; i < LARGEST; i++)
    {
      matrix[i * LARGEST + (i + 1) % LARGEST] = 1.0;
      right[i] = i;
    }

  solve (LARGEST, matrix, right, solution);
  for (guint i = 0; i < LARGEST; i++)
    g_assert_true (solution[(i + 1) % LARGEST] == (double) i);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 400; round++)
    {
      guint size = 1 + round % LARGEST;
      double complex matrix[LARGEST * LARGEST], right[LARGEST], solution[LARGEST];

      for (guint i = 0; i < size * size; i++)
        matrix[i] = draw (rand);
      for (guint i = 0; i < size; i++)
        right[i] = draw (rand);

      g_assert_cmpfloat (solve (size, matrix, right, solution), <=, 1e-12);
    }
}

/* Volts, newtons and cubic metres stand side by side: rows differ by many decades. */
static void
test_scaled_rows (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 200; round++)
    {
      double complex matrix[LARGEST * LARGEST], right[LARGEST], solution[LARGEST];

      for (guint row = 0; row < LARGEST; row++)
        {
          double scale = pow (10.0, g_rand_double_range (rand, -6.0, 6.0));

          for (guint i = 0; i < LARGEST; i++)
            matrix[row * LARGEST + i] = scale * draw (rand);
          right[row] = scale * draw (rand);
        }

      g_assert_cmpfloat (solve (LARGEST, matrix, right, solution), <=, 1e-9);
    }
}

static void
test_again (void)
{
  double complex factors[] = { 1.0, 2.0, 3.0, 4.0 };
  const double complex first[] = { 5.0, 11.0 }, second[] = { 3.0, 7.0 };
  double complex solution[2];
  guint order[2];

  earcup_linear_factorise (2, factors, order);
  earcup_linear_solve (2, factors, order, first, solution);
  g_assert_cmpfloat (cabs (solution[0] - 1.0) + cabs (solution[1] - 2.0), <=, 1e-14);
  earcup_linear_solve (2, factors, order, second, solution);
  g_assert_cmpfloat (cabs (solution[0] - 1.0) + cabs (solution[1] - 1.0), <=, 1e-14);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/linear/known-system-is-solved", test_known);
  g_test_add_func ("/acoustics/linear/permutation-is-undone", test_permutation);
  g_test_add_func ("/acoustics/linear/random-systems-are-met", test_random);
  g_test_add_func ("/acoustics/linear/scaled-rows-are-met", test_scaled_rows);
  g_test_add_func ("/acoustics/linear/factors-serve-again", test_again);

  return g_test_run ();
}
