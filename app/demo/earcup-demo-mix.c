/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-mix.h"

#include <math.h>

#include "demo/earcup-demo-bass.h"
#include "demo/earcup-demo-filter.h"
#include "demo/earcup-demo-keys.h"
#include "demo/earcup-demo-kick.h"
#include "demo/earcup-demo-limiter.h"
#include "demo/earcup-demo-percussion.h"
#include "demo/earcup-demo-reverb.h"
#include "demo/earcup-demo-score.h"
#include "demo/earcup-demo-voice.h"

#define MASTER_GAIN       0.88     /* brings the piece to -16 LUFS */
#define DUCK_DEPTH        0.45     /* what the bass drum takes from the bass and the keys */
#define DUCK_S            0.11
#define RUMBLE_HZ         24.0
#define SHELF_HZ          3500.0
#define COMPRESSOR_RMS    0.16     /* above this level … */
#define COMPRESSOR_RATIO  1.8      /* … this many dB make one */

typedef void (*RenderFunc) (EarcupDemoTrack *track);

/* One channel of the desk. */
typedef struct {
  RenderFunc render;
  double     gain;
  double     plate;       /* how much of it is sent to the plate */
  double     echo;        /* how much of it is sent to the echo */
  gboolean   ducks;       /* whether it makes room for the bass drum */
  double     low_cut_hz;
  double     shelf_db;    /* treble of this channel */
} Channel;

static const Channel desk[] = {
  { earcup_demo_kick_render, 0.50, 0.00, 0.00, FALSE, 0.0, 0.0 },
  { earcup_demo_bass_render, 0.25, 0.00, 0.00, TRUE, 0.0, 0.0 },
  { earcup_demo_keys_render, 0.095, 0.18, 0.00, TRUE, 110.0, 3.0 },
  { earcup_demo_percussion_render, 0.45, 0.10, 0.00, FALSE, 130.0, 2.0 },
  { earcup_demo_voice_render, 0.60, 0.22, 0.30, FALSE, 150.0, 4.0 },
};

/* Runs both sides of a loop through a filter. The first of the two turns only fills the
 * memory of the filter, so that the loop stays without a seam. */
static void
filter_track (EarcupDemoTrack  *track,
              EarcupDemoFilter  filter)
{
  double *sides[] = { track->left, track->right };

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      EarcupDemoFilter own = filter;

      for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
        earcup_demo_filter_run (&own, sides[side][i]);

      for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
        sides[side][i] = earcup_demo_filter_run (&own, sides[side][i]);
    }
}

static void
duck_track (EarcupDemoTrack *track)
{
  double depth = 0.0;

  for (guint step = 0; step < 2 * EARCUP_DEMO_N_STEPS; step++)
    {
      guint place = step % EARCUP_DEMO_N_STEPS;
      double strike = earcup_demo_score_get_drum (EARCUP_DEMO_DRUM_KICK, place);
      double goal = fmax (depth, DUCK_DEPTH * strike);

      for (gsize i = 0; i < EARCUP_DEMO_STEP_FRAMES; i++)
        {
          gsize frame = place * EARCUP_DEMO_STEP_FRAMES + i;
          const double rise = i < 240 ? 0.02 : 0.0;

          depth += rise * (goal - depth);
          depth *= exp (-1.0 / (DUCK_S * EARCUP_DEMO_RATE_HZ));

          if (step >= EARCUP_DEMO_N_STEPS)
            {
              track->left[frame] *= 1.0 - depth;
              track->right[frame] *= 1.0 - depth;
            }
        }
    }
}

static void
compress_track (EarcupDemoTrack *track)
{
  const double hold = exp (-1.0 / (0.080 * EARCUP_DEMO_RATE_HZ));
  double power = 0.0;

  for (gsize i = 0; i < 2 * EARCUP_DEMO_N_FRAMES; i++)
    {
      gsize frame = i % EARCUP_DEMO_N_FRAMES;
      double left = track->left[frame];
      double right = track->right[frame];
      double gain;

      power = hold * power + (1.0 - hold) * 0.5 * (left * left + right * right);

      if (i < EARCUP_DEMO_N_FRAMES || sqrt (power) <= COMPRESSOR_RMS)
        continue;

      gain = pow (sqrt (power) / COMPRESSOR_RMS, 1.0 / COMPRESSOR_RATIO - 1.0);
      track->left[frame] *= gain;
      track->right[frame] *= gain;
    }
}

static EarcupDemoTrack *
render_channel (const Channel *channel)
{
  g_autoptr(EarcupDemoTrack) track = earcup_demo_track_new ();
  EarcupDemoFilter low_cut = { 0 };
  EarcupDemoFilter shelf = { 0 };

  channel->render (track);

  if (channel->ducks)
    duck_track (track);

  if (channel->low_cut_hz > 0.0)
    {
      earcup_demo_filter_set_high_pass (&low_cut, channel->low_cut_hz, G_SQRT2 / 2.0);
      filter_track (track, low_cut);
    }

  earcup_demo_filter_set_shelf (&shelf, SHELF_HZ, channel->shelf_db);
  filter_track (track, shelf);

  return g_steal_pointer (&track);
}

static void
scale_track (EarcupDemoTrack *track,
             double           gain)
{
  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      track->left[i] *= gain;
      track->right[i] *= gain;
    }
}

/**
 * earcup_demo_mix_render:
 *
 * Plays all instruments and mixes them: a fader, a plate and an echo for each, then on the
 * sum a rumble filter, a gentle compressor and a limiter.
 *
 * Returns: (transfer full): the finished piece
 */
EarcupDemoTrack *
earcup_demo_mix_render (void)
{
  g_autoptr(EarcupDemoTrack) mix = earcup_demo_track_new ();
  g_autoptr(EarcupDemoTrack) plate = earcup_demo_track_new ();
  g_autoptr(EarcupDemoTrack) echo = earcup_demo_track_new ();
  EarcupDemoFilter filter = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (desk); i++)
    {
      g_autoptr(EarcupDemoTrack) track = render_channel (&desk[i]);

      earcup_demo_track_blend (mix, track, desk[i].gain);
      earcup_demo_track_blend (plate, track, desk[i].gain * desk[i].plate);
      earcup_demo_track_blend (echo, track, desk[i].gain * desk[i].echo);
    }

  earcup_demo_reverb_echo (echo, mix);
  earcup_demo_reverb_echo (echo, plate);
  earcup_demo_reverb_render (plate, mix);

  earcup_demo_filter_set_high_pass (&filter, RUMBLE_HZ, G_SQRT2 / 2.0);
  filter_track (mix, filter);
  compress_track (mix);
  scale_track (mix, MASTER_GAIN);
  earcup_demo_limiter_run (mix);

  return g_steal_pointer (&mix);
}
