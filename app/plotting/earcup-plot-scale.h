/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_SCALE_MOST_LINES 64   /* that either axis has */

/* Where the axes lie on a surface: pixels for the frame, places and levels for its ends.
 * Frequency is logarithmic, time is even, and both rise to the right. A waterfall has its last
 * slice in front: the slices behind it stand further to the right and higher up. */
typedef struct
{
  double   left;
  double   top;
  double   width;
  double   height;
  double   low_hz;          /* in ms along an axis of time */
  double   high_hz;
  double   low_db;
  double   high_db;
  double   shift_px;        /* of the slice at the back against that in front; 0 without slices */
  double   depth_px;
  gboolean is_time;
  gboolean has_ratios;      /* equal ratios of levels are equally high */
} EarcupPlotScale;

void     earcup_plot_scale_set_axes        (EarcupPlotScale       *self,
                                            const EarcupPlotScene *scene,
                                            double                 span_db);
double   earcup_plot_scale_get_x           (const EarcupPlotScale *self,
                                            double                 hz);
double   earcup_plot_scale_get_y           (const EarcupPlotScale *self,
                                            double                 level_db);
double   earcup_plot_scale_get_hz          (const EarcupPlotScale *self,
                                            double                 x);
double   earcup_plot_scale_get_level       (const EarcupPlotScale *self,
                                            double                 y);
double   earcup_plot_scale_get_level_step  (const EarcupPlotScale *self,
                                            double                 least_px);
guint    earcup_plot_scale_list_levels     (const EarcupPlotScale *self,
                                            double                 least_px,
                                            double                *levels,
                                            guint                 *n_decimals);
guint    earcup_plot_scale_list_lines      (const EarcupPlotScale *self,
                                            double                *places);
guint    earcup_plot_scale_list_labels     (const EarcupPlotScale *self,
                                            double                *places);
gboolean earcup_plot_scale_is_decade       (const EarcupPlotScale *self,
                                            double                 place);
double   earcup_plot_scale_round_step      (double                 least);

char    *earcup_plot_scale_print_hz        (double                 hz);
char    *earcup_plot_scale_print_ms        (double                 time_ms);
char    *earcup_plot_scale_print_label     (const EarcupPlotScale *self,
                                            double                 place);
char    *earcup_plot_scale_print_level     (double                 level_db,
                                            guint                  n_decimals,
                                            gboolean               is_signed);

G_END_DECLS
