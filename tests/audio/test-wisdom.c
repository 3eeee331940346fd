/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-wisdom.h"

#include <glib/gstdio.h>

static char *folder;

static char *
dup_path (void)
{
  return g_build_filename (folder, "earcup", "fft-wisdom", NULL);
}

/* What there is no wisdom of is measured; what there is some of is not measured again. */
static void
test_kept (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *text = NULL;

  earcup_wisdom_load ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (earcup_wisdom_measure ());
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "(fftw-"));
  g_assert_false (earcup_wisdom_measure ());
}

/* Runs in a process of its own, which knows nothing yet. */
static void
test_loaded (void)
{
  if (g_test_subprocess ())
    {
      earcup_wisdom_load ();
      g_assert_false (earcup_wisdom_measure ());
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Neither a broken file nor a folder that cannot be made does any harm. */
static void
test_useless (void)
{
  if (g_test_subprocess ())
    {
      earcup_wisdom_load ();
      g_assert_false (earcup_wisdom_measure ());
      return;
    }

  {
    g_autofree char *path = dup_path ();
    g_autofree char *parent = g_path_get_dirname (path);

    g_assert_cmpint (g_remove (path), ==, 0);
    g_assert_cmpint (g_rmdir (parent), ==, 0);
    g_assert_true (g_file_set_contents (parent, "in the way", -1, NULL));
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();

    g_assert_cmpint (g_remove (parent), ==, 0);
    g_assert_cmpint (g_mkdir (parent, 0700), ==, 0);
    g_assert_true (g_file_set_contents (path, "(fftw-3 nonsense", -1, NULL));
    earcup_wisdom_load ();
  }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *kept = g_strdup (g_getenv ("EARCUP_TEST_CACHE"));
  int status;

  if (kept == NULL)
    {
      kept = g_dir_make_tmp ("earcup-wisdom-XXXXXX", NULL);
      g_setenv ("EARCUP_TEST_CACHE", kept, TRUE);
      g_setenv ("XDG_CACHE_HOME", kept, TRUE);
    }
  folder = kept;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audio/wisdom/what-was-measured-is-kept", test_kept);
  g_test_add_func ("/audio/wisdom/what-was-kept-is-known-the-next-time", test_loaded);
  g_test_add_func ("/audio/wisdom/a-useless-cache-does-no-harm", test_useless);
  status = g_test_run ();

  if (!g_test_subprocess ())
    {
      g_autofree char *path = dup_path ();
      g_autofree char *parent = g_path_get_dirname (path);

      g_remove (path);
      g_rmdir (parent);
      g_rmdir (folder);
    }

  return status;
}
