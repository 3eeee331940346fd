/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-figure.h"

#include "catalogue/earcup-catalogue-error.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EarcupFigure
{
  char              *key;
  EarcupFigureForm   form;
  EarcupConfidence   confidence;
  gboolean           derived;
  gboolean           flag;
  GArray            *numbers;     /* of double */
  char             **texts;
  char             **sources;
};

G_DEFINE_BOXED_TYPE (EarcupFigure, earcup_figure, earcup_figure_ref, earcup_figure_unref)

G_DEFINE_ENUM_TYPE (EarcupConfidence, earcup_confidence,
  G_DEFINE_ENUM_VALUE (EARCUP_CONFIDENCE_UNVERIFIED, "unverified"),
  G_DEFINE_ENUM_VALUE (EARCUP_CONFIDENCE_LOW, "low"),
  G_DEFINE_ENUM_VALUE (EARCUP_CONFIDENCE_MEDIUM, "medium"),
  G_DEFINE_ENUM_VALUE (EARCUP_CONFIDENCE_HIGH, "high"))

G_DEFINE_ENUM_TYPE (EarcupFigureForm, earcup_figure_form,
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_NUMBER, "number"),
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_RANGE, "range"),
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_NUMBERS, "numbers"),
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_TEXT, "text"),
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_TEXTS, "texts"),
  G_DEFINE_ENUM_VALUE (EARCUP_FIGURE_FORM_FLAG, "flag"))

/* The longest ending of a key tells the unit, so the longer ones come first. */
static const struct
{
  const char *ending;
  const char *unit;
} units[] = {
  { "_db_at_0_dbu", "dB (0 dBu)" },
  { "_db_per_mw", "dB/mW" },
  { "_db_per_v", "dB/V" },
  { "_year", "" },
  { "_ohm", "Ω" },
  { "_usd", "US$" },
  { "_db", "dB" },
  { "_hz", "Hz" },
  { "_mm", "mm" },
  { "_g", "g" },
  { "_m", "m" },
  { "_n", "N" },
  { "_w", "W" },
};

static gboolean
refuse (GError     **error,
        const char  *key,
        const char  *reason)
{
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
               /* Translators: the key of a figure in the data, and what is wrong with it. */
               _("%s: %s"), key, reason);
  return FALSE;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && isfinite (json_node_get_double (node));
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         *json_node_get_string (node) != '\0';
}

static void
add_number (EarcupFigure *self,
            JsonNode     *node)
{
  double number = json_node_get_double (node);

  g_array_append_val (self->numbers, number);
}

static gboolean
read_value (EarcupFigure  *self,
            JsonNode      *node,
            GError       **error)
{
  if (is_number (node))
    {
      self->form = EARCUP_FIGURE_FORM_NUMBER;
      add_number (self, node);
    }
  else if (is_text (node))
    {
      self->form = EARCUP_FIGURE_FORM_TEXT;
      self->texts = g_new0 (char *, 2);
      self->texts[0] = g_strdup (json_node_get_string (node));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      self->form = EARCUP_FIGURE_FORM_FLAG;
      self->flag = json_node_get_boolean (node);
    }
  else
    return refuse (error, self->key, _("the value is neither a number, a text nor a flag"));

  return TRUE;
}

static gboolean
read_list (EarcupFigure  *self,
           JsonNode      *node,
           GError       **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_elements = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < n_elements; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (is_number (element) && self->numbers->len == i)
        add_number (self, element);
      else if (is_text (element) && self->numbers->len == 0)
        g_strv_builder_add (texts, json_node_get_string (element));
      else
        return refuse (error, self->key, _("the list holds more than one kind of thing"));
    }

  if (n_elements == 0)
    return refuse (error, self->key, _("the list is empty"));

  self->form = self->numbers->len > 0 ? EARCUP_FIGURE_FORM_NUMBERS : EARCUP_FIGURE_FORM_TEXTS;
  self->texts = g_strv_builder_end (texts);
  return TRUE;
}

static gboolean
read_range (EarcupFigure  *self,
            JsonNode      *node,
            GError       **error)
{
  if (!read_list (self, node, error))
    return FALSE;
  if (self->form != EARCUP_FIGURE_FORM_NUMBERS || self->numbers->len != 2 ||
      g_array_index (self->numbers, double, 0) >= g_array_index (self->numbers, double, 1))
    return refuse (error, self->key, _("a range is two rising numbers"));

  self->form = EARCUP_FIGURE_FORM_RANGE;
  return TRUE;
}

static gboolean
read_content (EarcupFigure  *self,
              JsonObject    *object,
              GError       **error)
{
  JsonNode *value = json_object_get_member (object, "value");
  JsonNode *range = json_object_get_member (object, "range");
  JsonNode *list = json_object_get_member (object, "list");

  if ((value != NULL) + (range != NULL) + (list != NULL) != 1)
    return refuse (error, self->key, _("exactly one of value, range and list must be there"));

  if (value != NULL)
    return read_value (self, value, error);
  return range != NULL ? read_range (self, range, error) : read_list (self, list, error);
}

static gboolean
read_confidence (EarcupFigure  *self,
                 JsonObject    *object,
                 GError       **error)
{
  g_autoptr(GEnumClass) codes = g_type_class_ref (EARCUP_TYPE_CONFIDENCE);
  const char *code = json_object_get_string_member_with_default (object, "confidence", "");
  GEnumValue *value = g_enum_get_value_by_nick (codes, code);

  if (value == NULL)
    return refuse (error, self->key, _("the confidence is none of the four codes"));

  self->confidence = value->value;
  return TRUE;
}

static gboolean
read_sources (EarcupFigure       *self,
              JsonObject         *object,
              const char *const  *table,
              GError            **error)
{
  JsonNode *node = json_object_get_member (object, "sources");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  guint n_sources = array != NULL ? json_array_get_length (array) : 0;
  guint n_known = g_strv_length ((char **) table);
  g_autoptr(GStrvBuilder) sources = g_strv_builder_new ();

  if (n_sources == 0 && self->confidence != EARCUP_CONFIDENCE_UNVERIFIED)
    return refuse (error, self->key, _("a figure without a source must be called unverified"));

  for (guint i = 0; i < n_sources; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!is_number (element) || json_node_get_int (element) < 0 ||
          json_node_get_int (element) >= n_known)
        return refuse (error, self->key, _("a source is not in the entry's list of sources"));
      g_strv_builder_add (sources, table[json_node_get_int (element)]);
    }

  self->sources = g_strv_builder_end (sources);
  return TRUE;
}

/**
 * earcup_figure_new_from_json:
 * @key: what the figure is, with its unit at the end, for example `impedance_ohm`
 * @object: its value, range or list, its confidence and the numbers of its sources
 * @source_table: (array zero-terminated=1): the sources of the entry, counted from 0
 * @error: return location for an error
 *
 * Reads a figure from the bundled data.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA.
 *
 * Returns: (transfer full): the figure, or %NULL; any thread
 */
EarcupFigure *
earcup_figure_new_from_json (const char         *key,
                             JsonObject         *object,
                             const char *const  *source_table,
                             GError            **error)
{
  g_autoptr(EarcupFigure) self = g_atomic_rc_box_new0 (EarcupFigure);

  self->key = g_strdup (key);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  self->derived = json_object_get_boolean_member_with_default (object, "derived", FALSE);

  if (!read_content (self, object, error) || !read_confidence (self, object, error) ||
      !read_sources (self, object, source_table, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Takes another reference. */
EarcupFigure *
earcup_figure_ref (EarcupFigure *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupFigure *self = data;

  g_free (self->key);
  g_array_unref (self->numbers);
  g_strfreev (self->texts);
  g_strfreev (self->sources);
}

/* Gives a reference back. */
void
earcup_figure_unref (EarcupFigure *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Gets what the figure is, for example `impedance_ohm`. */
const char *
earcup_figure_get_key (const EarcupFigure *self)
{
  return self->key;
}

/* Gets the sign of the unit that the key ends with, "" for a pure number or a text. */
const char *
earcup_figure_get_unit (const EarcupFigure *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (self->key, units[i].ending))
      return units[i].unit;

  return "";
}

/* Gets which of the getters below applies. */
EarcupFigureForm
earcup_figure_get_form (const EarcupFigure *self)
{
  return self->form;
}

/* Gets how well the figure is known. */
EarcupConfidence
earcup_figure_get_confidence (const EarcupFigure *self)
{
  return self->confidence;
}

/* Gets where the figure comes from: addresses or short names, none for an unverified one. */
const char *const *
earcup_figure_get_sources (const EarcupFigure *self)
{
  return (const char *const *) self->sources;
}

/* Gets whether the figure follows from others instead of being published itself. */
gboolean
earcup_figure_is_derived (const EarcupFigure *self)
{
  return self->derived;
}

/* Gets the number, or the first of several, in the figure's unit; NaN where there is none. */
double
earcup_figure_get_number (const EarcupFigure *self)
{
  return self->numbers->len > 0 ? g_array_index (self->numbers, double, 0) : (double) NAN;
}

/* Gets all numbers, in the figure's unit; a range has two, the lower one first. */
const double *
earcup_figure_get_numbers (const EarcupFigure *self,
                           guint              *n_numbers)
{
  *n_numbers = self->numbers->len;
  return (const double *) (gpointer) self->numbers->data;
}

/* Gets the text, or the first of several; %NULL where there is none. */
const char *
earcup_figure_get_text (const EarcupFigure *self)
{
  return self->texts != NULL ? self->texts[0] : NULL;
}

/* Gets all texts; %NULL where there is none. */
const char *const *
earcup_figure_get_texts (const EarcupFigure *self)
{
  return (const char *const *) self->texts;
}

/* Gets the flag; %FALSE where there is none. */
gboolean
earcup_figure_get_flag (const EarcupFigure *self)
{
  return self->flag;
}

static char *
join_numbers (const EarcupFigure *self,
              const char         *separator)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->numbers->len; i++)
    g_string_append_printf (text, "%s%.10g", i > 0 ? separator : "",
                            g_array_index (self->numbers, double, i));
  if (*earcup_figure_get_unit (self) != '\0')
    g_string_append_printf (text, "\u202f%s", earcup_figure_get_unit (self));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * earcup_figure_dup_display:
 * @self: a figure
 *
 * Writes the figure for people: the numbers in the user's locale, then a narrow blank and the
 * unit; texts joined by commas.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_figure_dup_display (const EarcupFigure *self)
{
  switch (self->form)
    {
    case EARCUP_FIGURE_FORM_RANGE:
      return join_numbers (self, "–");
    case EARCUP_FIGURE_FORM_NUMBER:
    case EARCUP_FIGURE_FORM_NUMBERS:
      return join_numbers (self, ", ");
    case EARCUP_FIGURE_FORM_FLAG:
      return g_strdup (self->flag ? _("yes") : _("no"));
    case EARCUP_FIGURE_FORM_TEXT:
    case EARCUP_FIGURE_FORM_TEXTS:
    default:
      return g_strjoinv (", ", self->texts);
    }
}
