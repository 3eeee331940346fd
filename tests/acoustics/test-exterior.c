/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-exterior.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED 1878

/* Whatever the flows, the room takes power and gives none. */
static void
test_passive (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[round % 8]);
      EarcupExterior exterior;
      double complex flows[EARCUP_N_PORTS];
      double taken = 0.0, scale = 0.0;

      earcup_exterior_compute (&exterior, design, earcup_test_draw (rand, 10.0, 20000.0));
      for (guint i = 0; i < EARCUP_N_PORTS; i++)
        flows[i] = g_rand_double_range (rand, -1.0, 1.0) +
                   I * g_rand_double_range (rand, -1.0, 1.0);

      for (guint i = 0; i < EARCUP_N_PORTS; i++)
        for (guint j = 0; j < EARCUP_N_PORTS; j++)
          {
            double complex power = conj (flows[i]) * exterior.impedance[i][j] * flows[j];

            g_assert_cmpfloat (cabs (exterior.impedance[i][j] - exterior.impedance[j][i]), <=,
                               1e-15 * cabs (exterior.impedance[i][j]));
            taken += creal (power);
            scale += cabs (power);
          }

      g_assert_cmpfloat (taken, >=, -1e-15 * scale);
    }
}

static void
test_silent (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_silence (earcup_test_archetype ("open"));
  EarcupExterior exterior;

  earcup_exterior_compute (&exterior, design, 3000.0);
  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    {
      g_assert_cmpfloat (exterior.form[i], ==, 1.0);
      for (guint j = 0; j < EARCUP_N_PORTS; j++)
        g_assert_true (exterior.impedance[i][j] == 0.0);
    }
}

/* Two openings in one place load each other no more than two that are a centimetre apart. */
static void
test_close (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_set (earcup_test_archetype ("open"), 2,
                                                    EARCUP_PARAMETER_XV, 0.02,
                                                    EARCUP_PARAMETER_XC, 0.02);
  EarcupExterior exterior;
  double form;

  earcup_exterior_compute (&exterior, design, 100.0);
  form = exterior.form[EARCUP_PORT_VENT] * exterior.form[EARCUP_PORT_CUP];
  g_assert_cmpfloat_with_epsilon (cimag (exterior.impedance[EARCUP_PORT_VENT][EARCUP_PORT_CUP]) /
                                  (form * EARCUP_AIR_DENSITY_KG_M3 * 50.0 / 0.01), 1.0, 1e-9);
}

/* Source: a sphere of pulsating flow q, p = jωρq e^-jkr / 4πr. */
static void
test_green (void)
{
  double complex near = earcup_exterior_green (1000.0, 0.5);
  double complex far = earcup_exterior_green (1000.0, 1.0);
  double wave = EARCUP_SOUND_SPEED_M_S / 1000.0;

  g_assert_cmpfloat_with_epsilon (cabs (far), 1000.0 * EARCUP_AIR_DENSITY_KG_M3 / 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (cabs (near / far), 2.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (carg (earcup_exterior_green (1000.0, wave)), EARCUP_PI / 2.0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (carg (earcup_exterior_green (1000.0, 1.25 * wave)), 0.0, 1e-9);
}

static void
test_baffle (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_exterior_baffle (1.0), 1.0, 1e-5);
  g_assert_cmpfloat_with_epsilon (earcup_exterior_baffle (620.0), sqrt (2.5), 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_exterior_baffle (1e6), 2.0, 1e-5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/exterior/room-only-takes-power", test_passive);
  g_test_add_func ("/acoustics/exterior/switched-off-room-is-not-there", test_silent);
  g_test_add_func ("/acoustics/exterior/near-openings-stay-finite", test_close);
  g_test_add_func ("/acoustics/exterior/point-source-spreads", test_green);
  g_test_add_func ("/acoustics/exterior/baffle-gives-up-to-6-db", test_baffle);

  return g_test_run ();
}
