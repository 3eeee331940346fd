/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-library-index.h"

#include <string.h>

/* The file is a serialised GVariant. It only saves time: where it is damaged, of another version
 * or of another machine, it counts as empty, and the files are read again. */
#define FORMAT      "(uua(sxxsay))"
#define VERSION     1
#define MOST_BYTES  (256 * 1024 * 1024)

struct _EarcupLibraryIndex
{
  GHashTable *records;     /* path to EarcupLibraryRecord, which owns it */
};

/* Makes a record of a file that has not been read. (transfer full) */
EarcupLibraryRecord *
earcup_library_record_new (const char *path,
                           gint64      modified_us,
                           gint64      size)
{
  EarcupLibraryRecord *self = g_new0 (EarcupLibraryRecord, 1);

  self->path = g_strdup (path);
  self->modified_us = modified_us;
  self->size = size;
  return self;
}

/* Frees a record. */
void
earcup_library_record_free (EarcupLibraryRecord *self)
{
  g_free (self->path);
  g_free (self->problem);
  g_free (self);
}

/* Makes an empty index. (transfer full) */
EarcupLibraryIndex *
earcup_library_index_new (void)
{
  EarcupLibraryIndex *self = g_new0 (EarcupLibraryIndex, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) earcup_library_record_free);
  return self;
}

/* Frees an index. */
void
earcup_library_index_free (EarcupLibraryIndex *self)
{
  g_hash_table_unref (self->records);
  g_free (self);
}

/* Adds a record, in the place of one of the same path. */
void
earcup_library_index_take (EarcupLibraryIndex  *self,
                           EarcupLibraryRecord *record)
{
  g_hash_table_replace (self->records, record->path, record);
}

/* Gets how many files are remembered. */
guint
earcup_library_index_size (EarcupLibraryIndex *self)
{
  return g_hash_table_size (self->records);
}

/**
 * earcup_library_index_steal:
 * @self: an index
 * @path: a file within the folder
 * @modified_us: when it was last changed, in microseconds since 1970
 * @size: its bytes
 *
 * Takes out what is remembered of a file, if the file is still the same.
 *
 * Returns: (transfer full) (nullable): the record
 */
EarcupLibraryRecord *
earcup_library_index_steal (EarcupLibraryIndex *self,
                            const char         *path,
                            gint64              modified_us,
                            gint64              size)
{
  EarcupLibraryRecord *record = g_hash_table_lookup (self->records, path);

  if (record == NULL || record->modified_us != modified_us || record->size != size)
    return NULL;

  g_hash_table_steal (self->records, path);
  return record;
}

static EarcupLibraryRecord *
read_record (GVariant *item)
{
  const char *path, *problem;
  gint64 modified_us, size;
  g_autoptr(GVariant) bytes = NULL;
  EarcupLibraryRecord *record;
  gconstpointer levels;
  gsize length;

  g_variant_get (item, "(&sxx&s@ay)", &path, &modified_us, &size, &problem, &bytes);
  levels = g_variant_get_fixed_array (bytes, &length, 1);
  if (*problem == '\0' && length != sizeof record->levels)
    return NULL;

  record = earcup_library_record_new (path, modified_us, size);
  record->is_read = TRUE;
  if (*problem != '\0')
    record->problem = g_strdup (problem);
  else
    memcpy (record->levels, levels, length);
  return record;
}

static void
read_records (EarcupLibraryIndex *self,
              GVariant           *root)
{
  guint32 version, byte_order;
  g_autoptr(GVariant) items = NULL;

  g_variant_get (root, "(uu@a(sxxsay))", &version, &byte_order, &items);
  if (version != VERSION || byte_order != G_BYTE_ORDER)
    return;

  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr(GVariant) item = g_variant_get_child_value (items, i);
      EarcupLibraryRecord *record = read_record (item);

      if (record != NULL)
        earcup_library_index_take (self, record);
    }
}

/**
 * earcup_library_index_load:
 * @file: where it was saved
 *
 * Reads an index. A file that is missing or damaged gives an empty one.
 *
 * Returns: (transfer full): the index; any thread, blocks
 */
EarcupLibraryIndex *
earcup_library_index_load (GFile *file)
{
  EarcupLibraryIndex *self = earcup_library_index_new ();
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GVariant) root = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &contents, &length, NULL) ||
      length > MOST_BYTES)
    return self;

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  root = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), bytes, FALSE));
  if (g_variant_is_normal_form (root))
    read_records (self, root);
  return self;
}

/**
 * earcup_library_index_save:
 * @self: an index
 * @file: where to; its folder is made
 * @error: return location for a %G_IO_ERROR
 *
 * Writes an index.
 *
 * Returns: whether it was written; any thread, blocks
 */
gboolean
earcup_library_index_save (EarcupLibraryIndex  *self,
                           GFile               *file,
                           GError             **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GVariant) root = NULL;
  GVariantBuilder builder;
  GHashTableIter iter;
  EarcupLibraryRecord *record;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sxxsay)"));
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    g_variant_builder_add (&builder, "(sxxs@ay)", record->path, record->modified_us, record->size,
                           record->problem != NULL ? record->problem : "",
                           g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, record->levels,
                                                      record->problem != NULL
                                                        ? 0 : sizeof record->levels, 1));
  root = g_variant_ref_sink (g_variant_new ("(uua(sxxsay))", VERSION, G_BYTE_ORDER, &builder));

  if (!g_file_query_exists (folder, NULL) &&
      !g_file_make_directory_with_parents (folder, NULL, error))
    return FALSE;

  return g_file_replace_contents (file, g_variant_get_data (root), g_variant_get_size (root), NULL,
                                  FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}
