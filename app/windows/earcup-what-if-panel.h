/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WHAT_IF_PANEL (earcup_what_if_panel_get_type ())

/* The controls that open and change the model that is heard. */
G_DECLARE_FINAL_TYPE (EarcupWhatIfPanel, earcup_what_if_panel, EARCUP, WHAT_IF_PANEL, GtkWidget)

void earcup_what_if_panel_set_audition (EarcupWhatIfPanel *self,
                                        EarcupAudition    *audition);

G_END_DECLS
