/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-openness.h"

#include <math.h>

#include "acoustics/earcup-ear.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-twoport.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

static EarcupOpenness
compute (const char *id,
         double      hz)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
  EarcupOpenness openness;

  earcup_openness_compute (design, &hz, 1, &openness);

  return openness;
}

static double
ratio_db (const EarcupOpenness *openness)
{
  return 20.0 * log10 (cabs (openness->outward_pa_s_m3 / openness->open_ear_pa_s_m3));
}

/* The figures that the physical model was published with, whole decibels. */
static void
test_archetypes_are_as_open_as_they_are (void)
{
  static const struct
  {
    const char *id;
    double      db[3];   /* 50, 200 Hz and 1 kHz */
  } cases[] = {
    { "closed", { 43.0, 26.0, 3.0 } },
    { "semi_open", { 33.0, 19.0, 6.0 } },
    { "open", { 14.0, 3.5, 0.0 } },
    { "planar_open", { 23.0, 11.0, 0.0 } },
  };
  static const double hz[] = { 50.0, 200.0, 1000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (hz); k++)
      {
        EarcupOpenness openness = compute (cases[i].id, hz[k]);

        g_assert_cmpfloat_with_epsilon (ratio_db (&openness), cases[i].db[k], 0.6);
      }
}

/* Pressures behind a source with an inner impedance, with and without a headphone: the division is
 * what the canal gets of the same source. */
static void
test_division_follows_the_impedances (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    for (double hz = 20.0; hz < 16000.0; hz *= 1.7)
      {
        g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
        EarcupOpenness openness = compute (earcup_test_archetype_ids[i], hz);
        double complex ear = 1.0 / earcup_ear_compute (design, hz).admittance;
        double complex bare = ear / (ear + openness.open_ear_pa_s_m3);
        double complex covered = ear / (ear + openness.outward_pa_s_m3);

        g_assert_cmpfloat (cabs (openness.pressure_division * covered / bare - 1.0), <, 1e-12);
      }
}

static void
test_outward_is_that_of_the_outputs (void)
{
  for (double hz = 20.0; hz < 16000.0; hz *= 1.7)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
      EarcupOpenness openness = compute ("semi_open", hz);
      EarcupOutputs outputs;

      earcup_simulate (design, &hz, 1, &outputs);
      g_assert_cmpfloat (cabs (openness.outward_pa_s_m3 / outputs.outward_pa_s_m3 - 1.0), <, 1e-9);
    }
}

/* From the entrance on only the canal and the simulator are left: the chain from there to the
 * drum, computed anew, gives the drum's pressure. */
static void
test_entrance_leads_to_the_drum (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    for (double hz = 20.0; hz < 16000.0; hz *= 1.7)
      {
        g_autoptr(EarcupDesign) full = earcup_test_archetype (earcup_test_archetype_ids[i]);
        g_autoptr(EarcupDesign) design = earcup_design_new (earcup_design_get_values (full), TRUE,
                                                            NULL, 0, NULL);
        g_autoptr(EarcupDesign) flush = earcup_test_with (earcup_design_ref (design),
                                                          EARCUP_PARAMETER_LCO, 1e-9);
        EarcupOpenness openness;
        double complex drum;

        earcup_openness_compute (design, &hz, 1, &openness);
        earcup_simulate_drum (design, &hz, 1, &drum);
        g_assert_cmpfloat (cabs (openness.entrance_pa_v *
                                 earcup_ear_compute (flush, hz).transfer / drum - 1.0), <, 1e-5);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/openness/archetypes-are-as-open-as-they-are",
                   test_archetypes_are_as_open_as_they_are);
  g_test_add_func ("/acoustics/openness/division-follows-the-impedances",
                   test_division_follows_the_impedances);
  g_test_add_func ("/acoustics/openness/outward-is-that-of-the-outputs",
                   test_outward_is_that_of_the_outputs);
  g_test_add_func ("/acoustics/openness/entrance-leads-to-the-drum",
                   test_entrance_leads_to_the_drum);

  return g_test_run ();
}
