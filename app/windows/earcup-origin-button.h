/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ORIGIN_BUTTON (earcup_origin_button_get_type ())

/* A line that says where the curve that is heard comes from, and opens into all that is known. */
G_DECLARE_FINAL_TYPE (EarcupOriginButton, earcup_origin_button, EARCUP, ORIGIN_BUTTON, GtkWidget)

void earcup_origin_button_set_audition (EarcupOriginButton *self,
                                        EarcupAudition     *audition);

G_END_DECLS
