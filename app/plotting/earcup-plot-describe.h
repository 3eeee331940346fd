/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_N_THIRDS 31      /* third octaves from 20 Hz to 20 kHz */

char *earcup_plot_describe          (const EarcupPlotScene *scene);
char *earcup_plot_describe_at       (const EarcupPlotScene *scene,
                                     double                 hz);
char *earcup_plot_describe_curve_at (const EarcupPlotScene *scene,
                                     guint                  index,
                                     double                 place);
char *earcup_plot_describe_as_table (const EarcupPlotScene *scene);

/* A table of a plot that somebody else lays out. */
double earcup_plot_describe_get_row (const EarcupPlotScene *scene,
                                     guint                  row);
char  *earcup_plot_describe_level   (const EarcupPlotScene *scene,
                                     double                 level);

G_END_DECLS
