/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-plot-spectrum.h"
#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

/* What the keys of the plot need of it. */
double earcup_plot_get_place (EarcupPlot     *self);
void   earcup_plot_set_place (EarcupPlot     *self,
                              double          place);
void   earcup_plot_bind_keys (GtkWidgetClass *widget_class);

/* What a plot keeps of what plays, and what that needs of the plot. */
typedef struct {
  EarcupPlotSpectrum *spectrum;
  gboolean            is_shown;
  gint64              read_us;    /* when its level was read out last */
} EarcupPlotLive;

EarcupPlotLive *earcup_plot_get_live         (EarcupPlot     *self);
void            earcup_plot_invalidate       (EarcupPlot     *self);
void            earcup_plot_notify_readout   (EarcupPlot     *self);
char           *earcup_plot_live_dup_readout (EarcupPlotLive *live,
                                              const char     *levels,
                                              double          hz);

G_END_DECLS
