/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-player.h"
#include "earcup-test-stage.h"

#define TIMEOUT_S 60.0
#define VOLUME_DB -6.0
#define EDGE      8000      /* frames at either end, where the device fades */

/* What arrives where a sound device would be. */
typedef struct {
  EarcupPlayer *player;
  char         *path;
  gsize         n_bytes;
} Output;

static gboolean
has_played (gpointer data)
{
  Output *output = data;
  GStatBuf info;

  return g_stat (output->path, &info) == 0 && (gsize) info.st_size >= output->n_bytes;
}

/* Plays a scene through the player, or one of its sounds, and catches what comes out of it. */
static float *
catch_output (EarcupSceneResult *result,
              const char        *stem)
{
  int only = stem != NULL ? earcup_scene_result_find_stem (result, stem) : EARCUP_SCENE_ALL;
  gsize n_frames = (gsize) earcup_scene_result_get_n_frames (result);
  g_autoptr(EarcupMix) mix = earcup_scene_result_new_mix (result, only);
  g_autofree char *path = earcup_test_path ("output.raw");
  g_autofree char *sink = g_strdup_printf ("filesink buffer-mode=unbuffered location=%s", path);
  g_autoptr(EarcupPlayer) player = earcup_player_new (sink);
  g_autoptr(EarcupTrack) track = NULL;
  Output output = { player, path, 2 * (n_frames - EDGE) * sizeof (float) };
  char *contents = NULL;
  gsize length;

  g_remove (path);
  track = earcup_track_load (earcup_scene_result_get_scene (result)->track, NULL, NULL, NULL, NULL);
  earcup_player_set_volume (player, VOLUME_DB);
  earcup_player_set_limits (player, TRUE);
  earcup_player_set_track (player, track);
  earcup_player_set_mix (player, 1, mix);
  earcup_player_select (player, 1);
  earcup_test_run_for (1.0);
  earcup_player_play (player);
  earcup_test_run_until (has_played, &output, TIMEOUT_S);
  earcup_player_pause (player);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  contents = g_realloc (contents, MAX (length, 2 * n_frames * sizeof (float)));
  if (length < 2 * n_frames * sizeof (float))
    memset (contents + length, 0, 2 * n_frames * sizeof (float) - length);

  return (float *) (gpointer) contents;
}

/* The level of what was played, the volume taken away again. */
static double
find_level (EarcupSceneResult *result,
            const char        *stem,
            EarcupTestWeight   weight)
{
  g_autofree float *frames = catch_output (result, stem);

  return earcup_test_level_of (result, frames, weight) - VOLUME_DB;
}

/* Bleed over voice, and both of them, as a recording plays. */
static void
test_recording (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);
  double voice_db = find_level (result, "voice", EARCUP_TEST_PLAIN);
  double bleed_db = find_level (result, "bleed", EARCUP_TEST_PLAIN);

  earcup_test_check_figure (result, "voice_level", voice_db, 0.2);
  earcup_test_check_figure (result, "bleed_level", bleed_db, 0.2);
  earcup_test_check_figure (result, "bleed_to_voice", bleed_db - voice_db, 0.2);
}

/* Music over noise, and both together, as a noisy place plays. */
static void
test_noise (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "closed");
  g_autoptr(EarcupSceneResult) result = NULL;
  double music_db, noise_db;

  scene->noise = earcup_noise_from_key ("plane");
  result = earcup_test_prepare (scene);
  music_db = find_level (result, "music", EARCUP_TEST_EXPOSURE);
  noise_db = find_level (result, "noise", EARCUP_TEST_EXPOSURE);

  earcup_test_check_figure (result, "music_level", music_db, 0.2);
  earcup_test_check_figure (result, "music_to_noise", music_db - noise_db, 0.4);
  earcup_test_check_figure (result, "total_level",
                            find_level (result, NULL, EARCUP_TEST_EXPOSURE), 0.3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/live/a-recording-plays-its-figures", test_recording);
  g_test_add_func ("/scenes/live/a-noisy-place-plays-its-figures", test_noise);

  return g_test_run ();
}
