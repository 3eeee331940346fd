/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "scenes/earcup-scene-result.h"
#include "scenes/earcup-scene-voice.h"
#include "windows/earcup-circumstances.h"

G_BEGIN_DECLS

#define EARCUP_SCENE_STAGE_SLOTS 9     /* slot 0 stays empty */

/* A slot in a scene. */
typedef struct {
  EarcupModel       *model;       /* of which the result is, or is to be */
  EarcupModel       *worn;        /* likewise */
  guint              change;      /* of the newest result … */
  guint              failed;      /* … or of the newest that could not be had */
  EarcupSceneResult *result;      /* NULL while there is none */
  EarcupModel       *speakers;    /* the pair of the model, or that of the cue, where it stands */
} EarcupScenePart;

/* A scene that is on: its circumstances, what is known of the track, and what became of the
 * slots. */
typedef struct {
  EarcupCircumstances *circumstances;
  guint                change;    /* counts what was asked for */
  char                *stem;      /* what of the scene is heard; NULL for what belongs together */
  GFile               *file;      /* the track that is known … */
  EarcupSceneTrack    *track;
  EarcupSceneVoice    *voice;     /* … and the take that goes with it … */
  GFile               *take;      /* … of this file; NULL for the synthetic one */
  EarcupScenePart      parts[EARCUP_SCENE_STAGE_SLOTS];
  GCancellable        *cancellable;
  gboolean             is_working;
  guint                left;      /* heard before, but it has no part: … */
  guint                taken;     /* … this is heard instead */
} EarcupSceneStage;

EarcupSceneStage *earcup_scene_stage_new           (const EarcupCircumstances *circumstances);
void              earcup_scene_stage_free          (EarcupSceneStage          *self);

void              earcup_scene_stage_change        (EarcupSceneStage          *self,
                                                    const EarcupCircumstances *circumstances);
void              earcup_scene_stage_forget_track  (EarcupSceneStage          *self);
void              earcup_scene_stage_forget_slot   (EarcupSceneStage          *self,
                                                    guint                      slot);
gboolean          earcup_scene_stage_needs_voice   (EarcupSceneStage          *self);
gboolean          earcup_scene_stage_is_due        (EarcupSceneStage          *self,
                                                    guint                      slot);

G_END_DECLS
