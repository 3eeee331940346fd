/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include <cairo.h>
#include <string.h>

#include "plotting/earcup-plot-thumbnail.h"

#define WIDTH  EARCUP_PLOT_THUMBNAIL_WIDTH
#define HEIGHT EARCUP_PLOT_THUMBNAIL_HEIGHT

typedef guint32 Pixels[HEIGHT][WIDTH];

static void
draw (EarcupPlotThumbnailCup  cup,
      const double           *levels,
      guint                   n_levels,
      Pixels                  pixels)
{
  EarcupPlotThumbnail thumbnail = { cup, levels, n_levels, { 0.0, 0.0, 0.0 } };
  cairo_surface_t *surface;
  cairo_t *cr;

  memset (pixels, 0, sizeof (Pixels));
  surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, WIDTH,
                                                 HEIGHT, WIDTH * 4);
  cr = cairo_create (surface);
  earcup_plot_thumbnail_draw (&thumbnail, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* How dark a part is. */
static double
ink (Pixels pixels,
     int    left,
     int    right,
     int    top,
     int    bottom)
{
  double sum = 0.0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += (pixels[y][x] >> 24) / 255.0;

  return sum;
}

static void
test_cups (void)
{
  static Pixels pictures[5];

  for (guint i = 0; i < 5; i++)
    {
      draw (i, NULL, 0, pictures[i]);
      g_assert_cmpfloat (ink (pictures[i], 0, 23, 0, HEIGHT), >, 20.0);
      g_assert_cmpfloat (ink (pictures[i], 28, WIDTH, 0, HEIGHT), ==, 0.0);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (memcmp (pictures[i], pictures[j], sizeof (Pixels)), !=, 0);
    }

  /* The more open, the less back there is. */
  g_assert_cmpfloat (ink (pictures[EARCUP_PLOT_THUMBNAIL_CUP_CLOSED], 0, 10, 0, HEIGHT), >,
                     ink (pictures[EARCUP_PLOT_THUMBNAIL_CUP_SEMI_OPEN], 0, 10, 0, HEIGHT));
  g_assert_cmpfloat (ink (pictures[EARCUP_PLOT_THUMBNAIL_CUP_SEMI_OPEN], 0, 10, 0, HEIGHT), >,
                     ink (pictures[EARCUP_PLOT_THUMBNAIL_CUP_OPEN], 0, 10, 0, HEIGHT));
}

static void
test_levels (void)
{
  const double rising[] = { -10.0, 0.0, 10.0 };
  const double wild[] = { -1e9, 1e9, 0.0, 1e9 };
  static Pixels pixels;

  draw (EARCUP_PLOT_THUMBNAIL_CUP_OPEN, rising, 3, pixels);
  g_assert_cmpfloat (ink (pixels, 29, 40, 16, HEIGHT), >, ink (pixels, 29, 40, 0, 12));
  g_assert_cmpfloat (ink (pixels, 56, WIDTH, 0, 12), >, ink (pixels, 56, WIDTH, 16, HEIGHT));
  draw (EARCUP_PLOT_THUMBNAIL_CUP_OPEN, wild, 4, pixels);
  g_assert_cmpfloat (ink (pixels, 0, 2, 0, 1), ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-thumbnail/enclosures-look-different", test_cups);
  g_test_add_func ("/plotting/plot-thumbnail/curve-rises-with-its-levels", test_levels);

  return g_test_run ();
}
