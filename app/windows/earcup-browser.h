/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-collections.h"
#include "catalogue/earcup-entry.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BROWSER (earcup_browser_get_type ())

/* Search, filters and the list of models, the details of one of them, and the user's library. */
G_DECLARE_FINAL_TYPE (EarcupBrowser, earcup_browser, EARCUP, BROWSER, GtkWidget)

void earcup_browser_set_audition (EarcupBrowser  *self,
                                  EarcupAudition *audition,
                                  GSettings      *settings);
void earcup_browser_fill         (EarcupBrowser  *self);
void earcup_browser_focus_search (EarcupBrowser  *self);
void earcup_browser_show_details (EarcupBrowser  *self,
                                  const char     *id);
void earcup_browser_add_folder   (EarcupBrowser  *self,
                                  GFile          *folder);
void earcup_browser_watch_folder (EarcupBrowser  *self,
                                  GFile          *folder);
EarcupCollections *
     earcup_browser_get_collections
                                 (EarcupBrowser  *self);

G_END_DECLS
