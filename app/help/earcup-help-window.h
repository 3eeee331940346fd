/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_HELP_WINDOW (earcup_help_window_get_type ())

/* The pages of the help with their contents and a search. */
G_DECLARE_FINAL_TYPE (EarcupHelpWindow, earcup_help_window, EARCUP, HELP_WINDOW, AdwWindow)

GtkWindow  *earcup_help_window_new      (GtkWindow        *parent);
void        earcup_help_window_go       (EarcupHelpWindow *self,
                                         const char       *id);
const char *earcup_help_window_get_page (EarcupHelpWindow *self);

G_END_DECLS
