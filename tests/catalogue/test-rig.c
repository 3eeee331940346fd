/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-rig.h"

#undef G_DISABLE_ASSERT

#include <math.h>

static const double sample_hz[] = { 20.0, 100.0, 997.0, 3100.0, 8000.0, 19000.0 };

static EarcupResponse *
load_target (EarcupCatalogue *catalogue,
             const char      *id)
{
  g_autoptr(GError) error = NULL;
  EarcupResponse *target = earcup_catalogue_load_target (catalogue, id, &error);

  g_assert_no_error (error);
  return target;
}

static void
test_names (void)
{
  EarcupRig found = EARCUP_RIG_RTINGS;

  for (EarcupRig i = 0; i < EARCUP_N_RIGS; i++)
    {
      g_assert_true (earcup_rig_from_name (earcup_rig_get_name (i), &found));
      g_assert_cmpint (found, ==, i);
    }

  found = EARCUP_RIG_RTINGS;
  g_assert_false (earcup_rig_from_name ("ears", &found));
  g_assert_cmpint (found, ==, EARCUP_RIG_RTINGS);
}

static void
test_gras (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupResponse) measured = load_target (catalogue, "diffuse-field");
  g_autoptr(EarcupResponse) converted = earcup_rig_convert (EARCUP_RIG_GRAS, catalogue, measured,
                                                            NULL);

  g_assert_true (converted == measured);
}

/* A headphone that meets the target of its rig meets that of the GRAS rig, and what it misses on
 * the one it misses on the other. */
static void
test_targets (void)
{
  static const struct
  {
    EarcupRig   rig;
    const char *target;
  } others[] = {
    { EARCUP_RIG_INNERFIDELITY, "innerfidelity-harman-over-ear-2018" },
    { EARCUP_RIG_RTINGS, "rtings-harman-over-ear-2018" },
    { EARCUP_RIG_HEADPHONECOM, "headphonecom-harman-over-ear-2018" },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupResponse) gras = load_target (catalogue, "harman-over-ear-2018");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(EarcupResponse) target = load_target (catalogue, others[i].target);
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupResponse) converted = earcup_rig_convert (others[i].rig, catalogue, target,
                                                                &error);

      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (sample_hz); j++)
        g_assert_cmpfloat_with_epsilon (earcup_response_get_level (converted, sample_hz[j]),
                                        earcup_response_get_level (gras, sample_hz[j]), 0.02);

      g_clear_pointer (&converted, earcup_response_unref);
      converted = earcup_rig_convert (others[i].rig, catalogue, gras, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (sample_hz); j++)
        g_assert_cmpfloat_with_epsilon (earcup_response_get_level (converted, sample_hz[j]),
                                        2.0 * earcup_response_get_level (gras, sample_hz[j]) -
                                        earcup_response_get_level (target, sample_hz[j]), 0.03);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/rig/each-name-leads-back", test_names);
  g_test_add_func ("/catalogue/rig/the-gras-rig-needs-no-conversion", test_gras);
  g_test_add_func ("/catalogue/rig/targets-lead-to-the-target", test_targets);

  return g_test_run ();
}
