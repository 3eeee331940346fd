/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-draw.h"

typedef struct
{
  cairo_surface_t *surface;
  EarcupPlotScale  scale;
} Drawing;

static Drawing
draw (const EarcupPlotScene *scene,
      EarcupPlotTheme        theme,
      int                    width,
      int                    height,
      gboolean               is_standalone)
{
  Drawing drawing;
  cairo_t *cr;
  PangoContext *context;
  EarcupPlotPicture picture;

  drawing.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (drawing.surface);
  context = pango_cairo_create_context (cr);
  picture = (EarcupPlotPicture) {
    .scene = scene, .palette = earcup_plot_palette_get (theme), .context = context,
    .width = width, .height = height, .is_standalone = is_standalone };
  earcup_plot_draw_get_scale (&picture, &drawing.scale);
  earcup_plot_draw (&picture, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (drawing.surface);
  g_object_unref (context);
  cairo_destroy (cr);

  return drawing;
}

static EarcupPlotColour
get_pixel (const Drawing *drawing,
           double         x,
           double         y)
{
  const guchar *data = cairo_image_surface_get_data (drawing->surface);
  int stride = cairo_image_surface_get_stride (drawing->surface);
  guint32 pixel = ((const guint32 *) (const void *) (data + (int) y * stride))[(int) x];

  return (EarcupPlotColour) { (pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0,
                              (pixel & 255) / 255.0 };
}

static double
get_distance (const EarcupPlotColour *one,
              const EarcupPlotColour *other)
{
  return MAX (fabs (one->red - other->red),
              MAX (fabs (one->green - other->green), fabs (one->blue - other->blue)));
}

/* The pixel nearest to the middle of a line that is two pixels high. */
static double
get_distance_at (const Drawing          *drawing,
                 double                  hz,
                 double                  level,
                 const EarcupPlotColour *colour)
{
  double nearest = INFINITY;
  double x = earcup_plot_scale_get_x (&drawing->scale, hz);
  double y = earcup_plot_scale_get_y (&drawing->scale, level);

  for (int offset = -1; offset <= 1; offset++)
    {
      EarcupPlotColour pixel = get_pixel (drawing, x, y + offset);

      nearest = MIN (nearest, get_distance (&pixel, colour));
    }

  return nearest;
}

static void
test_curve_has_its_colour_at_its_level (void)
{
  const double levels[] = { 4.5, -4.5, 1.5, -1.5 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 4);

  for (guint theme = 0; theme < EARCUP_PLOT_N_THEMES; theme++)
    {
      const EarcupPlotPalette *palette = earcup_plot_palette_get (theme);
      Drawing drawing = draw (scene, theme, 700, 360, FALSE);

      g_assert_cmpfloat (get_distance_at (&drawing, 640.0, 4.5, &palette->series[0]), <, 0.06);
      g_assert_cmpfloat (get_distance_at (&drawing, 640.0, 8.2, &palette->ground), <, 0.06);
      g_assert_cmpfloat (get_distance_at (&drawing, 640.0, 8.2, &palette->series[0]), >, 0.2);
      cairo_surface_destroy (drawing.surface);
    }
}

/* Counts how often a level curve begins anew along its line. */
static guint
count_pieces (const Drawing          *drawing,
              double                  level,
              const EarcupPlotColour *colour)
{
  guint n = 0;
  gboolean was_on = FALSE;

  for (double hz = 25.0; hz < 9000.0; hz *= 1.002)
    {
      gboolean is_on = get_distance_at (drawing, hz, level, colour) < 0.25;

      n += is_on && !was_on;
      was_on = is_on;
    }

  return n;
}

static void
test_dashes_differ (void)
{
  const double levels[] = { 4.5, -4.5, 7.5, -7.5 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 4);
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT);
  Drawing drawing = draw (scene, EARCUP_PLOT_THEME_LIGHT, 900, 400, FALSE);
  guint pieces[4];

  for (guint i = 0; i < 4; i++)
    pieces[i] = count_pieces (&drawing, levels[i], &palette->series[i]);

  g_assert_cmpuint (pieces[0], ==, 1);
  g_assert_cmpuint (pieces[1], >, 20);
  g_assert_cmpuint (pieces[2], >, pieces[1] * 3 / 2);
  g_assert_cmpuint (pieces[3], >, pieces[1]);
  g_assert_cmpuint (pieces[3], <, pieces[2]);
  cairo_surface_destroy (drawing.surface);
}

static void
test_curves_stay_inside_the_frame (void)
{
  const double levels[] = { 300.0, -300.0 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 2);
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT);
  Drawing drawing = draw (scene, EARCUP_PLOT_THEME_LIGHT, 700, 360, FALSE);

  for (int y = 0; y < 360; y++)
    {
      EarcupPlotColour pixel = get_pixel (&drawing, drawing.scale.left + 150.0, y);

      g_assert_cmpfloat (get_distance (&pixel, &palette->series[0]), >, 0.1);
    }
  cairo_surface_destroy (drawing.surface);
}

static void
test_zone_is_grey (void)
{
  g_autoptr(EarcupPlotScene) scene =
    earcup_plot_scene_builder_end (earcup_plot_scene_builder_new ("Empty"));
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT);
  Drawing drawing = draw (scene, EARCUP_PLOT_THEME_LIGHT, 700, 360, FALSE);
  double inside = 0.0;
  double outside = 0.0;

  for (double level = -4.6; level < -3.4; level += 0.05)
    {
      inside += get_distance_at (&drawing, 14000.0, level, &palette->ground);
      outside += get_distance_at (&drawing, 5500.0, level, &palette->ground);
    }
  g_assert_cmpfloat (inside, >, outside + 0.2);
  cairo_surface_destroy (drawing.surface);
}

static void
test_odd_scenes_can_be_drawn (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();
  static const int sizes[][2] = { { 1, 1 }, { 30, 20 }, { 240, 160 }, { 900, 500 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint standalone = 0; standalone < 2; standalone++)
      {
        Drawing drawing = draw (scene, EARCUP_PLOT_THEME_DARK, sizes[i][0], sizes[i][1],
                                standalone == 1);

        g_assert_cmpint (cairo_surface_status (drawing.surface), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpfloat (drawing.scale.width, >, 0.0);
        cairo_surface_destroy (drawing.surface);
      }
}

static void
test_standalone_picture_leaves_room_for_the_legend (void)
{
  const double levels[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  g_autoptr(EarcupPlotScene) few = make_flat_scene (levels, 1);
  g_autoptr(EarcupPlotScene) many = make_flat_scene (levels, 8);
  Drawing small = draw (few, EARCUP_PLOT_THEME_PRINT, 400, 400, TRUE);
  Drawing large = draw (many, EARCUP_PLOT_THEME_PRINT, 400, 400, TRUE);

  g_assert_cmpfloat (large.scale.height, <, small.scale.height - 20.0);
  cairo_surface_destroy (small.surface);
  cairo_surface_destroy (large.surface);
}

/* The dashes of the legend's last line end with it. */
static void
test_grid_is_never_dashed (void)
{
  const double levels[] = { 11.0, 11.2, 11.4, 11.6 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 4);
  Drawing drawing = draw (scene, EARCUP_PLOT_THEME_LIGHT, 640, 400, TRUE);
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT);
  double x = floor (earcup_plot_scale_get_x (&drawing.scale, 1000.0));

  for (double y = drawing.scale.top + 60.0; y < drawing.scale.top + drawing.scale.height - 8.0; y++)
    {
      EarcupPlotColour pixel = get_pixel (&drawing, x, y);

      g_assert_cmpfloat (get_distance (&pixel, &palette->ground), >, 0.05);
    }

  cairo_surface_destroy (drawing.surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-draw/curve-has-its-colour-at-its-level",
                   test_curve_has_its_colour_at_its_level);
  g_test_add_func ("/plotting/plot-draw/dashes-differ", test_dashes_differ);
  g_test_add_func ("/plotting/plot-draw/curves-stay-inside-the-frame",
                   test_curves_stay_inside_the_frame);
  g_test_add_func ("/plotting/plot-draw/zone-is-grey", test_zone_is_grey);
  g_test_add_func ("/plotting/plot-draw/odd-scenes-can-be-drawn", test_odd_scenes_can_be_drawn);
  g_test_add_func ("/plotting/plot-draw/standalone-picture-leaves-room-for-the-legend",
                   test_standalone_picture_leaves_room_for_the_legend);
  g_test_add_func ("/plotting/plot-draw/grid-is-never-dashed", test_grid_is_never_dashed);

  return g_test_run ();
}
