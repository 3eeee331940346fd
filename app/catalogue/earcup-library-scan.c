/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-library-scan.h"

#include "acoustics/earcup-deviation.h"
#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-curve-name.h"
#include "catalogue/earcup-own-model.h"
#include "interchange/earcup-curve-text.h"

#include <math.h>
#include <string.h>

G_STATIC_ASSERT (EARCUP_ENTRY_N_LEVELS == EARCUP_DEVIATION_POINTS);

#define DEEPEST       12      /* folders within folders */
#define MOST_FOLDERS  4096

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
                   G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," \
                   G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

typedef struct {
  GFile                 *folder;
  const char *const     *makers;
  EarcupLibraryProgress *progress;
  GCancellable          *cancellable;
  EarcupLibraryIndex    *known;
  GPtrArray             *records;    /* of EarcupLibraryRecord, in the order they were found */
  GPtrArray             *unread;     /* those of them that are not known, borrowed */
  EarcupLibraryHaul     *haul;
} Scan;

/* Makes what an empty folder holds. (transfer full) */
EarcupLibraryHaul *
earcup_library_haul_new (void)
{
  EarcupLibraryHaul *self = g_new0 (EarcupLibraryHaul, 1);

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/* Frees what a folder held. */
void
earcup_library_haul_free (EarcupLibraryHaul *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->folders);
  g_free (self);
}

/* {{{ Finding the files */

/* Headphones of the user's own making count as curves. Beside its curves AutoEq writes equalisers,
 * which are text files as well. */
static gboolean
is_curve (const char *name)
{
  static const char *const suffixes[] = { ".csv", ".frd", ".txt" };
  static const char *const others[] = { "eq.txt", "readme.txt", "license.txt" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (*name == '.')
    return FALSE;
  if (earcup_own_model_is_name (name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_suffix (lower, others[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;

  return FALSE;
}

static gint64
get_modified_us (GFileInfo *info)
{
  guint64 seconds = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  guint32 micros = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);

  return (gint64) seconds * G_USEC_PER_SEC + micros;
}

static void
add_file (Scan       *scan,
          const char *path,
          GFileInfo  *info)
{
  gint64 modified_us = get_modified_us (info);
  EarcupLibraryRecord *record = earcup_library_index_steal (scan->known, path, modified_us,
                                                            g_file_info_get_size (info));

  if (record == NULL)
    {
      record = earcup_library_record_new (path, modified_us, g_file_info_get_size (info));
      g_ptr_array_add (scan->unread, record);
    }
  g_ptr_array_add (scan->records, record);
}

static gboolean find_files (Scan        *scan,
                            GFile       *folder,
                            const char  *path,
                            guint        depth,
                            GError     **error);

/* A folder within, a curve, or something else. A folder that cannot be read is passed over. */
static void
find_in (Scan       *scan,
         GFile      *folder,
         const char *path,
         guint       depth,
         GFileInfo  *info)
{
  const char *name = g_file_info_get_name (info);
  g_autofree char *inner = *path != '\0' ? g_strconcat (path, "/", name, NULL) : g_strdup (name);
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_DIRECTORY && depth < DEEPEST && *name != '.' &&
      scan->haul->folders->len < MOST_FOLDERS)
    {
      g_autoptr(GFile) child = g_file_get_child (folder, name);

      find_files (scan, child, inner, depth + 1, NULL);
    }
  else if (type == G_FILE_TYPE_REGULAR && is_curve (name))
    {
      if (scan->records->len < EARCUP_LIBRARY_MOST_FILES)
        add_file (scan, inner, info);
      else
        scan->haul->is_partial = TRUE;
    }
}

/* Links are not followed, or a folder might be within itself. */
static gboolean
find_files (Scan        *scan,
            GFile       *folder,
            const char  *path,
            guint        depth,
            GError     **error)
{
  g_autoptr(GFileEnumerator) files = NULL;

  files = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                     scan->cancellable, error);
  if (files == NULL)
    return FALSE;

  g_ptr_array_add (scan->haul->folders, g_object_ref (folder));
  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (files, &info, NULL, scan->cancellable, NULL) || info == NULL)
        break;
      find_in (scan, folder, path, depth, info);
    }

  return TRUE;
}

/* }}} */
/* {{{ Reading them */

static void
keep_levels (EarcupResponse *response,
             gint16         *kept)
{
  double levels[EARCUP_DEVIATION_POINTS];
  double reference_db = earcup_response_get_reference (response);

  earcup_deviation_levels (response, levels);
  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    kept[i] = (gint16) lrint (CLAMP (100.0 * (levels[i] - reference_db), -32000.0, 32000.0));
}

static EarcupResponse *
load_own (GFile   *file,
          GError **error)
{
  g_autoptr(EarcupModel) model = earcup_own_model_load ("", file, "", error);

  return model != NULL ? earcup_response_ref (earcup_model_get_response (model)) : NULL;
}

static void
read_cb (gpointer data,
         gpointer user_data)
{
  EarcupLibraryRecord *record = data;
  Scan *scan = user_data;
  g_autoptr(GFile) file = g_file_resolve_relative_path (scan->folder, record->path);
  g_autoptr(EarcupResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  if (g_cancellable_is_cancelled (scan->cancellable))
    return;

  response = earcup_own_model_is_name (record->path)
               ? load_own (file, &error) : earcup_curve_text_load (file, NULL, NULL, &error);
  if (response != NULL)
    keep_levels (response, record->levels);
  else
    record->problem = earcup_curve_name_clean (error->message);
  record->is_read = TRUE;
  g_atomic_int_inc (&scan->progress->n_done);
}

static void
read_files (Scan *scan)
{
  GThreadPool *pool = g_thread_pool_new (read_cb, scan, (int) g_get_num_processors (), FALSE, NULL);

  scan->haul->n_read = scan->unread->len;
  g_atomic_int_set (&scan->progress->n_done, (int) (scan->records->len - scan->unread->len));
  g_atomic_int_set (&scan->progress->n_files, (int) scan->records->len);
  for (guint i = 0; i < scan->unread->len; i++)
    g_thread_pool_push (pool, scan->unread->pdata[i], NULL);

  g_thread_pool_free (pool, FALSE, TRUE);
}

/* }}} */

static void
add_problem (Scan                *scan,
             EarcupLibraryRecord *record)
{
  EarcupLibraryHaul *haul = scan->haul;

  haul->n_problems++;
  if (haul->problems->len < EARCUP_LIBRARY_MOST_PROBLEMS)
    g_ptr_array_add (haul->problems, g_strdup (record->problem));
}

static void
add_entry (Scan                *scan,
           EarcupLibraryRecord *record)
{
  g_autoptr(GFile) file = g_file_resolve_relative_path (scan->folder, record->path);
  g_autofree char *id = earcup_curve_model_make_id (file);
  g_autofree char *maker = NULL;
  g_autofree char *model = NULL;
  g_autofree char *variant = NULL;

  earcup_curve_name_split (record->path, scan->makers, &maker, &model, &variant);
  g_ptr_array_add (scan->haul->entries,
                   earcup_entry_new_curve (id, maker, model, variant, record->levels));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (earcup_entry_get_sort_key (*(EarcupEntry *const *) a),
                 earcup_entry_get_sort_key (*(EarcupEntry *const *) b));
}

/* What could not be read because of a cancellation is not remembered. Where the index cannot be
 * written, the files are read again the next time, and nothing else is lost. */
static void
take_records (Scan  *scan,
              GFile *index)
{
  g_autoptr(EarcupLibraryIndex) kept = earcup_library_index_new ();

  for (guint i = 0; i < scan->records->len; i++)
    {
      EarcupLibraryRecord *record = scan->records->pdata[i];

      if (!record->is_read)
        {
          scan->haul->is_partial = TRUE;
          earcup_library_record_free (record);
          continue;
        }
      if (record->problem != NULL)
        add_problem (scan, record);
      else
        add_entry (scan, record);
      earcup_library_index_take (kept, record);
    }

  g_ptr_array_sort (scan->haul->entries, compare_entries);
  if (scan->unread->len > 0 || earcup_library_index_size (scan->known) > 0)
    earcup_library_index_save (kept, index, NULL);
}

/**
 * earcup_library_scan:
 * @folder: a folder of measured curves, each a file as of earcup_curve_text_load(), and of
 *   headphones as of earcup_own_model_load()
 * @index: where what is known of them is remembered from one time to the next
 * @makers: (nullable) (array zero-terminated=1): makers that are known
 * @progress: (inout): how far it is; may be read from other threads
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a %G_IO_ERROR where @folder itself cannot be read
 *
 * Reads all curves in a folder and in those within it. Only files that are new or were changed are
 * read; files that are no curves are listed. After a cancellation what had been read is there.
 *
 * Returns: (transfer full): what there is, or %NULL; any thread, takes seconds for thousands of
 *   new files
 */
EarcupLibraryHaul *
earcup_library_scan (GFile                  *folder,
                     GFile                  *index,
                     const char *const      *makers,
                     EarcupLibraryProgress  *progress,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autoptr(EarcupLibraryHaul) haul = earcup_library_haul_new ();
  g_autoptr(EarcupLibraryIndex) known = earcup_library_index_load (index);
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GPtrArray) unread = g_ptr_array_new ();
  Scan scan = {
    .folder = folder, .makers = makers, .progress = progress, .cancellable = cancellable,
    .known = known, .records = records, .unread = unread, .haul = haul,
  };

  if (!find_files (&scan, folder, "", 0, error))
    return NULL;

  read_files (&scan);
  take_records (&scan, index);
  return g_steal_pointer (&haul);
}
