/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-report-print.h"

#include <math.h>

#include "command/earcup-json.h"

static void
print_line (const EarcupReportLine *line)
{
  g_autofree char *value = NULL;
  glong missing = 44 - g_utf8_strlen (line->label, -1);

  if (line->key == NULL)
    {
      g_print ("\n%s\n", line->label);
      return;
    }

  value = earcup_report_line_dup_value (line, FALSE);
  g_print ("  %s%*s %9s %s\n", line->label, (int) MAX (missing, 0), "", value, line->unit);
}

/* Prints all figures for people, one a line, under their titles. */
void
earcup_report_print (const EarcupReport *self)
{
  for (guint i = 0; i < earcup_report_get_n_lines (self); i++)
    print_line (earcup_report_get_line (self, i));
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

  for (guint i = 0; i < earcup_report_get_n_lines (self); i++)
    {
      const EarcupReportLine *line = earcup_report_get_line (self, i);

      if (line->key == NULL)
        continue;

      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "key", line->key);
      earcup_json_add_number (builder, "value", line->value);
      earcup_json_add_flag (builder, "unlimited", isinf (line->value) && line->value > 0.0);
      earcup_json_add_text (builder, "unit", line->unit);
      earcup_json_add_text (builder, "source", line->source);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}
