/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-figures.h"
#include "catalogue/earcup-ranking.h"

G_BEGIN_DECLS

#define EARCUP_FIGURES_REQUEST_CLOSEST 3   /* of the closed and of the open ones */

/* Figures that a thread is to compute, and then those that it has computed. */
typedef struct {
  EarcupCatalogue      *catalogue;
  EarcupModel          *model;
  EarcupRanking        *ranking;
  EarcupFiguresSetting  setting;
  double                power[EARCUP_WEIGHTING_THIRDS];
  EarcupReport         *report;       /* NULL when a target is missing */
  GArray               *closed;       /* of EarcupRankingMatch, as long as there is the ranking */
  GArray               *open;
} EarcupFiguresRequest;

EarcupFiguresRequest *earcup_figures_request_new     (EarcupCatalogue            *catalogue,
                                                      EarcupModel                *model,
                                                      EarcupRanking              *ranking,
                                                      const EarcupFiguresSetting *setting);
void                  earcup_figures_request_free    (EarcupFiguresRequest       *self);
void                  earcup_figures_request_compute (EarcupFiguresRequest       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFiguresRequest, earcup_figures_request_free)

G_END_DECLS
