/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-reverb.h"

#include <math.h>

#define N_LINES         8
#define MAX_LINE_FRAMES 4096
#define PREDELAY_FRAMES 960
#define DECAY_S         1.7       /* time in which the sound falls by 60 dB */
#define DAMPING         0.32      /* how much each turn takes off the treble */
#define ECHO_FRAMES     (3 * EARCUP_DEMO_STEP_FRAMES)
#define N_ECHOES        5

/* Mutually prime, so that the echoes of one line never fall on those of another. */
static const gsize lengths[N_LINES] = { 1153, 1399, 1621, 1907, 2203, 2549, 2861, 3163 };

typedef struct {
  double lines[N_LINES][MAX_LINE_FRAMES];
  double damped[N_LINES];
  double turns[N_LINES];      /* what is left after one turn through each line */
  gsize  at;
} Plate;

static void
run_plate (Plate  *plate,
           double  left,
           double  right,
           double  out[2])
{
  double heads[N_LINES];
  double sum = 0.0;

  for (guint i = 0; i < N_LINES; i++)
    {
      gsize read = (plate->at + MAX_LINE_FRAMES - lengths[i]) % MAX_LINE_FRAMES;

      plate->damped[i] += (1.0 - DAMPING) * (plate->lines[i][read] - plate->damped[i]);
      heads[i] = plate->turns[i] * plate->damped[i];
      sum += heads[i];
    }

  out[0] = heads[0] - heads[2] + heads[4] - heads[6];
  out[1] = heads[1] - heads[3] + heads[5] - heads[7];

  for (guint i = 0; i < N_LINES; i++)
    plate->lines[i][plate->at] = heads[i] - 2.0 / N_LINES * sum + (i % 2 == 0 ? left : right);

  plate->at = (plate->at + 1) % MAX_LINE_FRAMES;
}

/**
 * earcup_demo_reverb_render:
 * @dry: what is sent to the plate
 * @wet: a loop that receives the reverberation
 *
 * Lets a plate-like network of eight delay lines ring. The piece runs through it twice and
 * only the second turn is kept, so that the end rings on into the beginning.
 *
 * Source: J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial
 * reverberators", AES 90th Convention (1991), preprint 3030.
 */
void
earcup_demo_reverb_render (const EarcupDemoTrack *dry,
                           EarcupDemoTrack       *wet)
{
  g_autofree Plate *plate = g_new0 (Plate, 1);
  double out[2];

  for (guint i = 0; i < N_LINES; i++)
    plate->turns[i] = pow (10.0, -3.0 * (double) lengths[i] / (DECAY_S * EARCUP_DEMO_RATE_HZ));

  for (gsize i = 0; i < 2 * EARCUP_DEMO_N_FRAMES; i++)
    {
      gsize from = (i + EARCUP_DEMO_N_FRAMES - PREDELAY_FRAMES) % EARCUP_DEMO_N_FRAMES;

      run_plate (plate, dry->left[from], dry->right[from], out);

      if (i >= EARCUP_DEMO_N_FRAMES)
        earcup_demo_track_add (wet, i, out[0], out[1]);
    }
}

/**
 * earcup_demo_reverb_echo:
 * @dry: what is echoed
 * @wet: a loop that receives the echoes
 *
 * Repeats the sound every dotted eighth, fainter each time and from alternate sides.
 */
void
earcup_demo_reverb_echo (const EarcupDemoTrack *dry,
                         EarcupDemoTrack       *wet)
{
  for (guint echo = 1; echo <= N_ECHOES; echo++)
    {
      double gain = pow (0.45, echo);
      double near = gain * (echo % 2 == 0 ? 0.85 : 0.25);
      double far = gain * (echo % 2 == 0 ? 0.25 : 0.85);

      for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
        {
          double sound = 0.5 * (dry->left[i] + dry->right[i]);

          earcup_demo_track_add (wet, i + echo * ECHO_FRAMES, near * sound, far * sound);
        }
    }
}
