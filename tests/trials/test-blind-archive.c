/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "trials/earcup-blind-archive.h"

typedef struct {
  char *root;
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->root = g_dir_make_tmp ("earcup-test-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "listening", "tests", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static EarcupBlindRecord *
make_record (int minute)
{
  static const EarcupBlindConditions conditions = { .model_a = "open", .model_b = "closed" };
  g_autoptr(EarcupBlindTest) test = earcup_blind_test_new (EARCUP_BLIND_ABX, 5);
  g_autoptr(GDateTime) when = g_date_time_new_utc (2026, 3, 1, 12, minute, 0);

  while (!earcup_blind_test_is_finished (test))
    earcup_blind_test_answer (test, 1);

  return earcup_blind_record_new (test, &conditions, when);
}

static void
add (EarcupBlindArchive *archive,
     int                 minute)
{
  g_autoptr(EarcupBlindRecord) record = make_record (minute);
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_blind_archive_add (archive, record, &error));
  g_assert_no_error (error);
}

static int
minute_at (EarcupBlindArchive *archive,
           guint               position)
{
  g_autoptr(EarcupBlindItem) item = g_list_model_get_item (G_LIST_MODEL (archive), position);

  return g_date_time_get_minute (earcup_blind_record_get_when (
    earcup_blind_item_get_record (item)));
}

static void
note_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added,
         GString    *notes)
{
  g_string_append_printf (notes, "%u-%u+%u ", position, removed, added);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupBlindArchive) archive = earcup_blind_archive_new (fixture->folder);
  g_autoptr(EarcupBlindArchive) again = NULL;
  g_autoptr(GString) notes = g_string_new (NULL);

  g_signal_connect (archive, "items-changed", G_CALLBACK (note_cb), notes);
  add (archive, 20);
  add (archive, 40);
  add (archive, 30);
  add (archive, 30);
  g_assert_cmpstr (notes->str, ==, "0-0+1 0-0+1 1-0+1 1-0+1 ");

  again = earcup_blind_archive_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 4);
  g_assert_cmpint (minute_at (again, 0), ==, 40);
  g_assert_cmpint (minute_at (again, 2), ==, 30);
  g_assert_cmpint (minute_at (again, 3), ==, 20);
  g_assert_cmpuint (earcup_blind_archive_get_skipped (again), ==, 0);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(EarcupBlindArchive) archive = earcup_blind_archive_new (fixture->folder);
  g_autoptr(EarcupBlindArchive) again = NULL;

  add (archive, 1);
  add (archive, 2);
  g_assert_true (earcup_blind_archive_remove (archive, 0, NULL));
  g_assert_cmpint (minute_at (archive, 0), ==, 1);

  again = earcup_blind_archive_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 1);
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupBlindArchive) archive = earcup_blind_archive_new (fixture->folder);
  g_autoptr(EarcupBlindArchive) again = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "shopping.json", NULL);

  add (archive, 1);
  g_assert_true (g_file_set_contents (path, "{\"milk\": 2}", -1, NULL));

  again = earcup_blind_archive_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 1);
  g_assert_cmpuint (earcup_blind_archive_get_skipped (again), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->root, "listening", NULL);
  g_autoptr(EarcupBlindArchive) archive = earcup_blind_archive_new (fixture->folder);
  g_autoptr(EarcupBlindRecord) record = make_record (1);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (earcup_blind_archive_add (archive, record, &error));
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 0);
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(EarcupBlindArchive) archive = earcup_blind_archive_new (fixture->folder);
  g_autofree char *none = earcup_blind_archive_dup_csv (archive);
  g_autofree char *table = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_cmpstr (none, ==, "");
  add (archive, 1);
  add (archive, 2);
  table = earcup_blind_archive_dup_csv (archive);
  lines = g_strsplit (table, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  g_assert_nonnull (strstr (lines[1], "T12:02:00Z"));
  g_assert_nonnull (strstr (lines[6], "T12:01:00Z"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trials/blind-archive/newest-come-first", Fixture, NULL, set_up, test_order,
              tear_down);
  g_test_add ("/trials/blind-archive/what-is-removed-is-gone", Fixture, NULL, set_up, test_remove,
              tear_down);
  g_test_add ("/trials/blind-archive/foreign-files-are-left-alone", Fixture, NULL, set_up,
              test_foreign, tear_down);
  g_test_add ("/trials/blind-archive/a-blocked-folder-is-told", Fixture, NULL, set_up,
              test_blocked, tear_down);
  g_test_add ("/trials/blind-archive/all-tests-make-one-table", Fixture, NULL, set_up, test_csv,
              tear_down);

  return g_test_run ();
}
