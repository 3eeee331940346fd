/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_CRITERION (earcup_criterion_get_type ())

/* By what headphones are told apart when one has to be chosen. */
typedef enum {
  EARCUP_CRITERION_NEUTRAL,     /* how far its response is from the target */
  EARCUP_CRITERION_QUIET,       /* how loud music has to be in the place where it is used */
  EARCUP_CRITERION_BLEED,       /* what a microphone hears of it */
  EARCUP_CRITERION_REACH,       /* how loud it gets on the source */
  EARCUP_CRITERION_STEADY,      /* what the source changes of its response */
  EARCUP_CRITERION_SEAL,        /* what spectacles do to its bass */
  EARCUP_CRITERION_WEIGHT,      /* in grams */
  EARCUP_CRITERION_PRICE,       /* as it was seen */
  EARCUP_CRITERION_CONTRAST,    /* how unlike it is to what one has already */
  EARCUP_N_CRITERIA
} EarcupCriterion;

GType       earcup_criterion_get_type    (void) G_GNUC_CONST;

const char *earcup_criterion_get_id      (EarcupCriterion   criterion);
gboolean    earcup_criterion_from_id     (const char       *id,
                                          EarcupCriterion  *criterion);
const char *earcup_criterion_get_label   (EarcupCriterion   criterion);
const char *earcup_criterion_get_source  (EarcupCriterion   criterion);
gboolean    earcup_criterion_is_falling  (EarcupCriterion   criterion);
char       *earcup_criterion_dup_value   (EarcupCriterion   criterion,
                                          double            value);

G_END_DECLS
