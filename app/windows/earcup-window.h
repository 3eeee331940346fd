/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WINDOW (earcup_window_get_type ())

/* The one window: browse, compare, listen, read. */
G_DECLARE_FINAL_TYPE (EarcupWindow, earcup_window, EARCUP, WINDOW, AdwApplicationWindow)

EarcupWindow    *earcup_window_new          (GtkApplication *application,
                                             GSettings      *settings);
void             earcup_window_open         (EarcupWindow   *self,
                                             GFile          *file);
EarcupAudition  *earcup_window_get_audition (EarcupWindow   *self);

G_END_DECLS
