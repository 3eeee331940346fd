/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-simulate.h"
#include "claims/earcup-experiment.h"

#define DEEP_HZ         20.0
#define LOW_HZ          30.0
#define GLASSES_HZ      50.0
#define BASS_HZ         60.0
#define UPPER_BASS_HZ   120.0
#define MIDDLE_HZ       1000.0

typedef enum {
  KIND_LEVEL,          /* dB, told without its sign */
  KIND_CHANGE,         /* dB, told with its sign */
  KIND_SPL,
  KIND_HZ,
  KIND_OHM,
  KIND_METRE,
  KIND_CENTIMETRE,     /* kept in metres */
  KIND_TIMES,
} Kind;

struct _EarcupFindings
{
  double values[EARCUP_N_FINDINGS];     /* NAN where nothing was given to measure */
};

typedef struct {
  const char *key;
  Kind        kind;
} FigureInfo;

#define FIGURE(name, key, kind) [EARCUP_FINDING_ ## name] = { key, KIND_ ## kind }

static const FigureInfo infos[EARCUP_N_FINDINGS] = {
  FIGURE (ISOLATION, "isolation", LEVEL),
  FIGURE (ISOLATION_LOW, "isolation-low", LEVEL),
  FIGURE (ISOLATION_HIGH, "isolation-high", LEVEL),
  FIGURE (EXPOSURE, "exposure", TIMES),
  FIGURE (BLEED, "bleed", SPL),
  FIGURE (BLEED_ROOM, "bleed-room", SPL),
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
  FIGURE (ECHO, "echo", LEVEL),
  FIGURE (ECHO_BARE, "echo-bare", LEVEL),
  FIGURE (PAIR_LOW, "pair-low", CHANGE),
  FIGURE (PAIR_BASS, "pair-bass", CHANGE),
  FIGURE (PAIR_UPPER_BASS, "pair-upper-bass", CHANGE),
  FIGURE (PAIR_MIDDLE, "pair-middle", CHANGE),
  FIGURE (PAIR_ISOLATION, "pair-isolation", CHANGE),
  FIGURE (PAIR_BLEED, "pair-bleed", CHANGE),
  FIGURE (SEALED_RIPPLE, "sealed-ripple", LEVEL),
  FIGURE (OPEN_RIPPLE, "open-ripple", LEVEL),
  FIGURE (PAIR_MARGIN, "pair-margin", CHANGE),
  FIGURE (SEALED_MARGIN, "sealed-margin", LEVEL),
  FIGURE (VENT_SPAN, "vent-span", LEVEL),
  FIGURE (VENT_STEP, "vent-step", LEVEL),
  FIGURE (DISTANCE, "distance", CHANGE),
  FIGURE (DEEP_HZ, "deep-hz", HZ),
  FIGURE (LOW_HZ, "low-hz", HZ),
  FIGURE (GLASSES_HZ, "glasses-hz", HZ),
  FIGURE (BASS_HZ, "bass-hz", HZ),
  FIGURE (UPPER_BASS_HZ, "upper-bass-hz", HZ),
  FIGURE (MIDDLE_HZ, "middle-hz", HZ),
  FIGURE (EAR_LEVEL, "ear-level", SPL),
  FIGURE (MICROPHONE_DISTANCE, "microphone-distance", METRE),
  FIGURE (ROOM_DISTANCE, "room-distance", METRE),
  FIGURE (AMPLIFIER_OHM, "amplifier-ohm", OHM),
  FIGURE (COIL_FACTOR, "coil-factor", TIMES),
  FIGURE (CUP_DEPTH, "cup-depth", CENTIMETRE),
  FIGURE (NEAR_SEAT, "near-seat", METRE),
  FIGURE (FAR_SEAT, "far-seat", METRE),
};

static void
measure_outside (double             *values,
                 const EarcupDesign *design)
{
  double voice_db = EARCUP_EXPERIMENT_VOICE_LEVEL_DB - 20.0 * log10 (EARCUP_BLEED_DISTANCE_M);

  values[EARCUP_FINDING_ISOLATION] =
    earcup_experiment_isolation (design, 125.0, 4000.0);
  values[EARCUP_FINDING_ISOLATION_LOW] =
    earcup_experiment_isolation (design, 63.0, 250.0);
  values[EARCUP_FINDING_ISOLATION_HIGH] =
    earcup_experiment_isolation (design, 2000.0, 8000.0);
  values[EARCUP_FINDING_EXPOSURE] =
    pow (10.0, values[EARCUP_FINDING_ISOLATION] / 10.0);
  values[EARCUP_FINDING_BLEED] =
    earcup_experiment_bleed (design, EARCUP_BLEED_DISTANCE_M);
  values[EARCUP_FINDING_BLEED_ROOM] =
    earcup_experiment_bleed (design, EARCUP_EXPERIMENT_ROOM_DISTANCE_M);
  values[EARCUP_FINDING_BLEED_VOICE] = values[EARCUP_FINDING_BLEED] - voice_db;
  values[EARCUP_FINDING_MARGIN] =
    earcup_experiment_margin (design, &values[EARCUP_FINDING_HOWL]);
  values[EARCUP_FINDING_CROSSTALK] = earcup_experiment_crosstalk (design, MIDDLE_HZ);
}

static void
measure_inside (double             *values,
                const EarcupDesign *design)
{
  values[EARCUP_FINDING_DEEP] = earcup_experiment_balance (design, DEEP_HZ);
  values[EARCUP_FINDING_BASS] = earcup_experiment_balance (design, GLASSES_HZ);
  values[EARCUP_FINDING_RIPPLE] = earcup_experiment_ripple (design, 60.0, 800.0);
  values[EARCUP_FINDING_SENSITIVITY] = earcup_experiment_level (design, MIDDLE_HZ);
  values[EARCUP_FINDING_SWING] =
    earcup_experiment_impedance (design, &values[EARCUP_FINDING_IMPEDANCE],
                                 &values[EARCUP_FINDING_SWING_HZ]);
  values[EARCUP_FINDING_AMPLIFIER] = earcup_experiment_amplifier (design);
  values[EARCUP_FINDING_COIL] = earcup_experiment_coil (design);
  values[EARCUP_FINDING_GLASSES_DEEP] = earcup_experiment_glasses (design, DEEP_HZ);
  values[EARCUP_FINDING_GLASSES] = earcup_experiment_glasses (design, GLASSES_HZ);
}

static void
compare_levels (double             *values,
                const EarcupDesign *sealed,
                const EarcupDesign *open)
{
  static const struct { EarcupFinding figure; double hz; } places[] = {
    { EARCUP_FINDING_PAIR_LOW, LOW_HZ },
    { EARCUP_FINDING_PAIR_BASS, BASS_HZ },
    { EARCUP_FINDING_PAIR_UPPER_BASS, UPPER_BASS_HZ },
    { EARCUP_FINDING_PAIR_MIDDLE, MIDDLE_HZ },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    values[places[i].figure] = earcup_experiment_level (sealed, places[i].hz)
                               - earcup_experiment_level (open, places[i].hz);
}

static void
measure_pair (double             *values,
              const EarcupDesign *sealed,
              const EarcupDesign *open)
{
  double hz;

  compare_levels (values, sealed, open);
  values[EARCUP_FINDING_PAIR_ISOLATION] =
    earcup_experiment_isolation (sealed, 125.0, 4000.0)
    - earcup_experiment_isolation (open, 125.0, 4000.0);
  values[EARCUP_FINDING_PAIR_BLEED] =
    earcup_experiment_bleed (sealed, EARCUP_BLEED_DISTANCE_M)
    - earcup_experiment_bleed (open, EARCUP_BLEED_DISTANCE_M);
  values[EARCUP_FINDING_SEALED_RIPPLE] =
    earcup_experiment_ripple (sealed, 60.0, 800.0);
  values[EARCUP_FINDING_OPEN_RIPPLE] = earcup_experiment_ripple (open, 60.0, 800.0);
  values[EARCUP_FINDING_SEALED_MARGIN] = earcup_experiment_margin (sealed, &hz);
  values[EARCUP_FINDING_PAIR_MARGIN] = values[EARCUP_FINDING_SEALED_MARGIN]
                                            - earcup_experiment_margin (open, &hz);
  values[EARCUP_FINDING_ECHO] = earcup_experiment_echo (sealed, FALSE);
  values[EARCUP_FINDING_ECHO_BARE] = earcup_experiment_echo (sealed, TRUE);
  values[EARCUP_FINDING_VENT_SPAN] =
    earcup_experiment_vents (open, &values[EARCUP_FINDING_VENT_STEP]);
}

static void
state_conditions (double *values)
{
  values[EARCUP_FINDING_DISTANCE] = earcup_experiment_distance (BASS_HZ, MIDDLE_HZ);
  values[EARCUP_FINDING_DEEP_HZ] = DEEP_HZ;
  values[EARCUP_FINDING_LOW_HZ] = LOW_HZ;
  values[EARCUP_FINDING_GLASSES_HZ] = GLASSES_HZ;
  values[EARCUP_FINDING_BASS_HZ] = BASS_HZ;
  values[EARCUP_FINDING_UPPER_BASS_HZ] = UPPER_BASS_HZ;
  values[EARCUP_FINDING_MIDDLE_HZ] = MIDDLE_HZ;
  values[EARCUP_FINDING_EAR_LEVEL] = EARCUP_EXPERIMENT_EAR_LEVEL_DB;
  values[EARCUP_FINDING_MICROPHONE_DISTANCE] = EARCUP_BLEED_DISTANCE_M;
  values[EARCUP_FINDING_ROOM_DISTANCE] = EARCUP_EXPERIMENT_ROOM_DISTANCE_M;
  values[EARCUP_FINDING_AMPLIFIER_OHM] = EARCUP_EXPERIMENT_AMPLIFIER_OHM;
  values[EARCUP_FINDING_COIL_FACTOR] = EARCUP_EXPERIMENT_COIL_FACTOR;
  values[EARCUP_FINDING_CUP_DEPTH] = EARCUP_EXPERIMENT_CUP_DEPTH_M;
  values[EARCUP_FINDING_NEAR_SEAT] = EARCUP_EXPERIMENT_NEAR_SEAT_M;
  values[EARCUP_FINDING_FAR_SEAT] = EARCUP_EXPERIMENT_FAR_SEAT_M;
}

/**
 * earcup_findings_new:
 * @design: (nullable): the chosen headphone
 * @sealed: (nullable): a sealed headphone
 * @open: (nullable): the same with an open back
 *
 * Measures all figures. What cannot be measured, because no headphone was given, is NAN.
 * Takes some milliseconds; any thread.
 *
 * Returns: (transfer full): the figures
 */
EarcupFindings *
earcup_findings_new (const EarcupDesign *design,
                     const EarcupDesign *sealed,
                     const EarcupDesign *open)
{
  EarcupFindings *self = g_new0 (EarcupFindings, 1);

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    self->values[i] = NAN;

  state_conditions (self->values);

  if (design != NULL)
    {
      measure_outside (self->values, design);
      measure_inside (self->values, design);
    }

  if (sealed != NULL && open != NULL)
    measure_pair (self->values, sealed, open);

  return self;
}

/**
 * earcup_findings_free:
 * @self: (transfer full): figures
 *
 * Frees the figures.
 */
void
earcup_findings_free (EarcupFindings *self)
{
  g_free (self);
}

/* Returns one figure in its unit (dB, Hz, ohm, m, or a plain factor); NAN if unknown. */
double
earcup_findings_get (const EarcupFindings *self,
                     EarcupFinding         figure)
{
  g_return_val_if_fail (figure < EARCUP_N_FINDINGS, NAN);

  return self->values[figure];
}

/* Rounds to what an ear could tell: whole hertz and ohms, tenths of a decibel below ten. */
static char *
format_number (double   value,
               gboolean sign)
{
  int digits = fabs (value) < 9.95 && fabs (value) > 0.0 ? 1 : 0;
  double rounded = digits == 1 ? rint (10.0 * value) / 10.0 : rint (value);
  const char *mark = rounded < 0.0 ? "−" : sign && rounded > 0.0 ? "+" : "";

  if (fabs (rounded - rint (rounded)) < 1e-9 && !sign)
    digits = 0;

  return g_strdup_printf ("%s%.*f", mark, digits, fabs (rounded));
}

/**
 * earcup_findings_format:
 * @self: figures
 * @figure: which one
 *
 * Writes a figure with its unit in the user's language.
 *
 * Returns: (transfer full): the text; a dash if the figure is not known
 */
char *
earcup_findings_format (const EarcupFindings *self,
                        EarcupFinding         figure)
{
  double value = earcup_findings_get (self, figure);
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("—");

  if (infos[figure].kind == KIND_CENTIMETRE)
    value *= 100.0;

  number = format_number (value, infos[figure].kind == KIND_CHANGE);

  switch (infos[figure].kind)
    {
    case KIND_LEVEL:
    case KIND_CHANGE:
      /* Translators: a level; the space does not break. */
      return g_strdup_printf (_("%s dB"), number);

    case KIND_SPL:
      /* Translators: a sound pressure level; the spaces do not break. */
      return g_strdup_printf (_("%s dB SPL"), number);

    case KIND_HZ:
      if (value >= 999.5)
        {
          g_autofree char *kilo = format_number (value / 1000.0, FALSE);

          /* Translators: a frequency in kilohertz; the space does not break. */
          return g_strdup_printf (_("%s kHz"), kilo);
        }

      /* Translators: a frequency in hertz; the space does not break. */
      return g_strdup_printf (_("%s Hz"), number);

    case KIND_OHM:
      /* Translators: a resistance in ohm; the space does not break. */
      return g_strdup_printf (_("%s Ω"), number);

    case KIND_METRE:
      /* Translators: a distance in metres; the space does not break. */
      return g_strdup_printf (_("%s m"), number);

    case KIND_CENTIMETRE:
      /* Translators: a length in centimetres; the space does not break. */
      return g_strdup_printf (_("%s cm"), number);

    case KIND_TIMES:
    default:
      return g_steal_pointer (&number);
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
 * Returns: whether there is one
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

/* Finds the next placeholder at or after @text; @end is put on its closing brace. */
static const char *
find_placeholder (const char     *text,
                  const char    **end,
                  EarcupFinding  *figure)
{
  for (const char *brace = strchr (text, '{'); brace != NULL; brace = strchr (brace + 1, '{'))
    {
      *end = strchr (brace, '}');

      if (*end != NULL && earcup_finding_parse (brace + 1, *end - brace - 1, figure))
        return brace;
    }

  return NULL;
}

/**
 * earcup_findings_expand:
 * @self: figures
 * @text: a translated passage with placeholders such as {bleed}
 *
 * Puts figures in the place of their names. A name that is not known stays as it is.
 *
 * Returns: (transfer full): the text to show
 */
char *
earcup_findings_expand (const EarcupFindings *self,
                        const char           *text)
{
  GString *result = g_string_new (NULL);
  EarcupFinding figure;
  const char *end;

  for (const char *brace = find_placeholder (text, &end, &figure);
       brace != NULL;
       brace = find_placeholder (text, &end, &figure))
    {
      g_autofree char *value = earcup_findings_format (self, figure);

      g_string_append_len (result, text, brace - text);
      g_string_append (result, value);
      text = end + 1;
    }

  g_string_append (result, text);

  return g_string_free (result, FALSE);
}

/**
 * earcup_findings_cover:
 * @self: figures
 * @text: a passage with placeholders
 *
 * Finds out whether all figures that @text names were measured.
 *
 * Returns: %TRUE also when it names none
 */
gboolean
earcup_findings_cover (const EarcupFindings *self,
                       const char           *text)
{
  EarcupFinding figure;
  const char *end;

  while (find_placeholder (text, &end, &figure) != NULL)
    {
      if (!isfinite (self->values[figure]))
        return FALSE;

      text = end + 1;
    }

  return TRUE;
}
