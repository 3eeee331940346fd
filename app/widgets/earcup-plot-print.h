/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

GtkPrintOperation  *earcup_plot_print_new     (EarcupPlotScene *scene) G_GNUC_WARN_UNUSED_RESULT;
GdkContentProvider *earcup_plot_print_content (EarcupPlotScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
