/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>

#include "demo/earcup-demo-noise.h"
#include "demo/earcup-demo-score.h"
#include "demo/earcup-demo-track.h"

static void
test_pitch (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_demo_score_key_to_hz (69.0), 440.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_demo_score_key_to_hz (57.0), 220.0, 1e-9);
}

static void
check_root (const EarcupDemoNote *note,
            gpointer              user_data)
{
  double *lowest_hz = user_data;

  *lowest_hz = MIN (*lowest_hz, earcup_demo_score_key_to_hz (note->key));
  g_assert_cmpuint (note->step + note->n_steps, <=, EARCUP_DEMO_N_STEPS);
}

static void
test_bass_depth (void)
{
  double lowest_hz = 1000.0;

  earcup_demo_score_play_bass (check_root, &lowest_hz);
  g_assert_cmpfloat (lowest_hz, >, 40.0);
  g_assert_cmpfloat (lowest_hz, <, 50.0);
}

static void
test_melody_order (void)
{
  gsize n_syllables;
  const EarcupDemoSyllable *syllables = earcup_demo_score_get_melody (&n_syllables);

  for (gsize i = 1; i < n_syllables; i++)
    g_assert_cmpuint (syllables[i].note.step, >=,
                      syllables[i - 1].note.step + syllables[i - 1].note.n_steps);

  g_assert_cmpuint (syllables[n_syllables - 1].note.step, <, EARCUP_DEMO_N_STEPS);
}

/* A pattern of the wrong length would shift one instrument against the others. */
static void
test_back_beat (void)
{
  for (guint bar = 0; bar < EARCUP_DEMO_N_BARS; bar++)
    {
      guint step = bar * EARCUP_DEMO_STEPS_A_BAR;

      g_assert_cmpfloat (earcup_demo_score_get_drum (EARCUP_DEMO_DRUM_KICK, step), ==, 1.0);
      g_assert_cmpfloat (earcup_demo_score_get_drum (EARCUP_DEMO_DRUM_CLAP, step + 4), ==, 1.0);
      g_assert_cmpfloat (earcup_demo_score_get_drum (EARCUP_DEMO_DRUM_CLAP, step + 12), ==, 1.0);
    }
}

static void
test_track_wraps (void)
{
  g_autoptr(EarcupDemoTrack) track = earcup_demo_track_new ();

  earcup_demo_track_add (track, EARCUP_DEMO_N_FRAMES + 3, 0.25, -0.5);
  g_assert_cmpfloat (track->left[3], ==, 0.25);
  g_assert_cmpfloat (track->right[3], ==, -0.5);
}

static void
test_noise_is_even (void)
{
  EarcupDemoNoise noise;
  double sum = 0.0;
  double square = 0.0;
  const guint n = 100000;

  earcup_demo_noise_seed (&noise, 1);

  for (guint i = 0; i < n; i++)
    {
      double x = earcup_demo_noise_next (&noise);

      g_assert_cmpfloat (x, >=, -1.0);
      g_assert_cmpfloat (x, <, 1.0);
      sum += x;
      square += x * x;
    }

  g_assert_cmpfloat_with_epsilon (sum / n, 0.0, 0.01);
  g_assert_cmpfloat_with_epsilon (square / n, 1.0 / 3.0, 0.01);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/score/a-is-440-hz", test_pitch);
  g_test_add_func ("/demo/score/bass-goes-below-50-hz", test_bass_depth);
  g_test_add_func ("/demo/score/syllables-do-not-overlap", test_melody_order);
  g_test_add_func ("/demo/score/hands-clap-on-two-and-four", test_back_beat);
  g_test_add_func ("/demo/track/end-runs-into-the-beginning", test_track_wraps);
  g_test_add_func ("/demo/noise/spread-is-even", test_noise_is_even);

  return g_test_run ();
}
