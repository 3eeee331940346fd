/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CHOOSER_WINDOW (earcup_chooser_window_get_type ())

/* Asks what a headphone is needed for, and ranks all that there are. */
G_DECLARE_FINAL_TYPE (EarcupChooserWindow, earcup_chooser_window, EARCUP, CHOOSER_WINDOW,
                      AdwWindow)

GtkWindow *earcup_chooser_window_new (GtkWindow      *parent,
                                      EarcupAudition *audition,
                                      GSettings      *settings);

G_END_DECLS
