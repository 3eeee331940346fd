/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_SQUEEZER (earcup_squeezer_get_type ())

G_DECLARE_FINAL_TYPE (EarcupSqueezer, earcup_squeezer, EARCUP, SQUEEZER, GtkWidget)

GtkWidget *earcup_squeezer_new       (void);
GtkWidget *earcup_squeezer_get_shown (EarcupSqueezer *self);

G_END_DECLS
