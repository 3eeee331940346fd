/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <string.h>

#include "audio/earcup-test-sound.h"
#include "widgets/earcup-table.h"
#include "windows/earcup-compare-window.h"

static EarcupTable *
open_table (EarcupTestWindow *test)
{
  EarcupTable *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.compare", NULL));
  g_assert_nonnull (test->window->compare);
  table = earcup_test_part (test->window->compare, "table");
  assert_soon (earcup_table_get_n_rows (table) > 10);

  return table;
}

/* What stands, or is said, in the row of a figure. */
static char *
dup_cell (EarcupTable *table,
          const char  *label,
          guint        column,
          gboolean     is_spoken)
{
  for (guint i = 0; i < earcup_table_get_n_rows (table); i++)
    {
      g_autoptr(EarcupTableRow) row = earcup_table_get_row (table, i);

      if (g_str_equal (earcup_table_row_get_text (row, 0), label))
        return g_strdup (is_spoken ? earcup_table_row_get_spoken (row, column)
                                   : earcup_table_row_get_text (row, column));
    }

  g_assert_not_reached ();
}

/* The better value has a sign and a word. */
static void
test_slots_are_compared (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupTable *table = open_table (test);
  g_autofree char *open = dup_cell (table, "Isolation, mean 125 Hz to 4 kHz", 1, FALSE);
  g_autofree char *closed = dup_cell (table, "Isolation, mean 125 Hz to 4 kHz", 2, FALSE);
  g_autofree char *spoken = dup_cell (table, "Isolation, mean 125 Hz to 4 kHz", 2, TRUE);
  g_autofree char *ohm = dup_cell (table, "Impedance", 1, FALSE);

  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 3);
  g_assert_false (g_str_has_prefix (open, "✓"));
  g_assert_true (g_str_has_prefix (closed, "✓ "));
  g_assert_nonnull (strstr (spoken, "Sony MDR-7506"));
  g_assert_true (g_str_has_suffix (spoken, ", better"));
  g_assert_true (g_str_has_prefix (ohm, "300"));
  g_assert_nonnull (strstr (earcup_test_label (test->window->compare, "account"), "Harman"));

  g_settings_set_string (test->settings, "figures-noise", "train");
  assert_soon (strstr (earcup_test_label (test->window->compare, "account"), "Train") != NULL);
  gtk_window_close (test->window->compare);
  assert_soon (test->window->compare == NULL);
}

/* It is closed while it works, and the window it belongs to as well; then it may be opened anew. */
static void
test_closed_while_it_works (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

      for (guint k = 0; k < 2; k++)
        {
          g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.compare",
                                                     NULL));
          g_assert_true (gtk_widget_get_visible (GTK_WIDGET (test->window->compare)));
          gtk_window_destroy (test->window->compare);
          g_assert_null (test->window->compare);
        }
    }

  earcup_test_settle (2000);
}

static void
test_slots_are_followed (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupTable *table = open_table (test);

  earcup_audition_set_model (test->audition, 3, "closed");
  assert_soon (earcup_table_get_n_columns (table) == 4);
  {
    g_autofree char *weight = dup_cell (table, "Weight", 3, FALSE);

    g_assert_cmpstr (weight, ==, "unknown");
  }
  gtk_window_destroy (test->window->compare);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_figures_are_copied_and_saved (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = earcup_test_file ("figures.csv");
  g_autofree char *copied = NULL;
  g_autofree char *saved = NULL;
  g_autoptr(GError) error = NULL;

  open_table (test);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window->compare), "compare.copy",
                                             NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), NULL,
                                 text_cb, &copied);
  assert_soon (copied != NULL);
  g_assert_true (g_str_has_prefix (copied, "Figure\tUnit\tSennheiser HD 650\tSony MDR-7506\n"));

  g_assert_true (earcup_compare_window_save (EARCUP_COMPARE_WINDOW (test->window->compare), file,
                                             &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &saved, NULL, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\nWeight,g,260,230\n"));
  gtk_window_destroy (test->window->compare);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/compare-window/slots-are-compared", test_slots_are_compared);
  g_test_add_func ("/ui/compare-window/slots-are-followed", test_slots_are_followed);
  g_test_add_func ("/ui/compare-window/may-be-closed-while-it-works", test_closed_while_it_works);
  g_test_add_func ("/ui/compare-window/figures-are-copied-and-saved",
                   test_figures_are_copied_and_saved);

  return earcup_test_run ();
}
