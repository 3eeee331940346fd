/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

#include "errands/earcup-errand.h"

/* What is heard of the slots within a band. A slot keeps its own kernel, and its gain, beside the
 * one for the band, so that nothing has to be built when the band is left. Kernels are built one at
 * a time: that of the heard slot for as long as the band moves, those of the others once it has
 * come to rest. So the newest band always comes next, however fast it moves. */

#define REST_MS 150

/* A kernel on its way. */
typedef struct {
  guint             slot;
  guint             number;       /* of the band */
  guint             rate_hz;
  EarcupRecipe     *inner;        /* NULL for the plain sound; to know the slot again */
  EarcupRecipe     *recipe;
  EarcupPartitions *partitions;
} Build;

static void
build_free (Build *build)
{
  g_clear_pointer (&build->inner, earcup_recipe_unref);
  earcup_recipe_unref (build->recipe);
  g_clear_pointer (&build->partitions, earcup_partitions_unref);
  g_free (build);
}

static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Build *build = task_data;
  g_autoptr(EarcupKernel) kernel = earcup_recipe_make (build->recipe, build->rate_hz);

  build->partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);
  g_task_return_boolean (task, TRUE);
}

/* One that is not for the newest band is still one of the way there. */
static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EarcupPlayer *self = EARCUP_PLAYER (source);
  Build *build = g_task_get_task_data (G_TASK (result));
  EarcupPlayerSlot *slot = &self->slots[build->slot];

  self->band_builds = FALSE;
  if (self->band_number == 0 || self->track == NULL)
    return;

  if (slot->recipe == build->inner && earcup_track_get_rate (self->track) == build->rate_hz)
    {
      g_clear_pointer (&slot->within, earcup_partitions_unref);
      slot->within = g_steal_pointer (&build->partitions);
      slot->within_of = build->number;
      if (build->slot == earcup_player_get_heard (self))
        {
          earcup_player_apply_setting (self);
          earcup_player_start_if_ready (self);
        }
    }

  earcup_player_follow_band (self);
}

static void
start_build (EarcupPlayer *self,
             guint         number)
{
  g_autoptr(GTask) task = earcup_errand_new (self, NULL, built_cb, NULL);
  Build *build = g_new0 (Build, 1);
  EarcupRecipe *inner = self->slots[number].recipe;

  build->slot = number;
  build->number = self->band_number;
  build->rate_hz = earcup_track_get_rate (self->track);
  build->inner = inner != NULL ? earcup_recipe_ref (inner) : NULL;
  build->recipe = earcup_band_new_recipe (&self->band, inner);
  self->band_builds = TRUE;

  g_task_set_source_tag (task, start_build);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  g_task_run_in_thread (task, build_in_thread);
}

/* Returns: whether a slot has something else than the kernel of the band that is wanted */
static gboolean
is_stale (EarcupPlayer *self,
          guint         number)
{
  return (number == 0 || self->slots[number].recipe != NULL ||
          number == earcup_player_get_heard (self)) &&
         self->slots[number].within_of != self->band_number;
}

/* Returns: whether only a band is heard; in a listening test it never is */
gboolean
earcup_player_is_in_band (EarcupPlayer *self)
{
  return self->band_number != 0 && !self->blind;
}

/* Builds the next kernel that is missing for the band, if one is. */
void
earcup_player_follow_band (EarcupPlayer *self)
{
  if (!earcup_player_is_in_band (self) || self->band_builds || self->track == NULL)
    return;

  if (is_stale (self, earcup_player_get_heard (self)))
    {
      start_build (self, earcup_player_get_heard (self));
      return;
    }

  for (guint i = 0; self->band_rest_id == 0 && i < EARCUP_PLAYER_SLOTS; i++)
    if (is_stale (self, i))
      {
        start_build (self, i);
        return;
      }
}

static gboolean
rest_cb (gpointer user_data)
{
  EarcupPlayer *self = user_data;

  self->band_rest_id = 0;
  earcup_player_follow_band (self);

  return G_SOURCE_REMOVE;
}

/* Forgets the kernels for a band: there is none any more, or they are for another sample rate. */
void
earcup_player_clear_band (EarcupPlayer *self)
{
  g_clear_handle_id (&self->band_rest_id, g_source_remove);
  for (guint i = 0; i < EARCUP_PLAYER_SLOTS; i++)
    {
      g_clear_pointer (&self->slots[i].within, earcup_partitions_unref);
      self->slots[i].within_of = 0;
    }
}

/**
 * earcup_player_set_band:
 * @self: a player
 * @band: (nullable): the band, %NULL for everything
 *
 * Lets of every slot, and of the plain sound, only a band be heard, at the level that it has there.
 * The heard sound follows a band that moves by cross-fades; mixes and listening tests are heard
 * whole.
 */
void
earcup_player_set_band (EarcupPlayer     *self,
                        const EarcupBand *band)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (band == NULL)
    {
      if (self->band_number == 0)
        return;

      self->band_number = 0;
      earcup_player_clear_band (self);
      earcup_player_apply_setting (self);
      earcup_player_start_if_ready (self);
      return;
    }

  if (self->band_number != 0 && self->band.low_hz == band->low_hz &&
      self->band.high_hz == band->high_hz)
    return;

  self->band = *band;
  self->band_number = ++self->n_bands;
  g_clear_handle_id (&self->band_rest_id, g_source_remove);
  self->band_rest_id = g_timeout_add (REST_MS, rest_cb, self);
  earcup_player_follow_band (self);
}

/* Returns: whether only a band is heard, which @band then is */
gboolean
earcup_player_get_band (EarcupPlayer *self,
                        EarcupBand   *band)
{
  if (self->band_number != 0)
    *band = self->band;

  return self->band_number != 0;
}
