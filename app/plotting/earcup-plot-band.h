/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between which levels a curve may lie, such as from one seating to the next. */
typedef struct
{
  const char   *label;         /* the full name, for the legend and for speech */
  const double *hz;            /* rising */
  const double *low_db;        /* in the unit of the scene; what is not finite leaves a gap */
  const double *high_db;
  gsize         n_points;
  guint         style;         /* that of the curve which it belongs to */
} EarcupPlotBand;

EarcupPlotBand *earcup_plot_band_new_smooth (const EarcupPlotBand *band,
                                             double                octaves) G_GNUC_WARN_UNUSED_RESULT;
void            earcup_plot_band_free       (EarcupPlotBand       *self);

gboolean        earcup_plot_band_get_ends   (const EarcupPlotBand *self,
                                             double                hz,
                                             double               *low_db,
                                             double               *high_db);
double          earcup_plot_band_find_width (const EarcupPlotBand *self,
                                             double               *hz);

G_END_DECLS
