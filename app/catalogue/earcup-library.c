/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-library.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

struct _EarcupLibrary
{
  GObject          parent_instance;

  EarcupCatalogue *catalogue;
  GFile           *cache;
  char           **makers;       /* of the catalogue */
  GListStore      *folders;      /* of EarcupLibraryFolder */
  GPtrArray       *shown;        /* of GPtrArray: the entries of each folder as they are listed */
};

enum
{
  SIGNAL_FOLDERS_CHANGED,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* {{{ The list */

static GType
earcup_library_get_item_type (GListModel *list)
{
  return EARCUP_TYPE_ENTRY;
}

static guint
earcup_library_get_n_items (GListModel *list)
{
  EarcupLibrary *self = EARCUP_LIBRARY (list);
  guint n = 0;

  for (guint i = 0; i < self->shown->len; i++)
    n += ((GPtrArray *) self->shown->pdata[i])->len;

  return n;
}

static gpointer
earcup_library_get_item (GListModel *list,
                         guint       position)
{
  EarcupLibrary *self = EARCUP_LIBRARY (list);

  for (guint i = 0; i < self->shown->len; i++)
    {
      GPtrArray *entries = self->shown->pdata[i];

      if (position < entries->len)
        return g_object_ref (entries->pdata[position]);
      position -= entries->len;
    }

  return NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = earcup_library_get_item_type;
  iface->get_n_items = earcup_library_get_n_items;
  iface->get_item = earcup_library_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EarcupLibrary, earcup_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Lists other entries of a folder, or none. */
static void
show_entries (EarcupLibrary *self,
              guint          folder,
              GPtrArray     *entries)
{
  GPtrArray *old = self->shown->pdata[folder];
  guint n_old = old->len, start = 0;

  if (old == entries)
    return;

  for (guint i = 0; i < folder; i++)
    start += ((GPtrArray *) self->shown->pdata[i])->len;

  self->shown->pdata[folder] = g_ptr_array_ref (entries);
  g_ptr_array_unref (old);
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_old, entries->len);
}

/* }}} */
/* {{{ Folders */

static char *
dup_uri (EarcupLibraryFolder *folder)
{
  return g_file_get_uri (earcup_library_folder_get_file (folder));
}

static void
tell_missing (EarcupLibrary       *self,
              EarcupLibraryFolder *folder)
{
  g_autofree char *name = earcup_library_folder_dup_name (folder);
  /* Translators: %s is the name of a folder */
  g_autofree char *text = g_strdup_printf (_("The folder “%s” of your library is not there; its "
                                             "curves are left out until it is back"), name);

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

static void
folder_changed_cb (EarcupLibrary       *self,
                   EarcupLibraryFolder *folder)
{
  gboolean is_missing = earcup_library_folder_get_state (folder) == EARCUP_LIBRARY_FOLDER_MISSING;
  gboolean was_missing = g_object_get_data (G_OBJECT (folder), "was-missing") != NULL;
  guint position;

  if (!g_list_store_find (self->folders, folder, &position))
    return;

  g_object_set_data (G_OBJECT (folder), "was-missing", GINT_TO_POINTER (is_missing));
  show_entries (self, position, earcup_library_folder_get_entries (folder));
  if (is_missing && !was_missing)
    tell_missing (self, folder);
}

static GFile *
get_index (EarcupLibrary *self,
           GFile         *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, uri, -1);
  g_autofree char *name = g_strconcat (sum, ".index", NULL);

  return g_file_get_child (self->cache, name);
}

static EarcupLibraryFolder *
add_folder (EarcupLibrary *self,
            GFile         *file,
            EarcupRig      rig,
            gboolean       is_known)
{
  g_autoptr(GFile) index = get_index (self, file);
  g_autoptr(EarcupLibraryFolder) folder = NULL;
  g_autofree char *uri = g_file_get_uri (file);

  folder = earcup_library_folder_new (file, index, (const char *const *) self->makers);
  earcup_library_folder_set_rig (folder, rig, is_known);
  earcup_catalogue_set_rig (self->catalogue, uri, rig, is_known);
  g_signal_connect_object (folder, "changed", G_CALLBACK (folder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->shown, g_ptr_array_ref (earcup_library_folder_get_entries (folder)));
  g_list_store_append (self->folders, folder);
  earcup_library_folder_read (folder);

  return folder;
}

/* A folder within another would list its curves twice. */
static gboolean
overlaps (EarcupLibrary *self,
          GFile         *file)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->folders));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupLibraryFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->folders),
                                                                     i);
      GFile *other = earcup_library_folder_get_file (folder);

      if (g_file_equal (file, other) || g_file_has_prefix (file, other) ||
          g_file_has_prefix (other, file))
        return TRUE;
    }

  return FALSE;
}

/**
 * earcup_library_add:
 * @self: a library
 * @file: a folder
 * @rig: what its curves were measured on
 * @is_known: whether that is known; otherwise they are taken to be measured on GRAS
 * @error: return location for a %G_IO_ERROR_EXISTS where the folder, one around it or one within it
 *   is part of the library
 *
 * Adds a folder and begins to read it.
 *
 * Returns: (transfer none): the folder, or %NULL with @error set
 */
EarcupLibraryFolder *
earcup_library_add (EarcupLibrary  *self,
                    GFile          *file,
                    EarcupRig       rig,
                    gboolean        is_known,
                    GError        **error)
{
  EarcupLibraryFolder *folder;

  g_return_val_if_fail (EARCUP_IS_LIBRARY (self), NULL);

  if (overlaps (self, file))
    {
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *name = g_utf8_make_valid (base, -1);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   /* Translators: %s is the name of a folder */
                   _("The folder “%s”, one around it or one within it is part of the library "
                     "already"), name);
      return NULL;
    }

  folder = add_folder (self, file, rig, is_known);
  g_signal_emit (self, signals[SIGNAL_FOLDERS_CHANGED], 0);

  return folder;
}

/* Takes a folder out of the library; its files stay. */
void
earcup_library_remove (EarcupLibrary       *self,
                       EarcupLibraryFolder *folder)
{
  g_autoptr(EarcupLibraryFolder) kept = g_object_ref (folder);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GFile) index = NULL;
  g_autofree char *uri = dup_uri (folder);
  guint position;

  g_return_if_fail (EARCUP_IS_LIBRARY (self));

  if (!g_list_store_find (self->folders, folder, &position))
    return;

  earcup_library_folder_cancel (folder);
  g_signal_handlers_disconnect_by_func (folder, folder_changed_cb, self);
  show_entries (self, position, none);
  g_ptr_array_remove_index (self->shown, position);
  g_list_store_remove (self->folders, position);
  earcup_catalogue_set_rig (self->catalogue, uri, 0, FALSE);
  index = get_index (self, earcup_library_folder_get_file (folder));
  g_file_delete_async (index, G_PRIORITY_LOW, NULL, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_FOLDERS_CHANGED], 0);
}

/* Says on what the curves in a folder were measured. */
void
earcup_library_set_rig (EarcupLibrary       *self,
                        EarcupLibraryFolder *folder,
                        EarcupRig            rig,
                        gboolean             is_known)
{
  g_autofree char *uri = dup_uri (folder);
  guint position;

  g_return_if_fail (EARCUP_IS_LIBRARY (self));

  earcup_library_folder_set_rig (folder, rig, is_known);
  earcup_catalogue_set_rig (self->catalogue, uri, rig, is_known);
  if (g_list_store_find (self->folders, folder, &position))
    {
      GPtrArray *entries = self->shown->pdata[position];
      guint start = 0;

      for (guint i = 0; i < position; i++)
        start += ((GPtrArray *) self->shown->pdata[i])->len;
      g_list_model_items_changed (G_LIST_MODEL (self), start, entries->len, entries->len);
    }
  g_signal_emit (self, signals[SIGNAL_FOLDERS_CHANGED], 0);
}

/* }}} */

static void
earcup_library_finalize (GObject *object)
{
  EarcupLibrary *self = EARCUP_LIBRARY (object);

  g_object_unref (self->catalogue);
  g_object_unref (self->cache);
  g_strfreev (self->makers);
  g_object_unref (self->folders);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (earcup_library_parent_class)->finalize (object);
}

static void
earcup_library_class_init (EarcupLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_library_finalize;

  /**
   * EarcupLibrary::folders-changed:
   *
   * What earcup_library_save() gives is another.
   */
  signals[SIGNAL_FOLDERS_CHANGED] = g_signal_new ("folders-changed", EARCUP_TYPE_LIBRARY,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);

  /**
   * EarcupLibrary::message:
   * @text: a sentence
   *
   * Something has to be said to the user.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", EARCUP_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_library_init (EarcupLibrary *self)
{
  self->folders = g_list_store_new (EARCUP_TYPE_LIBRARY_FOLDER);
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static char **
dup_makers (EarcupCatalogue *catalogue)
{
  g_autoptr(GHashTable) makers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  for (guint i = 0; i < n; i++)
    {
      const char *maker = earcup_entry_get_maker (earcup_catalogue_get_nth (catalogue, i));

      if (g_hash_table_add (makers, (gpointer) maker))
        g_strv_builder_add (builder, maker);
    }

  return g_strv_builder_end (builder);
}

/**
 * earcup_library_new:
 * @catalogue: knows makers, and is told about rigs
 * @cache: a folder for what can be made again, which need not exist
 *
 * Returns: (transfer full): a library without folders
 */
EarcupLibrary *
earcup_library_new (EarcupCatalogue *catalogue,
                    GFile           *cache)
{
  EarcupLibrary *self = g_object_new (EARCUP_TYPE_LIBRARY, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->cache = g_object_ref (cache);
  self->makers = dup_makers (catalogue);
  return self;
}

/* Returns: (transfer none): a list of #EarcupLibraryFolder, in the order they were added */
GListModel *
earcup_library_get_folders (EarcupLibrary *self)
{
  return G_LIST_MODEL (self->folders);
}

/**
 * earcup_library_restore:
 * @self: a library
 * @folders: what earcup_library_save() gave, of type %EARCUP_LIBRARY_VARIANT_TYPE
 *
 * Adds the folders of the last time and begins to read them. What is no address of a folder is
 * passed over.
 */
void
earcup_library_restore (EarcupLibrary *self,
                        GVariant      *folders)
{
  GVariantIter iter;
  const char *uri, *rig_name;

  g_return_if_fail (EARCUP_IS_LIBRARY (self));

  g_variant_iter_init (&iter, folders);
  while (g_variant_iter_next (&iter, "(&s&s)", &uri, &rig_name))
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uri);
      EarcupRig rig = EARCUP_RIG_GRAS;
      gboolean is_known = earcup_rig_from_name (rig_name, &rig);

      if (*uri != '\0' && !overlaps (self, file))
        add_folder (self, file, rig, is_known);
    }
}

/* Returns: (transfer floating): what earcup_library_restore() takes */
GVariant *
earcup_library_save (EarcupLibrary *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->folders));
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (EARCUP_LIBRARY_VARIANT_TYPE));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupLibraryFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->folders),
                                                                     i);
      g_autofree char *uri = dup_uri (folder);
      EarcupRig rig;
      gboolean is_known = earcup_library_folder_get_rig (folder, &rig);

      g_variant_builder_add (&builder, "(ss)", uri, is_known ? earcup_rig_get_name (rig) : "");
    }

  return g_variant_builder_end (&builder);
}
