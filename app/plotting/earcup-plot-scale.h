/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the axes lie on a surface: pixels for the frame, Hz and level for its ends.
 * Frequency is logarithmic and always rises to the right. */
typedef struct
{
  double left;
  double top;
  double width;
  double height;
  double low_hz;
  double high_hz;
  double low_db;
  double high_db;
} EarcupPlotScale;

double        earcup_plot_scale_get_x           (const EarcupPlotScale *self,
                                                 double                 hz);
double        earcup_plot_scale_get_y           (const EarcupPlotScale *self,
                                                 double                 level_db);
double        earcup_plot_scale_get_hz          (const EarcupPlotScale *self,
                                                 double                 x);
double        earcup_plot_scale_get_level       (const EarcupPlotScale *self,
                                                 double                 y);
double        earcup_plot_scale_get_level_step  (const EarcupPlotScale *self,
                                                 double                 least_px);
const double *earcup_plot_scale_get_labels      (guint                 *n_labels);
const double *earcup_plot_scale_get_lines       (guint                 *n_lines);

char         *earcup_plot_scale_print_hz        (double                 hz);
char         *earcup_plot_scale_print_label     (double                 hz);
char         *earcup_plot_scale_print_level     (double                 level_db,
                                                 guint                  n_decimals,
                                                 gboolean               is_signed);

G_END_DECLS
