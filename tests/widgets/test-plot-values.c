/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-plot-sight.h"
#include "widgets/earcup-plot-values.h"

static const double places[] = { 20.0, 200.0, 2000.0 };
static const double levels[] = { 1.0, 2.0, 3.0 };
static const double low[] = { 0.0, 0.0, 0.0 };

static EarcupPlotScene *
make_scene (EarcupPlotAxis axis,
            double         depth_ms,
            guint          n)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Numbers");

  if (axis == EARCUP_PLOT_AXIS_TIME)
    earcup_plot_scene_builder_set_places (builder, axis, 20.0, 2000.0);
  for (guint i = 0; i < n; i++)
    {
      const char tag[] = { (char) ('A' + i % 26), '\0' };

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = "Curve", .tag = depth_ms > 0.0 ? "" : tag, .hz = places, .level_db = levels,
        .n_points = 3, .style = i % 8, .after_ms = depth_ms > 0.0 ? i : 0.0 });
    }
  if (depth_ms > 0.0)
    earcup_plot_scene_builder_set_depth (builder, depth_ms);
  else
    earcup_plot_scene_builder_add_band (builder, &(EarcupPlotBand) {
      .label = "Spread", .hz = places, .low_db = low, .high_db = levels, .n_points = 3 });

  return earcup_plot_scene_builder_end (builder);
}

static const char *
read_cell (EarcupTable *table,
           guint        row,
           guint        column)
{
  g_autoptr(EarcupTableRow) cells = earcup_table_get_row (table, row);

  return g_intern_string (earcup_table_row_get_text (cells, column));
}

static void
test_curves_are_told_in_numbers (void)
{
  g_autoptr(EarcupPlot) plot = g_object_ref_sink (EARCUP_PLOT (earcup_plot_new ()));
  EarcupPlotValues *values = EARCUP_PLOT_VALUES (earcup_plot_values_new ());
  EarcupTable *table = earcup_plot_values_get_table (values);
  g_autoptr(EarcupPlotScene) scene = make_scene (EARCUP_PLOT_AXIS_FREQUENCY, 0.0, 2);
  g_autoptr(EarcupPlotScene) time = make_scene (EARCUP_PLOT_AXIS_TIME, 0.0, 1);
  g_autoptr(EarcupPlotScene) slices = make_scene (EARCUP_PLOT_AXIS_FREQUENCY, 9.0, 17);
  g_autoptr(EarcupTableRow) row = NULL;
  GtkWindow *window;

  earcup_plot_set_scene (plot, scene);
  earcup_plot_values_set_plot (values, plot);
  g_assert_cmpuint (earcup_table_get_n_rows (table), ==, 0);
  window = show_widget (GTK_WIDGET (values), 500, 400);

  /* Two curves, and the two ends of a band. */
  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 5);
  g_assert_cmpuint (earcup_table_get_n_rows (table), ==, 31);
  g_assert_cmpstr (read_cell (table, 10, 0), ==, "200 Hz");
  g_assert_cmpstr (read_cell (table, 10, 2), ==, "+2.0");
  g_assert_cmpstr (read_cell (table, 10, 3), ==, "0.0");
  g_assert_cmpstr (read_cell (table, 10, 4), ==, "+2.0");
  g_assert_cmpstr (read_cell (table, 30, 1), ==, "–");
  row = earcup_table_get_row (table, 30);
  g_assert_cmpstr (earcup_table_row_get_spoken (row, 1), ==, "20.0 kHz, A  Curve, no value");

  earcup_plot_set_is_hidden (plot, "B", TRUE);
  settle (300);
  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 4);
  earcup_plot_set_scene (plot, time);
  settle (300);
  g_assert_cmpstr (read_cell (table, 0, 0), ==, "20.00 ms");
  earcup_plot_set_scene (plot, slices);
  settle (300);
  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 4);
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/plot-values/curves-are-told-in-numbers", test_curves_are_told_in_numbers },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
