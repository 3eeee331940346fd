/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>

#include "acoustics/earcup-variation.h"

static EarcupSceneResult *
prepare (const char *archetype,
         EarcupLeak  leak)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_FIT, archetype);
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(EarcupVariation) variation = earcup_variation_new_with_leak (none, leak);

  scene->seated = earcup_variation_apply (variation, scene->design);

  return earcup_test_prepare (scene);
}

static double
change_at (EarcupSceneResult *result,
           double             hz)
{
  g_autofree float *music = earcup_test_hear (result, "music", NULL);
  g_autofree float *reference = earcup_test_hear (result, "reference", NULL);

  double from = 0.0, to = 0.0;

  for (guint i = 0; i < 9; i++)
    {
      double line_hz = hz - 0.8 + 0.2 * i;

      from += pow (10.0, earcup_test_gain_at (reference, 6 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                              EARCUP_TEST_RATE_HZ) / 10.0);
      to += pow (10.0, earcup_test_gain_at (music, 6 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                            EARCUP_TEST_RATE_HZ) / 10.0);
    }

  return 10.0 * log10 (to / from);
}

static void
test_figures (void)
{
  static const EarcupLeak leaks[] = { EARCUP_LEAK_HAIR, EARCUP_LEAK_SPECTACLES,
                                      EARCUP_LEAK_LIFTED };

  for (guint i = 0; i < G_N_ELEMENTS (leaks); i++)
    {
      g_autoptr(EarcupSceneResult) result = prepare ("closed", leaks[i]);
      double music = earcup_test_stem_level (result, "music", EARCUP_TEST_EXPOSURE);
      double reference = earcup_test_stem_level (result, "reference", EARCUP_TEST_EXPOSURE);

      g_test_message ("%s", earcup_leak_get_id (leaks[i]));
      earcup_test_check_figure (result, "music_level", music, 0.3);
      earcup_test_check_figure (result, "level_change", music - reference, 0.15);
      earcup_test_check_figure (result, "change_31_hz", change_at (result, 31.5), 0.4);
      earcup_test_check_figure (result, "change_63_hz", change_at (result, 63.0), 0.2);
      earcup_test_check_figure (result, "change_125_hz", change_at (result, 125.0), 0.2);
      earcup_test_check_figure (result, "change_1000_hz", change_at (result, 1000.0), 0.2);
    }
}

/* A seal that was there before changes nothing, and an open headphone hardly notices hair. */
static void
test_same (void)
{
  g_autoptr(EarcupSceneResult) sealed = prepare ("closed", EARCUP_LEAK_SEALED);
  g_autoptr(EarcupSceneResult) open = prepare ("open", EARCUP_LEAK_HAIR);
  g_autofree float *music = earcup_test_hear (sealed, "music", NULL);
  g_autofree float *reference = earcup_test_hear (sealed, "reference", NULL);

  g_assert_cmpfloat (earcup_test_difference (music, reference, 12 * EARCUP_TEST_RATE_HZ), <,
                     -100.0);
  g_assert_cmpfloat (fabs (change_at (open, 31.5)), <, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/fit/changes-are-found-in-the-sound", test_figures);
  g_test_add_func ("/scenes/fit/a-good-seal-changes-nothing", test_same);

  return g_test_run ();
}
