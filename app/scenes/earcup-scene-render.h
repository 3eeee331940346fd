/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-render.h"
#include "interchange/earcup-sound-writer.h"
#include "scenes/earcup-scene-result.h"

G_BEGIN_DECLS

#define EARCUP_SCENE_ALL (-1)       /* every stem that is heard */

/* What was found in the sound of a scene. */
typedef struct {
  double   peak_dbtp;
  double   loudness_lufs;
  double   limited_db;              /* the most that the limiter took away; 0: it did not act */
  gboolean is_howling;              /* the loop was cut off at its bound */
} EarcupSceneReport;

gboolean earcup_scene_render (EarcupSceneResult     *result,
                              int                    only,
                              const char            *path,
                              EarcupSceneReport     *report,
                              EarcupRenderProgress   progress,
                              gpointer               user_data,
                              GCancellable          *cancellable,
                              GError               **error);

gboolean earcup_scene_render_as (EarcupSceneResult     *result,
                                 int                    only,
                                 const char            *path,
                                 EarcupSoundFormat      format,
                                 EarcupSceneReport     *report,
                                 EarcupRenderProgress   progress,
                                 gpointer               user_data,
                                 GCancellable          *cancellable,
                                 GError               **error);

G_END_DECLS
