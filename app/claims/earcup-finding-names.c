/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-finding.h"

#include <glib/gi18n-lib.h>

#define NAME(figure, name) [EARCUP_FINDING_ ## figure] = name

/* What the figures are that decide about a claim. */
static const char *const names[EARCUP_N_FINDINGS] = {
  NAME (PAIR_LOW, N_("Lowest bass of the same driver, sealed less open")),
  NAME (PAIR_BASS, N_("Bass of the same driver, sealed less open")),
  NAME (PAIR_ISOLATION, N_("Isolation, sealed less open")),
  NAME (PAIR_BLEED, N_("Bleed at the microphone, sealed less open")),
  NAME (PAIR_PUBLIC, N_("Level at a neighbour, sealed less open")),
  NAME (PAIR_MARGIN, N_("Gain before it howls, sealed less open")),
  NAME (PAIR_RIPPLE, N_("Swing from bass to mids, sealed less open")),
  NAME (PAIR_REAR, N_("Pressure behind the driver, sealed less open")),
  NAME (PAIR_SPEED, N_("Speed of the driver in the bass, sealed less open")),
  NAME (PAIR_SPEED_MIDDLE, N_("Speed of the driver in the mids, sealed less open")),
  NAME (PAIR_DRUMS, N_("Level needed beside a drum kit, sealed less open")),
  NAME (PAIR_OFFICE, N_("Music over the noise of an office, sealed less open")),
  NAME (PAIR_SKEW, N_("Error of a mix on monitors, sealed less open")),
  NAME (ECHO_BARE, N_("What echoes bend in a deep cup without wadding")),
  NAME (ECHO, N_("What echoes bend in a deep cup with its wadding")),
  NAME (OPEN_ISOLATION, N_("What an open cup keeps out")),
  NAME (OPEN_COIL, N_("Level with a coil of higher impedance")),
  NAME (OPEN_AMPLIFIER, N_("What an output of high impedance bends")),
  NAME (VENT_SPAN, N_("Bleed from open to shut vents")),
  NAME (VENT_STEP, N_("Largest step on the way")),
  NAME (SEPARATION, N_("Separation of the ears, headphone less monitors")),
  NAME (NEAR_GAIN, N_("Direct sound over the room, near less far in bare rooms")),
  NAME (NEAR_SUB, N_("Deepest octave of a near-field pair against its mids")),
  NAME (BARE_LOSS, N_("What treatment gives the direct sound")),
  NAME (SUB_GAIN, N_("Deepest octave, far-field less near-field")),
  NAME (DISTANCE, N_("What bass gains on the mids far away")),
  NAME (REACH_GAIN, N_("Highest level, far-field less near-field")),
  NAME (SPEAKER_EXCESS, N_("Bleed at the microphone, monitors less sealed headphone")),
  NAME (SPEAKER_LOSS, N_("Gain before it howls, sealed headphone less monitors")),
  NAME (SEALED_GLASSES, N_("Deep bass under glasses, sealed cup")),
  NAME (MODELS_BASS, N_("Bass against the mids, closed models less open ones")),
  NAME (OPEN_MODELS_DEEP, N_("Deep bass of open models against their mids")),
  NAME (MODELS_DEVIATION, N_("Distance from the target, closed models less open ones")),
  NAME (MODELS_SKEW, N_("Error of a mix on monitors, closed models less open ones")),
  NAME (CLOSED_MODELS_DISTANCE, N_("Distance of closed models from monitors")),
  NAME (OPEN_MODELS_DISTANCE, N_("Distance of open models from monitors")),
  NAME (MODELS_DISTANCE, N_("Distance from monitors, closed models less open ones")),
  NAME (WEIGHT_RATIO, N_("Weight, closed models over open ones")),
  NAME (PRICE_RATIO, N_("Price, open models over closed ones")),
};

/* Returns: (transfer none): what a figure is, in the user's language; its key where it decides
 * about nothing; any thread */
const char *
earcup_finding_get_name (EarcupFinding figure)
{
  g_return_val_if_fail (figure < EARCUP_N_FINDINGS, NULL);

  return names[figure] != NULL ? _(names[figure]) : earcup_finding_get_key (figure);
}
