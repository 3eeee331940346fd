/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "guide/earcup-guide-figure.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_TOPIC (earcup_guide_topic_get_type ())

/* What a page of the guide is about. */
typedef enum {
  EARCUP_GUIDE_TOPIC_CLOSED,
  EARCUP_GUIDE_TOPIC_SEMI_OPEN,
  EARCUP_GUIDE_TOPIC_OPEN,
  EARCUP_GUIDE_TOPIC_MONITORS,
  EARCUP_GUIDE_N_TOPICS
} EarcupGuideTopic;

/* The published guides that make the claims, one bit each. */
typedef enum {
  EARCUP_GUIDE_SOURCE_BEATS      = 1 << 0,
  EARCUP_GUIDE_SOURCE_MIXING     = 1 << 1,
  EARCUP_GUIDE_SOURCE_SHOP       = 1 << 2,
  EARCUP_GUIDE_SOURCE_PRODUCTION = 1 << 3,
  EARCUP_GUIDE_SOURCE_BUYING     = 1 << 4,
  EARCUP_GUIDE_SOURCE_ALL        = (1 << 5) - 1,
} EarcupGuideSource;

/* What the model makes of a claim. */
typedef enum {
  EARCUP_GUIDE_VERDICT_HOLDS,
  EARCUP_GUIDE_VERDICT_CONDITIONS,
  EARCUP_GUIDE_VERDICT_FAILS,
  EARCUP_GUIDE_VERDICT_OUTSIDE,
  EARCUP_GUIDE_N_VERDICTS
} EarcupGuideVerdict;

/* When a claim holds: @holds is the value of @figure from which it does, @fails the value
 * beyond which it does not. The greater of the two decides which way the figure counts. */
typedef struct {
  EarcupGuideFigure figure;
  double            holds;
  double            fails;
} EarcupGuideRule;

/* One claim of the guides. Its strings are for gettext; no figure stands in them. */
typedef struct {
  const char      *id;
  const char      *statement;
  const char      *finding;       /* what the pair that differs in the enclosure shows, or words */
  const char      *own_finding;   /* what the chosen headphone shows, or NULL */
  guint            sources;       /* EarcupGuideSource bits: who says so */
  guint            topics;        /* bits 1 << EarcupGuideTopic: where it is shown */
  guint            n_rules;       /* none: outside the model */
  EarcupGuideRule  rules[2];
} EarcupGuideClaim;

GType                   earcup_guide_topic_get_type    (void) G_GNUC_CONST;

const EarcupGuideClaim *earcup_guide_claims            (gsize                    *n_claims);
const EarcupGuideClaim *earcup_guide_claim_find        (const char               *id);
EarcupGuideVerdict      earcup_guide_claim_judge       (const EarcupGuideClaim   *self,
                                                        const EarcupGuideFigures *figures);
char                   *earcup_guide_claim_dup_finding (const EarcupGuideClaim   *self,
                                                        const EarcupGuideFigures *figures);

const char             *earcup_guide_verdict_get_label (EarcupGuideVerdict        verdict);
const char             *earcup_guide_source_get_title  (EarcupGuideSource         source);
char                   *earcup_guide_sources_dup_names (guint                     sources);

G_END_DECLS
