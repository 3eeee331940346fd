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
  return earcup_finding_format_value (figure, earcup_findings_get (self, figure));
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
