/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player-private.h"

#include <math.h>

/* A tone that is heard through the slot that is heard, whether the track plays or not. So it has a
 * pipeline of its own: the element "earcup" a second time, which gets every setting that the first
 * one gets, behind one that makes the tone. Both reach the device side by side. */

#define HIGHEST_DB    -24.0    /* of the tone behind the emulation, whatever its pitch */
#define WEIGHT_DB     4.0      /* the most that BS.1770 adds to a pitch */
#define CROSSED_DB    6.0      /* two loudspeakers that add up at an ear, above their mean power */
#define STEPS         12       /* of an octave, at which a slot is looked up */
#define LOWEST_HZ     20.0
#define HIGHEST_HZ    20000.0
#define CLOSE_MS      200      /* the tone has faded out by then */

static gboolean
is_loudspeaker (const EarcupPlayerSlot *slot)
{
  return earcup_recipe_get_lead (slot->recipe) > 0.0;
}

/* Returns: how much the slot that does most makes of any pitch, in dB, but 0 or more */
static double
find_most (EarcupPlayer *self)
{
  double most_db = 0.0;

  for (guint i = 0; i < EARCUP_PLAYER_SLOTS; i++)
    {
      const EarcupPlayerSlot *slot = &self->slots[i];

      most_db = fmax (most_db, i == 0 ? slot->gain_db : 0.0);
      for (double hz = LOWEST_HZ; slot->recipe != NULL && hz <= HIGHEST_HZ;
           hz *= exp2 (1.0 / STEPS))
        most_db = fmax (most_db, earcup_recipe_get_level (slot->recipe, hz) + slot->gain_db +
                                 (is_loudspeaker (slot) ? CROSSED_DB : 0.0));
    }

  return most_db;
}

/* The level is the same for all slots and pitches, so that what differs is the emulation. Behind
 * the emulation it is neither above the bound nor louder than the track. */
static double
find_level (EarcupPlayer *self)
{
  double loudness_lufs = earcup_track_get_loudness (self->track);
  double level_db = HIGHEST_DB;

  if (isfinite (loudness_lufs))
    level_db = fmin (level_db, loudness_lufs - WEIGHT_DB);

  return level_db - find_most (self);
}

static void
push (EarcupPlayer     *self,
      EarcupRunnerKind  kind)
{
  EarcupRunnerCommand command = { .kind = kind, .pipeline = self->tone_pipeline, .playing = TRUE };

  earcup_runner_push (self->runner, &command);
}

/* Lets go of the device. */
void
earcup_player_close_tone (EarcupPlayer *self)
{
  g_clear_handle_id (&self->tone_close_id, g_source_remove);
  if (self->tone_pipeline == NULL)
    return;

  push (self, EARCUP_RUNNER_CLOSE);
  g_clear_object (&self->tone);
  g_clear_object (&self->tone_filter);
  g_clear_object (&self->tone_pipeline);
}

static gboolean
close_cb (gpointer user_data)
{
  EarcupPlayer *self = user_data;

  self->tone_close_id = 0;
  earcup_player_close_tone (self);

  return G_SOURCE_REMOVE;
}

static gboolean
open_tone (EarcupPlayer *self)
{
  self->tone_pipeline = earcup_pipeline_new_tone (earcup_track_get_rate (self->track), self->sink);
  if (self->tone_pipeline == NULL)
    return FALSE;

  earcup_pipeline_set_output (self->tone_pipeline, self->device, self->buffer_ms);
  self->tone_filter = earcup_pipeline_get_filter (self->tone_pipeline);
  self->tone = EARCUP_TONE (gst_bin_get_by_name (GST_BIN (self->tone_pipeline), "tone"));
  earcup_filter_set_open (self->tone_filter, FALSE);

  return TRUE;
}

/* Brings the tone to the slot, the gains and the volume that there are now. A score is no sound of
 * the headphone, so it is heard plain. */
void
earcup_player_follow_tone (EarcupPlayer *self)
{
  EarcupPlayerSlot *slot = &self->slots[earcup_player_get_heard (self)];

  if (self->tone_pipeline == NULL)
    return;

  earcup_filter_set_volume (self->tone_filter, self->volume_db);
  if (self->tone_kind == EARCUP_TONE_SCORE)
    earcup_filter_set_setting (self->tone_filter, earcup_setting_new (NULL, 0.0));
  else if (slot->recipe == NULL || slot->partitions != NULL)
    earcup_filter_set_setting (self->tone_filter,
                               earcup_setting_new (slot->partitions, slot->gain_db));
  earcup_tone_set (self->tone, self->blind ? EARCUP_TONE_NONE : self->tone_kind, self->tone_hz,
                   find_level (self));
}

/* Opens the pipeline of the tone anew, where there is one: for another device or sample rate. A
 * score was made for the one before, and ends. */
void
earcup_player_reopen_tone (EarcupPlayer *self)
{
  EarcupToneKind kind = self->tone_kind;

  earcup_player_close_tone (self);
  self->tone_kind = EARCUP_TONE_NONE;
  if (kind != EARCUP_TONE_SCORE)
    earcup_player_set_tone (self, kind, self->tone_hz);
}

/**
 * earcup_player_set_tone:
 * @self: a player with a track
 * @kind: what is heard beside the track, or %EARCUP_TONE_NONE
 * @hz: its frequency in Hz, from 20 to 20000
 *
 * Lets a tone or a narrow noise be heard through the slot that is heard, also while the track is
 * paused. It fades in and out, and glides to another frequency. At no frequency and in no slot does
 * it pass −24 dB of full scale or the loudness of the track. In a listening test it is silent.
 */
void
earcup_player_set_tone (EarcupPlayer   *self,
                        EarcupToneKind  kind,
                        double          hz)
{
  gboolean opened, was_score;

  g_return_if_fail (EARCUP_IS_PLAYER (self));
  g_return_if_fail (kind != EARCUP_TONE_SCORE);

  if (self->track == NULL || (kind == EARCUP_TONE_NONE && self->tone_kind == EARCUP_TONE_NONE))
    return;

  was_score = self->tone_kind == EARCUP_TONE_SCORE;
  self->tone_kind = kind;
  self->tone_hz = hz;
  opened = self->tone_pipeline == NULL;
  if (opened && !open_tone (self))
    return;

  g_clear_handle_id (&self->tone_close_id, g_source_remove);
  if (kind == EARCUP_TONE_NONE)
    self->tone_close_id = g_timeout_add (CLOSE_MS, close_cb, self);
  if (opened || kind == EARCUP_TONE_NONE || was_score)
    earcup_player_follow_tone (self);
  else
    earcup_tone_set (self->tone, self->blind ? EARCUP_TONE_NONE : kind, hz, find_level (self));
  if (opened)
    push (self, EARCUP_RUNNER_PLAY);
}

/* Returns: what is heard beside the track; @hz is its frequency */
EarcupToneKind
earcup_player_get_tone (EarcupPlayer *self,
                        double       *hz)
{
  *hz = self->tone_hz;

  return self->tone_kind;
}

/**
 * earcup_player_play_score:
 * @self: a player
 * @frames: (array): interleaved stereo, at the sample rate of the track
 * @n_frames: how many frames
 *
 * Plays some samples once in place of a tone, plain and beside the track, at the volume. Setting a
 * tone or none ends it with a fade.
 *
 * Returns: whether it is played: not without a track or a device, nor in a listening test
 */
gboolean
earcup_player_play_score (EarcupPlayer *self,
                          const float  *frames,
                          gsize         n_frames)
{
  gboolean opened = self->tone_pipeline == NULL;

  g_return_val_if_fail (EARCUP_IS_PLAYER (self), FALSE);

  if (self->track == NULL || self->blind || (opened && !open_tone (self)))
    return FALSE;

  g_clear_handle_id (&self->tone_close_id, g_source_remove);
  self->tone_kind = EARCUP_TONE_SCORE;
  earcup_tone_set_score (self->tone, frames, n_frames);
  earcup_player_follow_tone (self);
  if (opened)
    push (self, EARCUP_RUNNER_PLAY);

  return TRUE;
}

/* Returns: how many frames of the score were played; %G_MAXSIZE where none is any more */
gsize
earcup_player_get_score_place (EarcupPlayer *self)
{
  return self->tone_kind == EARCUP_TONE_SCORE && self->tone != NULL
           ? earcup_tone_get_score_place (self->tone) : G_MAXSIZE;
}
