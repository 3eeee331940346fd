/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "claims/earcup-demonstration.h"
#include "windows/earcup-circumstances.h"

G_BEGIN_DECLS

gboolean             earcup_scene_settings_matter (const char      *key);
EarcupCircumstances *earcup_scene_settings_read   (GSettings       *settings,
                                                   EarcupSceneKind  kind);
GVariant            *earcup_scene_settings_demonstrate
                                                  (const EarcupDemonstration *demonstration);

G_END_DECLS
