/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "command/earcup-command-tools.h"

/* A title has no key. */
typedef struct {
  char   *key;
  char   *label;
  double  value;
  char   *unit;
  char   *source;
} Line;

struct _EarcupReport
{
  GArray *lines;
};

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->key);
  g_free (line->label);
  g_free (line->unit);
  g_free (line->source);
}

/* Returns: (transfer full): an empty report */
EarcupReport *
earcup_report_new (void)
{
  EarcupReport *self = g_new0 (EarcupReport, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
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
  Line line = { .label = g_strdup (title) };

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
  Line line = {
    .key = g_strdup (key),
    .label = g_strdup (label),
    .value = value,
    .unit = g_strdup (unit),
    .source = g_strdup (source),
  };

  g_array_append_val (self->lines, line);
}

/* Decibels are told to a tenth; of other figures the small ones keep two digits. No figure
 * pretends to more than it has. */
static char *
dup_value (const Line *line)
{
  char buffer[EARCUP_NUMBER_LENGTH];
  double size = fabs (line->value);
  const char *format = "%.2g";

  if (isnan (line->value))
    return g_strdup ("-");
  if (isinf (line->value))
    return g_strdup (line->value > 0.0 ? _("unlimited") : "-");

  /* Adding 0 makes a zero of what would be printed as -0.0. */
  if (g_str_has_prefix (line->unit, "dB"))
    return g_strdup (earcup_command_number (buffer, "%.1f",
                                            round (line->value * 10.0) / 10.0 + 0.0));

  if (size >= 99.95)
    format = "%.0f";
  else if (size >= 0.995)
    format = "%.1f";

  return g_strdup (earcup_command_number (buffer, format, line->value));
}

static void
print_line (const Line *line)
{
  g_autofree char *value = NULL;
  glong missing = 44 - g_utf8_strlen (line->label, -1);

  if (line->key == NULL)
    {
      g_print ("\n%s\n", line->label);
      return;
    }

  value = dup_value (line);
  g_print ("  %s%*s %9s %s\n", line->label, (int) MAX (missing, 0), "", value, line->unit);
}

/* Prints all figures for people, one a line, under their titles. */
void
earcup_report_print (const EarcupReport *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    print_line (&g_array_index (self->lines, Line, i));
}

/**
 * earcup_report_build_json:
 * @self: a report
 * @builder: where a value is expected
 *
 * Adds an array with an object for each figure. What is not a finite number is null; "unlimited"
 * tells that there is no bound.
 */
void
earcup_report_build_json (const EarcupReport *self,
                          JsonBuilder        *builder)
{
  json_builder_begin_array (builder);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->key == NULL)
        continue;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "key");
      json_builder_add_string_value (builder, line->key);
      json_builder_set_member_name (builder, "value");
      if (isfinite (line->value))
        json_builder_add_double_value (builder, line->value);
      else
        json_builder_add_null_value (builder);
      json_builder_set_member_name (builder, "unlimited");
      json_builder_add_boolean_value (builder, isinf (line->value) && line->value > 0.0);
      json_builder_set_member_name (builder, "unit");
      json_builder_add_string_value (builder, line->unit);
      json_builder_set_member_name (builder, "source");
      json_builder_add_string_value (builder, line->source);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}
