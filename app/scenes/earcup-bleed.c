/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-bleed.h"

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-units.h"

/* Where the network is solved, up to 25 kHz. The sharpest thing in it, a standing wave of the cup,
 * is several of these steps wide. Below, it is solved for each frequency that is asked for, and
 * these are few. */
#define FROM_HZ    20.0
#define PER_OCTAVE 144
#define N_PLACES   (1484 + 3)

struct _EarcupBleed
{
  const EarcupDesign *design;
  double              distance_m;
  double              angle_rad;
  double              log_level[N_PLACES];    /* natural logarithm of the magnitude */
  double              phase[N_PLACES];        /* without the way through the air, continuous */
};

static double complex
solve (const EarcupBleed *self,
       double             hz)
{
  double complex drum, bleed;

  earcup_ratings_transfer (self->design, hz, self->distance_m, self->angle_rad, &drum, &bleed);

  return bleed / EARCUP_REFERENCE_PA;
}

static double
phase_of_way (const EarcupBleed *self,
              double             hz)
{
  return -EARCUP_TWO_PI * hz * self->distance_m / EARCUP_SOUND_SPEED_M_S;
}

/**
 * earcup_bleed_new:
 * @design: a headphone, which is not held
 * @distance_m: from the cup to the place, in m
 * @angle_rad: away from the axis of the cup, in radians
 *
 * Solves the network for what comes from one cup to a place.
 *
 * Returns: (transfer full): what comes there, as a multiple of 20 µPa for each volt; any thread
 */
EarcupBleed *
earcup_bleed_new (const EarcupDesign *design,
                  double              distance_m,
                  double              angle_rad)
{
  EarcupBleed *self = g_new0 (EarcupBleed, 1);
  double last = 0.0;

  self->design = design;
  self->distance_m = distance_m;
  self->angle_rad = angle_rad;
  for (guint i = 0; i < N_PLACES; i++)
    {
      double hz = FROM_HZ * exp2 ((double) i / PER_OCTAVE);
      double complex value = solve (self, hz);
      double phase = carg (value) - phase_of_way (self, hz);

      self->log_level[i] = log (cabs (value));
      self->phase[i] = phase - EARCUP_TWO_PI * round ((phase - last) / EARCUP_TWO_PI);
      last = self->phase[i];
    }

  return self;
}

/* Frees it. */
void
earcup_bleed_free (EarcupBleed *self)
{
  g_free (self);
}

/* A cubic through the neighbours of a place, whose slopes are those of their neighbours. */
static double
interpolate (const double *values,
             double        place)
{
  guint i = CLAMP ((guint) place, 1, N_PLACES - 3);
  double t = place - i, a = values[i - 1], b = values[i], c = values[i + 1], d = values[i + 2];

  return b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d +
                                     t * (3.0 * (b - c) + d - a)));
}

/* Returns: the pressure at the place, as a multiple of 20 µPa for each volt, up to 25 kHz; any
 * thread */
double complex
earcup_bleed_get (const EarcupBleed *self,
                  double             hz)
{
  double place = PER_OCTAVE * log2 (hz / FROM_HZ);
  double level, phase;

  if (place < 1.0)
    return solve (self, hz);

  level = exp (interpolate (self->log_level, place));
  phase = interpolate (self->phase, place) + phase_of_way (self, hz);

  return level * cos (phase) + I * level * sin (phase);
}

/* Returns: the level at the place in dB SPL for each volt, up to 25 kHz; any thread */
double
earcup_bleed_get_level (const EarcupBleed *self,
                        double             hz)
{
  double place = PER_OCTAVE * log2 (hz / FROM_HZ);

  return place < 1.0 ? 20.0 * log10 (cabs (solve (self, hz)))
                     : 20.0 / M_LN10 * interpolate (self->log_level, place);
}
