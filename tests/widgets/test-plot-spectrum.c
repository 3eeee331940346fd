/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-plot-spectrum.h"
#include "widgets/earcup-plot.h"

#define N_BANDS 120
#define LOW_HZ  20.0
#define HIGH_HZ 20000.0

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPlotSpectrum, earcup_plot_spectrum_free)

/* {{{ Helpers */

static gboolean
set_all (EarcupPlotSpectrum *spectrum,
         double              level_db)
{
  double levels_db[N_BANDS];

  for (guint i = 0; i < N_BANDS; i++)
    levels_db[i] = level_db;

  return earcup_plot_spectrum_set (spectrum, levels_db, N_BANDS, LOW_HZ, HIGH_HZ);
}

static double
get_flat (gconstpointer subject,
          double        hz)
{
  return 0.0;
}

static EarcupPlotScene *
make_scene (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");

  earcup_plot_scene_builder_add_levels (builder, "Flat", "A", 0, TRUE, get_flat, NULL);

  return earcup_plot_scene_builder_end (builder);
}

static GtkWindow *
show_plot (EarcupPlot **plot)
{
  g_autoptr(EarcupPlotScene) scene = make_scene ();

  *plot = EARCUP_PLOT (earcup_plot_new ());
  earcup_plot_set_scene (*plot, scene);

  return show_widget (GTK_WIDGET (*plot), 600, 400);
}

/* Bands that fall by half a dB from one to the next. */
static void
give_slope (EarcupPlot *plot,
            double      first_db)
{
  double levels_db[N_BANDS];

  for (guint i = 0; i < N_BANDS; i++)
    levels_db[i] = first_db - 0.5 * i;
  earcup_plot_set_spectrum (plot, levels_db, N_BANDS, LOW_HZ, HIGH_HZ);
}

/* }}} */

static void
test_level (void)
{
  g_autoptr(EarcupPlotSpectrum) spectrum = earcup_plot_spectrum_new ();
  const double levels_db[3] = { -10.0, -20.0, -30.0 };

  g_assert_true (isnan (earcup_plot_spectrum_get_level (spectrum, 1000.0)));
  g_assert_true (earcup_plot_spectrum_set (spectrum, levels_db, 3, LOW_HZ, HIGH_HZ));
  g_assert_false (earcup_plot_spectrum_set (spectrum, levels_db, 3, LOW_HZ, HIGH_HZ));
  g_assert_cmpfloat (earcup_plot_spectrum_get_level (spectrum, 20.0), ==, -10.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_level (spectrum, 199.0), ==, -10.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_level (spectrum, 201.0), ==, -20.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_level (spectrum, 20000.0), ==, -30.0);
}

static void
test_range (void)
{
  g_autoptr(EarcupPlotSpectrum) spectrum = earcup_plot_spectrum_new ();

  set_all (spectrum, -20.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, -12.0);
  set_all (spectrum, -14.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, -6.0);
  set_all (spectrum, -24.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, -6.0);
  set_all (spectrum, -32.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, -24.0);
  set_all (spectrum, 3.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, 6.0);
  set_all (spectrum, -120.0);
  g_assert_cmpfloat (earcup_plot_spectrum_get_top (spectrum), ==, -48.0);
}

static void
test_seen (void)
{
  EarcupPlot *plot;
  GtkWindow *window = show_plot (&plot);
  g_autoptr(GdkTexture) before = shoot (GTK_WIDGET (plot));
  g_autoptr(GdkTexture) hidden = NULL;
  g_autoptr(GdkTexture) shown = NULL;
  g_autoptr(GdkTexture) moved = NULL;
  g_autoptr(GdkTexture) gone = NULL;

  give_slope (plot, -20.0);
  hidden = shoot (GTK_WIDGET (plot));
  g_assert_cmpuint (count_differences (before, hidden), ==, 0);

  earcup_plot_set_shows_spectrum (plot, TRUE);
  shown = shoot (GTK_WIDGET (plot));
  g_assert_cmpuint (count_differences (before, shown), >, 20000);

  give_slope (plot, -32.0);
  moved = shoot (GTK_WIDGET (plot));
  g_assert_cmpuint (count_differences (shown, moved), >, 5000);

  earcup_plot_set_shows_spectrum (plot, FALSE);
  gone = shoot (GTK_WIDGET (plot));
  g_assert_cmpuint (count_differences (before, gone), ==, 0);
  gtk_window_destroy (window);
}

/* From the first to the last row of pixels that differs clearly in two pictures of a widget. */
static guint
count_rows (GdkTexture *one,
            GdkTexture *other)
{
  guint height = (guint) gdk_texture_get_height (one);
  gsize stride = 4 * (gsize) gdk_texture_get_width (one);
  g_autofree guchar *a = g_malloc (height * stride);
  g_autofree guchar *b = g_malloc (height * stride);
  guint first = height;
  guint last = 0;

  gdk_texture_download (one, a, stride);
  gdk_texture_download (other, b, stride);
  for (gsize i = 0; i < height * stride; i++)
    if (ABS (a[i] - b[i]) > 24)
      {
        first = MIN (first, (guint) (i / stride));
        last = (guint) (i / stride);
      }

  return first < height ? last - first + 1 : 0;
}

/* Two layers without anything between them are the same picture as one. */
static void
test_layers (void)
{
  EarcupPlot *plot;
  GtkWindow *window = show_plot (&plot);
  g_autoptr(GdkTexture) one = shoot (GTK_WIDGET (plot));
  g_autoptr(GdkTexture) two = NULL;
  double levels_db[N_BANDS];

  for (guint i = 0; i < N_BANDS; i++)
    levels_db[i] = -120.0;
  earcup_plot_set_shows_spectrum (plot, TRUE);
  earcup_plot_set_spectrum (plot, levels_db, N_BANDS, LOW_HZ, HIGH_HZ);
  two = shoot (GTK_WIDGET (plot));

  /* Only the caption is new, which is one line of text, in whatever typeface. */
  g_assert_cmpuint (count_differences (one, two), >, 50);
  g_assert_cmpuint (count_rows (one, two), <, 24);
  gtk_window_destroy (window);
}

static void
test_readout (void)
{
  EarcupPlot *plot;
  GtkWindow *window = show_plot (&plot);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  guint n_notified = 0;

  earcup_plot_set_cursor_hz (plot, 20.0);
  give_slope (plot, -32.0);
  without = earcup_plot_dup_readout (plot);
  g_assert_null (strstr (without, "dBFS"));
  earcup_plot_set_shows_spectrum (plot, TRUE);
  with = earcup_plot_dup_readout (plot);
  g_assert_true (g_str_has_prefix (with, without));
  g_assert_true (g_str_has_suffix (with, "spectrum −32 dBFS"));

  /* What moves thirty times a second is not read out as often. */
  g_signal_connect_swapped (plot, "notify::readout", G_CALLBACK (count_cb), &n_notified);
  for (guint i = 0; i < 30; i++)
    {
      give_slope (plot, -20.0 - i);
      settle (20);
    }
  g_assert_cmpuint (n_notified, >, 0);
  g_assert_cmpuint (n_notified, <=, 5);
  gtk_window_destroy (window);
}

static void
test_over_time (void)
{
  g_autoptr(EarcupPlot) plot = g_object_ref_sink (EARCUP_PLOT (earcup_plot_new ()));
  const double ms[] = { 0.0, 1.0, 9.0 };
  const double levels[] = { 0.0, 1.0, 0.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Impulse");
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree char *readout = NULL;

  earcup_plot_scene_builder_set_places (builder, EARCUP_PLOT_AXIS_TIME, 0.0, 9.0);
  earcup_plot_scene_builder_set_as_is (builder);
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Impulse", .tag = "A", .hz = ms, .level_db = levels, .n_points = 3 });
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_set_scene (plot, scene);
  earcup_plot_set_shows_spectrum (plot, TRUE);
  give_slope (plot, -20.0);
  press (GTK_WIDGET (plot), GDK_KEY_Right, 0);
  readout = earcup_plot_dup_readout (plot);
  g_assert_cmpstr (readout, !=, "");
  g_assert_null (strstr (readout, "dBFS"));
}

int
main (int    argc,
      char **argv)
{
  static const WidgetTest tests[] = {
    { "/widgets/plot-spectrum/level-is-that-of-the-band", test_level },
    { "/widgets/plot-spectrum/range-follows-in-steps", test_range },
    { "/widgets/plot-spectrum/is-seen-when-it-is-asked-for", test_seen },
    { "/widgets/plot-spectrum/layers-make-the-same-picture", test_layers },
    { "/widgets/plot-spectrum/is-read-out-but-not-too-often", test_readout },
    { "/widgets/plot-spectrum/is-not-over-time", test_over_time },
  };

  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
