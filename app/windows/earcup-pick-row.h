/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-chooser.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PICK_ROW (earcup_pick_row_get_type ())

/* A row of the chooser: a headphone, how well it suits, and why. */
G_DECLARE_FINAL_TYPE (EarcupPickRow, earcup_pick_row, EARCUP, PICK_ROW, GtkListBoxRow)

GtkWidget   *earcup_pick_row_new       (void);
void         earcup_pick_row_set_pick  (EarcupPickRow     *self,
                                        const EarcupPick  *pick,
                                        guint              rank,
                                        const EarcupNeeds *needs);
EarcupEntry *earcup_pick_row_get_entry (EarcupPickRow     *self);

char        *earcup_mention_dup_text   (EarcupEntry       *entry);

G_END_DECLS
