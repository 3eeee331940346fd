/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-alignment.h"
#include "acoustics/earcup-emulation.h"
#include "catalogue/earcup-model.h"
#include "catalogue/earcup-spread.h"
#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_RESPONSE_SCENE_MODELS 8

/* What is to be seen. The models are borrowed; NULL stands for an empty place. */
typedef struct {
  EarcupModel     *models[EARCUP_RESPONSE_SCENE_MODELS];
  int              heard;          /* the index of the one that is heard, or -1 */
  gboolean         difference;     /* between the first and the second */
  EarcupEmulation *filter;         /* borrowed; the filter that is applied, or NULL */
  const char      *worn;           /* what the filter takes away, or NULL */
  EarcupSpread    *spread;         /* borrowed; the band of one of the models, or NULL */
  guint            spread_place;   /* of which of them */
  EarcupResponse  *target;         /* borrowed; a curve to be held against, or NULL */
  const char      *target_name;
  gboolean         against_target; /* draw what the models differ from the target */
  guint            against_model;  /* 1…8: draw what the others differ from that one; 0: not */
  EarcupAlignment  alignment;      /* at which level the curves are laid over one another */
  EarcupResponse  *diffuse;        /* borrowed; for loudness: a diffuse field at the drum */
  double           smooth_octaves; /* 0: as they are; or as earcup_plot_smooth() takes it */
} EarcupResponseView;

EarcupPlotScene *earcup_response_scene_new         (const EarcupResponseView *view) G_GNUC_WARN_UNUSED_RESULT;
EarcupPlotScene *earcup_response_scene_new_filters (const EarcupResponseView *view,
                                                    EarcupEmulation *const   *filters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
