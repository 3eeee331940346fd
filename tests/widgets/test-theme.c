/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-theme.h"

static void
count_for_cb (GObject *object)
{
  count_cb (g_object_get_data (object, "count"));
}

static void
test_palette_follows_the_desktop (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  guint n = 0;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_true (earcup_theme_get_palette () == earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT));

  g_object_set_data (object, "count", &n);
  earcup_theme_watch (object, G_CALLBACK (count_for_cb));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (earcup_theme_get_palette () == earcup_plot_palette_get (EARCUP_PLOT_THEME_DARK));
  g_assert_cmpuint (n, ==, 1);

  g_clear_object (&object);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_colour_stays_the_same (void)
{
  const EarcupPlotColour colour = { 0.25, 0.5, 0.75 };
  const GdkRGBA expected = { 0.25f, 0.5f, 0.75f, 0.125f };
  GdkRGBA found = earcup_theme_to_rgba (&colour, 0.125f);

  g_assert_true (gdk_rgba_equal (&found, &expected));
}

static const WidgetTest tests[] = {
  { "/widgets/theme/palette-follows-the-desktop", test_palette_follows_the_desktop },
  { "/widgets/theme/colour-stays-the-same", test_colour_stays_the_same },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
