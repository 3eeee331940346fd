/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-level-meter.h"

static EarcupLevelMeter *
make_meter (void)
{
  return g_object_ref_sink (EARCUP_LEVEL_METER (earcup_level_meter_new ()));
}

static void
test_levels_are_held_to_the_scale (void)
{
  g_autoptr(EarcupLevelMeter) meter = make_meter ();

  earcup_level_meter_set_level (meter, -INFINITY, 7.0);
  g_assert_cmpfloat (earcup_level_meter_get_rms (meter), ==, -60.0);
  g_assert_cmpfloat (earcup_level_meter_get_peak (meter), ==, 0.0);
  earcup_level_meter_set_level (meter, NAN, NAN);
  g_assert_cmpfloat (earcup_level_meter_get_peak (meter), ==, -60.0);
}

static void
test_value_text_gives_the_level (void)
{
  g_autoptr(EarcupLevelMeter) meter = make_meter ();

  earcup_level_meter_set_level (meter, -18.2, -6.0);
  gtk_test_accessible_assert_role (meter, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "−18 dB full scale");
}

static void
test_bar_grows_with_the_level (void)
{
  GtkWidget *meter = earcup_level_meter_new ();
  GtkWindow *window = show_widget (meter, 300, 40);
  g_autoptr(GdkTexture) silent = NULL;
  g_autoptr(GdkTexture) soft = NULL;
  g_autoptr(GdkTexture) loud = NULL;

  silent = shoot (meter);
  earcup_level_meter_set_level (EARCUP_LEVEL_METER (meter), -40.0, -40.0);
  soft = shoot (meter);
  earcup_level_meter_set_level (EARCUP_LEVEL_METER (meter), -20.0, -20.0);
  loud = shoot (meter);
  g_assert_cmpuint (count_differences (silent, soft), >, 300);
  g_assert_cmpuint (count_differences (silent, loud), >,
                    3 * count_differences (silent, soft) / 2);
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/level-meter/levels-are-held-to-the-scale", test_levels_are_held_to_the_scale },
  { "/widgets/level-meter/value-text-gives-the-level", test_value_text_gives_the_level },
  { "/widgets/level-meter/bar-grows-with-the-level", test_bar_grows_with_the_level },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
