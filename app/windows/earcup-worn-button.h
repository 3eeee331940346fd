/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WORN_BUTTON (earcup_worn_button_get_type ())

/* Says what one listens on, and lets it be chosen. A measurement may be dropped on it. */
G_DECLARE_FINAL_TYPE (EarcupWornButton, earcup_worn_button, EARCUP, WORN_BUTTON, GtkWidget)

void earcup_worn_button_set_audition (EarcupWornButton *self,
                                      EarcupAudition   *audition,
                                      GSettings        *settings);
void earcup_worn_button_import       (EarcupWornButton *self,
                                      GFile            *file);

G_END_DECLS
