/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-loudness-meter.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_LIVE_VIEW (earcup_live_view_get_type ())

/* Shows what plays while it plays: its spectrum in the plot, and its loudness. */
G_DECLARE_FINAL_TYPE (EarcupLiveView, earcup_live_view, EARCUP, LIVE_VIEW, GObject)

EarcupLiveView *earcup_live_view_new            (EarcupAudition      *audition,
                                                 EarcupPlot          *plot,
                                                 EarcupLoudnessMeter *meter);
gboolean        earcup_live_view_get_is_running (EarcupLiveView      *self);

G_END_DECLS
