/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-test-sound.h"

/* A player in the hands of somebody who presses everything at once. The same is run under the
 * address sanitizer, which sees what is used after it was freed and what is never freed. */

#define N_CHANGES  10000
#define N_TRACKS   3
#define N_RECIPES  3
#define N_MIXES    3
#define LENGTH_S   0.7
#define SINK       "fakesink sync=true"
#define SLOW_TURNS 40          /* one in so many changes is one that has to wait for the device */

static const guint rates_hz[N_TRACKS] = { 48000, 44100, 48000 };

typedef struct {
  EarcupPlayer *player;
  EarcupTrack  *tracks[N_TRACKS];
  EarcupRecipe *recipes[N_RECIPES];
  EarcupMix    *mixes[N_MIXES];
  GRand        *random;
} Hands;

/* {{{ What is at hand */

static EarcupTrack *
make_track (guint number)
{
  g_autofree char *name = g_strdup_printf ("track-%u.wav", number);
  gsize n_frames = (gsize) (LENGTH_S * rates_hz[number]);
  g_autofree float *frames = earcup_test_noise (n_frames, 0.9, number);
  g_autoptr(GFile) file = earcup_test_write_wave (name, frames, n_frames, rates_hz[number]);
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return track;
}

static EarcupKernel *
make_crossed (gpointer data,
              guint    rate_hz)
{
  return earcup_test_crossed (3000, rate_hz, 4);
}

static EarcupMix *
make_mix (guint number)
{
  guint rate_hz = rates_hz[number];
  const float taps[] = { 0.2f, 0.4f };
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (2000, rate_hz, number);
  g_autoptr(EarcupKernel) back = earcup_kernel_new_taps (taps, G_N_ELEMENTS (taps), rate_hz);
  EarcupMixLoop loop = { back, 48, 1.0f };
  g_autofree float *take = earcup_test_noise (1000, 0.5, number);
  EarcupMixBuilder *builder = earcup_mix_builder_new (rate_hz);

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, number > 0 ? kernel : NULL, -6.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 12.0);
  earcup_mix_builder_set_take (builder, take, 1000);
  if (number > 0)
    earcup_mix_builder_add (builder, EARCUP_MIX_NOISE, kernel, -20.0);
  if (number != 1)
    earcup_mix_builder_set_loop (builder, &loop);
  if (number > 1)
    earcup_mix_builder_set_correction (builder, kernel);

  return earcup_mix_builder_end (builder);
}

static void
hands_init (Hands   *self,
            guint32  seed)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");

  self->random = g_rand_new_with_seed (seed);
  self->player = earcup_player_new (SINK);
  self->recipes[0] = earcup_recipe_new_emulation (closed);
  self->recipes[1] = earcup_recipe_new_emulation (open);
  self->recipes[2] = earcup_recipe_new (make_crossed, NULL, NULL);
  for (guint i = 0; i < N_TRACKS; i++)
    self->tracks[i] = make_track (i);
  for (guint i = 0; i < N_MIXES; i++)
    self->mixes[i] = make_mix (i);
}

static void
hands_clear (Hands *self)
{
  g_object_unref (self->player);
  g_rand_free (self->random);
  for (guint i = 0; i < N_RECIPES; i++)
    earcup_recipe_unref (self->recipes[i]);
  for (guint i = 0; i < N_TRACKS; i++)
    earcup_track_unref (self->tracks[i]);
  for (guint i = 0; i < N_MIXES; i++)
    earcup_mix_unref (self->mixes[i]);
}

/* }}} */
/* {{{ What is done */

static guint
pick (Hands *self,
      guint  n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static double
pick_time (Hands *self)
{
  return g_rand_double_range (self->random, -1.0, 2.0 * LENGTH_S);
}

/* What makes somebody wait for the device or the decoder. */
static void
do_slowly (Hands *self)
{
  double start_s = pick_time (self);

  switch (pick (self, 7))
    {
    case 0:
      earcup_player_play (self->player);
      break;

    case 1:
      earcup_player_pause (self->player);
      break;

    case 2:
      earcup_player_seek (self->player, pick_time (self));
      break;

    case 3:
      earcup_player_set_loop (self->player, TRUE, start_s, start_s + 1e-4 + 0.3 * pick (self, 3));
      break;

    case 4:
      earcup_player_set_loop (self->player, FALSE, 0.0, 0.0);
      break;

    case 5:
      earcup_player_set_track (self->player, self->tracks[pick (self, N_TRACKS)]);
      break;

    default:
      earcup_player_retry (self->player);
      earcup_player_play (self->player);
    }
}

static void
do_quickly (Hands *self)
{
  guint slot = 1 + pick (self, EARCUP_PLAYER_SLOTS - 1);

  switch (pick (self, 9))
    {
    case 0:
    case 1:
      earcup_player_select (self->player, pick (self, EARCUP_PLAYER_SLOTS));
      break;

    case 2:
      earcup_player_set_recipe (self->player, slot,
                                pick (self, 3) == 0 ? NULL
                                                    : self->recipes[pick (self, N_RECIPES)]);
      break;

    case 3:
      earcup_player_set_mix (self->player, pick (self, EARCUP_PLAYER_SLOTS),
                             pick (self, 2) == 0 ? NULL : self->mixes[pick (self, N_MIXES)]);
      break;

    case 4:
      earcup_player_set_gain (self->player, pick (self, EARCUP_PLAYER_SLOTS),
                              -0.5 * pick (self, 40));
      break;

    case 5:
      earcup_player_set_volume (self->player, -1.0 * pick (self, 60));
      break;

    case 6:
      earcup_player_set_limits (self->player, pick (self, 2) == 0);
      break;

    case 7:
      earcup_player_hear_blind (self->player, pick (self, EARCUP_PLAYER_SLOTS));
      break;

    default:
      earcup_player_end_blind (self->player);
    }
}

/* }}} */

static void
check_peaks (Hands *self)
{
  double peaks[2];

  earcup_player_take_peaks (self->player, peaks);
  for (guint c = 0; c < 2; c++)
    g_assert_true (peaks[c] >= 0.0 && peaks[c] <= 1.0);
  earcup_player_take_howl (self->player);
  earcup_player_take_reduction (self->player);
}

static gboolean
has_moved (gpointer data)
{
  return earcup_player_get_position (data) > 0.05;
}

/* Whatever was done to it, it then does what it is asked for. */
static void
check_that_it_plays (Hands *self)
{
  double peaks[2];

  earcup_player_end_blind (self->player);
  earcup_player_set_limits (self->player, FALSE);
  earcup_player_set_volume (self->player, 0.0);
  for (guint slot = 0; slot < EARCUP_PLAYER_SLOTS; slot++)
    earcup_player_set_mix (self->player, slot, NULL);
  earcup_player_set_gain (self->player, 0, 0.0);
  earcup_player_select (self->player, 0);
  earcup_player_set_track (self->player, self->tracks[0]);
  earcup_player_set_loop (self->player, TRUE, 0.0, LENGTH_S);
  earcup_player_play (self->player);
  earcup_test_run_until (has_moved, self->player, 30.0);
  earcup_test_run_for (0.5);
  earcup_player_take_peaks (self->player, peaks);
  earcup_test_run_for (0.3);
  earcup_player_take_peaks (self->player, peaks);
  g_assert_cmpfloat_with_epsilon (peaks[0], 0.9, 0.01);
}

static void
test_random_changes (void)
{
  Hands hands;

  hands_init (&hands, 20260);
  earcup_player_set_track (hands.player, hands.tracks[0]);
  earcup_player_play (hands.player);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      if (i % SLOW_TURNS == 0)
        do_slowly (&hands);
      else
        do_quickly (&hands);
      if (i % 100 == 0)
        check_peaks (&hands);
      if (i % SLOW_TURNS == 0)
        earcup_test_run_for (0.06);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }

  check_that_it_plays (&hands);
  hands_clear (&hands);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/state-changes/ten-thousand-at-random-leave-it-sound",
                   test_random_changes);

  return earcup_test_run ();
}
