/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CORRECTIONS_BUTTON (earcup_corrections_button_get_type ())

/* Says which corrections are active, how loudness is matched, and when the limiter acts. */
G_DECLARE_FINAL_TYPE (EarcupCorrectionsButton, earcup_corrections_button, EARCUP,
                      CORRECTIONS_BUTTON, GtkWidget)

void earcup_corrections_button_set_audition (EarcupCorrectionsButton *self,
                                             EarcupAudition          *audition,
                                             GSettings               *settings);

G_END_DECLS
