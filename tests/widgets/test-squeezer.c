/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-squeezer.h"

#define N_TEXTS 3

static const char *const texts[N_TEXTS] = {
  "A sentence that needs much room", "A few words", "Words",
};

/* A squeezer with three texts, of which the last may be cut off. */
static GtkWidget *
make (GtkWidget **labels)
{
  GtkWidget *squeezer = g_object_ref_sink (earcup_squeezer_new ());

  for (guint i = 0; i < N_TEXTS; i++)
    {
      labels[i] = gtk_label_new (texts[i]);
      if (i == N_TEXTS - 1)
        gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_parent (labels[i], squeezer);
    }

  return squeezer;
}

static int
get_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static GtkWidget *
squeeze (GtkWidget *squeezer,
         int        width)
{
  int height;

  gtk_widget_measure (squeezer, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (squeezer, width, height, -1, NULL);

  return earcup_squeezer_get_shown (EARCUP_SQUEEZER (squeezer));
}

static void
test_widest (void)
{
  GtkWidget *labels[N_TEXTS];
  g_autoptr(GtkWidget) squeezer = make (labels);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_assert_true (squeeze (squeezer, get_width (labels[i])) == labels[i]);
      for (guint j = 0; j < N_TEXTS; j++)
        g_assert_true (gtk_widget_get_child_visible (labels[j]) == (i == j));
    }
  g_assert_true (squeeze (squeezer, get_width (labels[0]) - 1) == labels[1]);
  g_assert_true (squeeze (squeezer, get_width (labels[1]) - 1) == labels[2]);
  g_assert_true (squeeze (squeezer, 4000) == labels[0]);
}

/* It asks for room for the widest, but needs no more than the last, and asks for that
 * only where it expands. */
static void
test_room (void)
{
  GtkWidget *labels[N_TEXTS];
  g_autoptr(GtkWidget) squeezer = make (labels);
  int least, least_of_last;

  gtk_widget_measure (squeezer, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (labels[2], GTK_ORIENTATION_HORIZONTAL, -1, &least_of_last, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, least_of_last);
  g_assert_cmpint (least, <, get_width (labels[2]));
  g_assert_cmpint (get_width (squeezer), ==, get_width (labels[0]));
  g_assert_true (squeeze (squeezer, least) == labels[2]);
  gtk_widget_set_hexpand (squeezer, TRUE);
  g_assert_cmpint (get_width (squeezer), ==, get_width (labels[2]));
}

static void
test_hidden (void)
{
  GtkWidget *labels[N_TEXTS];
  g_autoptr(GtkWidget) squeezer = make (labels);

  gtk_widget_set_visible (labels[0], FALSE);
  g_assert_true (squeeze (squeezer, 4000) == labels[1]);
  g_assert_cmpint (get_width (squeezer), ==, get_width (labels[1]));
  gtk_widget_set_visible (labels[1], FALSE);
  gtk_widget_set_visible (labels[2], FALSE);
  g_assert_null (squeeze (squeezer, 4000));
  g_assert_cmpint (get_width (squeezer), ==, 0);
}

static void
test_gone (void)
{
  GtkWidget *labels[N_TEXTS];
  GtkWidget *squeezer = make (labels);

  for (guint i = 0; i < N_TEXTS; i++)
    g_object_add_weak_pointer (G_OBJECT (labels[i]), (gpointer *) &labels[i]);
  g_object_unref (squeezer);
  for (guint i = 0; i < N_TEXTS; i++)
    g_assert_null (labels[i]);
}

static const WidgetTest tests[] = {
  { "/widgets/squeezer/widest-that-fits-is-shown", test_widest },
  { "/widgets/squeezer/needs-room-for-the-last-only", test_room },
  { "/widgets/squeezer/hidden-ones-are-passed-over", test_hidden },
  { "/widgets/squeezer/takes-its-children-along", test_gone },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
