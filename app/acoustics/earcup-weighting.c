/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-weighting.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-units.h"

/* The corners of the weightings, from the exact definitions f_r = 1 kHz, f_L = 10^1.5 Hz,
 * f_H = 10^3.9 Hz and f_A = 10^2.45 Hz.
 * Source: IEC 61672-1:2013, annex E. */
#define CORNER_1_HZ   20.598997
#define CORNER_2_HZ   107.65265
#define CORNER_3_HZ   737.86223
#define CORNER_4_HZ   12194.217
#define REFERENCE_HZ  1000.0

/* The analogue filters behind those of loudness, and the rate at which the standard tabulates them.
 * Source: ITU-R BS.1770-5, tables 1 and 2; the values behind them as in B. De Man, "Evaluation of
 * implementations of the EBU R128 loudness measurement", AES 145, 2018. */
#define LOUDNESS_RATE_HZ 48000.0
#define SHELF_HZ      1681.974450955533
#define SHELF_GAIN_DB 3.999843853973347
#define SHELF_Q       0.7071752369554196
#define SHELF_SLOPE   0.4996667741545416
#define PASS_HZ       38.13547087602444
#define PASS_Q        0.5003270373238773

/* The band whose middle is the reference frequency, counted from the first one. */
#define MIDDLE_THIRD  17
#define MIDDLE_OCTAVE 4

/* In how many lines a response is averaged over a third of an octave. */
#define LINES_A_THIRD 6

/* Nominal frequencies of the bands. Source: IEC 61260-1:2014, annex E. */
static const double nominal_thirds[EARCUP_WEIGHTING_THIRDS] = {
  20.0, 25.0, 31.5, 40.0, 50.0, 63.0, 80.0, 100.0, 125.0, 160.0, 200.0, 250.0, 315.0, 400.0,
  500.0, 630.0, 800.0, 1000.0, 1250.0, 1600.0, 2000.0, 2500.0, 3150.0, 4000.0, 5000.0, 6300.0,
  8000.0, 10000.0, 12500.0, 16000.0, 20000.0,
};

static double
raw_c_db (double hz)
{
  double square = hz * hz;

  return 20.0 * log10 (CORNER_4_HZ * CORNER_4_HZ * square /
                       ((square + CORNER_1_HZ * CORNER_1_HZ) *
                        (square + CORNER_4_HZ * CORNER_4_HZ)));
}

static double
raw_a_db (double hz)
{
  double square = hz * hz;

  return raw_c_db (hz) + 20.0 * log10 (square / sqrt ((square + CORNER_2_HZ * CORNER_2_HZ) *
                                                      (square + CORNER_3_HZ * CORNER_3_HZ)));
}

/**
 * earcup_weighting_a:
 * @hz: a frequency in Hz, above 0
 *
 * Computes the A-weighting, which is 0 dB at 1 kHz.
 *
 * Returns: the weight in dB; any thread
 *
 * Source: IEC 61672-1:2013, equation E.6.
 */
double
earcup_weighting_a (double hz)
{
  return raw_a_db (hz) - raw_a_db (REFERENCE_HZ);
}

/**
 * earcup_weighting_c:
 * @hz: a frequency in Hz, above 0
 *
 * Computes the C-weighting, which is 0 dB at 1 kHz.
 *
 * Returns: the weight in dB; any thread
 *
 * Source: IEC 61672-1:2013, equation E.1.
 */
double
earcup_weighting_c (double hz)
{
  return raw_c_db (hz) - raw_c_db (REFERENCE_HZ);
}

/**
 * earcup_weighting_k:
 * @hz: a frequency in Hz, above 0 and below 24000
 *
 * Computes the weighting of a measurement of loudness, as its digital filters have it at 48 kHz.
 *
 * Returns: the weight in dB; any thread
 *
 * Source: ITU-R BS.1770-5, annex 1.
 */
double
earcup_weighting_k (double hz)
{
  double high = pow (10.0, SHELF_GAIN_DB / 20.0), middle = pow (high, SHELF_SLOPE);
  double warped = tan (EARCUP_PI * hz / LOUDNESS_RATE_HZ);
  double complex s = I * warped / tan (EARCUP_PI * SHELF_HZ / LOUDNESS_RATE_HZ);
  double complex p = I * warped / tan (EARCUP_PI * PASS_HZ / LOUDNESS_RATE_HZ);
  double complex shelf = (high * s * s + middle * s / SHELF_Q + 1.0) / (s * s + s / SHELF_Q + 1.0);
  /* The zeros of the high-pass stand without a factor in the table. */
  double k = tan (EARCUP_PI * PASS_HZ / LOUDNESS_RATE_HZ);
  double complex pass = p * p / (p * p + p / PASS_Q + 1.0) * (1.0 + k / PASS_Q + k * k);

  return 20.0 * log10 (cabs (shelf * pass));
}

/**
 * earcup_weighting_third_nominal:
 * @band: number of a third-octave band, 0 to 30
 *
 * Tells by which frequency a band goes.
 *
 * Returns: the nominal frequency in Hz, 20 for the first and 20000 for the last; any thread
 */
double
earcup_weighting_third_nominal (guint band)
{
  g_return_val_if_fail (band < EARCUP_WEIGHTING_THIRDS, NAN);

  return nominal_thirds[band];
}

/**
 * earcup_weighting_third_centre:
 * @band: number of a third-octave band, 0 to 30
 *
 * Computes the exact middle of a band, whose edges lie a factor of 10^(1/20) below and above.
 *
 * Returns: the frequency in Hz; any thread
 *
 * Source: IEC 61260-1:2014, 5.4, system of base ten.
 */
double
earcup_weighting_third_centre (guint band)
{
  g_return_val_if_fail (band < EARCUP_WEIGHTING_THIRDS, NAN);

  return REFERENCE_HZ * pow (10.0, ((double) band - MIDDLE_THIRD) / 10.0);
}

/**
 * earcup_weighting_octave_nominal:
 * @octave: number of an octave band, 0 to 7
 *
 * Tells by which frequency an octave goes: 63, 125, 250, 500, 1000, 2000, 4000 or 8000 Hz.
 *
 * Returns: the nominal frequency in Hz; any thread
 */
double
earcup_weighting_octave_nominal (guint octave)
{
  g_return_val_if_fail (octave < EARCUP_WEIGHTING_OCTAVES, NAN);

  return nominal_thirds[3 * octave + MIDDLE_THIRD - 3 * MIDDLE_OCTAVE];
}

/**
 * earcup_weighting_octave_centre:
 * @octave: number of an octave band, 0 to 7
 *
 * Computes the exact middle of an octave, whose edges lie a factor of 10^(3/20) below and above.
 *
 * Returns: the frequency in Hz; any thread
 *
 * Source: IEC 61260-1:2014, 5.4, system of base ten.
 */
double
earcup_weighting_octave_centre (guint octave)
{
  g_return_val_if_fail (octave < EARCUP_WEIGHTING_OCTAVES, NAN);

  return REFERENCE_HZ * pow (10.0, 3.0 * ((double) octave - MIDDLE_OCTAVE) / 10.0);
}

/**
 * earcup_weighting_sum_levels:
 * @db: (array length=n_levels): levels in dB; -INFINITY is silence
 * @n_levels: how many
 *
 * Adds the powers of sounds that know nothing of each other.
 *
 * Returns: the level of them all in dB, -INFINITY when all are silent; any thread
 */
double
earcup_weighting_sum_levels (const double *db,
                             gsize         n_levels)
{
  double power = 0.0;

  for (gsize i = 0; i < n_levels; i++)
    power += pow (10.0, db[i] / 10.0);

  return 10.0 * log10 (power);
}

/**
 * earcup_weighting_sum_a:
 * @db: (array fixed-size=31): levels of the third-octave bands in dB SPL, rising frequency
 *
 * Adds bands to an A-weighted level, each weighted at its exact middle.
 *
 * Returns: the level in dBA, -INFINITY when all bands are silent; any thread
 */
double
earcup_weighting_sum_a (const double db[EARCUP_WEIGHTING_THIRDS])
{
  double weighted[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    weighted[i] = db[i] + earcup_weighting_a (earcup_weighting_third_centre (i));

  return earcup_weighting_sum_levels (weighted, EARCUP_WEIGHTING_THIRDS);
}

/**
 * earcup_weighting_response_thirds:
 * @response: a response
 * @db: (out) (array fixed-size=31): its level in each third-octave band in dB, rising frequency
 *
 * Averages the power of a response over each band, as pink noise through it would be measured.
 * Any thread.
 */
void
earcup_weighting_response_thirds (EarcupResponse *response,
                                  double          db[EARCUP_WEIGHTING_THIRDS])
{
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double power = 0.0;

      for (guint j = 0; j < LINES_A_THIRD; j++)
        {
          double way = (j + 0.5) / LINES_A_THIRD - 0.5;
          double hz = earcup_weighting_third_centre (i) * pow (10.0, way / 10.0);

          power += pow (10.0, earcup_response_get_level (response, hz) / 10.0);
        }

      db[i] = 10.0 * log10 (power / LINES_A_THIRD);
    }
}
