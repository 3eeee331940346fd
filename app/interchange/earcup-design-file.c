/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-design-file.h"

#include "earcup-config.h"
#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define EAR_NAME "oes711"     /* the only ear: the occluded-ear simulator of IEC 60318-4 */

/* A key and the word that stands where a number should, in any case. */
#define BARE_WORD "\"([^\"\\\\[:cntrl:]]{1,40})\"\\s*:\\s*([-+]?(?:nan|inf(?:inity)?))\\b"

static const char *const scope_names[] = { "ear", "driver" };   /* by EarcupSectionScope */

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (GError                 **error,
        EarcupInterchangeError   code,
        const char              *name,
        const char              *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, EARCUP_INTERCHANGE_ERROR, code, "“%s”: %s", name, sentence);
  return FALSE;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return JSON_NODE_HOLDS_VALUE (node) && (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE);
}

/* A number too large for a double is read as infinity, which only "inf" may stand for. */
static gboolean
is_finite (JsonNode *node)
{
  return is_number (node) && isfinite (json_node_get_double (node));
}

static char *
dup_node_text (JsonNode *node)
{
  char *text;

  if (is_number (node) && !is_finite (node))
    return g_strdup (_("too large a number"));

  text = json_to_string (node, FALSE);
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *start = g_utf8_substring (text, 0, 40);

      g_free (text);
      text = g_strconcat (start, "…", NULL);
    }
  return text;
}

static gboolean
is_text (JsonNode   *node,
         const char *text)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (node), text);
}

static gboolean
refuse_text (GError     **error,
             const char  *name,
             const char  *key,
             const char  *text,
             const char  *wanted)
{
  return refuse (error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE, name,
                 /* Translators: a key, what stands there, and what should. */
                 _("%s is %s, it must be %s"), key, text, wanted);
}

static gboolean
refuse_node (GError     **error,
             const char  *name,
             const char  *key,
             JsonNode    *node,
             const char  *wanted)
{
  g_autofree char *text = dup_node_text (node);

  return refuse_text (error, name, key, text, wanted);
}

static const char *
get_wanted (const EarcupParameterInfo *info)
{
  return info->open_ended ? _("a number or \"inf\"") : _("a number");
}

static gboolean
read_parameter (JsonObject       *object,
                EarcupParameter   parameter,
                const char       *name,
                double           *value,
                GError          **error)
{
  const EarcupParameterInfo *info = earcup_parameter_get_info (parameter);
  JsonNode *node = json_object_get_member (object, info->key);

  if (node == NULL && parameter == EARCUP_PARAMETER_EAR_LOSS)
    {
      *value = 1.0;
      return TRUE;
    }

  if (node == NULL)
    return refuse (error, EARCUP_INTERCHANGE_ERROR_MISSING_KEY, name,
                   /* Translators: a key, then what it stands for. */
                   _("%s (%s) is missing"), info->key, info->summary);

  if (info->open_ended && is_text (node, "inf"))
    *value = INFINITY;
  else if (is_finite (node))
    *value = json_node_get_double (node);
  else
    return refuse_node (error, name, info->key, node, get_wanted (info));

  return TRUE;
}

static gboolean
read_member (JsonObject  *object,
             const char  *key,
             const char  *name,
             double      *value,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return refuse (error, EARCUP_INTERCHANGE_ERROR_MISSING_KEY, name,
                   _("a residual section in res has no %s"), key);
  if (!is_finite (node))
    return refuse_node (error, name, key, node, _("a number"));

  *value = json_node_get_double (node);
  return TRUE;
}

static gboolean
read_scope (JsonObject          *object,
            const char          *name,
            EarcupSectionScope  *scope,
            GError             **error)
{
  JsonNode *node = json_object_get_member (object, "scope");

  *scope = EARCUP_SECTION_SCOPE_EAR;
  if (node == NULL || is_text (node, scope_names[EARCUP_SECTION_SCOPE_EAR]))
    return TRUE;
  if (!is_text (node, scope_names[EARCUP_SECTION_SCOPE_DRIVER]))
    return refuse_node (error, name, "scope", node, _("\"ear\" or \"driver\""));

  *scope = EARCUP_SECTION_SCOPE_DRIVER;
  return TRUE;
}

static gboolean
read_section (JsonNode       *node,
              const char     *name,
              EarcupSection  *section,
              GError        **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_node (error, name, "res", node, _("a list of {f, Q, g, scope}"));

  object = json_node_get_object (node);
  return read_member (object, "f", name, &section->hz, error) &&
         read_member (object, "Q", name, &section->q, error) &&
         read_member (object, "g", name, &section->gain_db, error) &&
         read_scope (object, name, &section->scope, error);
}

static gboolean
read_sections (JsonObject     *object,
               const char     *name,
               EarcupSection  *sections,
               guint          *n_sections,
               GError        **error)
{
  JsonNode *node = json_object_get_member (object, "res");
  JsonArray *array;

  *n_sections = 0;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_node (error, name, "res", node, _("a list of {f, Q, g, scope}"));

  array = json_node_get_array (node);
  if (json_array_get_length (array) > EARCUP_DESIGN_MAX_SECTIONS)
    return refuse (error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE, name,
                   _("res has %u residual sections, at most %d are possible"),
                   json_array_get_length (array), EARCUP_DESIGN_MAX_SECTIONS);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_section (json_array_get_element (array, i), name, &sections[i], error))
      return FALSE;

  *n_sections = json_array_get_length (array);
  return TRUE;
}

static gboolean
read_rad (JsonObject  *object,
          const char  *name,
          gboolean    *radiates,
          GError     **error)
{
  JsonNode *node = json_object_get_member (object, "rad");

  *radiates = TRUE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_node (error, name, "rad", node, _("true or false"));

  *radiates = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
check_ear (JsonObject  *object,
           const char  *name,
           GError     **error)
{
  JsonNode *node = json_object_get_member (object, "ear");
  g_autofree char *text = NULL;

  if (node == NULL || is_text (node, EAR_NAME))
    return TRUE;

  text = dup_node_text (node);
  return refuse (error, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED, name,
                 /* Translators: what the file says, then the one possible value. */
                 _("ear is %s, the only ear is \"%s\""), text, EAR_NAME);
}

/**
 * earcup_design_from_json:
 * @object: an object with the keys of a design; SI units
 * @name: what messages call the place it comes from
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a design of a JSON object.
 *
 * Every parameter must be there, except `ear_loss` (1), `res` (none), `rad` (true) and `ear`
 * ("oes711"). Where a branch can be blocked, the text "inf" stands for infinity. Keys that are
 * not known are passed over; earcup_design_file_dup_unknown_keys() lists them.
 *
 * Fails with `MISSING_KEY`, `BAD_VALUE` or, for another ear, `UNSUPPORTED`.
 *
 * Returns: (transfer full): the design, or %NULL; any thread
 */
EarcupDesign *
earcup_design_from_json (JsonObject  *object,
                         const char  *name,
                         GError     **error)
{
  EarcupSection sections[EARCUP_DESIGN_MAX_SECTIONS];
  double values[EARCUP_N_PARAMETERS];
  g_autoptr(GError) reason = NULL;
  EarcupDesign *design;
  gboolean radiates;
  guint n_sections;

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    if (!read_parameter (object, i, name, &values[i], error))
      return NULL;

  if (!read_rad (object, name, &radiates, error) || !check_ear (object, name, error) ||
      !read_sections (object, name, sections, &n_sections, error))
    return NULL;

  design = earcup_design_new (values, radiates, sections, n_sections, &reason);
  if (design == NULL)
    refuse (error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE, name, "%s", reason->message);

  return design;
}

/**
 * earcup_design_file_dup_unknown_keys:
 * @object: an object with the keys of a design
 *
 * Lists the keys that earcup_design_from_json() passes over, in the order of the file.
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys, often none; any thread
 */
char **
earcup_design_file_dup_unknown_keys (JsonObject *object)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *item = members; item != NULL; item = item->next)
    {
      const char *key = item->data;
      EarcupParameter parameter;

      if (!earcup_parameter_from_key (key, &parameter) && !g_str_equal (key, "res") &&
          !g_str_equal (key, "rad") && !g_str_equal (key, "ear"))
        g_strv_builder_add (keys, key);
    }

  return g_strv_builder_end (keys);
}

/* The parser calls itself once per bracket, so that a file of nothing but brackets could use
 * up the stack. They are counted wherever they stand, for what counts as a text or a comment is
 * the parser's to say; a design has ten. */
static gboolean
check_brackets (const char  *text,
                gsize        length,
                const char  *name,
                GError     **error)
{
  guint n_brackets = 0;

  for (gsize i = 0; i < length; i++)
    n_brackets += text[i] == '{' || text[i] == '[' ? 1 : 0;

  if (n_brackets > EARCUP_DESIGN_FILE_MAX_BRACKETS)
    return refuse (error, EARCUP_INTERCHANGE_ERROR_TOO_LARGE, name,
                   _("it opens %u brackets, at most %d are read"), n_brackets,
                   EARCUP_DESIGN_FILE_MAX_BRACKETS);
  return TRUE;
}

/* Other programs write infinity and what is no number at all as bare words, which JSON does not
 * know. A text that the parser refuses is searched for them, because the parser says only in
 * which line the word stands. Returns whether there is one. */
static gboolean
refuse_word (const char  *text,
             gsize        length,
             const char  *name,
             GError     **error)
{
  g_autoptr(GRegex) regex = g_regex_new (BARE_WORD, G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *key = NULL;
  g_autofree char *word = NULL;
  EarcupParameter parameter;
  const char *wanted = _("a number");

  if (!g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL))
    return FALSE;

  key = g_match_info_fetch (match, 1);
  word = g_match_info_fetch (match, 2);
  if (earcup_parameter_from_key (key, &parameter))
    wanted = get_wanted (earcup_parameter_get_info (parameter));

  refuse_text (error, name, key, word, wanted);
  return TRUE;
}

/**
 * earcup_design_file_parse_object:
 * @text: (array length=length): the text
 * @length: its bytes, or -1 where it ends with a NUL
 * @name: the file's name, for messages
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Takes one JSON object out of a text, without a look at its keys.
 *
 * Fails with `UNKNOWN_FORMAT` (empty, or not text), `BAD_VALUE` (a bare NaN or Infinity),
 * `MALFORMED` (not JSON, or not an object) or `TOO_LARGE`.
 *
 * Returns: (transfer full): the object, or %NULL; any thread
 */
JsonObject *
earcup_design_file_parse_object (const char  *text,
                                 gssize       length,
                                 const char  *name,
                                 GError     **error)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) reason = NULL;
  JsonNode *root;

  if (!earcup_text_file_check (text, n_bytes, name, error) ||
      !check_brackets (text, n_bytes, name, error))
    return NULL;

  if (!json_parser_load_from_data (parser, text, (gssize) n_bytes, &reason))
    {
      if (!refuse_word (text, n_bytes, name, error))
        refuse (error, EARCUP_INTERCHANGE_ERROR_MALFORMED, name,
                /* Translators: %s is the parser's own message. */
                _("this is not JSON: %s"), reason->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, EARCUP_INTERCHANGE_ERROR_MALFORMED, name,
              _("a design must be one JSON object in braces"));
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

/**
 * earcup_design_file_load_object:
 * @file: the file, of at most %EARCUP_DESIGN_FILE_MAX_BYTES
 * @error: return location for an error
 *
 * Reads one JSON object from a file, without a look at its keys.
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise as
 * earcup_design_file_parse_object().
 *
 * Returns: (transfer full): the object, or %NULL; any thread, blocks
 */
JsonObject *
earcup_design_file_load_object (GFile   *file,
                                GError **error)
{
  return earcup_text_file_read (file, EARCUP_DESIGN_FILE_MAX_BYTES,
                                (EarcupTextFileParser) earcup_design_file_parse_object, error);
}

/**
 * earcup_design_file_parse:
 * @text: (array length=length): the text of a design file
 * @length: its bytes, or -1 where it ends with a NUL
 * @name: the file's name, for messages
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a design of the text of a design file, by the rules of earcup_design_from_json().
 *
 * Returns: (transfer full): the design, or %NULL; any thread
 */
EarcupDesign *
earcup_design_file_parse (const char  *text,
                          gssize       length,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(JsonObject) object = earcup_design_file_parse_object (text, length, name, error);

  return object != NULL ? earcup_design_from_json (object, name, error) : NULL;
}

/**
 * earcup_design_file_load:
 * @file: a design file, of at most %EARCUP_DESIGN_FILE_MAX_BYTES
 * @error: return location for an error
 *
 * Reads a design from a file, by the rules of earcup_design_from_json().
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise with an error of domain
 * %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the design, or %NULL; any thread, blocks
 */
EarcupDesign *
earcup_design_file_load (GFile   *file,
                         GError **error)
{
  return earcup_text_file_read (file, EARCUP_DESIGN_FILE_MAX_BYTES,
                                (EarcupTextFileParser) earcup_design_file_parse, error);
}

static void
append_number (GString *text,
               double   value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, isinf (value) ? "\"inf\""
                                       : g_ascii_dtostr (digits, sizeof digits, value));
}

static void
append_section (GString             *text,
                const EarcupSection *section)
{
  g_string_append (text, "    { \"f\": ");
  append_number (text, section->hz);
  g_string_append (text, ", \"Q\": ");
  append_number (text, section->q);
  g_string_append (text, ", \"g\": ");
  append_number (text, section->gain_db);
  g_string_append_printf (text, ", \"scope\": \"%s\" }", scope_names[section->scope]);
}

/**
 * earcup_design_file_format:
 * @design: a design
 *
 * Writes a design as the text of a design file: JSON, one parameter on each line, SI units.
 * Reading it back gives exactly the same numbers.
 *
 * Returns: (transfer full): the text, with a line break at its end; any thread
 */
char *
earcup_design_file_format (const EarcupDesign *design)
{
  g_autoptr(GString) text = g_string_new ("{\n");
  const EarcupSection *sections;
  guint n_sections;

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    {
      g_string_append_printf (text, "  \"%s\": ", earcup_parameter_get_info (i)->key);
      append_number (text, earcup_design_get (design, i));
      g_string_append (text, ",\n");
    }

  g_string_append_printf (text, "  \"rad\": %s,\n  \"ear\": \"%s\",\n  \"res\": [",
                          earcup_design_get_radiates (design) ? "true" : "false", EAR_NAME);

  sections = earcup_design_get_sections (design, &n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      g_string_append (text, i == 0 ? "\n" : ",\n");
      append_section (text, &sections[i]);
    }

  g_string_append (text, n_sections > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
