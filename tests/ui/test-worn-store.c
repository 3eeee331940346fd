/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "catalogue/earcup-catalogue.h"
#include "windows/earcup-worn-store.h"

typedef struct {
  char            *folder;
  EarcupWornStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *own = NULL;

  fixture->folder = g_dir_make_tmp ("earcup-worn-XXXXXX", &error);
  g_assert_no_error (error);
  own = g_build_filename (fixture->folder, "deep", "down", NULL);
  fixture->store = earcup_worn_store_new (own);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) words = earcup_worn_store_list (fixture->store);
  g_autofree char *deep = g_build_filename (fixture->folder, "deep", NULL);
  g_autofree char *down = g_build_filename (deep, "down", NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_assert_true (earcup_worn_store_remove (fixture->store, words[i], NULL));
  g_rmdir (down);
  g_rmdir (deep);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  earcup_worn_store_free (fixture->store);
  g_free (fixture->folder);
}

/* A curve that falls by 2 dB an octave, as REW would write it. */
static GFile *
write_curve (Fixture    *fixture,
             const char *name)
{
  g_autoptr(GString) text = g_string_new ("* Freq(Hz) SPL(dB) Phase(degrees)\n");
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  for (double hz = 20.0; hz < 20000.0; hz *= 1.05)
    g_string_append_printf (text, "%.3f %.3f 0\n", hz, 90.0 - 2.0 * log2 (hz / 1000.0));
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static char *
import (Fixture    *fixture,
        const char *name,
        EarcupRig   rig,
        gboolean    is_known)
{
  g_autoptr(GFile) file = write_curve (fixture, name);
  g_autoptr(GError) error = NULL;
  char *word = earcup_worn_store_import (fixture->store, file, rig, is_known, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_delete (file, NULL, NULL));

  return word;
}

static EarcupModel *
load (Fixture    *fixture,
      const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (&error);
  EarcupModel *model;

  g_assert_no_error (error);
  model = earcup_worn_store_load (fixture->store, catalogue, word, &error);
  g_assert_no_error (error);

  return model;
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *word = import (fixture, "My Ēarcup 2.txt", EARCUP_RIG_GRAS, TRUE);
  g_autofree char *name = earcup_worn_store_dup_name (fixture->store, word);
  g_auto(GStrv) words = earcup_worn_store_list (fixture->store);
  g_autoptr(EarcupModel) model = load (fixture, word);
  EarcupResponse *response = earcup_model_get_response (model);

  g_assert_cmpstr (name, ==, "My Ēarcup 2");
  g_assert_cmpuint (g_strv_length (words), ==, 1);
  g_assert_cmpstr (words[0], ==, word);
  g_assert_cmpstr (earcup_model_get_id (model), ==, word);
  g_assert_cmpstr (earcup_model_get_name (model), ==, name);
  g_assert_cmpint (earcup_model_get_provenance (model), ==, EARCUP_PROVENANCE_USER);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 100.0) -
                                  earcup_response_get_level (response, 4000.0),
                                  2.0 * log2 (40.0), 0.01);
}

/* The same curve stands for another headphone when it was measured on another head. */
static void
test_rigs (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *one = import (fixture, "one.txt", EARCUP_RIG_GRAS, TRUE);
  g_autofree char *other = import (fixture, "other.txt", EARCUP_RIG_RTINGS, TRUE);
  g_autofree char *unknown = import (fixture, "unknown.txt", EARCUP_RIG_GRAS, FALSE);
  g_autoptr(EarcupModel) gras = load (fixture, one);
  g_autoptr(EarcupModel) rtings = load (fixture, other);
  g_autoptr(EarcupModel) guessed = load (fixture, unknown);
  g_autofree char *rtings_text = earcup_model_dup_provenance_text (rtings);
  g_autofree char *guessed_text = earcup_model_dup_provenance_text (guessed);
  double most = 0.0;

  for (double hz = 30.0; hz < 9000.0; hz *= 1.2)
    {
      double level = earcup_response_get_aligned (earcup_model_get_response (gras), hz);

      most = fmax (most, fabs (level - earcup_response_get_aligned (
                                         earcup_model_get_response (rtings), hz)));
      g_assert_cmpfloat_with_epsilon (
        level, earcup_response_get_aligned (earcup_model_get_response (guessed), hz), 1e-9);
    }

  g_assert_cmpfloat (most, >, 1.0);
  g_assert_nonnull (strstr (rtings_text, "Rtings"));
  g_assert_nonnull (strstr (guessed_text, "not known"));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = import (fixture, "same.txt", EARCUP_RIG_GRAS, TRUE);
  g_autofree char *second = import (fixture, "same.csv", EARCUP_RIG_GRAS, TRUE);

  g_assert_cmpstr (first, !=, second);
  g_assert_true (earcup_worn_store_remove (fixture->store, first, NULL));
  g_assert_false (earcup_worn_store_remove (fixture->store, first, NULL));
}

/* What stands in the settings may have been written by anybody. */
static void
test_outside (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "outside.csv", NULL);
  g_autoptr(GFile) file = write_curve (fixture, "outside.csv");
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_worn_store_remove (fixture->store, "own:../../outside", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) words = NULL;

  g_file_set_contents (path, "20 1\n40 loud\n", -1, NULL);
  g_assert_null (earcup_worn_store_import (fixture->store, file, EARCUP_RIG_GRAS, TRUE, &error));
  g_assert_nonnull (strstr (error->message, "line 2"));
  words = earcup_worn_store_list (fixture->store);
  g_assert_cmpuint (g_strv_length (words), ==, 0);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/worn-store/what-is-imported-is-kept", Fixture, NULL, set_up, test_kept,
              tear_down);
  g_test_add ("/ui/worn-store/the-rig-counts-and-is-told", Fixture, NULL, set_up, test_rigs,
              tear_down);
  g_test_add ("/ui/worn-store/names-may-repeat", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/ui/worn-store/nothing-leads-out-of-the-folder", Fixture, NULL, set_up,
              test_outside, tear_down);
  g_test_add ("/ui/worn-store/bad-files-are-refused", Fixture, NULL, set_up, test_bad, tear_down);

  return g_test_run ();
}
