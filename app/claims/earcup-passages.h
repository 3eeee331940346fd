/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-claim.h"

G_BEGIN_DECLS

#define EARCUP_PASSAGE_MAX_ITEMS 6

/* A matter on which the guides say different things, each side with its guides. */
typedef struct {
  const char *question;
  const char *one_view;
  guint       one_sources;      /* EarcupClaimSource bits */
  const char *other_view;
  guint       other_sources;
  const char *finding;          /* what the model shows; may name figures */
  guint       topics;           /* bits 1 << EarcupTopic */
} EarcupDispute;

/* What the guide says about one kind of enclosure. The strings are for gettext; figures stand
 * in them only by name. */
typedef struct {
  const char *title;
  const char *lead;
  const char *nature;                           /* what it is */
  const char *effect;                           /* what it does to your mix */
  const char *listen[EARCUP_PASSAGE_MAX_ITEMS];   /* listen for …; ends with NULL if shorter */
  const char *limits;                           /* what this model cannot say */
} EarcupPassage;

const EarcupPassage *earcup_passages_get_passage  (EarcupTopic  topic);
const EarcupDispute *earcup_passages_get_disputes (gsize       *n_disputes);

G_END_DECLS
