/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-comparison.h"

#include <math.h>
#include <string.h>

#include "catalogue/earcup-resolve.h"

static EarcupCatalogue *catalogue;

static EarcupModel *
resolve (const char *id)
{
  g_autoptr(GError) error = NULL;
  EarcupModel *model = earcup_catalogue_resolve (catalogue, id, &error);

  g_assert_no_error (error);

  return model;
}

static EarcupComparison *
compare (const char *const *ids)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(EarcupResponse) target = earcup_catalogue_load_target (catalogue,
                                                                   EARCUP_CATALOGUE_NEUTRAL, NULL);
  EarcupFiguresSetting setting = {
    .source = earcup_source_from_key ("interface"), .noise = earcup_noise_from_key ("drums"),
    .level_dba = 80.0, .distance_m = EARCUP_FIGURES_DISTANCE_M,
    .angle_deg = EARCUP_FIGURES_ANGLE_DEG,
  };

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (models, resolve (ids[i]));

  return earcup_comparison_new (catalogue, (EarcupModel * const *) models->pdata, models->len,
                                target, &setting);
}

static const EarcupComparisonCell *
find (const EarcupComparison *comparison,
      const char             *key,
      guint                   model)
{
  for (guint row = 0; row < earcup_comparison_get_n_rows (comparison); row++)
    if (g_str_equal (earcup_comparison_get_key (comparison, row), key))
      return earcup_comparison_get_cell (comparison, row, model);

  g_assert_not_reached ();
}

/* The first entry that is not measured. */
static const char *
find_estimated (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupModel) model = NULL;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;
      model = resolve (earcup_entry_get_id (entry));
      if (earcup_model_get_provenance (model) == EARCUP_PROVENANCE_ESTIMATED)
        return earcup_entry_get_id (entry);
    }

  g_assert_not_reached ();
}

static void
test_closed_isolates_and_open_does_not (void)
{
  const char *const ids[] = { "closed", "open", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);

  g_assert_cmpuint (earcup_comparison_get_n_models (comparison), ==, 2);
  g_assert_cmpfloat (find (comparison, "isolation_mean", 0)->value, >,
                     find (comparison, "isolation_mean", 1)->value + 5.0);
  g_assert_true (find (comparison, "isolation_mean", 0)->is_better);
  g_assert_false (find (comparison, "isolation_mean", 1)->is_better);
  g_assert_true (find (comparison, "bleed_near", 0)->is_better);
  g_assert_true (find (comparison, "music_level", 0)->is_better);
  g_assert_true (find (comparison, "music_level_permitted", 0)->is_better);
}

/* Neither more nor less of it is better. */
static void
test_most_figures_are_not_judged (void)
{
  static const char *const keys[] = {
    "construction", "impedance_ohm", "lowest_impedance", "sensitivity_db_per_v", "price_tier",
    "group_delay", "reach_music", "provenance", "fit_error", "spread",
  };
  const char *const ids[] = { "sennheiser-hd-650", "sony-mdr-7506", "closed", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint k = 0; k < 3; k++)
      g_assert_false (find (comparison, keys[i], k)->is_better);
  g_assert_true (isfinite (find (comparison, "group_delay", 0)->value));
  g_assert_cmpfloat (find (comparison, "spread", 0)->value, >, 0.0);
  g_assert_cmpfloat (find (comparison, "fit_error", 0)->value, >, 0.0);
  g_assert_cmpfloat (find (comparison, "fit_error", 0)->value, <, 1.0);
}

static void
test_unknown_stays_unknown (void)
{
  const char *const ids[] = { "sennheiser-hd-650", "neutral", "closed", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);
  static const char *const keys[] = {
    "impedance_ohm", "weight_g", "isolation_mean", "bleed_near", "seal_change", "group_delay",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const EarcupComparisonCell *cell = find (comparison, keys[i], 1);

      g_assert_true (isnan (cell->value));
      g_assert_cmpstr (cell->text, ==, "unknown");
      g_assert_false (cell->is_better);
    }
  g_assert_cmpstr (find (comparison, "construction", 1)->text, ==, "unknown");

  /* The only weight there is has nothing to be better than. */
  g_assert_true (g_str_has_prefix (find (comparison, "weight_g", 0)->text, "260"));
  g_assert_false (find (comparison, "weight_g", 0)->is_better);

  /* The response of a target is known: it is the target. */
  g_assert_cmpfloat_with_epsilon (find (comparison, "deviation", 1)->value, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (comparison, "bass_to_target", 1)->value, 0.0, 1e-9);
  g_assert_true (find (comparison, "deviation", 1)->is_better);
}

static void
test_lighter_is_better (void)
{
  const char *const ids[] = { "sennheiser-hd-650", "sony-mdr-7506", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);
  double weight;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (earcup_entry_get_number (earcup_catalogue_get_entry (catalogue, ids[i]),
                                              "weight_g", &weight));
      g_assert_cmpfloat (find (comparison, "weight_g", i)->value, ==, weight);
      g_assert_cmpstr (find (comparison, "weight_g", i)->note, !=, "");
    }
  g_assert_false (find (comparison, "weight_g", 0)->is_better);
  g_assert_true (find (comparison, "weight_g", 1)->is_better);
}

static void
test_same_is_not_better (void)
{
  const char *const ids[] = { "sennheiser-hd-650", "sennheiser-hd-650", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);

  for (guint row = 0; row < earcup_comparison_get_n_rows (comparison); row++)
    for (guint i = 0; i < 2; i++)
      g_assert_false (earcup_comparison_get_cell (comparison, row, i)->is_better);
}

/* How an estimated model sounds is a guess, which wins nothing. */
static void
test_guess_is_not_better (void)
{
  static const char *const keys[] = {
    "bass_to_target", "upper_mids_to_target", "treble_to_target", "deviation", "seal_change",
  };
  const char *const ids[] = { find_estimated (), "sennheiser-hd-650", "sony-mdr-7506", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_false (find (comparison, keys[i], 0)->is_better);
      g_assert_true (find (comparison, keys[i], 1)->is_better !=
                     find (comparison, keys[i], 2)->is_better);
      g_assert_nonnull (strstr (find (comparison, keys[i], 0)->note, "not measured"));
    }
}

static guint
count_fields (const char *line)
{
  gboolean is_quoted = FALSE;
  guint n = 1;

  for (; *line != '\0'; line++)
    {
      is_quoted ^= *line == '"';
      n += *line == ',' && !is_quoted;
    }

  return n;
}

static void
test_table_can_be_read_by_programs (void)
{
  const char *const ids[] = { "sennheiser-hd-650", "neutral", NULL };
  g_autoptr(EarcupComparison) comparison = compare (ids);
  g_autofree char *commas = earcup_comparison_dup_text (comparison, ',');
  g_autofree char *tabs = earcup_comparison_dup_text (comparison, '\t');
  g_auto(GStrv) lines = g_strsplit (commas, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, earcup_comparison_get_n_rows (comparison) + 2);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_assert_cmpuint (count_fields (lines[i]), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "Figure,Unit,Sennheiser HD 650,"));
  g_assert_nonnull (strstr (commas, "\nWeight,g,260,\n"));
  g_assert_nonnull (strstr (tabs, "\nWeight\tg\t260\t\n"));
}

static void
test_nothing_can_be_compared (void)
{
  const char *const none[] = { NULL };
  g_autoptr(EarcupComparison) comparison = compare (none);
  g_autofree char *text = earcup_comparison_dup_text (comparison, ',');

  g_assert_cmpuint (earcup_comparison_get_n_models (comparison), ==, 0);
  g_assert_true (g_str_has_prefix (text, "Figure,Unit\n"));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = earcup_catalogue_new_bundled (NULL);
  g_assert_nonnull (catalogue);

  g_test_add_func ("/catalogue/comparison/closed-isolates-and-open-does-not",
                   test_closed_isolates_and_open_does_not);
  g_test_add_func ("/catalogue/comparison/most-figures-are-not-judged",
                   test_most_figures_are_not_judged);
  g_test_add_func ("/catalogue/comparison/unknown-stays-unknown", test_unknown_stays_unknown);
  g_test_add_func ("/catalogue/comparison/lighter-is-better", test_lighter_is_better);
  g_test_add_func ("/catalogue/comparison/same-is-not-better", test_same_is_not_better);
  g_test_add_func ("/catalogue/comparison/guess-is-not-better", test_guess_is_not_better);
  g_test_add_func ("/catalogue/comparison/table-can-be-read-by-programs",
                   test_table_can_be_read_by_programs);
  g_test_add_func ("/catalogue/comparison/nothing-can-be-compared",
                   test_nothing_can_be_compared);

  status = g_test_run ();
  g_clear_object (&catalogue);

  return status;
}
