/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-keys.h"

#include <math.h>

#include "demo/earcup-demo-score.h"

#define RELEASE_S    0.14
#define TREMOLO_HZ   4.8       /* a whole number of turns in the piece */
#define DETUNE_HZ    0.35      /* the sides differ by twice this */
#define TINE_RATIO   14.0
#define STRUM_FRAMES 170       /* a hand does not fall on all keys at once */

/* One string: a tone modulated by itself, the ring of its tine on top, and a slight beat
 * between the sides. */
static void
play (const EarcupDemoNote *note,
      gpointer              user_data)
{
  EarcupDemoTrack *track = user_data;
  const gsize start = earcup_demo_score_step_to_frame (note->step)
                      + (gsize) (note->key % 5) * STRUM_FRAMES;
  const double held_s = (double) note->n_steps * EARCUP_DEMO_STEP_FRAMES / EARCUP_DEMO_RATE_HZ;
  const gsize n_frames = (gsize) ((held_s + 6.0 * RELEASE_S) * EARCUP_DEMO_RATE_HZ);
  const double hz = earcup_demo_score_key_to_hz (note->key);

  for (gsize i = 0; i < n_frames; i++)
    {
      double t = (double) i / EARCUP_DEMO_RATE_HZ;
      double phase = 2.0 * G_PI * hz * t;
      double beat = 2.0 * G_PI * DETUNE_HZ * t;
      double strike = note->velocity * exp (-t / 0.16);
      double bark = (0.35 + 1.9 * note->velocity * exp (-t / 0.32)) * sin (phase);
      double ring = 0.16 * strike * sin (TINE_RATIO * phase);
      double level = note->velocity * fmin (1.0, t / 0.002) * exp (-t / 1.4)
                     * (t < held_s ? 1.0 : exp (-(t - held_s) / RELEASE_S));

      earcup_demo_track_add (track, start + i,
                             level * (sin (phase - beat + bark) + ring),
                             level * (sin (phase + beat + bark) + ring));
    }
}

static void
sway (EarcupDemoTrack *track)
{
  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      double turn = sin (2.0 * G_PI * TREMOLO_HZ * (double) i / EARCUP_DEMO_RATE_HZ);

      track->left[i] *= 0.8 + 0.2 * turn;
      track->right[i] *= 0.8 - 0.2 * turn;
    }
}

/**
 * earcup_demo_keys_render:
 * @track: a silent loop that receives the sound
 *
 * Plays the chords on an electric piano whose tremolo moves from side to side.
 */
void
earcup_demo_keys_render (EarcupDemoTrack *track)
{
  earcup_demo_score_play_keys (play, track);
  sway (track);
}
