/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trials/earcup-blind-record.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

/* What is to be tested, as it was set and measured before. */
typedef struct {
  EarcupBlindKind kind;
  guint           n_trials;
  guint           slots[2];      /* A and B of the test: 1 to 8, or 0 for no emulation */
  double          gains_db[2];
  double          residual_lu;
} EarcupBlindPlan;

#define EARCUP_TYPE_BLIND_SESSION (earcup_blind_session_get_type ())

/* A listening test under way, and the player that plays it. Main thread. */
G_DECLARE_FINAL_TYPE (EarcupBlindSession, earcup_blind_session, EARCUP, BLIND_SESSION, GObject)

EarcupBlindSession *earcup_blind_session_new         (EarcupAudition         *audition,
                                                      const EarcupBlindPlan  *plan);
void                earcup_blind_session_end         (EarcupBlindSession     *self);

EarcupBlindTest    *earcup_blind_session_get_test    (EarcupBlindSession     *self);
void                earcup_blind_session_listen      (EarcupBlindSession     *self,
                                                      guint                   sample);
guint               earcup_blind_session_get_sample  (EarcupBlindSession     *self);
void                earcup_blind_session_answer      (EarcupBlindSession     *self,
                                                      guint                   answer);
EarcupBlindRecord  *earcup_blind_session_make_record (EarcupBlindSession     *self) G_GNUC_WARN_UNUSED_RESULT;

char               *earcup_blind_session_dup_name    (EarcupAudition         *audition,
                                                      guint                   slot);

G_END_DECLS
