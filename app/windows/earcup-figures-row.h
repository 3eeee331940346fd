/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "catalogue/earcup-report.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FIGURES_ROW (earcup_figures_row_get_type ())

/* A figure with its unit, which unfolds to say where it comes from. */
G_DECLARE_FINAL_TYPE (EarcupFiguresRow, earcup_figures_row, EARCUP, FIGURES_ROW, AdwPreferencesRow)

GtkWidget  *earcup_figures_row_new    (void);
void        earcup_figures_row_show   (EarcupFiguresRow       *self,
                                       const EarcupReportLine *line);
const char *earcup_figures_row_get    (EarcupFiguresRow       *self);
void        earcup_figures_row_toggle (EarcupFiguresRow       *self);

G_END_DECLS
