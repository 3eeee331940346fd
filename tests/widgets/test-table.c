/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-table.h"

static GPtrArray *
make_rows (guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      EarcupTableRow *row = earcup_table_row_new ();
      g_autofree char *name = g_strdup_printf ("Row %u", i);
      g_autofree char *spoken = g_strdup_printf ("Row %u, Column: %u", i, 10 * i);
      g_autofree char *number = g_strdup_printf ("%u", 10 * i);

      earcup_table_row_add (row, name, NULL, NULL);
      earcup_table_row_add (row, number, spoken, "a note");
      g_ptr_array_add (rows, row);
    }

  return rows;
}

/* The label that shows a text below a widget. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static void
test_cells_say_all_of_themselves (void)
{
  static const char *const titles[] = { "", "Column", NULL };
  g_autoptr(GPtrArray) rows = make_rows (3);
  EarcupTable *table = EARCUP_TABLE (earcup_table_new ());
  GtkWindow *window;
  GtkWidget *cell;

  earcup_table_set_columns (table, titles);
  earcup_table_set_rows (table, rows);
  window = show_widget (GTK_WIDGET (table), 400, 300);
  cell = find_label (GTK_WIDGET (table), "20");
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 2, Column: 20");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (cell), ==, "a note");
  g_assert_nonnull (find_label (GTK_WIDGET (table), "Row 2"));
  gtk_window_destroy (window);
}

static void
test_rows_and_columns_are_replaced (void)
{
  static const char *const three[] = { "", "One", "Two", NULL };
  static const char *const two[] = { "", "Other", NULL };
  g_autoptr(GPtrArray) many = make_rows (5);
  g_autoptr(GPtrArray) few = make_rows (2);
  EarcupTable *table = EARCUP_TABLE (earcup_table_new ());
  GtkWindow *window;

  earcup_table_set_columns (table, three);
  earcup_table_set_rows (table, many);
  window = show_widget (GTK_WIDGET (table), 400, 300);
  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (earcup_table_get_n_rows (table), ==, 5);
  earcup_table_set_columns (table, two);
  earcup_table_set_rows (table, few);
  settle (100);
  g_assert_cmpuint (earcup_table_get_n_columns (table), ==, 2);
  g_assert_cmpuint (earcup_table_get_n_rows (table), ==, 2);
  g_assert_nonnull (find_label (GTK_WIDGET (table), "Other"));
  g_assert_null (find_label (GTK_WIDGET (table), "Row 4"));
  gtk_window_destroy (window);
}

/* A cell that is missing is an empty one. */
static void
test_short_row_is_shown (void)
{
  g_autoptr(EarcupTableRow) row = earcup_table_row_new ();

  earcup_table_row_add (row, "Name", NULL, NULL);
  g_assert_cmpuint (earcup_table_row_get_n (row), ==, 1);
  g_assert_cmpstr (earcup_table_row_get_spoken (row, 0), ==, "Name");
  g_assert_cmpstr (earcup_table_row_get_text (row, 1), ==, "");
  g_assert_cmpstr (earcup_table_row_get_spoken (row, 1), ==, "");
  g_assert_null (earcup_table_row_get_note (row, 1));
}

static const WidgetTest tests[] = {
  { "/widgets/table/cells-say-all-of-themselves", test_cells_say_all_of_themselves },
  { "/widgets/table/rows-and-columns-are-replaced", test_rows_and_columns_are_replaced },
  { "/widgets/table/short-row-is-shown", test_short_row_is_shown },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
