/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EARCUP_RECENT_KEY  "recent-files"
#define EARCUP_RECENT_MOST 10

void earcup_recent_add     (GSettings  *settings,
                            GFile      *file);
void earcup_recent_forget  (GSettings  *settings,
                            const char *uri);
void earcup_recent_list    (GSettings  *settings,
                            GMenu      *menu);

G_END_DECLS
