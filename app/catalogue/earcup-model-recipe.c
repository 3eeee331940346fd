/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-model-recipe.h"

#include "catalogue/earcup-rendition.h"

/**
 * earcup_model_new_filter:
 * @model: what is to be heard
 * @worn: the headphone that the listener wears
 *
 * Makes the filter that is applied: all of it where a headphone is to be heard; where loudspeakers
 * are, what undoes the headphone that is worn, while the rest is what they bring to the ears.
 *
 * Returns: (transfer full): the filter; not in the main thread
 */
EarcupEmulation *
earcup_model_new_filter (EarcupModel *model,
                         EarcupModel *worn)
{
  EarcupMonitor *monitor = earcup_model_get_monitor (model);
  g_autoptr(EarcupRendition) rendition = NULL;

  if (monitor == NULL)
    return earcup_emulation_new (earcup_model_get_response (model),
                                 earcup_model_get_response (worn));

  rendition = earcup_rendition_new (monitor, earcup_model_get_response (worn));

  return earcup_emulation_ref (earcup_rendition_get_inverse (rendition));
}

static EarcupKernel *
make_kernel (gpointer data,
             guint    rate_hz)
{
  return earcup_rendition_make_kernel (data, rate_hz);
}

static double
get_level (gconstpointer data,
           double        hz)
{
  return earcup_rendition_get_level (data, hz);
}

/**
 * earcup_model_new_recipe:
 * @model: what is to be heard
 * @worn: the headphone that the listener wears
 *
 * Makes the recipe for the sound of a model: plain for headphones, crossed over for loudspeakers.
 *
 * Returns: (transfer full): the recipe; fast where the responses of both are computed
 */
EarcupRecipe *
earcup_model_new_recipe (EarcupModel *model,
                         EarcupModel *worn)
{
  EarcupMonitor *monitor = earcup_model_get_monitor (model);
  g_autoptr(EarcupEmulation) filter = NULL;

  if (monitor != NULL)
    return earcup_recipe_new_full (make_kernel, get_level, EARCUP_BINAURAL_LEAD_S,
                                   earcup_rendition_new (monitor,
                                                         earcup_model_get_response (worn)),
                                   (GDestroyNotify) earcup_rendition_unref);

  filter = earcup_model_new_filter (model, worn);

  return earcup_recipe_new_emulation (filter);
}
