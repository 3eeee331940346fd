/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-design.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-test-samples.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED 51

/* No branch of it is blocked and no mass is 0, so that each number can be tried by itself. */
static EarcupDesign *
make_design (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  return earcup_test_random_design (rand, "closed");
}

static void
check_refused (const EarcupDesign *design,
               EarcupParameter     parameter,
               double              value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) changed = earcup_design_new_with (design, parameter, value, &error);
  g_autofree char *start = g_strdup_printf ("%s (", earcup_parameter_get_info (parameter)->key);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *number = NULL;

  if (changed != NULL)
    g_error ("%s may be %g", earcup_parameter_get_info (parameter)->key, value);

  g_assert_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_BAD_VALUE);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  number = g_strdup_printf (" is %s", digits);
  g_assert_nonnull (strstr (error->message, number));
}

static void
check_taken (const EarcupDesign *design,
             EarcupParameter     parameter,
             double              value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) changed = earcup_design_new_with (design, parameter, value, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (earcup_design_get (changed, parameter), ==, value);
}

static void
test_not_finite (void)
{
  g_autoptr(EarcupDesign) design = make_design ();

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      check_refused (design, i, NAN);
      check_refused (design, i, -INFINITY);
      if (earcup_parameter_get_info (i)->open_ended)
        check_taken (design, i, INFINITY);
      else
        check_refused (design, i, INFINITY);
    }
}

static void
test_range (void)
{
  g_autoptr(EarcupDesign) design = make_design ();

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      const EarcupParameterInfo *info = earcup_parameter_get_info (i);

      check_refused (design, i, info->lowest - 0.5);
      check_refused (design, i, info->highest * 1.5);
      check_taken (design, i, info->highest);
      if (info->above)
        check_refused (design, i, info->lowest);
      else
        check_taken (design, i, info->lowest);
    }
}

/* Whatever the locale writes, the message shows a number as a file has it. */
static void
test_message (void)
{
  g_autoptr(EarcupDesign) design = make_design ();
  g_autoptr(EarcupDesign) changed = NULL;
  g_autoptr(GError) error = NULL;
  const EarcupSection section = { 1e3, 2.0, -60.001, EARCUP_SECTION_SCOPE_EAR };

  changed = earcup_design_new_with (design, EARCUP_PARAMETER_PHI, 1.00000001, &error);
  g_assert_null (changed);
  g_assert_nonnull (strstr (error->message, " is 1.00000001, it must be at most 1"));
  g_clear_error (&error);

  changed = earcup_design_new_with (design, EARCUP_PARAMETER_RL, -0.001, &error);
  g_assert_null (changed);
  g_assert_nonnull (strstr (error->message, " is -0.001 "));
  g_assert_nonnull (strstr (error->message, ", it must be at least 0"));
  g_clear_error (&error);

  changed = earcup_design_new (earcup_design_get_values (design), TRUE, &section, 1, &error);
  g_assert_null (changed);
  g_assert_cmpstr (error->message, ==,
                   "The gain of residual section 1 is -60.001, it must be from -60 to 60 dB");
}

static void
test_short_circuit (void)
{
  const struct
  {
    EarcupParameter resistance, mass, compliance;
    const char     *key;
  } branches[] = {
    { EARCUP_PARAMETER_RL, EARCUP_PARAMETER_ML, EARCUP_N_PARAMETERS, "RL" },
    { EARCUP_PARAMETER_RL2, EARCUP_PARAMETER_ML2, EARCUP_N_PARAMETERS, "RL2" },
    { EARCUP_PARAMETER_RBV, EARCUP_PARAMETER_MBV, EARCUP_N_PARAMETERS, "Rbv" },
    { EARCUP_PARAMETER_RD, EARCUP_PARAMETER_MD, EARCUP_N_PARAMETERS, "Rd" },
    { EARCUP_PARAMETER_RV, EARCUP_PARAMETER_MV, EARCUP_N_PARAMETERS, "Rv" },
    { EARCUP_PARAMETER_RW, EARCUP_PARAMETER_MW, EARCUP_PARAMETER_CW, "Rw" },
    { EARCUP_PARAMETER_RSH, EARCUP_PARAMETER_MSH, EARCUP_PARAMETER_CSH, "Rsh" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (branches); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_with (make_design (), branches[i].mass, 0.0);
      g_autoptr(EarcupDesign) changed = NULL;
      g_autoptr(GError) error = NULL;

      if (branches[i].compliance != EARCUP_N_PARAMETERS)
        {
          check_taken (design, branches[i].resistance, 0.0);
          design = earcup_test_with (g_steal_pointer (&design), branches[i].compliance, INFINITY);
        }

      changed = earcup_design_new_with (design, branches[i].resistance, 0.0, &error);
      g_assert_null (changed);
      g_assert_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_SHORT_CIRCUIT);
      g_assert_true (g_str_has_prefix (error->message, branches[i].key));
    }
}

static void
test_sections (void)
{
  g_autoptr(EarcupDesign) design = make_design ();
  EarcupSection sections[EARCUP_DESIGN_MAX_SECTIONS + 1];
  g_autoptr(EarcupDesign) full = NULL;
  g_autoptr(EarcupDesign) crowded = NULL;
  g_autoptr(GError) error = NULL;
  const EarcupSection *kept;
  guint n_kept;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i] = (EarcupSection) { 1000.0 + i, 2.0, 3.0, EARCUP_SECTION_SCOPE_DRIVER };

  full = earcup_design_new (earcup_design_get_values (design), TRUE, sections,
                            EARCUP_DESIGN_MAX_SECTIONS, &error);
  g_assert_no_error (error);
  kept = earcup_design_get_sections (full, &n_kept);
  g_assert_cmpuint (n_kept, ==, EARCUP_DESIGN_MAX_SECTIONS);
  g_assert_cmpfloat (kept[n_kept - 1].hz, ==, sections[n_kept - 1].hz);

  crowded = earcup_design_new (earcup_design_get_values (design), TRUE, sections,
                               EARCUP_DESIGN_MAX_SECTIONS + 1, &error);
  g_assert_null (crowded);
  g_assert_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_TOO_MANY);
}

static void
test_bad_section (void)
{
  g_autoptr(EarcupDesign) design = make_design ();
  const EarcupSection bad[] = {
    { 0.0, 2.0, 3.0, EARCUP_SECTION_SCOPE_EAR }, { -5.0, 2.0, 3.0, EARCUP_SECTION_SCOPE_EAR },
    { NAN, 2.0, 3.0, EARCUP_SECTION_SCOPE_EAR }, { INFINITY, 2.0, 3.0, EARCUP_SECTION_SCOPE_EAR },
    { 1e3, 0.0, 3.0, EARCUP_SECTION_SCOPE_EAR }, { 1e3, -1.0, 3.0, EARCUP_SECTION_SCOPE_EAR },
    { 1e3, NAN, 3.0, EARCUP_SECTION_SCOPE_EAR }, { 1e3, INFINITY, 3.0, EARCUP_SECTION_SCOPE_EAR },
    { 1e3, 2.0, NAN, EARCUP_SECTION_SCOPE_EAR }, { 1e3, 2.0, INFINITY, EARCUP_SECTION_SCOPE_EAR },
    { 1e3, 2.0, 90.0, EARCUP_SECTION_SCOPE_EAR }, { 1e3, 2.0, -90.0, EARCUP_SECTION_SCOPE_EAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const EarcupSection sections[] = { { 500.0, 1.0, 1.0, EARCUP_SECTION_SCOPE_EAR }, bad[i] };
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupDesign) changed =
        earcup_design_new (earcup_design_get_values (design), TRUE, sections, 2, &error);

      g_assert_null (changed);
      g_assert_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_BAD_VALUE);
      g_assert_nonnull (strstr (error->message, "section 2"));
    }
}

static void
test_one_change (void)
{
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) silent = earcup_test_silence (earcup_design_ref (closed));
  g_autoptr(EarcupDesign) changed = earcup_test_with (earcup_design_ref (silent),
                                                      EARCUP_PARAMETER_VB, 1e-5);
  guint n_before, n_after;
  const EarcupSection *before = earcup_design_get_sections (closed, &n_before);
  const EarcupSection *after = earcup_design_get_sections (changed, &n_after);

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    if (i != EARCUP_PARAMETER_VB)
      g_assert_true (earcup_design_get (changed, i) == earcup_design_get (closed, i));

  g_assert_cmpfloat (earcup_design_get (changed, EARCUP_PARAMETER_VB), ==, 1e-5);
  g_assert_cmpfloat (earcup_design_get (closed, EARCUP_PARAMETER_VB), ==, 8.645e-05);
  g_assert_cmpmem (before, n_before * sizeof *before, after, n_after * sizeof *after);
  g_assert_cmpuint (n_before, ==, 6);
  g_assert_true (earcup_design_get_radiates (closed));
  g_assert_false (earcup_design_get_radiates (changed));
}

static void
test_boxed (void)
{
  g_autoptr(EarcupDesign) design = make_design ();
  GValue value = G_VALUE_INIT;

  g_value_init (&value, EARCUP_TYPE_DESIGN);
  g_value_set_boxed (&value, design);
  g_assert_true (g_value_get_boxed (&value) == design);
  g_value_unset (&value);
  g_assert_cmpfloat (earcup_design_get (design, EARCUP_PARAMETER_SD), >, 0.0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/design/numbers-are-finite", test_not_finite);
  g_test_add_func ("/acoustics/design/numbers-lie-in-their-range", test_range);
  g_test_add_func ("/acoustics/design/messages-show-numbers-as-files-do", test_message);
  g_test_add_func ("/acoustics/design/short-circuit-is-refused", test_short_circuit);
  g_test_add_func ("/acoustics/design/eight-sections-are-enough", test_sections);
  g_test_add_func ("/acoustics/design/bad-section-is-named", test_bad_section);
  g_test_add_func ("/acoustics/design/one-change-keeps-the-rest", test_one_change);
  g_test_add_func ("/acoustics/design/value-holds-a-reference", test_boxed);

  return g_test_run ();
}
