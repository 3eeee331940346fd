/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"
#include "plotting/earcup-quantity-scene.h"

G_BEGIN_DECLS

/* A plot that a thread is to make: of what, and of which models. Immutable once it is made. */
typedef struct _EarcupPlotRequest EarcupPlotRequest;

EarcupPlotRequest *earcup_plot_request_new        (EarcupQuantity           quantity,
                                                   EarcupModel *const      *models,
                                                   guint                    n_models,
                                                   int                      heard,
                                                   double                   smooth_octaves);
void               earcup_plot_request_free       (EarcupPlotRequest       *self);

EarcupQuantity     earcup_plot_request_get        (const EarcupPlotRequest *self);
guint              earcup_plot_request_get_n      (const EarcupPlotRequest *self);
char              *earcup_plot_request_dup_note   (const EarcupPlotRequest *self);
EarcupPlotScene   *earcup_plot_request_make_scene (const EarcupPlotRequest *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPlotRequest, earcup_plot_request_free)

G_END_DECLS
