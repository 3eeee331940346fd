/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-deviation.h"

#include <math.h>

#define LINES_AN_OCTAVE    24
#define PROFILE_STEPS      12

/* A third of an octave is smoothed over so many points of its own. */
#define SMOOTHING_POINTS   9

static double
difference_at (EarcupResponse *response,
               EarcupResponse *target,
               double          hz)
{
  return earcup_response_get_aligned (response, hz) - earcup_response_get_aligned (target, hz);
}

/* The root mean square of the difference over a band, in equal parts of an octave. */
static double
rms_over (EarcupResponse *response,
          EarcupResponse *target,
          double          from_hz,
          double          to_hz)
{
  double octaves = log2 (to_hz / from_hz);
  guint n_lines = (guint) ceil (octaves * LINES_AN_OCTAVE);
  double sum = 0.0;

  for (guint i = 0; i < n_lines; i++)
    sum += pow (difference_at (response, target,
                               from_hz * exp2 (octaves * (i + 0.5) / n_lines)), 2.0);

  return sqrt (sum / n_lines);
}

/* The slope of the straight line that lies nearest to the difference. */
static double
tilt_of (EarcupResponse *response,
         EarcupResponse *target)
{
  double octaves = log2 (EARCUP_RESPONSE_PREDICTIVE_HZ / EARCUP_RESPONSE_LOWEST_HZ);
  guint n_lines = (guint) ceil (octaves * LINES_AN_OCTAVE);
  double product = 0.0, square = 0.0;

  for (guint i = 0; i < n_lines; i++)
    {
      double way = octaves * (i + 0.5) / n_lines;
      double aside = way - 0.5 * octaves;

      product += aside * difference_at (response, target, EARCUP_RESPONSE_LOWEST_HZ * exp2 (way));
      square += aside * aside;
    }

  return product / square;
}

/**
 * earcup_deviation_compute:
 * @response: a response
 * @target: what it is held against
 * @deviation: (out): how far it is away
 *
 * Measures how far a response is from a target, both aligned from 500 Hz to 2 kHz, from 20 Hz to
 * 10 kHz with every part of an octave counted alike. The tilt is the slope of the line of least
 * squares through the difference. Any thread.
 */
void
earcup_deviation_compute (EarcupResponse  *response,
                          EarcupResponse  *target,
                          EarcupDeviation *deviation)
{
  deviation->rms_db = rms_over (response, target, EARCUP_RESPONSE_LOWEST_HZ,
                                EARCUP_RESPONSE_PREDICTIVE_HZ);
  deviation->tilt_db = tilt_of (response, target);

  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    {
      const EarcupSkewBandInfo *band = earcup_skew_get_band (i);

      deviation->band_db[i] = rms_over (response, target, band->from_hz,
                                        fmin (band->to_hz, EARCUP_RESPONSE_PREDICTIVE_HZ));
    }
}

/* Gets the frequency of a point of a profile in Hz; any thread. */
double
earcup_deviation_hz (guint point)
{
  return EARCUP_RESPONSE_LOWEST_HZ * exp2 ((double) point / PROFILE_STEPS);
}

/* How many auditory filters an octave has at a frequency, up to a factor: octaves in which the ear
 * tells more apart weigh more. Beyond 10 kHz, where the network does not predict, none counts.
 * Source: B. R. Glasberg, B. C. J. Moore, Derivation of auditory filter shapes from notched-noise
 * data, Hearing Research 47 (1990), equation 3. */
static double
weight_at (guint point)
{
  double hz = earcup_deviation_hz (point);

  return hz > EARCUP_RESPONSE_PREDICTIVE_HZ ? 0.0 : hz / (1.0 + 4.37e-3 * hz);
}

static double
smoothed_level (EarcupResponse *response,
                double          hz)
{
  double sum = 0.0;

  for (guint i = 0; i < SMOOTHING_POINTS; i++)
    sum += earcup_response_get_level (response, hz * exp2 (((i + 0.5) / SMOOTHING_POINTS - 0.5) /
                                                           3.0));

  return sum / SMOOTHING_POINTS;
}

/**
 * earcup_deviation_levels:
 * @response: a response
 * @levels: (out) (array fixed-size=109): its level in dB at twelfths of an octave from 20 Hz,
 *   smoothed over a third of an octave
 *
 * Reduces a response to what is worth keeping of it in a list. Any thread.
 */
void
earcup_deviation_levels (EarcupResponse *response,
                         double          levels[EARCUP_DEVIATION_POINTS])
{
  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    levels[i] = smoothed_level (response, earcup_deviation_hz (i));
}

/**
 * earcup_deviation_shape:
 * @levels: (array fixed-size=109): what earcup_deviation_levels() gave
 * @profile: (out) (array fixed-size=109): what earcup_deviation_profile() would have given
 *
 * Makes a profile of levels that were kept. Both may be the same array. Any thread.
 */
void
earcup_deviation_shape (const double levels[EARCUP_DEVIATION_POINTS],
                        double       profile[EARCUP_DEVIATION_POINTS])
{
  double total = 0.0, mean = 0.0;

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    {
      mean += weight_at (i) * levels[i];
      total += weight_at (i);
    }

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    profile[i] = sqrt (weight_at (i) / total) * (levels[i] - mean / total);
}

/**
 * earcup_deviation_profile:
 * @response: a response
 * @profile: (out) (array fixed-size=109): its shape, to compare with others'
 *
 * Reduces a response to what comparing needs: its level in dB, smoothed over a third of an octave,
 * less its weighted mean, and scaled by the weights. Keep profiles where one is compared with
 * many. Any thread.
 */
void
earcup_deviation_profile (EarcupResponse *response,
                          double          profile[EARCUP_DEVIATION_POINTS])
{
  earcup_deviation_levels (response, profile);
  earcup_deviation_shape (profile, profile);
}

/**
 * earcup_deviation_profile_distance:
 * @first: (array fixed-size=109): a profile
 * @second: (array fixed-size=109): another
 *
 * Computes how different two responses are, as earcup_deviation_distance() does, from their
 * profiles.
 *
 * Returns: the distance in dB, 0 or more; any thread
 */
double
earcup_deviation_profile_distance (const double first[EARCUP_DEVIATION_POINTS],
                                   const double second[EARCUP_DEVIATION_POINTS])
{
  double sum = 0.0;

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    sum += pow (first[i] - second[i], 2.0);

  return sqrt (sum);
}

/**
 * earcup_deviation_distance:
 * @first: a response
 * @second: another
 *
 * Computes how different two responses sound: the root mean square of the difference of their
 * levels from 20 Hz to 10 kHz, smoothed over thirds of an octave, at the shift in level that makes
 * it least, where each auditory filter of the ear counts alike. The same in both directions, and 0
 * between equal shapes.
 *
 * Returns: the distance in dB, 0 or more; any thread
 */
double
earcup_deviation_distance (EarcupResponse *first,
                           EarcupResponse *second)
{
  double one[EARCUP_DEVIATION_POINTS], other[EARCUP_DEVIATION_POINTS];

  earcup_deviation_profile (first, one);
  earcup_deviation_profile (second, other);

  return earcup_deviation_profile_distance (one, other);
}
