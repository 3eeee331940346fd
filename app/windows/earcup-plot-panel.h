/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PLOT_PANEL (earcup_plot_panel_get_type ())

/* The plot of what is compared, with its read-out and its choices. */
G_DECLARE_FINAL_TYPE (EarcupPlotPanel, earcup_plot_panel, EARCUP, PLOT_PANEL, GtkWidget)

/* What is plotted, and where it is pointed at. */
typedef struct {
  const char *quantity;      /* the word for it, as in the settings; NULL: the scene that is on */
  const char *behind;        /* what is seen again after that scene; NULL: as it is */
  gboolean    difference;    /* whether A less B is drawn as well */
  gboolean    filter;        /* whether what is applied is drawn as well */
  double      cursor_hz;     /* 0 for no cursor */
} EarcupPlotPanelView;

void             earcup_plot_panel_set_audition      (EarcupPlotPanel *self,
                                                      EarcupAudition  *audition);
void             earcup_plot_panel_bind_settings     (EarcupPlotPanel *self,
                                                      GSettings       *settings);
GtkWidget       *earcup_plot_panel_get_plot          (EarcupPlotPanel *self);
void             earcup_plot_panel_toggle_difference (EarcupPlotPanel *self);
void             earcup_plot_panel_toggle_table      (EarcupPlotPanel *self);
void             earcup_plot_panel_get_view          (EarcupPlotPanel *self,
                                                      EarcupPlotPanelView *view);
void             earcup_plot_panel_set_view          (EarcupPlotPanel *self,
                                                      const EarcupPlotPanelView *view);

G_END_DECLS
