/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-traits.h"

#include <math.h>

#include "acoustics/earcup-deviation.h"
#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-feedback.h"
#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-skew.h"
#include "acoustics/earcup-source.h"
#include "acoustics/earcup-units.h"
#include "claims/earcup-experiment.h"
#include "claims/earcup-motion.h"

#define RIPPLE_FROM_HZ    60.0
#define RIPPLE_TO_HZ      800.0
#define RIPPLE_STEPS      12      /* an octave */
#define N_LOW_OCTAVES     3       /* 63 to 250 Hz */
#define FIRST_HIGH_OCTAVE 5       /* 2 to 8 kHz */

/* In front of the head, both cups are equally far from a microphone. */
#define FRONT_RAD         (EARCUP_PI / 2.0)
#define BOTH_CUPS_DB      6.0206  /* twice the pressure */
#define FIELD_HZ          200.0   /* where drum and room are taken to have the same level */

static double
mean (const double *values,
      guint         n_values)
{
  double sum = 0.0;

  for (guint i = 0; i < n_values; i++)
    sum += values[i];

  return sum / n_values;
}

static double
find_ripple (EarcupResponse *response)
{
  guint n_steps = (guint) ceil (RIPPLE_STEPS * log2 (RIPPLE_TO_HZ / RIPPLE_FROM_HZ));
  double highest = -G_MAXDOUBLE, lowest = G_MAXDOUBLE;

  for (guint i = 0; i <= n_steps; i++)
    {
      double hz = RIPPLE_FROM_HZ * pow (RIPPLE_TO_HZ / RIPPLE_FROM_HZ, (double) i / n_steps);
      double level = earcup_response_get_level (response, hz);

      highest = fmax (highest, level);
      lowest = fmin (lowest, level);
    }

  return highest - lowest;
}

static void
measure_balance (EarcupResponse *response,
                 double         *traits)
{
  traits[EARCUP_TRAIT_LOW] = earcup_response_get_level (response, EARCUP_TRAITS_LOW_HZ);
  traits[EARCUP_TRAIT_BASS] = earcup_response_get_level (response, EARCUP_TRAITS_BASS_HZ);
  traits[EARCUP_TRAIT_UPPER_BASS] =
    earcup_response_get_level (response, EARCUP_TRAITS_UPPER_BASS_HZ);
  traits[EARCUP_TRAIT_MIDDLE] = earcup_response_get_level (response, EARCUP_TRAITS_MIDDLE_HZ);
  traits[EARCUP_TRAIT_DEEP_BALANCE] =
    earcup_response_get_aligned (response, EARCUP_TRAITS_DEEP_HZ);
  traits[EARCUP_TRAIT_BASS_BALANCE] =
    earcup_response_get_aligned (response, EARCUP_TRAITS_GLASSES_HZ);
  traits[EARCUP_TRAIT_RIPPLE] = find_ripple (response);
}

static void
measure_outside (const EarcupDesign *design,
                 double             *traits)
{
  double hz = EARCUP_TRAITS_MIDDLE_HZ;
  double octaves[EARCUP_WEIGHTING_OCTAVES];
  EarcupOutputs outputs;

  earcup_ratings_isolation_octaves (design, octaves);
  earcup_simulate (design, &hz, 1, &outputs);

  traits[EARCUP_TRAIT_ISOLATION] = earcup_ratings_isolation (design);
  traits[EARCUP_TRAIT_ISOLATION_LOW] = mean (octaves, N_LOW_OCTAVES);
  traits[EARCUP_TRAIT_ISOLATION_HIGH] = mean (octaves + FIRST_HIGH_OCTAVE,
                                              EARCUP_WEIGHTING_OCTAVES - FIRST_HIGH_OCTAVE);
  traits[EARCUP_TRAIT_BLEED] = earcup_ratings_bleed (design, EARCUP_EXPERIMENT_BLEED_M);
  traits[EARCUP_TRAIT_VOICE] = traits[EARCUP_TRAIT_BLEED] -
                               (EARCUP_TRAITS_VOICE_DB -
                                20.0 * log10 (EARCUP_EXPERIMENT_BLEED_M));
  traits[EARCUP_TRAIT_CROSSTALK] = outputs.crosstalk_db;
}

static void
measure_motor (const EarcupDesign *design,
               double             *traits)
{
  double hz;

  traits[EARCUP_TRAIT_SENSITIVITY] = earcup_source_sensitivity (design, 0.0);
  traits[EARCUP_TRAIT_IMPEDANCE] = earcup_source_lowest_load (design);
  traits[EARCUP_TRAIT_SWING] = earcup_experiment_swing (design, &traits[EARCUP_TRAIT_SWING_HZ]);
  traits[EARCUP_TRAIT_AMPLIFIER] =
    earcup_source_largest_change (design, EARCUP_TRAITS_AMPLIFIER_OHM, &hz);
  traits[EARCUP_TRAIT_COIL] = earcup_experiment_coil (design);
  traits[EARCUP_TRAIT_REACH] = earcup_source_reach (earcup_source_from_key ("laptop"), design);
  traits[EARCUP_TRAIT_REAR] =
    20.0 * log10 (earcup_motion_get_rear_pressure (design, EARCUP_TRAITS_LOW_HZ) /
                  EARCUP_REFERENCE_PA);
  traits[EARCUP_TRAIT_SPEED] =
    20.0 * log10 (earcup_motion_get_speed (design, EARCUP_TRAITS_BASS_HZ));
  traits[EARCUP_TRAIT_SPEED_MIDDLE] =
    20.0 * log10 (earcup_motion_get_speed (design, EARCUP_TRAITS_MIDDLE_HZ));
  traits[EARCUP_TRAIT_RESONANCE] = earcup_motion_find_resonance (design,
                                                                 &traits[EARCUP_TRAIT_Q]);
}

static void
measure_seal (const EarcupDesign *design,
              double             *traits)
{
  traits[EARCUP_TRAIT_GLASSES_DEEP] = earcup_experiment_leak (design, EARCUP_LEAK_SPECTACLES,
                                                              EARCUP_TRAITS_DEEP_HZ);
  traits[EARCUP_TRAIT_GLASSES] = earcup_experiment_leak (design, EARCUP_LEAK_SPECTACLES,
                                                         EARCUP_TRAITS_GLASSES_HZ);
  traits[EARCUP_TRAIT_HAIR_DEEP] = earcup_experiment_leak (design, EARCUP_LEAK_HAIR,
                                                           EARCUP_TRAITS_DEEP_HZ);
  traits[EARCUP_TRAIT_GAP_LOW] = earcup_experiment_leak (design, EARCUP_LEAK_GAP,
                                                         EARCUP_TRAITS_LOW_HZ);
}

/* A voice is to be as loud in the headphone as the gain says, for the ear and not for the drum,
 * which has a higher level in the mids. */
static void
measure_feedback (const EarcupDesign *design,
                  EarcupResponse     *diffuse,
                  double             *traits)
{
  EarcupFeedbackSetup setup = {
    .distance_m = EARCUP_EXPERIMENT_BLEED_M,
    .angle_rad = FRONT_RAD,
    .gain_db = BOTH_CUPS_DB + earcup_response_get_reference (diffuse) -
               earcup_response_get_level (diffuse, FIELD_HZ),
  };
  EarcupFeedback feedback;

  earcup_feedback_compute_headphone (design, &setup, &feedback);
  traits[EARCUP_TRAIT_MARGIN] = feedback.worst_margin_db;
  traits[EARCUP_TRAIT_HOWL] = feedback.worst_hz;
}

static void
measure_noise (const EarcupDesign *design,
               EarcupResponse     *response,
               EarcupResponse     *diffuse,
               double             *traits)
{
  const EarcupNoise *drums = earcup_noise_from_key ("drums");
  double bare[EARCUP_WEIGHTING_THIRDS], kit[EARCUP_WEIGHTING_THIRDS];
  double office[EARCUP_WEIGHTING_THIRDS];
  double music_dba, bare_dba;

  earcup_noise_outside (drums, bare);
  earcup_noise_inside (drums, design, kit);
  earcup_noise_inside (earcup_noise_from_key ("office"), design, office);

  music_dba = earcup_noise_music_level (kit, EARCUP_TRAITS_RATIO_DB);
  bare_dba = earcup_noise_music_level (bare, EARCUP_TRAITS_RATIO_DB);
  traits[EARCUP_TRAIT_DRUMS_LEVEL] = music_dba;
  traits[EARCUP_TRAIT_DRUMS_HOURS] =
    earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, earcup_noise_total_level (kit, music_dba));
  traits[EARCUP_TRAIT_EXPOSURE] =
    traits[EARCUP_TRAIT_DRUMS_HOURS] /
    earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, earcup_noise_total_level (bare, bare_dba));
  traits[EARCUP_TRAIT_OFFICE_RATIO] = EARCUP_TRAITS_QUIET_DBA - earcup_weighting_sum_a (office);

  if (diffuse != NULL)
    traits[EARCUP_TRAIT_OFFICE_MASKED] = earcup_noise_masked_level (office, diffuse, response,
                                                                    NULL);
}

static void
measure_neutral (EarcupResponse *response,
                 EarcupResponse *neutral,
                 double         *traits)
{
  EarcupDeviation deviation;
  double skew[EARCUP_N_SKEW_BANDS];

  earcup_deviation_compute (response, neutral, &deviation);
  earcup_skew_compute (response, neutral, NULL, skew);
  traits[EARCUP_TRAIT_DEVIATION] = deviation.rms_db;
  traits[EARCUP_TRAIT_SKEW_BASS] = skew[EARCUP_SKEW_BASS];
}

static void
measure_monitors (EarcupResponse *response,
                  EarcupResponse *monitors,
                  double         *traits)
{
  double skew[EARCUP_N_SKEW_BANDS];
  double sum = 0.0;

  earcup_skew_compute (response, monitors, NULL, skew);
  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    sum += skew[i] * skew[i];

  traits[EARCUP_TRAIT_MONITOR_SKEW] = sqrt (sum / EARCUP_N_SKEW_BANDS);
  traits[EARCUP_TRAIT_MONITOR_DISTANCE] = earcup_deviation_distance (response, monitors);
}

static void
measure_tone (EarcupResponse              *response,
              const EarcupTraitsReference *reference,
              double                      *traits)
{
  for (guint i = 0; i < EARCUP_N_TRAITS; i++)
    traits[i] = NAN;

  measure_balance (response, traits);

  if (reference->neutral != NULL)
    measure_neutral (response, reference->neutral, traits);

  if (reference->monitors != NULL)
    measure_monitors (response, reference->monitors, traits);
}

/**
 * earcup_traits_measure_tone:
 * @design: a headphone
 * @reference: what it is held against
 * @traits: (out caller-allocates) (array length=EARCUP_N_TRAITS): as for earcup_traits_measure()
 *
 * Measures what follows from the response alone: levels, ripple, deviations and skews. The other
 * traits are NAN. Takes about a millisecond; any thread.
 */
void
earcup_traits_measure_tone (const EarcupDesign          *design,
                            const EarcupTraitsReference *reference,
                            double                       traits[EARCUP_N_TRAITS])
{
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  measure_tone (response, reference, traits);
}

/**
 * earcup_traits_measure:
 * @design: a headphone
 * @reference: what it is held against
 * @traits: (out caller-allocates) (array length=EARCUP_N_TRAITS): what is found, in the units that
 *   stand beside the names; NAN where what it takes is missing
 *
 * Measures everything that can be said of one headphone. Takes some ten milliseconds; any thread.
 */
void
earcup_traits_measure (const EarcupDesign          *design,
                       const EarcupTraitsReference *reference,
                       double                       traits[EARCUP_N_TRAITS])
{
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  measure_tone (response, reference, traits);
  measure_outside (design, traits);
  measure_motor (design, traits);
  measure_seal (design, traits);
  measure_noise (design, response, reference->diffuse, traits);
  traits[EARCUP_TRAIT_DECAY] = earcup_experiment_decay (design);

  if (reference->diffuse != NULL)
    {
      measure_feedback (design, reference->diffuse, traits);
      traits[EARCUP_TRAIT_PUBLIC] = earcup_ratings_bleed_a (design, reference->diffuse, NULL,
                                                            EARCUP_TRAITS_LISTENING_DBA,
                                                            EARCUP_TRAITS_ROOM_M);
    }
}
