/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000

static EarcupPlayer *
make_player (double peak)
{
  gsize n_frames = 10 * RATE_HZ;
  g_autofree float *frames = earcup_test_tone (n_frames, 500.0, peak, RATE_HZ);
  g_autoptr(GFile) file = earcup_test_write_wave ("track.wav", frames, n_frames, RATE_HZ);
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupTrack) track = earcup_track_load (file, NULL, NULL, NULL, NULL);
  EarcupPlayer *player = earcup_player_new ("fakesink sync=true");

  earcup_player_set_track (player, track);
  earcup_player_set_slot (player, 1, emulation);

  return player;
}

/* Returns: the level of a tone behind the emulation, in dB of full scale, once it has settled */
static double
hear (EarcupPlayer *player)
{
  double peaks[2];

  earcup_test_run_for (0.5);
  earcup_filter_take_peaks (player->tone_filter, peaks);
  earcup_test_run_for (0.15);
  earcup_filter_take_peaks (player->tone_filter, peaks);
  g_assert_cmpfloat_with_epsilon (peaks[0], peaks[1], 1e-6);

  return 20.0 * log10 (peaks[0]);
}

/* While the track is paused, peaks and dips of the emulation are heard by the pitch of the tone,
 * and at none it is higher than the bound. No high pitch divides the sample rate, or the samples
 * might all lie beside the peaks of the tone. */
static void
test_emulation (void)
{
  static const double pitches[] = { 30.0, 100.0, 300.0, 1000.0, 2900.0, 7300.0 };
  g_autoptr(EarcupPlayer) player = make_player (0.9);
  EarcupRecipe *recipe = earcup_player_get_recipe (player, 1);
  double found[G_N_ELEMENTS (pitches)];

  for (guint i = 0; i < G_N_ELEMENTS (pitches); i++)
    {
      earcup_player_set_tone (player, EARCUP_TONE_SINE, pitches[i]);
      found[i] = hear (player);
      g_test_message ("%g Hz: %.2f dB", pitches[i], found[i]);
      g_assert_cmpfloat (found[i], <=, -24.0);
      g_assert_cmpfloat_with_epsilon (found[i] - found[0],
                                      earcup_recipe_get_level (recipe, pitches[i]) -
                                      earcup_recipe_get_level (recipe, pitches[0]), 0.25);
    }
  g_assert_cmpint (earcup_player_get_state (player), !=, EARCUP_PLAYER_STATE_PLAYING);
}

/* It follows the slot that is heard and its gain. */
static void
test_slot (void)
{
  g_autoptr(EarcupPlayer) player = make_player (0.9);
  double emulated, plain;

  earcup_player_set_tone (player, EARCUP_TONE_SINE, 60.0);
  emulated = hear (player);
  earcup_player_select (player, 0);
  plain = hear (player);
  g_assert_cmpfloat_with_epsilon (emulated - plain,
                                  earcup_recipe_get_level (player->slots[1].recipe, 60.0), 0.1);
  earcup_player_set_gain (player, 0, -9.0);
  g_assert_cmpfloat_with_epsilon (hear (player) - plain, -9.0, 0.1);
}

/* A soft track is not drowned, and the volume holds for the tone too. */
static void
test_level (void)
{
  g_autoptr(EarcupPlayer) player = make_player (0.003);
  double loudness = earcup_track_get_loudness (player->track), before;

  earcup_player_select (player, 0);
  earcup_player_set_tone (player, EARCUP_TONE_SINE, 1000.0);
  before = hear (player);
  g_assert_cmpfloat (loudness, <, -40.0);
  g_assert_cmpfloat (before, <=, loudness);
  earcup_player_set_volume (player, -12.0);
  g_assert_cmpfloat_with_epsilon (hear (player) - before, -12.0, 0.1);
}

static gboolean
is_closed (gpointer data)
{
  return ((EarcupPlayer *) data)->tone_pipeline == NULL;
}

static void
test_end (void)
{
  g_autoptr(EarcupPlayer) player = make_player (0.9);
  double hz;

  earcup_player_set_tone (player, EARCUP_TONE_NOISE, 200.0);
  g_assert_cmpfloat (hear (player), >, -80.0);
  g_assert_cmpint (earcup_player_get_tone (player, &hz), ==, EARCUP_TONE_NOISE);
  g_assert_cmpfloat (hz, ==, 200.0);
  earcup_player_hear_blind (player, 1);
  g_assert_cmpfloat (hear (player), <, -110.0);
  earcup_player_end_blind (player);
  g_assert_cmpfloat (hear (player), >, -80.0);
  earcup_player_set_tone (player, EARCUP_TONE_NONE, 200.0);
  earcup_test_run_until (is_closed, player, 2.0);
}

/* A score is heard plain, whatever the slot, and follows the volume; it is no more than it was. */
static void
test_score (void)
{
  gsize n = 4 * RATE_HZ;
  g_autoptr(EarcupPlayer) player = make_player (0.9);
  g_autofree float *frames = earcup_test_tone (n, 60.0, 0.05, RATE_HZ);
  double level = 20.0 * log10 (0.05);

  g_assert_cmpuint (earcup_player_get_score_place (player), ==, G_MAXSIZE);
  g_assert_true (earcup_player_play_score (player, frames, n));
  g_assert_cmpfloat_with_epsilon (hear (player), level, 0.1);
  earcup_player_select (player, 0);
  earcup_player_set_gain (player, 0, -9.0);
  g_assert_cmpfloat_with_epsilon (hear (player), level, 0.1);
  earcup_player_set_volume (player, -12.0);
  g_assert_cmpfloat_with_epsilon (hear (player), level - 12.0, 0.1);
  g_assert_cmpuint (earcup_player_get_score_place (player), >, RATE_HZ / 2);
  g_assert_cmpuint (earcup_player_get_score_place (player), <, n);

  earcup_player_set_tone (player, EARCUP_TONE_SINE, 1000.0);
  g_assert_cmpuint (earcup_player_get_score_place (player), ==, G_MAXSIZE);
  earcup_player_set_tone (player, EARCUP_TONE_NONE, 1000.0);
  earcup_test_run_until (is_closed, player, 2.0);
  earcup_player_hear_blind (player, 1);
  g_assert_false (earcup_player_play_score (player, frames, n));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audio/player-tone/peaks-and-dips-are-heard", test_emulation);
  g_test_add_func ("/audio/player-tone/it-follows-the-slot", test_slot);
  g_test_add_func ("/audio/player-tone/it-is-never-loud", test_level);
  g_test_add_func ("/audio/player-tone/it-ends-and-hides", test_end);
  g_test_add_func ("/audio/player-tone/a-score-is-heard-plain", test_score);

  return earcup_test_run ();
}
