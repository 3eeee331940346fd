/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

/* What the keys of the plot need of it. */
double earcup_plot_get_place (EarcupPlot     *self);
void   earcup_plot_set_place (EarcupPlot     *self,
                              double          place);
void   earcup_plot_bind_keys (GtkWidgetClass *widget_class);

G_END_DECLS
