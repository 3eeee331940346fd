/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-demonstration-scene.h"

#include <math.h>

#include "catalogue/earcup-resolve.h"

#define USUAL_NOISE   "train"
#define USUAL_SOURCE  "laptop"

/**
 * earcup_demonstration_new_model:
 * @self: a demonstration
 * @slot: 0 for A to 2 for C, one that is filled
 * @catalogue: the catalogue
 * @error: return location for an error of the catalogue or of %EARCUP_VARIATION_ERROR
 *
 * Makes what is to be heard in a slot, with what is changed of it.
 *
 * Returns: (transfer full): the model, or %NULL with @error set; any thread
 */
EarcupModel *
earcup_demonstration_new_model (const EarcupDemonstration  *self,
                                guint                       slot,
                                EarcupCatalogue            *catalogue,
                                GError                    **error)
{
  const EarcupDemonstrationSlot *place = &self->slots[slot];
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, place->model, error);
  g_autoptr(EarcupVariation) variation = NULL;
  g_autoptr(EarcupDesign) design = NULL;

  if (model == NULL)
    return NULL;

  variation = earcup_demonstration_slot_new_variation (place, error);
  if (variation == NULL)
    return NULL;
  if (earcup_variation_is_empty (variation))
    return g_steal_pointer (&model);

  design = earcup_variation_apply (variation, earcup_model_get_design (model));

  return earcup_model_new_user (earcup_model_get_name (model), design);
}

static void
fill_scene (const EarcupDemonstration *self,
            EarcupModel               *model,
            EarcupScene               *scene)
{
  EarcupMonitor *monitor = earcup_model_get_monitor (model);

  if (monitor != NULL)
    scene->monitor = earcup_monitor_ref (monitor);
  else
    scene->design = earcup_design_ref (earcup_model_get_design (model));

  scene->noise = earcup_noise_from_key (self->noise != NULL ? self->noise : USUAL_NOISE);
  scene->source = earcup_source_from_key (self->source != NULL ? self->source : USUAL_SOURCE);
  scene->at_full = self->at_full;
  if (self->level_dba > 0.0)
    scene->level_dba = self->level_dba;
  if (self->monitor_gain_db > 0.0)
    scene->monitor_gain_db = self->monitor_gain_db;
}

/**
 * earcup_demonstration_new_scene:
 * @self: a demonstration that has a scene
 * @model: what is in one of its slots
 * @catalogue: the catalogue
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR
 *
 * Makes the scene of a demonstration. Its track is left to the caller.
 *
 * Returns: (transfer full): the scene, or %NULL with @error set; main thread
 */
EarcupScene *
earcup_demonstration_new_scene (const EarcupDemonstration  *self,
                                EarcupModel                *model,
                                EarcupCatalogue            *catalogue,
                                GError                    **error)
{
  g_autoptr(EarcupResponse) neutral = NULL, diffuse = NULL;
  EarcupSceneKind kind;
  EarcupScene *scene;

  g_return_val_if_fail (self->scene != NULL, NULL);
  if (!earcup_scene_kind_from_id (self->scene, &kind))
    g_return_val_if_reached (NULL);

  neutral = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_NEUTRAL, error);
  if (neutral != NULL)
    diffuse = earcup_catalogue_load_target (catalogue, "diffuse-field", error);
  if (diffuse == NULL)
    return NULL;

  scene = earcup_scene_new (kind, neutral, diffuse);
  fill_scene (self, model, scene);

  return scene;
}
