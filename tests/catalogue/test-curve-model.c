/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-resolve.h"
#include "catalogue/earcup-rig.h"

static void
test_resolves (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_curve (folder, "My <b>X&1<b> [ü].csv", 2.0);
  g_autofree char *id = earcup_curve_model_make_id (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) plain = earcup_catalogue_resolve (catalogue, id, &error);
  g_autoptr(EarcupModel) converted = NULL;
  g_autofree char *text = NULL;
  EarcupResponse *one, *other;

  g_assert_no_error (error);
  g_assert_cmpstr (earcup_model_get_id (plain), ==, id);
  g_assert_cmpstr (earcup_model_get_name (plain), ==, "My <b>X&1<b> [ü]");
  g_assert_cmpint (earcup_model_get_provenance (plain), ==, EARCUP_PROVENANCE_USER);
  text = earcup_model_dup_provenance_text (plain);
  g_assert_nonnull (strstr (text, "not known"));

  earcup_catalogue_set_rig (catalogue, uri, EARCUP_RIG_RTINGS, TRUE);
  converted = earcup_catalogue_resolve (catalogue, id, &error);
  g_assert_no_error (error);
  one = earcup_model_get_response (plain);
  other = earcup_model_get_response (converted);
  g_assert_cmpfloat (ABS (earcup_response_get_aligned (one, 3000.0) -
                          earcup_response_get_aligned (other, 3000.0)), >, 0.05);
  earcup_test_folder_remove (folder);
}

static void
test_missing (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) model = NULL;

  model = earcup_catalogue_resolve (catalogue, "curve:file:///nonexistent/earcup/a.csv", &error);
  g_assert_null (model);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A curve that came along is the same to the third decimal, and stays the same from then on. */
static void
test_carried (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_curve (folder, "Maker X1.csv", 2.0);
  g_autofree char *id = earcup_curve_model_make_id (file);
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, id, NULL);
  g_autoptr(EarcupModel) carried = NULL;

  earcup_test_folder_remove (folder);
  carried = earcup_curve_model_new_carried (id, earcup_curve_model_get_text (model));
  g_assert_cmpstr (earcup_model_get_id (carried), ==, id);
  g_assert_cmpstr (earcup_model_get_name (carried), ==, earcup_model_get_name (model));
  g_assert_cmpstr (earcup_curve_model_get_text (carried), ==, earcup_curve_model_get_text (model));
  for (double hz = 30.0; hz < 16000.0; hz *= 1.3)
    g_assert_cmpfloat_with_epsilon (
      earcup_response_get_level (earcup_model_get_response (carried), hz),
      earcup_response_get_level (earcup_model_get_response (model), hz), 0.005);

  g_assert_null (earcup_curve_model_new_carried (id, "This is no curve."));
  g_assert_null (earcup_curve_model_new_carried ("hd650", earcup_curve_model_get_text (model)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/curve-model/is-read-as-its-folder-was-measured", test_resolves);
  g_test_add_func ("/catalogue/curve-model/missing-file-is-told", test_missing);
  g_test_add_func ("/catalogue/curve-model/can-be-carried", test_carried);

  return g_test_run ();
}
