/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-cutaway.h"

/* What the widget told about a part. */
typedef struct {
  guint part;
  guint n;
} Moved;

static void
moved_cb (Moved *moved,
          guint  part)
{
  moved->part = part;
  moved->n++;
}

static EarcupCutaway *
make (void)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (earcup_cutaway_new ());

  for (EarcupCutawayPart part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    earcup_cutaway_show_part (self, part, 0.5, "middle");
  earcup_cutaway_show_part (self, EARCUP_CUTAWAY_VENT, 0.25, "vented · 25 %");

  return self;
}

/* A window of which nothing has the focus. */
static GtkWindow *
show (EarcupCutaway *self)
{
  GtkWindow *window = show_widget (GTK_WIDGET (self), 400, 400);

  gtk_window_set_focus (window, NULL);

  return window;
}

/* The slider of a part, which is not drawn. */
static GtkWidget *
slider_of (EarcupCutaway     *self,
           EarcupCutawayPart  part)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SCALE (child) && n++ == (guint) part)
      return child;

  g_assert_not_reached ();
}

/* Where a part lies in the widget. */
static void
find (EarcupCutaway     *self,
      EarcupCutawayPart  part,
      double            *x,
      double            *y)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (slider_of (self, part), GTK_WIDGET (self), &box));
  *x = box.origin.x + box.size.width / 2.0;
  *y = box.origin.y + box.size.height / 2.0;
}

static void
test_names (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);
  GtkWidget *vent = slider_of (self, EARCUP_CUTAWAY_VENT);
  const char *value = "vented · 25 %";

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (vent), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (vent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Vent");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (vent), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       value);
  g_assert_true (g_str_has_prefix (earcup_cutaway_get_caption (self), "Drag a part"));
  gtk_window_destroy (window);
}

/* The pointer lights up what it is on, and says what that is. */
static void
test_hover (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);
  double x, y;

  find (self, EARCUP_CUTAWAY_VENT, &x, &y);
  earcup_cutaway_point_at (self, x, y);
  g_assert_cmpint (earcup_cutaway_get_lit (self), ==, EARCUP_CUTAWAY_VENT);
  g_assert_cmpstr (earcup_cutaway_get_caption (self), ==, "Vent: vented · 25 %");
  earcup_cutaway_point_at (self, NAN, NAN);
  g_assert_cmpint (earcup_cutaway_get_lit (self), ==, EARCUP_CUTAWAY_NONE);
  gtk_window_destroy (window);
}

/* A drag moves the part continuously and within its range; what is shown tells nothing. */
static void
test_drag (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);
  Moved moved = { 0 };
  double x, y, last = 0.5;

  g_signal_connect_swapped (self, "moved", G_CALLBACK (moved_cb), &moved);
  find (self, EARCUP_CUTAWAY_FILLING, &x, &y);
  g_assert_true (earcup_cutaway_begin_drag (self, x, y));
  for (guint i = 1; i <= 10; i++)
    {
      earcup_cutaway_drag (self, 3.0, -4.0 * i);
      g_assert_cmpfloat (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_FILLING), >, last);
      last = earcup_cutaway_get_position (self, EARCUP_CUTAWAY_FILLING);
    }
  g_assert_cmpuint (moved.n, ==, 10);
  g_assert_cmpuint (moved.part, ==, EARCUP_CUTAWAY_FILLING);

  earcup_cutaway_drag (self, 0.0, -1e6);
  g_assert_cmpfloat (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_FILLING), ==, 1.0);
  earcup_cutaway_end_drag (self);
  earcup_cutaway_show_part (self, EARCUP_CUTAWAY_CUP, 0.1, "5 cm³");
  g_assert_cmpuint (moved.n, ==, 11);
  g_assert_false (earcup_cutaway_begin_drag (self, 1.0, 1.0));
  gtk_window_destroy (window);
}

/* Left and Right go round the parts, Up and Down change one. */
static void
test_keys (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);
  Moved moved = { 0 };

  g_signal_connect_swapped (self, "moved", G_CALLBACK (moved_cb), &moved);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_assert_true (gtk_widget_is_focus (slider_of (self, EARCUP_CUTAWAY_VENT)));
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_Left));
  g_assert_true (gtk_widget_is_focus (slider_of (self, EARCUP_CUTAWAY_LEAK)));
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_Right));
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_Right));
  g_assert_true (gtk_widget_is_focus (slider_of (self, EARCUP_CUTAWAY_CUP)));

  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_Up));
  g_assert_cmpfloat_with_epsilon (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_CUP), 0.52,
                                  1e-9);
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_minus));
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_Page_Down));
  g_assert_cmpfloat_with_epsilon (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_CUP), 0.4,
                                  1e-9);
  g_assert_true (earcup_cutaway_press_key (self, GDK_KEY_End));
  g_assert_cmpfloat (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_CUP), ==, 1.0);
  g_assert_cmpuint (moved.n, ==, 4);
  g_assert_cmpuint (moved.part, ==, EARCUP_CUTAWAY_CUP);
  g_assert_false (earcup_cutaway_press_key (self, GDK_KEY_x));
  gtk_window_destroy (window);
}

/* All parts are one stop of Tab, and it comes back to the part that was chosen. */
static void
test_tab (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");
  EarcupCutaway *self = make ();
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (box), after);
  window = show_widget (box, 400, 500);
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_focus (slider_of (self, EARCUP_CUTAWAY_VENT)));
  earcup_cutaway_press_key (self, GDK_KEY_Right);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_focus (after));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_focus (slider_of (self, EARCUP_CUTAWAY_CUP)));
  gtk_window_destroy (window);
}

/* A screen reader that sets a value does what a drag does. */
static void
test_slider (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);
  Moved moved = { 0 };

  g_signal_connect_swapped (self, "moved", G_CALLBACK (moved_cb), &moved);
  gtk_range_set_value (GTK_RANGE (slider_of (self, EARCUP_CUTAWAY_PAD)), 0.75);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpfloat (earcup_cutaway_get_position (self, EARCUP_CUTAWAY_PAD), ==, 0.75);
  gtk_window_destroy (window);
}

/* Each part changes the picture. */
static void
test_picture (void)
{
  EarcupCutaway *self = make ();
  GtkWindow *window = show (self);

  for (EarcupCutawayPart part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    {
      g_autoptr(GdkTexture) before = shoot (GTK_WIDGET (self));
      g_autoptr(GdkTexture) after = NULL;

      earcup_cutaway_show_part (self, part, 1.0, "middle");
      after = shoot (GTK_WIDGET (self));
      g_assert_cmpuint (count_differences (before, after), >, 30);
    }
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  static const WidgetTest tests[] = {
    { "/widgets/cutaway/parts-have-names-and-values", test_names },
    { "/widgets/cutaway/pointer-lights-up-a-part", test_hover },
    { "/widgets/cutaway/drag-moves-a-part", test_drag },
    { "/widgets/cutaway/arrows-choose-and-change", test_keys },
    { "/widgets/cutaway/one-stop-of-tab", test_tab },
    { "/widgets/cutaway/screen-reader-moves-a-part", test_slider },
    { "/widgets/cutaway/picture-follows-each-part", test_picture },
  };

  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
