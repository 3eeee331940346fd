/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-session.h"

G_BEGIN_DECLS

gboolean earcup_session_settings_matter (const char          *key);
void     earcup_session_settings_read   (GSettings           *settings,
                                         EarcupSession       *session);
void     earcup_session_settings_write  (GSettings           *settings,
                                         const EarcupSession *session,
                                         gboolean             only_unset,
                                         GPtrArray           *notes);

G_END_DECLS
