/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include <string.h>

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-draw.h"
#include "plotting/earcup-plot-svg.h"
#include "plotting/earcup-plot-waterfall.h"

#define N_SLICES 5
#define LAST_MS  8.0

/* Slices of one level each: the first at the top, the last on the floor. */
static EarcupPlotScene *
make_waterfall (const double levels[N_SLICES])
{
  const double hz[] = { 100.0, 1000.0, 10000.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Decay");

  earcup_plot_scene_builder_set_axis (builder, "dB", "dB", FALSE);
  earcup_plot_scene_builder_set_places (builder, EARCUP_PLOT_AXIS_FREQUENCY, 100.0, 10000.0);
  earcup_plot_scene_builder_set_range (builder, 40.0, -20.0);
  earcup_plot_scene_builder_set_depth (builder, LAST_MS);
  for (guint i = 0; i < N_SLICES; i++)
    {
      const double level[] = { levels[i], levels[i], levels[i] };

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = i == 0 ? "Model" : "", .hz = hz, .level_db = level, .n_points = 3,
        .after_ms = i * LAST_MS / (N_SLICES - 1) });
    }

  return earcup_plot_scene_builder_end (builder);
}

static EarcupPlotScale
make_scale (const EarcupPlotScene *scene)
{
  EarcupPlotScale scale = { .left = 50.0, .top = 20.0, .width = 600.0, .height = 300.0 };

  earcup_plot_scale_set_axes (&scale, scene, 0.0);

  return scale;
}

static void
test_slices_come_forward (void)
{
  const double levels[N_SLICES] = { -10.0, -10.0, -10.0, -10.0, -10.0 };
  g_autoptr(EarcupPlotScene) scene = make_waterfall (levels);
  EarcupPlotScale scale = make_scale (scene);
  EarcupPlotPoint points[N_SLICES][5];

  for (guint i = 0; i < N_SLICES; i++)
    g_assert_cmpuint (earcup_plot_waterfall_outline (scene, &scale, i, points[i]), ==, 5);

  g_assert_cmpfloat_with_epsilon (points[0][4].x, 650.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[N_SLICES - 1][0].x, 50.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[N_SLICES - 1][0].y, 320.0, 1e-6);
  for (guint i = 1; i < N_SLICES; i++)
    for (guint k = 0; k < 5; k++)
      {
        g_assert_cmpfloat_with_epsilon (points[i - 1][k].x - points[i][k].x,
                                        scale.shift_px / (N_SLICES - 1), 1e-6);
        g_assert_cmpfloat_with_epsilon (points[i][k].y - points[i - 1][k].y,
                                        scale.depth_px / (N_SLICES - 1), 1e-6);
      }
}

static void
test_floor_holds_what_is_below (void)
{
  const double levels[N_SLICES] = { 0.0, -39.0, -60.0, -INFINITY, NAN };
  g_autoptr(EarcupPlotScene) scene = make_waterfall (levels);
  EarcupPlotScale scale = make_scale (scene);
  EarcupPlotPoint points[5];

  earcup_plot_waterfall_outline (scene, &scale, 1, points);
  g_assert_false (earcup_plot_waterfall_is_floor (points, 2));
  g_assert_cmpuint (earcup_plot_waterfall_outline (scene, &scale, 2, points), ==, 5);
  g_assert_true (earcup_plot_waterfall_is_floor (points, 2));
  g_assert_cmpfloat (points[2].y, ==, points[0].y);
  g_assert_cmpuint (earcup_plot_waterfall_outline (scene, &scale, 3, points), ==, 2);
  g_assert_cmpuint (earcup_plot_waterfall_outline (scene, &scale, 4, points), ==, 2);
}

static void
test_times_begin_at_zero (void)
{
  const double levels[N_SLICES] = { 0.0 };
  g_autoptr(EarcupPlotScene) scene = make_waterfall (levels);
  EarcupPlotScale scale = make_scale (scene);
  double times[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n = earcup_plot_waterfall_list_times (scene, &scale, times);

  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpfloat (times[0], ==, 0.0);
  g_assert_cmpfloat (times[n - 1], ==, LAST_MS);
}

static double
get_distance (const EarcupPlotColour *one,
              const EarcupPlotColour *other)
{
  return fabs (one->red - other->red) + fabs (one->green - other->green) +
         fabs (one->blue - other->blue);
}

/* How far the pixels at a point of the slice at the back are from a colour. */
static double
get_distance_at (const EarcupPlotScene  *scene,
                 double                  hz,
                 double                  level,
                 EarcupPlotTheme         theme,
                 const EarcupPlotColour *colour)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 700, 400);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  EarcupPlotPicture picture = { .scene = scene, .palette = earcup_plot_palette_get (theme),
                                .context = context, .width = 700, .height = 400 };
  EarcupPlotScale scale;
  double nearest = INFINITY;

  earcup_plot_draw_get_scale (&picture, &scale);
  earcup_plot_draw (&picture, cr);
  cairo_surface_flush (surface);
  for (int offset = -1; offset <= 1; offset++)
    {
      int x = (int) (earcup_plot_scale_get_x (&scale, hz) + scale.shift_px);
      int y = (int) (earcup_plot_scale_get_y (&scale, level) - scale.depth_px) + offset;
      const guchar *row = cairo_image_surface_get_data (surface) +
                          y * cairo_image_surface_get_stride (surface);
      guint32 pixel = ((const guint32 *) (const void *) row)[x];

      nearest = MIN (nearest, get_distance (colour, &(EarcupPlotColour) {
        (pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0 }));
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return nearest;
}

/* A high slice in front hides the ones behind it; a low one does not. */
static void
test_front_hides_the_back (void)
{
  const double high[N_SLICES] = { -38.0, -60.0, -60.0, -60.0, 0.0 };
  const double low[N_SLICES] = { -38.0, -60.0, -60.0, -60.0, -60.0 };

  for (guint theme = 0; theme < EARCUP_PLOT_N_THEMES; theme++)
    for (guint hides = 0; hides < 2; hides++)
      {
        g_autoptr(EarcupPlotScene) scene = make_waterfall (hides ? high : low);
        const EarcupPlotPalette *palette = earcup_plot_palette_get (theme);
        EarcupPlotPen pen = earcup_plot_waterfall_get_pen (scene, palette, 0);
        double distance = get_distance_at (scene, 500.0, -38.0, theme, &pen.colour);

        g_assert_true ((distance < 0.3) == !hides);
      }
}

static void
test_slices_are_told_from_the_ground (void)
{
  const double levels[N_SLICES] = { 0.0, -10.0, -20.0, -30.0, -39.0 };
  g_autoptr(EarcupPlotScene) scene = make_waterfall (levels);

  for (guint theme = 0; theme < EARCUP_PLOT_N_THEMES; theme++)
    for (guint slice = 0; slice < N_SLICES; slice++)
      {
        const EarcupPlotPalette *palette = earcup_plot_palette_get (theme);
        EarcupPlotPen pen = earcup_plot_waterfall_get_pen (scene, palette, slice);
        EarcupPlotColour fill = earcup_plot_waterfall_get_fill (palette, &pen);

        g_assert_cmpfloat (earcup_plot_palette_get_contrast (&pen.colour, &fill), >=,
                           EARCUP_PLOT_LEAST_CONTRAST);
      }
}

static void
test_words_say_what_is_left (void)
{
  const double levels[N_SLICES] = { 0.0, -10.0, -23.5, -30.0, -60.0 };
  g_autoptr(EarcupPlotScene) scene = make_waterfall (levels);
  g_autofree char *text = earcup_plot_describe (scene);
  g_autofree char *svg = earcup_plot_svg_print (scene, 800.0, 500.0);

  g_assert_cmpstr (text, ==, "Decay. After 4.00 ms −23.5 dB are left at 100 Hz.");
  g_assert_nonnull (strstr (svg, text));
  g_assert_nonnull (strstr (svg, ">8 ms<"));
  g_assert_nonnull (strstr (svg, ">10k Hz<"));
  g_assert_nonnull (strstr (svg, ">Model<"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-waterfall/slices-come-forward", test_slices_come_forward);
  g_test_add_func ("/plotting/plot-waterfall/floor-holds-what-is-below",
                   test_floor_holds_what_is_below);
  g_test_add_func ("/plotting/plot-waterfall/times-begin-at-zero", test_times_begin_at_zero);
  g_test_add_func ("/plotting/plot-waterfall/front-hides-the-back", test_front_hides_the_back);
  g_test_add_func ("/plotting/plot-waterfall/slices-are-told-from-the-ground",
                   test_slices_are_told_from_the_ground);
  g_test_add_func ("/plotting/plot-waterfall/words-say-what-is-left", test_words_say_what_is_left);

  return g_test_run ();
}
