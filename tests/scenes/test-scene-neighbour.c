/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include "acoustics/earcup-ratings.h"

static void
test_levels (void)
{
  static const char *const ids[] = { "closed", "semi_open", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NEIGHBOUR, ids[i]);
      g_autoptr(EarcupSceneResult) result = NULL;
      double bleed, noise, music;

      scene->noise = earcup_noise_from_key ("office");
      result = earcup_test_prepare (scene);
      bleed = earcup_test_stem_level (result, "bleed", EARCUP_TEST_EXPOSURE);
      noise = earcup_test_stem_level (result, "noise", EARCUP_TEST_EXPOSURE);
      music = earcup_test_stem_level (result, "music", EARCUP_TEST_EXPOSURE);

      g_test_message ("%s", ids[i]);
      earcup_test_check_figure (result, "neighbour_level", bleed, 0.5);
      earcup_test_check_figure (result, "noise_level", noise, 0.3);
      earcup_test_check_figure (result, "bleed_to_noise", bleed - noise, 0.6);
      earcup_test_check_figure (result, "music_level", music, 0.3);
      earcup_test_check_figure (result, "neighbour_loss", music - bleed, 0.6);
    }
}

/* The figure is the one that stands among the figures of the model. */
static void
test_rating (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NEIGHBOUR, "open");
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);
  double told = earcup_ratings_bleed_a (scene->design, scene->diffuse, NULL, scene->level_dba,
                                        EARCUP_SCENE_NEIGHBOUR_M);

  earcup_test_check_figure (result, "neighbour_level", told, 0.7);
}

/* Far away it is softer, and without noise there is nothing but the music. */
static void
test_distance (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NEIGHBOUR, "open");
  g_autoptr(EarcupSceneResult) near = NULL, far = NULL;

  scene->distance_m = 2.0;
  near = earcup_test_prepare (scene);
  scene->distance_m = 4.0;
  far = earcup_test_prepare (scene);

  g_assert_cmpint (earcup_scene_result_find_stem (far, "noise"), ==, -1);
  g_assert_cmpfloat_with_epsilon (earcup_test_stem_level (near, NULL, EARCUP_TEST_EXPOSURE) -
                                  earcup_test_stem_level (far, NULL, EARCUP_TEST_EXPOSURE),
                                  6.0, 0.4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/neighbour/levels-are-found-in-the-sound", test_levels);
  g_test_add_func ("/scenes/neighbour/it-is-the-rating-of-the-model", test_rating);
  g_test_add_func ("/scenes/neighbour/twice-as-far-is-half-as-much", test_distance);

  return g_test_run ();
}
