/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-data-file.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-data.h"
#include "earcup-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/**
 * earcup_data_file_register:
 *
 * Makes the data that are built into the program known to GIO, however often it is called. Any
 * thread.
 */
void
earcup_data_file_register (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      earcup_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * earcup_data_file_refuse:
 * @file: a file of the program's own data, for the message
 * @reason: what is wrong with it, a clause in the user's language
 * @error: return location for an error
 *
 * Sets %EARCUP_CATALOGUE_ERROR_BAD_DATA.
 *
 * Returns: %FALSE; any thread
 */
gboolean
earcup_data_file_refuse (const char  *file,
                         const char  *reason,
                         GError     **error)
{
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
               /* Translators: a file of the program's own data, and what is wrong with it. */
               _("The data file “%s”: %s"), file, reason);
  return FALSE;
}

/**
 * earcup_data_file_parse:
 * @parser: what will own the list
 * @text: JSON
 * @length: its length in bytes, or -1 if it ends with a zero
 * @file: the name of the file, for messages
 * @format: what its member "format" has to say
 * @key: the member that is a list of objects
 * @error: return location for an error
 *
 * Reads a data file and finds the list of objects in it.
 *
 * Fails with a %JSON_PARSER_ERROR or %EARCUP_CATALOGUE_ERROR_BAD_DATA.
 *
 * Returns: (transfer none): the list, which lives as long as @parser, or %NULL; any thread
 */
JsonArray *
earcup_data_file_parse (JsonParser  *parser,
                        const char  *text,
                        gssize       length,
                        const char  *file,
                        const char  *format,
                        const char  *key,
                        GError     **error)
{
  JsonNode *node, *list;
  JsonObject *root;

  if (!json_parser_load_from_data (parser, text, length, error))
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }

  node = json_parser_get_root (parser);
  root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  list = root != NULL ? json_object_get_member (root, key) : NULL;
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) ||
      g_strcmp0 (json_object_get_string_member_with_default (root, "format", NULL), format) != 0)
    {
      earcup_data_file_refuse (file, _("it does not have the format that was expected"), error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (json_node_get_array (list), i)))
      {
        earcup_data_file_refuse (file, _("its list holds something that is no object"), error);
        return NULL;
      }

  return json_node_get_array (list);
}

/**
 * earcup_data_file_load:
 * @parser: what will own the list
 * @file: the path below %EARCUP_DATA_PATH of a file that is built into the program
 * @format: what its member "format" has to say
 * @key: the member that is a list of objects
 * @error: return location for an error
 *
 * Reads a file of the program's own data. Fails as earcup_data_file_parse() does, or with a
 * %G_RESOURCE_ERROR where there is no such file.
 *
 * Returns: (transfer none): the list, which lives as long as @parser, or %NULL; any thread
 */
JsonArray *
earcup_data_file_load (JsonParser  *parser,
                       const char  *file,
                       const char  *format,
                       const char  *key,
                       GError     **error)
{
  g_autofree char *path = g_strconcat (EARCUP_DATA_PATH, file, NULL);
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  return earcup_data_file_parse (parser, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), file, format, key, error);
}
