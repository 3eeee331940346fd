/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-collections.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-curve-name.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT      "earcup-collections-1"
#define MOST_BYTES  (16 * 1024 * 1024)
#define SAVE_MS     300

/* A list of ids that can be asked quickly whether one is in it. */
typedef struct {
  char       *name;        /* NULL: the favourites */
  GPtrArray  *ids;         /* in the order they were added */
  GHashTable *places;      /* id, borrowed from @ids, to itself */
} Group;

struct _EarcupCollections
{
  GObject    parent_instance;

  GFile     *file;
  Group     *favourites;
  GPtrArray *recent;       /* ids, the latest first */
  GPtrArray *groups;       /* of Group */
  guint      save_id;
  gboolean   saving;       /* a write is under way … */
  gboolean   again;        /* … and is out of date already */
  char      *marks;        /* as of earcup_collections_get_marks(), or NULL */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupCollections, earcup_collections, G_TYPE_OBJECT)

/* {{{ Groups */

static Group *
group_new (const char *name)
{
  Group *self = g_new0 (Group, 1);

  self->name = g_strdup (name);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
group_free (Group *self)
{
  g_free (self->name);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static gboolean
group_contains (Group      *self,
                const char *id)
{
  return g_hash_table_contains (self->places, id);
}

/* Returns: whether something changed */
static gboolean
group_set (Group      *self,
           const char *id,
           gboolean    contains)
{
  char *own;

  if (contains == group_contains (self, id) ||
      (contains && self->ids->len >= EARCUP_COLLECTIONS_MOST_ENTRIES))
    return FALSE;

  if (contains)
    {
      own = g_strdup (id);
      g_ptr_array_add (self->ids, own);
      g_hash_table_add (self->places, own);
      return TRUE;
    }

  own = g_hash_table_lookup (self->places, id);
  g_hash_table_remove (self->places, id);
  g_ptr_array_remove (self->ids, own);
  return TRUE;
}

/* }}} */
/* {{{ Saving */

static void
add_ids (JsonBuilder *builder,
         const char  *key,
         GPtrArray   *ids)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_string_value (builder, ids->pdata[i]);
  json_builder_end_array (builder);
}

static GBytes *
write_json (EarcupCollections *self,
            gboolean           with_recent)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  add_ids (builder, "favourites", self->favourites->ids);
  if (with_recent)
    add_ids (builder, "recent", self->recent);
  json_builder_set_member_name (builder, "collections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, group->name);
      add_ids (builder, "entries", group->ids);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static gboolean
make_folder (EarcupCollections  *self,
             GError            **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->file);

  return g_file_query_exists (folder, NULL) ||
         g_file_make_directory_with_parents (folder, NULL, error);
}

static void save_now (EarcupCollections *self);

static void
say_unsaved (EarcupCollections *self,
             const GError      *error)
{
  /* Translators: %s is why */
  g_autofree char *text = g_strdup_printf (_("Favourites and collections could not be saved: %s"),
                                           error->message);

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EarcupCollections) self = user_data;
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    say_unsaved (self, error);
  if (self->again)
    save_now (self);
}

static void
save_now (EarcupCollections *self)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  self->again = self->saving;
  if (self->saving)
    return;

  if (!make_folder (self, &error))
    {
      say_unsaved (self, error);
      return;
    }

  bytes = write_json (self, TRUE);
  self->saving = TRUE;
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb,
                                       g_object_ref (self));
}

static gboolean
save_cb (gpointer user_data)
{
  EarcupCollections *self = user_data;

  self->save_id = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

static void
tell_changed (EarcupCollections *self)
{
  g_clear_pointer (&self->marks, g_free);
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_MS, save_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Writes what has not been written yet, at once. For the end of the program. */
void
earcup_collections_flush (EarcupCollections *self)
{
  g_autoptr(GBytes) bytes = NULL;

  if (self->save_id == 0 && !self->saving)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  bytes = write_json (self, TRUE);
  if (make_folder (self, NULL))
    g_file_replace_contents (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, NULL);
}

/* }}} */
/* {{{ Loading */

static JsonArray *
get_array (JsonObject *object,
           const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static void
read_ids (Group     *group,
          JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *id = get_string (json_array_get_element (array, i));

      if (id != NULL && *id != '\0')
        group_set (group, id, TRUE);
    }
}

static void
read_recent (EarcupCollections *self,
             JsonArray         *array)
{
  Group *group = group_new (NULL);

  read_ids (group, array);
  for (guint i = 0; i < MIN (group->ids->len, EARCUP_COLLECTIONS_MOST_RECENT); i++)
    g_ptr_array_add (self->recent, g_strdup (group->ids->pdata[i]));
  group_free (group);
}

/* A name that is missing or there twice gets a number, so that nothing is lost. */
static void
read_groups (EarcupCollections *self,
             JsonArray         *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = object != NULL ? get_string (json_object_get_member (object, "name"))
                                        : NULL;
      g_autofree char *spare = NULL;

      if (object == NULL || self->groups->len >= EARCUP_COLLECTIONS_MOST)
        continue;
      /* Translators: %u is a number */
      spare = g_strdup_printf (_("Collection %u"), self->groups->len + 1);
      if (name == NULL || !earcup_collections_create (self, name, NULL))
        if (!earcup_collections_create (self, spare, NULL))
          continue;
      read_ids (self->groups->pdata[self->groups->len - 1], get_array (object, "entries"));
    }
}

static JsonObject *
parse (JsonParser  *parser,
       const char  *text,
       gsize        length)
{
  JsonNode *root;

  if (length > MOST_BYTES || !g_utf8_validate_len (text, length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (get_string (json_object_get_member (json_node_get_object (root), "format")),
                 FORMAT) != 0)
    return NULL;

  return json_node_get_object (root);
}

/* What cannot be read is put aside, so that it is not written over. */
static void
put_aside (EarcupCollections  *self,
           GError            **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *aside_name = g_strconcat (name, ".damaged", NULL);
  g_autoptr(GFile) folder = g_file_get_parent (self->file);
  g_autoptr(GFile) aside = g_file_get_child (folder, aside_name);

  g_file_move (self->file, aside, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
               /* Translators: %s is the name of a file */
               _("The file of your favourites and collections was damaged; it was put aside as "
                 "“%s”"),
               aside_name);
}

/**
 * earcup_collections_load:
 * @self: collections that are empty
 * @error: return location for %EARCUP_CATALOGUE_ERROR_BAD_DATA, where the file is damaged, or a
 *   %G_IO_ERROR where it cannot be read
 *
 * Reads what was saved; no file is no error. A damaged file is put aside under another name; of
 * one that is whole, what makes no sense is left out.
 *
 * Returns: whether all is well
 */
gboolean
earcup_collections_load (EarcupCollections  *self,
                         GError            **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;
  gsize length;

  if (!g_file_load_contents (self->file, NULL, &text, &length, NULL, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  object = parse (parser, text, length);
  if (object == NULL)
    {
      put_aside (self, error);
      return FALSE;
    }

  read_ids (self->favourites, get_array (object, "favourites"));
  read_recent (self, get_array (object, "recent"));
  read_groups (self, get_array (object, "collections"));
  g_clear_handle_id (&self->save_id, g_source_remove);
  return TRUE;
}

/* }}} */

static void
earcup_collections_finalize (GObject *object)
{
  EarcupCollections *self = EARCUP_COLLECTIONS (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_object_unref (self->file);
  group_free (self->favourites);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->groups);

  g_free (self->marks);
  G_OBJECT_CLASS (earcup_collections_parent_class)->finalize (object);
}

static void
earcup_collections_class_init (EarcupCollectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_collections_finalize;

  /**
   * EarcupCollections::changed:
   *
   * Something is marked otherwise.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_COLLECTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EarcupCollections::message:
   * @text: a sentence
   *
   * Something has to be said to the user.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", EARCUP_TYPE_COLLECTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_collections_init (EarcupCollections *self)
{
  self->favourites = group_new (NULL);
  self->recent = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
}

/* Makes empty collections that are kept in a file. (transfer full) */
EarcupCollections *
earcup_collections_new (GFile *file)
{
  EarcupCollections *self = g_object_new (EARCUP_TYPE_COLLECTIONS, NULL);

  self->file = g_object_ref (file);
  return self;
}

/* Makes empty collections that are kept in the user's data folder. (transfer full) */
EarcupCollections *
earcup_collections_new_user (void)
{
  g_autoptr(GFile) file = g_file_new_build_filename (g_get_user_data_dir (), "earcup",
                                                     "collections.json", NULL);

  return earcup_collections_new (file);
}

/* Returns: (transfer none): favourites and collections as a text, but not what was used lately */
const char *
earcup_collections_get_marks (EarcupCollections *self)
{
  g_autoptr(GBytes) bytes = NULL;

  if (self->marks == NULL)
    {
      bytes = write_json (self, FALSE);
      self->marks = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  return self->marks;
}

/* Brings favourites and collections back to what earcup_collections_get_marks() gave; any other
 * text changes nothing. */
void
earcup_collections_set_marks (EarcupCollections *self,
                              const char        *marks)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, marks, strlen (marks));

  if (object == NULL)
    return;

  group_free (self->favourites);
  self->favourites = group_new (NULL);
  g_ptr_array_set_size (self->groups, 0);
  read_ids (self->favourites, get_array (object, "favourites"));
  read_groups (self, get_array (object, "collections"));
  tell_changed (self);
}

/* Returns: whether an entry is a favourite */
gboolean
earcup_collections_is_favourite (EarcupCollections *self,
                                 const char        *id)
{
  return group_contains (self->favourites, id);
}

/* Makes an entry a favourite, or no longer. */
void
earcup_collections_set_favourite (EarcupCollections *self,
                                  const char        *id,
                                  gboolean           is_favourite)
{
  if (group_set (self->favourites, id, is_favourite))
    tell_changed (self);
}

/* Remembers that an entry was just used. */
void
earcup_collections_use (EarcupCollections *self,
                        const char        *id)
{
  int place = earcup_collections_get_recency (self, id);

  if (place == 0)
    return;

  if (place > 0)
    g_ptr_array_remove_index (self->recent, (guint) place);
  g_ptr_array_insert (self->recent, 0, g_strdup (id));
  if (self->recent->len > EARCUP_COLLECTIONS_MOST_RECENT)
    g_ptr_array_set_size (self->recent, EARCUP_COLLECTIONS_MOST_RECENT);
  tell_changed (self);
}

/* Returns: 0 for what was used last, 1 for what was used before that, …, -1 for what was not used
 * lately */
int
earcup_collections_get_recency (EarcupCollections *self,
                                const char        *id)
{
  for (guint i = 0; i < self->recent->len; i++)
    if (g_str_equal (self->recent->pdata[i], id))
      return (int) i;

  return -1;
}

/* Returns: how many collections there are */
guint
earcup_collections_get_n (EarcupCollections *self)
{
  return self->groups->len;
}

/* Returns: (transfer none): what a collection is called */
const char *
earcup_collections_get_name (EarcupCollections *self,
                             guint              index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return ((Group *) self->groups->pdata[index])->name;
}

/* Returns: how many entries are in a collection, those among them that are not there just now */
guint
earcup_collections_get_size (EarcupCollections *self,
                             guint              index)
{
  g_return_val_if_fail (index < self->groups->len, 0);

  return ((Group *) self->groups->pdata[index])->ids->len;
}

/* Returns: (transfer full) (nullable): the name as it is kept */
static char *
check_name (EarcupCollections  *self,
            const char         *name,
            int                 except,
            GError            **error)
{
  g_autofree char *clean = earcup_curve_name_clean (name);

  if (*clean == '\0')
    {
      g_set_error_literal (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                           _("A collection needs a name"));
      return NULL;
    }

  for (guint i = 0; i < self->groups->len; i++)
    if ((int) i != except && g_str_equal (earcup_collections_get_name (self, i), clean))
      {
        g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                     /* Translators: %s is the name of a collection */
                     _("There is a collection “%s” already"), clean);
        return NULL;
      }

  return g_steal_pointer (&clean);
}

/**
 * earcup_collections_create:
 * @self: collections
 * @name: what the new one is called
 * @error: return location for %EARCUP_CATALOGUE_ERROR_BAD_DATA, where the name is empty or taken or
 *   there are %EARCUP_COLLECTIONS_MOST already
 *
 * Makes an empty collection, the last one.
 *
 * Returns: whether it was made
 */
gboolean
earcup_collections_create (EarcupCollections  *self,
                           const char         *name,
                           GError            **error)
{
  g_autofree char *clean = check_name (self, name, -1, error);

  if (clean == NULL)
    return FALSE;

  if (self->groups->len >= EARCUP_COLLECTIONS_MOST)
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                   _("There can be no more than %d collections"), EARCUP_COLLECTIONS_MOST);
      return FALSE;
    }

  g_ptr_array_add (self->groups, group_new (clean));
  tell_changed (self);
  return TRUE;
}

/* Gives a collection another name; fails as earcup_collections_create(). */
gboolean
earcup_collections_rename (EarcupCollections  *self,
                           guint               index,
                           const char         *name,
                           GError            **error)
{
  Group *group;
  char *clean;

  g_return_val_if_fail (index < self->groups->len, FALSE);

  clean = check_name (self, name, (int) index, error);
  if (clean == NULL)
    return FALSE;

  group = self->groups->pdata[index];
  g_free (group->name);
  group->name = clean;
  tell_changed (self);
  return TRUE;
}

/* Deletes a collection; its entries stay. */
void
earcup_collections_delete (EarcupCollections *self,
                           guint              index)
{
  g_return_if_fail (index < self->groups->len);

  g_ptr_array_remove_index (self->groups, index);
  tell_changed (self);
}

/* Returns: whether an entry is in a collection */
gboolean
earcup_collections_contains (EarcupCollections *self,
                             guint              index,
                             const char        *id)
{
  g_return_val_if_fail (index < self->groups->len, FALSE);

  return group_contains (self->groups->pdata[index], id);
}

/* Puts an entry into a collection, or takes it out. */
void
earcup_collections_set_contains (EarcupCollections *self,
                                 guint              index,
                                 const char        *id,
                                 gboolean           contains)
{
  g_return_if_fail (index < self->groups->len);

  if (group_set (self->groups->pdata[index], id, contains))
    tell_changed (self);
}
