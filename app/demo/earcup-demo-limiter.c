/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-limiter.h"

#include <math.h>

#define CEILING         0.80       /* -1.9 dB, with room for what the detector misses */
#define REACH_FRAMES    144        /* the gain begins to fall this long before a peak */
#define N_PHASES        4          /* positions looked at between two frames */
#define N_TAPS          12

/* Fills @taps with windowed sinc interpolators for each position between two frames. */
static void
design_taps (double taps[N_PHASES][N_TAPS])
{
  for (guint phase = 0; phase < N_PHASES; phase++)
    for (guint i = 0; i < N_TAPS; i++)
      {
        double x = (double) i - N_TAPS / 2 + 1 - (double) phase / N_PHASES;
        double window = 0.5 + 0.5 * cos (2.0 * G_PI * x / (N_TAPS + 1));

        taps[phase][i] = window * (x == 0.0 ? 1.0 : sin (G_PI * x) / (G_PI * x));
      }
}

static double
find_peak (const double *channel,
           gsize         frame,
           double        taps[N_PHASES][N_TAPS])
{
  double peak = 0.0;

  for (guint phase = 0; phase < N_PHASES; phase++)
    {
      double sum = 0.0;

      for (gsize i = 0; i < N_TAPS; i++)
        {
          gsize place = (frame + EARCUP_DEMO_N_FRAMES + i - N_TAPS / 2 + 1)
                        % EARCUP_DEMO_N_FRAMES;

          sum += taps[phase][i] * channel[place];
        }

      peak = fmax (peak, fabs (sum));
    }

  return peak;
}

/* Lowers @gains about a peak so that their mean over the reach stays low enough. */
static void
press_gains (double *gains,
             gsize   frame,
             double  gain)
{
  for (gsize i = 0; i <= 2 * REACH_FRAMES; i++)
    {
      gsize place = (frame + EARCUP_DEMO_N_FRAMES + i - REACH_FRAMES) % EARCUP_DEMO_N_FRAMES;

      gains[place] = fmin (gains[place], gain);
    }
}

static void
apply_gains (EarcupDemoTrack *track,
             const double    *gains)
{
  const gsize n_window = 2 * REACH_FRAMES + 1;
  double sum = 0.0;

  for (gsize i = 0; i < n_window; i++)
    sum += gains[(EARCUP_DEMO_N_FRAMES - REACH_FRAMES + i) % EARCUP_DEMO_N_FRAMES];

  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      track->left[i] *= sum / (double) n_window;
      track->right[i] *= sum / (double) n_window;
      sum += gains[(i + REACH_FRAMES + 1) % EARCUP_DEMO_N_FRAMES]
             - gains[(i + EARCUP_DEMO_N_FRAMES - REACH_FRAMES) % EARCUP_DEMO_N_FRAMES];
    }
}

/**
 * earcup_demo_limiter_run:
 * @track: a loop of any level
 *
 * Turns the loop down about each place where it, or what lies between its frames, would
 * exceed the ceiling.
 */
void
earcup_demo_limiter_run (EarcupDemoTrack *track)
{
  g_autofree double *gains = g_new (double, EARCUP_DEMO_N_FRAMES);
  double taps[N_PHASES][N_TAPS];

  design_taps (taps);

  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    gains[i] = 1.0;

  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      double peak = fmax (fabs (track->left[i]), fabs (track->right[i]));

      /* Nothing near a frame this quiet can reach the ceiling. */
      if (peak < 0.6 * CEILING)
        continue;

      peak = fmax (find_peak (track->left, i, taps), find_peak (track->right, i, taps));

      if (peak > CEILING)
        press_gains (gains, i, CEILING / peak);
    }

  apply_gains (track, gains);
}
