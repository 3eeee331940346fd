/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-render.h"
#include "scenes/earcup-scene-result.h"
#include "scenes/earcup-scene-voice.h"

G_BEGIN_DECLS

EarcupSceneResult *earcup_scene_work_out (const EarcupScene       *scene,
                                          const EarcupSceneTrack  *track,
                                          EarcupSceneVoice        *voice,
                                          GError                 **error)
                                          G_GNUC_WARN_UNUSED_RESULT;
EarcupSceneResult *earcup_scene_prepare  (const EarcupScene       *scene,
                                          EarcupRenderProgress     progress,
                                          gpointer                 user_data,
                                          GCancellable            *cancellable,
                                          GError                 **error)
                                          G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
