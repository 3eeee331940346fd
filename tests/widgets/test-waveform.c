/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-waveform.h"

#define N_COLUMNS 200

static EarcupWaveform *
make_waveform (void)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (earcup_waveform_new ());
  float low[N_COLUMNS], high[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      high[i] = (float) (0.2 + 0.7 * fabs (sin (i / 9.0)));
      low[i] = -high[i];
    }
  earcup_waveform_set_duration (self, 20.0);
  earcup_waveform_set_overview (self, low, high, N_COLUMNS);

  return g_object_ref_sink (self);
}

static void
seek_cb (double *last,
         double  position_s)
{
  *last = position_s;
}

static void
test_only_the_user_requests_a_seek (void)
{
  g_autoptr(EarcupWaveform) waveform = make_waveform ();
  double last = -1.0;
  gboolean is_handled;

  g_signal_connect_swapped (waveform, "seek-requested", G_CALLBACK (seek_cb), &last);
  earcup_waveform_set_position (waveform, 3.0);
  g_assert_cmpfloat (last, ==, -1.0);

  g_signal_emit_by_name (waveform, "change-value", GTK_SCROLL_JUMP, 7.0, &is_handled);
  g_assert_cmpfloat (last, ==, 7.0);
  g_assert_cmpfloat (earcup_waveform_get_position (waveform), ==, 7.0);
  g_signal_emit_by_name (waveform, "change-value", GTK_SCROLL_JUMP, 99.0, &is_handled);
  g_assert_cmpfloat (last, ==, 20.0);
}

static void
test_arrows_step_five_and_thirty_seconds (void)
{
  g_autoptr(EarcupWaveform) waveform = make_waveform ();

  earcup_waveform_set_duration (waveform, 100.0);
  press (GTK_WIDGET (waveform), GDK_KEY_Right, 0);
  g_assert_cmpfloat (earcup_waveform_get_position (waveform), ==, 5.0);
  press (GTK_WIDGET (waveform), GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpfloat (earcup_waveform_get_position (waveform), ==, 35.0);
  press (GTK_WIDGET (waveform), GDK_KEY_Left, 0);
  g_assert_cmpfloat (earcup_waveform_get_position (waveform), ==, 30.0);
  press (GTK_WIDGET (waveform), GDK_KEY_End, 0);
  g_assert_cmpfloat (earcup_waveform_get_position (waveform), ==, 100.0);
}

static void
test_brackets_set_the_loop (void)
{
  g_autoptr(EarcupWaveform) waveform = make_waveform ();
  double start, end;
  guint n = 0;

  g_signal_connect_swapped (waveform, "loop-changed", G_CALLBACK (count_cb), &n);
  earcup_waveform_set_loop (waveform, 0.0, 0.0, FALSE);
  g_assert_cmpuint (n, ==, 0);

  earcup_waveform_set_position (waveform, 4.0);
  press (GTK_WIDGET (waveform), GDK_KEY_bracketleft, 0);
  earcup_waveform_set_position (waveform, 8.0);
  press (GTK_WIDGET (waveform), GDK_KEY_bracketright, 0);
  g_assert_true (earcup_waveform_get_loop (waveform, &start, &end));
  g_assert_cmpfloat (start, ==, 4.0);
  g_assert_cmpfloat (end, ==, 8.0);
  press (GTK_WIDGET (waveform), GDK_KEY_backslash, 0);
  g_assert_false (earcup_waveform_get_loop (waveform, NULL, NULL));
  g_assert_cmpuint (n, ==, 3);
}

static void
test_value_text_names_position_and_loop (void)
{
  g_autoptr(EarcupWaveform) waveform = make_waveform ();

  earcup_waveform_set_position (waveform, 12.4);
  gtk_test_accessible_assert_property (waveform, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "0:12 of 0:20");
  g_object_set (waveform, "loop-start-s", 4.0, "loop-end-s", 8.0, "loop-active", TRUE, NULL);
  gtk_test_accessible_assert_property (waveform, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "0:12 of 0:20, loop 0:04 to 0:08");
}

static void
test_states_look_different (void)
{
  EarcupWaveform *waveform = make_waveform ();
  GtkWindow *window = show_widget (GTK_WIDGET (waveform), 500, 80);
  g_autoptr(GdkTexture) start = NULL;
  g_autoptr(GdkTexture) middle = NULL;
  g_autoptr(GdkTexture) loop = NULL;
  g_autoptr(GdkTexture) empty = NULL;

  start = shoot (GTK_WIDGET (waveform));
  earcup_waveform_set_position (waveform, 10.0);
  middle = shoot (GTK_WIDGET (waveform));
  earcup_waveform_set_loop (waveform, 2.0, 6.0, TRUE);
  loop = shoot (GTK_WIDGET (waveform));
  earcup_waveform_set_overview (waveform, NULL, NULL, 0);
  earcup_waveform_set_is_analysing (waveform, TRUE);
  empty = shoot (GTK_WIDGET (waveform));

  g_assert_cmpuint (count_differences (start, middle), >, 1000);
  g_assert_cmpuint (count_differences (middle, loop), >, 300);
  g_assert_cmpuint (count_differences (loop, empty), >, 1000);
  g_object_unref (waveform);
  gtk_window_destroy (window);
}

static const WidgetTest tests[] = {
  { "/widgets/waveform/only-the-user-requests-a-seek", test_only_the_user_requests_a_seek },
  { "/widgets/waveform/arrows-step-five-and-thirty-seconds",
    test_arrows_step_five_and_thirty_seconds },
  { "/widgets/waveform/brackets-set-the-loop", test_brackets_set_the_loop },
  { "/widgets/waveform/value-text-names-position-and-loop",
    test_value_text_names_position_and_loop },
  { "/widgets/waveform/states-look-different", test_states_look_different },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
