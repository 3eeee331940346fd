/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

/* What those need of the player who look at the sound that is played. */

/* Hands out the sound of the present pipeline, or does not. */
void
earcup_player_follow_tap (EarcupPlayer *self)
{
  if (self->filter == NULL)
    return;

  if (self->tapped)
    earcup_filter_open_tap (self->filter, earcup_player_get_rate (self));
  else
    earcup_filter_close_tap (self->filter);
}

/* Returns: the sample rate of the track in Hz; 0 without one */
guint
earcup_player_get_rate (EarcupPlayer *self)
{
  return self->track != NULL ? earcup_track_get_rate (self->track) : 0;
}

/* Says whether somebody looks at the sound, who then calls earcup_player_read_tap() several times
 * a second. Otherwise the stream takes no trouble at all. */
void
earcup_player_set_tapped (EarcupPlayer *self,
                          gboolean      tapped)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (self->tapped == tapped)
    return;

  self->tapped = tapped;
  earcup_player_follow_tap (self);
}

/**
 * earcup_player_read_tap:
 * @self: a player
 * @frames: (out): room for 2 * @n_frames values
 * @n_frames: how many frames are wanted at most
 * @breaks: (out): whether the first of them does not continue what was read before, as after a
 *   jump, a stop, or when too much time went by
 *
 * Takes what was played since the last call: with the kernel and the matched gain of what is
 * heard, without the volume, so that its level is that of the material at full volume.
 *
 * Returns: how many frames were taken; 0 when there are no more, or nobody looks
 */
gsize
earcup_player_read_tap (EarcupPlayer *self,
                        float        *frames,
                        gsize         n_frames,
                        gboolean     *breaks)
{
  bool is_break = false;
  gsize n = 0;

  g_return_val_if_fail (EARCUP_IS_PLAYER (self), 0);

  if (self->filter != NULL && self->tapped)
    n = earcup_filter_read_tap (self->filter, frames, n_frames, &is_break);
  *breaks = is_break;

  return n;
}
