/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"
#include "scenes/earcup-scene-render.h"

G_BEGIN_DECLS

/* What is told of a scene. */
typedef struct {
  EarcupSceneResult       *result;
  EarcupModel             *model;
  EarcupModel             *worn;
  const char              *file;       /* NULL when nothing was written */
  const char              *only;       /* NULL when all stems are heard */
  const EarcupSceneReport *report;     /* of the file */
  gboolean                 is_line;    /* JSON on one line, not on many */
} EarcupScenePrint;

void earcup_scene_print_json (const EarcupScenePrint *self);
void earcup_scene_print_text (const EarcupScenePrint *self);

G_END_DECLS
