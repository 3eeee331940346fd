/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-variation.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-response.h"
#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-archetypes.h"

static const char *const ids[] = {
  "closed", "semi_open", "open", "planar_open", "same_driver_sealed", "same_driver_vented",
  "same_driver_semi_open", "same_driver_open",
};

/* {{{ Helpers */

static EarcupVariation *
vary (EarcupVariation *old,
      EarcupVariable   variable,
      double           value)
{
  g_autoptr(EarcupVariation) before = old;
  g_autoptr(GError) error = NULL;
  EarcupVariation *changed = earcup_variation_new_with (before, variable, value, &error);

  g_assert_no_error (error);

  return changed;
}

static EarcupVariation *
vary_one (EarcupVariable variable,
          double         value)
{
  return vary (earcup_variation_new (), variable, value);
}

static EarcupDesign *
apply_one (EarcupDesign   *design,
           EarcupVariable  variable,
           double          value)
{
  g_autoptr(EarcupVariation) variation = vary_one (variable, value);

  return earcup_variation_apply (variation, design);
}

static void
assert_same (const EarcupDesign *one,
             const EarcupDesign *other)
{
  guint n_one, n_other;
  const EarcupSection *sections = earcup_design_get_sections (one, &n_one);
  const EarcupSection *others = earcup_design_get_sections (other, &n_other);
  const gsize size = EARCUP_N_PARAMETERS * sizeof (double);

  g_assert_cmpmem (earcup_design_get_values (one), size, earcup_design_get_values (other), size);
  g_assert_cmpuint (n_one, ==, n_other);
  for (guint i = 0; i < n_one; i++)
    g_assert_true (sections[i].hz == others[i].hz && sections[i].gain_db == others[i].gain_db);
}

/* Whether all but some parameters are the same. */
static void
assert_only (const EarcupDesign    *one,
             const EarcupDesign    *other,
             const EarcupParameter *changed,
             guint                  n_changed)
{
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      gboolean may = FALSE;

      for (guint j = 0; j < n_changed; j++)
        may |= changed[j] == i;
      if (!may)
        g_assert_true (earcup_design_get (one, i) == earcup_design_get (other, i));
    }
}

/* }}} */

static void
test_nothing (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupVariation) variation = earcup_variation_new ();
  g_autoptr(EarcupDesign) same = earcup_variation_apply (variation, design);

  g_assert_true (earcup_variation_is_empty (variation));
  g_assert_true (same == design);
}

/* Every control at the place where the model stands, one by one and all together. */
static void
test_own (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);
      g_autoptr(EarcupVariation) all = earcup_variation_new ();
      g_autoptr(EarcupDesign) same = NULL;

      for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
        {
          double own = earcup_variable_get_own (variable, design);
          g_autoptr(EarcupDesign) one = apply_one (design, variable, own);

          assert_same (one, design);
          all = vary (g_steal_pointer (&all), variable, own);
        }

      same = earcup_variation_apply (all, design);
      g_assert_false (earcup_variation_is_empty (all));
      assert_same (same, design);
    }
}

static void
test_reset (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
  g_autoptr(EarcupVariation) variation = earcup_variation_new ();
  g_autoptr(EarcupDesign) same = NULL;

  for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
    variation = vary (g_steal_pointer (&variation), variable,
                      earcup_variable_get_info (variable)->highest);
  g_assert_false (earcup_variation_is_empty (variation));
  for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
    variation = vary (g_steal_pointer (&variation), variable, NAN);

  g_assert_true (earcup_variation_is_empty (variation));
  same = earcup_variation_apply (variation, design);
  g_assert_true (same == design);
}

static void
test_parameters (void)
{
  static const struct
  {
    EarcupVariable  variable;
    double          value;
    EarcupParameter parameter;
  } cases[] = {
    { EARCUP_VARIABLE_REAR_VOLUME, 4e-5, EARCUP_PARAMETER_VB },
    { EARCUP_VARIABLE_REAR_DEPTH, 0.0, EARCUP_PARAMETER_LB },
    { EARCUP_VARIABLE_FILLING, 5e3, EARCUP_PARAMETER_SIGMA },
    { EARCUP_VARIABLE_FRONT_VOLUME, 9e-5, EARCUP_PARAMETER_VF },
    { EARCUP_VARIABLE_SOURCE, 120.0, EARCUP_PARAMETER_RG },
  };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupDesign) changed = apply_one (design, cases[i].variable, cases[i].value);

      g_assert_true (earcup_design_get (changed, cases[i].parameter) == cases[i].value);
      assert_only (changed, design, &cases[i].parameter, 1);
    }
}

static void
test_openness (void)
{
  static const EarcupParameter vent[] = {
    EARCUP_PARAMETER_RV, EARCUP_PARAMETER_MV, EARCUP_PARAMETER_AV,
  };
  g_autoptr(EarcupDesign) vented = earcup_test_archetype ("same_driver_vented");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("same_driver_open");
  g_autoptr(EarcupDesign) changed = apply_one (vented, EARCUP_VARIABLE_OPENNESS, 1.0);
  g_autoptr(EarcupDesign) sealed = apply_one (vented, EARCUP_VARIABLE_OPENNESS, 0.0);

  assert_only (changed, vented, vent, G_N_ELEMENTS (vent));
  for (guint i = 0; i < G_N_ELEMENTS (vent); i++)
    g_assert_cmpfloat_with_epsilon (earcup_design_get (changed, vent[i]) /
                                    earcup_design_get (open, vent[i]), 1.0, 1e-9);
  g_assert_true (isinf (earcup_design_get (sealed, EARCUP_PARAMETER_RV)));
}

/* The last step, to a wall without a hole, cannot be heard. */
static void
test_sealing (void)
{
  static const double hz[] = { 20.0, 100.0, 500.0, 2e3, 8e3 };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("same_driver_vented");
  g_autoptr(EarcupDesign) sealed = apply_one (design, EARCUP_VARIABLE_OPENNESS, 0.0);
  g_autoptr(EarcupDesign) nearly = apply_one (design, EARCUP_VARIABLE_OPENNESS, 1e-6);
  double complex one[G_N_ELEMENTS (hz)], other[G_N_ELEMENTS (hz)];

  earcup_simulate_drum (sealed, hz, G_N_ELEMENTS (hz), one);
  earcup_simulate_drum (nearly, hz, G_N_ELEMENTS (hz), other);
  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    g_assert_cmpfloat_with_epsilon (20.0 * log10 (cabs (one[i] / other[i])), 0.0, 0.02);
}

static double
resonance_of (const EarcupDesign *design)
{
  return 1.0 / sqrt (earcup_design_get (design, EARCUP_PARAMETER_MMD) *
                     earcup_design_get (design, EARCUP_PARAMETER_CMS));
}

static void
test_driver_factors (void)
{
  static const EarcupParameter driver[] = {
    EARCUP_PARAMETER_MMD, EARCUP_PARAMETER_CMS, EARCUP_PARAMETER_RMS,
  };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupVariation) variation = vary_one (EARCUP_VARIABLE_MASS, 1.5);
  g_autoptr(EarcupDesign) heavy = earcup_variation_apply (variation, design);
  g_autoptr(EarcupDesign) changed = NULL;

  g_assert_cmpfloat_with_epsilon (resonance_of (heavy) / resonance_of (design), 1.0, 1e-12);
  variation = vary (g_steal_pointer (&variation), EARCUP_VARIABLE_RESONANCE, 0.7);
  variation = vary (g_steal_pointer (&variation), EARCUP_VARIABLE_DAMPING, 3.0);
  changed = earcup_variation_apply (variation, design);
  assert_only (changed, design, driver, G_N_ELEMENTS (driver));
  g_assert_cmpfloat_with_epsilon (resonance_of (changed) / resonance_of (design), 0.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_design_get (changed, EARCUP_PARAMETER_MMD) /
                                  earcup_design_get (design, EARCUP_PARAMETER_MMD), 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_design_get (changed, EARCUP_PARAMETER_RMS) /
                                  earcup_design_get (design, EARCUP_PARAMETER_RMS), 3.0, 1e-12);
}

static void
test_other_driver (void)
{
  static const EarcupParameter driver[] = {
    EARCUP_PARAMETER_RE, EARCUP_PARAMETER_LE, EARCUP_PARAMETER_L2, EARCUP_PARAMETER_R2,
    EARCUP_PARAMETER_BL, EARCUP_PARAMETER_MMD, EARCUP_PARAMETER_CMS, EARCUP_PARAMETER_RMS,
    EARCUP_PARAMETER_SD,
  };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) donor = earcup_test_archetype ("open");
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(EarcupVariation) variation = earcup_variation_new_with_driver (none, donor);
  g_autoptr(EarcupVariation) back = earcup_variation_new_with_driver (variation, NULL);
  g_autoptr(EarcupDesign) changed = earcup_variation_apply (variation, design);

  for (guint i = 0; i < G_N_ELEMENTS (driver); i++)
    g_assert_true (earcup_design_get (changed, driver[i]) ==
                   earcup_design_get (donor, driver[i]));
  assert_only (changed, design, driver, G_N_ELEMENTS (driver));
  g_assert_true (earcup_variation_get_driver (variation) == donor);
  g_assert_true (earcup_variation_is_empty (back));
}

static void
test_leak (void)
{
  static const EarcupParameter second[] = { EARCUP_PARAMETER_RL2, EARCUP_PARAMETER_ML2 };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupVariation) none = earcup_variation_new ();

  for (EarcupLeak leak = EARCUP_LEAK_SEALED; leak < EARCUP_N_LEAKS; leak++)
    {
      g_autoptr(EarcupVariation) variation = earcup_variation_new_with_leak (none, leak);
      g_autoptr(EarcupDesign) changed = earcup_variation_apply (variation, design);
      double resistance, mass;

      earcup_leak_compute (leak, 0.002, &resistance, &mass);
      g_assert_true (earcup_design_get (changed, EARCUP_PARAMETER_RL2) == resistance);
      g_assert_true (earcup_design_get (changed, EARCUP_PARAMETER_ML2) == mass);
      assert_only (changed, design, second, G_N_ELEMENTS (second));
    }
}

/* {{{ Extremes */

static EarcupDesign *
new_extreme (EarcupDesign *design,
             guint         ends,
             EarcupLeak    leak,
             EarcupDesign *driver)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_new ();
  g_autoptr(EarcupVariation) leaky = NULL;
  g_autoptr(EarcupVariation) whole = NULL;

  for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
    {
      const EarcupVariableInfo *info = earcup_variable_get_info (variable);

      variation = vary (g_steal_pointer (&variation), variable,
                        (ends >> variable & 1) != 0 ? info->highest : info->lowest);
    }
  leaky = earcup_variation_new_with_leak (variation, leak);
  whole = earcup_variation_new_with_driver (leaky, driver);

  return earcup_variation_apply (whole, design);
}

/* All corners of the space, with each leak and each driver in turn: what comes out can be
 * simulated. */
static void
test_extremes (void)
{
  static const double hz[] = { 20.0, 1e3, 2e4 };
  EarcupDesign *drivers[G_N_ELEMENTS (ids)];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    drivers[i] = earcup_test_archetype (ids[i]);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint ends = 0; ends < 1u << EARCUP_N_VARIABLES; ends++)
      {
        g_autoptr(EarcupDesign) changed =
          new_extreme (drivers[i], ends, (ends + i) % EARCUP_N_LEAKS,
                       ends % 3 == 0 ? NULL : drivers[(ends + i) % G_N_ELEMENTS (ids)]);
        EarcupOutputs outputs[G_N_ELEMENTS (hz)];

        earcup_simulate (changed, hz, G_N_ELEMENTS (hz), outputs);
        for (guint j = 0; j < G_N_ELEMENTS (hz); j++)
          {
            g_assert_true (isfinite (cabs (outputs[j].drum_pa_v)));
            g_assert_cmpfloat (cabs (outputs[j].drum_pa_v), >, 0.0);
            g_assert_true (isfinite (outputs[j].isolation_db));
          }
      }

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    earcup_design_unref (drivers[i]);
}

/* Values at the limits of what a design may have. */
static void
test_limits (void)
{
  static const EarcupParameter parameters[] = {
    EARCUP_PARAMETER_RV, EARCUP_PARAMETER_MV, EARCUP_PARAMETER_AV, EARCUP_PARAMETER_MMD,
    EARCUP_PARAMETER_CMS, EARCUP_PARAMETER_RMS,
  };
  static const double values[] = { 1e-300, 1e30 };

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      for (guint ends = 0; ends < 1u << EARCUP_N_VARIABLES; ends += 7)
        {
          g_autoptr(EarcupDesign) design = earcup_test_with (earcup_test_archetype ("semi_open"),
                                                             parameters[i], values[j]);
          g_autoptr(EarcupDesign) changed = new_extreme (design, ends, EARCUP_LEAK_GAP, NULL);

          g_assert_nonnull (changed);
        }
}

/* }}} */

static void
test_range (void)
{
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_variation_new_with (none, EARCUP_VARIABLE_REAR_VOLUME, 9e-4, &error));
  g_assert_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==, "rear-volume is 900 cm³, it must be from 5 to 400 cm³");
  g_clear_error (&error);

  g_assert_null (earcup_variation_new_with (none, EARCUP_VARIABLE_OPENNESS, -0.1, &error));
  g_assert_cmpstr (error->message, ==, "openness is -0.1, it must be from 0 to 1");
}

/* {{{ Texts */

static char *
read_back (const char *key,
           const char *value)
{
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupVariation) variation = earcup_variation_new_with_text (none, key, value,
                                                                         &error);

  g_assert_no_error (error);

  return earcup_variation_dup_text (variation);
}

static void
test_text (void)
{
  static const char *const cases[][3] = {
    { "openness", "0.5", "openness=0.5" },
    { "openness", "semi-open", "openness=0.666666666667" },
    { "rear-volume", "40", "rear-volume=40" },
    { "rear-depth", "0", "rear-depth=0" },
    { "filling", "dense", "filling=6000" },
    { "front-volume", "62.5", "front-volume=62.5" },
    { "leak", "spectacles", "leak=spectacles" },
    { "leak", "gap", "leak=gap" },
    { "leak", "1.5", "leak=1.5" },
    { "leak", "own", "" },
    { "resonance", "1.25", "resonance=1.25" },
    { "damping", "0.5", "damping=0.5" },
    { "mass", "2", "mass=2" },
    { "source", "120", "source=120" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = read_back (cases[i][0], cases[i][1]);

      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

static void
test_several (void)
{
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(EarcupVariation) one = earcup_variation_new_with_text (none, "source", "33", NULL);
  g_autoptr(EarcupVariation) two = earcup_variation_new_with_text (one, "leak", "0.5", NULL);
  g_autoptr(EarcupVariation) three = earcup_variation_new_with_text (two, "openness", "1", NULL);
  g_autofree char *text = earcup_variation_dup_text (three);

  g_assert_cmpstr (text, ==, "openness=1,source=33,leak=0.5");
}

static void
test_bad_text (void)
{
  static const char *const cases[][3] = {
    { "openness", "half", "half" }, { "openness", "0,5", "0,5" }, { "openness", "nan", "nan" },
    { "source", "", "source" }, { "source", "inf", "inf" }, { "leak", "wind", "wind" },
    { "leak", "40", "gap is 40 mm" }, { "rear-volume", "40cm", "40cm" },
    { "gap", "1", "“gap” is nothing that can be changed" }, { "colour", "red", "colour" },
  };
  g_autoptr(EarcupVariation) none = earcup_variation_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_variation_new_with_text (none, cases[i][0], cases[i][1], &error));
      g_assert_true (error->domain == EARCUP_VARIATION_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i][2]));
    }
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/variation/nothing-changes-nothing", test_nothing);
  g_test_add_func ("/acoustics/variation/own-values-change-nothing", test_own);
  g_test_add_func ("/acoustics/variation/reset-is-exact", test_reset);
  g_test_add_func ("/acoustics/variation/each-touches-its-own-parameter", test_parameters);
  g_test_add_func ("/acoustics/variation/openness-moves-the-vent-alone", test_openness);
  g_test_add_func ("/acoustics/variation/last-step-to-sealed-is-inaudible", test_sealing);
  g_test_add_func ("/acoustics/variation/factors-are-what-they-say", test_driver_factors);
  g_test_add_func ("/acoustics/variation/another-driver-keeps-the-housing", test_other_driver);
  g_test_add_func ("/acoustics/variation/leak-is-the-second-one", test_leak);
  g_test_add_func ("/acoustics/variation/extremes-can-be-simulated", test_extremes);
  g_test_add_func ("/acoustics/variation/limits-of-a-design-are-kept", test_limits);
  g_test_add_func ("/acoustics/variation/range-is-named", test_range);
  g_test_add_func ("/acoustics/variation/texts-are-read-as-written", test_text);
  g_test_add_func ("/acoustics/variation/several-are-kept", test_several);
  g_test_add_func ("/acoustics/variation/bad-texts-are-named", test_bad_text);

  return g_test_run ();
}
