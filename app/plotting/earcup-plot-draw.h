/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "plotting/earcup-plot-palette.h"
#include "plotting/earcup-plot-scale.h"
#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

/* A picture in two layers leaves room for something that moves between them. */
typedef enum {
  EARCUP_PLOT_LAYERS_ALL,
  EARCUP_PLOT_LAYERS_GROUND,       /* the frame filled, with its lines and marks */
  EARCUP_PLOT_LAYERS_CURVES,       /* the curves and what stands around the frame */
} EarcupPlotLayers;

/* All that a drawing depends on. What it points to is borrowed. */
typedef struct
{
  const EarcupPlotScene   *scene;
  const EarcupPlotPalette *palette;
  PangoContext            *context;        /* the font and its size */
  double                   width;          /* of the surface, in pixels */
  double                   height;
  double                   span_db;        /* 0: as the scene says */
  gboolean                 is_standalone;  /* with title, legend and source line */
  EarcupPlotLayers         layers;
} EarcupPlotPicture;

void earcup_plot_draw_get_scale (const EarcupPlotPicture *picture,
                                 EarcupPlotScale         *scale);
void earcup_plot_draw           (const EarcupPlotPicture *picture,
                                 cairo_t                 *cr);

G_END_DECLS
