/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "earcup-test-stage.h"

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

static void
compare_stems (const EarcupSceneStem *one,
               const EarcupSceneStem *other)
{
  gsize n, n_other;
  const float *taps, *other_taps;

  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpfloat (one->gain_db, ==, other->gain_db);
  g_assert_true ((one->kernel == NULL) == (other->kernel == NULL));
  if (one->kernel == NULL)
    return;

  taps = earcup_kernel_get_path (one->kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n);
  other_taps = earcup_kernel_get_path (other->kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n_other);
  g_assert_cmpmem (taps, n * sizeof *taps, other_taps, n_other * sizeof *other_taps);
}

/* A track that was read once gives what reading it again does. */
static void
test_same (void)
{
  for (guint kind = 0; kind < EARCUP_N_SCENES; kind++)
    {
      g_autoptr(EarcupScene) scene = make_scene (kind);
      g_autoptr(EarcupSceneResult) read = earcup_test_prepare (scene);
      g_autoptr(EarcupSceneTrack) track = NULL;
      g_autoptr(EarcupSceneVoice) voice = NULL;
      g_autoptr(EarcupSceneResult) known = NULL;
      const EarcupReport *figures;

      track = earcup_scene_track_load (scene->track, NULL, NULL, NULL, NULL);
      voice = earcup_scene_voice_load (NULL, track, NULL, NULL);
      g_clear_object (&scene->track);
      known = earcup_scene_work_out (scene, track, voice, NULL);

      figures = earcup_scene_result_get_figures (read);
      for (guint i = 0; i < earcup_report_get_n_lines (figures); i++)
        {
          const EarcupReportLine *line = earcup_report_get_line (figures, i);

          g_assert_cmpfloat (earcup_scene_result_get_figure (known, line->key), ==, line->value);
        }

      for (guint i = 0; i < earcup_scene_result_get_n_stems (read); i++)
        compare_stems (earcup_scene_result_get_stem (read, i),
                       earcup_scene_result_get_stem (known, i));
      g_assert_nonnull (earcup_scene_result_get_scene (known)->track);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/prepare/a-known-track-gives-the-same", test_same);

  return g_test_run ();
}
