/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SCENE_PANEL (earcup_scene_panel_get_type ())

/* The scene in which the slots are heard: its circumstances and its figures. */
G_DECLARE_FINAL_TYPE (EarcupScenePanel, earcup_scene_panel, EARCUP, SCENE_PANEL, AdwBin)

void earcup_scene_panel_set_audition (EarcupScenePanel *self,
                                      EarcupAudition   *audition,
                                      GSettings        *settings);

G_END_DECLS
