/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-track.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 44100

static EarcupTrack *
load (GFile *file)
{
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static void
test_facts (void)
{
  gsize n_frames = 5 * RATE_HZ + 17;
  g_autofree float *frames = earcup_test_pink (n_frames, 0.1, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("facts.wav", frames, n_frames, RATE_HZ);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);
  g_autoptr(EarcupTrack) track = load (file);

  earcup_loudness_add (meter, frames, n_frames);
  g_assert_true (earcup_track_get_file (track) == file);
  g_assert_cmpstr (earcup_track_get_name (track), ==, "facts.wav");
  g_assert_cmpuint (earcup_track_get_rate (track), ==, RATE_HZ);
  g_assert_cmpuint (earcup_track_get_channels (track), ==, 2);
  g_assert_cmpfloat_with_epsilon (earcup_track_get_duration (track),
                                  (double) n_frames / RATE_HZ, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_track_get_loudness (track),
                                  earcup_loudness_get_lufs (meter), 0.01);
  g_assert_cmpfloat_with_epsilon (earcup_track_get_peak (track),
                                  earcup_loudness_get_peak (meter), 0.01);
}

static void
check_overview (gsize n_frames,
                guint n_expected)
{
  g_autofree float *frames = earcup_test_noise (n_frames, 0.01, 1);
  g_autoptr(GFile) file = NULL;
  g_autoptr(EarcupTrack) track = NULL;
  const float *low, *high;
  guint n_points;

  for (gsize i = n_frames / 2; i < n_frames; i++)
    {
      frames[2 * i] *= 50.0f;
      frames[2 * i + 1] = fabsf (frames[2 * i]) * 0.5f;
    }

  file = earcup_test_write_wave ("overview.wav", frames, n_frames, RATE_HZ);
  track = load (file);
  earcup_track_get_overview (track, &low, &high, &n_points);
  g_assert_cmpuint (n_points, ==, n_expected);

  for (guint i = 0; i < n_points; i++)
    {
      double place = ((double) i + 0.5) / n_points;

      g_assert_cmpfloat (low[i], <, 0.0);
      g_assert_cmpfloat (high[i], >, 0.0);
      if (place < 0.49)
        g_assert_cmpfloat (high[i] - low[i], <, 0.021);
      if (place > 0.51)
        g_assert_cmpfloat (high[i] - low[i], >, 0.8);
    }
}

static void
test_overview (void)
{
  check_overview (512 * 200, 200);
  check_overview (512 * 5003, EARCUP_TRACK_OVERVIEW_POINTS);
}

static void
test_progress (void)
{
  g_autofree float *frames = earcup_test_noise (5 * RATE_HZ, 0.5, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("progress.wav", frames, 5 * RATE_HZ, RATE_HZ);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupTrack) track = NULL;
  EarcupTestProgress progress = { 0 };

  track = earcup_track_load (file, earcup_test_progress_cb, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_calls, >, 10);
  g_assert_cmpfloat (progress.last, >, 0.999);
}

static void
test_cancel (void)
{
  g_autofree float *frames = earcup_test_noise (5 * RATE_HZ, 0.5, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("progress.wav", frames, 5 * RATE_HZ, RATE_HZ);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  EarcupTestProgress progress = { .cancellable = cancellable, .stop_at = 0.3 };

  g_assert_null (earcup_track_load (file, earcup_test_progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (progress.last, <, 0.9);
}

static void
test_silent (void)
{
  g_autofree float *frames = g_new0 (float, 2 * RATE_HZ);
  g_autoptr(GFile) file = earcup_test_write_wave ("silent.wav", frames, RATE_HZ, RATE_HZ);
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_track_load (file, NULL, NULL, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_assert_nonnull (g_strstr_len (error->message, -1, "silent.wav"));
}

static void
test_one_frame (void)
{
  float frames[2] = { 0.5f, -0.5f };
  g_autoptr(GFile) file = earcup_test_write_wave ("one.wav", frames, 1, RATE_HZ);
  g_autoptr(EarcupTrack) track = load (file);
  const float *low, *high;
  guint n_points;

  earcup_track_get_overview (track, &low, &high, &n_points);
  g_assert_cmpuint (n_points, ==, 1);
  g_assert_cmpfloat (low[0], ==, -0.5);
  g_assert_cmpfloat (high[0], ==, 0.5);
}

/* {{{ The second time */

static GFile *
write_old (const char  *name,
           const float *frames,
           gsize        n_frames)
{
  GFile *file = earcup_test_write_wave (name, frames, n_frames, RATE_HZ);
  const struct timespec times[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };

  g_assert_cmpint (utimensat (AT_FDCWD, g_file_peek_path (file), times, 0), ==, 0);

  return file;
}

static void
check_same (const EarcupTrack *first,
            const EarcupTrack *second)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupRecipe) recipe = earcup_recipe_new_emulation (emulation);
  const float *low[2], *high[2];
  guint n_points[2];

  g_assert_cmpstr (earcup_track_get_name (first), ==, earcup_track_get_name (second));
  g_assert_cmpuint (earcup_track_get_rate (first), ==, earcup_track_get_rate (second));
  g_assert_cmpuint (earcup_track_get_channels (first), ==, earcup_track_get_channels (second));
  g_assert_cmpfloat (earcup_track_get_duration (first), ==, earcup_track_get_duration (second));
  g_assert_cmpfloat (earcup_track_get_loudness (first), ==, earcup_track_get_loudness (second));
  g_assert_cmpfloat (earcup_track_get_peak (first), ==, earcup_track_get_peak (second));
  g_assert_cmpfloat (fabs (earcup_track_predict_change (first, recipe)), >, 0.01);
  g_assert_cmpfloat_with_epsilon (earcup_track_predict_change (first, recipe),
                                  earcup_track_predict_change (second, recipe), 1e-9);
  earcup_track_get_overview (first, &low[0], &high[0], &n_points[0]);
  earcup_track_get_overview (second, &low[1], &high[1], &n_points[1]);
  g_assert_cmpmem (low[0], n_points[0] * sizeof (float), low[1], n_points[1] * sizeof (float));
  g_assert_cmpmem (high[0], n_points[0] * sizeof (float), high[1], n_points[1] * sizeof (float));
}

static EarcupTrack *
load_and_count (GFile *file,
                guint *n_calls)
{
  g_autoptr(GError) error = NULL;
  EarcupTestProgress progress = { 0 };
  EarcupTrack *track = earcup_track_load (file, earcup_test_progress_cb, &progress, NULL, &error);

  g_assert_no_error (error);
  *n_calls = progress.n_calls;

  return track;
}

static void
test_again (void)
{
  gsize n_frames = 9 * RATE_HZ;
  g_autofree float *frames = earcup_test_pink (n_frames, 0.1, 1);
  g_autoptr(GFile) file = write_old ("again.wav", frames, n_frames);
  g_autoptr(EarcupTrack) first = NULL, second = NULL;
  guint n_first, n_second;

  first = load_and_count (file, &n_first);
  second = load_and_count (file, &n_second);
  g_assert_cmpuint (n_first, >, 10);
  g_assert_cmpuint (n_second, ==, 0);
  g_assert_true (first != second);
  check_same (first, second);
}

/* The same name, but what was known of it does not hold any more. */
static void
test_changed (void)
{
  gsize n_frames = 3 * RATE_HZ;
  g_autofree float *frames = earcup_test_pink (n_frames, 0.1, 1);
  g_autoptr(GFile) file = write_old ("changed.wav", frames, n_frames);
  g_autoptr(EarcupTrack) first = NULL, second = NULL;
  g_autoptr(GError) error = NULL;
  guint n_calls;

  first = load_and_count (file, &n_calls);
  for (gsize i = 0; i < 2 * n_frames; i++)
    frames[i] *= 0.5f;
  g_usleep (20000);
  g_object_unref (file);
  file = write_old ("changed.wav", frames, n_frames);
  second = load_and_count (file, &n_calls);
  g_assert_cmpuint (n_calls, >, 0);
  g_assert_cmpfloat_with_epsilon (earcup_track_get_loudness (second),
                                  earcup_track_get_loudness (first) - 6.02, 0.01);

  g_assert_cmpint (truncate (g_file_peek_path (file), 100000), ==, 0);
  g_assert_null (earcup_track_load (file, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_assert_null (earcup_track_load (file, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_cancelled_again (void)
{
  g_autofree float *frames = earcup_test_pink (RATE_HZ, 0.1, 1);
  g_autoptr(GFile) file = write_old ("cancelled.wav", frames, RATE_HZ);
  g_autoptr(EarcupTrack) track = load (file);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (earcup_track_load (file, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/audio/track/knows-the-facts-of-a-file", test_facts);
  g_test_add_func ("/audio/track/the-overview-shows-where-it-is-loud", test_overview);
  g_test_add_func ("/audio/track/tells-how-far-it-is", test_progress);
  g_test_add_func ("/audio/track/stops-when-it-is-told-to", test_cancel);
  g_test_add_func ("/audio/track/a-silent-file-is-refused", test_silent);
  g_test_add_func ("/audio/track/one-frame-is-a-track", test_one_frame);
  g_test_add_func ("/audio/track/the-second-time-it-is-known", test_again);
  g_test_add_func ("/audio/track/what-changed-is-not-known", test_changed);
  g_test_add_func ("/audio/track/what-is-known-can-be-cancelled", test_cancelled_again);

  return earcup_test_run ();
}
