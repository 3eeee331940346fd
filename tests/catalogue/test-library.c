/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-library.h"

typedef struct {
  EarcupCatalogue *catalogue;
  GFile           *folder;
  GFile           *other;
  GFile           *cache;
  EarcupLibrary   *library;
  guint            n_messages;
  guint            n_changes;
  guint            n_items;     /* as the changes that were told add up */
} Fixture;

static void
message_cb (Fixture *fixture)
{
  fixture->n_messages++;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
items_cb (Fixture *fixture,
          guint    position,
          guint    n_removed,
          guint    n_added)
{
  g_assert_cmpuint (position + n_removed, <=, fixture->n_items);
  fixture->n_items = fixture->n_items - n_removed + n_added;
}

static void
open_library (Fixture *fixture)
{
  fixture->library = earcup_library_new (fixture->catalogue, fixture->cache);
  fixture->n_items = 0;
  g_signal_connect_swapped (fixture->library, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect_swapped (fixture->library, "folders-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->library, "items-changed", G_CALLBACK (items_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->catalogue = earcup_catalogue_new_bundled (NULL);
  fixture->folder = earcup_test_folder_new ();
  fixture->other = earcup_test_folder_new ();
  fixture->cache = earcup_test_folder_new ();
  g_object_unref (earcup_test_folder_curve (fixture->folder, "AKG K702.csv", 0.0));
  g_object_unref (earcup_test_folder_curve (fixture->folder, "in/AKG K712.csv", 0.0));
  g_object_unref (earcup_test_folder_curve (fixture->other, "Sony MDR.csv", 0.0));
  open_library (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->library);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  earcup_test_folder_remove (fixture->folder);
  earcup_test_folder_remove (fixture->other);
  earcup_test_folder_remove (fixture->cache);
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->other);
  g_clear_object (&fixture->cache);
  g_clear_object (&fixture->catalogue);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->library));
}

static void
add_both (Fixture *fixture)
{
  g_assert_nonnull (earcup_library_add (fixture->library, fixture->folder, EARCUP_RIG_RTINGS, TRUE,
                                        NULL));
  g_assert_nonnull (earcup_library_add (fixture->library, fixture->other, EARCUP_RIG_GRAS, FALSE,
                                        NULL));
  assert_before_long (count (fixture) == 3);
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupEntry) last = NULL;
  g_autoptr(GFile) within = g_file_get_child (fixture->folder, "in");
  g_autoptr(GError) error = NULL;

  add_both (fixture);
  last = g_list_model_get_item (G_LIST_MODEL (fixture->library), 2);
  g_assert_cmpstr (earcup_entry_get_maker (last), ==, "Sony");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->library), 3));
  g_assert_cmpuint (fixture->n_items, ==, 3);
  g_assert_cmpuint (fixture->n_changes, ==, 2);

  g_assert_null (earcup_library_add (fixture->library, within, EARCUP_RIG_GRAS, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (g_list_model_get_n_items (earcup_library_get_folders (fixture->library)), ==,
                    2);
}

static void
test_remembers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GVariant) saved = NULL;
  g_autofree char *uri = g_file_get_uri (fixture->folder);
  g_autofree char *file_uri = g_strconcat (uri, "/AKG%20K702.csv", NULL);
  g_autoptr(EarcupLibraryFolder) folder = NULL;
  guint rig = EARCUP_RIG_GRAS;

  add_both (fixture);
  saved = g_variant_ref_sink (earcup_library_save (fixture->library));
  g_clear_object (&fixture->library);
  open_library (fixture);
  earcup_library_restore (fixture->library, saved);
  assert_before_long (count (fixture) == 3);
  g_assert_true (earcup_catalogue_get_rig (fixture->catalogue, file_uri, &rig));
  g_assert_cmpuint (rig, ==, EARCUP_RIG_RTINGS);

  folder = g_list_model_get_item (earcup_library_get_folders (fixture->library), 0);
  earcup_library_set_rig (fixture->library, folder, EARCUP_RIG_GRAS, FALSE);
  g_assert_false (earcup_catalogue_get_rig (fixture->catalogue, file_uri, &rig));
  earcup_library_remove (fixture->library, folder);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_items, ==, 1);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupLibraryFolder) folder = NULL;

  add_both (fixture);
  folder = g_list_model_get_item (earcup_library_get_folders (fixture->library), 0);
  earcup_test_folder_remove (fixture->folder);
  assert_before_long (count (fixture) == 1);
  assert_before_long (fixture->n_messages == 1);
  earcup_library_folder_read (folder);
  assert_before_long (earcup_library_folder_get_progress (folder) < 0.0);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (fixture->n_messages, ==, 1);

  g_object_unref (earcup_test_folder_curve (fixture->folder, "AKG K702.csv", 0.0));
  earcup_library_folder_read (folder);
  assert_before_long (count (fixture) == 2);
  g_assert_cmpuint (fixture->n_items, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/catalogue/library/lists-the-curves-of-all-folders", Fixture, NULL, set_up,
              test_lists, tear_down);
  g_test_add ("/catalogue/library/comes-back-with-its-rigs", Fixture, NULL, set_up,
              test_remembers, tear_down);
  g_test_add ("/catalogue/library/missing-folder-is-told-once-and-comes-back", Fixture, NULL,
              set_up, test_missing, tear_down);

  return g_test_run ();
}
