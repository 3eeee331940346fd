/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-model-recipe.h"
#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"

/* Several models on their way to the slots. */
typedef struct {
  guint            touched;          /* the slots that get something, or become empty: 1 << slot */
  gboolean         is_restored;      /* what cannot be had leaves its slot empty */
  GPtrArray       *missing;          /* words of which that is so */
  guint            requests[EARCUP_AUDITION_SLOTS + 1];
  char            *words[EARCUP_AUDITION_SLOTS + 1];         /* NULL: nothing */
  char            *curves[EARCUP_AUDITION_SLOTS + 1];
  EarcupSlot       slots[EARCUP_AUDITION_SLOTS + 1];
  EarcupCatalogue *catalogue;
  EarcupModel     *worn;
  EarcupCircumstances *scene;        /* that is entered with them, or NULL */
} Set;

static void
set_free (Set *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      g_free (self->words[slot]);
      g_free (self->curves[slot]);
      earcup_slot_clear (&self->slots[slot]);
    }
  g_ptr_array_unref (self->missing);
  g_object_unref (self->catalogue);
  g_object_unref (self->worn);
  g_clear_pointer (&self->scene, earcup_circumstances_free);
  g_free (self);
}

static Set *
set_new (EarcupAudition *self)
{
  Set *set = g_new0 (Set, 1);

  set->missing = g_ptr_array_new ();
  set->catalogue = g_object_ref (self->catalogue);
  set->worn = g_object_ref (self->worn);

  return set;
}

static gboolean
is_touched (const Set *self,
            guint      slot)
{
  return (self->touched & (1u << slot)) != 0;
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
  if (slot->model == NULL && set->curves[number] != NULL)
    slot->model = earcup_curve_model_new_carried (set->words[number], set->curves[number]);
  if (slot->model == NULL)
    return FALSE;

  g_clear_error (error);

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

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (is_touched (set, slot) && set->words[slot] != NULL && !resolve_slot (set, slot, &error))
      {
        if (!set->is_restored)
          {
            g_task_return_error (task, error);
            return;
          }

        g_clear_error (&error);
        earcup_slot_clear (&set->slots[slot]);
        g_ptr_array_add (set->missing, set->words[slot]);
      }

  g_task_return_boolean (task, TRUE);
}

static void
say_missing (EarcupAudition *self,
             GPtrArray      *missing)
{
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (missing->len == 0)
    return;

  g_ptr_array_add (missing, NULL);
  list = g_strjoinv ("; ", (char **) missing->pdata);
  /* Translators: %s is the name of a model, or several with semicolons between */
  text = g_strdup_printf (_("Not there any more, so that its slot is empty: %s"), list);
  earcup_audition_say (self, text);
}

/* Takes what was made into the slots.
 *
 * Returns: whether that are all of them; a slot for which something else was chosen meanwhile keeps
 * that */
static gboolean
fill_slots (EarcupAudition *self,
            Set            *set)
{
  guint first = EARCUP_AUDITION_SLOTS, last = 1, filled = 0;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (is_touched (set, slot) && set->requests[slot] == self->requests[slot])
      {
        earcup_audition_turn_over (self, slot);
        earcup_slot_clear (&self->slots[slot]);
        self->slots[slot] = set->slots[slot];
        set->slots[slot] = (EarcupSlot) { NULL };
        first = MIN (first, slot);
        last = slot;
        filled |= 1u << slot;
      }

  earcup_audition_leave_empty (self);
  earcup_audition_apply_slots (self, first, last);
  if (set->worn != self->worn)
    earcup_audition_fit_slots (self);

  return filled == set->touched;
}

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Set *set = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->n_pending--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    earcup_audition_say (self, error->message);
  else if (self->n_stations == 0 && self->player != NULL)
    {
      if (fill_slots (self, set) && set->scene != NULL)
        earcup_audition_set_scene (self, set->scene);
      say_missing (self, set->missing);
    }
}

static void
take_place (EarcupAudition            *self,
            Set                       *set,
            guint                      slot,
            const EarcupAuditionPlace *place)
{
  earcup_audition_keep_choice (self, slot);
  set->requests[slot] = ++self->requests[slot];
  set->touched |= 1u << slot;
  set->words[slot] = place->word != NULL && *place->word != '\0' ? g_strdup (place->word) : NULL;
  set->curves[slot] = g_strdup (place->curve);
  if (place->variation != NULL && !earcup_variation_is_empty (place->variation))
    set->slots[slot].variation = earcup_variation_ref (place->variation);
}

static void
start (EarcupAudition *self,
       GTask          *task,
       Set            *set)
{
  self->n_pending++;
  g_task_set_task_data (task, set, (GDestroyNotify) set_free);
  g_task_run_in_thread (task, resolve_in_thread);
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

  set = set_new (self);
  set->scene = scene != NULL ? earcup_circumstances_copy (scene) : NULL;
  for (guint slot = 1; slot <= n_places; slot++)
    take_place (self, set, slot, &places[slot - 1]);
  task = earcup_errand_new (self, NULL, resolved_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_load_set);
  start (self, task, set);
}

/* What a caller of earcup_audition_restore() waits for. */
static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) waiting = user_data;

  resolved_cb (source, result, NULL);
  g_task_return_boolean (waiting, TRUE);
}

/**
 * earcup_audition_restore:
 * @self: an audition whose catalogue is loaded
 * @places: (array fixed-size=8): what is to be in the slots from A on; a word that is %NULL or ""
 *   stands for nothing
 * @touched: in which slots, 1 << 1 for A; the others stay as they are
 * @callback: is called when it is so
 * @user_data: for @callback
 *
 * Puts into the slots what was there at some other time, all at once as soon as a thread has
 * computed it. What cannot be had leaves its slot empty, and a #EarcupAudition::message names it.
 */
void
earcup_audition_restore (EarcupAudition            *self,
                         const EarcupAuditionPlace *places,
                         guint                      touched,
                         GAsyncReadyCallback        callback,
                         gpointer                   user_data)
{
  g_autoptr(GTask) task = NULL;
  GTask *waiting = g_task_new (self, NULL, callback, user_data);
  Set *set;

  g_return_if_fail (EARCUP_IS_AUDITION (self) && self->catalogue != NULL);

  g_task_set_source_tag (waiting, earcup_audition_restore);
  earcup_audition_end_round (self);
  set = set_new (self);
  set->is_restored = TRUE;
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if ((touched & (1u << slot)) != 0)
      take_place (self, set, slot, &places[slot - 1]);

  task = earcup_errand_new (self, NULL, restored_cb, waiting);
  g_task_set_source_tag (task, earcup_audition_restore);
  start (self, task, set);
}

/* Returns: whether something is on its way to the slots */
gboolean
earcup_audition_is_busy (EarcupAudition *self)
{
  return self->n_pending > 0;
}

static const EarcupSlot *
find_own (EarcupAudition *self,
          guint           slot)
{
  return self->n_stations > 0 || self->is_lent[slot] ? &self->kept_slots[slot]
                                                     : &self->slots[slot];
}

/* Returns: (transfer none) (nullable): the model that the user put into a slot, from 1 on, while a
 * round or a scene may have another one there */
EarcupModel *
earcup_audition_get_own_model (EarcupAudition *self,
                               guint           slot)
{
  return find_own (self, slot)->model;
}

/* Returns: (transfer none) (nullable): what the user changed of that model */
EarcupVariation *
earcup_audition_get_own_variation (EarcupAudition *self,
                                   guint           slot)
{
  return find_own (self, slot)->variation;
}
