/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define TONE_HZ 500.0
#define PEAK    0.5

static const EarcupBand around = { 400.0, 600.0 };
static const EarcupBand below = { 100.0, 200.0 };

static EarcupTrack *
make_track (const char *name,
            guint       rate_hz)
{
  gsize n_frames = 30 * rate_hz;
  g_autofree float *frames = earcup_test_tone (n_frames, TONE_HZ, PEAK, rate_hz);
  g_autoptr(GFile) file = earcup_test_write_wave (name, frames, n_frames, rate_hz);
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static gboolean
is_playing (gpointer data)
{
  return earcup_player_get_state (data) == EARCUP_PLAYER_STATE_PLAYING &&
         earcup_player_get_position (data) > 0.3;
}

static EarcupPlayer *
make_player (void)
{
  g_autoptr(EarcupTrack) track = make_track ("tone.wav", RATE_HZ);
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  EarcupPlayer *player = earcup_player_new ("fakesink sync=true");

  earcup_player_set_track (player, track);
  earcup_player_set_slot (player, 1, emulation);
  earcup_player_play (player);
  earcup_test_run_until (is_playing, player, 10.0);

  return player;
}

/* Returns: how high the sound is once it has settled */
static double
hear (EarcupPlayer *player)
{
  double peaks[2];

  earcup_test_run_for (0.5);
  earcup_player_take_peaks (player, peaks);
  earcup_test_run_for (0.1);
  earcup_player_take_peaks (player, peaks);

  return peaks[0];
}

/* Of the plain sound and of a model alike, what lies in the band is as loud as it was, and what
 * lies outside is 60 dB down. */
static void
test_heard (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();
  EarcupBand band;

  for (guint slot = 0; slot < 2; slot++)
    {
      double whole;

      earcup_player_set_band (player, NULL);
      earcup_player_select (player, slot);
      whole = hear (player);
      g_assert_cmpfloat (whole, >, 0.1);

      earcup_player_set_band (player, &around);
      g_assert_cmpfloat_with_epsilon (20.0 * log10 (hear (player) / whole), 0.0, 0.1);
      earcup_player_set_band (player, &below);
      g_assert_cmpfloat (20.0 * log10 (hear (player) / whole), <, -60.0);
      g_assert_true (earcup_player_get_band (player, &band));
      g_assert_cmpfloat (band.low_hz, ==, below.low_hz);
      earcup_player_set_band (player, NULL);
      g_assert_false (earcup_player_get_band (player, &band));
      g_assert_cmpfloat_with_epsilon (20.0 * log10 (hear (player) / whole), 0.0, 0.1);
    }
}

/* Every slot keeps its gain. */
static void
test_gain (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();
  double before;

  earcup_player_select (player, 1);
  earcup_player_set_band (player, &around);
  before = hear (player);
  earcup_player_set_gain (player, 1, -6.0);
  g_assert_cmpfloat_with_epsilon (20.0 * log10 (hear (player) / before), -6.0, 0.1);
}

/* However fast a band moves, the newest is heard at last, and by one kernel at a time. */
static void
test_moving (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();
  double whole = hear (player);

  for (guint i = 0; i < 60; i++)
    {
      EarcupBand band = { 50.0 * exp2 (i / 20.0), 80.0 * exp2 (i / 20.0) };

      earcup_player_set_band (player, &band);
      earcup_test_run_for (0.016);
    }
  earcup_player_set_band (player, &around);
  g_assert_cmpfloat_with_epsilon (20.0 * log10 (hear (player) / whole), 0.0, 0.1);
  for (guint slot = 0; slot < 2; slot++)
    g_assert_cmpuint (player->slots[slot].within_of, ==, player->band_number);
}

/* A model that comes into the slot is heard within the band at once. */
static void
test_model (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();
  g_autoptr(EarcupEmulation) other = earcup_test_emulation ("open", "closed");

  earcup_player_set_band (player, &below);
  g_assert_cmpfloat (hear (player), <, 1e-3);
  earcup_player_set_slot (player, 1, other);
  g_assert_cmpfloat (hear (player), <, 1e-3);
  g_assert_cmpuint (player->slots[1].within_of, ==, player->band_number);
}

static void
test_rate (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();
  g_autoptr(EarcupTrack) track = make_track ("tone-44.wav", 44100);

  earcup_player_set_band (player, &below);
  hear (player);
  earcup_player_set_track (player, track);
  earcup_test_run_until (is_playing, player, 10.0);
  g_assert_cmpfloat (hear (player), <, 1e-3);
}

/* In a listening test everything is heard. */
static void
test_blind (void)
{
  g_autoptr(EarcupPlayer) player = make_player ();

  earcup_player_set_band (player, &below);
  g_assert_cmpfloat (hear (player), <, 1e-3);
  earcup_player_hear_blind (player, 1);
  g_assert_cmpfloat (hear (player), >, 0.1);
  earcup_player_end_blind (player);
  g_assert_cmpfloat (hear (player), <, 1e-3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audio/player-band/only-the-band-is-heard", test_heard);
  g_test_add_func ("/audio/player-band/a-slot-keeps-its-gain", test_gain);
  g_test_add_func ("/audio/player-band/the-newest-wins", test_moving);
  g_test_add_func ("/audio/player-band/another-model-is-heard-within-it", test_model);
  g_test_add_func ("/audio/player-band/another-rate-is-heard-within-it", test_rate);
  g_test_add_func ("/audio/player-band/a-listening-test-is-heard-whole", test_blind);

  return earcup_test_run ();
}
