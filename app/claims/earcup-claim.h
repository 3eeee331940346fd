/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "claims/earcup-findings.h"
#include "claims/earcup-topic.h"

G_BEGIN_DECLS

#define EARCUP_CLAIM_MAX_RULES 3
#define EARCUP_CLAIM_N_SOURCES 5

/* The published guides that make the claims, one bit each. */
typedef enum {
  EARCUP_CLAIM_SOURCE_BEATS      = 1 << 0,
  EARCUP_CLAIM_SOURCE_MIXING     = 1 << 1,
  EARCUP_CLAIM_SOURCE_SHOP       = 1 << 2,
  EARCUP_CLAIM_SOURCE_PRODUCTION = 1 << 3,
  EARCUP_CLAIM_SOURCE_BUYING     = 1 << 4,
  EARCUP_CLAIM_SOURCE_ALL        = (1 << 5) - 1,
} EarcupClaimSource;

/* What the model makes of a claim. */
typedef enum {
  EARCUP_VERDICT_HOLDS,
  EARCUP_VERDICT_CONDITIONS,
  EARCUP_VERDICT_FAILS,
  EARCUP_VERDICT_OUTSIDE,
  EARCUP_N_VERDICTS
} EarcupVerdict;

/* When a claim holds: @holds is the value of @figure from which it does, @fails the value
 * beyond which it does not. The greater of the two decides which way the figure counts. */
typedef struct {
  EarcupFinding    figure;
  double           holds;
  double           fails;
} EarcupClaimRule;

/* One claim of the guides. Its strings are for gettext; no figure stands in them. */
typedef struct {
  const char      *id;
  const char      *statement;
  const char      *finding;       /* what is found whatever headphone is chosen, or NULL */
  const char      *condition;     /* what else brings about what people hear, or NULL */
  const char      *own_finding;   /* what the chosen headphone shows, or NULL */
  const char      *method;        /* how it was computed, or why it cannot be */
  guint            sources;       /* EarcupClaimSource bits: who says so … */
  guint            opponents;     /* … and who says otherwise */
  guint            topics;        /* bits 1 << EarcupTopic: where it is shown */
  guint            n_rules;       /* none: outside the model */
  EarcupClaimRule  rules[EARCUP_CLAIM_MAX_RULES];
} EarcupClaim;

const EarcupClaim *earcup_claims                  (gsize                *n_claims);
const EarcupClaim *earcup_claim_find              (const char           *id);
EarcupVerdict      earcup_claim_judge             (const EarcupClaim    *self,
                                                   const EarcupFindings *figures);
char              *earcup_claim_dup_finding       (const EarcupClaim    *self,
                                                   const EarcupFindings *figures);
char              *earcup_claim_dup_general       (const EarcupClaim    *self,
                                                   const EarcupFindings *figures);
char              *earcup_claim_dup_own           (const EarcupClaim    *self,
                                                   const EarcupFindings *figures);
char              *earcup_claim_dup_method        (const EarcupClaim    *self,
                                                   const EarcupFindings *figures);
gboolean           earcup_claim_uses              (const EarcupClaim    *self,
                                                   EarcupFinding         figure);

const char        *earcup_verdict_get_key         (EarcupVerdict         verdict);
const char        *earcup_verdict_get_label       (EarcupVerdict         verdict);
const char        *earcup_claim_source_get_title  (EarcupClaimSource     source);
char              *earcup_claim_sources_dup_names (guint                 sources);

G_END_DECLS
