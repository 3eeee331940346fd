/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-banner.h"

static GtkWidget *
find_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
test_banner_says_its_title (void)
{
  g_autoptr(EarcupBanner) banner = g_object_ref_sink (EARCUP_BANNER (earcup_banner_new ()));

  g_assert_false (earcup_banner_get_revealed (banner));
  g_object_set (banner, "title", "It is gone.", "revealed", TRUE, NULL);
  g_assert_cmpstr (earcup_banner_get_title (banner), ==, "It is gone.");
  g_assert_true (earcup_banner_get_revealed (banner));
  gtk_test_accessible_assert_property (banner, GTK_ACCESSIBLE_PROPERTY_LABEL, "It is gone.");
}

static void
test_button_is_there_when_it_has_a_label (void)
{
  g_autoptr(EarcupBanner) banner = g_object_ref_sink (EARCUP_BANNER (earcup_banner_new ()));
  GtkWidget *button;
  guint n = 0;

  button = find_button (GTK_WIDGET (banner));
  g_assert_false (gtk_widget_get_visible (button));
  earcup_banner_set_button_label (banner, "_Retry");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (count_cb), &n);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n, ==, 1);
  earcup_banner_set_button_label (banner, NULL);
  g_assert_false (gtk_widget_get_visible (button));
}

static const WidgetTest tests[] = {
  { "/widgets/banner/banner-says-its-title", test_banner_says_its_title },
  { "/widgets/banner/button-is-there-when-it-has-a-label",
    test_button_is_there_when_it_has_a_label },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
