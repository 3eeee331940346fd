/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-library-folder.h"

static const char *const makers[] = { NULL };

static EarcupLibraryFolder *
open_folder (GFile *folder,
             GFile *cache)
{
  g_autoptr(GFile) index = g_file_get_child (cache, "index");
  EarcupLibraryFolder *self = earcup_library_folder_new (folder, index, makers);

  earcup_library_folder_read (self);
  return self;
}

static void
test_follows (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) cache = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_curve (folder, "a one.csv", 0.0);
  g_autoptr(EarcupLibraryFolder) self = open_folder (folder, cache);
  gpointer first;

  g_assert_cmpint (earcup_library_folder_get_state (self), ==, EARCUP_LIBRARY_FOLDER_READING);
  g_assert_cmpfloat (earcup_library_folder_get_progress (self), >=, 0.0);
  assert_before_long (earcup_library_folder_get_state (self) == EARCUP_LIBRARY_FOLDER_READY);
  g_assert_cmpuint (earcup_library_folder_get_entries (self)->len, ==, 1);
  g_assert_cmpfloat (earcup_library_folder_get_progress (self), ==, -1.0);

  g_object_unref (earcup_test_folder_curve (folder, "b two.csv", 0.0));
  assert_before_long (earcup_library_folder_get_entries (self)->len == 2);

  first = earcup_library_folder_get_entries (self)->pdata[0];
  earcup_library_folder_read (self);
  assert_before_long (earcup_library_folder_get_progress (self) < 0.0);
  g_assert_true (earcup_library_folder_get_entries (self)->pdata[0] == first);

  g_file_delete (file, NULL, NULL);
  assert_before_long (earcup_library_folder_get_entries (self)->len == 1);
  earcup_test_folder_remove (folder);
  assert_before_long (earcup_library_folder_get_state (self) == EARCUP_LIBRARY_FOLDER_MISSING);
  g_assert_cmpuint (earcup_library_folder_get_entries (self)->len, ==, 0);

  g_object_unref (earcup_test_folder_curve (folder, "c three.csv", 0.0));
  earcup_library_folder_read (self);
  assert_before_long (earcup_library_folder_get_entries (self)->len == 1);
  g_assert_cmpint (earcup_library_folder_get_state (self), ==, EARCUP_LIBRARY_FOLDER_READY);
  earcup_test_folder_remove (folder);
  earcup_test_folder_remove (cache);
}

static void
test_cancel (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) cache = earcup_test_folder_new ();
  EarcupLibraryFolder *self;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("m %u.csv", i);

      g_object_unref (earcup_test_folder_curve (folder, name, 0.0));
    }

  self = open_folder (folder, cache);
  earcup_library_folder_cancel (self);
  assert_before_long (earcup_library_folder_get_state (self) == EARCUP_LIBRARY_FOLDER_READY);
  g_assert_true (earcup_library_folder_get_partial (self));
  g_assert_cmpuint (earcup_library_folder_get_entries (self)->len, <, 300);
  earcup_library_folder_read (self);
  assert_before_long (earcup_library_folder_get_entries (self)->len == 300);
  g_assert_false (earcup_library_folder_get_partial (self));

  /* Nobody waits for one that is no longer wanted. */
  g_file_delete (g_file_get_child (cache, "index"), NULL, NULL);
  earcup_library_folder_read (self);
  g_object_run_dispose (G_OBJECT (self));
  g_object_unref (self);
  for (guint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  earcup_test_folder_remove (folder);
  earcup_test_folder_remove (cache);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/library-folder/follows-its-files", test_follows);
  g_test_add_func ("/catalogue/library-folder/can-be-stopped-and-gone-on-with", test_cancel);

  return g_test_run ();
}
