/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "plotting/earcup-plot-raster.h"

#include <math.h>

#define BLACK    { 0.0, 0.0, 0.0 }
#define HEIGHT   120
#define N_POINTS 101
#define WIDTH    220

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
} Picture;

static Picture
begin_picture (double scale)
{
  Picture picture;

  picture.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WIDTH * scale),
                                                (int) (HEIGHT * scale));
  cairo_surface_set_device_scale (picture.surface, scale, scale);
  picture.cr = cairo_create (picture.surface);
  cairo_set_source_rgb (picture.cr, 1.0, 1.0, 1.0);
  cairo_paint (picture.cr);

  return picture;
}

static void
end_picture (Picture *picture)
{
  cairo_destroy (picture->cr);
  cairo_surface_destroy (picture->surface);
}

/* How black a pixel is, from 0 to 1. */
static double
get_ink (const Picture *picture,
         int            x,
         int            y)
{
  const guchar *data = cairo_image_surface_get_data (picture->surface);
  int stride = cairo_image_surface_get_stride (picture->surface);

  return 1.0 - ((const guint32 *) (gconstpointer) (data + y * stride))[x] % 256 / 255.0;
}

static double
sum_ink (const Picture *picture)
{
  int width = cairo_image_surface_get_width (picture->surface);
  int height = cairo_image_surface_get_height (picture->surface);
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      sum += get_ink (picture, x, y);

  return sum;
}

/* The sum of all differences of two pictures. */
static double
compare_ink (const Picture *one,
             const Picture *other)
{
  int width = cairo_image_surface_get_width (one->surface);
  int height = cairo_image_surface_get_height (one->surface);
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      sum += fabs (get_ink (one, x, y) - get_ink (other, x, y));

  return sum;
}

/* A wave, whose slope grows with its height. */
static void
make_wave (double  height,
           double *x,
           double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    {
      x[i] = 10.0 + 2.0 * i;
      y[i] = 60.0 + height * sin (0.12 * i);
    }
}

static EarcupPlotLine
make_line (const double *x,
           const double *y)
{
  return (EarcupPlotLine) { .x = x, .y = y, .n_points = N_POINTS, .left = 0.0, .top = 0.0,
                            .right = WIDTH, .bottom = HEIGHT };
}

static void
stroke (cairo_t              *cr,
        const EarcupPlotLine *line,
        const EarcupPlotPen  *pen)
{
  for (guint i = 0; i < line->n_points; i++)
    cairo_line_to (cr, line->x[i], line->y[i]);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_set_line_width (cr, pen->width_px);
  cairo_set_dash (cr, pen->dashes, (int) pen->n_dashes, 0.0);
  cairo_stroke (cr);
}

/* As cairo draws it, but for a tenth of its ink at its edges, and more at the ends of dashes, which
 * are round. */
static void
test_line_is_that_of_cairo (void)
{
  static const struct { EarcupPlotPen pen; double height, scale; } cases[] = {
    { { BLACK, 1.6, 0, { 0 } }, 0.0, 1.0 }, { { BLACK, 1.6, 0, { 0 } }, 20.0, 1.0 },
    { { BLACK, 2.6, 0, { 0 } }, 50.0, 1.0 }, { { BLACK, 1.6, 0, { 0 } }, 50.0, 2.0 },
    { { BLACK, 1.6, 2, { 7.0, 4.0 } }, 20.0, 1.0 }, { { BLACK, 1.6, 2, { 2.0, 3.0 } }, 20.0, 2.0 },
  };
  double x[N_POINTS], y[N_POINTS];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EarcupPlotLine line = make_line (x, y);
      Picture own = begin_picture (cases[i].scale);
      Picture other = begin_picture (cases[i].scale);
      double ink, difference;

      make_wave (cases[i].height, x, y);
      g_assert_true (earcup_plot_raster_draw (own.cr, &line, &cases[i].pen, 1.0));
      stroke (other.cr, &line, &cases[i].pen);
      cairo_surface_flush (other.surface);
      ink = sum_ink (&other);
      difference = compare_ink (&own, &other);
      g_test_message ("%u: ink %.1f against %.1f, different %.1f", i, sum_ink (&own), ink,
                      difference);
      g_assert_cmpfloat_with_epsilon (sum_ink (&own), ink, 0.06 * ink);
      g_assert_cmpfloat (difference, <, (cases[i].pen.n_dashes > 0 ? 0.3 : 0.1) * ink);
      end_picture (&own);
      end_picture (&other);
    }
}

static void
test_gap_stays_empty (void)
{
  const EarcupPlotPen pen = { BLACK, 2.0, 0, { 0 } };
  double x[N_POINTS], y[N_POINTS];
  EarcupPlotLine line = make_line (x, y);
  Picture picture = begin_picture (1.0);

  make_wave (0.0, x, y);
  for (guint i = 40; i <= 60; i++)
    y[i] = i % 2 == 0 ? NAN : INFINITY;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  g_assert_cmpfloat (get_ink (&picture, 60, 60), >, 0.9);
  g_assert_cmpfloat (get_ink (&picture, 160, 60), >, 0.9);
  for (int column = 92; column < 128; column++)
    for (int row = 0; row < HEIGHT; row++)
      g_assert_cmpfloat (get_ink (&picture, column, row), ==, 0.0);
  end_picture (&picture);
}

static void
test_nothing_is_drawn_beside_the_frame (void)
{
  const EarcupPlotPen pen = { BLACK, 3.0, 0, { 0 } };
  double x[N_POINTS], y[N_POINTS];
  EarcupPlotLine line = make_line (x, y);
  Picture picture = begin_picture (1.0);

  make_wave (500.0, x, y);
  line.left = 50.0;
  line.right = 150.0;
  line.top = 30.0;
  line.bottom = 90.0;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  g_assert_cmpfloat (sum_ink (&picture), >, 100.0);
  for (int row = 0; row < HEIGHT; row++)
    for (int column = 0; column < WIDTH; column++)
      if (column < 50 || column >= 150 || row < 30 || row >= 90)
        g_assert_cmpfloat (get_ink (&picture, column, row), ==, 0.0);
  end_picture (&picture);
}

static void
test_opacity_is_that_of_the_line (void)
{
  const EarcupPlotPen pen = { BLACK, 4.0, 0, { 0 } };
  double x[N_POINTS], y[N_POINTS];
  EarcupPlotLine line = make_line (x, y);
  Picture picture = begin_picture (1.0);

  make_wave (0.0, x, y);
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 0.5));
  g_assert_cmpfloat_with_epsilon (get_ink (&picture, 100, 60), 0.5, 0.01);
  end_picture (&picture);
}

/* What is a drawing is left to cairo, and so is what is turned. */
static void
test_drawings_stay_drawings (void)
{
  const EarcupPlotPen pen = { BLACK, 2.0, 0, { 0 } };
  double x[N_POINTS], y[N_POINTS];
  EarcupPlotLine line = make_line (x, y);
  Picture picture = begin_picture (1.0);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);

  make_wave (20.0, x, y);
  g_assert_false (earcup_plot_raster_draw (cr, &line, &pen, 1.0));
  cairo_rotate (picture.cr, 0.1);
  g_assert_false (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
  end_picture (&picture);
}

/* Neither points far away nor none at all do any harm. */
static void
test_odd_lines_can_be_drawn (void)
{
  const EarcupPlotPen pen = { BLACK, 1.0, 2, { 3.0, 2.0 } };
  double x[N_POINTS], y[N_POINTS];
  EarcupPlotLine line = make_line (x, y);
  Picture picture = begin_picture (1.0);

  make_wave (20.0, x, y);
  y[3] = 4e3;
  y[4] = -4e3;
  x[7] = x[8];
  line.n_points = 0;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  g_assert_cmpfloat (sum_ink (&picture), ==, 0.0);
  line.n_points = 1;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  line.n_points = N_POINTS;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  line.right = line.left;
  g_assert_true (earcup_plot_raster_draw (picture.cr, &line, &pen, 1.0));
  end_picture (&picture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-raster/line-is-that-of-cairo", test_line_is_that_of_cairo);
  g_test_add_func ("/plotting/plot-raster/gap-stays-empty", test_gap_stays_empty);
  g_test_add_func ("/plotting/plot-raster/nothing-is-drawn-beside-the-frame",
                   test_nothing_is_drawn_beside_the_frame);
  g_test_add_func ("/plotting/plot-raster/opacity-is-that-of-the-line",
                   test_opacity_is_that_of_the_line);
  g_test_add_func ("/plotting/plot-raster/drawings-stay-drawings", test_drawings_stay_drawings);
  g_test_add_func ("/plotting/plot-raster/odd-lines-can-be-drawn", test_odd_lines_can_be_drawn);

  return g_test_run ();
}
