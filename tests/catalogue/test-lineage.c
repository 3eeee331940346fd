/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-lineage.h"

#include "catalogue/earcup-catalogue-error.h"

#include "earcup-test-lineage.h"

#define RELATIONS \
  "{\"entry\": \"a\", \"curve\": {\"file\": \"A\"}, \"also\": [{\"file\": \"A worn\"}]}," \
  "{\"entry\": \"b\", \"relative\": {\"id\": \"a\", \"why\": \"same-cup\"}}," \
  "{\"entry\": \"c\", \"curve\": {\"file\": \"lost\"}}," \
  "{\"entry\": \"d\", \"relative\": {\"id\": \"c\", \"why\": \"same-cup\"}}"

static void
test_roots (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autofree char *fit = earcup_test_lineage_dup_fit (catalogue, "open", "A", "gras");
  g_autoptr(EarcupLineage) lineage = earcup_test_lineage_new (RELATIONS, fit);
  EarcupFitRecord *own = earcup_lineage_get_fit (lineage, "A");

  g_assert_cmpuint (earcup_lineage_get_n_fits (lineage), ==, 1);
  g_assert_nonnull (own);
  g_assert_true (earcup_lineage_find_root (lineage, "a") == own);
  g_assert_true (earcup_lineage_find_root (lineage, "b") == own);
  g_assert_null (earcup_lineage_get_fit (lineage, "A worn"));
}

/* A measurement that was not fitted, or was never made, is as good as none. */
static void
test_no_roots (void)
{
  g_autoptr(EarcupLineage) lineage = earcup_test_lineage_new (RELATIONS, "");

  g_assert_null (earcup_lineage_find_root (lineage, "a"));
  g_assert_null (earcup_lineage_find_root (lineage, "b"));
  g_assert_null (earcup_lineage_find_root (lineage, "c"));
  g_assert_null (earcup_lineage_find_root (lineage, "d"));
  g_assert_null (earcup_lineage_find_root (lineage, "unheard-of"));
  g_assert_null (earcup_lineage_get_relation (lineage, "unheard-of"));
  g_assert_nonnull (earcup_lineage_get_relation (lineage, "d"));
}

static void
test_twice (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autofree char *fit = earcup_test_lineage_dup_fit (catalogue, "open", "A", "gras");
  g_autofree char *fits = g_strconcat ("[", fit, ",", fit, "]", NULL);
  g_autoptr(JsonNode) none = json_from_string ("[]", NULL);
  g_autoptr(JsonNode) relations = NULL, both = json_from_string (fits, NULL);
  g_autoptr(GError) error = NULL;

  relations = json_from_string ("[{\"entry\": \"a\", \"curve\": {\"file\": \"A\"}},"
                                " {\"entry\": \"a\", \"curve\": {\"file\": \"B\"}}]", NULL);
  g_assert_null (earcup_lineage_new (json_node_get_array (relations),
                                     json_node_get_array (none), &error));
  g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
  g_clear_error (&error);

  g_assert_null (earcup_lineage_new (json_node_get_array (none), json_node_get_array (both),
                                     &error));
  g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
}

/* Whoever is said to be a relative is built alike and was measured. */
static void
check_relative (EarcupCatalogue      *catalogue,
                EarcupLineage        *lineage,
                EarcupEntry          *entry,
                const EarcupRelation *relation)
{
  const char *id = earcup_relation_get_relative_id (relation);
  EarcupEntry *relative = earcup_catalogue_get_entry (catalogue, id);

  g_assert_nonnull (relative);
  g_assert_cmpint (earcup_entry_get_enclosure (entry), ==, earcup_entry_get_enclosure (relative));
  g_assert_cmpint (earcup_entry_get_transducer (entry), ==,
                   earcup_entry_get_transducer (relative));
  g_assert_true (earcup_entry_get_wearing (entry) == earcup_entry_get_wearing (relative) ||
                 earcup_relation_get_kinship (relation) == EARCUP_KINSHIP_ON_EAR_SIBLING);
  g_assert_nonnull (earcup_relation_get_file (earcup_lineage_get_relation (lineage, id)));
}

static void
test_bundled (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupLineage) lineage = earcup_lineage_new_bundled (&error);
  guint n_curves = 0, n_relatives = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      const EarcupRelation *relation;

      relation = earcup_lineage_get_relation (lineage, earcup_entry_get_id (entry));
      if (relation == NULL)
        continue;

      g_assert_cmpint (earcup_entry_get_kind (entry), ==, EARCUP_ENTRY_KIND_HEADPHONE);
      g_assert_nonnull (earcup_lineage_find_root (lineage, earcup_entry_get_id (entry)));
      if (earcup_relation_get_relative_id (relation) != NULL)
        check_relative (catalogue, lineage, entry, relation);
      n_relatives += earcup_relation_get_relative_id (relation) != NULL ? 1 : 0;
      n_curves += earcup_relation_get_file (relation) != NULL ? 1 : 0;
      for (const char *const *file = earcup_relation_get_also (relation); *file != NULL; file++)
        {
          g_assert_nonnull (earcup_lineage_get_fit (lineage, *file));
          n_curves++;
        }
    }

  g_assert_cmpuint (n_curves, ==, 70);
  g_assert_cmpuint (earcup_lineage_get_n_fits (lineage), ==, n_curves);
  g_assert_cmpuint (n_relatives, ==, 29);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/lineage/the-root-is-a-fit", test_roots);
  g_test_add_func ("/catalogue/lineage/without-a-fit-there-is-no-root", test_no_roots);
  g_test_add_func ("/catalogue/lineage/nothing-is-there-twice", test_twice);
  g_test_add_func ("/catalogue/lineage/relatives-are-built-alike-and-measured", test_bundled);
  return g_test_run ();
}
