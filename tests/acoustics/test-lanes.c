/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-lanes.h"

#include <math.h>

#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-test-samples.h"

#define N_STEPS 20000

/* Every function at four or eight numbers. */
typedef struct {
  double sine[4], cosine[4], sine_h[4], cosine_h[4], logarithm[4], root[4];
  float  sine_f[8], cosine_f[8], exponential_f[8];
} Results;

EARCUP_INLINE void
compute (const double *x,
         const float  *f,
         Results      *results)
{
  Lanes values, sine, cosine, sine_h, cosine_h, logarithm, root;
  Floats angle = floats_load (f), sine_f, cosine_f;

  memcpy (&values, x, sizeof values);
  lanes_sin_cos (values, &sine, &cosine);
  lanes_sinh_cosh (lanes_min (values, lanes_all (700.0)), &sine_h, &cosine_h);
  logarithm = lanes_log (values);
  root = lanes_sqrt (values);
  floats_sin_cos (angle, &sine_f, &cosine_f);
  memcpy (results->sine, &sine, sizeof sine);
  memcpy (results->cosine, &cosine, sizeof cosine);
  memcpy (results->sine_h, &sine_h, sizeof sine_h);
  memcpy (results->cosine_h, &cosine_h, sizeof cosine_h);
  memcpy (results->logarithm, &logarithm, sizeof logarithm);
  memcpy (results->root, &root, sizeof root);
  floats_store (sine_f, results->sine_f);
  floats_store (cosine_f, results->cosine_f);
  floats_store (floats_exp (angle), results->exponential_f);
}

EARCUP_WIDE static void
compute_wide (const double *x,
              const float  *f,
              Results      *results)
{
  compute (x, f, results);
}

static void
compute_plain (const double *x,
               const float  *f,
               Results      *results)
{
  compute (x, f, results);
}

static void
check_doubles (double         x,
               const Results *results,
               guint          lane)
{
  double held = fmin (x, 700.0);

  g_assert_cmpfloat (fabs (results->sine[lane] - sin (x)), <=, 3e-16 * fmin (x, 1.0));
  g_assert_cmpfloat (fabs (results->cosine[lane] - cos (x)), <=, 3e-16);
  g_assert_cmpfloat (fabs (results->sine_h[lane] / sinh (held) - 1.0), <=, 2e-15);
  g_assert_cmpfloat (fabs (results->cosine_h[lane] / cosh (held) - 1.0), <=, 2e-15);
  g_assert_cmpfloat (fabs (results->logarithm[lane] - log (x)), <=, 1e-15 * fabs (log (x)) + 1e-17);
  g_assert_cmpfloat (fabs (results->root[lane] - sqrt (x)), <=, 2e-16 * sqrt (x));
}

static void
check_floats (double         x,
              const Results *results,
              guint          lane)
{
  double held = CLAMP (x, -87.0, 87.0);

  g_assert_cmpfloat (fabs (results->sine_f[lane] - sin (x)), <=, 2e-7);
  g_assert_cmpfloat (fabs (results->cosine_f[lane] - cos (x)), <=, 2e-7);
  g_assert_cmpfloat (fabs (results->exponential_f[lane] / exp (held) - 1.0), <=, 3e-7);
}

/* From a billionth to a hundred thousand, and from -2000 to 2000 in single precision. */
static void
check_path (void (*path) (const double *x, const float *f, Results *results))
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      Results results;
      double x[4];
      float f[8];

      for (guint lane = 0; lane < 4; lane++)
        x[lane] = earcup_test_between (1e-9, 1e5, 4 * i + lane, 4 * N_STEPS);
      for (guint lane = 0; lane < 8; lane++)
        f[lane] = (float) (-2000.0 + 4000.0 * (8.0 * i + lane) / (8.0 * N_STEPS));

      path (x, f, &results);
      for (guint lane = 0; lane < 4; lane++)
        check_doubles (x[lane], &results, lane);
      for (guint lane = 0; lane < 8; lane++)
        check_floats (f[lane], &results, lane);
    }
}

static void
test_plain (void)
{
  check_path (compute_plain);
}

static void
test_wide (void)
{
  if (!earcup_lanes_are_wide ())
    {
      g_test_skip ("This processor has no wide vector units");
      return;
    }

  check_path (compute_wide);
}

static void
test_select (void)
{
  Lanes x = { -1.0, 2.0, 0.0, 5.0 }, y = { 3.0, -4.0, 0.0, 5.0 };
  Lanes low = lanes_min (x, y), high = lanes_max (x, y), size = lanes_abs (x);

  for (guint i = 0; i < EARCUP_N_LANES; i++)
    {
      g_assert_cmpfloat (low[i], ==, fmin (x[i], y[i]));
      g_assert_cmpfloat (high[i], ==, fmax (x[i], y[i]));
      g_assert_cmpfloat (size[i], ==, fabs (x[i]));
    }
}

static void
test_complex (void)
{
  LanesComplex a = { lanes_all (2.0), lanes_all (-3.0) }, b = { lanes_all (0.5), lanes_all (4.0) };
  LanesComplex product = lanes_multiply (a, b), inverse = lanes_invert (a);
  LanesComplex unit = lanes_subtract_product (lanes_turn (a, lanes_all (2.0)), a, inverse);

  g_assert_cmpfloat (product.re[1], ==, 13.0);
  g_assert_cmpfloat (product.im[2], ==, 6.5);
  g_assert_cmpfloat_with_epsilon (inverse.re[0], 2.0 / 13.0, 1e-16);
  g_assert_cmpfloat_with_epsilon (inverse.im[3], 3.0 / 13.0, 1e-16);
  g_assert_cmpfloat_with_epsilon (unit.re[0], 5.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (unit.im[0], 4.0, 1e-15);
}

static void
test_order (void)
{
  const float values[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, sums[8] = { 11, 22, 14, 26, 19, 32, 26, 40 };
  const float second[8] = { -1, -2, -3, -4, -5, -6, -7, -8 };
  FloatsHalf carry = { 10.0f, 20.0f, 10.0f, 20.0f };
  float out[8], pairs[16];

  floats_store (floats_load_reversed (values), out);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (out[i], ==, values[7 - i]);

  floats_store_reversed (floats_load (values), out);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (out[i], ==, values[7 - i]);

  floats_store (floats_exchange (floats_load (values)), out);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (out[i], ==, values[i ^ 1]);

  floats_store (floats_accumulate (&carry, floats_load (values)), out);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (out[i], ==, sums[i]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (carry[i], ==, sums[6 + i % 2]);

  floats_store_pairs (floats_load (values), floats_load (second), pairs);
  for (guint i = 0; i < 16; i++)
    g_assert_cmpfloat (pairs[i], ==, i % 2 == 0 ? values[i / 2] : second[i / 2]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/lanes/portable-functions-are-exact", test_plain);
  g_test_add_func ("/acoustics/lanes/wide-functions-are-exact", test_wide);
  g_test_add_func ("/acoustics/lanes/each-lane-chooses-for-itself", test_select);
  g_test_add_func ("/acoustics/lanes/complex-numbers-follow-their-rules", test_complex);
  g_test_add_func ("/acoustics/lanes/order-is-changed-as-told", test_order);

  return g_test_run ();
}
