/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-finding.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
    case EARCUP_FINDING_KIND_YEAR:
    default:
      return g_strdup (number);
    }
}

/**
 * earcup_finding_format_value:
 * @figure: a figure
 * @kept: what it may be, in the unit that earcup_finding_get_unit() tells
 *
 * Writes a value of a figure with its unit in the user's language.
 *
 * Returns: (transfer full): the text; a dash if @kept is not a finite number; any thread
 */
char *
earcup_finding_format_value (EarcupFinding figure,
                             double        kept)
{
  EarcupFindingKind kind = earcup_finding_get_kind (figure);
  double value = kept * everyday_factor (kind);
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
