/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-finding.h"

#include <string.h>

typedef struct {
  const char        *key;
  EarcupFindingKind  kind;
} FigureInfo;

#define FIGURE(name, key, kind) \
  [EARCUP_FINDING_ ## name] = { key, EARCUP_FINDING_KIND_ ## kind }

static const FigureInfo infos[EARCUP_N_FINDINGS] = {
  FIGURE (ISOLATION, "isolation", LEVEL),
  FIGURE (ISOLATION_LOW, "isolation-low", LEVEL),
  FIGURE (ISOLATION_HIGH, "isolation-high", LEVEL),
  FIGURE (EXPOSURE, "exposure", TIMES),
  FIGURE (BLEED, "bleed", SPL),
  FIGURE (BLEED_ROOM, "bleed-room", DBA),
  FIGURE (BLEED_VOICE, "bleed-voice", CHANGE),
  FIGURE (MARGIN, "margin", LEVEL),
  FIGURE (HOWL, "howl", HZ),
  FIGURE (DEEP, "deep", CHANGE),
  FIGURE (BASS, "bass", CHANGE),
  FIGURE (RIPPLE, "ripple", LEVEL),
  FIGURE (CROSSTALK, "crosstalk", CHANGE),
  FIGURE (SENSITIVITY, "sensitivity", SPL),
  FIGURE (IMPEDANCE, "impedance", OHM),
  FIGURE (SWING, "swing", TIMES),
  FIGURE (SWING_HZ, "swing-hz", HZ),
  FIGURE (AMPLIFIER, "amplifier", CHANGE),
  FIGURE (COIL, "coil", CHANGE),
  FIGURE (GLASSES_DEEP, "glasses-deep", CHANGE),
  FIGURE (GLASSES, "glasses", CHANGE),
  FIGURE (HAIR_DEEP, "hair-deep", CHANGE),
  FIGURE (GAP_LOW, "gap-low", CHANGE),
  FIGURE (SKEW_BASS, "skew-bass", CHANGE),
  FIGURE (DEVIATION, "deviation", LEVEL),
  FIGURE (REAR, "rear", SPL),
  FIGURE (RESONANCE, "resonance", HZ),
  FIGURE (Q, "q", TIMES),
  FIGURE (DECAY, "decay", MILLISECOND),
  FIGURE (DRUMS_LEVEL, "drums-level", DBA),
  FIGURE (DRUMS_HOURS, "drums-hours", HOURS),
  FIGURE (OFFICE_RATIO, "office-ratio", CHANGE),
  FIGURE (OFFICE_MASKED, "office-masked", DBA),
  FIGURE (LAPTOP_REACH, "laptop-reach", SPL),
  FIGURE (MONITOR_SKEW, "monitor-skew", LEVEL),
  FIGURE (MONITOR_DISTANCE, "monitor-distance", LEVEL),
  FIGURE (PAIR_LOW, "pair-low", CHANGE),
  FIGURE (PAIR_BASS, "pair-bass", CHANGE),
  FIGURE (PAIR_UPPER_BASS, "pair-upper-bass", CHANGE),
  FIGURE (PAIR_MIDDLE, "pair-middle", CHANGE),
  FIGURE (PAIR_ISOLATION, "pair-isolation", CHANGE),
  FIGURE (PAIR_BLEED, "pair-bleed", CHANGE),
  FIGURE (PAIR_PUBLIC, "pair-public", CHANGE),
  FIGURE (PAIR_MARGIN, "pair-margin", CHANGE),
  FIGURE (PAIR_RIPPLE, "pair-ripple", CHANGE),
  FIGURE (PAIR_REAR, "pair-rear", CHANGE),
  FIGURE (PAIR_SPEED, "pair-speed", CHANGE),
  FIGURE (PAIR_SPEED_MIDDLE, "pair-speed-middle", CHANGE),
  FIGURE (PAIR_DRUMS, "pair-drums", CHANGE),
  FIGURE (PAIR_OFFICE, "pair-office", CHANGE),
  FIGURE (PAIR_SKEW, "pair-skew", CHANGE),
  FIGURE (PAIR_DISTANCE, "pair-distance", CHANGE),
  FIGURE (SEALED_RIPPLE, "sealed-ripple", LEVEL),
  FIGURE (SEALED_MARGIN, "sealed-margin", LEVEL),
  FIGURE (SEALED_PUBLIC, "sealed-public", DBA),
  FIGURE (SEALED_VOICE, "sealed-voice", CHANGE),
  FIGURE (SEALED_REAR, "sealed-rear", SPL),
  FIGURE (SEALED_RESONANCE, "sealed-resonance", HZ),
  FIGURE (SEALED_Q, "sealed-q", TIMES),
  FIGURE (SEALED_SWING, "sealed-swing", TIMES),
  FIGURE (SEALED_CROSSTALK, "sealed-crosstalk", CHANGE),
  FIGURE (SEALED_DRUMS, "sealed-drums", DBA),
  FIGURE (SEALED_HOURS, "sealed-hours", HOURS),
  FIGURE (SEALED_OFFICE, "sealed-office", CHANGE),
  FIGURE (SEALED_GLASSES, "sealed-glasses", CHANGE),
  FIGURE (SEALED_HAIR, "sealed-hair", CHANGE),
  FIGURE (SEALED_GAP, "sealed-gap", CHANGE),
  FIGURE (SEALED_SKEW, "sealed-skew", LEVEL),
  FIGURE (SEALED_DISTANCE, "sealed-distance", LEVEL),
  FIGURE (ECHO, "echo", LEVEL),
  FIGURE (ECHO_BARE, "echo-bare", LEVEL),
  FIGURE (ECHO_DECAY, "echo-decay", MILLISECOND),
  FIGURE (ECHO_DECAY_BARE, "echo-decay-bare", MILLISECOND),
  FIGURE (CUSHION, "cushion", CHANGE),
  FIGURE (CUSHION_HZ, "cushion-hz", HZ),
  FIGURE (PORT, "port", CHANGE),
  FIGURE (PORT_HZ, "port-hz", HZ),
  FIGURE (OPEN_RIPPLE, "open-ripple", LEVEL),
  FIGURE (OPEN_DEEP, "open-deep", CHANGE),
  FIGURE (OPEN_ISOLATION, "open-isolation", LEVEL),
  FIGURE (OPEN_PUBLIC, "open-public", DBA),
  FIGURE (OPEN_VOICE, "open-voice", CHANGE),
  FIGURE (OPEN_REAR, "open-rear", SPL),
  FIGURE (OPEN_RESONANCE, "open-resonance", HZ),
  FIGURE (OPEN_Q, "open-q", TIMES),
  FIGURE (OPEN_SWING, "open-swing", TIMES),
  FIGURE (OPEN_CROSSTALK, "open-crosstalk", CHANGE),
  FIGURE (OPEN_DECAY, "open-decay", MILLISECOND),
  FIGURE (OPEN_DRUMS, "open-drums", DBA),
  FIGURE (OPEN_HOURS, "open-hours", HOURS),
  FIGURE (OPEN_OFFICE, "open-office", CHANGE),
  FIGURE (OPEN_GAP, "open-gap", CHANGE),
  FIGURE (OPEN_SKEW, "open-skew", LEVEL),
  FIGURE (OPEN_DISTANCE, "open-distance", LEVEL),
  FIGURE (OPEN_AMPLIFIER, "open-amplifier", CHANGE),
  FIGURE (OPEN_COIL, "open-coil", CHANGE),
  FIGURE (VENT_SPAN, "vent-span", LEVEL),
  FIGURE (VENT_STEP, "vent-step", LEVEL),
  FIGURE (SEMI_BLEED, "semi-bleed", SHARE),
  FIGURE (SEMI_ISOLATION, "semi-isolation", SHARE),
  FIGURE (SEMI_BASS, "semi-bass", SHARE),
  FIGURE (NEAR_DIFFERENCE, "near-difference", LEVEL),
  FIGURE (FAR_DIFFERENCE, "far-difference", LEVEL),
  FIGURE (NEAR_DELAY, "near-delay", MILLISECOND),
  FIGURE (SEPARATION, "separation", LEVEL),
  FIGURE (NEAR_DIRECT, "near-direct", CHANGE),
  FIGURE (NEAR_GAIN, "near-gain", CHANGE),
  FIGURE (FAR_DIRECT, "far-direct", CHANGE),
  FIGURE (BARE_DIRECT, "bare-direct", CHANGE),
  FIGURE (BARE_LOSS, "bare-loss", LEVEL),
  FIGURE (NEAR_LOWEST, "near-lowest", HZ),
  FIGURE (FAR_LOWEST, "far-lowest", HZ),
  FIGURE (NEAR_SUB, "near-sub", CHANGE),
  FIGURE (FAR_SUB, "far-sub", CHANGE),
  FIGURE (SUB_GAIN, "sub-gain", CHANGE),
  FIGURE (DISTANCE, "distance", CHANGE),
  FIGURE (DISTANCE_MIDDLE, "distance-middle", CHANGE),
  FIGURE (NEAR_REACH, "near-reach", SPL),
  FIGURE (FAR_REACH, "far-reach", SPL),
  FIGURE (REACH_GAIN, "reach-gain", CHANGE),
  FIGURE (SPEAKER_VOICE, "speaker-voice", CHANGE),
  FIGURE (SPEAKER_MARGIN, "speaker-margin", CHANGE),
  FIGURE (SPEAKER_EXCESS, "speaker-excess", LEVEL),
  FIGURE (SPEAKER_LOSS, "speaker-loss", LEVEL),
  FIGURE (CLOSED_MODELS_BASS, "closed-models-bass", CHANGE),
  FIGURE (OPEN_MODELS_BASS, "open-models-bass", CHANGE),
  FIGURE (MODELS_BASS, "models-bass", CHANGE),
  FIGURE (OPEN_MODELS_DEEP, "open-models-deep", CHANGE),
  FIGURE (CLOSED_MODELS_DEVIATION, "closed-models-deviation", LEVEL),
  FIGURE (OPEN_MODELS_DEVIATION, "open-models-deviation", LEVEL),
  FIGURE (MODELS_DEVIATION, "models-deviation", CHANGE),
  FIGURE (CLOSED_MODELS_SKEW, "closed-models-skew", LEVEL),
  FIGURE (OPEN_MODELS_SKEW, "open-models-skew", LEVEL),
  FIGURE (MODELS_SKEW, "models-skew", CHANGE),
  FIGURE (CLOSED_MODELS_DISTANCE, "closed-models-distance", LEVEL),
  FIGURE (OPEN_MODELS_DISTANCE, "open-models-distance", LEVEL),
  FIGURE (MODELS_DISTANCE, "models-distance", CHANGE),
  FIGURE (CLOSED_MODELS_WEIGHT, "closed-models-weight", GRAM),
  FIGURE (OPEN_MODELS_WEIGHT, "open-models-weight", GRAM),
  FIGURE (WEIGHT_RATIO, "weight-ratio", TIMES),
  FIGURE (CLOSED_MODELS_PRICE, "closed-models-price", DOLLAR),
  FIGURE (OPEN_MODELS_PRICE, "open-models-price", DOLLAR),
  FIGURE (PRICE_RATIO, "price-ratio", TIMES),
  FIGURE (FIRST_CLOSED_YEAR, "first-closed-year", YEAR),
  FIGURE (FIRST_STEREO_YEAR, "first-stereo-year", YEAR),
  FIGURE (FIRST_OPEN_YEAR, "first-open-year", YEAR),
  FIGURE (FIRST_CLOSED_WEIGHT, "first-closed-weight", GRAM),
  FIGURE (FIRST_OPEN_WEIGHT, "first-open-weight", GRAM),
  FIGURE (DEEP_HZ, "deep-hz", HZ),
  FIGURE (LOW_HZ, "low-hz", HZ),
  FIGURE (GLASSES_HZ, "glasses-hz", HZ),
  FIGURE (BASS_HZ, "bass-hz", HZ),
  FIGURE (UPPER_BASS_HZ, "upper-bass-hz", HZ),
  FIGURE (MIDDLE_HZ, "middle-hz", HZ),
  FIGURE (SUB_FROM_HZ, "sub-from-hz", HZ),
  FIGURE (SUB_TO_HZ, "sub-to-hz", HZ),
  FIGURE (EAR_LEVEL, "ear-level", SPL),
  FIGURE (LISTENING_LEVEL, "listening-level", DBA),
  FIGURE (QUIET_LEVEL, "quiet-level", DBA),
  FIGURE (BEDROOM_LEVEL, "bedroom-level", DBA),
  FIGURE (OFFICE_LEVEL, "office-level", DBA),
  FIGURE (MUSIC_RATIO, "music-ratio", LEVEL),
  FIGURE (DECAY_DROP, "decay-drop", LEVEL),
  FIGURE (MICROPHONE_DISTANCE, "microphone-distance", METRE),
  FIGURE (ROOM_DISTANCE, "room-distance", METRE),
  FIGURE (AMPLIFIER_OHM, "amplifier-ohm", OHM),
  FIGURE (COIL_FACTOR, "coil-factor", TIMES),
  FIGURE (CUP_DEPTH, "cup-depth", CENTIMETRE),
  FIGURE (NEAR_SEAT, "near-seat", METRE),
  FIGURE (MIDDLE_SEAT, "middle-seat", METRE),
  FIGURE (FAR_SEAT, "far-seat", METRE),
};

/* Returns: (transfer none): the name that passages and programs use for a figure; any thread */
const char *
earcup_finding_get_key (EarcupFinding figure)
{
  g_return_val_if_fail (figure < EARCUP_N_FINDINGS, NULL);

  return infos[figure].key;
}

/* Returns: what a figure is; any thread */
EarcupFindingKind
earcup_finding_get_kind (EarcupFinding figure)
{
  g_return_val_if_fail (figure < EARCUP_N_FINDINGS, EARCUP_FINDING_KIND_TIMES);

  return infos[figure].kind;
}

/* Returns: (transfer none): the unit in which a figure is kept, "" for a factor, a share or a year;
 * any thread */
const char *
earcup_finding_get_unit (EarcupFinding figure)
{
  switch (earcup_finding_get_kind (figure))
    {
    case EARCUP_FINDING_KIND_LEVEL:
    case EARCUP_FINDING_KIND_CHANGE:
      return "dB";

    case EARCUP_FINDING_KIND_SPL:
      return "dB SPL";

    case EARCUP_FINDING_KIND_DBA:
      return "dBA";

    case EARCUP_FINDING_KIND_HZ:
      return "Hz";

    case EARCUP_FINDING_KIND_OHM:
      return "Ω";

    case EARCUP_FINDING_KIND_METRE:
    case EARCUP_FINDING_KIND_CENTIMETRE:
      return "m";

    case EARCUP_FINDING_KIND_HOURS:
      return "h";

    case EARCUP_FINDING_KIND_MILLISECOND:
      return "s";

    case EARCUP_FINDING_KIND_GRAM:
      return "g";

    case EARCUP_FINDING_KIND_DOLLAR:
      return "USD";

    case EARCUP_FINDING_KIND_TIMES:
    case EARCUP_FINDING_KIND_SHARE:
    case EARCUP_FINDING_KIND_YEAR:
    default:
      return "";
    }
}

/**
 * earcup_finding_parse:
 * @key: the start of a key, need not end with it
 * @length: how many bytes it has
 * @figure: (out): the figure of that key
 *
 * Finds a figure by the name that passages use.
 *
 * Returns: whether there is one; any thread
 */
gboolean
earcup_finding_parse (const char    *key,
                      gsize          length,
                      EarcupFinding *figure)
{
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    if (strlen (infos[i].key) == length && strncmp (infos[i].key, key, length) == 0)
      {
        *figure = i;
        return TRUE;
      }

  return FALSE;
}
