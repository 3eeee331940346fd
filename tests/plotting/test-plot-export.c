/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-export.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char            *folder;
  EarcupPlotScene *scene;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const double levels[] = { 1.0, 2.0 };

  fixture->folder = g_dir_make_tmp ("earcup-export-XXXXXX", NULL);
  fixture->scene = make_flat_scene (levels, 2);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  earcup_plot_scene_unref (fixture->scene);
}

static void
test_files_have_their_signature (Fixture       *fixture,
                                 gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *signature;
  } cases[] = {
    { "a.svg", "<?xml" }, { "a.png", "\x89PNG" }, { "a.pdf", "%PDF-" }, { "B.PNG", "\x89PNG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, cases[i].name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      earcup_plot_export (fixture->scene, file, 640, 400, &error);
      g_assert_no_error (error);
      g_file_load_contents (file, NULL, &contents, &length, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 1000);
      g_assert_cmpint (memcmp (contents, cases[i].signature, strlen (cases[i].signature)), ==, 0);
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, G_N_ELEMENTS (cases));
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (fixture->scene, 0);

  g_assert_true (earcup_plot_export (fixture->scene, file, 640, 400, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, series->n_points + 2);
  g_assert_true (g_str_has_prefix (lines[0], "Hz,"));
  g_assert_true (g_str_has_suffix (lines[1], ",1,2"));
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (lines[1], NULL), series->hz[0], 1e-3);
}

static void
test_older_file_is_replaced (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.svg", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;

  g_file_set_contents (path, "old", -1, &error);
  g_assert_no_error (error);
  g_assert_true (earcup_plot_export (fixture->scene, file, 640, 400, &error));
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_true (g_str_has_prefix (contents, "<?xml"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
assert_refused (Fixture    *fixture,
                const char *name,
                int         width,
                int         code,
                const char *named)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  g_assert_false (earcup_plot_export (fixture->scene, file, width, 400, &error));
  g_assert_error (error, EARCUP_PLOT_EXPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, named));
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_failure_leaves_no_file (Fixture       *fixture,
                             gconstpointer  data)
{
  assert_refused (fixture, "plot.tiff", 640, EARCUP_PLOT_EXPORT_ERROR_UNKNOWN_FORMAT, "plot.tiff");
  assert_refused (fixture, "plot", 640, EARCUP_PLOT_EXPORT_ERROR_UNKNOWN_FORMAT, "plot");
  assert_refused (fixture, "plot.png", 1, EARCUP_PLOT_EXPORT_ERROR_BAD_SIZE, "1 × 400");
  assert_refused (fixture, "plot.png", 99999, EARCUP_PLOT_EXPORT_ERROR_BAD_SIZE, "99999");
  assert_refused (fixture, "none/plot.pdf", 640, EARCUP_PLOT_EXPORT_ERROR_NOT_WRITTEN,
                  "plot.pdf");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/plotting/plot-export/files-have-their-signature", Fixture, NULL, set_up,
              test_files_have_their_signature, tear_down);
  g_test_add ("/plotting/plot-export/table-holds-every-curve", Fixture, NULL, set_up,
              test_table, tear_down);
  g_test_add ("/plotting/plot-export/older-file-is-replaced", Fixture, NULL, set_up,
              test_older_file_is_replaced, tear_down);
  g_test_add ("/plotting/plot-export/failure-leaves-no-file", Fixture, NULL, set_up,
              test_failure_leaves_no_file, tear_down);

  return g_test_run ();
}
