/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-plot-private.h"
#include "widgets/earcup-plot-sonify.h"

#define N_POINTS 31

static double
get_slope (gconstpointer subject,
           double        hz)
{
  return *(const double *) subject * log2 (hz / 1000.0);
}

static double
get_ohms (gconstpointer subject,
          double        hz)
{
  return hz < 1000.0 ? 10.0 : 1000.0;
}

/* A plot of two curves, of which B is heard. */
static EarcupPlot *
make_plot (GtkWindow **window)
{
  static const double rising = 1.0, falling = -2.0;
  GtkWidget *plot = earcup_plot_new ();
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");
  g_autoptr(EarcupPlotScene) scene = NULL;

  earcup_plot_scene_builder_add_levels (builder, "Rising", "A", 0, FALSE, get_slope, &rising);
  earcup_plot_scene_builder_add_levels (builder, "Falling", "B", 1, TRUE, get_slope, &falling);
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_set_scene (EARCUP_PLOT (plot), scene);
  *window = show_widget (plot, 800, 400);

  return EARCUP_PLOT (plot);
}

/* The curve that is heard is meant, until another one is chosen by the arrows. */
static void
test_curve (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  g_autofree double *heard = NULL;
  g_autofree double *chosen = NULL;
  double pan;

  g_assert_true (earcup_plot_can_sonify (plot));
  heard = earcup_plot_new_melody (plot, N_POINTS, &pan);
  g_assert_cmpfloat (pan, >, 0.0);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double hz = 20.0 * pow (1000.0, i / (N_POINTS - 1.0));

      g_assert_cmpfloat_with_epsilon (heard[i], -2.0 * log2 (hz / 1000.0), 0.02);
    }

  g_assert_true (press (GTK_WIDGET (plot), GDK_KEY_Down, 0));
  chosen = earcup_plot_new_melody (plot, N_POINTS, &pan);
  g_assert_cmpfloat (pan, <, 0.0);
  g_assert_cmpfloat (chosen[0], <, chosen[N_POINTS - 1]);
  gtk_window_destroy (window);
}

/* What is not a level fills two octaves with what the axis shows. */
static void
test_axis (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Impedance");
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree double *heights = NULL;
  double pan;

  earcup_plot_scene_builder_set_axis (builder, "Impedance", "Ω", FALSE);
  earcup_plot_scene_builder_set_as_is (builder);
  earcup_plot_scene_builder_set_ratios (builder);
  earcup_plot_scene_builder_add_levels (builder, "Ohms", "A", 0, TRUE, get_ohms, NULL);
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_set_scene (plot, scene);
  heights = earcup_plot_new_melody (plot, N_POINTS, &pan);
  g_assert_cmpfloat (heights[2], <, -6.0);
  g_assert_cmpfloat (heights[2], >=, -12.0);
  g_assert_cmpfloat (heights[28], >, 6.0);
  g_assert_cmpfloat (heights[28], <=, 12.0);
  gtk_window_destroy (window);
}

/* It is either a curve, a band or a sound at the cursor; Escape ends it, and the cursor is where it
 * was. */
static void
test_alone (void)
{
  GtkWindow *window;
  EarcupPlot *plot = make_plot (&window);
  EarcupBand band = { 200.0, 800.0 };
  g_autofree char *readout = NULL;

  earcup_plot_set_cursor_hz (plot, 700.0);
  earcup_plot_set_band (plot, &band);
  earcup_plot_set_sonifies (plot, TRUE);
  g_assert_false (earcup_plot_get_band (plot, &band));
  earcup_plot_show_sonified (plot, 0.5);
  g_assert_cmpfloat_with_epsilon (earcup_plot_get_read (plot), 632.5, 0.5);
  readout = earcup_plot_dup_readout (plot);
  g_assert_nonnull (strstr (readout, "curve B"));

  g_assert_true (press (GTK_WIDGET (plot), GDK_KEY_Escape, 0));
  g_assert_false (earcup_plot_get_sonifies (plot));
  g_assert_cmpfloat (earcup_plot_get_read (plot), ==, 700.0);

  earcup_plot_set_sonifies (plot, TRUE);
  earcup_plot_set_sound (plot, EARCUP_PLOT_SOUND_TONE);
  g_assert_false (earcup_plot_get_sonifies (plot));
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  static const WidgetTest tests[] = {
    { "/widgets/plot-sonify/the-chosen-curve-is-heard", test_curve },
    { "/widgets/plot-sonify/other-axes-fill-two-octaves", test_axis },
    { "/widgets/plot-sonify/it-is-heard-alone", test_alone },
  };

  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
