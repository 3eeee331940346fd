/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-figure-label.h"

/* A figure that the data have and nobody gave a name would be shown by its key. */
static void
test_all (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_figures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      for (guint j = 0; j < earcup_entry_get_n_figures (entry); j++)
        {
          const EarcupFigure *figure = earcup_entry_get_nth_figure (entry, j);

          g_test_message ("%s", earcup_figure_get_key (figure));
          g_assert_nonnull (earcup_figure_label_find (earcup_figure_get_key (figure)));
          n_figures++;
        }
    }
  g_assert_cmpuint (n_figures, >, 1000);
  g_assert_null (earcup_figure_label_find ("smell"));
}

static void
test_confidence (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "sony-wh-1000xm4");
  g_autofree char *plain = earcup_figure_dup_confidence (earcup_entry_get_figure (entry,
                                                                                  "driver_mm"));
  g_autofree char *sourced = earcup_figure_dup_confidence (earcup_entry_get_figure (
                                                             entry, "sensitivity_db_per_v"));

  g_assert_cmpstr (plain, ==, "not verified");
  g_assert_true (g_str_has_prefix (sourced,
                                   "medium confidence · follows from other figures · https://"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/figure-label/every-figure-of-the-data-has-a-name", test_all);
  g_test_add_func ("/catalogue/figure-label/confidence-and-sources-are-told", test_confidence);

  return g_test_run ();
}
