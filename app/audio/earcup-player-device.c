/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-player-private.h"

#include <glib/gi18n-lib.h>

/* What becomes of the player when the sound device goes away. It says so once, tries again every
 * now and then without a word, and goes on where it was as soon as a device answers. */

#define FIRST_RETRY_MS 500
#define LAST_RETRY_MS  8000

static gboolean
retry_cb (gpointer user_data)
{
  EarcupPlayer *self = user_data;

  self->retry_id = 0;
  self->retrying = TRUE;
  earcup_player_open (self);

  return G_SOURCE_REMOVE;
}

/* Each time later than before, up to some seconds. */
static void
retry_later (EarcupPlayer *self)
{
  guint wait_ms = FIRST_RETRY_MS << MIN (self->n_retries, 4);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retrying = FALSE;
  self->n_retries++;
  self->retry_id = g_timeout_add (MIN (wait_ms, LAST_RETRY_MS), retry_cb, self);
}

/* Forgets that it was to be tried again. */
void
earcup_player_stop_retrying (EarcupPlayer *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retrying = FALSE;
  self->n_retries = 0;
}

/* Fails because of the device, for a reason that is no whole sentence, or has been trying to find
 * it again in vain. */
void
earcup_player_lose_device (EarcupPlayer *self,
                           const char   *reason)
{
  g_autofree char *text = NULL;

  if (self->retrying)
    {
      earcup_player_close (self);
      retry_later (self);
      return;
    }

  self->resumes = self->wants_to_play;
  text = g_strdup_printf (
    self->resumes
      /* Translators: %s is a reason */
      ? _("No sound device answers: %s; playback goes on as soon as one does")
      /* Translators: %s is a reason */
      : _("No sound device answers: %s"), reason);
  earcup_player_fail (self, text);
  retry_later (self);
}

/* Goes on after a device has answered again. */
void
earcup_player_find_device (EarcupPlayer *self)
{
  earcup_player_stop_retrying (self);
  self->wants_to_play = self->resumes;
  self->resumes = FALSE;
  earcup_player_become_paused (self);
}

/* Opens the sound device anew after a failure, without playing. */
void
earcup_player_retry (EarcupPlayer *self)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (self->state != EARCUP_PLAYER_STATE_FAILED || self->track == NULL)
    return;

  earcup_player_stop_retrying (self);
  earcup_player_open (self);
}

/**
 * earcup_player_set_output:
 * @self: a player
 * @sink: (nullable): as in earcup_pipeline_new()
 * @device: (nullable): as in earcup_pipeline_set_output()
 * @buffer_ms: as in earcup_pipeline_set_output()
 *
 * Says where the sound goes. What plays stops for a moment and goes on there.
 */
void
earcup_player_set_output (EarcupPlayer *self,
                          const char   *sink,
                          const char   *device,
                          guint         buffer_ms)
{
  gboolean plays;

  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (g_strcmp0 (self->sink, sink) == 0 && g_strcmp0 (self->device, device) == 0 &&
      self->buffer_ms == buffer_ms)
    return;

  g_free (self->sink);
  g_free (self->device);
  self->sink = g_strdup (sink);
  self->device = g_strdup (device);
  self->buffer_ms = buffer_ms;
  if (self->track == NULL)
    return;

  plays = self->wants_to_play || self->resumes;
  earcup_player_stop_retrying (self);
  earcup_player_open (self);
  self->wants_to_play = plays && self->state != EARCUP_PLAYER_STATE_FAILED;
}

/* Says whether a limiter holds what is heard below full scale; otherwise gains see to it. */
void
earcup_player_set_limits (EarcupPlayer *self,
                          gboolean      limits)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  self->limits = limits;
  if (self->filter != NULL)
    earcup_filter_set_limits (self->filter, limits);
}

/* Returns: by how many dB the limiter turned down at most since the last call, 0 or above */
double
earcup_player_take_reduction (EarcupPlayer *self)
{
  return self->filter != NULL ? earcup_filter_take_reduction (self->filter) : 0.0;
}

/* Returns: whether the loop of a mix has howled since the last call */
gboolean
earcup_player_take_howl (EarcupPlayer *self)
{
  return self->filter != NULL && earcup_filter_take_howl (self->filter);
}
