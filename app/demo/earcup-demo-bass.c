/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-bass.h"

#include <math.h>

#include "demo/earcup-demo-score.h"

#define ATTACK_S    0.004
#define RELEASE_S   0.070
#define N_HARMONICS 14

/* A plucked string over a plain sine: each harmonic dies sooner than the one below it. */
static double
pluck (double phase,
       double t)
{
  const double twice_cos = 2.0 * cos (phase);
  const double fall = exp (-t / 0.7);
  double before = 0.0;
  double now = sin (phase);
  double level = fall;
  double sum = 0.0;

  for (guint k = 2; k <= N_HARMONICS; k++)
    {
      double next = twice_cos * now - before;      /* the sine of k times the phase */

      level *= fall;
      sum += next / k * level;
      before = now;
      now = next;
    }

  return sum;
}

static void
play (const EarcupDemoNote *note,
      gpointer              user_data)
{
  EarcupDemoTrack *track = user_data;
  const gsize start = earcup_demo_score_step_to_frame (note->step);
  const double held_s = (double) note->n_steps * EARCUP_DEMO_STEP_FRAMES / EARCUP_DEMO_RATE_HZ;
  const gsize n_frames = (gsize) ((held_s + 6.0 * RELEASE_S) * EARCUP_DEMO_RATE_HZ);
  double phase = 0.0;

  for (gsize i = 0; i < n_frames; i++)
    {
      double t = (double) i / EARCUP_DEMO_RATE_HZ;
      double glide = 0.35 * exp (-t / 0.018);
      double level = fmin (1.0, t / ATTACK_S) * (0.55 + 0.45 * exp (-t / 0.5))
                     * (t < held_s ? 1.0 : exp (-(t - held_s) / RELEASE_S));
      double sound = note->velocity * level
                     * (tanh (1.3 * sin (phase)) + 0.55 * pluck (phase, t));

      earcup_demo_track_add (track, start + i, sound, sound);
      phase += 2.0 * G_PI * earcup_demo_score_key_to_hz (note->key + glide)
               / EARCUP_DEMO_RATE_HZ;
    }
}

/**
 * earcup_demo_bass_render:
 * @track: a loop that receives the sound
 *
 * Plays the bass, whose roots lie between 41 Hz and 55 Hz.
 */
void
earcup_demo_bass_render (EarcupDemoTrack *track)
{
  earcup_demo_score_play_bass (play, track);
}
