/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-simulate.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED     304
#define N_POINTS 32

static void
fill_frequencies (double *hz)
{
  for (guint i = 0; i < N_POINTS; i++)
    hz[i] = earcup_test_between (10.0, 20000.0, i, N_POINTS - 1);
}

static EarcupOutputs
simulate_at (const EarcupDesign *design,
             double              hz)
{
  EarcupOutputs outputs;

  earcup_simulate (design, &hz, 1, &outputs);

  return outputs;
}

static double
level_db (double complex pressure)
{
  return 20.0 * log10 (cabs (pressure) / EARCUP_REFERENCE_PA);
}

static void
test_drum_only (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  double hz[N_POINTS];

  fill_frequencies (hz);
  for (guint i = 0; i < 4 * EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autoptr(EarcupDesign) design = i < EARCUP_TEST_N_ARCHETYPES
        ? earcup_test_archetype (id) : earcup_test_random_design (rand, id);
      EarcupOutputs outputs[N_POINTS];
      double complex drum[N_POINTS];

      earcup_simulate (design, hz, N_POINTS, outputs);
      earcup_simulate_drum (design, hz, N_POINTS, drum);
      for (guint j = 0; j < N_POINTS; j++)
        g_assert_cmpfloat (cabs (drum[j] / outputs[j].drum_pa_v - 1.0), <=, 1e-10);
    }
}

static void
test_order (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
  double hz[N_POINTS], backwards[N_POINTS];
  EarcupOutputs outputs[N_POINTS], reversed[N_POINTS];

  fill_frequencies (hz);
  for (guint i = 0; i < N_POINTS; i++)
    backwards[i] = hz[N_POINTS - 1 - i];

  earcup_simulate (design, hz, N_POINTS, outputs);
  earcup_simulate (design, backwards, N_POINTS, reversed);
  for (guint i = 0; i < N_POINTS; i++)
    {
      g_assert_cmpfloat (outputs[i].hz, ==, hz[i]);
      g_assert_true (outputs[i].drum_pa_v == reversed[N_POINTS - 1 - i].drum_pa_v);
      g_assert_true (outputs[i].bleed_pa_v == reversed[N_POINTS - 1 - i].bleed_pa_v);
      g_assert_true (outputs[i].isolation_db == reversed[N_POINTS - 1 - i].isolation_db);
    }
}

/* A source of 120 Ω lifts the resonance of a 300 Ω coil against the rest, not that of a planar. */
static void
test_amplifier (void)
{
  const struct
  {
    const char *id;
    double      lowest, highest;
  } cases[] = { { "open", 0.8, 1.2 }, { "planar_open", -0.05, 0.05 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupDesign) ideal = earcup_test_archetype (cases[i].id);
      g_autoptr(EarcupDesign) weak = earcup_test_with (earcup_design_ref (ideal),
                                                       EARCUP_PARAMETER_RG, 120.0);
      double low = level_db (simulate_at (weak, 107.0).drum_pa_v) -
                   level_db (simulate_at (ideal, 107.0).drum_pa_v);
      double middle = level_db (simulate_at (weak, 1000.0).drum_pa_v) -
                      level_db (simulate_at (ideal, 1000.0).drum_pa_v);

      g_assert_cmpfloat (low - middle, >=, cases[i].lowest);
      g_assert_cmpfloat (low - middle, <=, cases[i].highest);
      g_assert_cmpfloat (middle, <, 0.0);
    }
}

static EarcupDesign *
with_section (const EarcupDesign *design,
              EarcupSectionScope  scope)
{
  const EarcupSection section = { 1000.0, 1.0, 6.0, scope };
  g_autoptr(GError) error = NULL;
  EarcupDesign *changed = earcup_design_new (earcup_design_get_values (design), TRUE, &section, 1,
                                             &error);

  g_assert_no_error (error);

  return changed;
}

/* A section of the driver shapes all that comes from it; one of the ear only what the ear gets.
 * Neither changes the sound that comes in from outside, nor, without the pull of the headband,
 * how much of it the other ear hears. */
static void
test_scope (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_set (earcup_test_archetype ("open"), 1,
                                                    EARCUP_PARAMETER_KHB, 0.0);
  g_autoptr(EarcupDesign) ear = with_section (design, EARCUP_SECTION_SCOPE_EAR);
  g_autoptr(EarcupDesign) driver = with_section (design, EARCUP_SECTION_SCOPE_DRIVER);
  g_autoptr(EarcupDesign) plain = earcup_design_new (earcup_design_get_values (design), TRUE,
                                                     NULL, 0, NULL);
  EarcupOutputs without = simulate_at (plain, 1000.0);
  EarcupOutputs at_ear = simulate_at (ear, 1000.0);
  EarcupOutputs at_driver = simulate_at (driver, 1000.0);

  g_assert_cmpfloat_with_epsilon (level_db (at_ear.drum_pa_v) - level_db (without.drum_pa_v),
                                  6.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (level_db (at_driver.drum_pa_v) - level_db (without.drum_pa_v),
                                  6.0, 1e-9);
  g_assert_true (at_ear.bleed_pa_v == without.bleed_pa_v);
  g_assert_cmpfloat_with_epsilon (level_db (at_driver.bleed_pa_v) - level_db (without.bleed_pa_v),
                                  6.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_ear.crosstalk_db, without.crosstalk_db, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_driver.crosstalk_db, without.crosstalk_db, 1e-9);
  g_assert_true (at_ear.isolation_db == without.isolation_db);
  g_assert_true (at_driver.isolation_db == without.isolation_db);
  g_assert_true (at_driver.impedance_ohm == without.impedance_ohm);
  g_assert_true (at_driver.outward_pa_s_m3 == without.outward_pa_s_m3);
}

/* The levels at 500 Hz for 1 V that the four kinds of headphone are known by. */
static void
test_sensitivity (void)
{
  const double db[] = { 110.0, 106.0, 103.1, 106.0 };

  for (guint i = 0; i < G_N_ELEMENTS (db); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);

      g_assert_cmpfloat_with_epsilon (level_db (simulate_at (design, 500.0).drum_pa_v), db[i],
                                      0.06);
    }
}

/* Sound takes the way through the bone however tight the cup is. */
static void
test_bone (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);

      for (double hz = 20.0; hz < 20000.0; hz *= 1.25)
        {
          EarcupOutputs outputs = simulate_at (design, hz);

          g_assert_cmpfloat (outputs.isolation_db, <, outputs.isolation_air_db);
          g_assert_cmpfloat (outputs.isolation_db, <, 57.0);
        }
    }
}

/* What a bystander hears, in dB SPL, of pink noise from 250 Hz to 4 kHz at 100 dB SPL. */
static double
bystander_db (const char *id)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
  double drum = 0.0, bleed = 0.0;

  for (guint i = 0; i <= 96; i++)
    {
      EarcupOutputs outputs = simulate_at (design, earcup_test_between (250.0, 4000.0, i, 96));

      drum += pow (cabs (outputs.drum_pa_v), 2.0);
      bleed += pow (cabs (outputs.bleed_pa_v), 2.0);
    }

  return 100.0 + 10.0 * log10 (bleed / drum);
}

static void
test_bleed (void)
{
  const double db[] = { 37.0, 56.0, 62.0, 65.0 };
  double last = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (db); i++)
    g_assert_cmpfloat_with_epsilon (bystander_db (earcup_test_archetype_ids[i]), db[i], 0.6);

  /* The same driver in four housings, from sealed to open. */
  for (guint i = 4; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      double level = bystander_db (earcup_test_archetype_ids[i]);

      g_assert_cmpfloat (level, >, last);
      last = level;
    }
}

static double
mean_isolation_db (const EarcupDesign *design)
{
  double sum = 0.0;

  for (guint i = 0; i <= 60; i++)
    sum += simulate_at (design, earcup_test_between (125.0, 4000.0, i, 60)).isolation_db / 61.0;

  return sum;
}

/* From closed over semi-open to open, less keeps the room out and less holds the ear's air. */
static void
test_openness (void)
{
  const double isolation_db[] = { 21.0, 6.0, 2.0 };
  double last = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (isolation_db); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      double outward = cabs (simulate_at (design, 50.0).outward_pa_s_m3);

      g_assert_cmpfloat_with_epsilon (mean_isolation_db (design), isolation_db[i], 1.0);
      g_assert_cmpfloat (outward, <, 0.5 * last);
      last = outward;
    }
}

/* Eddy currents without a resistance of their own are one more inductance. */
static void
test_infinite_eddy_resistance (void)
{
  g_autoptr(EarcupDesign) eddy = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) plain = earcup_test_archetype ("closed");
  double hz[] = { 100.0, 5000.0 };
  EarcupOutputs one[2], other[2];

  eddy = earcup_test_with (g_steal_pointer (&eddy), EARCUP_PARAMETER_L2, 1e-3);
  eddy = earcup_test_with (g_steal_pointer (&eddy), EARCUP_PARAMETER_R2, INFINITY);
  plain = earcup_test_with (g_steal_pointer (&plain), EARCUP_PARAMETER_LE, 1e-3);
  earcup_simulate (eddy, hz, 2, one);
  earcup_simulate (plain, hz, 2, other);

  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (cabs (one[i].drum_pa_v - other[i].drum_pa_v), <=,
                       1e-12 * cabs (other[i].drum_pa_v));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/simulate/an-infinite-eddy-resistance-leaves-an-inductance",
                   test_infinite_eddy_resistance);
  g_test_add_func ("/acoustics/simulate/drum-alone-is-the-same-drum", test_drum_only);
  g_test_add_func ("/acoustics/simulate/order-does-not-matter", test_order);
  g_test_add_func ("/acoustics/simulate/weak-amplifier-lifts-the-resonance", test_amplifier);
  g_test_add_func ("/acoustics/simulate/sections-act-in-their-scope", test_scope);
  g_test_add_func ("/acoustics/simulate/sensitivity-is-known", test_sensitivity);
  g_test_add_func ("/acoustics/simulate/bone-limits-isolation", test_bone);
  g_test_add_func ("/acoustics/simulate/bystanders-hear-what-they-should", test_bleed);
  g_test_add_func ("/acoustics/simulate/open-housings-let-more-through", test_openness);

  return g_test_run ();
}
