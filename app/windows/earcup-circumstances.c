/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-circumstances.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (EarcupCircumstances, earcup_circumstances, earcup_circumstances_copy,
                     earcup_circumstances_free)

static const char *const names[EARCUP_N_SCENES] = {
  [EARCUP_SCENE_RECORDING] = N_("Recording"),
  [EARCUP_SCENE_NOISE] = N_("Noise around"),
  [EARCUP_SCENE_NEIGHBOUR] = N_("Neighbour"),
  [EARCUP_SCENE_SOURCE] = N_("Source"),
  [EARCUP_SCENE_FIT] = N_("Fit"),
  [EARCUP_SCENE_MONITORS] = N_("Monitors"),
};

/* Returns: (transfer full): a copy of @self; any thread */
EarcupCircumstances *
earcup_circumstances_copy (const EarcupCircumstances *self)
{
  EarcupCircumstances *copy = g_memdup2 (self, sizeof *self);

  copy->cue = g_strdup (self->cue);
  if (copy->take != NULL)
    g_object_ref (copy->take);

  return copy;
}

/* Frees circumstances; any thread. */
void
earcup_circumstances_free (EarcupCircumstances *self)
{
  g_clear_object (&self->take);
  g_free (self->cue);
  g_free (self);
}

/* Returns: (transfer none): what people call a scene */
const char *
earcup_circumstances_get_name (EarcupSceneKind kind)
{
  return _(names[kind]);
}

/* Returns: whether it is loudspeakers that play the track, rather than a headphone */
gboolean
earcup_circumstances_has_speakers (const EarcupCircumstances *self,
                                   EarcupModel               *model)
{
  gboolean are_in_slot = earcup_model_get_monitor (model) != NULL;

  return self->kind == EARCUP_SCENE_RECORDING ? self->cue != NULL || are_in_slot
                                              : self->kind == EARCUP_SCENE_MONITORS && are_in_slot;
}

/**
 * earcup_circumstances_dup_hindrance:
 * @self: circumstances
 * @model: what is in a slot
 *
 * Says why a model has no part in a scene.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if it has one
 */
char *
earcup_circumstances_dup_hindrance (const EarcupCircumstances *self,
                                    EarcupModel               *model)
{
  const char *name = earcup_model_get_name (model);

  if (earcup_circumstances_has_speakers (self, model))
    return NULL;

  if (self->kind == EARCUP_SCENE_MONITORS)
    /* Translators: %s is the name of a headphone */
    return g_strdup_printf (_("%s is no pair of loudspeakers, so it has no part in this scene"),
                            name);

  if (earcup_model_get_monitor (model) != NULL)
    /* Translators: the name of loudspeakers, the name of a scene such as “Noise around” */
    return g_strdup_printf (_("%s are loudspeakers, which nobody wears, so they have no part in "
                              "the scene “%s”"), name, earcup_circumstances_get_name (self->kind));

  if (earcup_model_get_design (model) == NULL)
    /* Translators: %s is the name of a target curve or a measurement */
    return g_strdup_printf (_("Of %s only the response is known, so it has no part in this scene"),
                            name);

  return NULL;
}
