/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>

static void
test_words (void)
{
  EarcupSceneKind kind = EARCUP_SCENE_FIT;

  for (guint i = 0; i < EARCUP_N_SCENES; i++)
    {
      g_assert_true (earcup_scene_kind_from_id (earcup_scene_kind_get_id (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }

  g_assert_false (earcup_scene_kind_from_id ("nowhere", &kind));
  g_assert_cmpint (kind, ==, EARCUP_N_SCENES - 1);
}

static void
test_defaults (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NEIGHBOUR, "open");

  g_assert_true (earcup_scene_get_worn (scene) == scene->neutral);
  g_assert_cmpfloat (earcup_scene_get_distance (scene), ==, EARCUP_SCENE_NEIGHBOUR_M);
  scene->kind = EARCUP_SCENE_RECORDING;
  g_assert_cmpfloat (earcup_scene_get_distance (scene), ==, EARCUP_SCENE_MICROPHONE_M);
  scene->distance_m = 0.7;
  g_assert_cmpfloat (earcup_scene_get_distance (scene), ==, 0.7);
  scene->full_scale_db = NAN;
  g_assert_cmpfloat (earcup_scene_get_full_scale (scene), ==, 115.0);
}

/* A copy outlives what it was copied from. */
static void
test_copy (void)
{
  EarcupScene *scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupScene) copy = NULL;
  g_autoptr(EarcupSceneResult) result = NULL;

  scene->worn = earcup_response_new_simulated (scene->design);
  scene->seated = earcup_design_ref (scene->design);
  scene->take = g_object_ref (scene->track);
  scene->monitor = earcup_test_monitor ("krk-rokit-5-g3-rp5g3");
  copy = earcup_scene_copy (scene);
  earcup_scene_free (scene);

  result = earcup_test_prepare (copy);
  g_assert_cmpuint (earcup_scene_result_get_n_stems (result), ==, 2);
  g_assert_nonnull (earcup_scene_result_get_explanation (result));
  g_assert_cmpuint (earcup_scene_result_get_n_curves (result), >, 0);
  g_assert_true (isnan (earcup_scene_result_get_figure (result, "nothing")));

  copy->kind = EARCUP_SCENE_FIT;
  g_clear_pointer (&copy->monitor, earcup_monitor_unref);
  earcup_scene_result_unref (result);
  result = earcup_test_prepare (copy);
  g_assert_cmpfloat (earcup_scene_result_get_figure (result, "level_change"), ==, 0.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/scene/words-name-them-all", test_words);
  g_test_add_func ("/scenes/scene/what-is-not-said-is-usual", test_defaults);
  g_test_add_func ("/scenes/scene/a-copy-stands-by-itself", test_copy);

  return g_test_run ();
}
