/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/earcup-table-row.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_TABLE (earcup_table_get_type ())

/* Figures in rows and columns. */
G_DECLARE_FINAL_TYPE (EarcupTable, earcup_table, EARCUP, TABLE, GtkWidget)

GtkWidget      *earcup_table_new           (void);
void            earcup_table_set_name      (EarcupTable        *self,
                                            const char         *name);
void            earcup_table_set_columns   (EarcupTable        *self,
                                            const char * const *titles);
void            earcup_table_set_rows      (EarcupTable        *self,
                                            GPtrArray          *rows);
guint           earcup_table_get_n_columns (EarcupTable        *self);
guint           earcup_table_get_n_rows    (EarcupTable        *self);
EarcupTableRow *earcup_table_get_row       (EarcupTable        *self,
                                            guint               position);

G_END_DECLS
