/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-table-row.h"

typedef struct
{
  char *text;
  char *spoken;
  char *note;
} Cell;

struct _EarcupTableRow
{
  GObject parent_instance;

  GArray *cells;     /* of Cell */
};

G_DEFINE_FINAL_TYPE (EarcupTableRow, earcup_table_row, G_TYPE_OBJECT)

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->spoken);
  g_free (cell->note);
}

static void
earcup_table_row_finalize (GObject *object)
{
  g_array_unref (EARCUP_TABLE_ROW (object)->cells);

  G_OBJECT_CLASS (earcup_table_row_parent_class)->finalize (object);
}

static void
earcup_table_row_class_init (EarcupTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_table_row_finalize;
}

static void
earcup_table_row_init (EarcupTableRow *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
}

/* Returns: (transfer full): a row without cells */
EarcupTableRow *
earcup_table_row_new (void)
{
  return g_object_new (EARCUP_TYPE_TABLE_ROW, NULL);
}

/**
 * earcup_table_row_add:
 * @self: a row that is not shown yet
 * @text: what is seen
 * @spoken: (nullable): what is said, which names the row and the column; %NULL for @text
 * @note: (nullable): what more is known of it
 *
 * Adds a cell. The first one is the name of the row.
 */
void
earcup_table_row_add (EarcupTableRow *self,
                      const char     *text,
                      const char     *spoken,
                      const char     *note)
{
  Cell cell = { g_strdup (text), g_strdup (spoken != NULL ? spoken : text), g_strdup (note) };

  g_return_if_fail (EARCUP_IS_TABLE_ROW (self));

  g_array_append_val (self->cells, cell);
}

/* Returns: how many cells there are */
guint
earcup_table_row_get_n (EarcupTableRow *self)
{
  return self->cells->len;
}

/* Returns: (transfer none): what is seen in a cell; empty where there is none */
const char *
earcup_table_row_get_text (EarcupTableRow *self,
                           guint           cell)
{
  return cell < self->cells->len ? g_array_index (self->cells, Cell, cell).text : "";
}

/* Returns: (transfer none): what is said of a cell; empty where there is none */
const char *
earcup_table_row_get_spoken (EarcupTableRow *self,
                             guint           cell)
{
  return cell < self->cells->len ? g_array_index (self->cells, Cell, cell).spoken : "";
}

/* Returns: (transfer none) (nullable): what more is known of a cell */
const char *
earcup_table_row_get_note (EarcupTableRow *self,
                           guint           cell)
{
  return cell < self->cells->len ? g_array_index (self->cells, Cell, cell).note : NULL;
}
