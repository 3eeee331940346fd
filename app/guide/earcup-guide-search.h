/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-passages.h"

G_BEGIN_DECLS

/* Something that was found in the guide: a topic, or a claim on the page of one. */
typedef struct {
  EarcupTopic        topic;
  const EarcupClaim *claim;      /* NULL for the topic itself */
} EarcupGuideHit;

EarcupTopic  earcup_guide_search_home (const EarcupClaim *claim);
GArray      *earcup_guide_search      (const char        *text);

G_END_DECLS
