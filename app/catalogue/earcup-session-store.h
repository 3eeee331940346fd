/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-session.h"

G_BEGIN_DECLS

/* Where the session that is open is kept for the next start. Main thread only. */
typedef struct _EarcupSessionStore EarcupSessionStore;

EarcupSessionStore *earcup_session_store_new        (GFile               *file);
EarcupSessionStore *earcup_session_store_new_user   (void);
void                earcup_session_store_free       (EarcupSessionStore  *self);

gboolean            earcup_session_store_exists     (EarcupSessionStore  *self);
gboolean            earcup_session_store_check      (EarcupSessionStore  *self,
                                                     GError             **error);
EarcupSession      *earcup_session_store_load       (EarcupSessionStore  *self,
                                                     GPtrArray           *notes,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                earcup_session_store_save_later (EarcupSessionStore  *self,
                                                     EarcupSession       *session);
gboolean            earcup_session_store_save       (EarcupSessionStore  *self,
                                                     EarcupSession       *session,
                                                     GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSessionStore, earcup_session_store_free)

G_END_DECLS
