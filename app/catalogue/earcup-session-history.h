/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-session.h"

G_BEGIN_DECLS

#define EARCUP_SESSION_HISTORY_DEPTH  200
#define EARCUP_SESSION_HISTORY_JOIN_S 1.0   /* changes of one thing closer than that are one */

/* The sessions that were and can be again. Main thread only. */
typedef struct _EarcupSessionHistory EarcupSessionHistory;

EarcupSessionHistory *earcup_session_history_new       (EarcupSession              *now);
void                  earcup_session_history_free      (EarcupSessionHistory       *self);

gboolean              earcup_session_history_add       (EarcupSessionHistory       *self,
                                                        EarcupSession              *session,
                                                        double                      from_s,
                                                        double                      to_s);
void                  earcup_session_history_amend     (EarcupSessionHistory       *self,
                                                        EarcupSession              *session);
EarcupSession        *earcup_session_history_get       (const EarcupSessionHistory *self);
EarcupSession        *earcup_session_history_undo      (EarcupSessionHistory       *self);
EarcupSession        *earcup_session_history_redo      (EarcupSessionHistory       *self);
gboolean              earcup_session_history_peek_undo (const EarcupSessionHistory *self,
                                                        EarcupSessionField         *field);
gboolean              earcup_session_history_peek_redo (const EarcupSessionHistory *self,
                                                        EarcupSessionField         *field);

gboolean              earcup_session_history_is_undone (const EarcupSessionHistory *self,
                                                        const EarcupSession        *session);

gboolean              earcup_session_find_change       (const EarcupSession        *one,
                                                        const EarcupSession        *other,
                                                        EarcupSessionField         *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSessionHistory, earcup_session_history_free)

G_END_DECLS
