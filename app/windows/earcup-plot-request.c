/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-plot-request.h"

#include <glib/gi18n-lib.h>

struct _EarcupPlotRequest
{
  EarcupQuantity       quantity;
  GPtrArray           *models;      /* of those that have a design */
  EarcupQuantityCurve  curves[EARCUP_PLOT_N_SLOT_STYLES];
  char                 tags[EARCUP_PLOT_N_SLOT_STYLES][2];
  GPtrArray           *without;     /* names of those that have none */
  double               smooth_octaves;
};

static void
add_model (EarcupPlotRequest *self,
           EarcupModel       *model,
           guint              slot,
           gboolean           is_heard)
{
  guint n = self->models->len;

  if (earcup_model_get_design (model) == NULL)
    {
      g_ptr_array_add (self->without, g_strdup (earcup_model_get_name (model)));
      return;
    }

  self->tags[n][0] = (char) ('A' + slot);
  self->curves[n] = (EarcupQuantityCurve) {
    .label = earcup_model_get_name (model), .tag = self->tags[n], .style = slot,
    .is_emphasised = is_heard, .design = earcup_model_get_design (model),
  };
  g_ptr_array_add (self->models, g_object_ref (model));
}

/* There is one waterfall: of what is heard, else of the first. */
static void
put_heard_first (EarcupPlotRequest *self)
{
  for (guint i = 1; i < self->models->len; i++)
    if (self->curves[i].is_emphasised)
      {
        EarcupQuantityCurve first = self->curves[0];

        self->curves[0] = self->curves[i];
        self->curves[i] = first;
        return;
      }
}

/**
 * earcup_plot_request_new:
 * @quantity: what is to be seen
 * @models: (array length=n_models): what is in the slots from A on; %NULL for an empty slot
 * @n_models: up to eight
 * @heard: the index of the one that is heard, or -1
 * @smooth_octaves: as earcup_quantity_scene_new() takes it
 *
 * Returns: (transfer full): the request, which holds the models
 */
EarcupPlotRequest *
earcup_plot_request_new (EarcupQuantity      quantity,
                         EarcupModel *const *models,
                         guint               n_models,
                         int                 heard,
                         double              smooth_octaves)
{
  EarcupPlotRequest *self = g_new0 (EarcupPlotRequest, 1);

  g_return_val_if_fail (n_models <= EARCUP_PLOT_N_SLOT_STYLES, NULL);

  self->quantity = quantity;
  self->smooth_octaves = smooth_octaves;
  self->models = g_ptr_array_new_with_free_func (g_object_unref);
  self->without = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_models; i++)
    if (models[i] != NULL)
      add_model (self, models[i], i, (int) i == heard);
  if (quantity == EARCUP_QUANTITY_DECAY)
    put_heard_first (self);

  return self;
}

/* Frees a request. */
void
earcup_plot_request_free (EarcupPlotRequest *self)
{
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->without);
  g_free (self);
}

/* Returns: what is to be seen */
EarcupQuantity
earcup_plot_request_get (const EarcupPlotRequest *self)
{
  return self->quantity;
}

/* Returns: how many models there are that have the quantity */
guint
earcup_plot_request_get_n (const EarcupPlotRequest *self)
{
  return self->models->len;
}

/**
 * earcup_plot_request_dup_note:
 * @self: a request
 *
 * Says which models do not have the quantity, or of which one a decay is.
 *
 * Returns: (transfer full): a sentence, empty when there is nothing to be said
 */
char *
earcup_plot_request_dup_note (const EarcupPlotRequest *self)
{
  g_autofree char *names = NULL;

  if (self->without->len > 0)
    {
      g_ptr_array_add (self->without, NULL);
      names = g_strjoinv (", ", (char **) self->without->pdata);
      g_ptr_array_remove_index (self->without, self->without->len - 1);
      /* Translators: names of curves or loudspeakers */
      return g_strdup_printf (_("Of %s only the response is known."), names);
    }

  if (self->quantity == EARCUP_QUANTITY_DECAY && self->models->len > 0)
    return g_strdup (self->curves[0].label);

  return g_strdup ("");
}

/* Makes the plot. Returns: (transfer full): the scene; any thread */
EarcupPlotScene *
earcup_plot_request_make_scene (const EarcupPlotRequest *self)
{
  return earcup_quantity_scene_new (self->quantity, self->curves, self->models->len,
                                    self->smooth_octaves);
}
