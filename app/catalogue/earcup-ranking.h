/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_RANKING (earcup_ranking_get_type ())

/* A headphone and how far it is from another. */
typedef struct {
  EarcupModel *model;         /* borrowed from the ranking */
  double       distance_db;
} EarcupRankingMatch;

/* The shapes of all headphones of a catalogue, to find those that sound alike. Immutable, any
 * thread. */
typedef struct _EarcupRanking EarcupRanking;

GType          earcup_ranking_get_type (void) G_GNUC_CONST;

EarcupRanking *earcup_ranking_new      (EarcupCatalogue     *catalogue,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupRanking *earcup_ranking_ref      (EarcupRanking       *self);
void           earcup_ranking_unref    (EarcupRanking       *self);
void           earcup_ranking_prepare  (EarcupRanking       *self);
guint          earcup_ranking_size     (const EarcupRanking *self);
GArray        *earcup_ranking_find     (EarcupRanking       *self,
                                        EarcupResponse      *response,
                                        const char          *except,
                                        EarcupEnclosure      enclosure,
                                        guint                n_matches) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRanking, earcup_ranking_unref)

G_END_DECLS
