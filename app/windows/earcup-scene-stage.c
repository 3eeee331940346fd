/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-scene-stage.h"

/* Returns: (transfer full): a scene of which nothing is known yet */
EarcupSceneStage *
earcup_scene_stage_new (const EarcupCircumstances *circumstances)
{
  EarcupSceneStage *self = g_new0 (EarcupSceneStage, 1);

  self->circumstances = earcup_circumstances_copy (circumstances);
  self->change = 1;
  self->cancellable = g_cancellable_new ();

  return self;
}

/* Forgets what is known of a slot. */
void
earcup_scene_stage_forget_slot (EarcupSceneStage *self,
                                guint             slot)
{
  EarcupScenePart *part = &self->parts[slot];

  g_clear_object (&part->model);
  g_clear_object (&part->worn);
  g_clear_object (&part->speakers);
  g_clear_pointer (&part->result, earcup_scene_result_unref);
  part->change = part->failed = 0;
}

/* Forgets what is known of the track, and with it of all slots. */
void
earcup_scene_stage_forget_track (EarcupSceneStage *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->track, earcup_scene_track_unref);
  g_clear_pointer (&self->voice, earcup_scene_voice_unref);
  g_clear_object (&self->take);
  for (guint slot = 0; slot < EARCUP_SCENE_STAGE_SLOTS; slot++)
    earcup_scene_stage_forget_slot (self, slot);
}

/* Frees a scene, and stops what is being read for it. */
void
earcup_scene_stage_free (EarcupSceneStage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  earcup_scene_stage_forget_track (self);
  g_clear_pointer (&self->circumstances, earcup_circumstances_free);
  g_free (self->stem);
  g_free (self);
}

static gboolean
stands_elsewhere (const EarcupCircumstances *one,
                  const EarcupCircumstances *other)
{
  return one->room != other->room || one->distance_m != other->distance_m ||
         one->kind != other->kind || g_strcmp0 (one->cue, other->cue) != 0;
}

/* Changes the circumstances. Figures of the same scene stay until there are newer ones; those of
 * another scene do not. */
void
earcup_scene_stage_change (EarcupSceneStage          *self,
                           const EarcupCircumstances *circumstances)
{
  EarcupCircumstances *before = self->circumstances;

  self->circumstances = earcup_circumstances_copy (circumstances);
  self->change++;
  if (before->kind != circumstances->kind)
    g_clear_pointer (&self->stem, g_free);

  for (guint slot = 1; slot < EARCUP_SCENE_STAGE_SLOTS; slot++)
    {
      if (before->kind != circumstances->kind)
        g_clear_pointer (&self->parts[slot].result, earcup_scene_result_unref);
      if (stands_elsewhere (before, circumstances))
        g_clear_object (&self->parts[slot].speakers);
    }
  earcup_circumstances_free (before);
}

static gboolean
is_same_file (GFile *one,
              GFile *other)
{
  return one == other || (one != NULL && other != NULL && g_file_equal (one, other));
}

/* Returns: whether the scene has a take that is not the one that is known */
gboolean
earcup_scene_stage_needs_voice (EarcupSceneStage *self)
{
  return self->circumstances->kind == EARCUP_SCENE_RECORDING &&
         (self->voice == NULL || !is_same_file (self->take, self->circumstances->take));
}

/* Returns: whether there may be something newer of a slot than is known */
gboolean
earcup_scene_stage_is_due (EarcupSceneStage *self,
                           guint             slot)
{
  return MAX (self->parts[slot].change, self->parts[slot].failed) != self->change;
}
