/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-measure.h"

#include <math.h>

#include "acoustics/earcup-deviation.h"
#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-ratings.h"
#include "claims/earcup-experiment.h"
#include "claims/earcup-stage.h"
#include "claims/earcup-traits.h"

/* A figure that is a trait of one headphone, or the difference of the traits of two. */
typedef struct {
  EarcupFinding figure;
  EarcupTrait   trait;
} Row;

#define ROW(figure, trait) { EARCUP_FINDING_ ## figure, EARCUP_TRAIT_ ## trait }

static const Row chosen_rows[] = {
  ROW (ISOLATION, ISOLATION),
  ROW (ISOLATION_LOW, ISOLATION_LOW),
  ROW (ISOLATION_HIGH, ISOLATION_HIGH),
  ROW (EXPOSURE, EXPOSURE),
  ROW (BLEED, BLEED),
  ROW (BLEED_ROOM, PUBLIC),
  ROW (BLEED_VOICE, VOICE),
  ROW (MARGIN, MARGIN),
  ROW (HOWL, HOWL),
  ROW (DEEP, DEEP_BALANCE),
  ROW (BASS, BASS_BALANCE),
  ROW (RIPPLE, RIPPLE),
  ROW (CROSSTALK, CROSSTALK),
  ROW (SENSITIVITY, SENSITIVITY),
  ROW (IMPEDANCE, IMPEDANCE),
  ROW (SWING, SWING),
  ROW (SWING_HZ, SWING_HZ),
  ROW (AMPLIFIER, AMPLIFIER),
  ROW (COIL, COIL),
  ROW (GLASSES_DEEP, GLASSES_DEEP),
  ROW (GLASSES, GLASSES),
  ROW (HAIR_DEEP, HAIR_DEEP),
  ROW (GAP_LOW, GAP_LOW),
  ROW (SKEW_BASS, SKEW_BASS),
  ROW (DEVIATION, DEVIATION),
  ROW (REAR, REAR),
  ROW (RESONANCE, RESONANCE),
  ROW (Q, Q),
  ROW (DECAY, DECAY),
  ROW (DRUMS_LEVEL, DRUMS_LEVEL),
  ROW (DRUMS_HOURS, DRUMS_HOURS),
  ROW (OFFICE_RATIO, OFFICE_RATIO),
  ROW (OFFICE_MASKED, OFFICE_MASKED),
  ROW (LAPTOP_REACH, REACH),
  ROW (MONITOR_SKEW, MONITOR_SKEW),
  ROW (MONITOR_DISTANCE, MONITOR_DISTANCE),
};

static const Row sealed_rows[] = {
  ROW (SEALED_RIPPLE, RIPPLE),
  ROW (SEALED_MARGIN, MARGIN),
  ROW (SEALED_PUBLIC, PUBLIC),
  ROW (SEALED_VOICE, VOICE),
  ROW (SEALED_REAR, REAR),
  ROW (SEALED_RESONANCE, RESONANCE),
  ROW (SEALED_Q, Q),
  ROW (SEALED_SWING, SWING),
  ROW (SEALED_CROSSTALK, CROSSTALK),
  ROW (SEALED_DRUMS, DRUMS_LEVEL),
  ROW (SEALED_HOURS, DRUMS_HOURS),
  ROW (SEALED_OFFICE, OFFICE_RATIO),
  ROW (SEALED_GLASSES, GLASSES_DEEP),
  ROW (SEALED_HAIR, HAIR_DEEP),
  ROW (SEALED_GAP, GAP_LOW),
  ROW (SEALED_SKEW, MONITOR_SKEW),
  ROW (SEALED_DISTANCE, MONITOR_DISTANCE),
};

static const Row open_rows[] = {
  ROW (OPEN_RIPPLE, RIPPLE),
  ROW (OPEN_DEEP, DEEP_BALANCE),
  ROW (OPEN_ISOLATION, ISOLATION),
  ROW (OPEN_PUBLIC, PUBLIC),
  ROW (OPEN_VOICE, VOICE),
  ROW (OPEN_REAR, REAR),
  ROW (OPEN_RESONANCE, RESONANCE),
  ROW (OPEN_Q, Q),
  ROW (OPEN_SWING, SWING),
  ROW (OPEN_CROSSTALK, CROSSTALK),
  ROW (OPEN_DECAY, DECAY),
  ROW (OPEN_DRUMS, DRUMS_LEVEL),
  ROW (OPEN_HOURS, DRUMS_HOURS),
  ROW (OPEN_OFFICE, OFFICE_RATIO),
  ROW (OPEN_GAP, GAP_LOW),
  ROW (OPEN_SKEW, MONITOR_SKEW),
  ROW (OPEN_DISTANCE, MONITOR_DISTANCE),
  ROW (OPEN_AMPLIFIER, AMPLIFIER),
  ROW (OPEN_COIL, COIL),
};

static const Row pair_rows[] = {
  ROW (PAIR_LOW, LOW),
  ROW (PAIR_BASS, BASS),
  ROW (PAIR_UPPER_BASS, UPPER_BASS),
  ROW (PAIR_MIDDLE, MIDDLE),
  ROW (PAIR_ISOLATION, ISOLATION),
  ROW (PAIR_BLEED, BLEED),
  ROW (PAIR_PUBLIC, PUBLIC),
  ROW (PAIR_MARGIN, MARGIN),
  ROW (PAIR_RIPPLE, RIPPLE),
  ROW (PAIR_REAR, REAR),
  ROW (PAIR_SPEED, SPEED),
  ROW (PAIR_SPEED_MIDDLE, SPEED_MIDDLE),
  ROW (PAIR_DRUMS, DRUMS_LEVEL),
  ROW (PAIR_OFFICE, OFFICE_RATIO),
  ROW (PAIR_SKEW, MONITOR_SKEW),
  ROW (PAIR_DISTANCE, MONITOR_DISTANCE),
};

static void
fill (const Row    *rows,
      guint         n_rows,
      const double *traits,
      double       *figures)
{
  for (guint i = 0; i < n_rows; i++)
    figures[rows[i].figure] = traits[rows[i].trait];
}

/**
 * earcup_measure_conditions:
 * @figures: (inout): takes the figures
 *
 * Tells how experiments are made. Any thread, like all of this file.
 */
void
earcup_measure_conditions (double *figures)
{
  EarcupLayout near = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  EarcupLayout far = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);

  figures[EARCUP_FINDING_DEEP_HZ] = EARCUP_TRAITS_DEEP_HZ;
  figures[EARCUP_FINDING_LOW_HZ] = EARCUP_TRAITS_LOW_HZ;
  figures[EARCUP_FINDING_GLASSES_HZ] = EARCUP_TRAITS_GLASSES_HZ;
  figures[EARCUP_FINDING_BASS_HZ] = EARCUP_TRAITS_BASS_HZ;
  figures[EARCUP_FINDING_UPPER_BASS_HZ] = EARCUP_TRAITS_UPPER_BASS_HZ;
  figures[EARCUP_FINDING_MIDDLE_HZ] = EARCUP_TRAITS_MIDDLE_HZ;
  figures[EARCUP_FINDING_SUB_FROM_HZ] = EARCUP_STAGE_SUB_FROM_HZ;
  figures[EARCUP_FINDING_SUB_TO_HZ] = EARCUP_STAGE_SUB_TO_HZ;
  figures[EARCUP_FINDING_EAR_LEVEL] = EARCUP_RATINGS_DRUM_DB;
  figures[EARCUP_FINDING_LISTENING_LEVEL] = EARCUP_TRAITS_LISTENING_DBA;
  figures[EARCUP_FINDING_QUIET_LEVEL] = EARCUP_TRAITS_QUIET_DBA;
  figures[EARCUP_FINDING_BEDROOM_LEVEL] = earcup_noise_from_key ("bedroom")->level_dba;
  figures[EARCUP_FINDING_OFFICE_LEVEL] = earcup_noise_from_key ("office")->level_dba;
  figures[EARCUP_FINDING_MUSIC_RATIO] = EARCUP_TRAITS_RATIO_DB;
  figures[EARCUP_FINDING_DECAY_DROP] = EARCUP_EXPERIMENT_DECAY_DROP_DB;
  figures[EARCUP_FINDING_MICROPHONE_DISTANCE] = EARCUP_EXPERIMENT_BLEED_M;
  figures[EARCUP_FINDING_ROOM_DISTANCE] = EARCUP_TRAITS_ROOM_M;
  figures[EARCUP_FINDING_AMPLIFIER_OHM] = EARCUP_TRAITS_AMPLIFIER_OHM;
  figures[EARCUP_FINDING_COIL_FACTOR] = EARCUP_EXPERIMENT_COIL_FACTOR;
  figures[EARCUP_FINDING_CUP_DEPTH] = EARCUP_EXPERIMENT_CUP_DEPTH_M;
  figures[EARCUP_FINDING_NEAR_SEAT] = near.distance_m;
  figures[EARCUP_FINDING_MIDDLE_SEAT] = far.distance_m;
  figures[EARCUP_FINDING_FAR_SEAT] = EARCUP_STAGE_FAR_SEAT_M;
}

static void
measure_sealed_cup (const EarcupDesign *sealed,
                    double             *figures)
{
  figures[EARCUP_FINDING_ECHO] = earcup_experiment_echo (sealed, FALSE);
  figures[EARCUP_FINDING_ECHO_BARE] = earcup_experiment_echo (sealed, TRUE);
  figures[EARCUP_FINDING_ECHO_DECAY] = earcup_experiment_cup_decay (sealed, FALSE);
  figures[EARCUP_FINDING_ECHO_DECAY_BARE] = earcup_experiment_cup_decay (sealed, TRUE);
  figures[EARCUP_FINDING_CUSHION] =
    earcup_experiment_cushion (sealed, &figures[EARCUP_FINDING_CUSHION_HZ]);
  figures[EARCUP_FINDING_PORT] =
    earcup_experiment_port (sealed, &figures[EARCUP_FINDING_PORT_HZ]);
}

/* How much of the way from the first to the last has been gone. */
static double
find_place (double first,
            double now,
            double last)
{
  return (now - first) / (last - first);
}

/**
 * earcup_measure_family:
 * @parts: what there is
 * @monitors: (nullable): what a pair of loudspeakers brings to the drum
 * @figures: (inout): takes the figures; those of the loudspeakers are read
 *
 * Measures one driver in several enclosures, and holds it against the loudspeakers.
 */
void
earcup_measure_family (const EarcupSubjectsParts *parts,
                       EarcupResponse            *monitors,
                       double                    *figures)
{
  EarcupTraitsReference reference = { parts->neutral, parts->diffuse, monitors };
  double sealed[EARCUP_N_TRAITS], open[EARCUP_N_TRAITS], semi[EARCUP_N_TRAITS];

  if (parts->sealed == NULL || parts->open == NULL)
    return;

  earcup_traits_measure (parts->sealed, &reference, sealed);
  earcup_traits_measure (parts->open, &reference, open);
  fill (sealed_rows, G_N_ELEMENTS (sealed_rows), sealed, figures);
  fill (open_rows, G_N_ELEMENTS (open_rows), open, figures);
  for (guint i = 0; i < G_N_ELEMENTS (pair_rows); i++)
    figures[pair_rows[i].figure] = sealed[pair_rows[i].trait] - open[pair_rows[i].trait];

  measure_sealed_cup (parts->sealed, figures);
  figures[EARCUP_FINDING_VENT_SPAN] =
    earcup_experiment_vents (parts->open, &figures[EARCUP_FINDING_VENT_STEP]);

  figures[EARCUP_FINDING_SEPARATION] = -figures[EARCUP_FINDING_OPEN_CROSSTALK] -
                                       figures[EARCUP_FINDING_NEAR_DIFFERENCE];
  figures[EARCUP_FINDING_SPEAKER_EXCESS] = figures[EARCUP_FINDING_SPEAKER_VOICE] -
                                           figures[EARCUP_FINDING_SEALED_VOICE];
  figures[EARCUP_FINDING_SPEAKER_LOSS] = figures[EARCUP_FINDING_SEALED_MARGIN] -
                                         figures[EARCUP_FINDING_SPEAKER_MARGIN];

  if (parts->semi_open == NULL)
    return;

  earcup_traits_measure (parts->semi_open, &reference, semi);
  figures[EARCUP_FINDING_SEMI_BLEED] = find_place (sealed[EARCUP_TRAIT_BLEED],
                                                   semi[EARCUP_TRAIT_BLEED],
                                                   open[EARCUP_TRAIT_BLEED]);
  figures[EARCUP_FINDING_SEMI_ISOLATION] = find_place (sealed[EARCUP_TRAIT_ISOLATION],
                                                       semi[EARCUP_TRAIT_ISOLATION],
                                                       open[EARCUP_TRAIT_ISOLATION]);
  figures[EARCUP_FINDING_SEMI_BASS] = find_place (sealed[EARCUP_TRAIT_BASS],
                                                  semi[EARCUP_TRAIT_BASS],
                                                  open[EARCUP_TRAIT_BASS]);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/**
 * earcup_measure_median:
 * @numbers: (element-type double): numbers, none of them NAN; they are sorted
 *
 * Finds the number in the middle, or half way between the two in the middle.
 *
 * Returns: the median, NAN where there is no number
 */
double
earcup_measure_median (GArray *numbers)
{
  guint n = numbers->len;

  if (n == 0)
    return NAN;

  g_array_sort (numbers, compare_numbers);

  return 0.5 * (g_array_index (numbers, double, (n - 1) / 2) +
                g_array_index (numbers, double, n / 2));
}

/* What is asked of each headphone that there is to buy. */
enum
{
  ASKED_DEEP,
  ASKED_BASS,
  ASKED_DEVIATION,
  ASKED_SKEW,
  ASKED_DISTANCE,
  N_ASKED
};

static const EarcupTrait asked[N_ASKED] = {
  [ASKED_DEEP] = EARCUP_TRAIT_DEEP_BALANCE,
  [ASKED_BASS] = EARCUP_TRAIT_BASS_BALANCE,
  [ASKED_DEVIATION] = EARCUP_TRAIT_DEVIATION,
  [ASKED_SKEW] = EARCUP_TRAIT_MONITOR_SKEW,
  [ASKED_DISTANCE] = EARCUP_TRAIT_MONITOR_DISTANCE,
};

/* The medians of a kind of headphone. */
static void
measure_kind (GPtrArray                   *designs,
              const EarcupTraitsReference *reference,
              double                       medians[N_ASKED])
{
  GArray *values[N_ASKED];

  for (guint i = 0; i < N_ASKED; i++)
    values[i] = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; designs != NULL && i < designs->len; i++)
    {
      double traits[EARCUP_N_TRAITS];

      earcup_traits_measure_tone (g_ptr_array_index (designs, i), reference, traits);
      for (guint j = 0; j < N_ASKED; j++)
        g_array_append_val (values[j], traits[asked[j]]);
    }

  for (guint i = 0; i < N_ASKED; i++)
    {
      medians[i] = earcup_measure_median (values[i]);
      g_array_unref (values[i]);
    }
}

static double
known (double number)
{
  return number > 0.0 ? number : NAN;
}

/**
 * earcup_measure_catalogue:
 * @parts: what there is
 * @monitors: (nullable): what a pair of loudspeakers brings to the drum
 * @figures: (inout): takes the figures
 *
 * Measures what is usual among the headphones that there are to buy.
 */
void
earcup_measure_catalogue (const EarcupSubjectsParts *parts,
                          EarcupResponse            *monitors,
                          double                    *figures)
{
  EarcupTraitsReference reference = { parts->neutral, parts->diffuse, monitors };
  double closed[N_ASKED], open[N_ASKED];

  measure_kind (parts->closed_designs, &reference, closed);
  measure_kind (parts->open_designs, &reference, open);

  figures[EARCUP_FINDING_CLOSED_MODELS_BASS] = closed[ASKED_BASS];
  figures[EARCUP_FINDING_OPEN_MODELS_BASS] = open[ASKED_BASS];
  figures[EARCUP_FINDING_MODELS_BASS] = closed[ASKED_BASS] - open[ASKED_BASS];
  figures[EARCUP_FINDING_OPEN_MODELS_DEEP] = open[ASKED_DEEP];
  figures[EARCUP_FINDING_CLOSED_MODELS_DEVIATION] = closed[ASKED_DEVIATION];
  figures[EARCUP_FINDING_OPEN_MODELS_DEVIATION] = open[ASKED_DEVIATION];
  figures[EARCUP_FINDING_MODELS_DEVIATION] = closed[ASKED_DEVIATION] - open[ASKED_DEVIATION];
  figures[EARCUP_FINDING_CLOSED_MODELS_SKEW] = closed[ASKED_SKEW];
  figures[EARCUP_FINDING_OPEN_MODELS_SKEW] = open[ASKED_SKEW];
  figures[EARCUP_FINDING_MODELS_SKEW] = closed[ASKED_SKEW] - open[ASKED_SKEW];
  figures[EARCUP_FINDING_CLOSED_MODELS_DISTANCE] = closed[ASKED_DISTANCE];
  figures[EARCUP_FINDING_OPEN_MODELS_DISTANCE] = open[ASKED_DISTANCE];
  figures[EARCUP_FINDING_MODELS_DISTANCE] = closed[ASKED_DISTANCE] - open[ASKED_DISTANCE];

  figures[EARCUP_FINDING_CLOSED_MODELS_WEIGHT] = known (parts->closed_weight_g);
  figures[EARCUP_FINDING_OPEN_MODELS_WEIGHT] = known (parts->open_weight_g);
  figures[EARCUP_FINDING_WEIGHT_RATIO] = figures[EARCUP_FINDING_CLOSED_MODELS_WEIGHT] /
                                         figures[EARCUP_FINDING_OPEN_MODELS_WEIGHT];
  figures[EARCUP_FINDING_CLOSED_MODELS_PRICE] = known (parts->closed_price_usd);
  figures[EARCUP_FINDING_OPEN_MODELS_PRICE] = known (parts->open_price_usd);
  figures[EARCUP_FINDING_PRICE_RATIO] = figures[EARCUP_FINDING_OPEN_MODELS_PRICE] /
                                        figures[EARCUP_FINDING_CLOSED_MODELS_PRICE];

  figures[EARCUP_FINDING_FIRST_CLOSED_YEAR] = known (parts->first_closed_year);
  figures[EARCUP_FINDING_FIRST_STEREO_YEAR] = known (parts->first_stereo_year);
  figures[EARCUP_FINDING_FIRST_OPEN_YEAR] = known (parts->first_open_year);
  figures[EARCUP_FINDING_FIRST_CLOSED_WEIGHT] = known (parts->first_closed_weight_g);
  figures[EARCUP_FINDING_FIRST_OPEN_WEIGHT] = known (parts->first_open_weight_g);
}

/**
 * earcup_measure_chosen:
 * @design: the chosen headphone
 * @parts: what there is
 * @monitors: (nullable): what a pair of loudspeakers brings to the drum
 * @figures: (inout): takes the figures
 *
 * Measures one headphone.
 */
void
earcup_measure_chosen (const EarcupDesign        *design,
                       const EarcupSubjectsParts *parts,
                       EarcupResponse            *monitors,
                       double                    *figures)
{
  EarcupTraitsReference reference = { parts->neutral, parts->diffuse, monitors };
  double traits[EARCUP_N_TRAITS];

  earcup_traits_measure (design, &reference, traits);
  fill (chosen_rows, G_N_ELEMENTS (chosen_rows), traits, figures);
}
