/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"

/* A model on its way to a slot. */
typedef struct {
  guint            slot;
  guint            request;
  char            *word;
  EarcupCatalogue *catalogue;
  EarcupModel     *worn;
  EarcupModel     *model;
  EarcupEmulation *emulation;
} Choice;

/* A change of a model on its way to the slot of that model. */
typedef struct {
  guint            slot;
  guint            epoch;
  EarcupModel     *model;
  EarcupModel     *worn;
  EarcupVariation *variation;
  EarcupModel     *changed;
  EarcupEmulation *emulation;
} Change;

/* {{{ Slots */

/* Empties a slot. */
void
earcup_slot_clear (EarcupSlot *slot)
{
  g_clear_object (&slot->model);
  g_clear_pointer (&slot->own, earcup_emulation_unref);
  g_clear_pointer (&slot->variation, earcup_variation_unref);
  g_clear_object (&slot->changed);
  g_clear_pointer (&slot->emulation, earcup_emulation_unref);
}

/* Returns: (transfer full): another slot with the same in it */
EarcupSlot
earcup_slot_copy (const EarcupSlot *slot)
{
  return (EarcupSlot) {
    .model = slot->model != NULL ? g_object_ref (slot->model) : NULL,
    .own = slot->own != NULL ? earcup_emulation_ref (slot->own) : NULL,
    .variation = slot->variation != NULL ? earcup_variation_ref (slot->variation) : NULL,
    .changed = slot->changed != NULL ? g_object_ref (slot->changed) : NULL,
    .emulation = slot->emulation != NULL ? earcup_emulation_ref (slot->emulation) : NULL,
  };
}

/* Returns: (transfer full) (nullable): how to make what is heard in a slot. Loudspeakers cross
 * over; of everything else there is the filter. */
static EarcupRecipe *
dup_recipe (EarcupAudition *self,
            guint           slot)
{
  EarcupModel *shown = earcup_audition_get_shown (self, slot);

  if (self->slots[slot].emulation == NULL)
    return NULL;
  if (shown != NULL && earcup_model_get_monitor (shown) != NULL)
    return earcup_model_new_recipe (shown, self->worn);

  return earcup_recipe_new_emulation (self->slots[slot].emulation);
}

/* Hands what is in some slots to player and matcher, and tells everybody once. */
void
earcup_audition_apply_slots (EarcupAudition *self,
                             guint           first,
                             guint           last)
{
  self->applying = TRUE;
  for (guint slot = first; slot <= last; slot++)
    {
      g_autoptr(EarcupRecipe) recipe = dup_recipe (self, slot);

      earcup_player_set_recipe (self->player, slot, recipe);
      earcup_matcher_set_recipe (self->matcher, slot, recipe);
    }
  self->applying = FALSE;

  earcup_audition_tell_changed (self);
}

/* Whether a slot that need not be there is not there. */
static gboolean
is_missing (EarcupAudition *self,
            guint           slot)
{
  return slot > EARCUP_AUDITION_LASTING && self->slots[slot].model == NULL;
}

/* Nobody listens to a slot that has been emptied. */
void
earcup_audition_leave_empty (EarcupAudition *self)
{
  if (is_missing (self, self->before))
    self->before = 0;
  if (is_missing (self, earcup_player_get_selected (self->player)))
    earcup_player_select (self->player, 1);
}

/* Forgets what is on its way to a slot. */
void
earcup_audition_turn_over (EarcupAudition *self,
                           guint           slot)
{
  self->requests[slot]++;
  self->epochs[slot]++;
}

/* }}} */
/* {{{ Models */

static void
choice_free (Choice *choice)
{
  g_free (choice->word);
  g_object_unref (choice->catalogue);
  g_clear_object (&choice->worn);
  g_clear_object (&choice->model);
  g_clear_pointer (&choice->emulation, earcup_emulation_unref);
  g_free (choice);
}

static void
choose_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Choice *choice = task_data;
  GError *error = NULL;

  choice->model = earcup_catalogue_resolve (choice->catalogue, choice->word, &error);
  if (choice->model == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  earcup_model_get_response (choice->model);
  if (choice->worn != NULL)
    choice->emulation = earcup_model_new_filter (choice->model, choice->worn);
  g_task_return_boolean (task, TRUE);
}

/* Another model comes without the changes of the one before. */
static void
apply_choice (EarcupAudition *self,
              Choice         *choice)
{
  EarcupSlot *slot = &self->slots[choice->slot];

  self->epochs[choice->slot]++;
  earcup_slot_clear (slot);
  slot->model = g_steal_pointer (&choice->model);
  slot->own = g_steal_pointer (&choice->emulation);
  if (slot->own != NULL)
    slot->emulation = earcup_emulation_ref (slot->own);
  earcup_audition_apply_slots (self, choice->slot, choice->slot);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Choice *choice = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->n_pending--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    earcup_audition_say (self, error->message);
  else if (choice->request != self->requests[choice->slot])
    return;
  else if (choice->worn != self->worn)
    earcup_audition_set_model (self, choice->slot, choice->word);
  else
    apply_choice (self, choice);
}

/* }}} */
/* {{{ Changes */

static void
change_free (Change *change)
{
  g_clear_object (&change->model);
  g_clear_object (&change->worn);
  g_clear_object (&change->changed);
  g_clear_pointer (&change->variation, earcup_variation_unref);
  g_clear_pointer (&change->emulation, earcup_emulation_unref);
  g_free (change);
}

static void
change_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Change *change = task_data;
  g_autoptr(EarcupDesign) design = earcup_variation_apply (change->variation,
                                                           earcup_model_get_design (change->model));
  /* Translators: %s is the name of a model whose housing was changed */
  g_autofree char *name = g_strdup_printf (_("%s, changed"),
                                           earcup_model_get_name (change->model));

  change->changed = earcup_model_new_user (name, design);
  change->emulation = earcup_emulation_new (earcup_model_get_response (change->changed),
                                            earcup_model_get_response (change->worn));
  g_task_return_boolean (task, TRUE);
}

static void start_change (EarcupAudition *self,
                          guint           number);

/* While one change was computed others may have been asked for: only the newest comes next. */
static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Change *change = g_task_get_task_data (G_TASK (result));
  EarcupSlot *slot = &self->slots[change->slot];

  self->changing[change->slot] = FALSE;
  if (change->epoch == self->epochs[change->slot] && change->worn == self->worn)
    {
      g_clear_object (&slot->changed);
      g_clear_pointer (&slot->emulation, earcup_emulation_unref);
      slot->changed = g_steal_pointer (&change->changed);
      slot->emulation = g_steal_pointer (&change->emulation);
      earcup_audition_apply_slots (self, change->slot, change->slot);
    }

  if (slot->variation != NULL &&
      (slot->variation != change->variation || change->worn != self->worn))
    start_change (self, change->slot);
}

static void
start_change (EarcupAudition *self,
              guint           number)
{
  EarcupSlot *slot = &self->slots[number];
  g_autoptr(GTask) task = NULL;
  Change *change;

  if (self->changing[number])
    return;

  change = g_new0 (Change, 1);
  change->slot = number;
  change->epoch = self->epochs[number];
  change->model = g_object_ref (slot->model);
  change->worn = g_object_ref (self->worn);
  change->variation = earcup_variation_ref (slot->variation);
  self->changing[number] = TRUE;

  task = earcup_errand_new (self, NULL, changed_cb, NULL);
  g_task_set_source_tag (task, start_change);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_task_run_in_thread (task, change_in_thread);
}

/* }}} */
/* Computes what of the changes is still missing, or was on its way elsewhere. */
void
earcup_audition_resume (EarcupAudition *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (self->slots[slot].variation != NULL)
      start_change (self, slot);
}

/**
 * earcup_audition_set_model:
 * @self: an audition whose catalogue is loaded
 * @slot: 1 for A to 8 for H
 * @word: an id, a forgiving name, or an archetype
 *
 * Puts a model into a slot. Its response is computed in a thread; until then the slot keeps what
 * it had. A word that names nothing to listen through gives an #EarcupAudition::message. A round
 * ends before.
 */
void
earcup_audition_set_model (EarcupAudition *self,
                           guint           slot,
                           const char     *word)
{
  g_autoptr(GTask) task = NULL;
  Choice *choice;

  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->catalogue != NULL);
  g_return_if_fail (slot > 0 && slot <= EARCUP_AUDITION_SLOTS);

  earcup_audition_end_round (self);
  earcup_audition_keep_choice (self, slot);
  choice = g_new0 (Choice, 1);
  choice->slot = slot;
  choice->request = ++self->requests[slot];
  choice->word = g_strdup (word);
  choice->catalogue = g_object_ref (self->catalogue);
  choice->worn = g_object_ref (self->worn);
  self->n_pending++;

  task = earcup_errand_new (self, NULL, chosen_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_set_model);
  g_task_set_task_data (task, choice, (GDestroyNotify) choice_free);
  g_task_run_in_thread (task, choose_in_thread);
}

/* Returns: (transfer none) (nullable): the model in a slot, as it was chosen; none in slot 0 */
EarcupModel *
earcup_audition_get_model (EarcupAudition *self,
                           guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, NULL);

  return self->slots[slot].model;
}

/* Returns: (transfer none) (nullable): what a slot shows and plays: its model, or what the model
 * became by the changes to it */
EarcupModel *
earcup_audition_get_shown (EarcupAudition *self,
                           guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, NULL);

  return self->slots[slot].changed != NULL ? self->slots[slot].changed : self->slots[slot].model;
}

/* Returns: (transfer none) (nullable): the filter through which a slot is heard */
EarcupEmulation *
earcup_audition_get_emulation (EarcupAudition *self,
                               guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, NULL);

  return self->slots[slot].emulation;
}

/* Returns: (transfer none) (nullable): what is changed of the model in a slot, if anything is */
EarcupVariation *
earcup_audition_get_variation (EarcupAudition *self,
                               guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, NULL);

  return self->slots[slot].variation;
}

/**
 * earcup_audition_set_variation:
 * @self: an audition
 * @slot: 1 to 8, with a model that has a design
 * @variation: what is to be changed; an empty one, to have the model exactly as it was
 *
 * Changes the model in a slot. What becomes of it is computed in a thread; of several changes in
 * the meantime only the newest is. An empty variation takes effect at once.
 */
void
earcup_audition_set_variation (EarcupAudition  *self,
                               guint            slot,
                               EarcupVariation *variation)
{
  EarcupSlot *place = &self->slots[slot];

  g_return_if_fail (slot > 0 && slot <= EARCUP_AUDITION_SLOTS);
  g_return_if_fail (place->model != NULL && earcup_model_get_design (place->model) != NULL);

  earcup_variation_ref (variation);
  g_clear_pointer (&place->variation, earcup_variation_unref);
  if (!earcup_variation_is_empty (variation))
    {
      place->variation = variation;
      start_change (self, slot);
      earcup_audition_tell_variation (self);
      return;
    }

  earcup_variation_unref (variation);
  self->epochs[slot]++;
  g_clear_object (&place->changed);
  g_clear_pointer (&place->emulation, earcup_emulation_unref);
  if (place->own != NULL)
    place->emulation = earcup_emulation_ref (place->own);
  earcup_audition_apply_slots (self, slot, slot);
}

/* Keeps what is in the slots for earcup_audition_undo_slots(). */
void
earcup_audition_keep_slots (EarcupAudition *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      earcup_slot_clear (&self->last_slots[slot]);
      self->last_slots[slot] = earcup_slot_copy (&self->slots[slot]);
    }

  self->has_last_slots = TRUE;
}

/**
 * earcup_audition_load_family:
 * @self: an audition whose catalogue is loaded
 *
 * Puts one driver in four housings, sealed, vented, semi-open and open, into the slots A to D.
 * earcup_audition_undo_slots() brings back what was there.
 */
void
earcup_audition_load_family (EarcupAudition *self)
{
  static const char *const family[] = {
    "same_driver_sealed", "same_driver_vented", "same_driver_semi_open", "same_driver_open",
  };

  earcup_audition_keep_slots (self);
  for (guint i = 0; i < G_N_ELEMENTS (family); i++)
    earcup_audition_set_model (self, i + 1, family[i]);
}

/* Brings back what was in the slots before the last set was loaded into them. */
void
earcup_audition_undo_slots (EarcupAudition *self)
{
  if (!self->has_last_slots)
    return;

  self->has_last_slots = FALSE;
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      earcup_audition_turn_over (self, slot);
      earcup_slot_clear (&self->slots[slot]);
      self->slots[slot] = self->last_slots[slot];
      self->last_slots[slot] = (EarcupSlot) { NULL };
    }

  earcup_audition_leave_empty (self);
  earcup_audition_apply_slots (self, 1, EARCUP_AUDITION_SLOTS);
  earcup_audition_fit_slots (self);
  earcup_audition_resume (self);
}

/* Empties a slot, C or one behind it; when it is heard, A is heard instead. A station of a round is
 * not taken out by itself: the round ends. */
void
earcup_audition_empty (EarcupAudition *self,
                       guint           slot)
{
  g_return_if_fail (slot > EARCUP_AUDITION_LASTING && slot <= EARCUP_AUDITION_SLOTS);

  if (self->n_stations > 0)
    {
      earcup_audition_end_round (self);
      return;
    }

  earcup_audition_turn_over (self, slot);
  earcup_slot_clear (&self->slots[slot]);
  earcup_audition_leave_empty (self);
  earcup_audition_apply_slots (self, slot, slot);
}

/**
 * earcup_audition_find_free:
 * @self: an audition
 *
 * Returns: the first slot behind B with nothing in it, 0 where there is none
 */
guint
earcup_audition_find_free (EarcupAudition *self)
{
  for (guint slot = EARCUP_AUDITION_LASTING + 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (is_missing (self, slot))
      return slot;

  return 0;
}

/**
 * earcup_audition_add:
 * @self: an audition
 *
 * Opens a further slot and listens to it. Until something is chosen for it, it holds the same as
 * the slot that was heard; if that was no emulation, the same as A.
 *
 * Returns: the slot, 0 where all are taken or there is nothing to put into one
 */
guint
earcup_audition_add (EarcupAudition *self)
{
  guint slot = earcup_audition_find_free (self);
  guint from = MAX (earcup_player_get_selected (self->player), 1);

  if (slot == 0 || self->slots[from].model == NULL)
    return 0;

  earcup_audition_turn_over (self, slot);
  self->slots[slot] = earcup_slot_copy (&self->slots[from]);
  earcup_audition_apply_slots (self, slot, slot);
  earcup_audition_fit_slots (self);
  earcup_audition_select (self, slot);

  return slot;
}

/* Exchanges what is in A and B. */
void
earcup_audition_swap (EarcupAudition *self)
{
  EarcupSlot first = self->slots[1];

  if (self->slots[1].model == NULL || self->slots[2].model == NULL)
    return;

  self->slots[1] = self->slots[2];
  self->slots[2] = first;
  for (guint slot = 1; slot <= 2; slot++)
    earcup_audition_turn_over (self, slot);
  earcup_audition_apply_slots (self, 1, 2);
  earcup_audition_resume (self);
}

/* Listens to a slot, or to no emulation with 0; the slot that is already heard gives way to the
 * one before, so that one key is enough to go to and fro. A slot behind B that is empty is passed
 * over; of one that has no part in the scene it is said why. */
void
earcup_audition_select (EarcupAudition *self,
                        guint           slot)
{
  guint heard = earcup_player_get_selected (self->player);
  g_autofree char *hindrance = NULL;

  g_return_if_fail (slot <= EARCUP_AUDITION_SLOTS);

  if (slot == heard)
    slot = self->before;
  if (is_missing (self, slot))
    return;

  hindrance = earcup_audition_dup_hindrance (self, slot);
  if (hindrance != NULL)
    {
      earcup_audition_say (self, hindrance);
      return;
    }

  self->before = heard;
  earcup_player_select (self->player, slot);
}
