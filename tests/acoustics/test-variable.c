/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-variable.h"

#include <math.h>

#include "fixture/earcup-test-archetypes.h"

static void
test_positions (void)
{
  for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
    {
      const EarcupVariableInfo *info = earcup_variable_get_info (variable);
      double before = -INFINITY;

      g_assert_cmpfloat (earcup_variable_get_value (variable, 0.0), ==, info->lowest);
      g_assert_cmpfloat (earcup_variable_get_value (variable, 1.0), ==, info->highest);
      for (guint i = 0; i <= 20; i++)
        {
          double value = earcup_variable_get_value (variable, i / 20.0);

          g_assert_cmpfloat (value, >, before);
          g_assert_cmpfloat_with_epsilon (earcup_variable_get_position (variable, value),
                                          i / 20.0, 1e-9);
          before = value;
        }
    }
}

static void
test_outside (void)
{
  g_assert_cmpfloat (earcup_variable_get_position (EARCUP_VARIABLE_SOURCE, -5.0), ==, 0.0);
  g_assert_cmpfloat (earcup_variable_get_position (EARCUP_VARIABLE_REAR_VOLUME, 1.0), ==, 1.0);
  g_assert_cmpfloat (earcup_variable_get_value (EARCUP_VARIABLE_SOURCE, 2.0), ==, 250.0);
}

/* A control for each archetype shows where it stands. */
static void
test_own (void)
{
  static const char *const ids[] = {
    "closed", "semi_open", "open", "planar_open", "same_driver_sealed", "same_driver_open",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);

      for (EarcupVariable variable = 0; variable < EARCUP_N_VARIABLES; variable++)
        {
          const EarcupVariableInfo *info = earcup_variable_get_info (variable);
          double own = earcup_variable_get_own (variable, design);

          g_assert_cmpfloat (own, >=, info->lowest);
          g_assert_cmpfloat (own, <=, info->highest);
        }
    }
}

static void
test_order (void)
{
  static const char *const ids[] = { "same_driver_sealed", "closed", "semi_open", "open" };
  double before = -1.0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);
      double openness = earcup_variable_get_own (EARCUP_VARIABLE_OPENNESS, design);

      g_assert_cmpfloat (openness, >, before);
      before = openness;
    }
}

static void
test_everyday (void)
{
  g_autofree char *volume = earcup_variable_dup_text (EARCUP_VARIABLE_REAR_VOLUME, 4e-5);
  g_autofree char *depth = earcup_variable_dup_text (EARCUP_VARIABLE_REAR_DEPTH, 0.0125);

  g_assert_cmpstr (volume, ==, "40");
  g_assert_cmpstr (depth, ==, "12.5");
  g_assert_cmpuint (earcup_variable_get_digits (EARCUP_VARIABLE_REAR_VOLUME, 4e-5), ==, 0);
  g_assert_cmpuint (earcup_variable_get_digits (EARCUP_VARIABLE_REAR_DEPTH, 0.0095), ==, 1);
  g_assert_cmpuint (earcup_variable_get_digits (EARCUP_VARIABLE_OPENNESS, 0.5), ==, 2);
}

static void
test_words (void)
{
  static const struct
  {
    EarcupVariable  variable;
    const char     *word;
  } cases[] = {
    { EARCUP_VARIABLE_OPENNESS, "sealed" }, { EARCUP_VARIABLE_OPENNESS, "vented" },
    { EARCUP_VARIABLE_OPENNESS, "semi-open" }, { EARCUP_VARIABLE_OPENNESS, "open" },
    { EARCUP_VARIABLE_FILLING, "none" }, { EARCUP_VARIABLE_FILLING, "light" },
    { EARCUP_VARIABLE_FILLING, "medium" }, { EARCUP_VARIABLE_FILLING, "dense" },
  };
  double before = -INFINITY, value = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (earcup_variable_from_word (cases[i].variable, cases[i].word, &value));
      g_assert_cmpstr (earcup_variable_get_word (cases[i].variable, value), ==, cases[i].word);
      g_assert_cmpfloat (value, >, i == 4 ? -INFINITY : before);
      before = value;
    }

  g_assert_false (earcup_variable_from_word (EARCUP_VARIABLE_FILLING, "open", &value));
  g_assert_null (earcup_variable_get_word (EARCUP_VARIABLE_SOURCE, 10.0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/variable/positions-go-there-and-back", test_positions);
  g_test_add_func ("/acoustics/variable/what-lies-outside-is-held", test_outside);
  g_test_add_func ("/acoustics/variable/archetypes-have-their-place", test_own);
  g_test_add_func ("/acoustics/variable/openness-orders-the-constructions", test_order);
  g_test_add_func ("/acoustics/variable/figures-are-everyday-ones", test_everyday);
  g_test_add_func ("/acoustics/variable/words-stand-for-values", test_words);

  return g_test_run ();
}
