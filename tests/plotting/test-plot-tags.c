/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-tags.h"

static const EarcupPlotScale scale = {
  .left = 40.0, .top = 12.0, .width = 600.0, .height = 240.0,
  .low_hz = 20.0, .high_hz = 20000.0, .low_db = -12.0, .high_db = 12.0,
};

static void
test_no_two_tags_overlap (void)
{
  const double levels[] = { 0.0, 0.1, -0.1, 0.0, 90.0, -90.0, 11.9, -11.9 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 8);
  EarcupPlotTag tags[8];

  earcup_plot_tags_place (scene, &scale, 18.0, tags);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_true (tags[i].is_shown);
      g_assert_cmpfloat (tags[i].y, >=, scale.top + 9.0 - 1e-9);
      g_assert_cmpfloat (tags[i].y, <=, scale.top + scale.height - 9.0 + 1e-9);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (fabs (tags[i].y - tags[k].y), >=, 18.0);
    }
}

static void
test_lone_tag_stands_at_its_curve (void)
{
  const double level = 6.0;
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (&level, 1);
  EarcupPlotTag tag;

  earcup_plot_tags_place (scene, &scale, 18.0, &tag);
  g_assert_cmpfloat_with_epsilon (tag.y, earcup_plot_scale_get_y (&scale, 6.0), 1e-9);
  g_assert_cmpfloat (tag.x, >, scale.left + scale.width);
}

static void
test_order_follows_the_levels (void)
{
  const double levels[] = { 0.0, 0.2, 0.4, 0.6 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 4);
  EarcupPlotTag tags[4];

  earcup_plot_tags_place (scene, &scale, 18.0, tags);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (tags[i].y, <, tags[i - 1].y);
}

static void
test_curves_without_points_have_no_tag (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();
  EarcupPlotTag tags[5];

  earcup_plot_tags_place (scene, &scale, 18.0, tags);
  g_assert_false (tags[0].is_shown);
  g_assert_true (tags[1].is_shown);
  g_assert_cmpfloat (tags[1].x, <, scale.left + scale.width);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-tags/no-two-tags-overlap", test_no_two_tags_overlap);
  g_test_add_func ("/plotting/plot-tags/lone-tag-stands-at-its-curve",
                   test_lone_tag_stands_at_its_curve);
  g_test_add_func ("/plotting/plot-tags/order-follows-the-levels", test_order_follows_the_levels);
  g_test_add_func ("/plotting/plot-tags/curves-without-points-have-no-tag",
                   test_curves_without_points_have_no_tag);

  return g_test_run ();
}
