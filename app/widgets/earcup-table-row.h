/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_TABLE_ROW (earcup_table_row_get_type ())

/* A row of a table, of which each cell says all of itself to those who listen. */
G_DECLARE_FINAL_TYPE (EarcupTableRow, earcup_table_row, EARCUP, TABLE_ROW, GObject)

EarcupTableRow *earcup_table_row_new        (void);
void            earcup_table_row_add        (EarcupTableRow *self,
                                             const char     *text,
                                             const char     *spoken,
                                             const char     *note);
guint           earcup_table_row_get_n      (EarcupTableRow *self);
const char     *earcup_table_row_get_text   (EarcupTableRow *self,
                                             guint           cell);
const char     *earcup_table_row_get_spoken (EarcupTableRow *self,
                                             guint           cell);
const char     *earcup_table_row_get_note   (EarcupTableRow *self,
                                             guint           cell);

G_END_DECLS
