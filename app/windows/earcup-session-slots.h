/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-session.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

void  earcup_session_slots_read    (EarcupAudition      *audition,
                                    EarcupSession       *session);
guint earcup_session_slots_compare (const EarcupSession *one,
                                    const EarcupSession *other);
void  earcup_session_slots_restore (EarcupAudition      *audition,
                                    const EarcupSession *session,
                                    guint                touched,
                                    GPtrArray           *notes,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_END_DECLS
