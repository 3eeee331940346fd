/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-facet.h"

static guint32
bits_of (EarcupCatalogue *catalogue,
         const char      *id,
         EarcupFacet      facet)
{
  return earcup_facet_get_bits (facet, earcup_catalogue_get_entry (catalogue, id),
                                EARCUP_PROVENANCE_FITTED);
}

static void
test_values (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  g_assert_cmphex (bits_of (catalogue, "sennheiser-hd-650", EARCUP_FACET_ENCLOSURE), ==,
                   EARCUP_FACET_BIT (EARCUP_ENCLOSURE_OPEN));
  g_assert_cmpstr (earcup_facet_get_value_label (EARCUP_FACET_ENCLOSURE, EARCUP_ENCLOSURE_OPEN), ==,
                   "Open");
  g_assert_cmphex (bits_of (catalogue, "genelec-8361a", EARCUP_FACET_ENCLOSURE), ==,
                   EARCUP_FACET_BIT (EARCUP_FACET_ENCLOSURE_MONITOR));
  g_assert_cmphex (bits_of (catalogue, "genelec-8361a", EARCUP_FACET_IMPEDANCE), ==,
                   EARCUP_FACET_BIT (EARCUP_FACET_UNKNOWN));
  g_assert_cmphex (bits_of (catalogue, "sennheiser-hd-650", EARCUP_FACET_IMPEDANCE), ==,
                   EARCUP_FACET_BIT (4));
  g_assert_cmphex (bits_of (catalogue, "sennheiser-hd-650", EARCUP_FACET_CURVE), ==,
                   EARCUP_FACET_BIT (1));
}

/* Every number lies in the range whose name holds it. */
static void
test_ranges (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  const double limits[] = { 0.0, 200.0, 250.0, 300.0, 400.0, 1e9 };
  guint n_known = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      guint32 bits = earcup_facet_get_bits (EARCUP_FACET_WEIGHT, entry, EARCUP_PROVENANCE_MAKER);
      double weight_g;

      if (!earcup_entry_get_number (entry, "weight_g", &weight_g))
        {
          g_assert_cmphex (bits, ==, EARCUP_FACET_BIT (EARCUP_FACET_UNKNOWN));
          continue;
        }
      n_known++;
      for (guint value = 1; value < G_N_ELEMENTS (limits); value++)
        g_assert_cmpint ((bits & EARCUP_FACET_BIT (value)) != 0, ==,
                         weight_g > limits[value - 1] && weight_g <= limits[value]);
    }
  g_assert_cmpuint (n_known, >, 100);
}

/* A use that the data name and no facet offers would be found nowhere. */
static void
test_uses (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      const char *const *uses = earcup_entry_get_uses (earcup_catalogue_get_nth (catalogue, i));

      for (guint j = 0; uses != NULL && uses[j] != NULL; j++)
        {
          g_test_message ("%s", uses[j]);
          g_assert_cmpuint (earcup_facet_find_use (uses[j]), !=, EARCUP_FACET_UNKNOWN);
        }
    }
  g_assert_cmpuint (earcup_facet_find_use ("gardening"), ==, EARCUP_FACET_UNKNOWN);
}

static void
test_labels (void)
{
  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    {
      g_assert_cmpuint (earcup_facet_get_n_values (facet), <=, EARCUP_FACET_MOST_VALUES);
      g_assert_cmpstr (earcup_facet_get_label (facet), !=, "");
      for (guint value = 0; value < earcup_facet_get_n_values (facet); value++)
        g_assert_cmpstr (earcup_facet_get_value_label (facet, value), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/facet/values-are-those-of-the-entry", test_values);
  g_test_add_func ("/catalogue/facet/ranges-hold-their-numbers", test_ranges);
  g_test_add_func ("/catalogue/facet/all-uses-of-the-data-are-offered", test_uses);
  g_test_add_func ("/catalogue/facet/everything-has-a-name", test_labels);

  return g_test_run ();
}
