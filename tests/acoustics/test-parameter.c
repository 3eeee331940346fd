/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-parameter.h"

#include <math.h>

static void
test_round_trip (void)
{
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      EarcupParameter found;

      g_assert_true (earcup_parameter_from_key (earcup_parameter_get_info (i)->key, &found));
      g_assert_cmpuint (found, ==, i);
    }
}

static void
test_known (void)
{
  EarcupParameter found;

  g_assert_true (earcup_parameter_from_key ("Mmd", &found));
  g_assert_cmpuint (found, ==, EARCUP_PARAMETER_MMD);
  g_assert_true (earcup_parameter_from_key ("RL2", &found));
  g_assert_cmpuint (found, ==, EARCUP_PARAMETER_RL2);
  g_assert_true (earcup_parameter_from_key ("ear_loss", &found));
  g_assert_cmpuint (found, ==, EARCUP_PARAMETER_EAR_LOSS);
  g_assert_cmpstr (earcup_parameter_get_info (EARCUP_PARAMETER_MMD)->unit, ==, "kg");
  g_assert_cmpstr (earcup_parameter_get_info (EARCUP_PARAMETER_VB)->unit, ==, "m³");
}

static void
test_unknown (void)
{
  const char *const keys[] = { "", "mmd", "MMD", "Mmd ", "Vb1", "res", "rad" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      EarcupParameter found = EARCUP_PARAMETER_KHB;

      g_assert_false (earcup_parameter_from_key (keys[i], &found));
      g_assert_cmpuint (found, ==, EARCUP_PARAMETER_KHB);
    }
}

static void
test_ranges (void)
{
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      const EarcupParameterInfo *info = earcup_parameter_get_info (i);

      g_assert_true (isfinite (info->lowest) && isfinite (info->highest));
      g_assert_cmpfloat (info->lowest, <, info->highest);
      g_assert_cmpstr (info->summary, !=, "");
    }
}

/* A branch may be blocked and a cup rigid; nothing else may be without end. */
static void
test_open_ends (void)
{
  const char *const open_ended[] = {
    "Rpa", "RL", "ML", "RL2", "ML2", "Rw", "Mw", "Cw", "Rbv", "Mbv", "Rd", "Md", "Rv", "Mv",
    "Rsh", "Msh", "Csh", "Mc", "Kp", "R2", NULL,
  };

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      const EarcupParameterInfo *info = earcup_parameter_get_info (i);

      g_assert_cmpint (info->open_ended, ==, g_strv_contains (open_ended, info->key));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/parameter/keys-lead-back", test_round_trip);
  g_test_add_func ("/acoustics/parameter/known-keys-are-right", test_known);
  g_test_add_func ("/acoustics/parameter/unknown-keys-touch-nothing", test_unknown);
  g_test_add_func ("/acoustics/parameter/ranges-hold-something", test_ranges);
  g_test_add_func ("/acoustics/parameter/open-ends-are-where-they-belong", test_open_ends);

  return g_test_run ();
}
