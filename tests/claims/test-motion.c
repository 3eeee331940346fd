/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "claims/earcup-motion.h"
#include "fixture/earcup-test-archetypes.h"

/* Without any air in its way a driver is one mass on one spring. */
static EarcupDesign *
free_driver (double damping)
{
  static const struct { EarcupParameter parameter; double value; } changes[] = {
    { EARCUP_PARAMETER_MC, INFINITY }, { EARCUP_PARAMETER_SD, 1e-8 }, { EARCUP_PARAMETER_BL, 0.01 },
    { EARCUP_PARAMETER_MMD, 1e-4 }, { EARCUP_PARAMETER_CMS, 1e-2 },
  };
  EarcupDesign *design = earcup_test_archetype ("open");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    design = earcup_test_with (design, changes[i].parameter, changes[i].value);

  return earcup_test_with (design, EARCUP_PARAMETER_RMS, damping);
}

static void
test_resonance_of_mass_and_spring (void)
{
  static const double damping[] = { 0.02, 0.1, 0.4 };

  for (guint i = 0; i < G_N_ELEMENTS (damping); i++)
    {
      g_autoptr(EarcupDesign) design = free_driver (damping[i]);
      double quality = 0.0;
      double hz = earcup_motion_find_resonance (design, &quality);

      g_assert_cmpfloat_with_epsilon (hz, 1.0 / (EARCUP_TWO_PI * sqrt (1e-6)), 1.0);
      g_assert_cmpfloat_with_epsilon (quality * damping[i], sqrt (1e-4 / 1e-2), 0.002);
    }
}

static void
test_sealing_raises_resonance (void)
{
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("same_driver_open");
  double quality;

  g_assert_cmpfloat (earcup_motion_find_resonance (sealed, &quality), >,
                     1.3 * earcup_motion_find_resonance (open, &quality));
}

/* Far below every resonance air in a shut box is a spring: as much pressure as volume. */
static void
test_pressure_is_that_of_a_spring (void)
{
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");
  double volume_m3, expected_pa;

  sealed = earcup_test_with (sealed, EARCUP_PARAMETER_RBV, INFINITY);
  sealed = earcup_test_with (sealed, EARCUP_PARAMETER_RSH, INFINITY);
  sealed = earcup_test_with (sealed, EARCUP_PARAMETER_PHI, 0.0);
  volume_m3 = earcup_design_get (sealed, EARCUP_PARAMETER_VB) +
              earcup_design_get (sealed, EARCUP_PARAMETER_VB0);
  expected_pa = EARCUP_AIR_BULK_MODULUS_PA / volume_m3 *
                earcup_design_get (sealed, EARCUP_PARAMETER_SD) *
                earcup_motion_get_speed (sealed, 10.0) / (EARCUP_TWO_PI * 10.0);

  g_assert_cmpfloat_with_epsilon (earcup_motion_get_rear_pressure (sealed, 10.0) / expected_pa,
                                  1.0, 0.02);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/motion/resonance-is-that-of-mass-and-spring",
                   test_resonance_of_mass_and_spring);
  g_test_add_func ("/claims/motion/sealing-raises-the-resonance", test_sealing_raises_resonance);
  g_test_add_func ("/claims/motion/shut-air-is-a-spring", test_pressure_is_that_of_a_spring);

  return g_test_run ();
}
