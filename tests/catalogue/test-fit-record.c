/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-fit-record.h"

#include "catalogue/earcup-catalogue-error.h"
#include "interchange/earcup-interchange-error.h"

#include "earcup-test-lineage.h"

static JsonNode *
make_fit (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autofree char *text = earcup_test_lineage_dup_fit (catalogue, "open", "Some", "rtings");
  JsonNode *node = json_from_string (text, NULL);

  g_assert_nonnull (node);
  return node;
}

static void
test_read (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  const EarcupDesign *open;
  g_autoptr(JsonNode) node = make_fit ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupFitRecord) fit = NULL;

  fit = earcup_fit_record_new_from_json (json_node_get_object (node), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (earcup_fit_record_get_file (fit), ==, "Some");
  g_assert_cmpstr (earcup_fit_record_get_measurer (fit), ==, "Someone");
  g_assert_cmpstr (earcup_fit_record_get_rig (fit), ==, "rtings");
  g_assert_cmpuint (earcup_fit_record_get_n_numbers (fit), ==, 37);
  g_assert_cmpfloat (earcup_fit_record_get_below_db (fit), ==, 0.125);
  g_assert_cmpfloat (earcup_fit_record_get_above_db (fit), ==, 0.25);
  g_assert_true (earcup_fit_record_get_converged (fit));

  open = earcup_archetype_get_design (earcup_catalogue_get_archetype (catalogue, "open"));
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    g_assert_cmpfloat (earcup_design_get (earcup_fit_record_get_design (fit), i), ==,
                       earcup_design_get (open, i));
}

static void
test_incomplete (void)
{
  static const char *const needed[] = {
    "file", "by", "rig", "numbers", "rms_db_20_1k", "rms_db_1k_10k", "design",
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr(JsonNode) node = make_fit ();
      g_autoptr(GError) error = NULL;

      json_object_remove_member (json_node_get_object (node), needed[i]);
      g_assert_null (earcup_fit_record_new_from_json (json_node_get_object (node), &error));
      g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
    }
}

static void
test_bad_design (void)
{
  g_autoptr(JsonNode) node = make_fit ();
  JsonObject *design = json_object_get_object_member (json_node_get_object (node), "design");
  g_autoptr(GError) error = NULL;

  json_object_remove_member (design, "Mmd");
  g_assert_null (earcup_fit_record_new_from_json (json_node_get_object (node), &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MISSING_KEY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/fit-record/all-of-it-is-read", test_read);
  g_test_add_func ("/catalogue/fit-record/what-is-incomplete-is-refused", test_incomplete);
  g_test_add_func ("/catalogue/fit-record/a-broken-design-is-refused", test_bad_design);
  return g_test_run ();
}
