/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"

/* Several models on their way to the slots from A on. */
typedef struct {
  guint                requests[EARCUP_AUDITION_SLOTS + 1];
  char                *words[EARCUP_AUDITION_SLOTS + 1];
  EarcupSlot           slots[EARCUP_AUDITION_SLOTS + 1];
  guint                n_slots;
  EarcupCatalogue     *catalogue;
  EarcupModel         *worn;
  EarcupCircumstances *scene;     /* that is entered with them, or NULL */
} Set;

static void
set_free (Set *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      g_free (self->words[slot]);
      earcup_slot_clear (&self->slots[slot]);
    }
  g_object_unref (self->catalogue);
  g_object_unref (self->worn);
  g_clear_pointer (&self->scene, earcup_circumstances_free);
  g_free (self);
}

/* What becomes of the model by its variation. */
static void
change_slot (EarcupSlot  *slot,
             EarcupModel *worn)
{
  g_autoptr(EarcupDesign) design = earcup_variation_apply (slot->variation,
                                                           earcup_model_get_design (slot->model));
  /* Translators: %s is the name of a model whose housing was changed */
  g_autofree char *name = g_strdup_printf (_("%s, changed"),
                                           earcup_model_get_name (slot->model));

  slot->changed = earcup_model_new_user (name, design);
  slot->emulation = earcup_emulation_new (earcup_model_get_response (slot->changed),
                                          earcup_model_get_response (worn));
}

static gboolean
resolve_slot (Set     *set,
              guint    number,
              GError **error)
{
  EarcupSlot *slot = &set->slots[number];

  slot->model = earcup_catalogue_resolve (set->catalogue, set->words[number], error);
  if (slot->model == NULL)
    return FALSE;

  earcup_model_get_response (slot->model);
  slot->own = earcup_model_new_filter (slot->model, set->worn);
  if (slot->variation != NULL && earcup_model_get_design (slot->model) != NULL)
    change_slot (slot, set->worn);
  else
    {
      g_clear_pointer (&slot->variation, earcup_variation_unref);
      slot->emulation = earcup_emulation_ref (slot->own);
    }

  return TRUE;
}

static void
resolve_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Set *set = task_data;
  GError *error = NULL;

  for (guint slot = 1; slot <= set->n_slots; slot++)
    if (!resolve_slot (set, slot, &error))
      {
        g_task_return_error (task, error);
        return;
      }

  g_task_return_boolean (task, TRUE);
}

/* Takes what was made into the slots.
 *
 * Returns: whether that are all of them; a slot for which something else was chosen meanwhile keeps
 * that */
static gboolean
fill_slots (EarcupAudition *self,
            Set            *set)
{
  guint n_filled = 0;

  for (guint slot = 1; slot <= set->n_slots; slot++)
    if (set->requests[slot] == self->requests[slot])
      {
        earcup_audition_turn_over (self, slot);
        earcup_slot_clear (&self->slots[slot]);
        self->slots[slot] = set->slots[slot];
        set->slots[slot] = (EarcupSlot) { NULL };
        n_filled++;
      }

  earcup_audition_apply_slots (self, 1, set->n_slots);
  if (set->worn != self->worn)
    earcup_audition_fit_slots (self);

  return n_filled == set->n_slots;
}

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Set *set = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      earcup_audition_say (self, error->message);
      return;
    }

  if (self->n_stations == 0 && fill_slots (self, set) && set->scene != NULL)
    earcup_audition_set_scene (self, set->scene);
}

static void
take_place (Set                       *set,
            guint                      slot,
            const EarcupAuditionPlace *place)
{
  set->words[slot] = g_strdup (place->word);
  if (place->variation != NULL && !earcup_variation_is_empty (place->variation))
    set->slots[slot].variation = earcup_variation_ref (place->variation);
}

/**
 * earcup_audition_load_set:
 * @self: an audition whose catalogue is loaded
 * @places: (array length=n_places): what is to come into the slots from A on
 * @n_places: 1 to 8
 * @scene: (nullable): a scene that is entered as soon as the models are there
 *
 * Puts several models into the slots, all at once as soon as a thread has computed them; slots
 * behind them stay as they are. A word that names nothing gives an #EarcupAudition::message, and
 * nothing changes. Where something else is chosen for one of the slots meanwhile, no scene is
 * entered. A round ends. earcup_audition_undo_slots() brings back what was there.
 */
void
earcup_audition_load_set (EarcupAudition            *self,
                          const EarcupAuditionPlace *places,
                          guint                      n_places,
                          const EarcupCircumstances *scene)
{
  g_autoptr(GTask) task = NULL;
  Set *set;

  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->catalogue != NULL);
  g_return_if_fail (n_places > 0 && n_places <= EARCUP_AUDITION_SLOTS);

  earcup_audition_end_round (self);
  earcup_audition_keep_slots (self);

  set = g_new0 (Set, 1);
  set->n_slots = n_places;
  set->catalogue = g_object_ref (self->catalogue);
  set->worn = g_object_ref (self->worn);
  set->scene = scene != NULL ? earcup_circumstances_copy (scene) : NULL;
  for (guint slot = 1; slot <= n_places; slot++)
    {
      earcup_audition_keep_choice (self, slot);
      set->requests[slot] = ++self->requests[slot];
      take_place (set, slot, &places[slot - 1]);
    }

  task = g_task_new (self, NULL, resolved_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_load_set);
  g_task_set_task_data (task, set, (GDestroyNotify) set_free);
  g_task_run_in_thread (task, resolve_in_thread);
}
