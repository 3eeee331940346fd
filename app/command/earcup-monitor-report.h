/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_MONITOR_REPORT_HIGHEST_HZ 20000.0   /* above it there is nothing to be told */

void earcup_monitor_report (EarcupModel  *model,
                            const GArray *hz,
                            gboolean      json);

G_END_DECLS
