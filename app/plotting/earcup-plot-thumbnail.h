/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "plotting/earcup-plot-palette.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_THUMBNAIL_WIDTH   66
#define EARCUP_PLOT_THUMBNAIL_HEIGHT  28
#define EARCUP_PLOT_THUMBNAIL_SPAN_DB 30.0    /* from bottom to top of the curve */

typedef enum {
  EARCUP_PLOT_THUMBNAIL_CUP_UNKNOWN,
  EARCUP_PLOT_THUMBNAIL_CUP_CLOSED,
  EARCUP_PLOT_THUMBNAIL_CUP_SEMI_OPEN,
  EARCUP_PLOT_THUMBNAIL_CUP_OPEN,
  EARCUP_PLOT_THUMBNAIL_CUP_MONITOR,
} EarcupPlotThumbnailCup;

/* What a thumbnail shows; what it points to is borrowed. */
typedef struct {
  EarcupPlotThumbnailCup  cup;
  const double           *levels_db;    /* evenly over the logarithm of frequency, or NULL */
  guint                   n_levels;
  EarcupPlotColour        ink;
} EarcupPlotThumbnail;

void earcup_plot_thumbnail_draw (const EarcupPlotThumbnail *self,
                                 cairo_t                   *cr);

G_END_DECLS
