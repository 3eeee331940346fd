/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define SINK    "fakesink sync=true"

static EarcupTrack *
make_track (const char *name,
            double      length_s)
{
  gsize n_frames = (gsize) (length_s * RATE_HZ);
  g_autofree float *frames = earcup_test_tone (n_frames, 500.0, 0.5, RATE_HZ);
  g_autoptr(GFile) file = earcup_test_write_wave (name, frames, n_frames, RATE_HZ);
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static EarcupPlayer *
make_player (const char *sink,
             double      length_s)
{
  g_autoptr(EarcupTrack) track = make_track ("played.wav", length_s);
  EarcupPlayer *player = earcup_player_new (sink);

  earcup_player_set_track (player, track);

  return player;
}

static gboolean
is_playing (gpointer data)
{
  return earcup_player_get_state (data) == EARCUP_PLAYER_STATE_PLAYING;
}

static gboolean
is_paused (gpointer data)
{
  return earcup_player_get_state (data) == EARCUP_PLAYER_STATE_PAUSED;
}

static gboolean
has_failed (gpointer data)
{
  return earcup_player_get_state (data) == EARCUP_PLAYER_STATE_FAILED;
}

static gboolean
has_moved (gpointer data)
{
  return earcup_player_get_position (data) > 0.05;
}

static void
test_no_track (void)
{
  g_autoptr(EarcupPlayer) player = earcup_player_new (SINK);
  g_autoptr(EarcupTrack) track = NULL;
  double peaks[2] = { 1.0, 1.0 };

  earcup_player_play (player);
  earcup_player_seek (player, 5.0);
  earcup_player_set_loop (player, TRUE, 1.0, 2.0);
  earcup_player_take_peaks (player, peaks);
  g_assert_cmpint (earcup_player_get_state (player), ==, EARCUP_PLAYER_STATE_EMPTY);
  g_assert_true (earcup_player_wants_to_play (player));
  g_assert_cmpfloat (peaks[0], ==, 0.0);
  g_assert_null (earcup_player_get_message (player));

  track = make_track ("played.wav", 2.0);
  earcup_player_set_track (player, track);
  earcup_test_run_until (has_moved, player, 10.0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_plays (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);
  double first, second, peaks[2];
  guint n_notified = 0;

  g_assert_cmpint (earcup_player_get_state (player), ==, EARCUP_PLAYER_STATE_PREPARING);
  earcup_test_run_until (is_paused, player, 10.0);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 0.0);

  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  g_signal_connect_swapped (player, "notify::position-s", G_CALLBACK (count_cb), &n_notified);
  first = earcup_player_get_position (player);
  earcup_test_run_for (0.5);
  second = earcup_player_get_position (player);
  g_assert_cmpfloat_with_epsilon (second - first, 0.5, 0.1);
  g_assert_cmpuint (n_notified, >, 5);
  g_assert_cmpuint (n_notified, <=, 17);
  earcup_player_take_peaks (player, peaks);
  g_assert_cmpfloat_with_epsilon (peaks[0], 0.5, 0.01);
}

/* {{{ Looking at the sound */

/* Returns: how many frames were handed out, and the highest of their values */
static gsize
drain (EarcupPlayer *player,
       float        *peak,
       guint        *n_breaks)
{
  float frames[2 * 512];
  gboolean breaks;
  gsize n, total = 0;

  while ((n = earcup_player_read_tap (player, frames, 512, &breaks)) > 0)
    {
      total += n;
      *n_breaks += breaks;
      for (gsize i = 0; i < 2 * n; i++)
        *peak = fmaxf (*peak, fabsf (frames[i]));
    }

  return total;
}

static void
test_tap (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 8.0);
  float peak = 0.0f;
  guint n_breaks = 0;
  gsize n = 0;

  g_assert_cmpuint (earcup_player_get_rate (player), ==, RATE_HZ);
  earcup_player_set_volume (player, -40.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  g_assert_cmpuint (drain (player, &peak, &n_breaks), ==, 0);

  earcup_player_set_tapped (player, TRUE);
  for (guint i = 0; i < 20; i++)
    {
      earcup_test_run_for (0.05);
      n += drain (player, &peak, &n_breaks);
    }
  g_assert_cmpfloat_with_epsilon ((double) n / RATE_HZ, 1.0, 0.25);
  g_assert_cmpfloat_with_epsilon (peak, 0.5f, 0.01f);
  g_assert_cmpuint (n_breaks, ==, 1);

  earcup_player_seek (player, 5.0);
  earcup_test_run_for (0.2);
  drain (player, &peak, &n_breaks);
  g_assert_cmpuint (n_breaks, ==, 2);

  earcup_player_set_tapped (player, FALSE);
  earcup_test_run_for (0.1);
  g_assert_cmpuint (drain (player, &peak, &n_breaks), ==, 0);
}

/* Nothing is handed out while it stands, and who looks goes on with the next track. */
static void
test_tap_follows (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 3.0);
  g_autoptr(EarcupTrack) next = make_track ("next.wav", 3.0);
  float peak = 0.0f;
  guint n_breaks = 0;

  earcup_player_set_tapped (player, TRUE);
  earcup_test_run_until (is_paused, player, 10.0);
  earcup_test_run_for (0.1);
  g_assert_cmpuint (drain (player, &peak, &n_breaks), ==, 0);

  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  g_assert_cmpuint (drain (player, &peak, &n_breaks), >, 0);

  earcup_player_set_track (player, next);
  earcup_test_run_until (has_moved, player, 10.0);
  g_assert_cmpuint (drain (player, &peak, &n_breaks), >, 0);
  g_assert_cmpuint (n_breaks, >=, 2);
}

/* }}} */

static void
test_pause (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);
  double position;

  earcup_player_play (player);
  g_assert_true (earcup_player_wants_to_play (player));
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_player_pause (player);
  g_assert_true (is_paused (player));
  g_assert_false (earcup_player_wants_to_play (player));
  position = earcup_player_get_position (player);
  earcup_test_run_for (0.4);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, position);

  earcup_player_play (player);
  earcup_test_run_for (0.4);
  g_assert_true (is_playing (player));
  g_assert_cmpfloat_with_epsilon (earcup_player_get_position (player), position + 0.4, 0.2);
}

static void
test_seek (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);

  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_player_seek (player, 3.0);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 3.0);
  earcup_test_run_for (0.4);
  g_assert_cmpfloat_with_epsilon (earcup_player_get_position (player), 3.3, 0.2);

  earcup_player_seek (player, -2.0);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 0.0);
  earcup_player_pause (player);
  earcup_player_seek (player, 99.0);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 5.0);
}

typedef struct {
  EarcupPlayer *player;
  double        last;
  double        lowest;
  double        highest;
  guint         n_wraps;
} Loop;

static void
moved_cb (Loop *loop)
{
  double position = earcup_player_get_position (loop->player);

  if (position < loop->last - 0.1)
    loop->n_wraps++;
  loop->last = position;
  loop->lowest = fmin (loop->lowest, position);
  loop->highest = fmax (loop->highest, position);
}

static gboolean
has_wrapped (gpointer data)
{
  Loop *loop = data;

  return loop->n_wraps >= 3;
}

static void
test_loop (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);
  Loop loop = { .player = player, .lowest = G_MAXDOUBLE };

  earcup_player_set_loop (player, TRUE, 1.0, 1.4);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 1.0);
  earcup_player_play (player);
  earcup_test_run_until (is_playing, player, 10.0);
  g_signal_connect_swapped (player, "notify::position-s", G_CALLBACK (moved_cb), &loop);
  earcup_test_run_until (has_wrapped, &loop, 10.0);
  g_assert_cmpfloat (loop.lowest, >=, 0.99);
  g_assert_cmpfloat (loop.highest, <=, 1.45);
  g_assert_cmpfloat (loop.highest, >=, 1.3);

  earcup_player_set_loop (player, FALSE, 0.0, 0.0);
  earcup_test_run_for (0.7);
  g_assert_true (is_playing (player));
  g_assert_cmpfloat (earcup_player_get_position (player), >, 1.45);
  g_signal_handlers_disconnect_by_func (player, moved_cb, &loop);
}

static void
test_end (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 0.5);

  for (guint i = 0; i < 2; i++)
    {
      earcup_player_play (player);
      earcup_test_run_until (has_moved, player, 10.0);
      earcup_test_run_until (is_paused, player, 10.0);
      g_assert_cmpfloat (earcup_player_get_position (player), ==, 0.0);
      g_assert_false (earcup_player_wants_to_play (player));
    }
}

/* What a player sends to its sink, as far as it was written. */
static float *
read_played (gsize *n_frames)
{
  g_autofree char *path = earcup_test_path ("played.raw");
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  *n_frames = length / (2 * sizeof (float));

  return (float *) (gpointer) bytes;
}

static char *
dup_recording_sink (void)
{
  g_autofree char *path = earcup_test_path ("played.raw");

  return g_strdup_printf ("filesink location=%s sync=true buffer-mode=unbuffered", path);
}

static float
highest (const float *values,
         gsize        n_values)
{
  float peak = 0.0f;

  for (gsize i = 0; i < n_values; i++)
    peak = fmaxf (peak, fabsf (values[i]));

  return peak;
}

/* The emulation is turned down so far that plain sound would stand out. */
static void
test_never_plain (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree char *sink = dup_recording_sink ();

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(EarcupPlayer) player = i < 2 ? make_player (sink, 5.0) : earcup_player_new (sink);
      g_autofree float *played = NULL;
      gsize n_frames;

      earcup_player_set_gain (player, 1, -60.0);
      if (i % 2 > 0)
        earcup_player_play (player);
      earcup_player_set_slot (player, 1, emulation);
      if (i >= 2)
        {
          g_autoptr(EarcupTrack) track = make_track ("played.wav", 5.0);

          earcup_player_set_track (player, track);
        }
      earcup_player_play (player);
      earcup_test_run_until (has_moved, player, 10.0);
      earcup_test_run_for (0.2);

      played = read_played (&n_frames);
      g_assert_cmpuint (n_frames, >, 2000);
      g_test_message ("case %u: highest value %g", i, highest (played, 2 * n_frames));
      g_assert_cmpfloat (highest (played, 2 * n_frames), <, 0.01);
      g_assert_cmpfloat (highest (played, 2 * n_frames), >, 1e-5);
    }
}

static void
test_select (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);
  g_autofree float *played = NULL;
  gsize n_frames;
  guint n_notified = 0;

  g_signal_connect_swapped (player, "notify::selected", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpuint (earcup_player_get_selected (player), ==, 1);
  earcup_player_set_slot (player, 1, emulation);
  earcup_player_set_gain (player, 1, -60.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_player_select (player, 0);
  earcup_player_select (player, 0);
  g_assert_cmpuint (n_notified, ==, 1);
  earcup_test_run_for (0.3);

  played = read_played (&n_frames);
  g_assert_cmpfloat_with_epsilon (highest (played + 2 * n_frames - 2000, 2000), 0.5, 0.01);
  g_assert_cmpfloat (highest (played, 2000), <, 0.01);
}

/* How many frames from @from on are silent before anything is heard again. */
static gsize
count_silent (const float *frames,
              gsize        from,
              gsize        n_frames)
{
  gsize n = 0;

  while (from + n < n_frames && fabsf (frames[2 * (from + n)]) < 1e-7f)
    n++;

  return n;
}

/* Each press dips, also on the slot that is heard already; what is selected is not told. */
static void
test_blind (void)
{
  static const guint presses[] = { 0, 0, 2, 2, 0 };
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 8.0);
  g_autofree float *played = NULL;
  gsize n_frames;
  guint n_notified = 0, n_dips = 0;

  g_signal_connect_swapped (player, "notify::selected", G_CALLBACK (count_cb), &n_notified);
  earcup_player_set_gain (player, 2, -20.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_for (0.3);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      earcup_player_hear_blind (player, presses[i]);
      earcup_test_run_for (0.5);
    }
  earcup_player_end_blind (player);
  earcup_test_run_for (0.5);

  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_cmpuint (earcup_player_get_selected (player), ==, 1);
  played = read_played (&n_frames);
  for (gsize at = RATE_HZ / 5; at < n_frames;)
    {
      gsize n = count_silent (played, at, n_frames);

      if (n > RATE_HZ / 50)
        {
          n_dips++;
          g_assert_cmpfloat_with_epsilon ((double) n / RATE_HZ, 0.090, 0.005);
        }
      at += n + 1;
    }
  g_assert_cmpuint (n_dips, ==, G_N_ELEMENTS (presses) + 1);
}

/* What a blind press plays is the slot that was asked for, with its gain. */
static void
test_blind_slot (void)
{
  static const guint presses[] = { 2, 0, 2, 2, 0, 0 };
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 8.0);

  earcup_player_set_gain (player, 2, -20.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      g_autofree float *played = NULL;
      gsize n_frames;

      earcup_player_hear_blind (player, presses[i]);
      earcup_player_select (player, 1 + i % 2);
      earcup_test_run_for (0.6);
      played = read_played (&n_frames);
      g_assert_cmpfloat_with_epsilon (highest (played + 2 * n_frames - 2000, 2000),
                                      presses[i] == 2 ? 0.05 : 0.5, 0.005);
    }
}

static void
test_get_loop (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);
  double start_s, end_s;

  g_assert_false (earcup_player_get_loop (player, &start_s, &end_s));
  g_assert_cmpfloat (start_s, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (end_s, 5.0, 1e-6);
  earcup_player_set_loop (player, TRUE, 1.0, 2.5);
  g_assert_true (earcup_player_get_loop (player, &start_s, &end_s));
  g_assert_cmpfloat (start_s, ==, 1.0);
  g_assert_cmpfloat (end_s, ==, 2.5);
}

static void
test_volume (void)
{
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);
  g_autofree float *played = NULL;
  gsize n_frames;

  earcup_player_set_volume (player, -20.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_for (0.3);
  played = read_played (&n_frames);
  g_assert_cmpfloat_with_epsilon (highest (played, 2 * n_frames), 0.05, 0.001);
  g_assert_cmpfloat_with_epsilon (highest (played + 2 * n_frames - 2000, 2000), 0.05, 0.001);
}

static void
test_pause_fades (void)
{
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);
  g_autofree float *played = NULL;
  gsize n_frames;

  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_for (0.2);
  earcup_player_pause (player);
  earcup_test_run_for (0.3);
  played = read_played (&n_frames);
  g_assert_cmpfloat (highest (played + 2 * n_frames - 200, 200), <, 0.01);
  g_assert_cmpfloat (earcup_test_click (played, 2000, n_frames - 2500, RATE_HZ), <, -80.0);
}

static void
test_failing_sink (void)
{
  g_autofree char *folder = earcup_test_path ("not-there");
  g_autofree char *sink = g_strdup_printf ("filesink location=%s/x.raw sync=true", folder);
  g_autofree char *made = g_build_filename (folder, "x.raw", NULL);
  g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);

  earcup_player_play (player);
  earcup_test_run_until (has_failed, player, 15.0);
  g_assert_nonnull (earcup_player_get_message (player));
  g_test_message ("%s", earcup_player_get_message (player));
  g_assert_nonnull (strstr (earcup_player_get_message (player), "sound device"));
  g_assert_null (strchr (earcup_player_get_message (player), '\n'));
  g_assert_false (g_str_has_suffix (earcup_player_get_message (player), "."));
  g_assert_false (earcup_player_wants_to_play (player));

  earcup_player_retry (player);
  earcup_test_run_until (has_failed, player, 15.0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  earcup_player_retry (player);
  earcup_test_run_until (is_paused, player, 15.0);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  g_remove (made);
  g_rmdir (folder);
}

static void
test_vanished (void)
{
  g_autoptr(EarcupTrack) track = make_track ("vanished.wav", 1.0);
  g_autoptr(EarcupPlayer) player = earcup_player_new (SINK);

  g_assert_true (g_file_delete (earcup_track_get_file (track), NULL, NULL));
  earcup_player_set_track (player, track);
  earcup_test_run_until (has_failed, player, 15.0);
  g_test_message ("%s", earcup_player_get_message (player));
  g_assert_nonnull (strstr (earcup_player_get_message (player), "vanished.wav"));
  g_assert_false (g_str_has_suffix (earcup_player_get_message (player), "."));
}

static void
test_next_track (void)
{
  g_autoptr(EarcupPlayer) player = make_player (SINK, 5.0);
  g_autoptr(EarcupTrack) next = make_track ("next.wav", 3.0);

  earcup_player_play (player);
  earcup_player_set_loop (player, TRUE, 2.0, 3.0);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_player_set_track (player, next);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 0.0);
  earcup_test_run_until (is_playing, player, 10.0);
  earcup_test_run_until (has_moved, player, 10.0);
  g_assert_cmpfloat (earcup_player_get_position (player), <, 1.0);
}

static void
test_gone (void)
{
  EarcupPlayer *player = make_player (SINK, 5.0);

  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  g_assert_finalize_object (player);
}

/* {{{ Mixes */

static EarcupMix *
make_mix (guint  rate_hz,
          double track_db,
          double noise_db)
{
  EarcupMixBuilder *builder = earcup_mix_builder_new (rate_hz);

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, track_db);
  if (!isinf (noise_db))
    earcup_mix_builder_add (builder, EARCUP_MIX_NOISE, NULL, noise_db);

  return earcup_mix_builder_end (builder);
}

/* In place of the kernel and its gain, and no longer than it is there. */
static void
test_mix (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupMix) mix = make_mix (RATE_HZ, 0.0, -INFINITY);
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);
  g_autofree float *played = NULL, *left = NULL;
  gsize n_frames;

  earcup_player_set_slot (player, 1, emulation);
  earcup_player_set_gain (player, 1, -60.0);
  earcup_player_set_mix (player, 1, mix);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_for (0.3);
  played = read_played (&n_frames);
  g_assert_cmpfloat_with_epsilon (highest (played + 2 * n_frames - 2000, 2000), 0.5, 0.01);

  earcup_player_set_mix (player, 1, NULL);
  earcup_test_run_for (0.3);
  left = read_played (&n_frames);
  g_assert_cmpfloat (highest (left + 2 * n_frames - 2000, 2000), <, 0.01);
  g_assert_cmpfloat (highest (left + 2 * n_frames - 2000, 2000), >, 1e-5);
}

/* A mix is waited for as a kernel is, and never begins as plain sound; one for another rate is no
 * reason to wait. */
static void
test_mix_begins (void)
{
  g_autoptr(EarcupMix) mix = make_mix (RATE_HZ, -60.0, -INFINITY);
  g_autoptr(EarcupMix) foreign = make_mix (44100, -60.0, 0.0);
  g_autofree char *sink = dup_recording_sink ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EarcupPlayer) player = make_player (sink, 5.0);
      g_autofree float *played = NULL;
      gsize n_frames;

      earcup_player_select (player, 0);
      earcup_player_set_mix (player, 0, i == 0 ? mix : foreign);
      earcup_player_play (player);
      earcup_test_run_until (has_moved, player, 10.0);
      earcup_test_run_for (0.2);
      played = read_played (&n_frames);
      if (i == 0)
        g_assert_cmpfloat (highest (played, 2 * n_frames), <, 0.01);
      else
        g_assert_cmpfloat_with_epsilon (highest (played, 2 * n_frames), 0.5, 0.01);
    }
}

static gboolean
is_at_start (gpointer data)
{
  return is_paused (data) && earcup_player_get_position (data) == 0.0;
}

/* What has no end of its own fades out when the track ends. */
static void
test_mix_ends (void)
{
  g_autoptr(EarcupMix) mix = make_mix (RATE_HZ, -60.0, -12.0);
  g_autofree char *sink = dup_recording_sink ();
  g_autoptr(EarcupPlayer) player = make_player (sink, 0.5);
  g_autofree float *played = NULL;
  gsize n_frames;

  earcup_player_set_mix (player, 1, mix);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_until (is_at_start, player, 10.0);
  played = read_played (&n_frames);

  g_assert_cmpfloat (highest (played, 2 * n_frames), >, 0.2);
  g_assert_cmpfloat (highest (played + 2 * n_frames - 20, 20), <, 0.01);
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/player/what-is-asked-for-waits-for-a-track", test_no_track);
  g_test_add_func ("/audio/player/plays-and-tells-where-it-is", test_plays);
  g_test_add_func ("/audio/player/pauses-and-goes-on", test_pause);
  g_test_add_func ("/audio/player/sound-is-handed-out-to-who-looks-only", test_tap);
  g_test_add_func ("/audio/player/who-looks-goes-on-with-the-next-track", test_tap_follows);
  g_test_add_func ("/audio/player/goes-to-another-place", test_seek);
  g_test_add_func ("/audio/player/a-loop-wraps", test_loop);
  g_test_add_func ("/audio/player/the-end-goes-back-to-the-beginning", test_end);
  g_test_add_func ("/audio/player/an-emulation-never-begins-as-plain-sound", test_never_plain);
  g_test_add_func ("/audio/player/a-slot-is-heard-when-selected", test_select);
  g_test_add_func ("/audio/player/every-blind-press-dips-alike", test_blind);
  g_test_add_func ("/audio/player/a-blind-press-plays-what-was-asked", test_blind_slot);
  g_test_add_func ("/audio/player/the-loop-can-be-asked-for", test_get_loop);
  g_test_add_func ("/audio/player/the-volume-counts-from-the-first-sound", test_volume);
  g_test_add_func ("/audio/player/a-pause-fades-out", test_pause_fades);
  g_test_add_func ("/audio/player/a-device-that-fails-can-be-retried", test_failing_sink);
  g_test_add_func ("/audio/player/a-file-that-vanished-is-named", test_vanished);
  g_test_add_func ("/audio/player/the-next-track-plays-on", test_next_track);
  g_test_add_func ("/audio/player/a-mix-is-heard-in-place-of-a-kernel", test_mix);
  g_test_add_func ("/audio/player/a-mix-never-begins-as-plain-sound", test_mix_begins);
  g_test_add_func ("/audio/player/noise-fades-out-at-the-end", test_mix_ends);
  g_test_add_func ("/audio/player/can-be-dropped-while-it-plays", test_gone);

  return earcup_test_run ();
}
