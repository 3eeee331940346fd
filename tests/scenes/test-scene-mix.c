/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "audio/earcup-desk.h"
#include "audio/earcup-patch.h"
#include "earcup-test-stage.h"

#define BLOCK     256
#define MOST_TAPS 32768
#define FADE      512
#define QUANTUM   480      /* of a player, in frames */

/* Plays the track of a scene through a mix as the element does. */
static float *
play (EarcupSceneResult *result,
      int                only)
{
  g_autoptr(EarcupMix) mix = earcup_scene_result_new_mix (result, only);
  g_autoptr(EarcupPatch) patch = earcup_patch_new (mix, BLOCK);
  gsize n = (gsize) earcup_scene_result_get_n_frames (result);
  g_autoptr(EarcupDesk) desk = earcup_desk_new (BLOCK, MOST_TAPS / BLOCK, EARCUP_TEST_RATE_HZ,
                                                FADE);
  SF_INFO info;
  float *frames = earcup_test_read ("track.wav", &info);

  g_assert_cmpuint (earcup_mix_get_rate (mix), ==, EARCUP_TEST_RATE_HZ);
  g_assert_null (earcup_desk_switch (desk, earcup_setting_new_patch (patch)));
  for (gsize at = 0; at < n; at += QUANTUM)
    earcup_desk_process (desk, frames + 2 * at, MIN (QUANTUM, n - at), at, NULL);

  return frames;
}

/* Holds what a mix sounds like against what is rendered of the same stems, or all with %NULL. */
static double
compare (EarcupSceneResult *result,
         const char        *stem)
{
  int only = stem != NULL ? earcup_scene_result_find_stem (result, stem) : EARCUP_SCENE_ALL;
  g_autofree float *rendered = earcup_test_hear (result, stem, NULL);
  g_autofree float *played = play (result, only);

  return earcup_test_difference (played, rendered,
                                 2 * (gsize) earcup_scene_result_get_n_frames (result));
}

static EarcupScene *
make_scene (EarcupSceneKind kind)
{
  EarcupScene *scene = earcup_test_scene (kind, kind != EARCUP_SCENE_MONITORS ? "open" : NULL);

  scene->noise = earcup_noise_from_key ("train");
  scene->source = earcup_source_from_key ("laptop");
  if (kind == EARCUP_SCENE_MONITORS)
    scene->monitor = earcup_test_monitor ("krk-rokit-5-g3-rp5g3");
  else
    scene->seated = earcup_design_ref (scene->design);

  return scene;
}

/* Track and take are the same sample by sample, loop and correction included. */
static void
test_samples (void)
{
  for (guint kind = 0; kind < EARCUP_N_SCENES; kind++)
    {
      g_autoptr(EarcupScene) scene = make_scene (kind);
      g_autoptr(EarcupSceneResult) result = NULL;

      if (kind == EARCUP_SCENE_RECORDING)
        {
          scene->worn = earcup_response_new_simulated (scene->design);
          scene->monitor_gain_db = 0.0;
        }
      result = earcup_test_prepare (scene);

      for (guint i = 0; i < earcup_scene_result_get_n_stems (result); i++)
        {
          const EarcupSceneStem *stem = earcup_scene_result_get_stem (result, i);

          if (stem->input != EARCUP_SCENE_INPUT_NOISE)
            {
              double db = compare (result, stem->id);

              g_test_message ("%s, %s: %.1f dB", earcup_scene_kind_get_id (kind), stem->id, db);
              g_assert_cmpfloat (db, <, -90.0);
            }
        }
    }
}

/* All together is what is heard together, and no more. */
static void
test_all (void)
{
  g_autoptr(EarcupScene) scene = make_scene (EARCUP_SCENE_RECORDING);
  g_autoptr(EarcupSceneResult) result = NULL;

  scene->monitor_gain_db = 10.0;
  result = earcup_test_prepare (scene);
  g_assert_nonnull (earcup_scene_result_get_loop (result));
  g_assert_cmpfloat (compare (result, NULL), <, -90.0);
}

/* Noise is another one each time, and as loud. */
static void
test_noise (void)
{
  static const char *const stems[] = { NULL, "noise", "outside" };
  g_autoptr(EarcupScene) scene = make_scene (EARCUP_SCENE_NOISE);
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      int only = stems[i] != NULL ? earcup_scene_result_find_stem (result, stems[i])
                                  : EARCUP_SCENE_ALL;
      g_autofree float *rendered = earcup_test_hear (result, stems[i], NULL);
      g_autofree float *played = play (result, only);

      g_assert_cmpfloat_with_epsilon (
        earcup_test_level_of (result, played, EARCUP_TEST_EXPOSURE),
        earcup_test_level_of (result, rendered, EARCUP_TEST_EXPOSURE), 0.15);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/mix/each-stem-is-played-as-it-is-rendered", test_samples);
  g_test_add_func ("/scenes/mix/all-is-what-is-heard-together", test_all);
  g_test_add_func ("/scenes/mix/noise-is-as-loud-as-rendered", test_noise);

  return g_test_run ();
}
