/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audio/earcup-test-sound.h"

/* A player at its limits: places that are none, loops that are none, hands that never rest, a
 * computer that sleeps, files that break off. What it sends to its sink is recorded; nothing in it
 * is above full scale, and nothing begins or ends with a jump. */

/* At the rim of a hole a decoder may jump as it likes. */
#define HOLE      1.0

/* The sink of a file forgets what it wrote when it is flushed, that of a descriptor does not. */
static int recording = -1;

#define RATE_HZ   48000
#define LENGTH_S  3.0
#define TONE_HZ   200.0
#define PEAK      0.5

/* The tone rises by this from sample to sample where it is steepest. */
#define STEEPEST  (PEAK * 2.0 * G_PI * TONE_HZ / RATE_HZ)

static GFile *
write_tone (const char *name,
            int         format)
{
  gsize n_frames = (gsize) (LENGTH_S * RATE_HZ);
  g_autofree float *frames = earcup_test_tone (n_frames, TONE_HZ, PEAK, RATE_HZ);
  SF_INFO info = { .samplerate = RATE_HZ, .channels = 2, .format = format };

  return earcup_test_write (name, &info, frames, n_frames);
}

static EarcupTrack *
load (GFile *file)
{
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static EarcupPlayer *
play (EarcupTrack *track)
{
  g_autofree char *path = earcup_test_path ("played.raw");
  g_autofree char *sink = NULL;
  EarcupPlayer *player;

  if (recording >= 0)
    close (recording);
  recording = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (recording, >=, 0);
  sink = g_strdup_printf ("fdsink fd=%d sync=true", recording);
  player = earcup_player_new (sink);
  earcup_player_set_track (player, track);
  earcup_player_play (player);

  return player;
}

static gboolean
has_moved (gpointer data)
{
  return earcup_player_get_position (data) > 0.05;
}

static gboolean
has_stopped (gpointer data)
{
  EarcupPlayerState state = earcup_player_get_state (data);

  return state == EARCUP_PLAYER_STATE_PAUSED || state == EARCUP_PLAYER_STATE_FAILED;
}

static EarcupPlayer *
play_tone (void)
{
  g_autoptr(GFile) file = write_tone ("tone.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT);
  g_autoptr(EarcupTrack) track = load (file);
  EarcupPlayer *player = play (track);

  earcup_test_run_until (has_moved, player, 20.0);

  return player;
}

/* What was sent to the sink, held against the rules of all sound. A switch adds its own slope to
 * that of the tone. */
static void
check_played (EarcupPlayer *player,
              double        steepest)
{
  g_autofree char *path = earcup_test_path ("played.raw");
  g_autofree char *bytes = NULL;
  const float *frames;
  float peak = 0.0f, step = 0.0f;
  gsize length;

  earcup_player_pause (player);
  earcup_test_run_for (0.3);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  frames = (const float *) (gconstpointer) bytes;
  g_assert_cmpuint (length, >, 1000 * sizeof (float));

  step = fabsf (frames[0]);
  for (gsize i = 0; i < length / sizeof (float); i++)
    {
      g_assert_true (isfinite (frames[i]));
      peak = fmaxf (peak, fabsf (frames[i]));
      if (i >= 2)
        step = fmaxf (step, fabsf (frames[i] - frames[i - 2]));
    }
  step = fmaxf (step, fabsf (frames[length / sizeof (float) - 1]));

  g_test_message ("%.3f s, peak %.3f, steepest step %.4f (tone %.4f)",
                  (double) length / (2 * sizeof (float) * RATE_HZ), peak, step, STEEPEST);
  g_assert_cmpfloat (peak, <=, 1.0);
  g_assert_cmpfloat (peak, >, 0.1 * PEAK);
  g_assert_cmpfloat (step, <=, steepest);
}

/* It goes on, somewhere. */
static void
check_goes_on (EarcupPlayer *player)
{
  double position = earcup_player_get_position (player);

  earcup_test_run_for (0.25);
  g_assert_cmpint (earcup_player_get_state (player), ==, EARCUP_PLAYER_STATE_PLAYING);
  g_assert_cmpfloat (earcup_player_get_position (player), !=, position);
  g_assert_true (isfinite (earcup_player_get_position (player)));
}

static void
test_loops (void)
{
  static const double loops_s[][2] = {
    { 1.0, 1.0 }, { 2.0, 1.0 }, { 0.0, 0.0 }, { -1.0, -0.5 }, { 1.0, 1.001 }, { 9.0, 10.0 },
    { LENGTH_S, LENGTH_S }, { NAN, 1.0 }, { 0.5, NAN }, { -INFINITY, INFINITY }, { -1.0, 99.0 },
  };
  g_autoptr(EarcupPlayer) player = play_tone ();

  for (guint i = 0; i < G_N_ELEMENTS (loops_s); i++)
    {
      double start, end;

      g_test_message ("from %g to %g s", loops_s[i][0], loops_s[i][1]);
      earcup_player_seek (player, 0.5);
      earcup_player_set_loop (player, TRUE, loops_s[i][0], loops_s[i][1]);
      check_goes_on (player);
      earcup_player_get_loop (player, &start, &end);
      g_assert_cmpfloat (start, >=, 0.0);
      g_assert_cmpfloat (end, >, start);
      g_assert_cmpfloat (end, <=, LENGTH_S + 0.001);
    }

  check_played (player, 4.0 * STEEPEST);
}

static void
test_seeks (void)
{
  static const double places_s[] = { -5.0, NAN, -INFINITY, 1e-12, 1.0 };
  g_autoptr(EarcupPlayer) player = play_tone ();

  for (guint i = 0; i < G_N_ELEMENTS (places_s); i++)
    {
      g_test_message ("to %g s", places_s[i]);
      earcup_player_seek (player, places_s[i]);
      check_goes_on (player);
    }

  earcup_player_seek (player, 1e9);
  earcup_test_run_until (has_stopped, player, 10.0);
  g_assert_cmpint (earcup_player_get_state (player), ==, EARCUP_PLAYER_STATE_PAUSED);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, 0.0);
  earcup_player_seek (player, INFINITY);
  g_assert_cmpfloat (earcup_player_get_position (player), ==, LENGTH_S);
  earcup_player_seek (player, 0.0);
  earcup_player_play (player);
  earcup_test_run_for (0.3);
  check_goes_on (player);
  check_played (player, 4.0 * STEEPEST);
}

/* A hundred switches in a second, by cross-fades and by dips, and as many other gains. */
static void
test_switches (void)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  g_autoptr(EarcupPlayer) player = play_tone ();

  earcup_player_set_slot (player, 1, closed);
  earcup_player_set_slot (player, 2, open);
  for (guint i = 0; i < 150; i++)
    {
      earcup_player_select (player, i % 3);
      earcup_player_set_gain (player, 1, -(double) (i % 7));
      earcup_test_run_for (0.01);
    }
  check_goes_on (player);

  for (guint i = 0; i < 50; i++)
    {
      earcup_player_hear_blind (player, i % 3);
      earcup_test_run_for (0.01);
    }
  earcup_player_end_blind (player);
  check_played (player, 4.0 * STEEPEST);
}

static void
test_pauses (void)
{
  g_autoptr(EarcupPlayer) player = play_tone ();

  for (guint i = 0; i < 60; i++)
    {
      if (i % 2 == 0)
        earcup_player_pause (player);
      else
        earcup_player_play (player);
      earcup_test_run_for (i % 3 == 0 ? 0.002 : 0.03);
    }
  earcup_player_play (player);
  earcup_test_run_for (0.3);
  check_goes_on (player);
  check_played (player, 4.0 * STEEPEST);
}

/* The whole process stands still for a while, as when the computer sleeps. */
static void
test_sleep (void)
{
  g_autoptr(EarcupPlayer) player = play_tone ();
  double before = earcup_player_get_position (player);
  pid_t self = getpid (), waker = fork ();

  if (waker == 0)
    {
      kill (self, SIGSTOP);
      g_usleep (1200 * 1000);
      kill (self, SIGCONT);
      _exit (0);
    }

  g_assert_cmpint (waker, >, 0);
  earcup_test_run_for (0.2);
  waitpid (waker, NULL, 0);
  g_assert_cmpfloat (earcup_player_get_position (player), >=, before);
  check_goes_on (player);
  check_played (player, 4.0 * STEEPEST);
}

/* Cuts a file off, or overwrites a part of it, as a program does that writes it anew meanwhile. */
static void
damage (GFile  *file,
        double  from,
        double  to)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  if (to >= 1.0)
    length = (gsize) (from * (double) length);
  else
    memset (bytes + (gsize) (from * (double) length), 0xa5,
            (gsize) ((to - from) * (double) length));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
check_sentence (const char *sentence,
                const char *name)
{
  g_assert_nonnull (sentence);
  g_assert_nonnull (strstr (sentence, name));
  g_assert_null (strchr (sentence, '\n'));
}

static void
test_damaged (void)
{
  static const struct {
    const char *name;
    int         format;
    double      from;
    double      to;
  } cases[] = {
    { "cut.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0.4, 1.0 },
    { "cut.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.4, 1.0 },
    { "cut.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.85, 1.0 },
    { "headers.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.2, 1.0 },
    { "empty.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0.0, 1.0 },
    { "holed.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.4, 0.5 },
    { "holed.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.4, 0.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) file = write_tone (cases[i].name, cases[i].format);
      g_autoptr(EarcupTrack) track = load (file);
      g_autoptr(EarcupPlayer) player = NULL;

      damage (file, cases[i].from, cases[i].to);
      player = play (track);
      earcup_test_run_for (0.3);
      earcup_test_run_until (has_stopped, player, 20.0);
      g_test_message ("%s: %s", cases[i].name, earcup_player_get_message (player));
      if (earcup_player_get_state (player) == EARCUP_PLAYER_STATE_FAILED)
        check_sentence (earcup_player_get_message (player), cases[i].name);
      else
        check_played (player, cases[i].to < 1.0 ? HOLE : 4.0 * STEEPEST);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/player-limits/loops-that-are-none", test_loops);
  g_test_add_func ("/audio/player-limits/places-beyond-the-ends", test_seeks);
  g_test_add_func ("/audio/player-limits/a-hundred-switches-a-second", test_switches);
  g_test_add_func ("/audio/player-limits/restless-pauses", test_pauses);
  g_test_add_func ("/audio/player-limits/a-computer-that-sleeps", test_sleep);
  g_test_add_func ("/audio/player-limits/files-that-break-off", test_damaged);

  return earcup_test_run ();
}
