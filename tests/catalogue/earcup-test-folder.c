/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include <math.h>

/* Makes an empty folder. (transfer full) */
GFile *
earcup_test_folder_new (void)
{
  g_autofree char *path = g_dir_make_tmp ("earcup-library-XXXXXX", NULL);

  g_assert_nonnull (path);
  return g_file_new_for_path (path);
}

/* Removes a folder with all that is in it. */
void
earcup_test_folder_remove (GFile *folder)
{
  g_autoptr(GFileEnumerator) files = NULL;

  files = g_file_enumerate_children (folder, "standard::name,standard::type",
                                     G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  for (;;)
    {
      GFileInfo *info;
      GFile *child;

      if (files == NULL || !g_file_enumerator_iterate (files, &info, &child, NULL, NULL) ||
          info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        earcup_test_folder_remove (child);
      else
        g_file_delete (child, NULL, NULL);
    }

  g_file_delete (folder, NULL, NULL);
}

/* Writes a file into a folder, with the folders around it. (transfer full) */
GFile *
earcup_test_folder_write (GFile      *folder,
                          const char *path,
                          const char *text)
{
  GFile *file = g_file_resolve_relative_path (folder, path);
  g_autoptr(GFile) parent = g_file_get_parent (file);
  g_autoptr(GError) error = NULL;

  g_file_make_directory_with_parents (parent, NULL, NULL);
  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  return file;
}

/* Writes a curve that falls by so many dB an octave, as AutoEq does. (transfer full) */
GFile *
earcup_test_folder_curve (GFile      *folder,
                          const char *path,
                          double      tilt_db)
{
  g_autoptr(GString) text = g_string_new ("frequency,raw\n");

  for (double hz = 20.0; hz < 20001.0; hz *= 1.05)
    g_string_append_printf (text, "%.2f,%.2f\n", hz, tilt_db * log2 (1000.0 / hz));

  return earcup_test_folder_write (folder, path, text->str);
}
