/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "trials/earcup-blind-record.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "trials/earcup-binomial.h"

#define N_ASSIGNMENTS 6       /* no kind draws from more */
#define LONGEST_TEXT  1000    /* bytes */

typedef struct {
  guint  assignment;
  guint  answer;
  double seconds;
} Trial;

struct _EarcupBlindRecord
{
  EarcupBlindKind        kind;
  guint                  n_trials;
  guint                  score;
  GDateTime             *when;
  EarcupBlindConditions  conditions;
  Trial                 *trials;
};

/* A text or number of the conditions: its key, and where it is kept. */
typedef struct {
  const char *key;
  gsize       offset;
} Field;

#define FIELD(key) { #key, G_STRUCT_OFFSET (EarcupBlindConditions, key) }

static const Field texts[] = {
  FIELD (model_a), FIELD (model_b), FIELD (worn), FIELD (track),
};

static const Field numbers[] = {
  FIELD (loop_from_s), FIELD (loop_to_s), FIELD (gain_a_db), FIELD (gain_b_db),
  FIELD (residual_lu),
};

G_DEFINE_BOXED_TYPE (EarcupBlindRecord, earcup_blind_record, earcup_blind_record_ref,
                     earcup_blind_record_unref)
G_DEFINE_QUARK (earcup-blind-record-error-quark, earcup_blind_record_error)

static const char **
text_of (EarcupBlindConditions *conditions,
         guint                  field)
{
  return G_STRUCT_MEMBER_P (conditions, texts[field].offset);
}

static double *
number_of (EarcupBlindConditions *conditions,
           guint                  field)
{
  return G_STRUCT_MEMBER_P (conditions, numbers[field].offset);
}

/**
 * earcup_blind_record_new:
 * @test: a finished test
 * @conditions: under which conditions it was made
 * @when: when it was finished
 *
 * Keeps a test for good.
 *
 * Returns: (transfer full): the record
 */
EarcupBlindRecord *
earcup_blind_record_new (EarcupBlindTest             *test,
                         const EarcupBlindConditions *conditions,
                         GDateTime                   *when)
{
  EarcupBlindRecord *self;

  g_return_val_if_fail (earcup_blind_test_is_finished (test), NULL);

  self = g_atomic_rc_box_new0 (EarcupBlindRecord);
  self->kind = earcup_blind_test_get_kind (test);
  self->n_trials = earcup_blind_test_get_n_trials (test);
  self->score = (guint) earcup_blind_test_get_score (test);
  self->when = g_date_time_ref (when);
  self->conditions = *conditions;
  self->trials = g_new0 (Trial, self->n_trials);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_of (&self->conditions, i) = g_strdup (*text_of (&self->conditions, i));

  for (guint i = 0; i < self->n_trials; i++)
    earcup_blind_test_get_trial (test, i, &self->trials[i].assignment, &self->trials[i].answer,
                                 &self->trials[i].seconds);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupBlindRecord *
earcup_blind_record_ref (EarcupBlindRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupBlindRecord *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free ((char *) *text_of (&self->conditions, i));

  g_clear_pointer (&self->when, g_date_time_unref);
  g_free (self->trials);
}

/* Gives up a reference; any thread. */
void
earcup_blind_record_unref (EarcupBlindRecord *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: what was asked; any thread */
EarcupBlindKind
earcup_blind_record_get_kind (const EarcupBlindRecord *self)
{
  return self->kind;
}

/* Returns: how many trials there were; any thread */
guint
earcup_blind_record_get_n_trials (const EarcupBlindRecord *self)
{
  return self->n_trials;
}

/* Returns: how many answers were right, or how often A was liked better; any thread */
guint
earcup_blind_record_get_score (const EarcupBlindRecord *self)
{
  return self->score;
}

/**
 * earcup_blind_record_get_conditions:
 * @self: a record
 * @conditions: (out caller-allocates): the conditions; their texts belong to the record
 *
 * Gets the conditions under which a test was made. Any thread.
 */
void
earcup_blind_record_get_conditions (const EarcupBlindRecord *self,
                                    EarcupBlindConditions   *conditions)
{
  *conditions = self->conditions;
}

/* Returns: (transfer none): when the test was finished; any thread */
GDateTime *
earcup_blind_record_get_when (const EarcupBlindRecord *self)
{
  return self->when;
}

/**
 * earcup_blind_record_compute_p:
 * @self: a record
 *
 * Computes how likely such a score is when nothing is heard: one-sided for ABX and triangle,
 * two-sided for a preference.
 *
 * Returns: a probability, 0 to 1; any thread
 */
double
earcup_blind_record_compute_p (const EarcupBlindRecord *self)
{
  if (self->kind == EARCUP_BLIND_PREFERENCE)
    return earcup_binomial_two_sided (self->n_trials, self->score);

  return earcup_binomial_tail (self->n_trials, self->score,
                               earcup_blind_kind_get_chance (self->kind));
}

/**
 * earcup_blind_record_compute_power:
 * @self: a record
 *
 * Computes how likely a listener who is right in %EARCUP_BLIND_ABILITY of the trials, or likes
 * one of the two better so often, passes this test with fewer than %EARCUP_BLIND_LEVEL left to
 * chance.
 *
 * Returns: a probability, 0 to 1; any thread
 */
double
earcup_blind_record_compute_power (const EarcupBlindRecord *self)
{
  return earcup_blind_kind_compute_power (self->kind, self->n_trials);
}

static char *
dup_preference (const EarcupBlindRecord *self,
                double                   p)
{
  gboolean first = 2 * self->score > self->n_trials;
  const char *name = first ? self->conditions.model_a : self->conditions.model_b;

  if (p < EARCUP_BLIND_LEVEL)
    /* Translators: the name of a headphone. */
    return g_strdup_printf (_("You chose %s more often than chance explains well. That says what "
                              "you liked on this loop, not which is better."), name);

  return g_strdup (_("No clear preference: a listener without one gets such a count often "
                     "enough. It does not show that the two are alike."));
}

/**
 * earcup_blind_record_dup_verdict:
 * @self: a record
 *
 * Says what a result means, and no more.
 *
 * Returns: (transfer full): one or two sentences in the user's language; any thread
 */
char *
earcup_blind_record_dup_verdict (const EarcupBlindRecord *self)
{
  double p = earcup_blind_record_compute_p (self);

  if (self->kind == EARCUP_BLIND_PREFERENCE)
    return dup_preference (self, p);

  if (p < EARCUP_BLIND_LEVEL)
    return g_strdup (_("Guessing seldom does so well: you very likely heard a difference on this "
                       "loop. It does not say which of the two is better."));

  return g_strdup (_("Guessing often does as well, so this test shows no audible difference. "
                     "It does not show that there is none."));
}

static void
add_conditions (JsonBuilder             *builder,
                const EarcupBlindRecord *self)
{
  EarcupBlindConditions conditions = self->conditions;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*text_of (&conditions, i) != NULL)
      {
        json_builder_set_member_name (builder, texts[i].key);
        json_builder_add_string_value (builder, *text_of (&conditions, i));
      }

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      json_builder_set_member_name (builder, numbers[i].key);
      json_builder_add_double_value (builder, *number_of (&conditions, i));
    }
}

static void
add_trials (JsonBuilder             *builder,
            const EarcupBlindRecord *self)
{
  json_builder_set_member_name (builder, "trials");
  json_builder_begin_array (builder);

  for (guint i = 0; i < self->n_trials; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "assignment");
      json_builder_add_int_value (builder, self->trials[i].assignment);
      json_builder_set_member_name (builder, "answer");
      json_builder_add_int_value (builder, self->trials[i].answer);
      json_builder_set_member_name (builder, "seconds");
      json_builder_add_double_value (builder, self->trials[i].seconds);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/**
 * earcup_blind_record_to_json:
 * @self: a record
 *
 * Writes a record as its file.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_blind_record_to_json (const EarcupBlindRecord *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *when = g_date_time_format_iso8601 (self->when);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, EARCUP_BLIND_RECORD_FORMAT);
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, earcup_blind_kind_get_name (self->kind));
  json_builder_set_member_name (builder, "score");
  json_builder_add_int_value (builder, self->score);
  json_builder_set_member_name (builder, "p");
  json_builder_add_double_value (builder, earcup_blind_record_compute_p (self));
  add_conditions (builder, self);
  add_trials (builder, self);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/* Quotes a text for a table whose columns are parted by commas (RFC 4180). */
static void
append_quoted (GString    *table,
               const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (table, ",\"%s\"", doubled);
}

static void
append_number (GString *table,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (table, ",%s", g_ascii_formatd (buffer, sizeof buffer, "%.9g", value));
}

/**
 * earcup_blind_record_to_csv:
 * @self: a record
 *
 * Writes a record as a table with one row per trial, a heading, and the conditions repeated in
 * each row, so that tables of several tests can be put under one another.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_blind_record_to_csv (const EarcupBlindRecord *self)
{
  GString *table = g_string_new ("when,kind,trial,assignment,answer,seconds");
  EarcupBlindConditions conditions = self->conditions;
  g_autofree char *when = g_date_time_format_iso8601 (self->when);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (table, ",%s", texts[i].key);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (table, ",%s", numbers[i].key);
  g_string_append (table, "\r\n");

  for (guint t = 0; t < self->n_trials; t++)
    {
      g_string_append_printf (table, "%s,%s,%u,%u,%u", when,
                              earcup_blind_kind_get_name (self->kind), t + 1,
                              self->trials[t].assignment, self->trials[t].answer);
      append_number (table, self->trials[t].seconds);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        append_quoted (table, *text_of (&conditions, i));
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        append_number (table, *number_of (&conditions, i));
      g_string_append (table, "\r\n");
    }

  return g_string_free (table, FALSE);
}

static gboolean
refuse (GError     **error,
        const char  *name,
        const char  *key)
{
  g_set_error (error, EARCUP_BLIND_RECORD_ERROR, EARCUP_BLIND_RECORD_ERROR_BAD_VALUE,
               /* Translators: the name of a file, and a key in it. */
               _("“%s”: %s is missing or cannot be right"), name, key);
  return FALSE;
}

static const char *
get_text (JsonObject *object,
          const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (node);
  return strlen (text) <= LONGEST_TEXT ? text : NULL;
}

static double
get_number (JsonObject *object,
            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) == G_TYPE_STRING)
    return NAN;

  return json_node_get_double (node);
}

/* A whole number from 0 to below @end. */
static gboolean
get_count (JsonObject *object,
           const char *key,
           guint       end,
           guint      *count)
{
  double value = get_number (object, key);

  if (!(value >= 0.0 && value < end) || value != floor (value))
    return FALSE;

  *count = (guint) value;
  return TRUE;
}

static gboolean
read_trials (EarcupBlindRecord  *self,
             JsonObject         *object,
             const char         *name,
             GError            **error)
{
  JsonNode *node = json_object_get_member (object, "trials");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  self->n_trials = array != NULL ? json_array_get_length (array) : 0;
  if (self->n_trials < EARCUP_BLIND_FEWEST_TRIALS || self->n_trials > EARCUP_BLIND_MOST_TRIALS)
    return refuse (error, name, "trials");

  self->trials = g_new0 (Trial, self->n_trials);
  for (guint i = 0; i < self->n_trials; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *trial = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (trial == NULL ||
          !get_count (trial, "assignment", N_ASSIGNMENTS, &self->trials[i].assignment) ||
          !get_count (trial, "answer", earcup_blind_kind_get_n_answers (self->kind),
                      &self->trials[i].answer))
        return refuse (error, name, "trials");

      self->trials[i].seconds = get_number (trial, "seconds");
      if (!isfinite (self->trials[i].seconds))
        return refuse (error, name, "seconds");
    }

  return TRUE;
}

static gboolean
read_record (EarcupBlindRecord  *self,
             JsonObject         *object,
             const char         *name,
             GError            **error)
{
  const char *format = get_text (object, "format");
  const char *kind = get_text (object, "kind");
  const char *when = get_text (object, "when");

  if (format == NULL || !g_str_equal (format, EARCUP_BLIND_RECORD_FORMAT))
    return refuse (error, name, "format");
  if (kind == NULL || !earcup_blind_kind_from_name (kind, &self->kind))
    return refuse (error, name, "kind");

  self->when = when != NULL ? g_date_time_new_from_iso8601 (when, NULL) : NULL;
  if (self->when == NULL)
    return refuse (error, name, "when");

  if (!read_trials (self, object, name, error))
    return FALSE;
  if (!get_count (object, "score", self->n_trials + 1, &self->score))
    return refuse (error, name, "score");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_of (&self->conditions, i) = g_strdup (get_text (object, texts[i].key));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = get_number (object, numbers[i].key);

      if (!isfinite (value))
        return refuse (error, name, numbers[i].key);
      *number_of (&self->conditions, i) = value;
    }

  return TRUE;
}

/**
 * earcup_blind_record_new_from_json:
 * @text: (array length=length): what earcup_blind_record_to_json() wrote
 * @length: its length in bytes, or -1 if it ends with a zero
 * @name: what to call it in messages
 * @error: return location for a #GError
 *
 * Reads a record.
 *
 * Returns: (transfer full): the record, or %NULL with #EarcupBlindRecordError; any thread
 */
EarcupBlindRecord *
earcup_blind_record_new_from_json (const char  *text,
                                   gssize       length,
                                   const char  *name,
                                   GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(EarcupBlindRecord) self = NULL;
  JsonNode *root = NULL;

  if (json_parser_load_from_data (parser, text, length, NULL))
    root = json_parser_get_root (parser);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, EARCUP_BLIND_RECORD_ERROR, EARCUP_BLIND_RECORD_ERROR_MALFORMED,
                   /* Translators: the name of a file. */
                   _("“%s” is not the record of a listening test"), name);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (EarcupBlindRecord);
  if (!read_record (self, json_node_get_object (root), name, error))
    return NULL;

  return g_steal_pointer (&self);
}
