/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "acoustics/earcup-alignment.h"
#include "acoustics/earcup-variation.h"
#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-quantity.h"
#include "widgets/earcup-plot-sight.h"
#include "widgets/earcup-plot-values.h"

/* {{{ Helpers */

static EarcupPlotScene *
scene_of (EarcupTestWindow *test)
{
  GtkWidget *plot = earcup_plot_panel_get_plot (test->window->plot_panel);

  return earcup_plot_get_scene (EARCUP_PLOT (plot));
}

static gpointer
part (EarcupTestWindow *test,
      const char       *name)
{
  return earcup_test_part (test->window->plot_panel, name);
}

static void
choose (EarcupTestWindow *test,
        const char       *name,
        guint             choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (test, name)), choice);
}

static gboolean
is_titled (EarcupTestWindow *test,
           const char       *title)
{
  return scene_of (test) != NULL &&
         g_str_equal (earcup_plot_scene_get_title (scene_of (test)), title);
}

static double
level_at (EarcupTestWindow *test,
          const char       *tag,
          double            place)
{
  EarcupPlotScene *scene = scene_of (test);

  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    if (g_strcmp0 (earcup_plot_scene_get_series (scene, i)->tag, tag) == 0)
      return earcup_plot_scene_get_level (scene, i, place);

  return NAN;
}

static double
sample (EarcupTestWindow *test,
        guint             slot,
        EarcupQuantity    quantity,
        double            place)
{
  EarcupModel *model = earcup_audition_get_shown (test->audition, slot);
  double value;

  earcup_quantity_sample (quantity, earcup_model_get_design (model), &place, 1, &value);

  return value;
}

static void
listen (EarcupTestWindow *test,
        gint32            slot)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", slot));
}

/* }}} */

/* Every quantity is that of the models in the slots, and is kept in the settings. */
static void
test_quantities (void)
{
  static const struct { guint choice; EarcupQuantity quantity; double place; } cases[] = {
    { 2, EARCUP_QUANTITY_IMPEDANCE, 100.0 }, { 3, EARCUP_QUANTITY_IMPEDANCE_PHASE, 100.0 },
    { 4, EARCUP_QUANTITY_ISOLATION, 2000.0 }, { 5, EARCUP_QUANTITY_BLEED, 2000.0 },
    { 6, EARCUP_QUANTITY_CROSSTALK, 500.0 }, { 7, EARCUP_QUANTITY_OUTWARD, 500.0 },
    { 8, EARCUP_QUANTITY_GROUP_DELAY, 100.0 }, { 9, EARCUP_QUANTITY_IMPULSE, 0.5 },
    { 10, EARCUP_QUANTITY_STEP, 1.0 },
  };
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *nick = earcup_quantity_get_nick (cases[i].quantity);
      double wanted = sample (test, 2, cases[i].quantity, cases[i].place);
      g_autofree char *kept = NULL;

      g_test_message ("%s", nick);
      choose (test, "quantity", cases[i].choice);
      assert_soon (is_titled (test, earcup_quantity_get_title (cases[i].quantity)));
      g_assert_cmpfloat_with_epsilon (level_at (test, "B", cases[i].place), wanted,
                                      0.02 * fabs (wanted) + 0.02);
      kept = g_settings_get_string (test->settings, "plot-quantity");
      g_assert_cmpstr (kept, ==, nick);
    }
}

/* The table has the numbers of the plot, less what is hidden. */
static void
test_table (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlotValues *values = part (test, "values");
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  EarcupTable *table = earcup_plot_values_get_table (values);
  g_autoptr(EarcupTableRow) row = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (plot));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.plot-table", NULL));
  assert_soon (earcup_table_get_n_rows (table) == EARCUP_PLOT_N_THIRDS);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (plot)));
  assert_soon (gtk_window_get_focus (GTK_WINDOW (test->window)) != NULL &&
               gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test->window)),
                                       GTK_WIDGET (table)));
  row = earcup_table_get_row (table, 17);
  g_assert_cmpstr (earcup_table_row_get_text (row, 0), ==, "1.00 kHz");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (earcup_table_row_get_text (row, 1) + 3, NULL),
                                  fabs (level_at (test, "A", 1000.0)), 0.051);
  g_assert_nonnull (strstr (earcup_table_row_get_spoken (row, 1), "HD 650"));

  assert_soon (earcup_table_get_n_columns (table) >= 4);
  earcup_plot_set_is_hidden (plot, "A−B", TRUE);
  earcup_plot_set_is_hidden (plot, "A", TRUE);
  assert_soon (earcup_table_get_n_columns (table) == 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.plot-table", NULL));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (plot)));
}

static void
test_decay (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkLabel *note = part (test, "note");

  choose (test, "quantity", 11);
  assert_soon (earcup_plot_scene_get_depth (scene_of (test)) > 0.0);
  g_assert_nonnull (strstr (gtk_label_get_label (note), "HD 650"));
  g_assert_nonnull (strstr (earcup_test_label (test->window->plot_panel, "readout"), "are left"));
  listen (test, 2);
  assert_soon (strstr (gtk_label_get_label (note), "MDR-7506") != NULL);
}

static void
test_filter (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupEmulation *filter = earcup_audition_get_emulation (test->audition, 2);

  choose (test, "quantity", 1);
  g_assert_cmpfloat_with_epsilon (level_at (test, "B", 100.0),
                                  earcup_emulation_get_gain (filter, 100.0), 0.05);
}

/* What is changed is followed, and the newest is what stays. */
static void
test_follows (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  double before;

  choose (test, "quantity", 4);
  assert_soon (is_titled (test, earcup_quantity_get_title (EARCUP_QUANTITY_ISOLATION)));
  before = level_at (test, "A", 2000.0);
  for (guint i = 1; i <= 20; i++)
    {
      g_autoptr(EarcupVariation) none = earcup_variation_new ();
      g_autoptr(EarcupVariation) variation =
        earcup_variation_new_with (none, EARCUP_VARIABLE_OPENNESS, 1.0 - i / 20.0, NULL);

      g_assert_nonnull (variation);
      earcup_audition_set_variation (test->audition, 1, variation);
      earcup_test_turn ();
    }
  assert_soon (fabs (level_at (test, "A", 2000.0) - before) > 1.0);
  earcup_test_settle (200);
  g_assert_cmpfloat_with_epsilon (level_at (test, "A", 2000.0),
                                  sample (test, 1, EARCUP_QUANTITY_ISOLATION, 2000.0), 0.1);
}

/* Of a target curve nothing but the response is known, and the panel says so. */
static void
test_missing (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkStack *stack = part (test, "stack");

  earcup_audition_set_model (test->audition, 1, "neutral");
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), "neutral") == 0);
  choose (test, "quantity", 2);
  assert_soon (is_titled (test, earcup_quantity_get_title (EARCUP_QUANTITY_IMPEDANCE)));
  g_assert_nonnull (strstr (earcup_test_label (test->window->plot_panel, "note"), "Neutral"));

  earcup_audition_set_model (test->audition, 2, "neutral");
  assert_soon (gtk_stack_get_visible_child (stack) == part (test, "nothing"));
  g_assert_null (scene_of (test));
  g_assert_nonnull (strstr (earcup_test_label (test->window->plot_panel, "nothing"), "Neutral"));
  choose (test, "quantity", 0);
  g_assert_true (gtk_stack_get_visible_child (stack) == part (test, "plot"));
  g_assert_nonnull (scene_of (test));
}

static void
test_spread (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  assert_soon (earcup_plot_scene_get_n_bands (scene_of (test)) == 1);
  g_assert_cmpuint (earcup_plot_scene_get_band (scene_of (test), 0)->style, ==, 0);
  listen (test, 2);
  assert_soon (earcup_plot_scene_get_n_bands (scene_of (test)) == 1);
  g_assert_cmpuint (earcup_plot_scene_get_band (scene_of (test), 0)->style, ==, 1);
  listen (test, 1);
  g_assert_cmpuint (earcup_plot_scene_get_n_bands (scene_of (test)), ==, 1);

  gtk_check_button_set_active (part (test, "spread"), FALSE);
  g_assert_cmpuint (earcup_plot_scene_get_n_bands (scene_of (test)), ==, 0);
  g_assert_false (g_settings_get_boolean (test->settings, "plot-spread"));
  listen (test, 0);
  gtk_check_button_set_active (part (test, "spread"), TRUE);
  earcup_test_settle (150);
  g_assert_cmpuint (earcup_plot_scene_get_n_bands (scene_of (test)), ==, 0);
}

static void
test_target (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  double level, target;

  choose (test, "target", 3);
  level = level_at (test, "A", 100.0);
  target = level_at (test, "T", 100.0);
  g_assert_true (isfinite (target));

  choose (test, "reference", 1);
  g_assert_true (isnan (level_at (test, "T", 100.0)));
  g_assert_cmpfloat_with_epsilon (level_at (test, "A", 100.0), level - target, 0.05);
  g_assert_nonnull (strstr (earcup_plot_scene_get_axis_label (scene_of (test)), "Diffuse field"));
}

/* What is held against a slot is without it; at 1 kHz every curve is 0 dB; a target has no level
 * for a volt. */
static void
test_alignment (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlotScene *scene;

  gtk_toggle_button_set_active (part (test, "difference"), FALSE);
  choose (test, "alignment", EARCUP_ALIGNMENT_ONE_KHZ);
  scene = scene_of (test);
  g_assert_cmpuint (earcup_plot_scene_get_n_series (scene), ==, 2);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scene_get_level (scene, 1, 1000.0), 0.0, 0.01);

  choose (test, "alignment", EARCUP_ALIGNMENT_ABSOLUTE);
  scene = scene_of (test);
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, 0, 1000.0), >, 60.0);
  g_assert_nonnull (strstr (earcup_plot_scene_get_axis_label (scene), "SPL"));
  g_assert_false (gtk_widget_get_sensitive (part (test, "difference")));

  choose (test, "alignment", EARCUP_ALIGNMENT_MEAN);
  choose (test, "reference", 3);
  scene = scene_of (test);
  g_assert_cmpuint (earcup_plot_scene_get_n_series (scene), ==, 1);
  g_assert_cmpstr (earcup_plot_scene_get_series (scene, 0)->tag, ==, "A");
  g_assert_nonnull (strstr (earcup_plot_scene_get_title (scene), "less"));
  choose (test, "reference", 0);

  earcup_audition_set_model (test->audition, 2, "neutral");
  assert_soon (g_strcmp0 (earcup_test_slot (test, 2), "neutral") == 0);
  choose (test, "alignment", EARCUP_ALIGNMENT_ABSOLUTE);
  assert_soon (earcup_plot_scene_get_n_series (scene_of (test)) == 1);
  g_assert_nonnull (strstr (earcup_test_label (test->window->plot_panel, "note"), "Neutral"));
}

static void
test_smoothing (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  double peak = level_at (test, "B", 4500.0);

  choose (test, "smoothing", 5);
  g_assert_cmpfloat (level_at (test, "B", 4500.0), <, peak - 0.3);
  g_assert_nonnull (strstr (earcup_plot_scene_get_footer (scene_of (test)), "1/3 octave"));
  choose (test, "quantity", 2);
  g_assert_false (gtk_widget_get_sensitive (part (test, "smoothing")));
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/plot-panel/quantities-are-those-of-the-models", test_quantities);
  g_test_add_func ("/ui/plot-panel/decay-is-of-what-is-heard", test_decay);
  g_test_add_func ("/ui/plot-panel/table-has-the-numbers", test_table);
  g_test_add_func ("/ui/plot-panel/filter-is-what-is-played", test_filter);
  g_test_add_func ("/ui/plot-panel/newest-change-stays", test_follows);
  g_test_add_func ("/ui/plot-panel/missing-quantity-is-said", test_missing);
  g_test_add_func ("/ui/plot-panel/spread-follows-what-is-heard", test_spread);
  g_test_add_func ("/ui/plot-panel/target-is-drawn-or-taken-away", test_target);
  g_test_add_func ("/ui/plot-panel/curves-are-aligned-as-chosen", test_alignment);
  g_test_add_func ("/ui/plot-panel/smoothing-lowers-a-peak", test_smoothing);

  return g_test_run ();
}
