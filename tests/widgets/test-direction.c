/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-direction.h"

/* Returns: the direction in which the only line of a text is laid out */
static PangoDirection
find_direction (GtkWidget  *widget,
                const char *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  return pango_layout_get_direction (layout, 0);
}

static void
test_names_follow_the_window (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autofree char *plain = NULL;
  g_autofree char *marked = NULL;

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  plain = earcup_direction_dup_text (label, "AKG K371");
  g_assert_cmpstr (plain, ==, "AKG K371");

  gtk_widget_set_direction (label, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (find_direction (label, plain), ==, PANGO_DIRECTION_LTR);
  marked = earcup_direction_dup_text (label, "AKG K371");
  g_assert_cmpint (find_direction (label, marked), ==, PANGO_DIRECTION_RTL);
  g_assert_true (g_str_has_suffix (marked, "AKG K371"));
  g_object_unref (label);
}

static const WidgetTest tests[] = {
  { "/widgets/direction/names-follow-the-window", test_names_follow_the_window },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
