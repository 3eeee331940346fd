/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include "help/earcup-help-window.h"

static EarcupHelpWindow *
open_help (EarcupTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.help", NULL);
  g_assert_nonnull (test->window->help);
  assert_soon (gtk_widget_get_mapped (GTK_WIDGET (test->window->help)));

  return EARCUP_HELP_WINDOW (test->window->help);
}

static void
assert_page (EarcupTestWindow *test,
             const char       *id)
{
  g_assert_cmpstr (earcup_help_window_get_page (open_help (test)), ==, id);
}

/* The help opens where it speaks of what is seen. */
static void
test_context (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  assert_page (test, "index");
  g_object_set (test->window, "show-what-if", TRUE, NULL);
  assert_page (test, "what-if");
  g_object_set (test->window, "show-scene", TRUE, NULL);
  assert_page (test, "scenes");
  g_object_set (test->window, "show-figures", TRUE, NULL);
  assert_page (test, "figures");
  g_object_set (test->window, "show-guide", TRUE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.search", NULL);
  assert_page (test, "find");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.blind-test", NULL);
  assert_soon (gtk_widget_get_mapped (test->window->blind));
  assert_page (test, "blind");
}

/* One goes from page to page and comes back the same way. */
static void
test_back (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupHelpWindow *help = open_help (test);
  GtkWidget *view = earcup_test_part (help, "view");

  earcup_help_window_go (help, "loop");
  g_signal_emit_by_name (view, "go", "plot");
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "plot");
  earcup_test_settle (50);
  g_assert_true (earcup_test_shows (view, "Read the plot"));
  g_signal_emit_by_name (view, "go", "nowhere");
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "plot");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "loop");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "index");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "index");
}

/* The list of keys is made when it is asked for, there is one at a time, and it goes when it is
 * closed. GTK 4.8 warns of a label in its own widget for such lists. */
static void
test_shortcuts (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *window = GTK_WIDGET (test->window);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);

  g_assert_null (test->window->shortcuts);
  g_assert_true (gtk_widget_activate_action (window, "win.show-help-overlay", NULL));
  assert_soon (test->window->shortcuts != NULL &&
               gtk_widget_get_mapped (GTK_WIDGET (test->window->shortcuts)));
  g_assert_true (gtk_window_get_transient_for (test->window->shortcuts) == GTK_WINDOW (window));
  g_assert_true (earcup_test_tells (test->window->shortcuts, "Play or pause"));
  window = GTK_WIDGET (test->window->shortcuts);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show-help-overlay", NULL);
  g_assert_true (GTK_WIDGET (test->window->shortcuts) == window);

  gtk_window_close (test->window->shortcuts);
  assert_soon (test->window->shortcuts == NULL);
  g_log_set_always_fatal (fatal);
}

static guint
count_rows (EarcupHelpWindow *help)
{
  GtkListBox *list = earcup_test_part (help, "list");
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row));

  return n;
}

/* Words leave the pages that have them, and Enter opens the first. */
static void
test_search (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupHelpWindow *help = open_help (test);
  GtkWidget *search = earcup_test_part (help, "search");
  guint n_all = count_rows (help);

  g_assert_cmpuint (n_all, >, 20);
  gtk_editable_set_text (GTK_EDITABLE (search), "squig.link");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (earcup_help_window_get_page (help), ==, "measurement");
  assert_soon (count_rows (help) == 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "no such words");
  assert_soon (count_rows (help) == 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  assert_soon (count_rows (help) == n_all);
}

/* Every page is no wider than a narrow window, in both directions of text and at twice its size. */
static void
test_narrow (void)
{
  static const char *const ids[] = { "index", "compare", "command-line", "keyboard", "missing" };
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupHelpWindow *help = open_help (test);
  int minimum;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      earcup_help_window_go (help, ids[i]);
      earcup_test_settle (100);
      gtk_widget_measure (GTK_WIDGET (help), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 480);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* It goes away with the window that it belongs to. */
static void
test_end (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();
  gpointer help = open_help (test);

  g_object_add_weak_pointer (help, &help);
  earcup_test_window_free (test);
  assert_soon (help == NULL);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/help/list-of-keys-is-made-on-request", test_shortcuts);
  g_test_add_func ("/ui/help/opens-at-what-is-seen", test_context);
  g_test_add_func ("/ui/help/goes-and-comes-back", test_back);
  g_test_add_func ("/ui/help/finds-pages-by-words", test_search);
  g_test_add_func ("/ui/help/fits-a-narrow-window", test_narrow);
  g_test_add_func ("/ui/help/ends-with-its-window", test_end);

  return g_test_run ();
}
