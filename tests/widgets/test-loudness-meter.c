/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-loudness-meter.h"

static const double figures[EARCUP_LOUDNESS_N_FIGURES] = { -16.04, -18.26, -17.0, -0.96 };

static GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && G_OBJECT_TYPE (child) == type)
      return child;

  return NULL;
}

static GtkWindow *
show_meter (EarcupLoudnessMeter **meter,
            int                   width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new ("What stands beside it and may be shortened");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, TRUE);
  *meter = EARCUP_LOUDNESS_METER (earcup_loudness_meter_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*meter));

  return show_widget (box, width, 200);
}

static void
test_figures (void)
{
  g_autoptr(EarcupLoudnessMeter) meter =
    g_object_ref_sink (EARCUP_LOUDNESS_METER (earcup_loudness_meter_new ()));
  const double silent[EARCUP_LOUDNESS_N_FIGURES] = { -INFINITY, -INFINITY, -20.0, NAN };
  g_autofree char *dash = NULL;

  dash = g_strdup (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_MOMENTARY));
  earcup_loudness_meter_set_figures (meter, figures);
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_MOMENTARY), ==, "−16.0");
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_SHORT_TERM), ==,
                   "−18.3");
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_INTEGRATED), ==,
                   "−17.0");
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_TRUE_PEAK), ==, "−1.0");

  earcup_loudness_meter_set_figures (meter, silent);
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_MOMENTARY), ==, dash);
  g_assert_cmpstr (earcup_loudness_meter_get_text (meter, EARCUP_LOUDNESS_TRUE_PEAK), ==, dash);
  g_assert_null (strpbrk (dash, "0123456789"));
}

static void
test_folds (void)
{
  EarcupLoudnessMeter *meter;
  GtkWindow *wide = show_meter (&meter, 700);
  GtkWindow *narrow;

  g_assert_false (earcup_loudness_meter_get_is_folded (meter));
  g_assert_nonnull (find_mapped (GTK_WIDGET (meter), GTK_TYPE_BUTTON));
  g_assert_null (find_mapped (GTK_WIDGET (meter), GTK_TYPE_MENU_BUTTON));
  gtk_window_destroy (wide);

  narrow = show_meter (&meter, 240);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (narrow)), <=, 240);
  g_assert_true (earcup_loudness_meter_get_is_folded (meter));
  g_assert_null (find_mapped (GTK_WIDGET (meter), GTK_TYPE_BUTTON));
  g_assert_nonnull (find_mapped (GTK_WIDGET (meter), GTK_TYPE_MENU_BUTTON));
  gtk_window_destroy (narrow);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* What has no room in the line stands behind the button, with names, units and explanations. */
static void
test_popover (void)
{
  EarcupLoudnessMeter *meter;
  GtkWindow *window = show_meter (&meter, 240);
  GtkMenuButton *button = GTK_MENU_BUTTON (find_mapped (GTK_WIDGET (meter),
                                                        GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  static const char *const texts[] = {
    "Momentary", "−16.0 LUFS", "Short-term", "−18.3 LUFS", "Integrated", "−17.0 LUFS",
    "True peak", "−1.0 dBTP", "over the last 3 seconds", "Reset",
  };

  earcup_loudness_meter_set_figures (meter, figures);
  gtk_menu_button_popup (button);
  settle (300);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (shows (popover, texts[i]));
  gtk_menu_button_popdown (button);
  settle (300);
  gtk_window_destroy (window);
}

static void
test_reset (void)
{
  EarcupLoudnessMeter *meter;
  GtkWindow *window = show_meter (&meter, 700);
  guint n_resets = 0;

  g_signal_connect_swapped (meter, "reset", G_CALLBACK (count_cb), &n_resets);
  g_signal_emit_by_name (find_mapped (GTK_WIDGET (meter), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (n_resets, ==, 1);
  gtk_window_destroy (window);
}

static void
test_description (void)
{
  EarcupLoudnessMeter *meter;
  GtkWindow *window = show_meter (&meter, 700);
  GtkWidget *line = find_mapped (GTK_WIDGET (meter), GTK_TYPE_BUTTON);

  settle (1000);
  earcup_loudness_meter_set_figures (meter, figures);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Momentary −16.0 LUFS, short-term −18.3 LUFS, "
                                       "integrated −17.0 LUFS, true peak −1.0 dBTP");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (line), "short-term"));

  /* What changes at once is not spoken at once. */
  earcup_loudness_meter_set_figures (meter, (const double[]) { -1.0, -2.0, -3.0, -4.0 });
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Momentary −16.0 LUFS, short-term −18.3 LUFS, "
                                       "integrated −17.0 LUFS, true peak −1.0 dBTP");
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  static const WidgetTest tests[] = {
    { "/widgets/loudness-meter/figures-have-one-decimal", test_figures },
    { "/widgets/loudness-meter/folds-where-there-is-no-room", test_folds },
    { "/widgets/loudness-meter/popover-explains-each-figure", test_popover },
    { "/widgets/loudness-meter/click-resets", test_reset },
    { "/widgets/loudness-meter/figures-are-told-calmly", test_description },
  };

  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
