/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-track-cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "audio/earcup-test-sound.h"

#define FACTS_TYPE G_VARIANT_TYPE ("(ud)")

/* Each test has a cache of its own. */

/* A file whose time lies well back. */
static GFile *
write_old (const char *name,
           const char *text)
{
  GFile *file = earcup_test_file (name);
  const struct timespec times[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, g_file_peek_path (file), times, 0), ==, 0);

  return file;
}

static GVariant *
make_key (GFile *file)
{
  GVariant *key = earcup_track_cache_make_key (file);

  g_assert_nonnull (key);

  return key;
}

static gboolean
keep (GFile *file,
      guint  fact)
{
  g_autoptr(GVariant) key = make_key (file);

  return earcup_track_cache_keep (key, g_variant_new ("(ud)", fact, 0.5 * fact));
}

/* Returns: the fact that is kept of a file, 0 when there is none */
static guint
look_up (GFile *file)
{
  g_autoptr(GVariant) key = make_key (file);
  g_autoptr(GVariant) facts = earcup_track_cache_look_up (key, FACTS_TYPE);
  guint fact = 0;

  if (facts != NULL)
    g_variant_get (facts, "(ud)", &fact, NULL);

  return fact;
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "earcup", "tracks", NULL);
}

/* Returns: (transfer full): where each entry is */
static GPtrArray *
list_entries (void)
{
  g_autofree char *folder = dup_folder ();
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  return paths;
}

static void
test_kept (void)
{
  g_autoptr(GFile) file = write_old ("kept", "sound");
  g_autoptr(GFile) other = write_old ("other", "sound");
  g_autofree char *folder = dup_folder ();
  GStatBuf status;

  g_assert_cmpuint (look_up (file), ==, 0);
  g_assert_true (keep (file, 7));
  g_assert_cmpuint (look_up (file), ==, 7);
  g_assert_cmpuint (look_up (other), ==, 0);
  g_assert_true (keep (file, 8));
  g_assert_cmpuint (look_up (file), ==, 8);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_longer (void)
{
  g_autoptr(GFile) file = write_old ("longer", "sound");

  g_assert_true (keep (file, 7));
  g_object_unref (file);
  file = write_old ("longer", "sound and more");
  g_assert_cmpuint (look_up (file), ==, 0);
}

static void
test_newer (void)
{
  const struct timespec times[2] = {
    { .tv_sec = 1700000000, .tv_nsec = 1 }, { .tv_sec = 1700000000, .tv_nsec = 1 },
  };
  g_autoptr(GFile) file = write_old ("newer", "sound");

  g_assert_true (keep (file, 7));
  g_assert_cmpint (utimensat (AT_FDCWD, g_file_peek_path (file), times, 0), ==, 0);
  g_assert_cmpuint (look_up (file), ==, 0);
}

/* Another content of the same length, whose time was set back. */
static void
test_disguised (void)
{
  g_autoptr(GFile) file = write_old ("disguised", "sound");

  g_assert_true (keep (file, 7));
  g_usleep (20000);
  g_object_unref (file);
  file = write_old ("disguised", "noise");
  g_assert_cmpuint (look_up (file), ==, 0);
}

static void
test_replaced (void)
{
  g_autoptr(GFile) file = write_old ("replaced", "sound");
  g_autoptr(GFile) other = write_old ("by-this", "noise");

  g_assert_true (keep (file, 7));
  g_assert_cmpint (g_rename (g_file_peek_path (other), g_file_peek_path (file)), ==, 0);
  g_assert_cmpuint (look_up (file), ==, 0);
}

static void
test_unsettled (void)
{
  g_autoptr(GFile) file = earcup_test_file ("unsettled");

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "sound", -1, NULL));
  g_assert_false (keep (file, 7));
  g_assert_cmpuint (look_up (file), ==, 0);
}

/* Cut short or with one bit turned anywhere, an entry is no entry, and the next one takes its
 * place. */
static void
test_damaged (void)
{
  g_autoptr(GFile) file = write_old ("damaged", "sound");
  g_autoptr(GPtrArray) paths = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (keep (file, 7));
  paths = list_entries ();
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (g_file_get_contents (paths->pdata[0], &bytes, &length, NULL));

  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_file_set_contents (paths->pdata[0], bytes, (gssize) i, NULL));
      g_assert_cmpuint (look_up (file), ==, 0);
      bytes[i] ^= 1 << i % 8;
      g_assert_true (g_file_set_contents (paths->pdata[0], bytes, (gssize) length, NULL));
      g_assert_cmpuint (look_up (file), ==, 0);
      bytes[i] ^= 1 << i % 8;
    }

  g_assert_true (keep (file, 9));
  g_assert_cmpuint (look_up (file), ==, 9);
}

/* Whole, but of another version or with other facts. */
static void
test_old (void)
{
  g_autoptr(GFile) file = write_old ("old", "sound");
  g_autoptr(GVariant) key = make_key (file);
  g_autoptr(GPtrArray) paths = NULL;
  g_autofree char *bytes = NULL, *sum = NULL;
  gsize length;

  g_assert_true (keep (file, 7));
  g_assert_null (earcup_track_cache_look_up (key, G_VARIANT_TYPE ("(us)")));

  paths = list_entries ();
  g_assert_true (g_file_get_contents (paths->pdata[0], &bytes, &length, NULL));
  bytes[64]++;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes + 64, length - 64);
  memcpy (bytes, sum, 64);
  g_assert_true (g_file_set_contents (paths->pdata[0], bytes, (gssize) length, NULL));
  g_assert_cmpuint (look_up (file), ==, 0);
}

/* Whole, but written where numbers have their bytes the other way round. */
static void
test_other_order (void)
{
  g_autoptr(GFile) file = write_old ("other order", "sound");
  g_autoptr(GPtrArray) paths = NULL;
  g_autofree char *bytes = NULL, *sum = NULL;
  g_autoptr(GVariant) entry = NULL, turned = NULL;
  g_autoptr(GByteArray) whole = g_byte_array_new ();
  gsize length;

  g_assert_true (keep (file, 7));
  paths = list_entries ();
  g_assert_true (g_file_get_contents (paths->pdata[0], &bytes, &length, NULL));
  entry = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE ("(u(sttttt)v)"), bytes + 64,
                                                       length - 64, FALSE, NULL, NULL));
  turned = g_variant_byteswap (entry);
  g_assert_true (g_variant_is_of_type (turned, g_variant_get_type (entry)));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (turned),
                                     g_variant_get_size (turned));
  g_byte_array_append (whole, (const guint8 *) sum, 64);
  g_byte_array_append (whole, g_variant_get_data (turned), (guint) g_variant_get_size (turned));
  g_assert_true (g_file_set_contents (paths->pdata[0], (const char *) whole->data,
                                      (gssize) whole->len, NULL));
  g_assert_cmpuint (look_up (file), ==, 0);

  /* The same way, but not turned. */
  g_free (sum);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes + 64, length - 64);
  memcpy (bytes, sum, 64);
  g_assert_true (g_file_set_contents (paths->pdata[0], bytes, (gssize) length, NULL));
  g_assert_cmpuint (look_up (file), ==, 7);
}

static void
test_number (void)
{
  g_autoptr(GFile) first = write_old ("first", "sound"), second = write_old ("second", "sound");
  g_autoptr(GPtrArray) paths = NULL;

  g_assert_true (keep (first, 1));
  g_usleep (20000);
  g_assert_true (keep (second, 2));

  for (guint i = 2; i <= EARCUP_TRACK_CACHE_MOST; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u", i);
      g_autoptr(GFile) file = write_old (name, "sound");

      g_usleep (5000);
      g_assert_cmpuint (look_up (first), ==, 1);
      g_assert_true (keep (file, i + 1));
      g_assert_cmpuint (look_up (file), ==, i + 1);
    }

  paths = list_entries ();
  g_assert_cmpuint (paths->len, ==, EARCUP_TRACK_CACHE_MOST);
  g_assert_cmpuint (look_up (first), ==, 1);
  g_assert_cmpuint (look_up (second), ==, 0);
}

static void
test_no_place (void)
{
  g_autoptr(GFile) file = write_old ("no-place", "sound");
  g_autofree char *folder = dup_folder ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (keep (file, 7));
  g_assert_cmpuint (look_up (file), ==, 0);
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

static void
test_no_key (void)
{
  g_autoptr(GFile) missing = earcup_test_file ("missing"), folder = g_file_get_parent (missing);

  g_assert_null (earcup_track_cache_make_key (missing));
  g_assert_null (earcup_track_cache_make_key (folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/audio/track-cache/what-was-kept-is-found", test_kept);
  g_test_add_func ("/audio/track-cache/another-length-is-another-file", test_longer);
  g_test_add_func ("/audio/track-cache/another-time-is-another-file", test_newer);
  g_test_add_func ("/audio/track-cache/a-time-set-back-deceives-nobody", test_disguised);
  g_test_add_func ("/audio/track-cache/a-file-in-its-place-is-another-file", test_replaced);
  g_test_add_func ("/audio/track-cache/a-file-just-written-is-not-trusted", test_unsettled);
  g_test_add_func ("/audio/track-cache/a-damaged-entry-is-none", test_damaged);
  g_test_add_func ("/audio/track-cache/an-entry-of-another-version-is-none", test_old);
  g_test_add_func ("/audio/track-cache/an-entry-in-another-order-of-bytes-is-none",
                   test_other_order);
  g_test_add_func ("/audio/track-cache/the-longest-unused-go", test_number);
  g_test_add_func ("/audio/track-cache/without-a-place-nothing-is-kept", test_no_place);
  g_test_add_func ("/audio/track-cache/what-is-no-file-has-no-key", test_no_key);

  return earcup_test_run ();
}
