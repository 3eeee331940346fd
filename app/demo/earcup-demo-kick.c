/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-kick.h"

#include <math.h>

#include "demo/earcup-demo-filter.h"
#include "demo/earcup-demo-noise.h"
#include "demo/earcup-demo-score.h"

#define LENGTH_FRAMES (EARCUP_DEMO_RATE_HZ / 2)
#define FLOOR_HZ      49.0     /* where the pitch of the body comes to rest */
#define DROP_HZ       175.0    /* how far above that it starts */

static void
strike (EarcupDemoTrack *track,
        gsize            frame,
        double           velocity)
{
  EarcupDemoNoise noise;
  EarcupDemoFilter beater = { 0 };
  double phase = 0.0;

  earcup_demo_noise_seed (&noise, 11);
  earcup_demo_filter_set_band_pass (&beater, 3600.0, 0.6);

  for (gsize i = 0; i < LENGTH_FRAMES; i++)
    {
      double t = (double) i / EARCUP_DEMO_RATE_HZ;
      double body = tanh (1.6 * sin (phase)) * exp (-t / 0.13) * fmin (1.0, t / 0.0008);
      double click = earcup_demo_filter_run (&beater, earcup_demo_noise_next (&noise))
                     * exp (-t / 0.005);
      double fade = 1.0 - (double) i / LENGTH_FRAMES;
      double sound = velocity * fade * (body + 0.75 * click);

      earcup_demo_track_add (track, frame + i, sound, sound);
      phase += 2.0 * G_PI * (FLOOR_HZ + DROP_HZ * exp (-t / 0.022)) / EARCUP_DEMO_RATE_HZ;
    }
}

/**
 * earcup_demo_kick_render:
 * @track: a loop that receives the sound
 *
 * Plays the bass drum: a sine that falls to its floor, and the click of the beater.
 */
void
earcup_demo_kick_render (EarcupDemoTrack *track)
{
  for (guint step = 0; step < EARCUP_DEMO_N_STEPS; step++)
    {
      double velocity = earcup_demo_score_get_drum (EARCUP_DEMO_DRUM_KICK, step);

      if (velocity > 0.0)
        strike (track, earcup_demo_score_step_to_frame (step), velocity);
    }
}
