/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "audio/earcup-render.h"
#include "scenes/earcup-lines.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SCENE_TRACK (earcup_scene_track_get_type ())

/* What scenes need to know of a track: how its power is spread, how long and how high it is.
 * Immutable, any thread. */
typedef struct _EarcupSceneTrack EarcupSceneTrack;

GType              earcup_scene_track_get_type     (void) G_GNUC_CONST;

EarcupSceneTrack  *earcup_scene_track_load         (GFile                   *file,
                                                    EarcupRenderProgress     progress,
                                                    gpointer                 user_data,
                                                    GCancellable            *cancellable,
                                                    GError                 **error)
                                                    G_GNUC_WARN_UNUSED_RESULT;
EarcupSceneTrack  *earcup_scene_track_ref          (EarcupSceneTrack        *self);
void               earcup_scene_track_unref        (EarcupSceneTrack        *self);

GFile             *earcup_scene_track_get_file     (const EarcupSceneTrack  *self);
guint              earcup_scene_track_get_rate     (const EarcupSceneTrack  *self);
guint64            earcup_scene_track_get_n_frames (const EarcupSceneTrack  *self);
double             earcup_scene_track_get_peak     (const EarcupSceneTrack  *self);
const EarcupLines *earcup_scene_track_get_lines    (const EarcupSceneTrack  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSceneTrack, earcup_scene_track_unref)

G_END_DECLS
