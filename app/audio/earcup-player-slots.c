/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

#include "errands/earcup-errand.h"

/* What is in the slots, and how it gets to be heard. */

/* A kernel, or those of a mix, on their way to a slot. */
typedef struct {
  guint             slot;
  guint             rate_hz;
  guint             request;
  EarcupRecipe     *recipe;       /* NULL where there is a mix */
  EarcupMix        *mix;
  EarcupPartitions *partitions;   /* what became of the one … */
  EarcupPatch      *patch;        /* … or the other */
} Build;

/* Returns: the slot whose sound is really heard */
guint
earcup_player_get_heard (EarcupPlayer *self)
{
  return self->blind ? self->hidden : self->selected;
}

/* Returns: the mix of a slot, if it is for the track that is there */
static EarcupMix *
get_mix (EarcupPlayer *self,
         guint         number)
{
  EarcupMix *mix = self->slots[number].mix;

  return mix != NULL && self->track != NULL &&
         earcup_mix_get_rate (mix) == earcup_track_get_rate (self->track) ? mix : NULL;
}

/* The selected sound must be ready before anything is heard: the plain sound is not it. */
static gboolean
is_ready (EarcupPlayer *self)
{
  guint heard = earcup_player_get_heard (self);
  EarcupPlayerSlot *slot = &self->slots[heard];

  if (get_mix (self, heard) != NULL)
    return slot->patch != NULL;
  if (earcup_player_is_in_band (self))
    return slot->within != NULL;

  return slot->recipe == NULL || slot->partitions != NULL;
}

/* Goes to the sound that is to be heard, through a dip or by a cross-fade. */
void
earcup_player_give_setting (EarcupPlayer *self,
                            gboolean      dips)
{
  guint heard = earcup_player_get_heard (self);
  EarcupPlayerSlot *slot = &self->slots[heard];
  EarcupSetting *setting;

  earcup_player_follow_band (self);
  earcup_player_follow_tone (self);
  if (self->filter == NULL || !is_ready (self))
    return;

  if (get_mix (self, heard) != NULL)
    setting = earcup_setting_new_patch (slot->patch);
  else if (earcup_player_is_in_band (self))
    setting = earcup_setting_new (slot->within, slot->gain_db);
  else
    setting = earcup_setting_new (slot->partitions, slot->gain_db);
  setting->dips = dips;
  earcup_filter_set_setting (self->filter, setting);
}

/* Goes to the sound that is to be heard. */
void
earcup_player_apply_setting (EarcupPlayer *self)
{
  earcup_player_give_setting (self, self->blind);
}

/* Plays if that is wanted and nothing is missing. */
void
earcup_player_start_if_ready (EarcupPlayer *self)
{
  if (!self->wants_to_play || self->state != EARCUP_PLAYER_STATE_PAUSED || !is_ready (self))
    return;

  earcup_player_push (self, EARCUP_RUNNER_PLAY, 0.0);
  earcup_player_change_state (self, EARCUP_PLAYER_STATE_PLAYING);
}

/* {{{ Kernels */

static void
build_free (Build *build)
{
  g_clear_pointer (&build->recipe, earcup_recipe_unref);
  g_clear_pointer (&build->mix, earcup_mix_unref);
  g_clear_pointer (&build->partitions, earcup_partitions_unref);
  g_clear_pointer (&build->patch, earcup_patch_unref);
  g_free (build);
}

static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Build *build = task_data;

  if (build->mix != NULL)
    build->patch = earcup_patch_new (build->mix, EARCUP_FILTER_BLOCK);
  else
    {
      g_autoptr(EarcupKernel) kernel = earcup_recipe_make (build->recipe, build->rate_hz);

      build->partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);
    }

  g_task_return_boolean (task, TRUE);
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EarcupPlayer *self = EARCUP_PLAYER (source);
  Build *build = g_task_get_task_data (G_TASK (result));
  EarcupPlayerSlot *slot = &self->slots[build->slot];

  if (build->request != (build->mix != NULL ? slot->mix_request : slot->request))
    return;

  if (build->mix != NULL)
    {
      g_clear_pointer (&slot->patch, earcup_patch_unref);
      slot->patch = g_steal_pointer (&build->patch);
    }
  else
    {
      g_clear_pointer (&slot->partitions, earcup_partitions_unref);
      slot->partitions = g_steal_pointer (&build->partitions);
    }

  if (build->slot == earcup_player_get_heard (self))
    {
      earcup_player_apply_setting (self);
      earcup_player_start_if_ready (self);
    }
}

static void
run_build (EarcupPlayer *self,
           Build        *build)
{
  g_autoptr(GTask) task = earcup_errand_new (self, NULL, built_cb, NULL);

  g_task_set_source_tag (task, run_build);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  g_task_run_in_thread (task, build_in_thread);
}

/* Builds the kernel of a slot for the track. While a new one is built the old one of the same rate
 * goes on, if it is to be kept. */
void
earcup_player_build_slot (EarcupPlayer *self,
                          guint         number,
                          gboolean      keep)
{
  EarcupPlayerSlot *slot = &self->slots[number];
  Build *build;

  slot->request++;
  if (!keep || slot->recipe == NULL)
    g_clear_pointer (&slot->partitions, earcup_partitions_unref);

  if (slot->recipe == NULL || self->track == NULL)
    return;

  build = g_new0 (Build, 1);
  build->slot = number;
  build->rate_hz = earcup_track_get_rate (self->track);
  build->request = slot->request;
  build->recipe = earcup_recipe_ref (slot->recipe);
  run_build (self, build);
}

/* }}} */

/* Empties a slot for good. */
void
earcup_player_clear_slot (EarcupPlayer *self,
                          guint         slot)
{
  g_clear_pointer (&self->slots[slot].recipe, earcup_recipe_unref);
  g_clear_pointer (&self->slots[slot].partitions, earcup_partitions_unref);
  g_clear_pointer (&self->slots[slot].mix, earcup_mix_unref);
  g_clear_pointer (&self->slots[slot].patch, earcup_patch_unref);
  g_clear_pointer (&self->slots[slot].within, earcup_partitions_unref);
}

/**
 * earcup_player_set_slot:
 * @self: a player
 * @slot: 1 to 8
 * @emulation: (nullable): what is heard in the slot, %NULL to empty it
 *
 * Loads a slot. It is heard, when it is selected, as soon as its kernel is built.
 */
void
earcup_player_set_slot (EarcupPlayer    *self,
                        guint            slot,
                        EarcupEmulation *emulation)
{
  g_autoptr(EarcupRecipe) recipe = NULL;

  if (emulation != NULL)
    recipe = earcup_recipe_new_emulation (emulation);

  earcup_player_set_recipe (self, slot, recipe);
}

/**
 * earcup_player_set_recipe:
 * @self: a player
 * @slot: 1 to 8
 * @recipe: (nullable): how to make what is heard in the slot, %NULL to empty it
 *
 * Loads a slot with anything that can be made into a kernel, such as loudspeakers in a room.
 */
void
earcup_player_set_recipe (EarcupPlayer *self,
                          guint         slot,
                          EarcupRecipe *recipe)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (slot > 0 && slot < EARCUP_PLAYER_SLOTS);

  if (recipe != NULL)
    earcup_recipe_ref (recipe);
  g_clear_pointer (&self->slots[slot].recipe, earcup_recipe_unref);
  self->slots[slot].recipe = recipe;
  self->slots[slot].within_of = 0;
  earcup_player_build_slot (self, slot, TRUE);
  if (recipe == NULL && slot == earcup_player_get_heard (self))
    earcup_player_apply_setting (self);
}

/**
 * earcup_player_set_mix:
 * @self: a player
 * @slot: 0 to 8
 * @mix: (nullable): what is heard in the slot in place of its kernel and its gain; %NULL for these
 *   again
 *
 * Lets several sounds be heard in a slot, at the levels of the mix. While a mix is made ready for
 * the element the one before goes on. A mix for another sample rate than that of the track is not
 * heard.
 */
void
earcup_player_set_mix (EarcupPlayer *self,
                       guint         slot,
                       EarcupMix    *mix)
{
  EarcupPlayerSlot *place = &self->slots[slot];
  Build *build;

  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (slot < EARCUP_PLAYER_SLOTS);

  if (mix == place->mix)
    return;

  place->mix_request++;
  if (mix == NULL || place->mix == NULL ||
      earcup_mix_get_rate (mix) != earcup_mix_get_rate (place->mix))
    g_clear_pointer (&place->patch, earcup_patch_unref);

  g_clear_pointer (&place->mix, earcup_mix_unref);
  if (mix == NULL)
    {
      if (slot == earcup_player_get_heard (self))
        earcup_player_apply_setting (self);
      earcup_player_start_if_ready (self);
      return;
    }

  place->mix = earcup_mix_ref (mix);
  build = g_new0 (Build, 1);
  build->slot = slot;
  build->request = place->mix_request;
  build->mix = earcup_mix_ref (mix);
  run_build (self, build);
}

/* Sets the gain in dB that makes a slot, or slot 0, as loud as the others; it takes effect as a
 * cross-fade. */
void
earcup_player_set_gain (EarcupPlayer *self,
                        guint         slot,
                        double        gain_db)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (slot < EARCUP_PLAYER_SLOTS);

  if (self->slots[slot].gain_db == gain_db)
    return;

  self->slots[slot].gain_db = gain_db;
  if (slot == earcup_player_get_heard (self))
    earcup_player_apply_setting (self);
}

/* Cross-fades to a slot, 1 to 8, or to no emulation, 0; while it is blind, it is heard after
 * that. */
void
earcup_player_select (EarcupPlayer *self,
                      guint         slot)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (slot < EARCUP_PLAYER_SLOTS);

  if (self->selected == slot)
    return;

  self->selected = slot;
  if (!self->blind)
    earcup_player_apply_setting (self);
  g_object_notify (G_OBJECT (self), "selected");
  earcup_player_start_if_ready (self);
}

/* Returns: the slot that is heard */
guint
earcup_player_get_selected (EarcupPlayer *self)
{
  return self->selected;
}
