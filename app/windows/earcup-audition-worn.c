/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"

/* What the listener wears, and what else the settings say about listening. */

/* All slots on their way to another headphone that is worn. */
typedef struct {
  EarcupModel     *worn;
  EarcupSlot       slots[EARCUP_AUDITION_SLOTS + 1];
  guint            epochs[EARCUP_AUDITION_SLOTS + 1];
} Fitting;

/* {{{ Slots */

static void
fitting_free (Fitting *fitting)
{
  for (guint i = 1; i <= EARCUP_AUDITION_SLOTS; i++)
    earcup_slot_clear (&fitting->slots[i]);
  g_object_unref (fitting->worn);
  g_free (fitting);
}

static Fitting *
fitting_new (EarcupAudition *self)
{
  Fitting *fitting = g_new0 (Fitting, 1);

  fitting->worn = g_object_ref (self->worn);
  for (guint i = 1; i <= EARCUP_AUDITION_SLOTS; i++)
    {
      g_set_object (&fitting->slots[i].model, self->slots[i].model);
      g_set_object (&fitting->slots[i].changed, self->slots[i].changed);
      fitting->epochs[i] = self->epochs[i];
    }

  return fitting;
}

static void
fit_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Fitting *fitting = task_data;

  for (guint i = 1; i <= EARCUP_AUDITION_SLOTS; i++)
    {
      EarcupSlot *slot = &fitting->slots[i];

      if (slot->model != NULL)
        slot->own = earcup_model_new_filter (slot->model, fitting->worn);
      if (slot->changed != NULL)
        slot->emulation = earcup_model_new_filter (slot->changed, fitting->worn);
      else if (slot->own != NULL)
        slot->emulation = earcup_emulation_ref (slot->own);
    }

  g_task_return_boolean (task, TRUE);
}

/* A slot in which there is another model now has been left out. */
static gboolean
take_slot (EarcupAudition *self,
           Fitting        *fitting,
           guint           number)
{
  EarcupSlot *slot = &self->slots[number];
  EarcupSlot *made = &fitting->slots[number];

  if (fitting->epochs[number] != self->epochs[number] || slot->model != made->model)
    return slot->model == NULL;

  g_clear_pointer (&slot->own, earcup_emulation_unref);
  slot->own = g_steal_pointer (&made->own);
  if (slot->changed == made->changed)
    {
      g_clear_pointer (&slot->emulation, earcup_emulation_unref);
      slot->emulation = g_steal_pointer (&made->emulation);
    }

  return TRUE;
}

static void
fitted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Fitting *fitting = g_task_get_task_data (G_TASK (result));
  gboolean complete = fitting->worn == self->worn;

  self->fitting = FALSE;
  if (self->player == NULL)
    return;

  for (guint i = 1; i <= EARCUP_AUDITION_SLOTS && fitting->worn == self->worn; i++)
    complete &= take_slot (self, fitting, i);

  if (complete)
    earcup_audition_apply_slots (self, 1, EARCUP_AUDITION_SLOTS);
  else
    earcup_audition_fit_slots (self);
}

/* Makes the filters of all slots for what is worn, in a thread; they are all heard at once. */
void
earcup_audition_fit_slots (EarcupAudition *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->fitting)
    return;

  self->fitting = TRUE;
  task = earcup_errand_new (self, NULL, fitted_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_fit_slots);
  g_task_set_task_data (task, fitting_new (self), (GDestroyNotify) fitting_free);
  g_task_run_in_thread (task, fit_in_thread);
}

/* }}} */

/* Returns: (transfer none) (nullable): what the listener wears, once the catalogue is loaded */
EarcupModel *
earcup_audition_get_worn (EarcupAudition *self)
{
  return self->worn;
}

/* Returns: whether a slot holds what is worn, as it is, so that there is nothing to emulate */
gboolean
earcup_audition_is_worn (EarcupAudition *self,
                         guint           slot)
{
  EarcupModel *model = earcup_audition_get_model (self, slot);

  return model != NULL && self->worn != NULL && self->slots[slot].variation == NULL &&
         g_str_equal (earcup_model_get_id (model), earcup_model_get_id (self->worn));
}

static EarcupModel *
find_worn (EarcupAudition  *self,
           const char      *word,
           GError         **error)
{
  g_autoptr(EarcupModel) model = NULL;

  if (g_str_has_prefix (word, EARCUP_WORN_STORE_PREFIX))
    return earcup_worn_store_load (self->store, self->catalogue, word, error);

  model = earcup_catalogue_resolve (self->catalogue, word, error);
  if (model != NULL && earcup_model_get_monitor (model) != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   /* Translators: %s is the name of loudspeakers */
                   _("%s cannot be worn, these are loudspeakers"), earcup_model_get_name (model));
      return NULL;
    }

  return g_steal_pointer (&model);
}

/**
 * earcup_audition_wear:
 * @self: an audition whose catalogue is loaded
 * @word: "neutral", an id or a name of a headphone, or a measurement of the user's own
 *
 * Says what the listener wears. The filters of all slots follow, at once. A word that names nothing
 * to wear gives an #EarcupAudition::message, and what was worn before stays.
 */
void
earcup_audition_wear (EarcupAudition *self,
                      const char     *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) model = NULL;

  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->catalogue != NULL);

  if (g_str_equal (word, earcup_model_get_id (self->worn)))
    return;

  model = find_worn (self, word, &error);
  if (model == NULL)
    {
      earcup_audition_say (self, error->message);
      return;
    }

  g_set_object (&self->worn, model);
  earcup_audition_fit_slots (self);
  earcup_audition_tell_changed (self);
}

/* Returns: (transfer none): the measurements that the user brought */
EarcupWornStore *
earcup_audition_get_store (EarcupAudition *self)
{
  return self->store;
}

/* {{{ Settings */

static void
worn_cb (EarcupAudition *self)
{
  g_autofree char *word = g_settings_get_string (self->settings, "worn");

  if (self->catalogue != NULL)
    earcup_audition_wear (self, word);
}

static void
match_mode_cb (EarcupAudition *self)
{
  EarcupMatchMode mode = (EarcupMatchMode) g_settings_get_enum (self->settings, "match-mode");

  earcup_player_set_limits (self->player, mode == EARCUP_MATCH_RAW || self->stage != NULL);
  earcup_matcher_set_mode (self->matcher, mode);
}

static void
output_cb (EarcupAudition *self)
{
  g_autofree char *sink = g_settings_get_string (self->settings, "sink");
  g_autofree char *device = g_settings_get_string (self->settings, "device");
  int buffer_ms = g_settings_get_int (self->settings, "buffer-ms");

  earcup_player_set_output (self->player, sink, device, (guint) buffer_ms);
}

/**
 * earcup_audition_follow:
 * @self: an audition
 * @settings: the settings of the program
 *
 * Has what is worn, how loudness is matched and where the sound goes follow the settings, now and
 * whenever they change.
 */
void
earcup_audition_follow (EarcupAudition *self,
                        GSettings      *settings)
{
  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::worn", G_CALLBACK (worn_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::match-mode", G_CALLBACK (match_mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sink", G_CALLBACK (output_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::device", G_CALLBACK (output_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::buffer-ms", G_CALLBACK (output_cb), self,
                           G_CONNECT_SWAPPED);
  match_mode_cb (self);
  output_cb (self);
}

/* }}} */
