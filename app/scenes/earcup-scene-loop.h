/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenes/earcup-scene-result.h"

G_BEGIN_DECLS

/* A recording that hears itself, while it runs. One thread. */
typedef struct _EarcupSceneRunningLoop EarcupSceneRunningLoop;

EarcupSceneRunningLoop *earcup_scene_running_loop_new     (const EarcupSceneLoop  *loop);
void                    earcup_scene_running_loop_free    (EarcupSceneRunningLoop *self);

void                    earcup_scene_running_loop_process (EarcupSceneRunningLoop *self,
                                                           float                  *frames,
                                                           gsize                   n_frames);
gboolean                earcup_scene_running_loop_is_cut  (EarcupSceneRunningLoop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSceneRunningLoop, earcup_scene_running_loop_free)

G_END_DECLS
