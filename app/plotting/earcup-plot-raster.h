/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "plotting/earcup-plot-palette.h"

G_BEGIN_DECLS

/* A line through points from the left to the right, in the units of a drawing. */
typedef struct
{
  const double *x;           /* rising */
  const double *y;
  gsize         n_points;
  double        left;        /* it is not drawn beside these */
  double        top;
  double        right;
  double        bottom;
} EarcupPlotLine;

gboolean earcup_plot_raster_draw (cairo_t              *cr,
                                  const EarcupPlotLine *line,
                                  const EarcupPlotPen  *pen,
                                  double                alpha);

G_END_DECLS
