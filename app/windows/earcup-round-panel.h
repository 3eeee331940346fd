/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-round-session.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ROUND_PANEL (earcup_round_panel_get_type ())

/* A translation round: the station that is heard, the pace, and the list of stations. */
G_DECLARE_FINAL_TYPE (EarcupRoundPanel, earcup_round_panel, EARCUP, ROUND_PANEL, AdwBin)

void earcup_round_panel_set_session (EarcupRoundPanel   *self,
                                     EarcupRoundSession *session,
                                     EarcupAudition     *audition,
                                     GSettings          *settings);

G_END_DECLS
