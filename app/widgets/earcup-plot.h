/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PLOT (earcup_plot_get_type ())

G_DECLARE_FINAL_TYPE (EarcupPlot, earcup_plot, EARCUP, PLOT, GtkWidget)

GtkWidget       *earcup_plot_new           (void);
EarcupPlotScene *earcup_plot_get_scene     (EarcupPlot      *self);
void             earcup_plot_set_scene     (EarcupPlot      *self,
                                            EarcupPlotScene *scene);
double           earcup_plot_get_cursor_hz (EarcupPlot      *self);
void             earcup_plot_set_cursor_hz (EarcupPlot      *self,
                                            double           hz);
double           earcup_plot_get_pointed_hz (EarcupPlot     *self);
double           earcup_plot_get_span_db   (EarcupPlot      *self);
void             earcup_plot_set_span_db   (EarcupPlot      *self,
                                            double           span_db);
char            *earcup_plot_dup_readout   (EarcupPlot      *self);
gboolean         earcup_plot_get_shows_spectrum (EarcupPlot *self);
void             earcup_plot_set_shows_spectrum (EarcupPlot *self,
                                            gboolean         shows_spectrum);
gboolean         earcup_plot_has_spectrum  (EarcupPlot      *self);
void             earcup_plot_set_spectrum  (EarcupPlot      *self,
                                            const double    *levels_db,
                                            guint            n_bands,
                                            double           low_hz,
                                            double           high_hz);

G_END_DECLS
