/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BROWSER (earcup_browser_get_type ())

/* Search, filters and the list of models. */
G_DECLARE_FINAL_TYPE (EarcupBrowser, earcup_browser, EARCUP, BROWSER, GtkWidget)

void earcup_browser_set_audition (EarcupBrowser  *self,
                                  EarcupAudition *audition);
void earcup_browser_fill         (EarcupBrowser  *self);
void earcup_browser_focus_search (EarcupBrowser  *self);

G_END_DECLS
