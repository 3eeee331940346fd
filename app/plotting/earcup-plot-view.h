/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

/* Which part of a plot is seen. Where both ends are equal, it is the whole of the axis. */
typedef struct
{
  double from;     /* of the axis of places, in Hz or ms */
  double to;
  double low;      /* of the level axis, in the unit of the scene */
  double high;
} EarcupPlotView;

gboolean         earcup_plot_view_is_whole    (const EarcupPlotView  *self);
gboolean         earcup_plot_view_can_zoom    (const EarcupPlotScene *scene);
void             earcup_plot_view_zoom        (EarcupPlotView        *self,
                                               const EarcupPlotScene *scene,
                                               double                 span_db,
                                               double                 place,
                                               double                 level,
                                               double                 place_factor,
                                               double                 level_factor);
void             earcup_plot_view_pan         (EarcupPlotView        *self,
                                               const EarcupPlotScene *scene,
                                               double                 span_db,
                                               double                 place_share,
                                               double                 level_share);
void             earcup_plot_view_follow      (EarcupPlotView        *self,
                                               const EarcupPlotScene *scene,
                                               double                 span_db,
                                               double                 place,
                                               double                 level);

EarcupPlotScene *earcup_plot_scene_new_without (EarcupPlotScene       *scene,
                                                GHashTable            *hidden)
                                                G_GNUC_WARN_UNUSED_RESULT;
EarcupPlotScene *earcup_plot_scene_new_zoomed  (EarcupPlotScene       *scene,
                                                const EarcupPlotView  *view)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
