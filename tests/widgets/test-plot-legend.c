/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-plot-legend.h"
#include "widgets/earcup-plot-sight.h"

static const double hz[] = { 20.0, 20000.0 };

static EarcupPlotScene *
make_scene (const char *const *labels,
            double             level,
            double             depth_ms)
{
  const double levels[] = { level, level };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");

  for (guint i = 0; labels[i] != NULL; i++)
    {
      const char tag[] = { (char) ('A' + i), '\0' };

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = labels[i], .tag = tag, .hz = hz, .level_db = levels, .n_points = 2, .style = i });
    }
  if (depth_ms > 0.0)
    earcup_plot_scene_builder_set_depth (builder, depth_ms);

  return earcup_plot_scene_builder_end (builder);
}

static void
show_curves (EarcupPlot        *plot,
             const char *const *labels,
             double             level)
{
  g_autoptr(EarcupPlotScene) scene = make_scene (labels, level, 0.0);

  earcup_plot_set_scene (plot, scene);
}

/* The buttons below a widget, in their order. */
static void
collect_buttons (GtkWidget *widget,
                 GPtrArray *buttons)
{
  if (GTK_IS_TOGGLE_BUTTON (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

static const char *const two[] = { "One", "Two", NULL };
static const char *const other[] = { "One", "Three", NULL };
static const char *const one[] = { "One", NULL };

typedef struct
{
  EarcupPlot *plot;
  GtkWidget  *legend;
  GPtrArray  *buttons;
} Fixture;

static void
list (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->buttons, 0);
  collect_buttons (fixture->legend, fixture->buttons);
}

static void
set_up (Fixture *fixture)
{
  fixture->plot = g_object_ref_sink (EARCUP_PLOT (earcup_plot_new ()));
  fixture->legend = g_object_ref_sink (earcup_plot_legend_new ());
  fixture->buttons = g_ptr_array_new ();
  show_curves (fixture->plot, two, 0.0);
  earcup_plot_legend_set_plot (EARCUP_PLOT_LEGEND (fixture->legend), fixture->plot);
  list (fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_object_unref (fixture->legend);
  g_object_unref (fixture->plot);
  g_ptr_array_unref (fixture->buttons);
}

static void
test_button_hides_its_curve (void)
{
  Fixture fixture;
  GtkToggleButton *second;

  set_up (&fixture);
  second = fixture.buttons->pdata[1];
  g_assert_cmpuint (fixture.buttons->len, ==, 2);
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, "B  Two, shown");
  gtk_toggle_button_set_active (second, FALSE);
  g_assert_true (earcup_plot_get_is_hidden (fixture.plot, "B"));
  g_assert_cmpuint (earcup_plot_scene_get_n_series (earcup_plot_get_shown (fixture.plot)), ==, 1);
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, "B  Two, hidden");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (second)), ==, "Show B  Two");
  gtk_toggle_button_set_active (second, TRUE);
  g_assert_false (earcup_plot_get_is_hidden (fixture.plot, "B"));
  tear_down (&fixture);
}

/* A curve that moves leaves its button as it is, which may have the focus. */
static void
test_moving_curve_changes_no_button (void)
{
  Fixture fixture;
  GtkWidget *first;

  set_up (&fixture);
  first = fixture.buttons->pdata[0];
  show_curves (fixture.plot, two, 3.0);
  list (&fixture);
  g_assert_true (fixture.buttons->pdata[0] == first);
  show_curves (fixture.plot, other, 3.0);
  list (&fixture);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.buttons->pdata[1]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "B  Three, shown");
  tear_down (&fixture);
}

static void
test_button_follows_the_plot (void)
{
  Fixture fixture;

  set_up (&fixture);
  earcup_plot_set_is_hidden (fixture.plot, "A", TRUE);
  g_assert_false (gtk_toggle_button_get_active (fixture.buttons->pdata[0]));
  earcup_plot_set_is_hidden (fixture.plot, "A", FALSE);
  g_assert_true (gtk_toggle_button_get_active (fixture.buttons->pdata[0]));
  tear_down (&fixture);
}

static void
test_legend_is_there_when_it_helps (void)
{
  Fixture fixture;
  g_autoptr(EarcupPlotScene) slices = make_scene (two, 0.0, 5.0);

  set_up (&fixture);
  g_assert_true (gtk_widget_get_visible (fixture.legend));
  show_curves (fixture.plot, one, 0.0);
  g_assert_false (gtk_widget_get_visible (fixture.legend));
  earcup_plot_set_is_hidden (fixture.plot, "A", TRUE);
  g_assert_true (gtk_widget_get_visible (fixture.legend));
  earcup_plot_set_scene (fixture.plot, slices);
  g_assert_false (gtk_widget_get_visible (fixture.legend));
  earcup_plot_set_scene (fixture.plot, NULL);
  g_assert_false (gtk_widget_get_visible (fixture.legend));
  tear_down (&fixture);
}

/* What is hidden looks different by more than its colour. */
static void
test_state_is_seen (void)
{
  GtkWidget *legend = earcup_plot_legend_new ();
  g_autoptr(EarcupPlot) plot = g_object_ref_sink (EARCUP_PLOT (earcup_plot_new ()));
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr(GdkTexture) before = NULL;
  g_autoptr(GdkTexture) after = NULL;
  GtkWindow *window;

  show_curves (plot, two, 0.0);
  earcup_plot_legend_set_plot (EARCUP_PLOT_LEGEND (legend), plot);
  window = show_widget (legend, 400, 60);
  before = shoot (legend);
  earcup_plot_set_is_hidden (plot, "B", TRUE);
  settle (300);
  after = shoot (legend);
  g_assert_cmpuint (count_differences (before, after), >, 20);
  collect_buttons (legend, buttons);
  g_assert_true (gtk_widget_get_focusable (buttons->pdata[1]));
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/plot-legend/button-hides-its-curve", test_button_hides_its_curve },
  { "/widgets/plot-legend/moving-curve-changes-no-button", test_moving_curve_changes_no_button },
  { "/widgets/plot-legend/button-follows-the-plot", test_button_follows_the_plot },
  { "/widgets/plot-legend/legend-is-there-when-it-helps", test_legend_is_there_when_it_helps },
  { "/widgets/plot-legend/state-is-seen", test_state_is_seen },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
