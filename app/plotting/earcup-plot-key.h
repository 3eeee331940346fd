/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-draw.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_KEY_MARGIN_PX 16.0     /* around a picture that stands alone */

/* The title, the legend and the source line of a picture that stands alone. */
double earcup_plot_key_measure (const EarcupPlotPicture *picture,
                                double                   left);
void   earcup_plot_key_draw    (const EarcupPlotPicture *picture,
                                const EarcupPlotScale   *scale,
                                cairo_t                 *cr);

G_END_DECLS
