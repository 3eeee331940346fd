/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-twoport.h"

#include <math.h>

#include "acoustics/earcup-units.h"

#define SEED 7

/* A tube of 3 cm² and 25 mm at a frequency, with a flow resistivity. */
#define AREA_M2  3e-4
#define LENGTH_M 0.025

static void
assert_near (double complex value,
             double complex expected,
             double         tolerance)
{
  double difference = cabs (value - expected);

  if (!(difference <= tolerance * cabs (expected)))
    g_error ("%g %+gi is not %g %+gi", creal (value), cimag (value), creal (expected),
             cimag (expected));
}

static double complex
series_of (double hz,
           double loss)
{
  return (I * EARCUP_TWO_PI * hz * EARCUP_AIR_DENSITY_KG_M3 + loss) / AREA_M2;
}

static double complex
shunt_of (double hz)
{
  return I * EARCUP_TWO_PI * hz * AREA_M2 / EARCUP_AIR_BULK_MODULUS_PA;
}

static EarcupTwoport
tube (double hz,
      double loss,
      double length_m)
{
  return earcup_twoport_line (series_of (hz, loss), shunt_of (hz), length_m);
}

static double complex
determinant (EarcupTwoport self)
{
  return self.a * self.d - self.b * self.c;
}

static void
test_reciprocal (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 200; i++)
    {
      double hz = pow (10.0, g_rand_double_range (rand, 1.0, 4.3));
      double loss = pow (10.0, g_rand_double_range (rand, 1.0, 4.0));
      EarcupTwoport line = tube (hz, loss, LENGTH_M);
      EarcupTwoport chain =
        earcup_twoport_multiply (earcup_twoport_series (1e6 + 1e5 * I * hz),
                                 earcup_twoport_multiply (line, earcup_twoport_shunt (1e-8 * I)));

      assert_near (determinant (line), 1.0, 1e-12);
      assert_near (determinant (chain), 1.0, 1e-9);
    }
}

/* A shunt behind a series impedance is not a series impedance behind a shunt. */
static void
test_order (void)
{
  EarcupTwoport series_first = earcup_twoport_multiply (earcup_twoport_series (4.0),
                                                        earcup_twoport_shunt (0.5));
  EarcupTwoport shunt_first = earcup_twoport_multiply (earcup_twoport_shunt (0.5),
                                                       earcup_twoport_series (4.0));

  g_assert_true (series_first.a == 3.0 && series_first.d == 1.0);
  g_assert_true (shunt_first.a == 1.0 && shunt_first.d == 3.0);
}

static void
test_tiny (void)
{
  double complex series = series_of (1000.0, 500.0), shunt = shunt_of (1000.0);
  EarcupTwoport line = earcup_twoport_line (series, shunt, 1e-7);

  assert_near (line.a, 1.0, 1e-9);
  assert_near (line.d, 1.0, 1e-9);
  assert_near (line.b, series * 1e-7, 1e-9);
  assert_near (line.c, shunt * 1e-7, 1e-9);
}

static void
test_halves (void)
{
  for (double hz = 20.0; hz < 20000.0; hz *= 1.7)
    {
      EarcupTwoport whole = tube (hz, 700.0, LENGTH_M);
      EarcupTwoport half = tube (hz, 700.0, LENGTH_M / 2.0);
      EarcupTwoport both = earcup_twoport_multiply (half, half);

      assert_near (both.a, whole.a, 1e-12);
      assert_near (both.b, whole.b, 1e-12);
      assert_near (both.c, whole.c, 1e-12);
    }
}

static void
test_resonances (void)
{
  double quarter_hz = EARCUP_SOUND_SPEED_M_S / (4.0 * LENGTH_M);
  double wave = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S / AREA_M2;
  EarcupTwoport quarter = tube (quarter_hz, 0.0, LENGTH_M);
  EarcupTwoport half = tube (2.0 * quarter_hz, 0.0, LENGTH_M);

  g_assert_cmpfloat (cabs (quarter.a / quarter.c), <=, 1e-10 * wave);
  g_assert_cmpfloat (cabs (half.a / half.c), >=, 1e10 * wave);
}

/* The nodal form must give the flows that the chain form gives. */
static void
test_nodes (void)
{
  for (double hz = 20.0; hz < 20000.0; hz *= 1.7)
    {
      EarcupTwoport chain = tube (hz, 700.0, LENGTH_M);
      EarcupLineAdmittance nodes = earcup_line_admittance (series_of (hz, 700.0), shunt_of (hz),
                                                           LENGTH_M);
      double complex far_pa = 0.3 - 0.7 * I, far_flow = 1e-6 + 2e-6 * I;
      double complex near_pa = chain.a * far_pa + chain.b * far_flow;
      double complex near_flow = chain.c * far_pa + chain.d * far_flow;

      assert_near (nodes.own * near_pa - nodes.transfer * far_pa, near_flow, 1e-9);
      assert_near (nodes.transfer * near_pa - nodes.own * far_pa, far_flow, 1e-9);
    }
}

static void
test_blocked (void)
{
  double complex s = I * EARCUP_TWO_PI * 100.0;

  g_assert_true (earcup_branch_admittance (s, INFINITY, 1.0, 1e-12) == 0.0);
  g_assert_true (earcup_branch_admittance (s, 1e6, INFINITY, 1e-12) == 0.0);
  g_assert_true (earcup_branch_admittance (s, 1e6, 1.0, 0.0) == 0.0);
  g_assert_true (earcup_branch_admittance (s, INFINITY, INFINITY, INFINITY) == 0.0);
}

static void
test_branch (void)
{
  double complex s = I * EARCUP_TWO_PI * 100.0;
  double compliance = 1.0 / (500.0 * cimag (s) * cimag (s));

  assert_near (earcup_branch_admittance (s, 1e6, 0.0, INFINITY), 1e-6, 1e-15);
  assert_near (earcup_branch_admittance (s, 1e6, 500.0, INFINITY), 1.0 / (1e6 + 500.0 * s), 1e-15);
  assert_near (earcup_branch_admittance (s, 0.0, 0.0, 2e-12), 2e-12 * s, 1e-15);
  assert_near (earcup_branch_admittance (s, 1e6, 500.0, compliance), 1e-6, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/twoport/passive-chain-is-reciprocal", test_reciprocal);
  g_test_add_func ("/acoustics/twoport/order-counts", test_order);
  g_test_add_func ("/acoustics/twoport/tiny-line-is-its-elements", test_tiny);
  g_test_add_func ("/acoustics/twoport/two-halves-are-a-whole", test_halves);
  g_test_add_func ("/acoustics/twoport/closed-tube-resonates-at-quarters", test_resonances);
  g_test_add_func ("/acoustics/twoport/nodes-agree-with-the-chain", test_nodes);
  g_test_add_func ("/acoustics/twoport/blocked-branch-lets-nothing-through", test_blocked);
  g_test_add_func ("/acoustics/twoport/branch-adds-its-parts", test_branch);

  return g_test_run ();
}
