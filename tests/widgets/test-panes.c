/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-panes.h"

typedef struct
{
  EarcupPanes *panes;
  GtkWidget   *start;
  GtkWidget   *content;
  GtkWidget   *end;
  GtkWindow   *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const int *width = data;

  if (!needs_display ())
    return;

  fixture->panes = EARCUP_PANES (earcup_panes_new ());
  fixture->start = gtk_button_new_with_label ("Models");
  fixture->content = gtk_button_new_with_label ("Plot");
  fixture->end = gtk_button_new_with_label ("Guide");
  earcup_panes_set_start (fixture->panes, fixture->start);
  earcup_panes_set_content (fixture->panes, fixture->content);
  earcup_panes_set_end (fixture->panes, fixture->end);
  earcup_panes_set_show_end (fixture->panes, TRUE);
  fixture->window = show_widget (GTK_WIDGET (fixture->panes), *width, 400);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
}

static graphene_rect_t
get_bounds (Fixture   *fixture,
            GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (fixture->panes), &bounds));

  return bounds;
}

static double
get_left (Fixture   *fixture,
          GtkWidget *child)
{
  return (double) get_bounds (fixture, child).origin.x;
}

static void
test_wide_panes_stand_side_by_side (Fixture       *fixture,
                                    gconstpointer  data)
{
  if (fixture->panes == NULL)
    return;

  g_assert_false (earcup_panes_get_folded (fixture->panes));
  g_assert_false (earcup_panes_get_end_folded (fixture->panes));
  g_assert_cmpfloat (get_bounds (fixture, fixture->start).size.width, ==, 300.0);
  g_assert_cmpfloat (get_left (fixture, fixture->content), >=, 300.0);
  g_assert_cmpfloat (get_left (fixture, fixture->end), >=,
                     gtk_widget_get_width (GTK_WIDGET (fixture->panes)) - 300.0);

  earcup_panes_set_show_end (fixture->panes, FALSE);
  settle (100);
  g_assert_false (gtk_widget_get_mapped (fixture->end));
}

static void
test_right_to_left_mirrors_the_panes (Fixture       *fixture,
                                      gconstpointer  data)
{
  if (fixture->panes == NULL)
    return;

  gtk_widget_set_direction (GTK_WIDGET (fixture->panes), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (GTK_WIDGET (fixture->panes));
  settle (100);
  g_assert_cmpfloat (get_left (fixture, fixture->end), <, get_left (fixture, fixture->content));
  g_assert_cmpfloat (get_left (fixture, fixture->content), <, get_left (fixture, fixture->start));
}

static void
test_narrower_end_lies_over_the_content (Fixture       *fixture,
                                         gconstpointer  data)
{
  int width;

  if (fixture->panes == NULL)
    return;

  g_assert_false (earcup_panes_get_folded (fixture->panes));
  g_assert_true (earcup_panes_get_end_folded (fixture->panes));
  width = gtk_widget_get_width (fixture->content);
  press (GTK_WIDGET (fixture->panes), GDK_KEY_Escape, 0);
  settle (100);
  g_assert_false (earcup_panes_get_show_end (fixture->panes));
  g_assert_cmpint (gtk_widget_get_width (fixture->content), ==, width);
}

static void
test_narrow_panes_take_turns (Fixture       *fixture,
                              gconstpointer  data)
{
  if (fixture->panes == NULL)
    return;

  earcup_panes_set_show_end (fixture->panes, FALSE);
  settle (100);
  g_assert_true (earcup_panes_get_folded (fixture->panes));
  g_assert_false (earcup_panes_get_show_start (fixture->panes));
  g_assert_true (gtk_widget_get_mapped (fixture->content));
  g_assert_false (gtk_widget_get_mapped (fixture->start));

  earcup_panes_set_show_start (fixture->panes, TRUE);
  settle (100);
  g_assert_false (gtk_widget_get_mapped (fixture->content));
  g_assert_true (gtk_widget_get_mapped (fixture->start));
}

int
main (int    argc,
      char **argv)
{
  static const int wide = 1240, middle = 900, narrow = 500;

  g_test_init (&argc, &argv, NULL);
  open_display ();

  g_test_add ("/widgets/panes/wide-panes-stand-side-by-side", Fixture, &wide, set_up,
              test_wide_panes_stand_side_by_side, tear_down);
  g_test_add ("/widgets/panes/right-to-left-mirrors-the-panes", Fixture, &wide, set_up,
              test_right_to_left_mirrors_the_panes, tear_down);
  g_test_add ("/widgets/panes/narrower-end-lies-over-the-content", Fixture, &middle, set_up,
              test_narrower_end_lies_over_the_content, tear_down);
  g_test_add ("/widgets/panes/narrow-panes-take-turns", Fixture, &narrow, set_up,
              test_narrow_panes_take_turns, tear_down);

  return g_test_run ();
}
