/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-report.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

struct _EarcupReport
{
  GArray *lines;      /* of EarcupReportLine, each with its own strings */
};

static void
clear_line (gpointer data)
{
  EarcupReportLine *line = data;

  g_free ((char *) line->key);
  g_free ((char *) line->label);
  g_free ((char *) line->unit);
  g_free ((char *) line->source);
}

/* Returns: (transfer full): an empty report */
EarcupReport *
earcup_report_new (void)
{
  EarcupReport *self = g_new0 (EarcupReport, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (EarcupReportLine));
  g_array_set_clear_func (self->lines, clear_line);

  return self;
}

/* Frees a report. */
void
earcup_report_free (EarcupReport *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/* Puts a title before the figures that follow; it is shown to people only. */
void
earcup_report_begin (EarcupReport *self,
                     const char   *title)
{
  EarcupReportLine line = { .label = g_strdup (title) };

  g_array_append_val (self->lines, line);
}

/**
 * earcup_report_add:
 * @self: a report
 * @key: the name of the figure for programs
 * @label: its name for people
 * @value: the figure; INFINITY where there is no bound, NAN where there is none
 * @unit: its unit, "" for a pure number
 * @source: what it is computed from and what was assumed
 *
 * Adds a figure after the others.
 */
void
earcup_report_add (EarcupReport *self,
                   const char   *key,
                   const char   *label,
                   double        value,
                   const char   *unit,
                   const char   *source)
{
  EarcupReportLine line = {
    .key = g_strdup (key),
    .label = g_strdup (label),
    .value = value,
    .unit = g_strdup (unit),
    .source = g_strdup (source),
  };

  g_array_append_val (self->lines, line);
}

/* Returns: how many figures and titles there are */
guint
earcup_report_get_n_lines (const EarcupReport *self)
{
  return self->lines->len;
}

/* Returns: (transfer none): a figure or a title, in the order in which they were added */
const EarcupReportLine *
earcup_report_get_line (const EarcupReport *self,
                        guint               index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return &g_array_index (self->lines, EarcupReportLine, index);
}

/* As it is written in the user's language, with a minus that is as long as a plus. */
static char *
print_local (const char *format,
             double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point = localeconv ()->decimal_point;
  GString *text = g_string_new (g_ascii_formatd (buffer, sizeof buffer, format, value));

  g_string_replace (text, ".", point, 1);
  g_string_replace (text, "-", "−", 0);

  return g_string_free (text, FALSE);
}

/**
 * earcup_report_line_dup_value:
 * @line: a figure
 * @is_local: write it as the user's language does; else with a decimal point
 *
 * Writes the value of a figure without its unit. Decibels are told to a tenth; of other figures the
 * small ones keep two digits. No figure pretends to more than it has.
 *
 * Returns: (transfer full): the value, "-" where there is none
 */
char *
earcup_report_line_dup_value (const EarcupReportLine *line,
                              gboolean                is_local)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value = line->value;
  double size = fabs (value);
  const char *format = "%.1f";

  if (isnan (value))
    return g_strdup (is_local ? "—" : "-");
  if (isinf (value))
    return g_strdup (value > 0.0 ? _("unlimited") : is_local ? "—" : "-");

  /* Adding 0 makes a zero of what would be written as -0.0. */
  if (g_str_has_prefix (line->unit, "dB"))
    value = round (value * 10.0) / 10.0 + 0.0;
  else if (size >= 99.95)
    format = "%.0f";
  else if (size < 0.995)
    format = "%.2g";

  if (!is_local)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));

  return print_local (format, value);
}
