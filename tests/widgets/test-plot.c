/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "plotting/earcup-plot-describe.h"
#include "widgets/earcup-plot.h"

static double
get_wave (gconstpointer subject,
          double        hz)
{
  return 6.0 * cos (G_PI * log2 (hz / 1000.0));
}

static EarcupPlotScene *
make_scene (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");

  earcup_plot_scene_builder_add_levels (builder, "Wave", "A", 0, TRUE, get_wave, NULL);

  return earcup_plot_scene_builder_end (builder);
}

static EarcupPlot *
make_plot (void)
{
  EarcupPlot *self = EARCUP_PLOT (earcup_plot_new ());
  g_autoptr(EarcupPlotScene) scene = make_scene ();

  earcup_plot_set_scene (self, scene);

  return g_object_ref_sink (self);
}

static void
test_description_is_the_summary (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  g_autofree char *summary = NULL;

  settle (250);
  summary = earcup_plot_describe (earcup_plot_get_scene (plot));
  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Response");
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);
}

static void
test_keys_move_the_cursor (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  GtkWidget *widget;

  widget = GTK_WIDGET (plot);
  g_assert_true (press (widget, GDK_KEY_Right, 0));
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 1000.0);
  press (widget, GDK_KEY_Right, 0);
  g_assert_cmpfloat_with_epsilon (earcup_plot_get_cursor_hz (plot), 1000 * exp2 (1 / 12.0), 1e-6);
  press (widget, GDK_KEY_Left, 0);
  press (widget, GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (earcup_plot_get_cursor_hz (plot), 500.0, 1e-6);
  press (widget, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpfloat_with_epsilon (earcup_plot_get_cursor_hz (plot), 500 * exp2 (1 / 48.0), 1e-6);
  press (widget, GDK_KEY_Home, 0);
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 20.0);
  press (widget, GDK_KEY_Left, 0);
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 20.0);
  press (widget, GDK_KEY_End, 0);
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 20000.0);
}

static void
test_p_finds_peaks_and_dips (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();

  earcup_plot_set_cursor_hz (plot, 700.0);
  g_assert_true (press (GTK_WIDGET (plot), GDK_KEY_p, 0));
  g_assert_cmpfloat_with_epsilon (log2 (earcup_plot_get_cursor_hz (plot) / 1000), 0.0, 0.04);
  press (GTK_WIDGET (plot), GDK_KEY_p, 0);
  g_assert_cmpfloat_with_epsilon (log2 (earcup_plot_get_cursor_hz (plot) / 2000), 0.0, 0.04);
  press (GTK_WIDGET (plot), GDK_KEY_p, GDK_SHIFT_MASK);
  g_assert_cmpfloat_with_epsilon (log2 (earcup_plot_get_cursor_hz (plot) / 1000), 0.0, 0.04);
}

static void
test_plus_and_minus_change_the_span (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  double low, high;

  earcup_plot_scene_get_range (earcup_plot_get_scene (plot), 0.0, &low, &high);
  g_assert_true (press (GTK_WIDGET (plot), GDK_KEY_minus, 0));
  g_assert_cmpfloat (earcup_plot_get_span_db (plot), >, high - low);
  earcup_plot_set_span_db (plot, 24.0);
  press (GTK_WIDGET (plot), GDK_KEY_plus, 0);
  g_assert_cmpfloat (earcup_plot_get_span_db (plot), ==, 12.0);
  press (GTK_WIDGET (plot), GDK_KEY_plus, 0);
  g_assert_cmpfloat (earcup_plot_get_span_db (plot), ==, 12.0);
  press (GTK_WIDGET (plot), GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (earcup_plot_get_span_db (plot), ==, 0.0);
}

/* Over time there is a cursor of its own, and a range that is that of the scene. */
static void
test_keys_move_the_cursor_over_time (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  const double ms[] = { -1.0, 0.0, 1.0, 9.0 };
  const double levels[] = { 0.0, 1.0, 0.5, 0.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Step");
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  earcup_plot_scene_builder_set_places (builder, EARCUP_PLOT_AXIS_TIME, -1.0, 9.0);
  earcup_plot_scene_builder_set_as_is (builder);
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Step", .tag = "A", .hz = ms, .level_db = levels, .n_points = 4 });
  scene = earcup_plot_scene_builder_end (builder);

  earcup_plot_set_cursor_hz (plot, 500.0);
  earcup_plot_set_scene (plot, scene);
  press (GTK_WIDGET (plot), GDK_KEY_Right, 0);
  first = earcup_plot_dup_readout (plot);
  g_assert_true (g_str_has_prefix (first, "0.00 ms"));
  press (GTK_WIDGET (plot), GDK_KEY_Right, GDK_CONTROL_MASK);
  last = earcup_plot_dup_readout (plot);
  g_assert_true (g_str_has_prefix (last, "1.00 ms"));
  press (GTK_WIDGET (plot), GDK_KEY_plus, 0);
  g_assert_cmpfloat (earcup_plot_get_span_db (plot), ==, 0.0);
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 500.0);
}

static void
test_readout_follows_the_cursor (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n = 0;

  before = earcup_plot_dup_readout (plot);
  g_signal_connect_swapped (plot, "notify::readout", G_CALLBACK (count_cb), &n);
  earcup_plot_set_cursor_hz (plot, 1000.0);
  earcup_plot_set_cursor_hz (plot, 1000.0);
  after = earcup_plot_dup_readout (plot);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "1.00 kHz   A +6.0 dB");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_picture_shows_cursor_and_theme (void)
{
  EarcupPlot *plot = make_plot ();
  GtkWindow *window = show_widget (GTK_WIDGET (plot), 500, 300);
  g_autoptr(GdkTexture) plain = NULL;
  g_autoptr(GdkTexture) again = NULL;
  g_autoptr(GdkTexture) marked = NULL;
  g_autoptr(GdkTexture) dark = NULL;

  plain = shoot (GTK_WIDGET (plot));
  again = shoot (GTK_WIDGET (plot));
  earcup_plot_set_cursor_hz (plot, 300.0);
  marked = shoot (GTK_WIDGET (plot));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  settle (300);
  dark = shoot (GTK_WIDGET (plot));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  g_assert_cmpuint (count_differences (plain, again), ==, 0);
  g_assert_cmpuint (count_differences (plain, marked), >, 100);
  g_assert_cmpuint (count_differences (plain, marked), <, 2000);
  g_assert_cmpuint (count_differences (marked, dark), >, 50000);
  g_object_unref (plot);
  gtk_window_destroy (window);
}

static void
test_axis_is_never_mirrored (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();

  gtk_widget_set_direction (GTK_WIDGET (plot), GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (plot)), ==, GTK_TEXT_DIR_LTR);
}

static void
test_plot_without_scene_can_be_used (void)
{
  GtkWidget *plot = earcup_plot_new ();
  GtkWindow *window = show_widget (plot, 300, 200);

  press (plot, GDK_KEY_Right, 0);
  press (plot, GDK_KEY_p, 0);
  press (plot, GDK_KEY_plus, 0);
  settle (50);
  g_assert_null (earcup_plot_get_scene (EARCUP_PLOT (plot)));
  g_assert_cmpint (gtk_widget_get_width (plot), >=, 240);
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/plot/description-is-the-summary", test_description_is_the_summary },
  { "/widgets/plot/keys-move-the-cursor", test_keys_move_the_cursor },
  { "/widgets/plot/p-finds-peaks-and-dips", test_p_finds_peaks_and_dips },
  { "/widgets/plot/plus-and-minus-change-the-span", test_plus_and_minus_change_the_span },
  { "/widgets/plot/keys-move-the-cursor-over-time", test_keys_move_the_cursor_over_time },
  { "/widgets/plot/readout-follows-the-cursor", test_readout_follows_the_cursor },
  { "/widgets/plot/picture-shows-cursor-and-theme", test_picture_shows_cursor_and_theme },
  { "/widgets/plot/axis-is-never-mirrored", test_axis_is_never_mirrored },
  { "/widgets/plot/plot-without-scene-can-be-used", test_plot_without_scene_can_be_used },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
