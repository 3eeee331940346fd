/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

char *earcup_plot_svg_print (const EarcupPlotScene *scene,
                             double                 width,
                             double                 height);

G_END_DECLS
