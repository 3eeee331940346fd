/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_EXPORT_ERROR (earcup_plot_export_error_quark ())

typedef enum {
  EARCUP_PLOT_EXPORT_ERROR_UNKNOWN_FORMAT,   /* the name ends in no known suffix */
  EARCUP_PLOT_EXPORT_ERROR_BAD_SIZE,         /* too small or too large to draw */
  EARCUP_PLOT_EXPORT_ERROR_NOT_WRITTEN,      /* the place refused the file */
} EarcupPlotExportError;

GQuark   earcup_plot_export_error_quark (void);
gboolean earcup_plot_export             (const EarcupPlotScene  *scene,
                                         GFile                  *file,
                                         int                     width,
                                         int                     height,
                                         GError                **error);
GBytes  *earcup_plot_export_to_png      (const EarcupPlotScene  *scene,
                                         int                     width,
                                         int                     height,
                                         int                     scale) G_GNUC_WARN_UNUSED_RESULT;
void     earcup_plot_export_draw        (const EarcupPlotScene  *scene,
                                         cairo_t                *cr,
                                         double                  width,
                                         double                  height);

G_END_DECLS
