/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

static double
get_octaves (gconstpointer subject,
             double        hz)
{
  return *(const double *) subject * log2 (hz / 1000.0);
}

static void
test_level_is_interpolated_over_octaves (void)
{
  const double slope = 6.0;
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Slope");
  g_autoptr(EarcupPlotScene) scene = NULL;

  earcup_plot_scene_builder_add_levels (builder, "Slope", "S", 0, FALSE, get_octaves, &slope);
  scene = earcup_plot_scene_builder_end (builder);

  for (double hz = 20.0; hz <= 20000.0; hz *= 1.37)
    g_assert_cmpfloat_with_epsilon (earcup_plot_scene_get_level (scene, 0, hz),
                                    6.0 * log2 (hz / 1000.0), 1e-9);
  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 0, 19.9)));
  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 0, 20001.0)));
}

static void
test_gaps_stay_gaps (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();

  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 0, 1000.0)));
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, 1, 1000.0), ==, 20.0);
  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 2, 50.0)));
  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 2, 3000.0)));
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, 2, 100.0), ==, 3.0);
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, 2, 20000.0), ==, 1.0);
}

static void
test_scene_keeps_its_own_copies (void)
{
  char label[] = "Before";
  double hz[] = { 20.0, 20000.0 };
  double levels[] = { 1.0, 1.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Copies");
  g_autoptr(EarcupPlotScene) scene = NULL;

  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = label, .hz = hz, .level_db = levels, .n_points = 2 });
  scene = earcup_plot_scene_builder_end (builder);
  label[0] = 'X';
  levels[0] = levels[1] = 9.0;

  g_assert_cmpstr (earcup_plot_scene_get_series (scene, 0)->label, ==, "Before");
  g_assert_cmpstr (earcup_plot_scene_get_series (scene, 0)->tag, ==, "");
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, 0, 500.0), ==, 1.0);
}

static void
test_automatic_range_shows_all_levels (void)
{
  static const double cases[][2] = {
    { -3.0, 2.0 }, { -31.0, 11.0 }, { 0.0, 0.0 }, { 40.0, 112.0 }, { -0.01, 0.01 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double hz[] = { 20.0, 20000.0 };
      EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Range");
      g_autoptr(EarcupPlotScene) scene = NULL;
      double low, high;

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .hz = hz, .level_db = cases[i], .n_points = 2 });
      scene = earcup_plot_scene_builder_end (builder);
      earcup_plot_scene_get_range (scene, 0.0, &low, &high);

      g_assert_cmpfloat (low, <, cases[i][0]);
      g_assert_cmpfloat (high, >, cases[i][1]);
      g_assert_cmpfloat (high - low, >=, 12.0);
      g_assert_cmpfloat (high - low, <=, 2.0 * (cases[i][1] - cases[i][0]) + 18.0);
    }
}

static void
test_asked_span_is_given (void)
{
  const double levels[] = { 4.0, -2.0 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 2);
  double low, high;

  earcup_plot_scene_get_range (scene, 36.0, &low, &high);
  g_assert_cmpfloat (low, ==, -18.0);
  g_assert_cmpfloat (high, ==, 18.0);
  earcup_plot_scene_get_range (scene, 0.0, &low, &high);
  g_assert_cmpfloat (high - low, ==, 24.0);
}

static double
get_wave (gconstpointer subject,
          double        hz)
{
  return cos (G_PI * log2 (hz / 1000.0));
}

static void
test_turns_are_found_either_way (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Wave");
  g_autoptr(EarcupPlotScene) scene = NULL;

  earcup_plot_scene_builder_add_levels (builder, "Wave", "W", 0, FALSE, get_wave, NULL);
  scene = earcup_plot_scene_builder_end (builder);

  g_assert_cmpfloat_with_epsilon (
    log2 (earcup_plot_scene_find_turn (scene, 0, 700.0, TRUE) / 1000.0), 0.0, 0.04);
  g_assert_cmpfloat_with_epsilon (
    log2 (earcup_plot_scene_find_turn (scene, 0, 700.0, FALSE) / 500.0), 0.0, 0.04);
  g_assert_true (isnan (earcup_plot_scene_find_turn (scene, 0, 19000.0, TRUE)));
}

static void
test_empty_scene_has_a_range (void)
{
  g_autoptr(EarcupPlotScene) scene =
    earcup_plot_scene_builder_end (earcup_plot_scene_builder_new ("Empty"));
  double low, high;

  earcup_plot_scene_get_range (scene, 0.0, &low, &high);
  g_assert_cmpfloat (low, <, 0.0);
  g_assert_cmpfloat (high, >, 0.0);
  g_assert_true (isfinite (low) && isfinite (high));
}

static EarcupPlotScene *
make_time_scene (void)
{
  const double ms[] = { -1.0, 0.0, 1.0, 3.0, 5.0 };
  const double levels[] = { 0.0, 0.0, 1.0, -0.5, 0.25 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Over time");

  earcup_plot_scene_builder_set_places (builder, EARCUP_PLOT_AXIS_TIME, -1.0, 5.0);
  earcup_plot_scene_builder_set_least (builder, 0.5);
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Wave", .tag = "W", .hz = ms, .level_db = levels, .n_points = 5 });

  return earcup_plot_scene_builder_end (builder);
}

static void
test_time_is_read_evenly (void)
{
  g_autoptr(EarcupPlotScene) scene = make_time_scene ();
  double from, to, low, high;

  g_assert_cmpint (earcup_plot_scene_get_places (scene, &from, &to), ==, EARCUP_PLOT_AXIS_TIME);
  g_assert_cmpfloat (from, ==, -1.0);
  g_assert_cmpfloat (to, ==, 5.0);
  g_assert_cmpfloat (earcup_plot_scene_get_zone (scene), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scene_get_level (scene, 0, 0.5), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scene_get_level (scene, 0, 2.0), 0.25, 1e-12);
  g_assert_true (isnan (earcup_plot_scene_get_level (scene, 0, 5.1)));
  g_assert_cmpfloat_with_epsilon (earcup_plot_scene_find_turn (scene, 0, 0.2, TRUE), 1.0, 0.02);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scene_find_turn (scene, 0, 4.5, FALSE), 3.0, 0.02);

  earcup_plot_scene_get_range (scene, 0.0, &low, &high);
  g_assert_cmpfloat (low, <, -0.5);
  g_assert_cmpfloat (high, >, 1.0);
  g_assert_cmpfloat (high - low, <, 2.5);
}

static void
test_ratios_have_a_range (void)
{
  static const double cases[][2] = { { 63.0, 64.7 }, { 300.0, 522.0 }, { 15.0, 900.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double hz[] = { 20.0, 20000.0 };
      EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Ohm");
      g_autoptr(EarcupPlotScene) scene = NULL;
      double low, high;

      earcup_plot_scene_builder_set_ratios (builder);
      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .hz = hz, .level_db = cases[i], .n_points = 2 });
      scene = earcup_plot_scene_builder_end (builder);
      earcup_plot_scene_get_range (scene, 0.0, &low, &high);

      g_assert_cmpfloat (low, <, cases[i][0]);
      g_assert_cmpfloat (high, >, cases[i][1]);
      g_assert_cmpfloat (high / low, >=, 3.9);
      g_assert_cmpfloat (high / low, <=, fmax (9.0, 3.0 * cases[i][1] / cases[i][0]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-scene/level-is-interpolated-over-octaves",
                   test_level_is_interpolated_over_octaves);
  g_test_add_func ("/plotting/plot-scene/gaps-stay-gaps", test_gaps_stay_gaps);
  g_test_add_func ("/plotting/plot-scene/scene-keeps-its-own-copies",
                   test_scene_keeps_its_own_copies);
  g_test_add_func ("/plotting/plot-scene/automatic-range-shows-all-levels",
                   test_automatic_range_shows_all_levels);
  g_test_add_func ("/plotting/plot-scene/asked-span-is-given", test_asked_span_is_given);
  g_test_add_func ("/plotting/plot-scene/turns-are-found-either-way",
                   test_turns_are_found_either_way);
  g_test_add_func ("/plotting/plot-scene/empty-scene-has-a-range", test_empty_scene_has_a_range);
  g_test_add_func ("/plotting/plot-scene/time-is-read-evenly", test_time_is_read_evenly);
  g_test_add_func ("/plotting/plot-scene/ratios-have-a-range", test_ratios_have_a_range);

  return g_test_run ();
}
