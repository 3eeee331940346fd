/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include <glib/gi18n-lib.h>

#include "errands/earcup-errand.h"
#include "scenes/earcup-scene-render.h"
#include "windows/earcup-scene-request.h"

/* While a scene is on, each slot that has a part in it plays the scene with its own model. Threads
 * read the track once and then work out one slot after the other, that which is heard first. */

#define REDUCTION_US 80000     /* for so long what the limiter did is told again */

/* A track or a take that is being read. */
typedef struct {
  GFile            *file;       /* NULL: the synthetic voice */
  EarcupSceneTrack *track;      /* that the take goes with; NULL where it is read itself */
  EarcupSceneTrack *read;
  EarcupSceneVoice *voice;
} Reading;

static void work (EarcupAudition *self);

/* {{{ Slots */

static gboolean
is_stage (EarcupAudition *self,
          GTask          *task)
{
  return self->stage != NULL && g_task_get_cancellable (task) == self->stage->cancellable;
}

/* Hands the scene of a slot to the player, or takes it back. */
static void
play_part (EarcupAudition *self,
           guint           slot)
{
  EarcupSceneResult *result = self->stage->parts[slot].result;
  g_autoptr(EarcupMix) mix = NULL;
  int only = EARCUP_SCENE_ALL;

  if (result == NULL)
    {
      earcup_player_set_mix (self->player, slot, NULL);
      return;
    }

  if (self->stage->stem != NULL)
    only = earcup_scene_result_find_stem (result, self->stage->stem);
  mix = earcup_scene_result_new_mix (result, only < 0 ? EARCUP_SCENE_ALL : only);
  earcup_player_set_mix (self->player, slot, mix);
}

static gboolean
has_part (EarcupAudition *self,
          guint           slot)
{
  g_autofree char *hindrance = earcup_audition_dup_hindrance (self, slot);

  return earcup_audition_get_shown (self, slot) != NULL && hindrance == NULL;
}

/* Another model in a slot, or another headphone that is worn: what is known is of no use. */
static void
follow_slot (EarcupAudition *self,
             guint           slot)
{
  EarcupScenePart *part = &self->stage->parts[slot];
  EarcupModel *model = has_part (self, slot) ? earcup_audition_get_shown (self, slot) : NULL;
  gboolean is_other = model != part->model && !(model != NULL && part->model != NULL &&
                                                self->slots[slot].changed == model);

  if (is_other || part->worn != self->worn)
    earcup_scene_stage_forget_slot (self->stage, slot);
  else if (model != part->model)
    part->change = part->failed = 0;

  g_set_object (&part->model, model);
  g_set_object (&part->worn, self->worn);
  if (model == NULL)
    earcup_player_set_mix (self->player, slot, NULL);
}

/* Loudspeakers are lent to the slots that hold none. */
static gboolean
awaits_loan (EarcupAudition *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_LASTING; slot++)
    if (earcup_audition_is_lent (self, slot) && self->slots[slot].model != NULL &&
        earcup_model_get_monitor (self->slots[slot].model) == NULL)
      return TRUE;

  return FALSE;
}

/* Who listens to a slot without a part listens to one that has, or else to the plain sound. */
static void
leave_hindered (EarcupAudition *self)
{
  guint heard = earcup_player_get_selected (self->player), other = 0;
  g_autofree char *hindrance = earcup_audition_dup_hindrance (self, heard);

  if (heard == 0 || hindrance == NULL || awaits_loan (self))
    return;

  for (guint slot = EARCUP_AUDITION_SLOTS; slot > 0; slot--)
    if (has_part (self, slot))
      other = slot;

  self->before = 0;
  self->stage->left = heard;
  self->stage->taken = other;
  earcup_player_select (self->player, other);
  earcup_audition_say (self, hindrance);
}

/* }}} */
/* {{{ Loans */

/* A near-field and a far-field pair, as the guides name them. */
static const char *const pairs[EARCUP_AUDITION_LASTING + 1] = {
  NULL, "krk-rokit-5-g3-rp5g3", "atc-scm100asl-pro",
};

static gboolean
has_speakers (EarcupAudition *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = self->slots[slot].model;

      if (model != NULL && earcup_model_get_monitor (model) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
lend (EarcupAudition *self)
{
  self->lending = TRUE;
  for (guint slot = 1; slot <= EARCUP_AUDITION_LASTING; slot++)
    {
      earcup_slot_clear (&self->kept_slots[slot]);
      self->kept_slots[slot] = earcup_slot_copy (&self->slots[slot]);
      self->is_lent[slot] = TRUE;
      earcup_audition_set_model (self, slot, pairs[slot]);
    }
  self->lending = FALSE;
  earcup_audition_say (self, _("A near-field and a far-field pair are in A and B until you leave "
                               "the scene"));
}

static void
take_back (EarcupAudition *self)
{
  gboolean any = FALSE;

  for (guint slot = 1; slot <= EARCUP_AUDITION_LASTING; slot++)
    if (self->is_lent[slot])
      {
        any = TRUE;
        self->is_lent[slot] = FALSE;
        earcup_audition_turn_over (self, slot);
        earcup_slot_clear (&self->slots[slot]);
        self->slots[slot] = self->kept_slots[slot];
        self->kept_slots[slot] = (EarcupSlot) { NULL };
      }

  if (!any)
    return;

  earcup_audition_apply_slots (self, 1, EARCUP_AUDITION_LASTING);
  earcup_audition_fit_slots (self);
  earcup_audition_resume (self);
}

/* What the user puts into a slot is no loan any more. */
void
earcup_audition_keep_choice (EarcupAudition *self,
                             guint           slot)
{
  if (self->lending || !earcup_audition_is_lent (self, slot))
    return;

  self->is_lent[slot] = FALSE;
  earcup_slot_clear (&self->kept_slots[slot]);
}

/* Returns: whether there are loudspeakers in a slot only until the scene is left */
gboolean
earcup_audition_is_lent (EarcupAudition *self,
                         guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, FALSE);

  return self->is_lent[slot];
}

/* }}} */
/* {{{ Reading */

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->file);
  g_clear_pointer (&reading->track, earcup_scene_track_unref);
  g_clear_pointer (&reading->read, earcup_scene_track_unref);
  g_clear_pointer (&reading->voice, earcup_scene_voice_unref);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  if (reading->track == NULL)
    reading->read = earcup_scene_track_load (reading->file, NULL, NULL, cancellable, &error);
  else
    reading->voice = earcup_scene_voice_load (reading->file, reading->track, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* A track that cannot be read ends the scene; in place of a take that cannot be read the one before
 * goes on. */
static void
cannot_read (EarcupAudition *self,
             Reading        *reading,
             const GError   *error)
{
  EarcupSceneStage *stage = self->stage;

  earcup_audition_say (self, error->message);
  if (reading->track == NULL || reading->file == NULL)
    {
      earcup_audition_set_scene (self, NULL);
      return;
    }

  g_set_object (&stage->circumstances->take, stage->take);
  earcup_audition_tell_scene (self);
  work (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  EarcupSceneStage *stage = self->stage;

  if (!is_stage (self, G_TASK (result)))
    return;

  stage->is_working = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      cannot_read (self, reading, error);
      return;
    }

  if (reading->read != NULL)
    {
      g_set_object (&stage->file, reading->file);
      stage->track = g_steal_pointer (&reading->read);
    }
  else if (reading->track == stage->track)
    {
      g_clear_pointer (&stage->voice, earcup_scene_voice_unref);
      stage->voice = g_steal_pointer (&reading->voice);
      g_set_object (&stage->take, reading->file);
    }
  work (self);
}

static void
start_reading (EarcupAudition   *self,
               GFile            *file,
               EarcupSceneTrack *track)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr(GTask) task = earcup_errand_new (self, self->stage->cancellable, read_cb, NULL);

  reading->file = file != NULL ? g_object_ref (file) : NULL;
  reading->track = track != NULL ? earcup_scene_track_ref (track) : NULL;
  self->stage->is_working = TRUE;
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* }}} */
/* {{{ Working out */

static void
compute_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      request,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (earcup_scene_request_compute (request, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A result that is not the newest is still one of the way there. */
static void
take_result (EarcupAudition     *self,
             EarcupSceneRequest *request)
{
  EarcupScenePart *part = &self->stage->parts[request->slot];

  part->change = request->change;
  g_clear_pointer (&part->result, earcup_scene_result_unref);
  part->result = g_steal_pointer (&request->result);
  if (request->speakers != NULL && request->change == self->stage->change)
    g_set_object (&part->speakers, request->speakers);
  play_part (self, request->slot);
}

static gboolean
is_of_use (EarcupSceneStage         *stage,
           const EarcupSceneRequest *request)
{
  EarcupScenePart *part = &stage->parts[request->slot];

  return request->track == stage->track && part->model == request->model &&
         part->worn == request->worn &&
         stage->circumstances->kind == request->circumstances->kind;
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  EarcupSceneRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean is_known = g_task_propagate_boolean (G_TASK (result), &error);

  if (!is_stage (self, G_TASK (result)))
    return;

  self->stage->is_working = FALSE;
  if (is_of_use (self->stage, request) && is_known)
    take_result (self, request);
  else if (is_of_use (self->stage, request))
    {
      self->stage->parts[request->slot].failed = request->change;
      if (request->slot == earcup_player_get_selected (self->player))
        earcup_audition_say (self, error->message);
    }
  earcup_audition_tell_scene (self);
  work (self);
}

static void
start_computing (EarcupAudition *self,
                 guint           slot)
{
  EarcupSceneStage *stage = self->stage;
  EarcupSceneRequest *request =
    earcup_scene_request_new (stage->circumstances, self->catalogue, stage->parts[slot].model,
                              self->worn, stage->track, stage->voice);
  g_autoptr(GTask) task = earcup_errand_new (self, stage->cancellable, computed_cb, NULL);

  request->slot = slot;
  request->change = stage->change;
  g_set_object (&request->speakers, stage->parts[slot].speakers);
  stage->is_working = TRUE;
  g_task_set_source_tag (task, start_computing);
  g_task_set_task_data (task, request, (GDestroyNotify) earcup_scene_request_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, compute_in_thread);
}

static guint
find_due (EarcupAudition *self)
{
  guint heard = earcup_player_get_selected (self->player);

  for (guint i = 0; i <= EARCUP_AUDITION_SLOTS; i++)
    {
      guint slot = i == 0 ? heard : i;

      if (slot > 0 && self->stage->parts[slot].model != NULL &&
          earcup_scene_stage_is_due (self->stage, slot))
        return slot;
    }

  return 0;
}

/* Starts what comes next, if nothing is under way. */
static void
work (EarcupAudition *self)
{
  EarcupSceneStage *stage = self->stage;
  GFile *file = self->track != NULL ? earcup_track_get_file (self->track) : NULL;
  guint slot;

  if (stage == NULL || stage->is_working || file == NULL)
    return;

  if (stage->file == NULL || !g_file_equal (stage->file, file))
    {
      earcup_scene_stage_forget_track (stage);
      for (guint i = 1; i <= EARCUP_AUDITION_SLOTS; i++)
        follow_slot (self, i);
      start_reading (self, file, NULL);
      return;
    }

  if (earcup_scene_stage_needs_voice (stage))
    {
      start_reading (self, stage->circumstances->take, stage->track);
      return;
    }

  slot = find_due (self);
  if (slot > 0)
    start_computing (self, slot);
}

/* }}} */

/* Has the scene, if one is on, follow what is in the slots, what is worn and what is played. */
void
earcup_audition_follow_slots (EarcupAudition *self)
{
  if (self->stage == NULL)
    return;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    follow_slot (self, slot);
  leave_hindered (self);
  work (self);
}

static void
leave (EarcupAudition *self)
{
  EarcupSceneStage *stage = g_steal_pointer (&self->stage);

  if (stage == NULL)
    return;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    earcup_player_set_mix (self->player, slot, NULL);
  earcup_player_set_limits (self->player,
                            earcup_matcher_get_mode (self->matcher) == EARCUP_MATCH_RAW);
  take_back (self);
  if (stage->left > 0 && earcup_player_get_selected (self->player) == stage->taken)
    earcup_player_select (self->player, stage->left);
  earcup_scene_stage_free (stage);
  earcup_audition_tell_scene (self);
}

/**
 * earcup_audition_set_scene:
 * @self: an audition whose catalogue is loaded
 * @scene: (nullable): the circumstances; %NULL to leave the scene
 *
 * Enters a scene, or changes the circumstances of the one that is on. Each slot that has a part in
 * it is heard in it as soon as a thread has worked it out, at the levels of the scene; slot 0 stays
 * the plain sound. A round ends before. Where loudspeakers are asked for and there are none, a pair
 * is lent to A and to B. With the scene all that ends, and what was heard is heard again.
 */
void
earcup_audition_set_scene (EarcupAudition            *self,
                           const EarcupCircumstances *scene)
{
  g_return_if_fail (EARCUP_IS_AUDITION (self));

  if (scene == NULL)
    {
      leave (self);
      return;
    }

  g_return_if_fail (self->catalogue != NULL);

  earcup_audition_end_round (self);
  if (self->stage == NULL)
    {
      self->stage = earcup_scene_stage_new (scene);
      earcup_player_set_limits (self->player, TRUE);
    }
  else
    earcup_scene_stage_change (self->stage, scene);

  if (scene->kind != EARCUP_SCENE_MONITORS)
    take_back (self);
  else if (!has_speakers (self))
    lend (self);
  earcup_audition_follow_slots (self);
  earcup_audition_tell_scene (self);
}

/* Returns: (transfer none) (nullable): the scene that is on */
const EarcupCircumstances *
earcup_audition_get_scene (EarcupAudition *self)
{
  return self->stage != NULL ? self->stage->circumstances : NULL;
}

/* Has only one of the sounds of the scene be heard, by its id, or with %NULL what belongs
 * together; so too where a scene has no sound of that id. */
void
earcup_audition_set_scene_stem (EarcupAudition *self,
                                const char     *stem)
{
  if (self->stage == NULL || g_strcmp0 (self->stage->stem, stem) == 0)
    return;

  g_free (self->stage->stem);
  self->stage->stem = g_strdup (stem);
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (self->stage->parts[slot].result != NULL)
      play_part (self, slot);
  earcup_audition_tell_scene (self);
}

/* Returns: (transfer none) (nullable): the id of the only sound that is heard of the scene */
const char *
earcup_audition_get_scene_stem (EarcupAudition *self)
{
  return self->stage != NULL ? self->stage->stem : NULL;
}

/* Returns: (transfer none) (nullable): what the scene comes to with the model of a slot, %NULL
 * without a scene, without a part in it, or until it is worked out */
EarcupSceneResult *
earcup_audition_get_result (EarcupAudition *self,
                            guint           slot)
{
  g_return_val_if_fail (slot <= EARCUP_AUDITION_SLOTS, NULL);

  return self->stage != NULL ? self->stage->parts[slot].result : NULL;
}

/* Returns: the slot whose scene is shown: that which is heard, else the first that has a part, else
 * 0 */
guint
earcup_audition_get_scene_slot (EarcupAudition *self)
{
  guint heard = earcup_player_get_selected (self->player);

  if (self->stage == NULL)
    return 0;

  for (guint i = 0; i <= EARCUP_AUDITION_SLOTS; i++)
    if (self->stage->parts[i == 0 ? heard : i].model != NULL)
      return i == 0 ? heard : i;

  return 0;
}

/* Returns: what the limiter took off lately, in dB, 0 or more; several who ask at a time get the
 * same */
double
earcup_audition_get_reduction (EarcupAudition *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (now_us - self->reduction_us > REDUCTION_US)
    {
      self->reduction_db = earcup_player_take_reduction (self->player);
      self->reduction_us = now_us;
    }

  return self->reduction_db;
}

/* Returns: (transfer full) (nullable): a sentence that says why a slot cannot be listened to in the
 * scene that is on, %NULL where it can */
char *
earcup_audition_dup_hindrance (EarcupAudition *self,
                               guint           slot)
{
  EarcupModel *model = earcup_audition_get_shown (self, slot);

  return self->stage != NULL && model != NULL
           ? earcup_circumstances_dup_hindrance (self->stage->circumstances, model) : NULL;
}
