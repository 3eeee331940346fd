/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "interchange/earcup-paths.h"

/* Everything is found from the place of the program itself, so an installation may be moved, and
 * a program that was only built finds what was built with it. */
static char *
dup_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup (".");
}

static char *
dup_existing (const char *first_element,
              ...)
{
  g_autofree char *folder = dup_program_folder ();
  g_autofree char *rest = NULL;
  char *path;
  va_list elements;

  va_start (elements, first_element);
  rest = g_build_filename_valist (first_element, &elements);
  va_end (elements);

  path = g_canonicalize_filename (rest, folder);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);

  return path;
}

/* Returns: whether the program runs from an installation rather than from its build folder; any
 * thread */
gboolean
earcup_paths_is_installed (void)
{
  g_autofree char *built = dup_existing ("demo", "earcup-demo", NULL);

  return built == NULL;
}

/* Returns: (transfer full) (nullable): the file name of the demo mix, %NULL when it is missing;
 * any thread */
char *
earcup_paths_dup_demo (void)
{
  char *path = dup_existing ("demo", "earcup-demo-mix.flac", NULL);

  if (path == NULL)
    path = dup_existing ("..", "share", "earcup", "demo", "earcup-demo-mix.flac", NULL);

  return path;
}

/* Returns: (transfer full) (nullable): the folder of the compiled settings schema of a program
 * that is not installed where the system looks; any thread */
char *
earcup_paths_dup_schemas (void)
{
  char *path = dup_existing ("..", "data", "gschemas.compiled", NULL);
  char *folder;

  if (path == NULL)
    path = dup_existing ("..", "share", "glib-2.0", "schemas", "gschemas.compiled", NULL);

  folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_free (path);

  return folder;
}

/* Returns: (transfer full): the folder of the translations; any thread */
char *
earcup_paths_dup_locale (void)
{
  char *path = earcup_paths_is_installed () ? dup_existing ("..", "share", "locale", NULL)
                                            : dup_existing ("..", "po", NULL);

  return path != NULL ? path : g_strdup (EARCUP_LOCALEDIR);
}
