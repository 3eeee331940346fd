/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_PANES (earcup_panes_get_type ())

G_DECLARE_FINAL_TYPE (EarcupPanes, earcup_panes, EARCUP, PANES, GtkWidget)

GtkWidget *earcup_panes_new            (void);
void       earcup_panes_set_start      (EarcupPanes *self,
                                        GtkWidget   *child);
void       earcup_panes_set_content    (EarcupPanes *self,
                                        GtkWidget   *child);
void       earcup_panes_set_end        (EarcupPanes *self,
                                        GtkWidget   *child);
gboolean   earcup_panes_get_folded     (EarcupPanes *self);
gboolean   earcup_panes_get_end_folded (EarcupPanes *self);
gboolean   earcup_panes_get_show_start (EarcupPanes *self);
void       earcup_panes_set_show_start (EarcupPanes *self,
                                        gboolean     show_start);
gboolean   earcup_panes_get_show_end   (EarcupPanes *self);
void       earcup_panes_set_show_end   (EarcupPanes *self,
                                        gboolean     show_end);

G_END_DECLS
