/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include <string.h>

#include "widgets/earcup-plot-sight.h"

static double
get_level (gconstpointer subject,
           double        hz)
{
  return *(const double *) subject + 2.0 * log2 (hz / 1000.0);
}

/* A quiet curve, one that is far louder, and one that is heard. */
static EarcupPlotScene *
make_scene (const char *label,
            const char *unit)
{
  static const double levels[] = { 0.0, 60.0, 3.0 };
  static const char *const labels[] = { "Quiet", "Loud", "Heard" };
  static const char *const tags[] = { "A", "B", "C" };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");

  earcup_plot_scene_builder_set_axis (builder, label, unit, TRUE);
  for (guint i = 0; i < 3; i++)
    earcup_plot_scene_builder_add_levels (builder, labels[i], tags[i], i, i == 2, get_level,
                                          &levels[i]);

  return earcup_plot_scene_builder_end (builder);
}

static EarcupPlot *
make_plot (void)
{
  EarcupPlot *self = EARCUP_PLOT (earcup_plot_new ());
  g_autoptr(EarcupPlotScene) scene = make_scene ("dB", "dB");

  earcup_plot_set_scene (self, scene);

  return g_object_ref_sink (self);
}

static void
test_hidden_curve_counts_nowhere (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  g_autoptr(EarcupPlotScene) again = make_scene ("dB", "dB");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  double low, high;
  guint n = 0;

  earcup_plot_set_cursor_hz (plot, 1000.0);
  before = earcup_plot_dup_readout (plot);
  g_signal_connect_swapped (plot, "notify::shown", G_CALLBACK (count_cb), &n);
  earcup_plot_set_is_hidden (plot, "B", TRUE);
  earcup_plot_set_is_hidden (plot, "B", TRUE);
  after = earcup_plot_dup_readout (plot);
  g_assert_cmpstr (before, ==, "1.00 kHz   A 0.0   B +60.0   C +3.0 dB");
  g_assert_cmpstr (after, ==, "1.00 kHz   A 0.0   C +3.0 dB");
  g_assert_cmpuint (n, ==, 1);
  earcup_plot_scene_get_range (earcup_plot_get_shown (plot), 0.0, &low, &high);
  g_assert_cmpfloat (high, <, 40.0);

  earcup_plot_set_scene (plot, again);
  g_assert_true (earcup_plot_get_is_hidden (plot, "B"));
  g_assert_cmpuint (earcup_plot_scene_get_n_series (earcup_plot_get_shown (plot)), ==, 2);
  g_assert_cmpuint (earcup_plot_scene_get_n_series (earcup_plot_get_scene (plot)), ==, 3);
  earcup_plot_set_is_hidden (plot, "B", FALSE);
  g_assert_true (earcup_plot_get_shown (plot) == again);
}

static void
test_summary_says_what_is_not_seen (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  g_autofree char *text = NULL;

  earcup_plot_set_is_hidden (plot, "B", TRUE);
  press (GTK_WIDGET (plot), GDK_KEY_plus, GDK_CONTROL_MASK);
  settle (250);
  text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_assert_nonnull (strstr (text, "2 curves"));
  g_assert_nonnull (strstr (text, "1 more is hidden."));
  g_assert_nonnull (strstr (text, "Zoomed to"));
  g_assert_null (strstr (text, "Loud"));
}

static void
test_keys_zoom_where_the_cursor_is (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  EarcupPlotView view;

  earcup_plot_set_cursor_hz (plot, 200.0);
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (GTK_WIDGET (plot), GDK_KEY_plus, GDK_CONTROL_MASK));
  earcup_plot_get_view (plot, &view);
  g_assert_true (earcup_plot_get_is_zoomed (plot));
  g_assert_true (view.from < 200.0 && view.to > 200.0 && view.to < 1000.0);
  g_assert_true (view.low < -1.64 && view.high > -1.64);

  /* The arrows take what is seen along, curve and all. */
  press (GTK_WIDGET (plot), GDK_KEY_End, 0);
  earcup_plot_get_view (plot, &view);
  g_assert_cmpfloat_with_epsilon (view.to, 20000.0, 1e-6);
  g_assert_true (view.low < 11.64 && view.high > 11.64);

  press (GTK_WIDGET (plot), GDK_KEY_minus, GDK_CONTROL_MASK);
  press (GTK_WIDGET (plot), GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_false (earcup_plot_get_is_zoomed (plot));
}

static void
test_wheel_zooms_at_the_pointer (void)
{
  EarcupPlot *plot = make_plot ();
  GtkWindow *window = show_widget (GTK_WIDGET (plot), 700, 400);
  EarcupPlotView view, moved;
  guint n = 0;

  g_signal_connect_swapped (plot, "notify::zoomed", G_CALLBACK (count_cb), &n);
  g_assert_false (earcup_plot_scroll (plot, 350.0, 200.0, 0.0, 1.0));
  g_assert_true (earcup_plot_scroll (plot, 350.0, 200.0, 0.0, -6.0));
  earcup_plot_get_view (plot, &view);
  g_assert_cmpfloat_with_epsilon (log (view.to / view.from),
                                  log (1000.0) * pow (1.15, -6.0), 1e-6);
  g_assert_true (earcup_plot_scroll (plot, 350.0, 200.0, 2.0, 0.0));
  earcup_plot_get_view (plot, &moved);
  g_assert_cmpfloat (moved.from, >, view.from);
  g_assert_cmpfloat_with_epsilon (moved.to / moved.from, view.to / view.from, 1e-9);
  g_assert_cmpuint (n, ==, 1);

  /* At the numbers of an axis only that one. */
  earcup_plot_reset_zoom (plot);
  earcup_plot_scroll (plot, 2.0, 200.0, 0.0, -3.0);
  earcup_plot_get_view (plot, &view);
  g_assert_true (view.from == view.to && view.low < view.high);
  earcup_plot_reset_zoom (plot);
  earcup_plot_scroll (plot, 350.0, 398.0, 0.0, -3.0);
  earcup_plot_get_view (plot, &view);
  g_assert_true (view.from < view.to && view.low == view.high);
  g_object_unref (plot);
  gtk_window_destroy (window);
}

static void
test_what_is_grasped_stays_under_the_fingers (void)
{
  EarcupPlot *plot = make_plot ();
  GtkWindow *window = show_widget (GTK_WIDGET (plot), 700, 400);
  EarcupPlotView before, after;

  earcup_plot_scroll (plot, 350.0, 200.0, 0.0, -8.0);
  earcup_plot_get_view (plot, &before);
  earcup_plot_grasp (plot, 350.0, 200.0);
  earcup_plot_drag (plot, 450.0, 240.0, 1.0);
  earcup_plot_get_view (plot, &after);
  g_assert_cmpfloat (after.from, <, before.from);
  g_assert_cmpfloat (after.high, >, before.high);
  earcup_plot_drag (plot, 350.0, 200.0, 1.0);
  earcup_plot_get_view (plot, &after);
  g_assert_cmpfloat_with_epsilon (after.from, before.from, 1e-6);
  earcup_plot_drag (plot, 350.0, 200.0, 2.0);
  earcup_plot_get_view (plot, &after);
  g_assert_cmpfloat_with_epsilon (log (after.to / after.from),
                                  0.5 * log (before.to / before.from), 1e-9);
  g_object_unref (plot);
  gtk_window_destroy (window);
}

static void
test_zoom_stays_with_its_axes (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  g_autoptr(EarcupPlotScene) same = make_scene ("dB", "dB");
  g_autoptr(EarcupPlotScene) other = make_scene ("Ohm", "Ω");
  EarcupPlotView before, after;

  press (GTK_WIDGET (plot), GDK_KEY_plus, GDK_CONTROL_MASK);
  earcup_plot_get_view (plot, &before);
  earcup_plot_set_scene (plot, same);
  earcup_plot_get_view (plot, &after);
  g_assert_cmpfloat (after.from, ==, before.from);
  g_assert_cmpfloat (after.low, ==, before.low);
  earcup_plot_set_scene (plot, other);
  earcup_plot_get_view (plot, &after);
  g_assert_cmpfloat (after.from, ==, before.from);
  g_assert_cmpfloat (after.low, ==, after.high);
  earcup_plot_set_scene (plot, NULL);
  g_assert_false (earcup_plot_get_is_zoomed (plot));
}

static void
test_up_and_down_read_one_curve (void)
{
  g_autoptr(EarcupPlot) plot = make_plot ();
  static const char *const wanted[] = {
    "1.00 kHz   Quiet 0.0 dB", "1.00 kHz   Loud +60.0 dB", "1.00 kHz   Heard +3.0 dB",
    "1.00 kHz   A 0.0   B +60.0   C +3.0 dB",
  };

  earcup_plot_set_cursor_hz (plot, 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *text = NULL;

      press (GTK_WIDGET (plot), GDK_KEY_Down, 0);
      text = earcup_plot_dup_readout (plot);
      g_assert_cmpstr (text, ==, wanted[i]);
    }
  press (GTK_WIDGET (plot), GDK_KEY_Up, 0);
  earcup_plot_set_is_hidden (plot, "C", TRUE);
  {
    g_autofree char *text = earcup_plot_dup_readout (plot);

    g_assert_cmpstr (text, ==, "1.00 kHz   A 0.0   B +60.0 dB");
  }
}

static const WidgetTest tests[] = {
  { "/widgets/plot-sight/hidden-curve-counts-nowhere", test_hidden_curve_counts_nowhere },
  { "/widgets/plot-sight/summary-says-what-is-not-seen", test_summary_says_what_is_not_seen },
  { "/widgets/plot-sight/keys-zoom-where-the-cursor-is", test_keys_zoom_where_the_cursor_is },
  { "/widgets/plot-sight/wheel-zooms-at-the-pointer", test_wheel_zooms_at_the_pointer },
  { "/widgets/plot-sight/what-is-grasped-stays-under-the-fingers",
    test_what_is_grasped_stays_under_the_fingers },
  { "/widgets/plot-sight/zoom-stays-with-its-axes", test_zoom_stays_with_its_axes },
  { "/widgets/plot-sight/up-and-down-read-one-curve", test_up_and_down_read_one_curve },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
