/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-stage.h"

#include <math.h>

#include "acoustics/earcup-binaural-figures.h"
#include "acoustics/earcup-feedback.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-weighting.h"
#include "claims/earcup-experiment.h"
#include "claims/earcup-measure.h"
#include "claims/earcup-traits.h"

#define RATE_HZ          48000
#define PER_OCTAVE       12
#define DIRECT_FROM_HZ   500.0     /* where direct and reflected sound are compared */
#define DIRECT_TO_HZ     4000.0
#define DELAY_FROM_HZ    100.0     /* where the ears compare times */
#define DELAY_TO_HZ      1500.0
#define THIRDS_ASIDE     3         /* of the middle, from which the mids are told */
#define EXTENSION_DB     6.0       /* how makers tell the lower end */
#define LEVEL_FROM_HZ    250.0     /* the band in which bleed is told */
#define LEVEL_TO_HZ      4000.0
#define FIELD_HZ         200.0     /* where drum and room are taken to have the same level */

/* A pair in a room, NULL where something is missing or the room is too small. */
static EarcupBinaural *
set_up (EarcupLoudspeaker  *speaker,
        EarcupRoom         *room,
        EarcupHead         *head,
        EarcupLayoutPreset  preset)
{
  EarcupLayout layout = earcup_layout_get_preset (preset);

  if (speaker == NULL || room == NULL || head == NULL)
    return NULL;

  return earcup_binaural_new (speaker, room, head, &layout, RATE_HZ, NULL);
}

/* A room of the same size without treatment. */
static EarcupRoom *
strip_room (EarcupRoom *room)
{
  return earcup_room_new_absorbing (earcup_room_get_figures (room)->size_m,
                                    EARCUP_ABSORPTION_UNTREATED, NULL);
}

static double
find_sub (EarcupResponse *response)
{
  return earcup_response_get_mean (response, EARCUP_STAGE_SUB_FROM_HZ, EARCUP_STAGE_SUB_TO_HZ) -
         earcup_response_get_reference (response);
}

/* The mids from the left, at the left ear against the right one: the mean of the thirds of an
 * octave from 500 Hz to 2 kHz. */
static double
find_difference (const EarcupBinaural *pair)
{
  double sum = 0.0;

  for (int i = -THIRDS_ASIDE; i <= THIRDS_ASIDE; i++)
    sum += earcup_binaural_compute_level_difference (pair, EARCUP_BINAURAL_ALL,
                                                     EARCUP_SPEAKER_LEFT,
                                                     EARCUP_TRAITS_MIDDLE_HZ * exp2 (i / 3.0));

  return sum / (2 * THIRDS_ASIDE + 1);
}

/* What one loudspeaker brings, without a head, to the place of the listener, by thirds of an
 * octave. */
static EarcupResponse *
new_seat_response (const EarcupBinaural *pair)
{
  const EarcupPlaces *places = earcup_binaural_get_places (pair);
  double hz[EARCUP_WEIGHTING_THIRDS], db[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      hz[i] = earcup_weighting_third_centre (i);
      db[i] = earcup_room_compute_level (earcup_binaural_get_room (pair),
                                         earcup_binaural_get_speaker (pair),
                                         places->speaker_m[EARCUP_SPEAKER_LEFT],
                                         places->axis[EARCUP_SPEAKER_LEFT], places->listener_m,
                                         hz[i]);
    }

  return earcup_response_new_sampled (hz, db, EARCUP_WEIGHTING_THIRDS, NULL);
}

/* How much higher than in the room pink noise is at the drum, in the band of bleed. */
static double
find_drum_gain (EarcupResponse *diffuse)
{
  guint n_steps = (guint) (PER_OCTAVE * log2 (LEVEL_TO_HZ / LEVEL_FROM_HZ));
  double power = 0.0;

  for (guint i = 0; i <= n_steps; i++)
    power += pow (10.0, earcup_response_get_level (diffuse, LEVEL_FROM_HZ *
                                                   exp2 ((double) i / PER_OCTAVE)) / 10.0);

  return 10.0 * log10 (power / (n_steps + 1)) - earcup_response_get_level (diffuse, FIELD_HZ);
}

/* The monitors are to be as loud at the ear as the headphone is when its bleed is told, and the
 * microphone stands where the listener is. */
static void
measure_microphone (const EarcupBinaural *near,
                    EarcupResponse       *diffuse,
                    double               *figures)
{
  g_autoptr(EarcupResponse) seat = new_seat_response (near);
  double distance_m = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD).distance_m;
  double voice_db = EARCUP_TRAITS_VOICE_DB - 20.0 * log10 (EARCUP_EXPERIMENT_BLEED_M);
  EarcupFeedbackSetup setup = { .distance_m = distance_m, .listener_m = distance_m };
  EarcupFeedback feedback;

  earcup_feedback_compute_loudspeaker (seat, &setup, &feedback);
  figures[EARCUP_FINDING_SPEAKER_MARGIN] = feedback.worst_margin_db;

  if (diffuse != NULL)
    figures[EARCUP_FINDING_SPEAKER_VOICE] = EARCUP_RATINGS_DRUM_DB - find_drum_gain (diffuse) -
                                            voice_db;
}

static void
measure_near (const EarcupSubjectsParts *parts,
              const EarcupBinaural      *near,
              EarcupResponse            *response,
              double                    *figures)
{
  EarcupLayout close = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  EarcupLayout away = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  double woofer_m = earcup_loudspeaker_get_figures (parts->near_field)->woofer_m;

  figures[EARCUP_FINDING_NEAR_DIFFERENCE] = find_difference (near);
  figures[EARCUP_FINDING_NEAR_DELAY] =
    earcup_binaural_compute_time_difference (near, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT,
                                             DELAY_FROM_HZ, DELAY_TO_HZ);
  figures[EARCUP_FINDING_NEAR_DIRECT] =
    earcup_binaural_compute_direct_ratio (near, DIRECT_FROM_HZ, DIRECT_TO_HZ);
  figures[EARCUP_FINDING_NEAR_LOWEST] =
    earcup_loudspeaker_get_extension (parts->near_field, EXTENSION_DB);
  figures[EARCUP_FINDING_NEAR_SUB] = find_sub (response);
  figures[EARCUP_FINDING_NEAR_REACH] = earcup_binaural_compute_seat_level (near);
  figures[EARCUP_FINDING_DISTANCE] =
    earcup_experiment_distance (woofer_m, close.distance_m, EARCUP_STAGE_FAR_SEAT_M,
                                EARCUP_TRAITS_BASS_HZ, EARCUP_TRAITS_MIDDLE_HZ);
  figures[EARCUP_FINDING_DISTANCE_MIDDLE] =
    earcup_experiment_distance (woofer_m, close.distance_m, away.distance_m,
                                EARCUP_TRAITS_BASS_HZ, EARCUP_TRAITS_MIDDLE_HZ);
  measure_microphone (near, parts->diffuse, figures);
}

static void
measure_far (const EarcupSubjectsParts *parts,
             const EarcupBinaural      *far,
             const EarcupBinaural      *bare,
             double                    *figures)
{
  g_autoptr(EarcupResponse) response = earcup_binaural_new_centre_response (far, PER_OCTAVE);

  figures[EARCUP_FINDING_FAR_DIFFERENCE] = find_difference (far);
  figures[EARCUP_FINDING_FAR_DIRECT] =
    earcup_binaural_compute_direct_ratio (far, DIRECT_FROM_HZ, DIRECT_TO_HZ);
  figures[EARCUP_FINDING_BARE_DIRECT] =
    earcup_binaural_compute_direct_ratio (bare, DIRECT_FROM_HZ, DIRECT_TO_HZ);
  figures[EARCUP_FINDING_BARE_LOSS] = figures[EARCUP_FINDING_FAR_DIRECT] -
                                      figures[EARCUP_FINDING_BARE_DIRECT];
  figures[EARCUP_FINDING_FAR_LOWEST] =
    earcup_loudspeaker_get_extension (parts->far_field, EXTENSION_DB);
  figures[EARCUP_FINDING_FAR_SUB] = find_sub (response);
  figures[EARCUP_FINDING_FAR_REACH] = earcup_binaural_compute_seat_level (far);
}

/**
 * earcup_measure_loudspeakers:
 * @parts: what there is
 * @figures: (inout): takes the figures
 *
 * Measures a near-field pair in its room, a far-field pair in its own, and that pair once more
 * with the treatment of the room taken away. Any thread.
 *
 * Returns: (transfer full) (nullable): what the near-field pair brings to the drum, or %NULL
 *   without such a loudspeaker, its room or a head
 */
EarcupResponse *
earcup_measure_loudspeakers (const EarcupSubjectsParts *parts,
                             double                    *figures)
{
  g_autoptr(EarcupHead) head = NULL;
  g_autoptr(EarcupRoom) bare_room = NULL;
  g_autoptr(EarcupBinaural) near = NULL;
  g_autoptr(EarcupBinaural) far = NULL;
  g_autoptr(EarcupBinaural) bare = NULL;
  g_autoptr(EarcupResponse) response = NULL;

  if (parts->make_head != NULL && parts->diffuse != NULL)
    head = parts->make_head (parts->diffuse);

  near = set_up (parts->near_field, parts->near_room, head, EARCUP_LAYOUT_NEAR_FIELD);
  if (near != NULL)
    {
      response = earcup_binaural_new_centre_response (near, PER_OCTAVE);
      measure_near (parts, near, response, figures);
    }

  bare_room = parts->far_room != NULL ? strip_room (parts->far_room) : NULL;
  far = set_up (parts->far_field, parts->far_room, head, EARCUP_LAYOUT_FAR_FIELD);
  bare = set_up (parts->far_field, bare_room, head, EARCUP_LAYOUT_FAR_FIELD);
  if (far != NULL && bare != NULL)
    measure_far (parts, far, bare, figures);

  figures[EARCUP_FINDING_NEAR_GAIN] = figures[EARCUP_FINDING_NEAR_DIRECT] -
                                      figures[EARCUP_FINDING_BARE_DIRECT];
  figures[EARCUP_FINDING_SUB_GAIN] = figures[EARCUP_FINDING_FAR_SUB] -
                                     figures[EARCUP_FINDING_NEAR_SUB];
  figures[EARCUP_FINDING_REACH_GAIN] = figures[EARCUP_FINDING_FAR_REACH] -
                                       figures[EARCUP_FINDING_NEAR_REACH];

  return g_steal_pointer (&response);
}
