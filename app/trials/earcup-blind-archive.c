/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "trials/earcup-blind-archive.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX     ".json"
#define MAX_BYTES  (256 * 1024)

struct _EarcupBlindArchive
{
  GObject    parent_instance;

  char      *folder;
  GPtrArray *items;       /* of EarcupBlindItem, newest first */
  guint      n_skipped;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EarcupBlindArchive, earcup_blind_archive, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return EARCUP_TYPE_BLIND_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return EARCUP_BLIND_ARCHIVE (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  EarcupBlindArchive *self = EARCUP_BLIND_ARCHIVE (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
earcup_blind_archive_finalize (GObject *object)
{
  EarcupBlindArchive *self = EARCUP_BLIND_ARCHIVE (object);

  g_free (self->folder);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (earcup_blind_archive_parent_class)->finalize (object);
}

static void
earcup_blind_archive_class_init (EarcupBlindArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_blind_archive_finalize;
}

static void
earcup_blind_archive_init (EarcupBlindArchive *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static int
compare_items (gconstpointer one,
               gconstpointer other)
{
  EarcupBlindItem *first = *(EarcupBlindItem *const *) one;
  EarcupBlindItem *second = *(EarcupBlindItem *const *) other;
  GDateTime *earlier = earcup_blind_record_get_when (earcup_blind_item_get_record (second));
  GDateTime *later = earcup_blind_record_get_when (earcup_blind_item_get_record (first));
  int order = g_date_time_compare (earlier, later);

  return order != 0 ? order : strcmp (earcup_blind_item_get_path (first),
                                      earcup_blind_item_get_path (second));
}

static void
load_item (EarcupBlindArchive *self,
           const char         *path)
{
  g_autoptr(EarcupBlindRecord) record = NULL;
  g_autofree char *text = NULL;
  GStatBuf about;
  gsize length;

  if (g_stat (path, &about) == 0 && about.st_size <= MAX_BYTES &&
      g_file_get_contents (path, &text, &length, NULL))
    record = earcup_blind_record_new_from_json (text, (gssize) length, path, NULL);

  if (record != NULL)
    g_ptr_array_add (self->items, earcup_blind_item_new (path, record));
  else
    self->n_skipped++;
}

/**
 * earcup_blind_archive_new:
 * @folder: where the files are; need not exist yet
 *
 * Reads the finished tests of a folder. Files that are not records are left alone and counted.
 *
 * Returns: (transfer full): the archive
 */
EarcupBlindArchive *
earcup_blind_archive_new (const char *folder)
{
  EarcupBlindArchive *self = g_object_new (EARCUP_TYPE_BLIND_ARCHIVE, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->folder = g_strdup (folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        load_item (self, path);
      }

  g_ptr_array_sort (self->items, compare_items);

  return self;
}

/* A path that is not taken, named after the time and the kind. */
static char *
find_path (EarcupBlindArchive *self,
           EarcupBlindRecord  *record)
{
  g_autofree char *when = g_date_time_format (earcup_blind_record_get_when (record),
                                              "%Y-%m-%d-%H%M%S");
  const char *kind = earcup_blind_kind_get_name (earcup_blind_record_get_kind (record));

  for (guint i = 1;; i++)
    {
      g_autofree char *tail = i == 1 ? g_strdup (SUFFIX) : g_strdup_printf ("-%u" SUFFIX, i);
      g_autofree char *name = g_strdup_printf ("%s-%s%s", when, kind, tail);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * earcup_blind_archive_add:
 * @self: an archive
 * @record: a finished test
 * @error: return location for a #GError
 *
 * Saves a finished test; the folder is made if need be.
 *
 * Returns: whether it was saved; otherwise @error is a #GFileError, and the test is not listed
 */
gboolean
earcup_blind_archive_add (EarcupBlindArchive  *self,
                          EarcupBlindRecord   *record,
                          GError             **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  EarcupBlindItem *item;
  guint position;

  g_return_val_if_fail (EARCUP_IS_BLIND_ARCHIVE (self), FALSE);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   /* Translators: a folder, and the system's reason. */
                   _("The folder “%s” cannot be made: %s"), self->folder, g_strerror (errno));
      return FALSE;
    }

  path = find_path (self, record);
  text = earcup_blind_record_to_json (record);
  if (!g_file_set_contents (path, text, -1, error))
    return FALSE;

  item = earcup_blind_item_new (path, record);
  g_ptr_array_add (self->items, item);
  g_ptr_array_sort (self->items, compare_items);
  g_assert (g_ptr_array_find (self->items, item, &position));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);

  return TRUE;
}

/**
 * earcup_blind_archive_remove:
 * @self: an archive
 * @position: which test
 * @error: return location for a #GError
 *
 * Deletes a finished test for good.
 *
 * Returns: whether it was deleted; otherwise @error is a #GFileError, and it stays listed
 */
gboolean
earcup_blind_archive_remove (EarcupBlindArchive  *self,
                             guint                position,
                             GError             **error)
{
  EarcupBlindItem *item;

  g_return_val_if_fail (EARCUP_IS_BLIND_ARCHIVE (self), FALSE);
  g_return_val_if_fail (position < self->items->len, FALSE);

  item = self->items->pdata[position];
  if (g_unlink (earcup_blind_item_get_path (item)) != 0 && errno != ENOENT)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   /* Translators: a file, and the system's reason. */
                   _("“%s” cannot be deleted: %s"), earcup_blind_item_get_path (item),
                   g_strerror (errno));
      return FALSE;
    }

  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return TRUE;
}

/**
 * earcup_blind_archive_dup_csv:
 * @self: an archive
 *
 * Writes all tests as one table, newest first, with one heading.
 *
 * Returns: (transfer full): the text; empty if there are no tests
 */
char *
earcup_blind_archive_dup_csv (EarcupBlindArchive *self)
{
  GString *table = g_string_new (NULL);

  g_return_val_if_fail (EARCUP_IS_BLIND_ARCHIVE (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      EarcupBlindItem *item = self->items->pdata[i];
      g_autofree char *part = earcup_blind_record_to_csv (earcup_blind_item_get_record (item));

      g_string_append (table, i == 0 ? part : strchr (part, '\n') + 1);
    }

  return g_string_free (table, FALSE);
}

/* Returns: how many files of the folder are not records */
guint
earcup_blind_archive_get_skipped (EarcupBlindArchive *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_ARCHIVE (self), 0);

  return self->n_skipped;
}
