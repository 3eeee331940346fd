/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "help/earcup-help-book.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_HELP_VIEW (earcup_help_view_get_type ())

/* Shows one page of the help. Signal “go”: a page is wanted, by its id. */
G_DECLARE_FINAL_TYPE (EarcupHelpView, earcup_help_view, EARCUP, HELP_VIEW, GtkWidget)

GtkWidget *earcup_help_view_new   (void);
void       earcup_help_view_show  (EarcupHelpView       *self,
                                   const EarcupHelpBook *book,
                                   const EarcupHelpPage *page);
void       earcup_help_view_focus (EarcupHelpView       *self);

G_END_DECLS
