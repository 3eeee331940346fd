/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "plotting/earcup-plot-palette.h"
#include "plotting/earcup-plot-scale.h"
#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

/* A point on the surface, in pixels. */
typedef struct
{
  double x;
  double y;
} EarcupPlotPoint;

guint            earcup_plot_waterfall_list_times (const EarcupPlotScene   *scene,
                                                   const EarcupPlotScale   *scale,
                                                   double                  *times);
gsize            earcup_plot_waterfall_outline    (const EarcupPlotScene   *scene,
                                                   const EarcupPlotScale   *scale,
                                                   guint                    slice,
                                                   EarcupPlotPoint         *points);
gboolean         earcup_plot_waterfall_is_floor   (const EarcupPlotPoint   *points,
                                                   gsize                    point);
EarcupPlotPen    earcup_plot_waterfall_get_pen    (const EarcupPlotScene   *scene,
                                                   const EarcupPlotPalette *palette,
                                                   guint                    slice);
EarcupPlotColour earcup_plot_waterfall_get_fill   (const EarcupPlotPalette *palette,
                                                   const EarcupPlotPen     *pen);
void             earcup_plot_waterfall_draw       (const EarcupPlotScene   *scene,
                                                   const EarcupPlotPalette *palette,
                                                   const EarcupPlotScale   *scale,
                                                   cairo_t                 *cr);

G_END_DECLS
