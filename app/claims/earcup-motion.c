/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-motion.h"

#include <math.h>

#include "acoustics/earcup-network.h"

#define FROM_HZ         5.0
#define STEPS_AN_OCTAVE 24
#define N_STEPS         (11 * STEPS_AN_OCTAVE)

static void
drive (const EarcupDesign *design,
       double              hz,
       EarcupState        *state)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, state);
}

/**
 * earcup_motion_get_speed:
 * @design: a headphone
 * @hz: a frequency in Hz, above 0
 *
 * Computes how fast the diaphragm moves against the cup for a source of 1 V.
 *
 * Returns: the speed in m/s, rms; any thread
 */
double
earcup_motion_get_speed (const EarcupDesign *design,
                         double              hz)
{
  EarcupState state;

  drive (design, hz, &state);

  return cabs (state.diaphragm_m_s - state.cup_m_s);
}

/**
 * earcup_motion_get_rear_pressure:
 * @design: a headphone
 * @hz: a frequency in Hz, above 0
 *
 * Computes the pressure of the air in the cup behind the driver for a source of 1 V.
 *
 * Returns: the pressure in Pa, rms; any thread
 */
double
earcup_motion_get_rear_pressure (const EarcupDesign *design,
                                 double              hz)
{
  EarcupState state;

  drive (design, hz, &state);

  return cabs (state.rear_pa);
}

static double
grid_hz (double step)
{
  return FROM_HZ * exp2 (step / STEPS_AN_OCTAVE);
}

/* Where, from the top on in a direction, the speed has fallen to a value: between two steps it is
 * taken to be straight in its logarithm. NAN where it does not fall so far. */
static double
find_edge (const double *speed,
           int           top,
           int           direction,
           double        value)
{
  for (int i = top; i + direction >= 0 && i + direction <= N_STEPS; i += direction)
    if (speed[i + direction] <= value)
      {
        double way = log (speed[i] / value) / log (speed[i] / speed[i + direction]);

        return grid_hz (i + direction * way);
      }

  return NAN;
}

/**
 * earcup_motion_find_resonance:
 * @design: a headphone
 * @quality: (out): how sharp the resonance is, as a Q; NAN if it is too wide to tell
 *
 * Finds where the diaphragm moves fastest for a constant voltage, from 5 Hz to 10 kHz: half way,
 * in octaves, between the two frequencies at which half the power is left, which for one mass on
 * one spring is the resonance itself. The Q is that frequency over the distance of the two, with
 * the brake of the coil in it.
 *
 * Returns: the frequency in Hz, that of the highest speed where a half-power point is missing;
 *   any thread
 *
 * Source: L. Beranek, T. Mellow, Acoustics, 2nd ed. (2019), chapter 3 (half-power bandwidth).
 */
double
earcup_motion_find_resonance (const EarcupDesign *design,
                              double             *quality)
{
  double speed[N_STEPS + 1];
  double low_hz, high_hz;
  int top = 0;

  for (int i = 0; i <= N_STEPS; i++)
    {
      speed[i] = earcup_motion_get_speed (design, grid_hz (i));
      if (speed[i] > speed[top])
        top = i;
    }

  low_hz = find_edge (speed, top, -1, speed[top] * G_SQRT2 / 2.0);
  high_hz = find_edge (speed, top, 1, speed[top] * G_SQRT2 / 2.0);
  *quality = sqrt (low_hz * high_hz) / (high_hz - low_hz);

  return isfinite (*quality) ? sqrt (low_hz * high_hz) : grid_hz (top);
}
