/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-plot-private.h"

static double
get_wave (gconstpointer subject,
          double        hz)
{
  return 6.0 * cos (G_PI * log2 (hz / 1000.0));
}

static EarcupPlot *
make_plot (GtkWindow **window)
{
  GtkWidget *plot = earcup_plot_new ();
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");
  g_autoptr(EarcupPlotScene) scene = NULL;

  earcup_plot_scene_builder_add_levels (builder, "Wave", "A", 0, TRUE, get_wave, NULL);
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_set_scene (EARCUP_PLOT (plot), scene);
  *window = show_widget (plot, 800, 400);

  return EARCUP_PLOT (plot);
}

static double
x_of (EarcupPlot *plot,
      double      hz)
{
  EarcupPlotScale scale;

  earcup_plot_get_axes (plot, &scale);

  return earcup_plot_scale_get_x (&scale, hz);
}

/* Does what the gesture of the plot does. Returns: whether something heard was meant */
static gboolean
drag (EarcupPlot *plot,
      double      from_hz,
      double      to_hz,
      gboolean    with_shift)
{
  double from = x_of (plot, from_hz), to = x_of (plot, to_hz);
  gboolean taken = earcup_plot_begin_listening (plot, from, with_shift);

  for (guint i = 1; i <= 10; i++)
    earcup_plot_drag_listening (plot, from + (to - from) * i / 10.0, (to - from) * i / 10.0);
  earcup_plot_end_listening (plot);

  return taken;
}

static void
assert_band (EarcupPlot *plot,
             double      low_hz,
             double      high_hz)
{
  EarcupBand band;

  g_assert_true (earcup_plot_get_band (plot, &band));
  g_assert_cmpfloat_with_epsilon (band.low_hz / low_hz, 1.0, 0.02);
  g_assert_cmpfloat_with_epsilon (band.high_hz / high_hz, 1.0, 0.02);
}

static void
test_drag (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  EarcupBand band;
  g_autofree char *text = NULL;

  g_assert_false (drag (plot, 200.0, 800.0, FALSE));
  g_assert_false (earcup_plot_get_band (plot, &band));

  g_assert_true (drag (plot, 800.0, 200.0, TRUE));
  assert_band (plot, 200.0, 800.0);
  text = earcup_plot_dup_readout (plot);
  g_assert_true (g_str_has_prefix (text, "Listening to "));

  earcup_plot_set_listens (plot, TRUE);
  g_assert_true (drag (plot, 1500.0, 4000.0, FALSE));
  assert_band (plot, 1500.0, 4000.0);
  gtk_window_destroy (window);
}

static void
test_edges (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);

  drag (plot, 200.0, 800.0, TRUE);
  g_assert_true (drag (plot, 800.0, 1600.0, FALSE));
  assert_band (plot, 200.0, 1600.0);
  g_assert_true (drag (plot, 200.0, 100.0, FALSE));
  assert_band (plot, 100.0, 1600.0);
  gtk_window_destroy (window);
}

static void
test_click (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  EarcupBand band;

  drag (plot, 200.0, 800.0, TRUE);
  g_assert_false (drag (plot, 400.0, 400.0, FALSE));
  g_assert_true (earcup_plot_get_band (plot, &band));
  drag (plot, 3000.0, 3000.0, FALSE);
  g_assert_false (earcup_plot_get_band (plot, &band));

  earcup_plot_set_listens (plot, TRUE);
  g_assert_true (drag (plot, 3000.0, 3000.0, FALSE));
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_TONE);
  g_assert_cmpfloat_with_epsilon (earcup_plot_get_cursor_hz (plot) / 3000.0, 1.0, 0.02);
  g_assert_false (drag (plot, 500.0, 600.0, FALSE));
  earcup_plot_set_listens (plot, FALSE);
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_NONE);
  gtk_window_destroy (window);
}

static void
test_keys (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  GtkWidget *widget = GTK_WIDGET (plot);
  EarcupBand band;
  g_autofree char *text = NULL;
  guint n = 0;

  g_signal_connect_swapped (plot, "listening", G_CALLBACK (count_cb), &n);
  press (widget, GDK_KEY_n, 0);
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_TONE);
  g_assert_cmpfloat (earcup_plot_get_cursor_hz (plot), ==, 1000.0);
  text = earcup_plot_dup_readout (plot);
  g_assert_true (g_str_has_prefix (text, "Tone at 1.00 kHz   A "));
  n = 0;
  press (widget, GDK_KEY_Right, 0);
  g_assert_cmpuint (n, ==, 1);
  press (widget, GDK_KEY_n, 0);
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_NOISE);
  press (widget, GDK_KEY_n, 0);
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_NONE);

  earcup_plot_set_cursor_hz (plot, 500.0);
  press (widget, GDK_KEY_m, 0);
  assert_band (plot, 500.0 / exp2 (1.0 / 6.0), 500.0 * exp2 (1.0 / 6.0));
  press (widget, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_band (plot, 500.0, 1000.0);
  press (widget, GDK_KEY_m, 0);
  press (widget, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_band (plot, 500.0, 1000.0);
  press (widget, GDK_KEY_n, 0);
  g_assert_false (earcup_plot_get_band (plot, &band));
  g_assert_true (press (widget, GDK_KEY_Escape, 0));
  g_assert_cmpint (earcup_plot_get_sound (plot), ==, EARCUP_PLOT_SOUND_NONE);
  g_assert_false (press (widget, GDK_KEY_Escape, 0));
  gtk_window_destroy (window);
}

static double
get_decay (gconstpointer subject,
           double        ms)
{
  return -ms;
}

/* Over time a drag is for the cursor, whatever is held. */
static void
test_time (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Step");
  g_autoptr(EarcupPlotScene) scene = NULL;
  EarcupBand band;

  earcup_plot_scene_builder_set_places (builder, EARCUP_PLOT_AXIS_TIME, 0.0, 10.0);
  earcup_plot_scene_builder_add_levels (builder, "Decay", "A", 0, TRUE, get_decay, NULL);
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_set_scene (plot, scene);
  g_assert_false (earcup_plot_can_listen (plot));
  g_assert_false (earcup_plot_begin_listening (plot, 300.0, TRUE));
  press (GTK_WIDGET (plot), GDK_KEY_m, 0);
  g_assert_false (earcup_plot_get_band (plot, &band));
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/plot-listen/a-drag-makes-a-band", test_drag },
  { "/widgets/plot-listen/edges-can-be-dragged", test_edges },
  { "/widgets/plot-listen/a-click-ends-a-band-or-makes-a-tone", test_click },
  { "/widgets/plot-listen/keys-do-the-same", test_keys },
  { "/widgets/plot-listen/not-over-time", test_time },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
