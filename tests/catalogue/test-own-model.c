/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-library-scan.h"
#include "catalogue/earcup-own-model.h"
#include "catalogue/earcup-resolve.h"

typedef struct {
  char         *path;
  GFile        *folder;      /* which is not there yet */
  EarcupDesign *design;
} Fixture;

static EarcupCatalogue *catalogue;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, "open", NULL);
  g_autofree char *inner = NULL;

  fixture->path = g_dir_make_tmp ("earcup-own-XXXXXX", NULL);
  inner = g_build_filename (fixture->path, "models", NULL);
  fixture->folder = g_file_new_for_path (inner);
  fixture->design = earcup_design_ref (earcup_model_get_design (model));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *inner = g_file_get_path (fixture->folder);
  g_autoptr(GDir) folder = g_dir_open (inner, 0, NULL);
  g_autofree char *index = g_build_filename (fixture->path, "index", NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (inner, name, NULL);

      g_unlink (file);
    }
  g_unlink (index);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_free (fixture->path);
  g_object_unref (fixture->folder);
  earcup_design_unref (fixture->design);
}

static char *
save (Fixture    *fixture,
      const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_own_model_save (fixture->folder, name, fixture->design, &error);

  g_assert_no_error (error);

  return earcup_curve_model_make_id (file);
}

/* What is kept is found again by its id, with its name and every parameter. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = save (fixture, "Bathtub Deep");
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (earcup_model_get_id (model), ==, id);
  g_assert_cmpstr (earcup_model_get_name (model), ==, "Bathtub Deep");
  g_assert_cmpint (memcmp (earcup_design_get_values (earcup_model_get_design (model)),
                           earcup_design_get_values (fixture->design),
                           EARCUP_N_PARAMETERS * sizeof (double)), ==, 0);
}

/* Nothing is lost where a name is there already, and no name leads out of the folder. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *base;
  } rows[] = {
    { "Deep", "Deep.headphone.json" },
    { "Deep", "Deep 2.headphone.json" },
    { "../../etc/passwd", "-..-etc-passwd.headphone.json" },
    { ".hidden", "hidden.headphone.json" },
    { "Größe Ω", "Größe Ω.headphone.json" },
  };
  g_autoptr(GString) longest = g_string_new (NULL);
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GFile) file = earcup_own_model_save (fixture->folder, rows[i].name,
                                                     fixture->design, NULL);
      g_autofree char *base = g_file_get_basename (file);

      g_assert_cmpstr (base, ==, rows[i].base);
      g_assert_true (g_file_has_prefix (file, fixture->folder));
    }

  for (guint i = 0; i < 110; i++)
    g_string_append (longest, "Ω");
  id = save (fixture, longest->str);
  g_assert_true (earcup_own_model_is_name (id));
  g_assert_false (earcup_own_model_is_name ("x.json"));
  g_assert_false (earcup_own_model_is_name (".headphone.json"));
}

/* In a folder of the library it is an entry; a file that is none is a problem. */
static void
test_scan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = save (fixture, "Bathtub Deep");
  g_autoptr(GFile) index = g_file_new_build_filename (fixture->path, "index", NULL);
  g_autoptr(GFile) broken = g_file_get_child (fixture->folder, "broken.headphone.json");
  EarcupLibraryProgress progress = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_replace_contents (broken, "{ \"Re\": ", 8, NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr(EarcupLibraryHaul) haul = earcup_library_scan (fixture->folder, index, NULL,
                                                               &progress, NULL, &error);
      EarcupEntry *entry;

      g_assert_no_error (error);
      g_assert_cmpuint (haul->n_read, ==, pass == 0 ? 2 : 0);
      g_assert_cmpuint (haul->n_problems, ==, 1);
      g_assert_cmpuint (haul->entries->len, ==, 1);
      entry = haul->entries->pdata[0];
      g_assert_cmpstr (earcup_entry_get_id (entry), ==, id);
      g_assert_cmpstr (earcup_entry_get_name (entry), ==, "Bathtub Deep");
    }
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = save (fixture, "Gone");
  g_autoptr(GFile) file = earcup_curve_model_get_file (id);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_null (earcup_catalogue_resolve (catalogue, id, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/catalogue/own-model/kept-is-found-again", test_round_trip },
    { "/catalogue/own-model/no-name-does-harm", test_names },
    { "/catalogue/own-model/library-lists-it", test_scan },
    { "/catalogue/own-model/gone-is-an-error", test_broken },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = earcup_catalogue_new_bundled (NULL);
  g_assert_nonnull (catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  status = g_test_run ();
  g_object_unref (catalogue);

  return status;
}
