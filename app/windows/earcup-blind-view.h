/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_VIEW (earcup_blind_view_get_type ())

/* Everything about listening tests, in place of what would give the answers away. */
G_DECLARE_FINAL_TYPE (EarcupBlindView, earcup_blind_view, EARCUP, BLIND_VIEW, GtkWidget)

void     earcup_blind_view_set_audition (EarcupBlindView *self,
                                         EarcupAudition  *audition);
void     earcup_blind_view_open         (EarcupBlindView *self);
gboolean earcup_blind_view_get_running  (EarcupBlindView *self);

G_END_DECLS
