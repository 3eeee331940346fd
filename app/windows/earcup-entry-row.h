/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ENTRY_ROW (earcup_entry_row_get_type ())

/* A row of the browser: enclosure, name, two facts, and the slots that hold it. */
G_DECLARE_FINAL_TYPE (EarcupEntryRow, earcup_entry_row, EARCUP, ENTRY_ROW, GtkWidget)

GtkWidget  *earcup_entry_row_new        (void);
void        earcup_entry_row_set_entry  (EarcupEntryRow  *self,
                                         EarcupEntry     *entry);
void        earcup_entry_row_set_badge  (EarcupEntryRow  *self,
                                         const char      *badge);
EarcupEntry *earcup_entry_row_get_entry (EarcupEntryRow  *self);

const char *earcup_enclosure_get_icon   (EarcupEnclosure  enclosure);
char       *earcup_entry_dup_summary    (EarcupEntry     *entry);
const char *earcup_enclosure_get_label  (EarcupEnclosure  enclosure);

G_END_DECLS
