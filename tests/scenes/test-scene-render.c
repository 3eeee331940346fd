/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "earcup-test-stage.h"
#include "interchange/earcup-interchange-error.h"

/* Loud music in a loud place, heard much too loud. */
static void
test_ceiling (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "open");
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = NULL;
  EarcupSceneReport report;

  scene->noise = earcup_noise_from_key ("drums");
  scene->level_dba = 140.0;
  scene->full_scale_db = 90.0;
  result = earcup_test_prepare (scene);
  frames = earcup_test_hear (result, NULL, &report);
  g_assert_cmpfloat (report.limited_db, >, 20.0);
  g_assert_cmpfloat (report.peak_dbtp, <=, -1.0);
  for (gsize i = 0; i < 12 * EARCUP_TEST_RATE_HZ; i++)
    g_assert_cmpfloat (fabsf (frames[i]), <, 0.9);
}

/* Sound of any length and rate is as long as it was. */
static void
test_lengths (void)
{
  static const struct
  {
    gsize n_frames;
    guint rate_hz;
  } tracks[] = { { 1, 48000 }, { 50, 44100 }, { 2048, 48000 }, { 5001, 8000 }, { 4097, 96000 } };

  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    for (guint kind = 0; kind < EARCUP_SCENE_MONITORS; kind++)
      {
        g_autoptr(EarcupScene) scene = earcup_test_scene (kind, "closed");
        g_autofree float *noise = earcup_test_noise (tracks[i].n_frames, 0.1, 1);
        g_autoptr(EarcupSceneResult) result = NULL;
        g_autofree float *frames = NULL;

        g_clear_object (&scene->track);
        scene->track = earcup_test_write_wave ("length.wav", noise, tracks[i].n_frames,
                                               tracks[i].rate_hz);
        scene->take = g_object_ref (scene->track);
        scene->noise = earcup_noise_from_key ("office");
        scene->source = earcup_source_from_key ("laptop");
        scene->seated = earcup_design_ref (scene->design);
        scene->full_scale_db = 200.0;
        result = earcup_test_prepare (scene);
        frames = earcup_test_hear (result, NULL, NULL);
        for (gsize k = 0; k < 2 * tracks[i].n_frames; k++)
          g_assert_true (isfinite (frames[k]));
      }
}

/* The same scene sounds the same each time, and a stem that is not heard is not in it. */
static void
test_same (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "closed");
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *one = NULL, *other = NULL, *music = NULL, *noise = NULL;
  gsize n = 12 * EARCUP_TEST_RATE_HZ;

  scene->noise = earcup_noise_from_key ("train");
  result = earcup_test_prepare (scene);
  one = earcup_test_hear (result, NULL, NULL);
  other = earcup_test_hear (result, NULL, NULL);
  music = earcup_test_hear (result, "music", NULL);
  noise = earcup_test_hear (result, "noise", NULL);
  g_assert_cmpmem (one, n * sizeof *one, other, n * sizeof *other);

  for (gsize i = 0; i < n; i++)
    music[i] += noise[i];
  g_assert_cmpfloat (earcup_test_difference (one, music, n), <, -110.0);
}

static void
stop_late (double   fraction,
           gpointer cancellable)
{
  if (fraction > 0.3)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "closed");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EarcupSceneResult) result = NULL, none = NULL;
  g_autofree char *path = earcup_test_path ("cancelled.wav");
  g_autoptr(GError) error = NULL;
  EarcupSceneReport report;

  scene->noise = earcup_noise_from_key ("train");
  result = earcup_test_prepare (scene);
  g_assert_false (earcup_scene_render (result, EARCUP_SCENE_ALL, path, &report, stop_late,
                                       cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_cancellable_reset (cancellable);
  none = earcup_scene_prepare (scene, stop_late, cancellable, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
note_progress (double   fraction,
               gpointer last)
{
  double *seen = last;

  g_assert_cmpfloat (fraction, >=, *seen);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *seen = fraction;
}

static void
test_progress (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupSceneResult) result = NULL;
  EarcupSceneReport report;
  double seen = 0.0;

  result = earcup_scene_prepare (scene, note_progress, &seen, NULL, NULL);
  g_assert_cmpfloat (seen, ==, 1.0);
  seen = 0.0;
  g_assert_true (earcup_scene_render (result, EARCUP_SCENE_ALL, NULL, &report, note_progress,
                                      &seen, NULL, NULL));
  g_assert_cmpfloat (seen, ==, 1.0);
  g_assert_cmpfloat (report.loudness_lufs, >, -70.0);
}

static void
test_refused (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);
  g_autofree float *silence = g_new0 (float, 2000);
  g_autoptr(GError) error = NULL;
  EarcupSceneReport report;

  g_assert_false (earcup_scene_render (result, EARCUP_SCENE_ALL, "scene.xyz", &report, NULL, NULL,
                                       NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_clear_object (&scene->track);
  scene->track = earcup_test_write_wave ("silence.wav", silence, 1000, 48000);
  g_assert_null (earcup_scene_prepare (scene, NULL, NULL, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/render/nothing-passes-the-ceiling", test_ceiling);
  g_test_add_func ("/scenes/render/it-is-as-long-as-its-track", test_lengths);
  g_test_add_func ("/scenes/render/it-is-the-sum-of-what-is-heard", test_same);
  g_test_add_func ("/scenes/render/it-can-be-stopped", test_cancel);
  g_test_add_func ("/scenes/render/progress-rises-to-the-end", test_progress);
  g_test_add_func ("/scenes/render/what-cannot-be-done-is-refused", test_refused);

  return g_test_run ();
}
