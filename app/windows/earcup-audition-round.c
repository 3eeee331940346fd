/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-audition-private.h"

#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"

/* A translation round puts its stations into the slots, where they are seen, matched and read about
 * like any model, and brings back afterwards what was there. */

/* The stations of a round on their way to the slots. */
typedef struct {
  guint            request;
  char           **words;
  EarcupCatalogue *catalogue;
  EarcupModel     *worn;
  EarcupSlot       slots[EARCUP_AUDITION_SLOTS + 1];
  guint            n_stations;
} Stations;

static void
stations_free (Stations *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    earcup_slot_clear (&self->slots[slot]);
  g_strfreev (self->words);
  g_object_unref (self->catalogue);
  g_object_unref (self->worn);
  g_free (self);
}

static void
resolve_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Stations *stations = task_data;
  GError *error = NULL;

  for (guint i = 0; stations->words[i] != NULL && i < EARCUP_AUDITION_SLOTS; i++)
    {
      EarcupSlot *slot = &stations->slots[i + 1];

      slot->model = earcup_catalogue_resolve (stations->catalogue, stations->words[i], &error);
      if (slot->model == NULL)
        {
          g_task_return_error (task, error);
          return;
        }

      earcup_model_get_response (slot->model);
      slot->own = earcup_model_new_filter (slot->model, stations->worn);
      slot->emulation = earcup_emulation_ref (slot->own);
      stations->n_stations = i + 1;
    }

  g_task_return_boolean (task, TRUE);
}

static void
keep (EarcupAudition *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      earcup_audition_turn_over (self, slot);
      earcup_slot_clear (&self->kept_slots[slot]);
      self->kept_slots[slot] = self->slots[slot];
      self->slots[slot] = (EarcupSlot) { NULL };
    }

  self->kept_selected = earcup_player_get_selected (self->player);
  self->kept_mode = earcup_matcher_get_mode (self->matcher);
}

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Stations *stations = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (stations->request != self->round_request || self->n_stations > 0)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      earcup_audition_say (self, error->message);
      earcup_audition_tell_changed (self);
      return;
    }

  keep (self);
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      self->slots[slot] = stations->slots[slot];
      stations->slots[slot] = (EarcupSlot) { NULL };
    }
  self->n_stations = stations->n_stations;
  if (self->kept_mode == EARCUP_MATCH_RAW)
    earcup_matcher_set_mode (self->matcher, EARCUP_MATCH_LOOP);
  earcup_player_select (self->player, 1);
  earcup_audition_apply_slots (self, 1, EARCUP_AUDITION_SLOTS);
  if (stations->worn != self->worn)
    earcup_audition_fit_slots (self);
}

/**
 * earcup_audition_begin_round:
 * @self: an audition whose catalogue is loaded
 * @words: (array zero-terminated=1): ids or forgiving names of the stations, 1 to 8 of them
 *
 * Puts the stations of a round into the slots, all at once as soon as a thread has computed them,
 * and listens to the first one; what is in the slots is kept. They are matched in loudness even
 * where the slots are not. A word that names nothing gives an #EarcupAudition::message, and there
 * is no round.
 */
void
earcup_audition_begin_round (EarcupAudition    *self,
                             const char *const *words)
{
  g_autoptr(GTask) task = NULL;
  Stations *stations;

  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->catalogue != NULL);
  g_return_if_fail (self->n_stations == 0 && words[0] != NULL);

  earcup_audition_set_scene (self, NULL);
  stations = g_new0 (Stations, 1);
  stations->request = ++self->round_request;
  stations->words = g_strdupv ((char **) words);
  stations->catalogue = g_object_ref (self->catalogue);
  stations->worn = g_object_ref (self->worn);

  task = earcup_errand_new (self, NULL, resolved_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_begin_round);
  g_task_set_task_data (task, stations, (GDestroyNotify) stations_free);
  g_task_run_in_thread (task, resolve_in_thread);
}

/* Ends the round, or forgets one that is on its way: brings back what was in the slots and what was
 * heard. */
void
earcup_audition_end_round (EarcupAudition *self)
{
  self->round_request++;
  if (self->n_stations == 0)
    return;

  self->n_stations = 0;
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      earcup_audition_turn_over (self, slot);
      earcup_slot_clear (&self->slots[slot]);
      self->slots[slot] = self->kept_slots[slot];
      self->kept_slots[slot] = (EarcupSlot) { NULL };
    }

  earcup_matcher_set_mode (self->matcher, self->kept_mode);
  earcup_player_select (self->player, self->kept_selected);
  earcup_audition_apply_slots (self, 1, EARCUP_AUDITION_SLOTS);
  earcup_audition_fit_slots (self);
  earcup_audition_resume (self);
}

/* Returns: how many stations of a round are in the slots, from A on; 0 where there is no round and
 * the slots are the user's */
guint
earcup_audition_get_round (EarcupAudition *self)
{
  return self->n_stations;
}
