/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue-filter.h"

#include "catalogue/earcup-catalogue.h"

#define BIT EARCUP_CATALOGUE_FILTER_BIT

static guint
count (const char *text,
       guint       kinds,
       guint       enclosures,
       guint       price_tiers,
       gboolean    in_guides)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupCatalogueFilter) filter = NULL;
  guint n_matches = 0;

  filter = earcup_catalogue_filter_new (G_LIST_MODEL (catalogue), text, kinds, enclosures,
                                        price_tiers, in_guides);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    if (earcup_catalogue_filter_match (filter, earcup_catalogue_get_nth (catalogue, i)))
      n_matches++;

  return n_matches;
}

static void
test_everything (void)
{
  g_assert_cmpuint (count (NULL, 0, 0, 0, FALSE), ==, 142);
  g_assert_cmpuint (count ("", 0, 0, 0, FALSE), ==, 142);
}

static void
test_facets (void)
{
  g_assert_cmpuint (count (NULL, BIT (EARCUP_ENTRY_KIND_HEADPHONE), 0, 0, FALSE), ==, 130);
  g_assert_cmpuint (count (NULL, BIT (EARCUP_ENTRY_KIND_MONITOR), 0, 0, FALSE), ==, 12);
  g_assert_cmpuint (count (NULL, 0, BIT (EARCUP_ENCLOSURE_CLOSED), 0, FALSE), ==, 72);
  g_assert_cmpuint (count (NULL, 0, BIT (EARCUP_ENCLOSURE_SEMI_OPEN), 0, FALSE), ==, 10);
  g_assert_cmpuint (count (NULL, 0, BIT (EARCUP_ENCLOSURE_OPEN), 0, FALSE), ==, 48);
  g_assert_cmpuint (count (NULL, 0, BIT (EARCUP_ENCLOSURE_NONE), 0, FALSE), ==, 12);
  g_assert_cmpuint (count (NULL, 0, 0, BIT (EARCUP_PRICE_TIER_BUDGET), FALSE), ==, 20);
  g_assert_cmpuint (count (NULL, 0, 0, BIT (EARCUP_PRICE_TIER_UNKNOWN), FALSE), ==, 3);
}

static void
test_choices_add_up (void)
{
  guint closed = BIT (EARCUP_ENCLOSURE_CLOSED), open = BIT (EARCUP_ENCLOSURE_OPEN);

  g_assert_cmpuint (count (NULL, 0, closed | open, 0, FALSE), ==, 72 + 48);
}

static void
test_choices_restrict (void)
{
  guint monitors = BIT (EARCUP_ENTRY_KIND_MONITOR), closed = BIT (EARCUP_ENCLOSURE_CLOSED);

  g_assert_cmpuint (count (NULL, monitors, closed, 0, FALSE), ==, 0);
  g_assert_cmpuint (count ("yamaha", 0, 0, 0, FALSE), ==, 4);
  g_assert_cmpuint (count ("yamaha", monitors, 0, 0, FALSE), ==, 2);
}

static void
test_guides (void)
{
  /* Of the 27 rows that a guide touches, in eight only the maker is named. */
  g_assert_cmpuint (count (NULL, 0, 0, 0, TRUE), ==, 19);
  g_assert_cmpuint (count ("beats", 0, 0, 0, TRUE), ==, 0);
  g_assert_cmpuint (count ("hd 650", 0, 0, 0, TRUE), ==, 1);
}

static void
test_fuzzy (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupCatalogueFilter) right = NULL, wrong = NULL;

  right = earcup_catalogue_filter_new (G_LIST_MODEL (catalogue), "sennheiser", 0, 0, 0, FALSE);
  wrong = earcup_catalogue_filter_new (G_LIST_MODEL (catalogue), "senheiser", 0, 0, 0, FALSE);

  g_assert_false (earcup_catalogue_filter_is_fuzzy (right));
  g_assert_true (earcup_catalogue_filter_is_fuzzy (wrong));
  g_assert_cmpuint (count ("senheiser", 0, 0, 0, FALSE), ==, count ("sennheiser", 0, 0, 0, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/catalogue-filter/no-choice-lets-all-pass", test_everything);
  g_test_add_func ("/catalogue/catalogue-filter/each-facet-has-its-count", test_facets);
  g_test_add_func ("/catalogue/catalogue-filter/values-of-a-facet-add-up", test_choices_add_up);
  g_test_add_func ("/catalogue/catalogue-filter/facets-restrict-each-other", test_choices_restrict);
  g_test_add_func ("/catalogue/catalogue-filter/the-maker-alone-is-not-named", test_guides);
  g_test_add_func ("/catalogue/catalogue-filter/slips-are-forgiven-as-a-last-resort", test_fuzzy);
  return g_test_run ();
}
