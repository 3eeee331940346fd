/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenes/earcup-scene-track.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SCENE_VOICE (earcup_scene_voice_get_type ())

/* A take as it goes with a track: as long as that, at its sample rate, and how its power is spread
 * meanwhile. Immutable, any thread. */
typedef struct _EarcupSceneVoice EarcupSceneVoice;

GType              earcup_scene_voice_get_type  (void) G_GNUC_CONST;

EarcupSceneVoice  *earcup_scene_voice_load      (GFile                   *take,
                                                 const EarcupSceneTrack  *track,
                                                 GCancellable            *cancellable,
                                                 GError                 **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;
EarcupSceneVoice  *earcup_scene_voice_ref       (EarcupSceneVoice        *self);
void               earcup_scene_voice_unref     (EarcupSceneVoice        *self);

GBytes            *earcup_scene_voice_get_bytes (const EarcupSceneVoice  *self);
const EarcupLines *earcup_scene_voice_get_lines (const EarcupSceneVoice  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSceneVoice, earcup_scene_voice_unref)

G_END_DECLS
