/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-scene-request.h"

#include <math.h>

#include "acoustics/earcup-variation.h"
#include "catalogue/earcup-resolve.h"

/* A recording is levelled as one would: the voice stays so far below full scale, however near the
 * microphone is. */
#define USUAL_DB       115.0
#define VOICE_BELOW_DB 21.0

/* What a source can do at most is far above what one listens at. */
#define AT_FULL_DB     135.0

/**
 * earcup_scene_request_new:
 * @circumstances: the scene
 * @catalogue: the catalogue
 * @model: what is in the slot; it has a part in the scene
 * @worn: what the listener wears
 * @track: what is played
 * @voice: (nullable): the take, for a recording
 *
 * Returns: (transfer full): the request, which holds all of it
 */
EarcupSceneRequest *
earcup_scene_request_new (const EarcupCircumstances *circumstances,
                          EarcupCatalogue           *catalogue,
                          EarcupModel               *model,
                          EarcupModel               *worn,
                          EarcupSceneTrack          *track,
                          EarcupSceneVoice          *voice)
{
  EarcupSceneRequest *self = g_new0 (EarcupSceneRequest, 1);

  self->circumstances = earcup_circumstances_copy (circumstances);
  self->catalogue = g_object_ref (catalogue);
  self->model = g_object_ref (model);
  self->worn = g_object_ref (worn);
  self->track = earcup_scene_track_ref (track);
  self->voice = voice != NULL ? earcup_scene_voice_ref (voice) : NULL;

  return self;
}

/* Frees a request with what came of it. */
void
earcup_scene_request_free (EarcupSceneRequest *self)
{
  g_clear_pointer (&self->circumstances, earcup_circumstances_free);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->model);
  g_clear_object (&self->worn);
  g_clear_pointer (&self->track, earcup_scene_track_unref);
  g_clear_pointer (&self->voice, earcup_scene_voice_unref);
  g_clear_object (&self->speakers);
  g_clear_pointer (&self->result, earcup_scene_result_unref);
  g_free (self);
}

/* Puts the loudspeakers where they are asked to be, unless they are known to be there. */
static gboolean
place_speakers (EarcupSceneRequest  *self,
                GError             **error)
{
  const EarcupCircumstances *circumstances = self->circumstances;
  EarcupMonitorSetup setup = { circumstances->room, circumstances->distance_m, NULL };
  gboolean is_cue = circumstances->kind == EARCUP_SCENE_RECORDING && circumstances->cue != NULL;
  g_autoptr(EarcupModel) pair = NULL;

  if (self->speakers != NULL)
    return TRUE;

  pair = is_cue ? earcup_catalogue_resolve (self->catalogue, circumstances->cue, error)
                : g_object_ref (self->model);
  if (pair == NULL)
    return FALSE;

  if (setup.room == EARCUP_MONITOR_ROOM_USUAL && setup.distance_m == 0.0)
    self->speakers = g_steal_pointer (&pair);
  else
    self->speakers = earcup_model_new_placed (pair, &setup, error);

  return self->speakers != NULL;
}

/* Puts a headphone, or loudspeakers, into the scene. */
static gboolean
add_player (EarcupSceneRequest  *self,
            EarcupScene         *scene,
            GError             **error)
{
  EarcupDesign *design = earcup_model_get_design (self->model);
  g_autoptr(EarcupVariation) plain = NULL, seated = NULL;

  if (earcup_circumstances_has_speakers (self->circumstances, self->model))
    {
      if (!place_speakers (self, error))
        return FALSE;

      scene->monitor = earcup_monitor_ref (earcup_model_get_monitor (self->speakers));
      return TRUE;
    }

  scene->design = earcup_design_ref (design);
  if (scene->kind != EARCUP_SCENE_FIT)
    return TRUE;

  plain = earcup_variation_new ();
  seated = earcup_variation_new_with_leak (plain, self->circumstances->leak);
  scene->seated = earcup_variation_apply (seated, design);

  return TRUE;
}

/* What 0 dBFS stands for, where it is not as usual. */
static double
find_full_scale (const EarcupScene *scene)
{
  if (scene->kind == EARCUP_SCENE_SOURCE && scene->at_full)
    return AT_FULL_DB;

  if (scene->kind == EARCUP_SCENE_RECORDING)
    return fmax (USUAL_DB, scene->voice_db + VOICE_BELOW_DB -
                           20.0 * log10 (scene->distance_m / EARCUP_SCENE_VOICE_M));

  return NAN;
}

static void
add_figures (EarcupSceneRequest *self,
             EarcupScene        *scene)
{
  const EarcupCircumstances *circumstances = self->circumstances;

  scene->level_dba = circumstances->level_dba;
  scene->noise = circumstances->noise;
  scene->source = circumstances->source;
  scene->at_full = circumstances->at_full;
  scene->voice_db = circumstances->voice_db;
  scene->distance_m = scene->kind == EARCUP_SCENE_NEIGHBOUR ? circumstances->neighbour_m
                                                            : circumstances->microphone_m;
  scene->full_scale_db = find_full_scale (scene);
  if (circumstances->is_monitored && scene->monitor == NULL)
    {
      scene->monitor_gain_db = circumstances->monitor_gain_db;
      scene->latency_s = circumstances->latency_s;
    }
}

/**
 * earcup_scene_request_compute:
 * @self: a request
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR or %EARCUP_LAYOUT_ERROR
 *
 * Works the scene out, once. Any thread.
 *
 * Returns: whether there is a result
 */
gboolean
earcup_scene_request_compute (EarcupSceneRequest  *self,
                              GError             **error)
{
  g_autoptr(EarcupResponse) neutral = NULL, diffuse = NULL;
  g_autoptr(EarcupScene) scene = NULL;

  neutral = earcup_catalogue_load_target (self->catalogue, EARCUP_CATALOGUE_NEUTRAL, error);
  if (neutral == NULL)
    return FALSE;

  diffuse = earcup_catalogue_load_target (self->catalogue, EARCUP_CATALOGUE_DIFFUSE, error);
  if (diffuse == NULL)
    return FALSE;

  scene = earcup_scene_new (self->circumstances->kind, neutral, diffuse);
  if (g_strcmp0 (earcup_model_get_id (self->worn), "neutral") != 0)
    scene->worn = earcup_response_ref (earcup_model_get_response (self->worn));
  if (!add_player (self, scene, error))
    return FALSE;

  add_figures (self, scene);
  self->result = earcup_scene_work_out (scene, self->track, self->voice, error);

  return self->result != NULL;
}
