/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "plotting/earcup-plot-scale.h"

#include <math.h>

static const EarcupPlotScale scale = {
  .left = 40.0, .top = 12.0, .width = 600.0, .height = 240.0,
  .low_hz = 20.0, .high_hz = 20000.0, .low_db = -12.0, .high_db = 12.0,
};

static void
test_ends_lie_on_the_frame (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&scale, 20.0), 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&scale, 200.0), 240.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&scale, 20000.0), 640.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&scale, 12.0), 12.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&scale, 0.0), 132.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&scale, -12.0), 252.0, 1e-9);
}

static void
test_round_trip_is_exact (void)
{
  for (double hz = 10.0; hz < 40000.0; hz *= 1.21)
    g_assert_cmpfloat_with_epsilon (
      earcup_plot_scale_get_hz (&scale, earcup_plot_scale_get_x (&scale, hz)) / hz, 1.0, 1e-12);
  for (double level = -30.0; level < 30.0; level += 1.7)
    g_assert_cmpfloat_with_epsilon (
      earcup_plot_scale_get_level (&scale, earcup_plot_scale_get_y (&scale, level)), level, 1e-9);
}

static void
test_labels_are_1_2_5 (void)
{
  double labels[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n = earcup_plot_scale_list_labels (&scale, labels);

  g_assert_cmpuint (n, ==, 10);
  for (guint i = 0; i < n; i++)
    {
      double digit = labels[i] / pow (10.0, floor (log10 (labels[i])));

      g_assert_true (digit == 1.0 || digit == 2.0 || digit == 5.0);
      g_assert_true (i == 0 || labels[i] > labels[i - 1]);
    }
  g_assert_cmpfloat (labels[0], ==, 20.0);
  g_assert_cmpfloat (labels[n - 1], ==, 20000.0);
}

static void
test_every_label_has_a_line (void)
{
  double labels[EARCUP_PLOT_SCALE_MOST_LINES], lines[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_labels = earcup_plot_scale_list_labels (&scale, labels);
  guint n_lines = earcup_plot_scale_list_lines (&scale, lines);

  for (guint i = 0; i < n_labels; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < n_lines; k++)
        found |= lines[k] == labels[i];
      g_assert_true (found);
    }
}

static void
test_level_step_follows_the_room (void)
{
  static const struct
  {
    double span;
    double height;
    double step;
  } cases[] = {
    { 24.0, 240.0, 3.0 }, { 24.0, 700.0, 1.0 }, { 36.0, 240.0, 6.0 }, { 12.0, 240.0, 2.0 },
    { 48.0, 100.0, 20.0 }, { 600.0, 240.0, 100.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EarcupPlotScale other = scale;

      other.low_db = -cases[i].span / 2.0;
      other.high_db = cases[i].span / 2.0;
      other.height = cases[i].height;
      g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_level_step (&other, 26.0),
                                      cases[i].step, 1e-9);
    }
}

static void
test_frequencies_have_three_digits (void)
{
  static const struct
  {
    double      hz;
    const char *text;
  } cases[] = {
    { 20.0, "20.0 Hz" }, { 63.1, "63.1 Hz" }, { 99.97, "100 Hz" }, { 315.4, "315 Hz" },
    { 999.7, "1.00 kHz" }, { 1020.0, "1.02 kHz" }, { 9996.0, "10.0 kHz" }, { 2e4, "20.0 kHz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = earcup_plot_scale_print_hz (cases[i].hz);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_levels_have_a_true_minus (void)
{
  static const struct
  {
    double      level;
    guint       n_decimals;
    gboolean    is_signed;
    const char *text;
  } cases[] = {
    { -3.5, 1, TRUE, "−3.5" }, { 0.3, 1, TRUE, "+0.3" }, { 0.3, 1, FALSE, "0.3" },
    { -0.04, 1, TRUE, "0.0" }, { 0.04, 1, TRUE, "0.0" }, { -12.0, 0, TRUE, "−12" },
    { NAN, 1, TRUE, "–" }, { -INFINITY, 1, TRUE, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = earcup_plot_scale_print_level (cases[i].level, cases[i].n_decimals,
                                                             cases[i].is_signed);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_time_is_even (void)
{
  EarcupPlotScale time = scale;
  double places[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n;

  time.is_time = TRUE;
  time.low_hz = -1.0;
  time.high_hz = 5.0;
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&time, -1.0), 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&time, 2.0), 340.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_hz (&time, 440.0), 3.0, 1e-9);

  n = earcup_plot_scale_list_labels (&time, places);
  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = earcup_plot_scale_print_label (&time, places[i]);
      static const char *const texts[] = { "−1", "0", "1", "2", "3", "4", "5" };

      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_true (earcup_plot_scale_is_decade (&time, places[i]) == (i == 1));
    }
}

static void
test_times_carry_their_unit (void)
{
  g_autofree char *positive = earcup_plot_scale_print_ms (1.254);
  g_autofree char *negative = earcup_plot_scale_print_ms (-0.5);

  g_assert_cmpstr (positive, ==, "1.25 ms");
  g_assert_cmpstr (negative, ==, "−0.50 ms");
}

/* Equal ratios are equally high, and the numbers are round ones that keep their distance. */
static void
test_ratios_are_even (void)
{
  static const double ends[][2] = { { 30.0, 150.0 }, { 50.0, 700.0 }, { 1.0, 1e6 }, { 5.0, 20.0 } };

  for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
    {
      EarcupPlotScale ohm = scale;
      double levels[EARCUP_PLOT_SCALE_MOST_LINES];
      guint n_decimals, n;

      ohm.has_ratios = TRUE;
      ohm.low_db = ends[k][0];
      ohm.high_db = ends[k][1];
      g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&ohm, ends[k][1]), 12.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (
        earcup_plot_scale_get_y (&ohm, sqrt (ends[k][0] * ends[k][1])), 132.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_level (&ohm, 252.0), ends[k][0], 1e-9);

      n = earcup_plot_scale_list_levels (&ohm, 26.0, levels, &n_decimals);
      g_assert_cmpuint (n, >=, 3);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (levels[i], >=, ends[k][0] * 0.999);
          g_assert_cmpfloat (levels[i], <=, ends[k][1] * 1.001);
          g_assert_true (i == 0 || earcup_plot_scale_get_y (&ohm, levels[i - 1]) -
                                   earcup_plot_scale_get_y (&ohm, levels[i]) >= 26.0);
        }
    }
}

/* The frame of a waterfall: its front keeps the left and the foot, its back is moved. */
static void
test_slices_leave_room (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Waterfall");
  g_autoptr(EarcupPlotScene) scene = NULL;
  EarcupPlotScale front = scale;

  earcup_plot_scene_builder_set_depth (builder, 12.0);
  earcup_plot_scene_builder_set_range (builder, 24.0, 0.0);
  scene = earcup_plot_scene_builder_end (builder);
  earcup_plot_scale_set_axes (&front, scene, 0.0);

  g_assert_cmpfloat (front.shift_px, >, 20.0);
  g_assert_cmpfloat (front.depth_px, >, 80.0);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&front, 20.0), 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_x (&front, 20000.0),
                                  640.0 - front.shift_px, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&front, -12.0), 252.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_scale_get_y (&front, 12.0), 12.0 + front.depth_px,
                                  1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-scale/ends-lie-on-the-frame", test_ends_lie_on_the_frame);
  g_test_add_func ("/plotting/plot-scale/round-trip-is-exact", test_round_trip_is_exact);
  g_test_add_func ("/plotting/plot-scale/labels-are-1-2-5", test_labels_are_1_2_5);
  g_test_add_func ("/plotting/plot-scale/every-label-has-a-line", test_every_label_has_a_line);
  g_test_add_func ("/plotting/plot-scale/level-step-follows-the-room",
                   test_level_step_follows_the_room);
  g_test_add_func ("/plotting/plot-scale/frequencies-have-three-digits",
                   test_frequencies_have_three_digits);
  g_test_add_func ("/plotting/plot-scale/levels-have-a-true-minus",
                   test_levels_have_a_true_minus);
  g_test_add_func ("/plotting/plot-scale/time-is-even", test_time_is_even);
  g_test_add_func ("/plotting/plot-scale/times-carry-their-unit", test_times_carry_their_unit);
  g_test_add_func ("/plotting/plot-scale/ratios-are-even", test_ratios_are_even);
  g_test_add_func ("/plotting/plot-scale/slices-leave-room", test_slices_leave_room);

  return g_test_run ();
}
