/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-voice.h"

#include <math.h>

#include "audio/earcup-audio-error.h"
#include "earcup-test-stage.h"

static EarcupSceneTrack *
load_track (double seconds,
            guint  rate_hz)
{
  g_autoptr(GFile) file = earcup_test_pink_file (seconds, rate_hz);

  return earcup_scene_track_load (file, NULL, NULL, NULL, NULL);
}

static gsize
count (const EarcupSceneVoice *voice)
{
  return g_bytes_get_size (earcup_scene_voice_get_bytes (voice)) / sizeof (float);
}

/* Nothing is kept of a take that nobody hears, and it comes to the rate of the track. */
static void
test_length (void)
{
  g_autofree float *tone = earcup_test_tone (96000, 500.0, 0.5, 48000);
  g_autoptr(GFile) file = earcup_test_write_wave ("take.wav", tone, 96000, 48000);
  g_autoptr(EarcupSceneTrack) brief = load_track (1.0, 44100);
  g_autoptr(EarcupSceneTrack) lasting = load_track (3.0, 44100);
  g_autoptr(EarcupSceneVoice) cut = earcup_scene_voice_load (file, brief, NULL, NULL);
  g_autoptr(EarcupSceneVoice) whole = earcup_scene_voice_load (file, lasting, NULL, NULL);

  g_assert_cmpuint (count (cut), ==, 44100);
  g_assert_cmpint (ABS ((int) count (whole) - 2 * 44100), <=, 1);
  g_assert_cmpfloat_with_epsilon (earcup_lines_sum (earcup_scene_voice_get_lines (whole),
                                                    EARCUP_LINES_EACH, NULL, NULL),
                                  20.0 * log10 (0.5 / G_SQRT2), 0.05);
}

static void
test_synthetic (void)
{
  g_autoptr(EarcupSceneTrack) track = load_track (2.0, 48000);
  g_autoptr(EarcupSceneVoice) voice = earcup_scene_voice_load (NULL, track, NULL, NULL);

  g_assert_cmpuint (count (voice), ==, 96000);
  g_assert_true (isfinite (earcup_lines_sum (earcup_scene_voice_get_lines (voice),
                                             EARCUP_LINES_EACH, NULL, NULL)));
}

static void
test_errors (void)
{
  g_autofree float *silence = g_new0 (float, 2000);
  g_autoptr(GFile) file = earcup_test_write_wave ("silence.wav", silence, 1000, 48000);
  g_autoptr(EarcupSceneTrack) track = load_track (1.0, 48000);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_scene_voice_load (file, track, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (earcup_scene_voice_load (NULL, track, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/voice/it-goes-with-its-track", test_length);
  g_test_add_func ("/scenes/voice/without-a-file-it-is-synthetic", test_synthetic);
  g_test_add_func ("/scenes/voice/what-cannot-be-heard-is-an-error", test_errors);

  return g_test_run ();
}
