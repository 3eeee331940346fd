/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include <string.h>

#include "catalogue/earcup-library-index.h"

static GFile *
save_two (GFile *folder)
{
  g_autoptr(EarcupLibraryIndex) index = earcup_library_index_new ();
  EarcupLibraryRecord *good = earcup_library_record_new ("a/b.csv", 17, 4);
  EarcupLibraryRecord *bad = earcup_library_record_new ("c.csv", 18, 5);
  g_autoptr(GError) error = NULL;
  GFile *file = g_file_get_child (folder, "deeper");
  GFile *inner = g_file_get_child (file, "x.index");

  for (guint i = 0; i < EARCUP_ENTRY_N_LEVELS; i++)
    good->levels[i] = (gint16) (i * 100 - 4000);
  bad->problem = g_strdup ("“c.csv” is empty");
  earcup_library_index_take (index, good);
  earcup_library_index_take (index, bad);
  g_assert_true (earcup_library_index_save (index, inner, &error));
  g_assert_no_error (error);
  g_object_unref (file);
  return inner;
}

static void
test_round_trip (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = save_two (folder);
  g_autoptr(EarcupLibraryIndex) index = earcup_library_index_load (file);
  g_autoptr(EarcupLibraryRecord) good = earcup_library_index_steal (index, "a/b.csv", 17, 4);
  g_autoptr(EarcupLibraryRecord) bad = earcup_library_index_steal (index, "c.csv", 18, 5);

  g_assert_true (good->is_read && bad->is_read);
  g_assert_null (good->problem);
  g_assert_cmpstr (bad->problem, ==, "“c.csv” is empty");
  for (guint i = 0; i < EARCUP_ENTRY_N_LEVELS; i++)
    g_assert_cmpint (good->levels[i], ==, (int) (i * 100) - 4000);
  g_assert_cmpuint (earcup_library_index_size (index), ==, 0);
  earcup_test_folder_remove (folder);
}

static void
test_changed (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = save_two (folder);
  g_autoptr(EarcupLibraryIndex) index = earcup_library_index_load (file);

  g_assert_null (earcup_library_index_steal (index, "a/b.csv", 19, 4));
  g_assert_null (earcup_library_index_steal (index, "a/b.csv", 17, 5));
  g_assert_null (earcup_library_index_steal (index, "b.csv", 17, 4));
  g_assert_cmpuint (earcup_library_index_size (index), ==, 2);
  earcup_test_folder_remove (folder);
}

/* Cut short anywhere, or with any byte turned over, it is read without a complaint. */
static void
test_damaged (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = save_two (folder);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &contents, &length, NULL, NULL));
  for (gsize i = 0; i < length; i++)
    for (guint turn = 0; turn < 2; turn++)
      {
        g_autoptr(EarcupLibraryIndex) index = NULL;

        contents[i] = (char) (contents[i] ^ 0x55);
        g_assert_true (g_file_replace_contents (file, contents, turn == 0 ? i : length, NULL, FALSE,
                                                G_FILE_CREATE_NONE, NULL, NULL, NULL));
        contents[i] = (char) (contents[i] ^ 0x55);
        index = earcup_library_index_load (file);
        g_assert_cmpuint (earcup_library_index_size (index), <=, 2);
      }
  earcup_test_folder_remove (folder);
}

static guint
load_contents (GFile      *file,
               const char *contents,
               gsize       length)
{
  g_autoptr(EarcupLibraryIndex) index = NULL;

  g_assert_true (g_file_replace_contents (file, contents, length, NULL, FALSE, G_FILE_CREATE_NONE,
                                          NULL, NULL, NULL));
  index = earcup_library_index_load (file);

  return earcup_library_index_size (index);
}

/* One that was saved where numbers have their bytes the other way round: its levels would be
 * misread, so it is as good as none, whether its version can be read or not. */
static void
test_other_order (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = save_two (folder);
  g_autofree char *contents = NULL;
  guint32 head[2];                        /* the version and the order of bytes */
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &contents, &length, NULL, NULL));
  g_assert_cmpuint (load_contents (file, contents, length), ==, 2);

  memcpy (head, contents, sizeof head);
  g_assert_cmpuint (head[1], ==, G_BYTE_ORDER);
  head[1] = GUINT32_SWAP_LE_BE (head[1]);
  memcpy (contents, head, sizeof head);
  g_assert_cmpuint (load_contents (file, contents, length), ==, 0);

  head[0] = GUINT32_SWAP_LE_BE (head[0]);
  memcpy (contents, head, sizeof head);
  g_assert_cmpuint (load_contents (file, contents, length), ==, 0);
  earcup_test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/library-index/comes-back-as-it-was-saved", test_round_trip);
  g_test_add_func ("/catalogue/library-index/changed-file-is-not-known", test_changed);
  g_test_add_func ("/catalogue/library-index/damage-only-forgets", test_damaged);
  g_test_add_func ("/catalogue/library-index/another-order-of-bytes-is-forgotten",
                   test_other_order);

  return g_test_run ();
}
