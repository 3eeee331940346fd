/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include <string.h>

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-draw.h"
#include "plotting/earcup-plot-svg.h"

static const double hz[] = { 20.0, 200.0, 2000.0, 20000.0 };
static const double low_db[] = { -8.0, -2.0, -1.0, -1.0 };
static const double high_db[] = { 2.0, 2.0, 1.0, 1.0 };
static const EarcupPlotBand band = {
  .label = "Spread of A", .hz = hz, .low_db = low_db, .high_db = high_db, .n_points = 4,
};

static EarcupPlotScene *
make_scene (gboolean has_band)
{
  const double level[] = { 0.0, 0.0, 0.0, 0.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("With a band");

  earcup_plot_scene_builder_set_range (builder, 24.0, 0.0);
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "First", .tag = "A", .hz = hz, .level_db = level, .n_points = 4 });
  if (has_band)
    earcup_plot_scene_builder_add_band (builder, &band);

  return earcup_plot_scene_builder_end (builder);
}

static void
test_ends (void)
{
  double low, high;

  g_assert_true (earcup_plot_band_get_ends (&band, 200.0 * sqrt (10.0), &low, &high));
  g_assert_cmpfloat_with_epsilon (low, -1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (high, 1.5, 1e-9);
  g_assert_false (earcup_plot_band_get_ends (&band, 19.0, &low, &high));
  g_assert_false (earcup_plot_band_get_ends (&band, 21000.0, &low, &high));
}

static void
test_width (void)
{
  EarcupPlotBand none = { .label = "None" };
  double at;

  g_assert_cmpfloat (earcup_plot_band_find_width (&band, &at), ==, 10.0);
  g_assert_cmpfloat (at, ==, 20.0);
  g_assert_true (isnan (earcup_plot_band_find_width (&none, &at)));
}

static void
test_words (void)
{
  g_autoptr(EarcupPlotScene) scene = make_scene (TRUE);
  g_autofree char *summary = earcup_plot_describe (scene);
  g_autofree char *readout = earcup_plot_describe_at (scene, 200.0);
  g_autofree char *table = earcup_plot_describe_as_table (scene);

  g_assert_nonnull (strstr (summary, "Spread of A: up to 10.0 dB wide, at 20"));
  g_assert_nonnull (strstr (readout, "(−2.0 to +2.0)"));
  g_assert_nonnull (strstr (table, "Spread of A, lowest (dB)\tSpread of A, highest (dB)\n"));
  g_assert_nonnull (strstr (table, "\n200\t0.00\t-2.00\t2.00\n"));
}

static guint32
read_pixel (gboolean has_band,
            double   place,
            double   level)
{
  g_autoptr(EarcupPlotScene) scene = make_scene (has_band);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  EarcupPlotPicture picture = {
    .scene = scene, .palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT),
    .context = context, .width = 400, .height = 300,
  };
  EarcupPlotScale scale;
  guint32 pixel;

  earcup_plot_draw (&picture, cr);
  earcup_plot_draw_get_scale (&picture, &scale);
  cairo_surface_flush (surface);
  memcpy (&pixel, cairo_image_surface_get_data (surface) +
                  (int) earcup_plot_scale_get_y (&scale, level) *
                  cairo_image_surface_get_stride (surface) +
                  4 * (int) earcup_plot_scale_get_x (&scale, place), sizeof pixel);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return pixel;
}

static void
test_drawn (void)
{
  g_assert_cmphex (read_pixel (TRUE, 35.0, -4.1), !=, read_pixel (FALSE, 35.0, -4.1));
  g_assert_cmphex (read_pixel (TRUE, 35.0, 4.1), ==, read_pixel (FALSE, 35.0, 4.1));
  g_assert_cmphex (read_pixel (TRUE, 3500.0, -4.1), ==, read_pixel (FALSE, 3500.0, -4.1));
}

static void
test_svg (void)
{
  g_autoptr(EarcupPlotScene) scene = make_scene (TRUE);
  g_autofree char *text = earcup_plot_svg_print (scene, 800.0, 500.0);

  g_assert_nonnull (strstr (text, "<polygon clip-path=\"url(#frame)\" fill-opacity=\"0.2\""));
  g_assert_nonnull (strstr (text, ">Spread of A</text>"));
}

static void
test_smooth (void)
{
  g_autofree double *ramp = g_memdup2 (low_db, sizeof low_db);
  EarcupPlotBand *copy = earcup_plot_band_new_smooth (&band, 6.0);
  EarcupPlotBand *same = earcup_plot_band_new_smooth (&band, 0.0);

  g_assert_cmpfloat (copy->low_db[1], <, ramp[1]);
  g_assert_cmpfloat (same->low_db[1], ==, ramp[1]);
  g_assert_true (same->low_db != band.low_db && same->label != band.label);
  earcup_plot_band_free (copy);
  earcup_plot_band_free (same);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plotting/plot-band/ends-are-looked-up", test_ends);
  g_test_add_func ("/plotting/plot-band/widest-place-is-found", test_width);
  g_test_add_func ("/plotting/plot-band/is-told-in-words-and-in-the-table", test_words);
  g_test_add_func ("/plotting/plot-band/is-filled-between-its-ends", test_drawn);
  g_test_add_func ("/plotting/plot-band/is-in-the-svg-and-its-legend", test_svg);
  g_test_add_func ("/plotting/plot-band/can-be-smoothed", test_smooth);

  return g_test_run ();
}
