/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "interchange/earcup-interchange-error.h"

/* A sample of "good" or "bad", and what reading it must come to. */
typedef struct {
  const char *name;
  int         code;
  const char *word;     /* the message names it */
} BadFile;

typedef gpointer (* Loader) (GFile   *file,
                             GError **error);

static inline GFile *
get_sample (const char *folder,
            const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "interchange", folder, name, NULL);

  return g_file_new_for_path (path);
}

static inline gpointer
load_sample (const char  *folder,
             const char  *name,
             Loader       load,
             GError     **error)
{
  g_autoptr(GFile) file = get_sample (folder, name);

  return load (file, error);
}

/* The names of the files of a folder that end in @suffix, in any order. */
static inline char **
list_files (const char *folder,
            const char *suffix)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_strv_builder_add (names, name);

  return g_strv_builder_end (names);
}

static inline char **
list_samples (const char *folder,
              const char *suffix)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "interchange", folder, NULL);

  return list_files (path, suffix);
}

static inline guint
count_samples (const char *folder,
               const char *suffix)
{
  g_auto(GStrv) names = list_samples (folder, suffix);

  return g_strv_length (names);
}

/* One sentence without its full stop, which says what it is about. */
static inline void
assert_sentence (const GError *error,
                 const char   *subject)
{
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, subject));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

/* Each sample must be refused as the table says, and none may be left out of the table. */
static inline void
check_bad_files (const BadFile *files,
                 guint          n_files,
                 const char    *suffix,
                 Loader         load)
{
  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (load_sample ("bad", files[i].name, load, &error));
      g_assert_error (error, EARCUP_INTERCHANGE_ERROR, files[i].code);
      assert_sentence (error, files[i].name);
      g_assert_nonnull (strstr (error->message, files[i].word));
    }

  g_assert_cmpuint (count_samples ("bad", suffix), ==, n_files);
}

/* What cannot be read at all is refused in the words of the system. */
static inline void
check_unreadable (Loader load)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (load_sample ("good", "no-such-file", load, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no-such-file"));
  g_clear_error (&error);

  g_assert_null (load_sample ("good", ".", load, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static inline char *
make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("earcup-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static inline guint
count_files (const char *folder)
{
  g_auto(GStrv) names = list_files (folder, "");

  return g_strv_length (names);
}

/* Removes a folder, which must be empty again, and frees its name. */
static inline void
remove_folder (char *folder)
{
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}
