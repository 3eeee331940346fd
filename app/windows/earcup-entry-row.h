/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-entry-label.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ENTRY_ROW (earcup_entry_row_get_type ())

/* A row of the browser: a drawing of enclosure and response, name, facts, the slots that hold it
 * and whether it is a favourite. */
G_DECLARE_FINAL_TYPE (EarcupEntryRow, earcup_entry_row, EARCUP, ENTRY_ROW, GtkWidget)

GtkWidget   *earcup_entry_row_new         (void);
void         earcup_entry_row_set_entry   (EarcupEntryRow  *self,
                                           EarcupEntry     *entry,
                                           const char      *fact);
EarcupEntry *earcup_entry_row_get_entry   (EarcupEntryRow  *self);
void         earcup_entry_row_set_marks   (EarcupEntryRow  *self,
                                           const char      *badge,
                                           gboolean         is_favourite);
void         earcup_entry_row_set_texture (EarcupEntryRow  *self,
                                           GdkTexture      *texture);
gboolean     earcup_entry_row_is_star     (EarcupEntryRow  *self,
                                           double           x,
                                           double           y);

const char *earcup_enclosure_get_icon   (EarcupEnclosure  enclosure);
char       *earcup_entry_dup_summary    (EarcupEntry     *entry);

G_END_DECLS
