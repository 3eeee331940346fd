/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "scenes/earcup-scene-prepare.h"
#include "windows/earcup-circumstances.h"

G_BEGIN_DECLS

/* A scene of one slot that a thread is to work out, and what comes of it. */
typedef struct {
  guint                slot;
  guint                change;          /* counts what was asked for */
  EarcupCircumstances *circumstances;
  EarcupCatalogue     *catalogue;
  EarcupModel         *model;
  EarcupModel         *worn;
  EarcupSceneTrack    *track;
  EarcupSceneVoice    *voice;           /* NULL where the scene has no use for it */
  EarcupModel         *speakers;        /* where they stand, once it is known; NULL for none */
  EarcupSceneResult   *result;
} EarcupSceneRequest;

EarcupSceneRequest *earcup_scene_request_new     (const EarcupCircumstances  *circumstances,
                                                  EarcupCatalogue            *catalogue,
                                                  EarcupModel                *model,
                                                  EarcupModel                *worn,
                                                  EarcupSceneTrack           *track,
                                                  EarcupSceneVoice           *voice);
void                earcup_scene_request_free    (EarcupSceneRequest         *self);

gboolean            earcup_scene_request_compute (EarcupSceneRequest         *self,
                                                  GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSceneRequest, earcup_scene_request_free)

G_END_DECLS
