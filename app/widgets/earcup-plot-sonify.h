/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

/* A curve of a plot, heard from left to right. */

gboolean earcup_plot_can_sonify    (EarcupPlot *self);
gboolean earcup_plot_get_sonifies  (EarcupPlot *self);
void     earcup_plot_set_sonifies  (EarcupPlot *self,
                                    gboolean    sonifies);
char    *earcup_plot_dup_sonified  (EarcupPlot *self);
double  *earcup_plot_new_melody    (EarcupPlot *self,
                                    gsize       n_points,
                                    double     *pan);
void     earcup_plot_show_sonified (EarcupPlot *self,
                                    double      share);

G_END_DECLS
