/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include "command/earcup-command.h"
#include "windows/earcup-figures-row.h"

/* {{{ Helpers */

static GString *printed;

static void
print_cb (const char *text)
{
  g_string_append (printed, text);
}

/* What the command line prints about a model, a line for each figure. */
static char **
run_command (EarcupTestWindow *test,
             const char       *model,
             const char       *level)
{
  GFile *file = earcup_track_get_file (earcup_audition_get_track (test->audition));
  g_autofree char *track = g_strconcat ("--track=", g_file_peek_path (file), NULL);
  char *argv[] = { "earcup", "figures", (char *) model, (char *) level, track, NULL };
  GPrintFunc before;
  char **lines;

  printed = g_string_new (NULL);
  before = g_set_print_handler (print_cb);
  g_assert_cmpint (earcup_command_run (G_N_ELEMENTS (argv) - 1, argv), ==, EARCUP_COMMAND_DONE);
  g_set_print_handler (before);
  lines = g_strsplit (printed->str, "\n", -1);
  g_string_free (printed, TRUE);

  return lines;
}

static gpointer
part (EarcupTestWindow *test,
      const char       *name)
{
  return earcup_test_part (test->window->figures, name);
}

static void
find_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (EARCUP_IS_FIGURES_ROW (widget))
    g_ptr_array_add (rows, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

static GPtrArray *
list_rows (EarcupTestWindow *test)
{
  GPtrArray *rows = g_ptr_array_new ();

  find_rows (part (test, "figures"), rows);

  return rows;
}

static EarcupFiguresRow *
row_of (EarcupTestWindow *test,
        const char       *label)
{
  g_autoptr(GPtrArray) rows = list_rows (test);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (earcup_test_label (rows->pdata[i], "label"), label))
      return rows->pdata[i];

  return NULL;
}

static EarcupTestWindow *
open_figures (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.figures", NULL));
  assert_soon (gtk_widget_get_mapped (test->window->figures));
  assert_soon (row_of (test, "Isolation, overall") != NULL);

  return test;
}

static gboolean
is_weighted (EarcupTestWindow *test)
{
  return strstr (earcup_test_label (test->window->figures, "weight"), "the demo mix") != NULL;
}

/* Finds the line that tells the same figure, as often as there are lines of that name. */
static gboolean
is_printed (char       **lines,
            const char  *label,
            const char  *value)
{
  g_autofree char *start = g_strdup_printf ("  %s ", label);
  g_auto(GStrv) parts = g_strsplit (value, "−", -1);
  g_autofree char *plain = g_strjoinv ("-", parts);
  g_auto(GStrv) words = g_strsplit (plain, "\302\240", 2);
  g_autofree char *end = g_strdup_printf (" %s %s", g_str_equal (words[0], "—") ? "-" : words[0],
                                          words[1] != NULL ? words[1] : "");

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_str_has_suffix (lines[i], end) ||
             (words[1] == NULL && strstr (lines[i], words[0]) != NULL);

  return FALSE;
}

/* }}} */

static void
test_same (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  g_autoptr(GPtrArray) rows = NULL;
  g_auto(GStrv) lines = NULL;

  assert_soon (is_weighted (test));
  lines = run_command (test, "sennheiser-hd-650", "--level=80");
  rows = list_rows (test);
  g_assert_cmpuint (rows->len, >, 50);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *label = earcup_test_label (rows->pdata[i], "label");
      const char *value = earcup_figures_row_get (rows->pdata[i]);

      g_test_message ("%s: %s", label, value);
      g_assert_true (is_printed (lines, label, value));
    }
}

static void
test_follows (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  EarcupFiguresRow *isolation = row_of (test, "Isolation, overall");
  EarcupFiguresRow *level = row_of (test, "Listening level");
  g_autofree char *before = g_strdup (earcup_figures_row_get (isolation));

  gtk_adjustment_set_value (gtk_spin_button_get_adjustment (part (test, "level")), 91.0);
  assert_soon (g_str_has_prefix (earcup_figures_row_get (level), "91.0"));
  g_assert_cmpstr (earcup_figures_row_get (isolation), ==, before);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 91.0);
  gtk_drop_down_set_selected (part (test, "noise"), 4);
  assert_soon (g_str_has_prefix (earcup_figures_row_get (row_of (test, "Noise of the place")),
                                 "68.0"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", 2));
  assert_soon (g_strcmp0 (earcup_figures_row_get (isolation), before) != 0);
  assert_soon (strstr (earcup_test_label (test->window->figures, "title"), "MDR-7506") != NULL);
}

static void
test_source (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  EarcupFiguresRow *row = row_of (test, "Isolation, overall");
  GtkRevealer *revealer = earcup_test_part (row, "revealer");
  g_autofree char *name = g_strdup_printf ("Isolation, overall: %s", earcup_figures_row_get (row));
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  g_assert_nonnull (strstr (earcup_test_label (row, "source"), "4869-2"));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
}

static void
test_target (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  GtkWidget *neutral = GTK_WIDGET (row_of (test, "Harman over-ear 2018, rms"));
  GtkWidget *diffuse = GTK_WIDGET (row_of (test, "Diffuse field, rms"));

  g_assert_true (gtk_widget_get_visible (neutral) && !gtk_widget_get_visible (diffuse));
  g_settings_set_string (test->settings, "plot-target", "diffuse-field");
  assert_soon (gtk_widget_get_visible (diffuse) && !gtk_widget_get_visible (neutral));
}

/* What is heard stays, and its neighbour comes into the other slot. */
static void
test_closest (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  GtkWidget *closest = part (test, "closest");
  g_autofree char *before = g_strdup (earcup_test_slot (test, 2));

  assert_soon (earcup_test_shows (closest, "Load in B"));
  for (GtkWidget *child = closest; child != NULL; )
    {
      if (GTK_IS_BUTTON (child))
        {
          g_signal_emit_by_name (child, "clicked");
          break;
        }
      if (ADW_IS_ACTION_ROW (child))
        {
          g_signal_emit_by_name (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (child)),
                                 "clicked");
          break;
        }
      child = gtk_widget_get_first_child (child) != NULL &&
              !GTK_IS_LABEL (gtk_widget_get_first_child (child))
                ? gtk_widget_get_last_child (child) : NULL;
    }
  assert_soon (g_strcmp0 (earcup_test_slot (test, 2), before) != 0);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
}

static void
test_nothing (void)
{
  g_autoptr(EarcupTestWindow) test = open_figures ();
  GtkStack *stack = part (test, "stack");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", 0));
  assert_soon (gtk_stack_get_visible_child (stack) == part (test, "status"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", 1));
  assert_soon (gtk_stack_get_visible_child (stack) == part (test, "scroller"));
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/figures-panel/figures-are-those-of-the-command-line", test_same);
  g_test_add_func ("/ui/figures-panel/figures-follow-circumstances-and-choice", test_follows);
  g_test_add_func ("/ui/figures-panel/each-figure-names-its-source", test_source);
  g_test_add_func ("/ui/figures-panel/deviation-is-from-the-target-of-the-plot", test_target);
  g_test_add_func ("/ui/figures-panel/closest-model-is-loaded-by-a-click", test_closest);
  g_test_add_func ("/ui/figures-panel/without-a-housing-there-are-none", test_nothing);

  return g_test_run ();
}
