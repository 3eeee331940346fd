/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session-file.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "interchange/earcup-design-file.h"

/* A session is one flat JSON object, so that it can be read and edited by hand. What is as when
 * nothing is said is left out. */

#define FORMAT_KEY   "format"
#define ANY_FORMAT   "earcup-session-"

/* Returns: whether a file is a session by its name */
gboolean
earcup_session_file_is (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, EARCUP_SESSION_FILE_SUFFIX);
}

/* {{{ Writing */

static void
add_field (JsonBuilder         *builder,
           const EarcupSession *session,
           EarcupSessionField   field)
{
  g_autofree char *key = earcup_session_field_dup_key (field);

  json_builder_set_member_name (builder, key);
  switch (earcup_session_field_get_info (field)->type)
    {
    case EARCUP_SESSION_TYPE_TEXT:
      json_builder_add_string_value (builder, earcup_session_get_text (session, field));
      break;

    case EARCUP_SESSION_TYPE_SWITCH:
      json_builder_add_boolean_value (builder, earcup_session_is_on (session, field));
      break;

    case EARCUP_SESSION_TYPE_NUMBER:
    default:
      json_builder_add_double_value (builder, earcup_session_get_number (session, field));
      break;
    }
}

/* Writes a session as its file. (transfer full); any thread */
char *
earcup_session_file_write (const EarcupSession *session)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(EarcupSession) plain = earcup_session_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, FORMAT_KEY);
  json_builder_add_string_value (builder, EARCUP_SESSION_FILE_FORMAT);
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    if (!earcup_session_field_is_private (i) && !earcup_session_has_same (session, plain, i))
      add_field (builder, session, i);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

/**
 * earcup_session_file_save:
 * @session: a session
 * @file: where to
 * @error: return location for an error of %G_IO_ERROR
 *
 * Writes a session; where that fails the file before is still there. Any thread.
 *
 * Returns: whether it was written
 */
gboolean
earcup_session_file_save (const EarcupSession  *session,
                          GFile                *file,
                          GError              **error)
{
  g_autofree char *text = earcup_session_file_write (session);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}

/* }}} */
/* {{{ Reading */

static void G_GNUC_PRINTF (2, 3)
note (GPtrArray  *notes,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (notes != NULL)
    g_ptr_array_add (notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
read_text (EarcupSession      *session,
           EarcupSessionField  field,
           JsonNode           *node)
{
  const char *text;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  text = json_node_get_string (node);
  earcup_session_set_text (session, field, text);
  return g_str_equal (earcup_session_get_text (session, field), text);
}

static gboolean
read_number (EarcupSession      *session,
             EarcupSessionField  field,
             JsonNode           *node)
{
  GType type = json_node_get_value_type (node);
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  number = json_node_get_double (node);
  earcup_session_set_number (session, field, number);
  return fabs (earcup_session_get_number (session, field) - number) <= 0.0;
}

/* What cannot be used of a value stays as when nothing is said. */
static void
read_member (EarcupSession *session,
             const char    *key,
             JsonNode      *node,
             GPtrArray     *notes)
{
  EarcupSessionField field = EARCUP_SESSION_TRACK;
  gboolean is_right = FALSE;

  if (g_str_equal (key, FORMAT_KEY))
    return;

  if (!earcup_session_field_from_key (key, &field) ||
      earcup_session_field_is_private (field))
    {
      /* Translators: %s is a word that stands in a file */
      note (notes, _("“%s” is not known to this version and was passed over"), key);
      return;
    }

  if (JSON_NODE_HOLDS_VALUE (node))
    switch (earcup_session_field_get_info (field)->type)
      {
      case EARCUP_SESSION_TYPE_TEXT:
        is_right = read_text (session, field, node);
        break;

      case EARCUP_SESSION_TYPE_SWITCH:
        is_right = json_node_get_value_type (node) == G_TYPE_BOOLEAN;
        if (is_right)
          earcup_session_set_number (session, field, json_node_get_boolean (node) ? 1.0 : 0.0);
        break;

      case EARCUP_SESSION_TYPE_NUMBER:
      default:
        is_right = read_number (session, field, node);
        break;
      }

  if (!is_right)
    /* Translators: %s is a word that stands in a file */
    note (notes, _("“%s” had a value that cannot be and was brought into its range"), key);
}

static gboolean
check_format (JsonObject  *object,
              const char  *name,
              GPtrArray   *notes,
              GError     **error)
{
  JsonNode *node = json_object_get_member (object, FORMAT_KEY);
  const char *format = node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                       json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node) : "";

  if (!g_str_has_prefix (format, ANY_FORMAT))
    {
      /* Translators: %s is the name of a file */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is no session of Earcup"),
                   name);
      return FALSE;
    }

  if (!g_str_equal (format, EARCUP_SESSION_FILE_FORMAT))
    /* Translators: %s is the name of a file */
    note (notes, _("“%s” was written by another version of Earcup"), name);

  return TRUE;
}

/**
 * earcup_session_file_parse:
 * @text: what stands in a file
 * @length: its bytes, or -1 if it ends with a zero
 * @name: what the file is called, for messages
 * @notes: (nullable) (element-type utf8): is given a sentence for all that was passed over or
 *   brought into its range
 * @error: return location for an error of %G_IO_ERROR
 *
 * Reads a session.
 *
 * Fails with `INVALID_DATA` where the text is damaged or something else.
 *
 * Returns: (transfer full): the session, or %NULL with @error set; any thread
 */
EarcupSession *
earcup_session_file_parse (const char  *text,
                           gssize       length,
                           const char  *name,
                           GPtrArray   *notes,
                           GError     **error)
{
  g_autoptr(JsonObject) object = earcup_design_file_parse_object (text, length, name, NULL);
  g_autoptr(EarcupSession) session = NULL;
  g_autoptr(GList) keys = NULL;

  if (object == NULL)
    {
      /* Translators: %s is the name of a file */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is damaged and cannot be read as a session"), name);
      return NULL;
    }

  if (!check_format (object, name, notes, error))
    return NULL;

  session = earcup_session_new ();
  keys = json_object_get_members (object);
  for (GList *at = keys; at != NULL; at = at->next)
    read_member (session, at->data, json_object_get_member (object, at->data), notes);

  return g_steal_pointer (&session);
}

/**
 * earcup_session_file_load:
 * @file: a file of at most %EARCUP_SESSION_FILE_MOST_BYTES
 * @notes: (nullable) (element-type utf8): as in earcup_session_file_parse()
 * @error: return location for an error of %G_IO_ERROR
 *
 * Reads a session from a file. Any thread.
 *
 * Returns: (transfer full): the session, or %NULL with @error set
 */
EarcupSession *
earcup_session_file_load (GFile      *file,
                          GPtrArray  *notes,
                          GError    **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                                                 G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                 G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  g_autofree char *text = NULL;
  gsize length;

  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > EARCUP_SESSION_FILE_MOST_BYTES)
    {
      /* Translators: %s is the name of a file */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is no session of Earcup"),
                   name);
      return NULL;
    }

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return NULL;

  return earcup_session_file_parse (text, (gssize) length, name, notes, error);
}

/* }}} */
