/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-claim.h"

G_BEGIN_DECLS

#define EARCUP_PASSAGE_MAX_ITEMS    6
#define EARCUP_PASSAGE_MAX_SECTIONS 8

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

/* A part of a passage under a heading of its own. */
typedef struct {
  const char *heading;
  const char *text;
  guint       sources;          /* EarcupClaimSource bits: whose advice it is; 0: our own words */
} EarcupPassageSection;

/* What the guide says about one topic. The strings are for gettext; figures stand in them only by
 * name. */
typedef struct {
  const char           *title;
  const char           *summary;                                /* a line for the contents */
  const char           *lead;
  EarcupPassageSection  sections[EARCUP_PASSAGE_MAX_SECTIONS];  /* end with a NULL heading */
  const char           *listen[EARCUP_PASSAGE_MAX_ITEMS];       /* listen for …; end with NULL */
  const char           *limits;                 /* what this model cannot say; NULL for nothing */
} EarcupPassage;

const EarcupPassage *earcup_passages_get_passage  (EarcupTopic  topic);
const EarcupDispute *earcup_passages_get_disputes (gsize       *n_disputes);

G_END_DECLS
