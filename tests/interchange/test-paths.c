/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-paths.h"

#include <glib/gstdio.h>
#include <string.h>

/* Everything is found from the place of the program, so each case runs a copy of this program in
 * a tree of its own, which then says what it finds. */

static void
say (const char *path)
{
  g_print ("%s\n", path != NULL ? path : "none");
}

static int
report (void)
{
  g_autofree char *demo = earcup_paths_dup_demo ();
  g_autofree char *schemas = earcup_paths_dup_schemas ();
  g_autofree char *locale = earcup_paths_dup_locale ();

  say (earcup_paths_is_installed () ? "installed" : "built");
  say (demo);
  say (schemas);
  say (locale);

  return 0;
}

static void
touch (const char *root,
       const char *name)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (!g_str_has_suffix (name, "/"))
    g_assert_true (g_file_set_contents (path, "x", -1, NULL));
}

static void
remove_tree (GFile *file)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL &&
         g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);

  g_file_delete (file, NULL, NULL);
}

/* Makes a tree, runs the program at @program in it and returns the lines that it says, with the
 * root taken off. */
/* Where an emulator runs the tests, the system cannot start what they start. */
static gboolean
skips (void)
{
  if (g_getenv ("EARCUP_TEST_EMULATED") == NULL)
    return FALSE;

  g_test_skip ("an emulated test cannot start a program");

  return TRUE;
}

static char **
run_in_tree (const char        *program,
             const char *const *names)
{
  g_autofree char *root = g_dir_make_tmp ("earcup-test-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (root, program, NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (self);
  g_autoptr(GFile) to = g_file_new_for_path (target);
  g_autoptr(GFile) tree = g_file_new_for_path (root);
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  const char *arguments[] = { target, "--report", NULL };
  char **lines;

  touch (root, program);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    touch (root, names[i]);

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                NULL, &error);
  g_assert_no_error (error);
  remove_tree (tree);

  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], root))
      memmove (lines[i], lines[i] + strlen (root), strlen (lines[i] + strlen (root)) + 1);

  return lines;
}

static void
test_built (void)
{
  static const char *const names[] = {
    "app/demo/earcup-demo", "app/demo/earcup-demo-mix.flac", "data/gschemas.compiled", "po/",
    NULL
  };
  g_auto(GStrv) lines = skips () ? NULL : run_in_tree ("app/earcup", names);

  if (lines == NULL)
    return;

  g_assert_cmpstr (lines[0], ==, "built");
  g_assert_cmpstr (lines[1], ==, "/app/demo/earcup-demo-mix.flac");
  g_assert_cmpstr (lines[2], ==, "/data");
  g_assert_cmpstr (lines[3], ==, "/po");
}

static void
test_installed (void)
{
  static const char *const names[] = {
    "share/earcup/demo/earcup-demo-mix.flac", "share/glib-2.0/schemas/gschemas.compiled",
    "share/locale/", NULL
  };
  g_auto(GStrv) lines = skips () ? NULL : run_in_tree ("bin/earcup", names);

  if (lines == NULL)
    return;

  g_assert_cmpstr (lines[0], ==, "installed");
  g_assert_cmpstr (lines[1], ==, "/share/earcup/demo/earcup-demo-mix.flac");
  g_assert_cmpstr (lines[2], ==, "/share/glib-2.0/schemas");
  g_assert_cmpstr (lines[3], ==, "/share/locale");
}

static void
test_bare (void)
{
  static const char *const names[] = { NULL };
  g_auto(GStrv) lines = skips () ? NULL : run_in_tree ("bin/earcup", names);

  if (lines == NULL)
    return;

  g_assert_cmpstr (lines[0], ==, "installed");
  g_assert_cmpstr (lines[1], ==, "none");
  g_assert_cmpstr (lines[2], ==, "none");
  g_assert_true (g_path_is_absolute (lines[3]));
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--report"))
    return report ();

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/paths/a-built-program-finds-what-was-built", test_built);
  g_test_add_func ("/interchange/paths/an-installed-program-may-be-moved", test_installed);
  g_test_add_func ("/interchange/paths/what-is-missing-is-said-to-be", test_bare);

  return g_test_run ();
}
