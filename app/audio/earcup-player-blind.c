/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

/* What a listening test needs of the player, in which one must not know what one hears. */

/**
 * earcup_player_hear_blind:
 * @self: a player
 * @slot: 1 to 8, or 0 for no emulation
 *
 * Goes to a slot without telling anybody: the property #EarcupPlayer:selected stays as it is. The
 * sound dips in the same way each time, also when the slot is the one that is heard already.
 */
void
earcup_player_hear_blind (EarcupPlayer *self,
                          guint         slot)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (slot < EARCUP_PLAYER_SLOTS);

  self->blind = TRUE;
  self->hidden = slot;
  earcup_player_give_setting (self, TRUE);
  earcup_player_start_if_ready (self);
}

/* Goes back to the slot that is selected, with a last dip. */
void
earcup_player_end_blind (EarcupPlayer *self)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (!self->blind)
    return;

  self->blind = FALSE;
  earcup_player_give_setting (self, TRUE);
}

/* Returns: (transfer none) (nullable): what is heard in a slot; nothing for no emulation */
EarcupRecipe *
earcup_player_get_recipe (EarcupPlayer *self,
                          guint         slot)
{
  g_return_val_if_fail (slot < EARCUP_PLAYER_SLOTS, NULL);

  return self->slots[slot].recipe;
}

/* Returns: the gain of a slot in dB */
double
earcup_player_get_gain (EarcupPlayer *self,
                        guint         slot)
{
  g_return_val_if_fail (slot < EARCUP_PLAYER_SLOTS, 0.0);

  return self->slots[slot].gain_db;
}

/**
 * earcup_player_get_loop:
 * @self: a player
 * @start_s: (out): where the loop begins, in seconds; 0 where there is none
 * @end_s: (out): where it ends; the end of the track where there is none
 *
 * Gets the part of the track that is played.
 *
 * Returns: whether it is played again and again
 */
gboolean
earcup_player_get_loop (EarcupPlayer *self,
                        double       *start_s,
                        double       *end_s)
{
  gboolean loops = self->loop_active;

  *start_s = loops ? self->loop_start_s : 0.0;
  *end_s = loops ? self->loop_end_s
                 : self->track != NULL ? earcup_track_get_duration (self->track) : 0.0;

  return loops;
}
