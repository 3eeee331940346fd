/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plotting/earcup-plot-draw.h"

G_BEGIN_DECLS

#define EARCUP_PLOT_SPECTRUM_MOST_BANDS 240
#define EARCUP_PLOT_SPECTRUM_SPAN_DB    60.0

/* The spectrum of what plays, in the frame of a plot over frequency. Its levels have a range of
 * their own that follows them in steps. */
typedef struct _EarcupPlotSpectrum EarcupPlotSpectrum;

EarcupPlotSpectrum *earcup_plot_spectrum_new       (void);
void                earcup_plot_spectrum_free      (EarcupPlotSpectrum      *self);
gboolean            earcup_plot_spectrum_set       (EarcupPlotSpectrum      *self,
                                                    const double            *levels_db,
                                                    guint                    n_bands,
                                                    double                   low_hz,
                                                    double                   high_hz);
double              earcup_plot_spectrum_get_level (EarcupPlotSpectrum      *self,
                                                    double                   hz);
double              earcup_plot_spectrum_get_top   (EarcupPlotSpectrum      *self);
void                earcup_plot_spectrum_snapshot  (EarcupPlotSpectrum      *self,
                                                    GtkSnapshot             *snapshot,
                                                    const EarcupPlotPicture *picture,
                                                    const EarcupPlotScale   *scale);

G_END_DECLS
