/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-draw.h"
#include "plotting/earcup-plot-view.h"

static const double two[] = { 3.0, -6.0 };

static void
get_places (const EarcupPlotView *view,
            EarcupPlotScene      *scene,
            double               *from,
            double               *to)
{
  g_autoptr(EarcupPlotScene) zoomed = earcup_plot_scene_new_zoomed (scene, view);

  earcup_plot_scene_get_places (zoomed, from, to);
}

static void
test_what_is_pointed_at_stays (void)
{
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (two, 2);
  EarcupPlotView view = { 0 };
  double share = log (1000.0 / 20.0) / log (1000.0);
  double from, to;

  for (guint i = 0; i < 4; i++)
    {
      earcup_plot_view_zoom (&view, scene, 0.0, 1000.0, 6.0, 0.6, 0.5);
      get_places (&view, scene, &from, &to);
      g_assert_cmpfloat_with_epsilon (log (1000.0 / from) / log (to / from), share, 1e-9);
      g_assert_cmpfloat_with_epsilon ((6.0 - view.low) / (view.high - view.low), 0.75, 1e-9);
      g_assert_cmpfloat_with_epsilon (view.high - view.low, 24.0 * pow (0.5, i + 1), 1e-9);
    }
}

static void
test_zoom_has_ends (void)
{
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (two, 2);
  EarcupPlotView view = { 0 };
  double from, to;

  for (guint i = 0; i < 40; i++)
    earcup_plot_view_zoom (&view, scene, 0.0, 100.0, 0.0, 0.7, 0.7);
  get_places (&view, scene, &from, &to);
  g_assert_cmpfloat_with_epsilon (log (to / from), log (1000.0) / 30.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.high - view.low, 24.0 / 30.0, 1e-9);
  g_assert_true (from <= 100.0 && to >= 100.0);
  for (guint i = 0; i < 40; i++)
    earcup_plot_view_zoom (&view, scene, 0.0, 15000.0, 9.0, 1.4, 1.4);
  g_assert_true (earcup_plot_view_is_whole (&view));
}

static void
test_nothing_is_beside_the_axis (void)
{
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (two, 2);
  EarcupPlotView view = { 0 };
  double from, to;

  earcup_plot_view_pan (&view, scene, 0.0, 0.3, 0.3);
  g_assert_true (earcup_plot_view_is_whole (&view));
  earcup_plot_view_zoom (&view, scene, 0.0, 1000.0, 0.0, 0.25, 0.25);
  earcup_plot_view_pan (&view, scene, 0.0, 1.0, 0.5);
  get_places (&view, scene, &from, &to);
  g_assert_cmpfloat_with_epsilon (log (to / from), 0.25 * log (1000.0), 1e-9);
  g_assert_cmpfloat (from, >, 1000.0);
  g_assert_cmpfloat_with_epsilon (view.low, 0.0, 1e-9);
  earcup_plot_view_pan (&view, scene, 0.0, 9.0, 9.0);
  get_places (&view, scene, &from, &to);
  g_assert_cmpfloat_with_epsilon (to, 20000.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (0.5 * (view.low + view.high), 12.0, 1e-9);
  earcup_plot_view_pan (&view, scene, 0.0, -9.0, 0.0);
  get_places (&view, scene, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, 20.0, 1e-9);
}

static void
test_view_follows_a_point (void)
{
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (two, 2);
  EarcupPlotView view = { 0 };
  EarcupPlotView before;
  double from, to;

  earcup_plot_view_zoom (&view, scene, 0.0, 1000.0, 0.0, 0.2, 0.2);
  before = view;
  earcup_plot_view_follow (&view, scene, 0.0, 1100.0, NAN);
  g_assert_cmpmem (&view, sizeof view, &before, sizeof before);
  earcup_plot_view_follow (&view, scene, 0.0, 60.0, -9.0);
  get_places (&view, scene, &from, &to);
  g_assert_true (from < 60.0 && to > 60.0);
  g_assert_cmpfloat_with_epsilon (log (60.0 / from) / log (to / from), 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon ((-9.0 - view.low) / (view.high - view.low), 0.1, 1e-9);
}

static void
test_hidden_curves_are_not_there (void)
{
  const double levels[] = { 1.0, 40.0, 2.0 };
  const double hz[] = { 20.0, 20000.0 };
  const double ends[] = { 0.0, 1.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Three");
  g_autoptr(GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autoptr(EarcupPlotScene) part = NULL;
  g_autoptr(EarcupPlotScene) whole = NULL;
  double low, high;

  for (guint i = 0; i < 3; i++)
    {
      const char tag[] = { (char) ('A' + i), '\0' };
      const double level[] = { levels[i], levels[i] };

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = tag, .tag = tag, .hz = hz, .level_db = level, .n_points = 2, .style = i });
      earcup_plot_scene_builder_add_band (builder, &(EarcupPlotBand) {
        .label = tag, .hz = hz, .low_db = ends, .high_db = level, .n_points = 2, .style = i });
    }
  scene = earcup_plot_scene_builder_end (builder);
  whole = earcup_plot_scene_new_without (scene, hidden);
  g_hash_table_add (hidden, (char *) "B");
  part = earcup_plot_scene_new_without (scene, hidden);
  g_assert_true (whole == scene);
  g_clear_pointer (&scene, earcup_plot_scene_unref);
  g_clear_pointer (&whole, earcup_plot_scene_unref);

  g_assert_cmpuint (earcup_plot_scene_get_n_series (part), ==, 2);
  g_assert_cmpuint (earcup_plot_scene_get_n_bands (part), ==, 2);
  g_assert_cmpstr (earcup_plot_scene_get_name (part, 1), ==, "C");
  g_assert_cmpstr (earcup_plot_scene_get_band (part, 1)->label, ==, "C");
  g_assert_cmpfloat (earcup_plot_scene_get_level (part, 1, 100.0), ==, 2.0);
  earcup_plot_scene_get_range (part, 0.0, &low, &high);
  g_assert_cmpfloat (high, <, 20.0);
}

/* A part of a scene is drawn as the same part of the whole, only larger. */
static void
test_zoomed_scene_is_a_part (void)
{
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (two, 2);
  EarcupPlotView view = { .from = 200.0, .to = 800.0, .low = 2.0, .high = 4.0 };
  g_autoptr(EarcupPlotScene) zoomed = earcup_plot_scene_new_zoomed (scene, &view);
  EarcupPlotScale scale = { .left = 10.0, .top = 10.0, .width = 600.0, .height = 300.0 };

  earcup_plot_scale_set_axes (&scale, zoomed, 36.0);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&scale, 400.0), 310.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&scale, 3.0), 160.0, 1e-9);
  g_assert_cmpfloat (earcup_plot_scene_get_level (zoomed, 0, 50.0), ==, 3.0);
}

static void
test_frequencies_get_finer (void)
{
  static const struct { double from, to; guint least, most; } cases[] = {
    { 20.0, 20000.0, 10, 10 }, { 100.0, 4000.0, 5, 14 }, { 500.0, 2000.0, 6, 20 },
    { 900.0, 1100.0, 4, 20 }, { 1000.0, 1260.0, 5, 20 }, { 37.0, 46.0, 5, 20 },
    { 15900.0, 20000.0, 3, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EarcupPlotScale scale = { .width = 900.0, .height = 300.0, .low_hz = cases[i].from,
                                .high_hz = cases[i].to };
      double labels[EARCUP_PLOT_SCALE_MOST_LINES], lines[EARCUP_PLOT_SCALE_MOST_LINES];
      guint n = earcup_plot_scale_list_labels (&scale, labels);
      guint n_lines = earcup_plot_scale_list_lines (&scale, lines);

      g_test_message ("%g to %g Hz: %u labels, %u lines", cases[i].from, cases[i].to, n, n_lines);
      g_assert_cmpuint (n, >=, cases[i].least);
      g_assert_cmpuint (n, <=, cases[i].most);
      g_assert_cmpuint (n_lines, >=, n);
      for (guint k = 0; k < n; k++)
        {
          g_assert_true (labels[k] >= cases[i].from * 0.999 && labels[k] <= cases[i].to * 1.001);
          g_assert_true (k == 0 || earcup_plot_scale_get_x (&scale, labels[k]) -
                                   earcup_plot_scale_get_x (&scale, labels[k - 1]) > 40.0);
        }
    }
}

/* Nothing odd in a scene keeps a part of it from being drawn. */
static void
test_odd_scene_can_be_zoomed (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 200);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  EarcupPlotView view = { 0 };

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(EarcupPlotScene) zoomed = NULL;

      earcup_plot_view_zoom (&view, scene, 0.0, 900.0, 1.0, 0.8, 0.8);
      zoomed = earcup_plot_scene_new_zoomed (scene, &view);
      earcup_plot_draw (&(EarcupPlotPicture) {
        .scene = zoomed, .palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_PRINT),
        .context = context, .width = 300.0, .height = 200.0 }, cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-view/what-is-pointed-at-stays", test_what_is_pointed_at_stays);
  g_test_add_func ("/plotting/plot-view/zoom-has-ends", test_zoom_has_ends);
  g_test_add_func ("/plotting/plot-view/nothing-is-beside-the-axis",
                   test_nothing_is_beside_the_axis);
  g_test_add_func ("/plotting/plot-view/view-follows-a-point", test_view_follows_a_point);
  g_test_add_func ("/plotting/plot-view/hidden-curves-are-not-there",
                   test_hidden_curves_are_not_there);
  g_test_add_func ("/plotting/plot-view/zoomed-scene-is-a-part", test_zoomed_scene_is_a_part);
  g_test_add_func ("/plotting/plot-view/frequencies-get-finer", test_frequencies_get_finer);
  g_test_add_func ("/plotting/plot-view/odd-scene-can-be-zoomed", test_odd_scene_can_be_zoomed);

  return g_test_run ();
}
