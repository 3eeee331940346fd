/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FIGURES_PANEL (earcup_figures_panel_get_type ())

/* What can be computed about the headphone that is heard, in the circumstances one is in. */
G_DECLARE_FINAL_TYPE (EarcupFiguresPanel, earcup_figures_panel, EARCUP, FIGURES_PANEL, GtkWidget)

void earcup_figures_panel_set_audition (EarcupFiguresPanel *self,
                                        EarcupAudition     *audition,
                                        GSettings          *settings);

G_END_DECLS
