/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-track-cache.h"

#include <glib/gstdio.h>
#include <utime.h>
#include <string.h>

/* One file for each track, named after its address. It holds a checksum of what follows, then a
 * version, what tells this content of the track from others, and the facts. What cannot be read,
 * for whatever reason, is as good as not there. */
#define VERSION    1
#define KEY_TYPE   "(sttttt)"
#define ENTRY_TYPE "(u" KEY_TYPE "v)"
#define SUFFIX     ".track"
#define SUM_TYPE   G_CHECKSUM_SHA256
#define SUM_LENGTH 64

/* A file may be written again without its time moving on: clocks of file systems are coarse, the
 * worst of them FAT's. */
#define SETTLED_AFTER_S 2

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," \
                   G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC "," \
                   G_FILE_ATTRIBUTE_TIME_CHANGED "," G_FILE_ATTRIBUTE_TIME_CHANGED_NSEC "," \
                   G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_UNIX_DEVICE

static guint64
get_time_ns (GFileInfo  *info,
             const char *seconds,
             const char *nanoseconds)
{
  return g_file_info_get_attribute_uint64 (info, seconds) * 1000000000u +
         g_file_info_get_attribute_uint32 (info, nanoseconds);
}

/**
 * earcup_track_cache_make_key:
 * @file: a sound file
 *
 * Finds what tells the content of a file from any other: its address, its length, when it was
 * written and when its entry was touched, to the nanosecond, and which file of which volume it is.
 *
 * Returns: (transfer full) (nullable): the key; %NULL where the file does not say as much
 */
GVariant *
earcup_track_cache_make_key (GFile *file)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL,
                                                 NULL);
  g_autofree char *uri = g_file_get_uri (file);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) ||
      !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_INODE))
    return NULL;

  return g_variant_ref_sink (g_variant_new (KEY_TYPE, uri,
    (guint64) g_file_info_get_size (info),
    get_time_ns (info, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC),
    get_time_ns (info, G_FILE_ATTRIBUTE_TIME_CHANGED, G_FILE_ATTRIBUTE_TIME_CHANGED_NSEC),
    g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE),
    (guint64) g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE)));
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "earcup", "tracks", NULL);
}

static char *
dup_path (GVariant *key)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *sum = NULL, *name = NULL;
  const char *uri;

  g_variant_get_child (key, 0, "&s", &uri);
  sum = g_compute_checksum_for_string (SUM_TYPE, uri, -1);
  name = g_strconcat (sum, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

/* Returns: (transfer full) (nullable): what a file holds, if it is as it was written */
static GVariant *
load (const char *path)
{
  g_autofree char *sum = NULL;
  g_autoptr(GBytes) whole = NULL, bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;

  whole = g_bytes_new_take (contents, length);
  if (length <= SUM_LENGTH)
    return NULL;

  bytes = g_bytes_new_from_bytes (whole, SUM_LENGTH, length - SUM_LENGTH);
  sum = g_compute_checksum_for_bytes (SUM_TYPE, bytes);
  if (memcmp (sum, contents, SUM_LENGTH) != 0)
    return NULL;

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ENTRY_TYPE), bytes, FALSE));
}

/**
 * earcup_track_cache_look_up:
 * @key: of the file as it is now
 * @type: of the facts
 *
 * Looks for what was kept. What is found becomes the last to be forgotten.
 *
 * Returns: (transfer full) (nullable): the facts; %NULL when nothing was kept, or it belongs to
 *   another content, was written by another version, or is damaged; any thread
 */
GVariant *
earcup_track_cache_look_up (GVariant           *key,
                            const GVariantType *type)
{
  g_autofree char *path = dup_path (key);
  g_autoptr(GVariant) entry = load (path), kept_key = NULL, facts = NULL;
  guint32 version;

  if (entry == NULL || !g_variant_is_normal_form (entry))
    return NULL;

  g_variant_get (entry, "(u@" KEY_TYPE "v)", &version, &kept_key, &facts);
  if (version != VERSION || !g_variant_equal (key, kept_key) ||
      !g_variant_is_of_type (facts, type))
    return NULL;

  g_utime (path, NULL);

  return g_steal_pointer (&facts);
}

typedef struct {
  char   *path;
  gint64  time;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = ((const Kept *) a)->time, second = ((const Kept *) b)->time;

  return first < second ? -1 : first > second;
}

/* Removes those that were used the longest time ago. */
static void
forget_oldest (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (all, kept_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf status;

      if (g_str_has_suffix (name, SUFFIX) && g_stat (kept.path, &status) == 0)
        {
          kept.time = (gint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
          g_array_append_val (all, kept);
        }
      else
        g_free (kept.path);
    }

  g_array_sort (all, compare_times);
  for (guint i = 0; i + EARCUP_TRACK_CACHE_MOST < all->len; i++)
    g_unlink (g_array_index (all, Kept, i).path);
}

static gboolean
has_settled (GVariant *key)
{
  guint64 written_ns;
  gint64 now_us = g_get_real_time ();

  g_variant_get_child (key, 2, "t", &written_ns);

  return (gint64) (written_ns / 1000) < now_us - SETTLED_AFTER_S * G_USEC_PER_SEC;
}

/**
 * earcup_track_cache_keep:
 * @key: of the file that the facts are about
 * @facts: what is known of it; a floating reference is taken
 *
 * Keeps facts for the next time: wholly, or not at all. A file that was written a moment ago is
 * not trusted to stay as it is. Of more than %EARCUP_TRACK_CACHE_MOST tracks those that were not
 * asked for the longest are forgotten.
 *
 * Returns: whether they were kept; any thread
 */
gboolean
earcup_track_cache_keep (GVariant *key,
                         GVariant *facts)
{
  g_autoptr(GVariant) entry = g_variant_ref_sink (g_variant_new ("(u@" KEY_TYPE "v)", VERSION, key,
                                                                 facts));
  g_autofree char *folder = dup_folder (), *path = dup_path (key);
  g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes (entry);
  g_autofree char *sum = g_compute_checksum_for_bytes (SUM_TYPE, bytes);
  g_autoptr(GByteArray) whole = g_byte_array_new ();

  if (!has_settled (key) || g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;

  g_byte_array_append (whole, (const guint8 *) sum, SUM_LENGTH);
  g_byte_array_append (whole, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  if (!g_file_set_contents_full (path, (const char *) whole->data, whole->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return FALSE;

  forget_oldest (folder);

  return TRUE;
}
