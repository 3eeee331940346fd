/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-view.h"
#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

/* What of its scene a plot lets one see: which curves, and which part of the axes. */

EarcupPlotScene *earcup_plot_get_visible   (EarcupPlot     *self);
EarcupPlotScene *earcup_plot_get_shown     (EarcupPlot     *self);

gboolean         earcup_plot_get_is_hidden (EarcupPlot     *self,
                                            const char     *name);
void             earcup_plot_set_is_hidden (EarcupPlot     *self,
                                            const char     *name,
                                            gboolean        is_hidden);

gboolean         earcup_plot_get_is_zoomed (EarcupPlot     *self);
void             earcup_plot_get_view      (EarcupPlot     *self,
                                            EarcupPlotView *view);
void             earcup_plot_reset_zoom    (EarcupPlot     *self);
gboolean         earcup_plot_scroll        (EarcupPlot     *self,
                                            double          x,
                                            double          y,
                                            double          dx,
                                            double          dy);
void             earcup_plot_grasp         (EarcupPlot     *self,
                                            double          x,
                                            double          y);
void             earcup_plot_drag          (EarcupPlot     *self,
                                            double          x,
                                            double          y,
                                            double          factor);

G_END_DECLS
