/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-worn-item.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WORN_ROW (earcup_worn_row_get_type ())

/* A row of the list of what may be worn. */
G_DECLARE_FINAL_TYPE (EarcupWornRow, earcup_worn_row, EARCUP, WORN_ROW, GtkWidget)

GtkWidget *earcup_worn_row_new      (void);
void       earcup_worn_row_set_item (EarcupWornRow  *self,
                                     EarcupWornItem *item,
                                     gboolean        is_worn);

G_END_DECLS
