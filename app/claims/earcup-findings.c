/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "claims/earcup-measure.h"

struct _EarcupFindings
{
  double values[EARCUP_N_FINDINGS];     /* NAN where nothing was given to measure */
};

/**
 * earcup_findings_new:
 * @design: (nullable): the chosen headphone
 * @subjects: what it is held against
 *
 * Measures all figures. What cannot be measured, because something is missing, is NAN. Takes some
 * tenths of a second the first time with the same subjects, and some ten milliseconds later; any
 * thread.
 *
 * Returns: (transfer full): the figures
 */
EarcupFindings *
earcup_findings_new (const EarcupDesign *design,
                     EarcupSubjects     *subjects)
{
  EarcupFindings *self = g_new (EarcupFindings, 1);

  memcpy (self->values, earcup_subjects_get_figures (subjects), sizeof self->values);

  if (design != NULL)
    earcup_measure_chosen (design, earcup_subjects_get_parts (subjects),
                           earcup_subjects_get_monitors (subjects), self->values);

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

/* Returns: a figure in the unit that earcup_finding_get_unit() tells, NAN if it is not known; any
 * thread */
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

/* A time for people: hours, minutes or seconds, whichever says it in a small number. */
static char *
format_hours (double hours)
{
  g_autofree char *number = NULL;

  if (hours < 1.0 / 60.0)
    {
      number = format_number (3600.0 * hours, FALSE);
      /* Translators: a time in seconds; the space does not break. */
      return g_strdup_printf (_("%s s"), number);
    }

  if (hours < 1.0)
    {
      number = format_number (60.0 * hours, FALSE);
      /* Translators: a time in minutes; the space does not break. */
      return g_strdup_printf (_("%s min"), number);
    }

  number = format_number (hours, FALSE);
  /* Translators: a time in hours; the space does not break. */
  return g_strdup_printf (_("%s h"), number);
}

static char *
format_hertz (double hz)
{
  g_autofree char *number = format_number (hz >= 999.5 ? hz / 1000.0 : hz, FALSE);

  if (hz >= 999.5)
    /* Translators: a frequency in kilohertz; the space does not break. */
    return g_strdup_printf (_("%s kHz"), number);

  /* Translators: a frequency in hertz; the space does not break. */
  return g_strdup_printf (_("%s Hz"), number);
}

/* What everyday units there are in one that is kept. */
static double
everyday_factor (EarcupFindingKind kind)
{
  if (kind == EARCUP_FINDING_KIND_CENTIMETRE || kind == EARCUP_FINDING_KIND_SHARE)
    return 100.0;

  return kind == EARCUP_FINDING_KIND_MILLISECOND ? 1000.0 : 1.0;
}

/* A number with its unit, in the user's language. */
static char *
add_unit (EarcupFindingKind  kind,
          const char        *number)
{
  switch (kind)
    {
    case EARCUP_FINDING_KIND_LEVEL:
    case EARCUP_FINDING_KIND_CHANGE:
      /* Translators: a level; the space does not break. */
      return g_strdup_printf (_("%s dB"), number);

    case EARCUP_FINDING_KIND_SPL:
      /* Translators: a sound pressure level; the spaces do not break. */
      return g_strdup_printf (_("%s dB SPL"), number);

    case EARCUP_FINDING_KIND_DBA:
      /* Translators: an A-weighted level; the space does not break. */
      return g_strdup_printf (_("%s dBA"), number);

    case EARCUP_FINDING_KIND_OHM:
      /* Translators: a resistance in ohm; the space does not break. */
      return g_strdup_printf (_("%s Ω"), number);

    case EARCUP_FINDING_KIND_METRE:
      /* Translators: a distance in metres; the space does not break. */
      return g_strdup_printf (_("%s m"), number);

    case EARCUP_FINDING_KIND_CENTIMETRE:
      /* Translators: a length in centimetres; the space does not break. */
      return g_strdup_printf (_("%s cm"), number);

    case EARCUP_FINDING_KIND_MILLISECOND:
      /* Translators: a time in milliseconds; the space does not break. */
      return g_strdup_printf (_("%s ms"), number);

    case EARCUP_FINDING_KIND_GRAM:
      /* Translators: a weight in grams; the space does not break. */
      return g_strdup_printf (_("%s g"), number);

    case EARCUP_FINDING_KIND_SHARE:
      /* Translators: a share in hundredths; the space does not break. */
      return g_strdup_printf (_("%s %%"), number);

    case EARCUP_FINDING_KIND_DOLLAR:
      /* Translators: a price in US dollars; the space does not break. */
      return g_strdup_printf (_("US$ %s"), number);

    case EARCUP_FINDING_KIND_HZ:
    case EARCUP_FINDING_KIND_HOURS:
    case EARCUP_FINDING_KIND_TIMES:
    default:
      return g_strdup (number);
    }
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
  EarcupFindingKind kind = earcup_finding_get_kind (figure);
  double value = earcup_findings_get (self, figure) * everyday_factor (kind);
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("—");

  if (kind == EARCUP_FINDING_KIND_HOURS)
    return format_hours (value);

  if (kind == EARCUP_FINDING_KIND_HZ)
    return format_hertz (value);

  number = format_number (value, kind == EARCUP_FINDING_KIND_CHANGE);

  return add_unit (kind, number);
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

/**
 * earcup_findings_name:
 * @text: a passage with placeholders
 * @figure: which one
 *
 * Finds out whether @text names a figure.
 *
 * Returns: whether it does; any thread
 */
gboolean
earcup_findings_name (const char    *text,
                      EarcupFinding  figure)
{
  EarcupFinding named;
  const char *end;

  while (find_placeholder (text, &end, &named) != NULL)
    {
      if (named == figure)
        return TRUE;

      text = end + 1;
    }

  return FALSE;
}
