/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-table.h"

#define COLUMN_KEY "earcup-column"

struct _EarcupTable
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *view;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (EarcupTable, earcup_table, GTK_TYPE_WIDGET)

/* {{{ Cells */

static guint
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
}

/* Numbers stand below each other; the names of the rows begin at the same place. */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          EarcupTable        *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), get_column (factory) == 0 ? 0.0f : 1.0f);
  if (get_column (factory) > 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, label);
}

/* A row is read as a whole when it gets the focus. */
static void
name_row (GtkWidget      *widget,
          EarcupTableRow *row)
{
  g_autoptr(GString) text = g_string_new (earcup_table_row_get_text (row, 0));

  for (guint i = 1; i < earcup_table_row_get_n (row); i++)
    g_string_append_printf (text, "; %s", earcup_table_row_get_spoken (row, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
}

/* What is around a cell would be known by the name of its class. */
static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         EarcupTable        *self)
{
  EarcupTableRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);
  guint column = get_column (factory);
  const char *spoken = earcup_table_row_get_spoken (row, column);

  gtk_label_set_label (GTK_LABEL (label), earcup_table_row_get_text (row, column));
  gtk_widget_set_tooltip_text (label, earcup_table_row_get_note (row, column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (cell == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (gtk_widget_get_parent (cell) != NULL)
    name_row (gtk_widget_get_parent (cell), row);
}

static void
add_column (EarcupTable *self,
            guint        position,
            const char  *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GUINT_TO_POINTER (position));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, position == 0);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

/* }}} */

/* GTK 4.8 would walk through every row. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        EarcupTable           *self)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;

  if (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (self->view, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->view)),
                          back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (self->view, TRUE);

  return GDK_EVENT_STOP;
}

static void
earcup_table_dispose (GObject *object)
{
  EarcupTable *self = EARCUP_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (earcup_table_parent_class)->dispose (object);
}

static void
earcup_table_class_init (EarcupTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_table_dispose;
  gtk_widget_class_set_css_name (widget_class, "figuretable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
earcup_table_init (EarcupTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr(GtkSelectionModel) selection = NULL;

  self->rows = g_list_store_new (EARCUP_TYPE_TABLE_ROW);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (
    g_object_ref (G_LIST_MODEL (self->rows))));
  self->view = gtk_column_view_new (g_object_ref (selection));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "data-table");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

/* Returns: (transfer floating): a table of nothing */
GtkWidget *
earcup_table_new (void)
{
  return g_object_new (EARCUP_TYPE_TABLE, NULL);
}

/* Says what the table is of to those who listen. */
void
earcup_table_set_name (EarcupTable *self,
                       const char  *name)
{
  g_return_if_fail (EARCUP_IS_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* Titles and rows stand in widgets within. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/**
 * earcup_table_set_columns:
 * @self: a table
 * @titles: (array zero-terminated=1): the first is that of the names of the rows
 *
 * Says what the columns are. Where they are that already, they keep their widths.
 */
void
earcup_table_set_columns (EarcupTable        *self,
                          const char * const *titles)
{
  GListModel *columns;
  guint n;

  g_return_if_fail (EARCUP_IS_TABLE (self));

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  n = g_strv_length ((char **) titles);
  while (g_list_model_get_n_items (columns) > n)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, n);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column == NULL)
        add_column (self, i, titles[i]);
      else if (g_strcmp0 (gtk_column_view_column_get_title (column), titles[i]) != 0)
        gtk_column_view_column_set_title (column, titles[i]);
    }
}

/**
 * earcup_table_set_rows:
 * @self: a table
 * @rows: (element-type EarcupTableRow): the rows, each with a cell for each column
 *
 * Fills the table. The row that has the focus is the one at the same place.
 */
void
earcup_table_set_rows (EarcupTable *self,
                       GPtrArray   *rows)
{
  GtkSelectionModel *selection;
  guint selected;

  g_return_if_fail (EARCUP_IS_TABLE (self));

  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));
  selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  if (selected < rows->len)
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (selection), selected);
}

/* Returns: how many columns there are */
guint
earcup_table_get_n_columns (EarcupTable *self)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)));
}

/* Returns: how many rows there are */
guint
earcup_table_get_n_rows (EarcupTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* Returns: (transfer full) (nullable): a row */
EarcupTableRow *
earcup_table_get_row (EarcupTable *self,
                      guint        position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->rows), position);
}
