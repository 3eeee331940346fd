/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue.h"

#include "catalogue/earcup-data-file.h"
#include "earcup-config.h"
#include "interchange/earcup-curve-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENTRIES_FORMAT  "earcup-catalogue-1"
#define SHAPES_FORMAT   "earcup-archetypes-1"

struct _EarcupCatalogue
{
  GObject         parent_instance;

  GPtrArray      *entries;       /* of EarcupEntry, by maker and model */
  GPtrArray      *archetypes;    /* of EarcupArchetype, in the order of the data */

  EarcupLineage  *lineage;       /* NULL until it is asked for */
  GMutex          mutex;         /* guards what follows: models are resolved in any thread */
  EarcupListener *listener;      /* NULL until it is asked for */
  GHashTable     *rigs;          /* uri of a folder to an EarcupRig, of those that are known */
};

static GType
earcup_catalogue_get_item_type (GListModel *list)
{
  return EARCUP_TYPE_ENTRY;
}

static guint
earcup_catalogue_get_n_items (GListModel *list)
{
  return EARCUP_CATALOGUE (list)->entries->len;
}

static gpointer
earcup_catalogue_get_item (GListModel *list,
                           guint       position)
{
  EarcupCatalogue *self = EARCUP_CATALOGUE (list);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position))
                                       : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = earcup_catalogue_get_item_type;
  iface->get_n_items = earcup_catalogue_get_n_items;
  iface->get_item = earcup_catalogue_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EarcupCatalogue, earcup_catalogue, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
earcup_catalogue_finalize (GObject *object)
{
  EarcupCatalogue *self = EARCUP_CATALOGUE (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->archetypes);
  g_clear_pointer (&self->lineage, earcup_lineage_unref);
  g_clear_pointer (&self->listener, earcup_listener_unref);
  g_hash_table_unref (self->rigs);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (earcup_catalogue_parent_class)->finalize (object);
}

static void
earcup_catalogue_class_init (EarcupCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_catalogue_finalize;

  earcup_data_file_register ();
}

static void
earcup_catalogue_init (EarcupCatalogue *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->archetypes = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_archetype_unref);
  self->rigs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->mutex);
}

static gboolean
load_entries (EarcupCatalogue  *self,
              const char       *file,
              EarcupEntryKind   kind,
              GError          **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *list = earcup_data_file_load (parser, file, ENTRIES_FORMAT, "entries", error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      EarcupEntry *entry;

      entry = earcup_entry_new_from_json (json_array_get_object_element (list, i), kind, error);
      if (entry == NULL)
        return FALSE;

      if (earcup_catalogue_get_entry (self, earcup_entry_get_id (entry)) != NULL)
        {
          g_object_unref (entry);
          return earcup_data_file_refuse (file, _("an id is there twice"), error);
        }
      g_ptr_array_add (self->entries, entry);
    }

  return list != NULL;
}

static gboolean
load_archetypes (EarcupCatalogue  *self,
                 GError          **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *list;

  list = earcup_data_file_load (parser, "archetypes/archetypes.json", SHAPES_FORMAT, "archetypes",
                                error);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      EarcupArchetype *archetype;

      archetype = earcup_archetype_new_from_json (json_array_get_object_element (list, i), error);
      if (archetype == NULL)
        return FALSE;
      g_ptr_array_add (self->archetypes, archetype);
    }

  return list != NULL;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (earcup_entry_get_sort_key (*(EarcupEntry *const *) a),
                 earcup_entry_get_sort_key (*(EarcupEntry *const *) b));
}

/**
 * earcup_catalogue_new_bundled:
 * @error: return location for an error
 *
 * Reads the catalogue that is built into the program.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA, or an %EARCUP_INTERCHANGE_ERROR, only where the
 * data themselves are broken, which the tests exclude.
 *
 * Returns: (transfer full): the catalogue, or %NULL
 */
EarcupCatalogue *
earcup_catalogue_new_bundled (GError **error)
{
  g_autoptr(EarcupCatalogue) self = g_object_new (EARCUP_TYPE_CATALOGUE, NULL);

  if (!load_entries (self, "catalogue/headphones.json", EARCUP_ENTRY_KIND_HEADPHONE, error) ||
      !load_entries (self, "catalogue/monitors.json", EARCUP_ENTRY_KIND_MONITOR, error) ||
      !load_archetypes (self, error))
    return NULL;

  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/* Gets the entry with this very id, %NULL where there is none. (transfer none) */
EarcupEntry *
earcup_catalogue_get_entry (EarcupCatalogue *self,
                            const char      *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (earcup_entry_get_id (g_ptr_array_index (self->entries, i)), id))
      return g_ptr_array_index (self->entries, i);

  return NULL;
}

/* Gets an entry by its position in the list. (transfer none) */
EarcupEntry *
earcup_catalogue_get_nth (EarcupCatalogue *self,
                          guint            position)
{
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/* Gets the number of archetypes. */
guint
earcup_catalogue_get_n_archetypes (EarcupCatalogue *self)
{
  return self->archetypes->len;
}

/* Gets an archetype by its position in the order of the data. (transfer none) */
EarcupArchetype *
earcup_catalogue_get_nth_archetype (EarcupCatalogue *self,
                                    guint            position)
{
  g_return_val_if_fail (position < self->archetypes->len, NULL);

  return g_ptr_array_index (self->archetypes, position);
}

/* Gets the archetype with this very id, %NULL where there is none. (transfer none) */
EarcupArchetype *
earcup_catalogue_get_archetype (EarcupCatalogue *self,
                                const char      *id)
{
  for (guint i = 0; i < self->archetypes->len; i++)
    if (g_str_equal (earcup_archetype_get_id (g_ptr_array_index (self->archetypes, i)), id))
      return g_ptr_array_index (self->archetypes, i);

  return NULL;
}

/**
 * earcup_catalogue_get_lineage:
 * @self: the catalogue
 * @error: return location for an error
 *
 * Gets which measurements stand behind the entries. It is read when it is asked for first, which
 * fails only where the data themselves are broken: see earcup_lineage_new_bundled().
 *
 * Returns: (transfer none): the lineage, or %NULL; main thread
 */
EarcupLineage *
earcup_catalogue_get_lineage (EarcupCatalogue  *self,
                              GError          **error)
{
  if (self->lineage == NULL)
    self->lineage = earcup_lineage_new_bundled (error);

  return self->lineage;
}

/**
 * earcup_catalogue_get_listener:
 * @self: the catalogue
 * @error: return location for an error
 *
 * Gets who listens to loudspeakers where no other head was chosen: one for all models, so that the
 * head is read only once. Fails only where the data themselves are broken.
 *
 * Returns: (transfer none): the listener, or %NULL; any thread
 */
EarcupListener *
earcup_catalogue_get_listener (EarcupCatalogue  *self,
                               GError          **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(EarcupResponse) diffuse_field = NULL;

  if (self->listener != NULL)
    return self->listener;

  diffuse_field = earcup_catalogue_load_target (self, EARCUP_CATALOGUE_DIFFUSE, error);
  if (diffuse_field != NULL)
    self->listener = earcup_listener_new (diffuse_field);

  return self->listener;
}

/**
 * earcup_catalogue_load_target:
 * @self: the catalogue
 * @id: one of earcup_catalogue_dup_target_ids(), for example "diffuse-field"
 * @error: return location for an error
 *
 * Reads a target curve that is built into the program: levels in dB, only their shape counts.
 *
 * Fails with a %G_RESOURCE_ERROR where there is no such target.
 *
 * Returns: (transfer full): the curve, or %NULL
 */
EarcupResponse *
earcup_catalogue_load_target (EarcupCatalogue  *self,
                              const char       *id,
                              GError          **error)
{
  g_autofree char *path = g_strconcat (EARCUP_DATA_PATH "targets/", id, ".csv", NULL);
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  return earcup_curve_file_parse (g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), id, error);
}

/**
 * earcup_catalogue_dup_target_ids:
 * @self: the catalogue
 *
 * Lists the target curves that are built into the program.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in no order
 */
char **
earcup_catalogue_dup_target_ids (EarcupCatalogue *self)
{
  g_auto(GStrv) files = NULL;
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  files = g_resources_enumerate_children (EARCUP_DATA_PATH "targets",
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      if (g_str_has_suffix (files[i], ".csv"))
        files[i][strlen (files[i]) - strlen (".csv")] = '\0';
      g_strv_builder_add (ids, files[i]);
    }

  return g_strv_builder_end (ids);
}

/**
 * earcup_catalogue_set_rig:
 * @self: the catalogue
 * @folder_uri: a folder of measured curves
 * @rig: the #EarcupRig on which they were measured
 * @is_known: whether that is known; otherwise @rig does not count
 *
 * Remembers what the curves in a folder and in those within it were measured on. Any thread.
 */
void
earcup_catalogue_set_rig (EarcupCatalogue *self,
                          const char      *folder_uri,
                          guint            rig,
                          gboolean         is_known)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (is_known)
    g_hash_table_replace (self->rigs, g_strdup (folder_uri), GUINT_TO_POINTER (rig));
  else
    g_hash_table_remove (self->rigs, folder_uri);
}

/**
 * earcup_catalogue_get_rig:
 * @self: the catalogue
 * @file_uri: a measured curve
 * @rig: (out): the #EarcupRig on which it was measured, untouched where that is not known
 *
 * Finds out what a curve was measured on: what was said of the nearest folder around it.
 *
 * Returns: whether it is known; any thread
 */
gboolean
earcup_catalogue_get_rig (EarcupCatalogue *self,
                          const char      *file_uri,
                          guint           *rig)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *folder = g_strdup (file_uri);
  char *slash;

  while ((slash = strrchr (folder, '/')) != NULL)
    {
      gpointer found;

      *slash = '\0';
      if (g_hash_table_lookup_extended (self->rigs, folder, NULL, &found))
        {
          *rig = GPOINTER_TO_UINT (found);
          return TRUE;
        }
    }

  return FALSE;
}
