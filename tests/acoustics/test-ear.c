/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-ear.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED 4320

static double
simulator_db (double hz)
{
  return 20.0 * log10 (cabs (earcup_ear_simulator_impedance (hz)));
}

/* Source: IEC 60318-4:2010, 5.2 (effective volume at 500 Hz). */
static void
test_volume (void)
{
  double volume = EARCUP_AIR_BULK_MODULUS_PA /
                  (EARCUP_TWO_PI * 500.0 * cabs (earcup_ear_simulator_impedance (500.0)));

  g_assert_cmpfloat_with_epsilon (volume, 1260e-9, 40e-9);
}

static void
test_transfer_levels (void)
{
  const double hz[] = { 100.0, 1000.0, 2000.0, 4000.0, 8000.0 };
  const double db[] = { 14.1, -4.7, -6.9, -8.8, -11.2 };

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    g_assert_cmpfloat_with_epsilon (simulator_db (hz[i]) - simulator_db (500.0), db[i], 0.051);
}

/* At rest the ear is nothing but its volumes. */
static void
test_slow (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_set (earcup_test_archetype ("closed"), 1,
                                                    EARCUP_PARAMETER_EAR_LOSS, 0.0);
  EarcupEar ear = earcup_ear_compute (design, 0.1);
  double radius = earcup_design_get (design, EARCUP_PARAMETER_RCA);
  double volume = earcup_design_get (design, EARCUP_PARAMETER_LCO) *
                  earcup_design_get (design, EARCUP_PARAMETER_SCO) +
                  earcup_design_get (design, EARCUP_PARAMETER_LCA) * EARCUP_PI * radius * radius;
  double compliance = volume / EARCUP_AIR_BULK_MODULUS_PA +
                      0.70e-12 + 2.34e-12 + 1.50e-12 + 2.73e-12 + 1.517e-12;

  g_assert_cmpfloat_with_epsilon (cimag (ear.admittance) / (EARCUP_TWO_PI * 0.1 * compliance),
                                  1.0, 1e-4);
  g_assert_cmpfloat (cabs (ear.transfer - 1.0), <=, 1e-3);
}

static void
test_passive (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(EarcupDesign) design =
        earcup_test_random_design (rand, earcup_test_archetype_ids[i % 8]);

      for (double hz = 1.0; hz < 24000.0; hz *= 1.3)
        g_assert_cmpfloat (creal (earcup_ear_compute (design, hz).admittance), >, 0.0);
    }
}

/* Friction at the wall of the canal takes something off the resonance of the ear. */
static void
test_losses (void)
{
  g_autoptr(EarcupDesign) lossy = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) free = earcup_test_set (earcup_design_ref (lossy), 1,
                                                  EARCUP_PARAMETER_EAR_LOSS, 0.0);
  double peak_lossy = 0.0, peak_free = 0.0;

  for (double hz = 1000.0; hz < 6000.0; hz *= 1.01)
    {
      peak_lossy = fmax (peak_lossy, cabs (earcup_ear_compute (lossy, hz).transfer));
      peak_free = fmax (peak_free, cabs (earcup_ear_compute (free, hz).transfer));
    }

  g_assert_cmpfloat (peak_lossy, >, 2.0);
  g_assert_cmpfloat (peak_lossy, <, peak_free);
}

/* Far below it the mass of a piston's load, far above it the plane wave's resistance. */
static void
test_open_ear (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  double area = earcup_design_get (design, EARCUP_PARAMETER_SCO);
  double mass = 8.0 * EARCUP_AIR_DENSITY_KG_M3 / (3.0 * EARCUP_PI * EARCUP_PI *
                                                  sqrt (area / EARCUP_PI));
  double wave = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S / area;
  double complex low = earcup_ear_open_impedance (design, 10.0);
  double complex high = earcup_ear_open_impedance (design, 1e7);

  g_assert_cmpfloat_with_epsilon (cimag (low) / (EARCUP_TWO_PI * 10.0 * mass), 1.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (creal (high) / wave, 1.441, 1e-3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/ear/simulator-holds-1260-mm3", test_volume);
  g_test_add_func ("/acoustics/ear/simulator-has-the-known-levels", test_transfer_levels);
  g_test_add_func ("/acoustics/ear/slow-ear-is-a-volume", test_slow);
  g_test_add_func ("/acoustics/ear/ear-is-passive", test_passive);
  g_test_add_func ("/acoustics/ear/wall-losses-lower-the-peak", test_losses);
  g_test_add_func ("/acoustics/ear/open-ear-is-a-piston", test_open_ear);

  return g_test_run ();
}
