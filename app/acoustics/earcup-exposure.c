/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-exposure.h"

#include <math.h>

/* Twice the energy is half the time. */
#define EXCHANGE_DB  3.0

/* Where the diffuse field at the drum and the one in the room are taken to be equal. */
#define ALIGNED_HZ   200.0

static const EarcupExposureRuleInfo rules[EARCUP_N_EXPOSURE_RULES] = {
  { "niosh", "NIOSH publication 98-126 (1998): 85 dBA for 8 hours a day, 3 dB exchange rate",
    85.0, 8.0, 24.0 },
  { "who", "WHO and ITU-T H.870 (2018), mode 1: 80 dBA for 40 hours a week, 3 dB exchange rate",
    80.0, 40.0, 168.0 },
  { "who-child",
    "WHO and ITU-T H.870 (2018), mode 2: 75 dBA for 40 hours a week, 3 dB exchange rate",
    75.0, 40.0, 168.0 },
};

/* Returns: (transfer none): the figures of a rule; any thread */
const EarcupExposureRuleInfo *
earcup_exposure_get_rule (EarcupExposureRule rule)
{
  g_return_val_if_fail (rule < EARCUP_N_EXPOSURE_RULES, NULL);

  return &rules[rule];
}

/**
 * earcup_exposure_hours:
 * @rule: whose advice
 * @level_dba: the level in dBA, as of a diffuse field; -INFINITY is silence
 *
 * Computes for how long one may listen at a level. A rule may be used up in one day: the time is
 * that of its period, a day or a week, and never longer than the period.
 *
 * Returns: the time in hours; any thread
 */
double
earcup_exposure_hours (EarcupExposureRule rule,
                       double             level_dba)
{
  g_return_val_if_fail (rule < EARCUP_N_EXPOSURE_RULES, NAN);

  return fmin (rules[rule].hours * exp2 ((rules[rule].level_dba - level_dba) / EXCHANGE_DB),
               rules[rule].period_hours);
}

/**
 * earcup_exposure_level_for:
 * @rule: whose advice
 * @hours: how long one listens in each period of the rule, above 0
 *
 * Computes the level at which that long is just permitted.
 *
 * Returns: the level in dBA, as of a diffuse field; any thread
 */
double
earcup_exposure_level_for (EarcupExposureRule rule,
                           double             hours)
{
  g_return_val_if_fail (rule < EARCUP_N_EXPOSURE_RULES && hours > 0.0, NAN);

  return rules[rule].level_dba - EXCHANGE_DB * log2 (hours / rules[rule].hours);
}

/**
 * earcup_exposure_weight:
 * @diffuse: the level at the drum in a diffuse field, in dB over frequency; only its shape counts
 * @hz: a frequency in Hz, above 0
 *
 * Computes what is to be added to a level at the drum before levels are summed to dBA. Limits
 * speak of the sound in a room, which the ear raises on its way to the drum: that rise, which is
 * 0 dB at 200 Hz, is taken off, and the A-weighting is added.
 *
 * Returns: the weight in dB; any thread
 *
 * Source: ISO 11904-2:2021 (diffuse-field related levels from an ear simulator).
 */
double
earcup_exposure_weight (EarcupResponse *diffuse,
                        double          hz)
{
  return earcup_weighting_a (hz) - (earcup_response_get_level (diffuse, hz) -
                                    earcup_response_get_level (diffuse, ALIGNED_HZ));
}

/**
 * earcup_exposure_level:
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 * @drum_db: (array fixed-size=31): levels at the drum in the third-octave bands in dB SPL, rising
 *   frequency
 *
 * Computes how loud a diffuse field is that does the same to the ear.
 *
 * Returns: the level in dBA, which the rules speak of; -INFINITY in silence; any thread
 */
double
earcup_exposure_level (EarcupResponse *diffuse,
                       const double    drum_db[EARCUP_WEIGHTING_THIRDS])
{
  double weighted[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    weighted[i] = drum_db[i] + earcup_exposure_weight (diffuse,
                                                       earcup_weighting_third_centre (i));

  return earcup_weighting_sum_levels (weighted, EARCUP_WEIGHTING_THIRDS);
}

/**
 * earcup_exposure_music:
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 * @response: what the headphone makes of an equal voltage at each frequency, in dB
 * @power: (array fixed-size=31) (nullable): power of the music in each third-octave band, in any
 *   unit, rising frequency, not all 0; %NULL is pink
 * @level_dba: how loud one listens, in dBA of an equally loud diffuse field
 * @drum_db: (out) (array fixed-size=31): levels at the drum in dB SPL; -INFINITY where the music
 *   has no power
 *
 * Turns music up until it is as loud as told, and tells what then reaches the drum. Any thread.
 */
void
earcup_exposure_music (EarcupResponse *diffuse,
                       EarcupResponse *response,
                       const double   *power,
                       double          level_dba,
                       double          drum_db[EARCUP_WEIGHTING_THIRDS])
{
  double gain;

  earcup_weighting_response_thirds (response, drum_db);
  for (guint i = 0; power != NULL && i < EARCUP_WEIGHTING_THIRDS; i++)
    drum_db[i] += 10.0 * log10 (power[i]);

  gain = level_dba - earcup_exposure_level (diffuse, drum_db);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    drum_db[i] += gain;
}
