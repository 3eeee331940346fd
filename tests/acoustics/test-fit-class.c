/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-class.h"

#undef G_DISABLE_ASSERT

#include <math.h>

#include "fixture/earcup-test-fits.h"

static void
test_names (void)
{
  EarcupFitClass found;

  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      g_assert_true (earcup_fit_class_from_name (earcup_fit_class_get_name (i), &found));
      g_assert_cmpint (found, ==, i);
    }

  found = EARCUP_FIT_CLASS_OPEN;
  g_assert_false (earcup_fit_class_from_name ("half-open", &found));
  g_assert_cmpint (found, ==, EARCUP_FIT_CLASS_OPEN);
}

static void
test_starts (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    for (guint start = 0; start < EARCUP_FIT_N_STARTS; start++)
      {
        double values[EARCUP_FIT_N_FREE];

        earcup_fit_class_get_start (i, start, 60.0, values);
        for (guint j = 0; j < EARCUP_FIT_N_FREE; j++)
          {
            double lowest, highest;

            earcup_fit_class_get_box (i, j, &lowest, &highest);
            g_assert_cmpfloat (lowest, >, 0.0);
            g_assert_cmpfloat (values[j], >, lowest);
            g_assert_cmpfloat (values[j], <, highest);
          }
      }
}

/* The rear vent tells the classes apart. */
static void
test_vents (void)
{
  double closed, semi, open, ignored;
  guint vent = 0;

  while (earcup_fit_class_get_free (vent) != EARCUP_PARAMETER_RV)
    vent++;

  earcup_fit_class_get_box (EARCUP_FIT_CLASS_CLOSED, vent, &closed, &ignored);
  earcup_fit_class_get_box (EARCUP_FIT_CLASS_SEMI_OPEN, vent, &semi, &ignored);
  earcup_fit_class_get_box (EARCUP_FIT_CLASS_OPEN, vent, &ignored, &open);
  g_assert_cmpfloat (open, <, semi);
  g_assert_cmpfloat (semi, <, closed);
}

static void
test_free (void)
{
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (earcup_fit_class_get_free (i), !=, earcup_fit_class_get_free (j));
}

/* A magnet that is wound for twice the impedance pulls by the root of two more. */
static void
test_force_factor (void)
{
  double thin[EARCUP_FIT_N_FREE], thick[EARCUP_FIT_N_FREE];

  earcup_fit_class_get_start (EARCUP_FIT_CLASS_OPEN, 0, 64.0, thin);
  earcup_fit_class_get_start (EARCUP_FIT_CLASS_OPEN, 0, 32.0, thick);
  g_assert_cmpfloat_with_epsilon (thick[EARCUP_FIT_N_FREE - 1], 1.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (thin[EARCUP_FIT_N_FREE - 1], 1.3 * sqrt (2.0), 1e-12);
}

static void
test_fixed (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      g_autoptr(EarcupDesign) archetype = earcup_test_fit_archetype (i);
      double values[EARCUP_N_PARAMETERS];

      earcup_fit_class_get_fixed (i, archetype, 123.0, values);
      g_assert_cmpfloat (values[EARCUP_PARAMETER_RE], ==, 123.0);
      g_assert_cmpfloat (values[EARCUP_PARAMETER_LE], ==, 0.0);
      g_assert_true (isinf (values[EARCUP_PARAMETER_RL2]));
      g_assert_cmpfloat (values[EARCUP_PARAMETER_CW], ==,
                         earcup_design_get (archetype, EARCUP_PARAMETER_CW));
      g_assert_cmpfloat (values[EARCUP_PARAMETER_SD], ==,
                         i == EARCUP_FIT_CLASS_PLANAR ? 4e-3 : 1e-3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit-class/each-name-leads-back", test_names);
  g_test_add_func ("/acoustics/fit-class/starts-lie-in-their-boxes", test_starts);
  g_test_add_func ("/acoustics/fit-class/vents-tell-the-classes-apart", test_vents);
  g_test_add_func ("/acoustics/fit-class/no-number-is-free-twice", test_free);
  g_test_add_func ("/acoustics/fit-class/the-force-factor-follows-the-coil", test_force_factor);
  g_test_add_func ("/acoustics/fit-class/the-rest-is-the-archetype's-or-the-class's", test_fixed);

  return g_test_run ();
}
