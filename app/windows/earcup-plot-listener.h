/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-plot.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

void earcup_plot_listener_connect (EarcupPlot     *plot,
                                   EarcupAudition *audition);

G_END_DECLS
