/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-portrait.h"

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "catalogue/earcup-resolve.h"

static void
test_model (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, "sony-mdr-7506", NULL);
  g_autoptr(EarcupModel) neutral = earcup_catalogue_resolve (catalogue, "neutral", NULL);
  double profile[EARCUP_DEVIATION_POINTS];
  EarcupPortrait portrait;

  earcup_portrait_of_model (&portrait, model);
  earcup_deviation_profile (earcup_model_get_response (model), profile);
  g_assert_cmpfloat_with_epsilon (earcup_deviation_profile_distance (profile, portrait.profile),
                                  0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (portrait.isolation_db,
                                  earcup_ratings_isolation (earcup_model_get_design (model)), 1e-9);
  g_assert_cmpfloat_with_epsilon (portrait.bleed_db,
                                  earcup_ratings_bleed (earcup_model_get_design (model), 0.3),
                                  1e-9);

  earcup_portrait_of_model (&portrait, neutral);
  g_assert_true (isnan (portrait.isolation_db) && isnan (portrait.bleed_db));
}

static void
test_levels (void)
{
  gint16 levels[EARCUP_DEVIATION_POINTS];
  double correction[EARCUP_DEVIATION_POINTS];
  EarcupPortrait plain, corrected;

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    {
      levels[i] = earcup_deviation_hz (i) >= 4000.0 ? 1000 : 700;
      correction[i] = earcup_deviation_hz (i) >= 4000.0 ? -2.0 : 5.0;
    }

  earcup_portrait_of_levels (&plain, levels, NULL);
  g_assert_cmpfloat_with_epsilon (plain.brightness_db, 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (plain.levels_db[70], 0.0, 1e-9);
  earcup_portrait_of_levels (&corrected, levels, correction);
  g_assert_cmpfloat_with_epsilon (corrected.brightness_db, -4.0, 1e-9);
  g_assert_cmpfloat (earcup_deviation_profile_distance (plain.profile, corrected.profile), >, 0.5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/portrait/shows-the-model", test_model);
  g_test_add_func ("/catalogue/portrait/curve-is-corrected-for-its-rig", test_levels);

  return g_test_run ();
}
