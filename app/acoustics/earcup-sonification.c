/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-sonification.h"

#include <math.h>

#include "acoustics/earcup-units.h"

#define EDGE_S        0.03      /* of the fades at both ends */
#define GAP_S         0.01      /* time constant of the tone where the curve has a gap */
#define TICK_HZ       2500.0
#define TICK_S        0.008     /* time constant of its decay */
#define TICK_SHARE    (1.0 / 3.0)   /* of the level; the tone has the rest */
#define FROM_HZ       20.0
#define N_DECADES     3.0       /* from the first point to the last */

/* Where ticks tell how far it is: 100 Hz, 1 kHz and 10 kHz. */
static const double ticks_hz[] = { 100.0, 1000.0, 10000.0 };

typedef struct {
  const double *semitones;
  gsize         n_points;
  gsize         n_frames;
  double        rate_hz;
  double        phase;
  double        presence;       /* 0 in a gap of the curve, else 1; glides */
} Voice;

/* Returns: the pitch in Hz of a height in semitones, held to an octave above and below; any
 * thread */
double
earcup_sonification_get_pitch (double semitones)
{
  semitones = CLAMP (semitones, -EARCUP_SONIFICATION_MOST, EARCUP_SONIFICATION_MOST);

  return EARCUP_SONIFICATION_MIDDLE_HZ * exp2 (semitones / 12.0);
}

/* The height of the curve at a frame, NaN in a gap. */
static double
get_height (const Voice *self,
            gsize        frame)
{
  double place = (double) frame / (double) self->n_frames * (double) (self->n_points - 1);
  gsize low = MIN ((gsize) place, self->n_points - 2);
  double share = place - (double) low;

  return (1.0 - share) * self->semitones[low] + share * self->semitones[low + 1];
}

static double
make_tone (Voice *self,
           gsize  frame)
{
  double height = get_height (self, frame);
  double wanted = isfinite (height) ? 1.0 : 0.0;

  self->presence += (wanted - self->presence) / (GAP_S * self->rate_hz);
  if (isfinite (height))
    self->phase += EARCUP_TWO_PI * earcup_sonification_get_pitch (height) / self->rate_hz;
  self->phase = fmod (self->phase, EARCUP_TWO_PI);

  return self->presence * sin (self->phase);
}

/* A tick begins at no height, so it has no edge. */
static double
make_ticks (const Voice *self,
            gsize        frame)
{
  double value = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (ticks_hz); i++)
    {
      double start_s = EARCUP_SONIFICATION_S * log10 (ticks_hz[i] / FROM_HZ) / N_DECADES;
      double time_s = (double) frame / self->rate_hz - start_s;

      if (time_s > 0.0)
        value += exp (-time_s / TICK_S) * sin (EARCUP_TWO_PI * TICK_HZ * time_s);
    }

  return value;
}

static double
get_edge (const Voice *self,
          gsize        frame)
{
  double left = (double) MIN (frame, self->n_frames - 1 - frame) / (EDGE_S * self->rate_hz);

  return left < 1.0 ? 0.5 - 0.5 * cos (EARCUP_PI * left) : 1.0;
}

/**
 * earcup_sonification_make:
 * @semitones: (array length=n_points): the height of a curve at places that are evenly spread over
 *   the logarithm of the frequency from 20 Hz to 20 kHz, in semitones above the middle; NaN where
 *   there is no curve
 * @n_points: 2 or more
 * @pan: from −1, all on the left, to 1
 * @rate_hz: sample rate in Hz
 * @n_frames: (out): how many frames were made
 *
 * Makes a curve audible to those who do not see it: from left to right within
 * %EARCUP_SONIFICATION_S, a tone whose pitch is the height of the curve, with a tick at 100 Hz,
 * 1 kHz and 10 kHz. It fades at both ends and never passes %EARCUP_SONIFICATION_LEVEL_DB.
 *
 * Returns: (transfer full) (array): interleaved stereo; any thread
 */
float *
earcup_sonification_make (const double *semitones,
                          gsize         n_points,
                          double        pan,
                          guint         rate_hz,
                          gsize        *n_frames)
{
  double level = pow (10.0, EARCUP_SONIFICATION_LEVEL_DB / 20.0);
  double angle = 0.25 * EARCUP_PI * (CLAMP (pan, -1.0, 1.0) + 1.0);
  Voice voice = { .semitones = semitones, .n_points = n_points, .rate_hz = rate_hz };
  float *frames;

  g_return_val_if_fail (n_points >= 2 && rate_hz > 0, NULL);

  voice.n_frames = (gsize) (EARCUP_SONIFICATION_S * rate_hz);
  frames = g_new (float, 2 * voice.n_frames);
  for (gsize i = 0; i < voice.n_frames; i++)
    {
      double value = level * get_edge (&voice, i) *
                     ((1.0 - TICK_SHARE) * make_tone (&voice, i) +
                      TICK_SHARE * make_ticks (&voice, i));

      frames[2 * i] = (float) (cos (angle) * value);
      frames[2 * i + 1] = (float) (sin (angle) * value);
    }

  *n_frames = voice.n_frames;

  return frames;
}
