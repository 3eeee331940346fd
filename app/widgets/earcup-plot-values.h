/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-plot.h"
#include "widgets/earcup-table.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PLOT_VALUES (earcup_plot_values_get_type ())

/* The curves of a plot as a table. */
G_DECLARE_FINAL_TYPE (EarcupPlotValues, earcup_plot_values, EARCUP, PLOT_VALUES, GtkWidget)

GtkWidget   *earcup_plot_values_new       (void);
void         earcup_plot_values_set_plot  (EarcupPlotValues *self,
                                           EarcupPlot       *plot);
EarcupTable *earcup_plot_values_get_table (EarcupPlotValues *self);

G_END_DECLS
