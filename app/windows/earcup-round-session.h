/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenes/earcup-round.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ROUND_SESSION (earcup_round_session_get_type ())

/* A translation round while it is listened to. */
G_DECLARE_FINAL_TYPE (EarcupRoundSession, earcup_round_session, EARCUP, ROUND_SESSION, GObject)

EarcupRoundSession *earcup_round_session_new          (EarcupAudition       *audition,
                                                       GSettings            *settings);

void                earcup_round_session_start        (EarcupRoundSession   *self);
void                earcup_round_session_end          (EarcupRoundSession   *self);
gboolean            earcup_round_session_get_running  (EarcupRoundSession   *self);

guint               earcup_round_session_get_station  (EarcupRoundSession   *self);
guint               earcup_round_session_get_next     (EarcupRoundSession   *self);
guint               earcup_round_session_get_times    (EarcupRoundSession   *self);
double              earcup_round_session_get_step     (EarcupRoundSession   *self);
double              earcup_round_session_get_left     (EarcupRoundSession   *self);

char              **earcup_round_session_dup_words    (EarcupRoundSession   *self);
void                earcup_round_session_set_words    (EarcupRoundSession   *self,
                                                       const char *const    *words);

G_END_DECLS
