/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-json.h"

#include <math.h>

/* Adds a text; %NULL is null. */
void
earcup_json_add_text (JsonBuilder *builder,
                      const char  *key,
                      const char  *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* Adds an array of texts, which end with %NULL; %NULL instead of them is an empty array. */
void
earcup_json_add_texts (JsonBuilder       *builder,
                       const char        *key,
                       const char *const *texts)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/* Adds a number; where it is not a finite one, which JSON has no word for, it is null. */
void
earcup_json_add_number (JsonBuilder *builder,
                        const char  *key,
                        double       value)
{
  json_builder_set_member_name (builder, key);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Adds a whole number. */
void
earcup_json_add_count (JsonBuilder *builder,
                       const char  *key,
                       guint        count)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, count);
}

/* Adds true or false. */
void
earcup_json_add_flag (JsonBuilder *builder,
                      const char  *key,
                      gboolean     flag)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, flag);
}

/**
 * earcup_json_print:
 * @builder: a whole object or array
 * @is_pretty: whether on many lines, for people too, or on one
 *
 * Prints what was built on the standard output, with the end of a line behind it.
 */
void
earcup_json_print (JsonBuilder *builder,
                   gboolean     is_pretty)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, is_pretty);

  g_print ("%s\n", text);
}
