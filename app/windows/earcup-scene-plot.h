/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"
#include "scenes/earcup-scene-result.h"

G_BEGIN_DECLS

EarcupPlotScene *earcup_scene_plot_new (EarcupSceneResult *result,
                                        const char        *model,
                                        guint              slot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
