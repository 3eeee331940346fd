/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "widgets/earcup-overview.h"

#define WIDTH  120
#define HEIGHT 40

/* How many rows are inked in the column of a pixel. */
static guint
count_rows (const float *low,
            const float *high,
            guint        n_columns,
            int          x)
{
  g_autoptr(EarcupOverview) overview = earcup_overview_new (low, high, n_columns);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  earcup_overview_draw (overview, cr, 0.0, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    n += cairo_image_surface_get_data (surface)
           [y * cairo_image_surface_get_stride (surface) + x] > 128;
  cairo_surface_destroy (surface);

  return n;
}

static void
test_bars_are_as_high_as_the_samples (void)
{
  const float low[] = { -1.0f, -0.5f, 0.0f };
  const float high[] = { 1.0f, 0.5f, 0.0f };

  g_assert_cmpuint (count_rows (low, high, 3, 10), >=, 34);
  g_assert_cmpuint (count_rows (low, high, 3, 60), <=, 22);
  g_assert_cmpuint (count_rows (low, high, 3, 60), >=, 16);
  g_assert_cmpuint (count_rows (low, high, 3, 109), <=, 3);
}

static void
test_short_peaks_are_not_lost (void)
{
  float low[6000] = { 0 };
  float high[6000] = { 0 };

  high[3001] = 1.0f;
  g_assert_cmpuint (count_rows (low, high, 6000, 60), >=, 15);
}

static void
test_samples_beyond_full_scale_stay_inside (void)
{
  const float low[] = { -9.0f };
  const float high[] = { 9.0f };

  g_assert_cmpuint (count_rows (low, high, 1, 60), <=, HEIGHT - 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/overview/bars-are-as-high-as-the-samples",
                   test_bars_are_as_high_as_the_samples);
  g_test_add_func ("/widgets/overview/short-peaks-are-not-lost", test_short_peaks_are_not_lost);
  g_test_add_func ("/widgets/overview/samples-beyond-full-scale-stay-inside",
                   test_samples_beyond_full_scale_stay_inside);

  return g_test_run ();
}
