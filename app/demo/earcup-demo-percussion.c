/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-percussion.h"

#include <math.h>

#include "demo/earcup-demo-filter.h"
#include "demo/earcup-demo-noise.h"
#include "demo/earcup-demo-score.h"

#define N_PARTIALS     6
#define LONGEST_FRAMES (7 * EARCUP_DEMO_RATE_HZ)

/* How one instrument sounds and where it stands. Noise and metal each pass the filter. */
typedef struct {
  double hz, q;                /* the filter: a high pass if @q is 0, else a band pass */
  double metal;                /* share of the inharmonic partials, 0 to 1 */
  double tone_hz, tone;        /* a drum head: its pitch, and its level */
  double attack_s, decay_s;
  double left, right;
  double width;                /* share of noise that differs between the sides, 0 to 1 */
  guint  n_flams;              /* how many strokes make one: hands do not clap as one */
} Timbre;

static const Timbre timbres[EARCUP_DEMO_N_DRUMS] = {
  [EARCUP_DEMO_DRUM_CLAP] =
    { 1900.0, 0.7, 0.0, 188.0, 0.42, 0.0005, 0.085, 1.00, 0.95, 0.6, 3 },
  [EARCUP_DEMO_DRUM_HAT] =
    { 7600.0, 0.0, 0.6, 0.0, 0.0, 0.0004, 0.030, 0.22, 0.42, 0.1, 1 },
  [EARCUP_DEMO_DRUM_OPEN_HAT] =
    { 6800.0, 0.0, 0.6, 0.0, 0.0, 0.0010, 0.160, 0.22, 0.42, 0.2, 1 },
  [EARCUP_DEMO_DRUM_SHAKER] =
    { 6200.0, 1.1, 0.0, 0.0, 0.0, 0.0180, 0.028, 0.62, 0.20, 0.1, 1 },
  [EARCUP_DEMO_DRUM_RIM] =
    { 2600.0, 3.0, 0.0, 820.0, 0.55, 0.0003, 0.022, 0.14, 0.50, 0.0, 1 },
  [EARCUP_DEMO_DRUM_CYMBAL] =
    { 4200.0, 0.0, 0.12, 0.0, 0.0, 0.0015, 0.900, 0.36, 0.30, 0.9, 1 },
};

static const double partials_hz[N_PARTIALS] = {
  2057.0, 3041.0, 3697.0, 5227.0, 5407.0, 8009.0,
};

/* Fills a table with the inharmonic ring of a sheet of metal that never dies. */
static double *
ring_metal (void)
{
  double *metal = g_new0 (double, LONGEST_FRAMES);

  for (gsize i = 0; i < LONGEST_FRAMES; i++)
    for (guint k = 0; k < N_PARTIALS; k++)
      {
        double phase = 2.0 * G_PI * partials_hz[k] * (double) i / EARCUP_DEMO_RATE_HZ;

        metal[i] += sin (phase + 2.0 * sin (1.34 * phase)) / 3.0;
      }

  return metal;
}

static double
shape_stroke (const Timbre *timbre,
              double        t)
{
  const double gap_s = 0.011;
  double last = (timbre->n_flams - 1) * gap_s;
  double since = t < last ? fmod (t, gap_s) : t - last;
  double decay_s = t < last ? 0.005 : timbre->decay_s;

  return fmin (1.0, since / timbre->attack_s) * exp (-since / decay_s);
}

/* The pitch of a drum head drops a little while it comes to rest. */
static double
sound_head (const Timbre *timbre,
            double        t)
{
  if (timbre->tone <= 0.0)
    return 0.0;

  return timbre->tone * exp (-t / (1.2 * timbre->decay_s))
         * sin (2.0 * G_PI * timbre->tone_hz * (t + 0.006 * (1.0 - exp (-t / 0.012))));
}

static void
set_filter (EarcupDemoFilter *filter,
            const Timbre     *timbre)
{
  if (timbre->q > 0.0)
    earcup_demo_filter_set_band_pass (filter, timbre->hz, timbre->q);
  else
    earcup_demo_filter_set_high_pass (filter, timbre->hz, 0.8);
}

static void
strike (EarcupDemoTrack *track,
        const Timbre    *timbre,
        const double    *metal,
        gsize            start,
        double           velocity)
{
  const gsize n_frames = (gsize) ((0.05 + 7.0 * timbre->decay_s) * EARCUP_DEMO_RATE_HZ);
  EarcupDemoFilter left = { 0 };
  EarcupDemoFilter right = { 0 };
  EarcupDemoNoise noise;

  earcup_demo_noise_seed (&noise, start + (gsize) timbre->hz);
  set_filter (&left, timbre);
  set_filter (&right, timbre);

  for (gsize i = 0; i < n_frames; i++)
    {
      double t = (double) i / EARCUP_DEMO_RATE_HZ;
      double level = velocity * shape_stroke (timbre, t);
      double common = timbre->metal * metal[i]
                      + (1.0 - timbre->metal) * earcup_demo_noise_next (&noise);
      double side = timbre->width * earcup_demo_noise_next (&noise);
      double head = velocity * sound_head (timbre, t);

      earcup_demo_track_add (track, start + i,
                             timbre->left * (head + level
                                             * earcup_demo_filter_run (&left, common + side)),
                             timbre->right * (head + level
                                              * earcup_demo_filter_run (&right, common - side)));
    }
}

/**
 * earcup_demo_percussion_render:
 * @track: a loop that receives the sound
 *
 * Plays everything that is struck or shaken except the bass drum.
 */
void
earcup_demo_percussion_render (EarcupDemoTrack *track)
{
  g_autofree double *metal = ring_metal ();

  for (guint drum = EARCUP_DEMO_DRUM_CLAP; drum < EARCUP_DEMO_N_DRUMS; drum++)
    for (guint step = 0; step < EARCUP_DEMO_N_STEPS; step++)
      {
        double velocity = earcup_demo_score_get_drum (drum, step);

        if (velocity > 0.0)
          strike (track, &timbres[drum], metal, earcup_demo_score_step_to_frame (step), velocity);
      }
}
