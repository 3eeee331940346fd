/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"
#include "windows/earcup-chooser-session.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_OWNED_GROUP (earcup_owned_group_get_type ())

/* The headphones that somebody has, with a search to add some. */
G_DECLARE_FINAL_TYPE (EarcupOwnedGroup, earcup_owned_group, EARCUP, OWNED_GROUP,
                      AdwPreferencesGroup)

void earcup_owned_group_connect (EarcupOwnedGroup     *self,
                                 EarcupAudition       *audition,
                                 EarcupChooserSession *session);
void earcup_owned_group_refresh (EarcupOwnedGroup     *self);

G_END_DECLS
