/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trials/earcup-blind-kind.h"
#include "trials/earcup-chance.h"

G_BEGIN_DECLS

#define EARCUP_BLIND_DEFAULT_TRIALS 16
#define EARCUP_BLIND_FEWEST_TRIALS  5
#define EARCUP_BLIND_MOST_TRIALS    100
#define EARCUP_BLIND_RESIDUAL_LU    0.1   /* beyond this difference in loudness no test is fair */

/* Which of the two that are compared. */
typedef enum {
  EARCUP_BLIND_A,
  EARCUP_BLIND_B,
} EarcupBlindSide;

#define EARCUP_TYPE_BLIND_TEST (earcup_blind_test_get_type ())
G_DECLARE_FINAL_TYPE (EarcupBlindTest, earcup_blind_test, EARCUP, BLIND_TEST, GObject)

EarcupBlindTest *earcup_blind_test_new          (EarcupBlindKind  kind,
                                                 guint            n_trials);
EarcupBlindTest *earcup_blind_test_new_drawn    (EarcupBlindKind  kind,
                                                 guint            n_trials,
                                                 EarcupChance     draw,
                                                 gpointer         user_data);

EarcupBlindKind  earcup_blind_test_get_kind     (EarcupBlindTest *self);
guint            earcup_blind_test_get_n_trials (EarcupBlindTest *self);
guint            earcup_blind_test_get_n_done   (EarcupBlindTest *self);
gboolean         earcup_blind_test_is_finished  (EarcupBlindTest *self);

EarcupBlindSide  earcup_blind_test_get_side     (EarcupBlindTest *self,
                                                 guint            sample);
void             earcup_blind_test_answer       (EarcupBlindTest *self,
                                                 guint            answer);

int              earcup_blind_test_get_score    (EarcupBlindTest *self);
gboolean         earcup_blind_test_get_trial    (EarcupBlindTest *self,
                                                 guint            trial,
                                                 guint           *assignment,
                                                 guint           *answer,
                                                 double          *seconds);

G_END_DECLS
