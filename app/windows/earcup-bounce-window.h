/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BOUNCE_WINDOW (earcup_bounce_window_get_type ())

/* Asks what is to be rendered to files, renders it, and says what was written. */
G_DECLARE_FINAL_TYPE (EarcupBounceWindow, earcup_bounce_window, EARCUP, BOUNCE_WINDOW, AdwWindow)

GtkWindow *earcup_bounce_window_new         (GtkWindow          *parent,
                                             EarcupAudition     *audition,
                                             GSettings          *settings);
void       earcup_bounce_window_take_folder (EarcupBounceWindow *self,
                                             GFile              *folder);

G_END_DECLS
