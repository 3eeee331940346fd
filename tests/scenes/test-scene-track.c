/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-track.h"

#include <math.h>

#include "audio/earcup-audio-error.h"
#include "earcup-test-stage.h"

static void
test_facts (void)
{
  g_autofree float *tone = earcup_test_tone (44100, 1000.0, 0.5, 44100);
  g_autoptr(GFile) file = earcup_test_write_wave ("tone.wav", tone, 44100, 44100);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSceneTrack) track = earcup_scene_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (earcup_scene_track_get_file (track) == file);
  g_assert_cmpuint (earcup_scene_track_get_rate (track), ==, 44100);
  g_assert_cmpuint (earcup_scene_track_get_n_frames (track), ==, 44100);
  g_assert_cmpfloat_with_epsilon (earcup_scene_track_get_peak (track), 0.5, 1e-3);
  g_assert_cmpfloat_with_epsilon (earcup_lines_sum (earcup_scene_track_get_lines (track),
                                                    EARCUP_LINES_EACH, NULL, NULL),
                                  20.0 * log10 (0.5 / G_SQRT2), 0.05);
}

static void
test_errors (void)
{
  g_autofree float *silence = g_new0 (float, 2000);
  g_autoptr(GFile) file = earcup_test_write_wave ("silence.wav", silence, 1000, 48000);
  g_autoptr(GFile) none = g_file_new_for_path ("/nowhere/at-all.wav");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_scene_track_load (file, NULL, NULL, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_clear_error (&error);
  g_assert_null (earcup_scene_track_load (none, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (earcup_scene_track_load (file, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/track/it-is-as-long-and-loud-as-its-file", test_facts);
  g_test_add_func ("/scenes/track/what-cannot-be-read-is-an-error", test_errors);

  return g_test_run ();
}
