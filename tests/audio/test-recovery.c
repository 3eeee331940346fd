/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "audio/earcup-devices.h"
#include "audio/earcup-test-sound.h"

/* Takes the sound server away from a player and gives it back. The server of the fixture stays;
 * what comes and goes is another one for the same silent device. */

#define RATE_HZ 48000

typedef struct {
  char         *folder;
  GSubprocess  *server;
  EarcupPlayer *player;
  guint         n_failures;
} Fixture;

static gboolean
has_socket (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = g_build_filename (fixture->folder, "pulse", "native", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
start_server (Fixture *fixture)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GError) error = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "PIPEWIRE_RUNTIME_DIR", g_getenv ("XDG_RUNTIME_DIR"),
                                TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", fixture->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "PULSE_SERVER");
  fixture->server = g_subprocess_launcher_spawn (launcher, &error, "pipewire-pulse", NULL);
  g_assert_no_error (error);
  earcup_test_run_until (has_socket, fixture, 10.0);
}

static void
kill_server (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pulse", "native", NULL);

  g_subprocess_force_exit (fixture->server);
  g_subprocess_wait (fixture->server, NULL, NULL);
  g_clear_object (&fixture->server);
  g_remove (path);
}

static void
state_cb (Fixture *fixture)
{
  if (earcup_player_get_state (fixture->player) == EARCUP_PLAYER_STATE_FAILED)
    fixture->n_failures++;
}

static EarcupTrack *
make_track (void)
{
  g_autofree float *frames = earcup_test_tone (60 * RATE_HZ, 500.0, 0.2, RATE_HZ);
  g_autoptr(GFile) file = earcup_test_write_wave ("long.wav", frames, 60 * RATE_HZ, RATE_HZ);
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static gboolean
is_playing (gpointer data)
{
  Fixture *fixture = data;

  return earcup_player_get_state (fixture->player) == EARCUP_PLAYER_STATE_PLAYING;
}

static gboolean
has_failed (gpointer data)
{
  Fixture *fixture = data;

  return earcup_player_get_state (fixture->player) == EARCUP_PLAYER_STATE_FAILED;
}

static gboolean
is_paused (gpointer data)
{
  Fixture *fixture = data;

  return earcup_player_get_state (fixture->player) == EARCUP_PLAYER_STATE_PAUSED;
}

static gboolean
is_far (gpointer data)
{
  Fixture *fixture = data;

  return earcup_player_get_position (fixture->player) > 1.0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(EarcupTrack) track = make_track ();
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;

  fixture->folder = g_dir_make_tmp ("earcup-sound-XXXXXX", &error);
  g_assert_no_error (error);
  address = g_strdup_printf ("unix:%s/pulse/native", fixture->folder);
  g_setenv ("PULSE_SERVER", address, TRUE);
  start_server (fixture);

  fixture->player = earcup_player_new ("pulse");
  earcup_player_set_output (fixture->player, "pulse", "earcuptest", 40);
  g_signal_connect_swapped (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
  earcup_player_set_track (fixture->player, track);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *pulse = g_build_filename (fixture->folder, "pulse", NULL);
  g_autofree char *pid = g_build_filename (pulse, "pid", NULL);

  g_signal_handlers_disconnect_by_data (fixture->player, fixture);
  g_clear_object (&fixture->player);
  if (fixture->server != NULL)
    kill_server (fixture);
  g_remove (pid);
  g_rmdir (pulse);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* One message, however often it is tried in vain, and then the sound goes on where it was. */
static void
test_server_restarts (Fixture       *fixture,
                      gconstpointer  data)
{
  double position;

  earcup_player_play (fixture->player);
  earcup_test_run_until (is_far, fixture, 20.0);
  kill_server (fixture);
  earcup_test_run_until (has_failed, fixture, 10.0);
  position = earcup_player_get_position (fixture->player);
  g_test_message ("%s", earcup_player_get_message (fixture->player));
  g_assert_nonnull (strstr (earcup_player_get_message (fixture->player), "sound device"));
  g_assert_nonnull (strstr (earcup_player_get_message (fixture->player), "goes on"));
  g_assert_false (earcup_player_wants_to_play (fixture->player));
  earcup_test_run_for (3.0);
  g_assert_cmpuint (fixture->n_failures, ==, 1);

  start_server (fixture);
  earcup_test_run_until (is_playing, fixture, 15.0);
  earcup_test_run_for (1.0);
  g_assert_cmpfloat (earcup_player_get_position (fixture->player), >, position + 0.3);
  g_assert_cmpfloat (earcup_player_get_position (fixture->player), <, position + 4.0);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
}

/* What was told to stop meanwhile does not begin to play by itself. */
static void
test_stays_paused (Fixture       *fixture,
                   gconstpointer  data)
{
  earcup_player_play (fixture->player);
  earcup_test_run_until (is_far, fixture, 20.0);
  kill_server (fixture);
  earcup_test_run_until (has_failed, fixture, 10.0);
  earcup_player_pause (fixture->player);
  start_server (fixture);
  earcup_test_run_until (is_paused, fixture, 15.0);
  earcup_test_run_for (0.5);
  g_assert_true (is_paused (fixture));
  g_assert_false (earcup_player_wants_to_play (fixture->player));

  earcup_player_play (fixture->player);
  earcup_test_run_until (is_playing, fixture, 10.0);
}

/* While it is paused a device may come and go unnoticed. */
static void
test_plays_when_asked (Fixture       *fixture,
                       gconstpointer  data)
{
  earcup_test_run_until (is_paused, fixture, 20.0);
  kill_server (fixture);
  earcup_test_run_for (0.5);
  start_server (fixture);
  earcup_player_play (fixture->player);
  earcup_test_run_until (is_far, fixture, 20.0);
  g_assert_cmpuint (fixture->n_failures, <=, 1);
}

/* Another buffer needs another connection, which is made at once. */
static void
test_output_changes (Fixture       *fixture,
                     gconstpointer  data)
{
  double position;

  earcup_player_play (fixture->player);
  earcup_test_run_until (is_far, fixture, 20.0);
  position = earcup_player_get_position (fixture->player);
  earcup_player_set_output (fixture->player, "pulse", "earcuptest", 100);
  earcup_test_run_until (is_playing, fixture, 10.0);
  earcup_test_run_for (1.0);
  g_assert_cmpfloat (earcup_player_get_position (fixture->player), >, position + 0.3);

  earcup_player_set_output (fixture->player, "pulse", NULL, 0);
  earcup_test_run_until (is_playing, fixture, 10.0);
}

static gboolean
has_devices (gpointer data)
{
  return earcup_devices_get_n (data) > 0;
}

/* The list names the device as the player takes it. */
static void
test_devices (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupDevices) devices = earcup_devices_new ("pulse");
  gboolean found = FALSE;

  g_assert_cmpuint (earcup_devices_get_n (devices), ==, 0);
  earcup_test_run_until (has_devices, devices, 10.0);
  for (guint i = 0; i < earcup_devices_get_n (devices); i++)
    {
      found |= g_str_equal (earcup_devices_get_name (devices, i), "earcuptest");
      g_assert_cmpstr (earcup_devices_get_label (devices, i), !=, "");
    }

  g_assert_true (found);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/audio/recovery/sound-goes-on-when-the-server-is-back", NULL, test_server_restarts);
  add ("/audio/recovery/what-was-stopped-stays-stopped", NULL, test_stays_paused);
  add ("/audio/recovery/what-was-paused-plays-when-asked", NULL, test_plays_when_asked);
  add ("/audio/recovery/another-output-is-taken-at-once", NULL, test_output_changes);
  add ("/audio/recovery/devices-are-listed-by-name", NULL, test_devices);

  return earcup_test_run ();
}
