/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-phase.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

/* From the diaphragm through the front volume, the concha and the canal: the simulator, like the
 * driver, is made of lumped parts and so of minimum phase. */
static void
test_delay_is_the_way (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
      g_autoptr(EarcupPhase) phase = earcup_phase_new (design);
      double line_m = earcup_design_get (design, EARCUP_PARAMETER_DF) +
                      earcup_design_get (design, EARCUP_PARAMETER_LCO) +
                      earcup_design_get (design, EARCUP_PARAMETER_LCA);
      double delay_s = earcup_phase_get_delay (phase);

      g_test_message ("%s: %.2f us for %.2f mm", id, 1e6 * delay_s, 1e3 * line_m);
      g_assert_cmpfloat_with_epsilon (delay_s, line_m / EARCUP_SOUND_SPEED_M_S, 1.5e-6);
    }
}

/* A section is of minimum phase, so it changes nothing of the rest. */
static void
test_section_adds_no_excess (void)
{
  const EarcupSection section = { 900.0, 2.0, 12.0, EARCUP_SECTION_SCOPE_EAR };
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  g_autoptr(EarcupDesign) plain = earcup_design_new (earcup_design_get_values (open), TRUE, NULL,
                                                     0, NULL);
  g_autoptr(EarcupDesign) peaked = earcup_design_new (earcup_design_get_values (open), TRUE,
                                                      &section, 1, NULL);
  g_autoptr(EarcupPhase) without = earcup_phase_new (plain);
  g_autoptr(EarcupPhase) with = earcup_phase_new (peaked);

  g_assert_cmpfloat_with_epsilon (earcup_phase_get_delay (with), earcup_phase_get_delay (without),
                                  1e-7);
  for (double hz = 25.0; hz < 18000.0; hz *= 1.3)
    g_assert_cmpfloat_with_epsilon (earcup_phase_get_excess (with, hz),
                                    earcup_phase_get_excess (without, hz), 0.005);
}

/* The integral of the group delay over angular frequency is the phase. */
static void
test_group_delay_is_the_slope (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      double hz[401], delay_s[401], sum = 0.0, turned = 0.0;
      double complex drum[401];

      for (guint k = 0; k < 401; k++)
        hz[k] = 500.0 + 0.5 * k;
      earcup_phase_compute_group_delay (design, hz, 401, delay_s);
      earcup_simulate_drum (design, hz, 401, drum);

      for (guint k = 1; k < 401; k++)
        {
          sum += 0.5 * (delay_s[k - 1] + delay_s[k]) * EARCUP_TWO_PI * 0.5;
          turned -= carg (drum[k] / drum[k - 1]);
        }

      g_assert_cmpfloat_with_epsilon (sum, turned, 1e-6);
    }
}

static void
test_group_delay_of_a_section (void)
{
  const EarcupSection section = { 1000.0, 100.0, 0.01, EARCUP_SECTION_SCOPE_EAR };
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  g_autoptr(EarcupDesign) plain = earcup_design_new (earcup_design_get_values (open), TRUE, NULL,
                                                     0, NULL);
  g_autoptr(EarcupDesign) peaked = earcup_design_new (earcup_design_get_values (open), TRUE,
                                                      &section, 1, NULL);
  double amplitude = pow (10.0, 0.01 / 40.0);
  double expected = 2.0 * 100.0 * (amplitude - 1.0 / amplitude) / (EARCUP_TWO_PI * 1000.0);
  double hz = 1000.0, without, with;

  earcup_phase_compute_group_delay (plain, &hz, 1, &without);
  earcup_phase_compute_group_delay (peaked, &hz, 1, &with);
  g_assert_cmpfloat_with_epsilon ((with - without) / expected, 1.0, 1e-3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/phase/delay-is-the-way-to-the-drum", test_delay_is_the_way);
  g_test_add_func ("/acoustics/phase/section-adds-no-excess", test_section_adds_no_excess);
  g_test_add_func ("/acoustics/phase/group-delay-is-the-slope", test_group_delay_is_the_slope);
  g_test_add_func ("/acoustics/phase/group-delay-of-a-section-is-exact",
                   test_group_delay_of_a_section);

  return g_test_run ();
}
