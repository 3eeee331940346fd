/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_COMPARE_WINDOW (earcup_compare_window_get_type ())

/* The figures of all slots side by side. */
G_DECLARE_FINAL_TYPE (EarcupCompareWindow, earcup_compare_window, EARCUP, COMPARE_WINDOW,
                      AdwWindow)

GtkWindow *earcup_compare_window_new (GtkWindow      *parent,
                                      EarcupAudition *audition,
                                      GSettings      *settings);
gboolean   earcup_compare_window_save (EarcupCompareWindow  *self,
                                       GFile                *file,
                                       GError              **error);

G_END_DECLS
