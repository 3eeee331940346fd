/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scale.h"
#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_TAG_GAP_PX 3.0

/* Where a curve ends and where its tag stands, in pixels of the surface. */
typedef struct
{
  guint    series;
  gboolean is_shown;       /* FALSE: the curve has no point in the frame, or no tag */
  double   end_x;
  double   end_y;
  double   x;              /* the left edge of the tag */
  double   y;              /* the middle of the tag */
} EarcupPlotTag;

void earcup_plot_tags_place (const EarcupPlotScene *scene,
                             const EarcupPlotScale *scale,
                             double                 tag_height,
                             EarcupPlotTag         *tags);

G_END_DECLS
