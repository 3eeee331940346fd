/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PLOT_LEGEND (earcup_plot_legend_get_type ())

/* The curves of a plot, each with a button that hides it and shows it again. */
G_DECLARE_FINAL_TYPE (EarcupPlotLegend, earcup_plot_legend, EARCUP, PLOT_LEGEND, GtkWidget)

GtkWidget *earcup_plot_legend_new      (void);
void       earcup_plot_legend_set_plot (EarcupPlotLegend *self,
                                        EarcupPlot       *plot);

G_END_DECLS
