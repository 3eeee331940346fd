/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_REMOTE (earcup_remote_get_type ())

/* Lets the desktop see and control what is played, by MPRIS. */
G_DECLARE_FINAL_TYPE (EarcupRemote, earcup_remote, EARCUP, REMOTE, GObject)

EarcupRemote *earcup_remote_new (GtkApplicationWindow *window,
                                 EarcupAudition       *audition,
                                 GSettings            *settings);

G_END_DECLS
