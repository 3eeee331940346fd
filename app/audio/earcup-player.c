/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-player-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-wisdom.h"

/**
 * EarcupPlayer:
 *
 * One track, eight slots and the plain sound. Main thread only: whatever may wait for the sound
 * device, the decoder or a computation runs in one worker thread, in the order in which it was
 * asked for.
 */

#define TICK_MS    33
#define STALLED_US (10 * G_USEC_PER_SEC)   /* longer than any seek takes */

#define SHORTEST_LOOP_S 0.01

enum
{
  PROP_0,
  PROP_STATE,
  PROP_POSITION,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupPlayer, earcup_player, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (EarcupPlayerState, earcup_player_state,
  G_DEFINE_ENUM_VALUE (EARCUP_PLAYER_STATE_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (EARCUP_PLAYER_STATE_PREPARING, "preparing"),
  G_DEFINE_ENUM_VALUE (EARCUP_PLAYER_STATE_PAUSED, "paused"),
  G_DEFINE_ENUM_VALUE (EARCUP_PLAYER_STATE_PLAYING, "playing"),
  G_DEFINE_ENUM_VALUE (EARCUP_PLAYER_STATE_FAILED, "failed"))

/* Tells everybody what the player does now. */
void
earcup_player_change_state (EarcupPlayer      *self,
                            EarcupPlayerState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_position (EarcupPlayer *self,
              double        position_s)
{
  if (self->position_s == position_s)
    return;

  self->position_s = position_s;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

/* Asks for something to be done with the pipeline, from a place in seconds on. */
void
earcup_player_push (EarcupPlayer     *self,
                    EarcupRunnerKind  kind,
                    double            from_s)
{
  EarcupRunnerCommand command = {
    .kind = kind,
    .pipeline = self->pipeline,
    .from_s = from_s,
    .loop_end_s = self->loop_active ? self->loop_end_s : 0.0,
    .playing = self->state == EARCUP_PLAYER_STATE_PLAYING,
  };

  if (self->pipeline != NULL)
    earcup_runner_push (self->runner, &command);
}

/* Has all that it needs to play, and does so if that is wanted. */
void
earcup_player_become_paused (EarcupPlayer *self)
{
  earcup_player_change_state (self, EARCUP_PLAYER_STATE_PAUSED);
  earcup_player_start_if_ready (self);
}

/* {{{ The pipeline */

static gboolean
tick_cb (gpointer user_data)
{
  EarcupPlayer *self = user_data;
  gint64 now_us = g_get_monotonic_time (), position;
  double before_s = self->position_s;

  if (self->state == EARCUP_PLAYER_STATE_PLAYING &&
      gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &position))
    set_position (self, (double) position / GST_SECOND);

  if (self->state != EARCUP_PLAYER_STATE_PLAYING || self->position_s != before_s)
    self->moved_us = now_us;
  else if (now_us - self->moved_us > STALLED_US)
    earcup_player_lose_device (self, _("it takes no more sound"));

  return G_SOURCE_CONTINUE;
}

/* Stops for a reason, a sentence. */
void
earcup_player_fail (EarcupPlayer *self,
                    const char   *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
  self->wants_to_play = FALSE;
  earcup_player_push (self, EARCUP_RUNNER_CLOSE, 0.0);
  earcup_player_change_state (self, EARCUP_PLAYER_STATE_FAILED);
}

static void
take_error (EarcupPlayer *self,
            GstMessage   *message)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *debug = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  gboolean from_file;

  if (self->state == EARCUP_PLAYER_STATE_FAILED && !self->retrying)
    return;

  gst_message_parse_error (message, &error, &debug);
  g_debug ("%s (%s)", error->message, debug);
  reason = earcup_audio_error_dup_sentence (error->message);
  GST_DEBUG_BIN_TO_DOT_FILE (GST_BIN (self->pipeline), GST_DEBUG_GRAPH_SHOW_ALL, "earcup-error");

  from_file = error->domain == GST_STREAM_ERROR ||
              g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND) ||
              g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_READ);
  if (from_file && GST_IS_OBJECT (GST_MESSAGE_SRC (message)) &&
      !GST_OBJECT_FLAG_IS_SET (GST_MESSAGE_SRC (message), GST_ELEMENT_FLAG_SINK))
    {
      text = g_strdup_printf (
        /* Translators: the first %s is a file name, the second a reason */
        _("“%s” cannot be played: %s"), earcup_track_get_name (self->track), reason);
      earcup_player_stop_retrying (self);
      earcup_player_fail (self, text);
    }
  else
    earcup_player_lose_device (self, reason);
}

static void
reach_end (EarcupPlayer *self)
{
  self->wants_to_play = FALSE;
  earcup_player_push (self, EARCUP_RUNNER_PAUSE, 0.0);
  earcup_player_change_state (self, EARCUP_PLAYER_STATE_PAUSED);
  earcup_player_push (self, EARCUP_RUNNER_SEEK, 0.0);
  set_position (self, 0.0);
}

static gboolean
bus_cb (GstBus     *bus,
        GstMessage *message,
        gpointer    user_data)
{
  EarcupPlayer *self = user_data;

  switch ((guint) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      take_error (self, message);
      break;

    case GST_MESSAGE_ASYNC_DONE:
      if (self->retrying)
        earcup_player_find_device (self);
      else if (self->state == EARCUP_PLAYER_STATE_PREPARING)
        earcup_player_become_paused (self);
      break;

    case GST_MESSAGE_SEGMENT_DONE:
      if (self->loop_active)
        earcup_player_push (self, EARCUP_RUNNER_WRAP, self->loop_start_s);
      break;

    case GST_MESSAGE_EOS:
      reach_end (self);
      break;

    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

/* Lets go of device and file. */
void
earcup_player_close (EarcupPlayer *self)
{
  earcup_player_push (self, EARCUP_RUNNER_CLOSE, 0.0);
  g_clear_handle_id (&self->bus_watch, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->filter);
  g_clear_object (&self->pipeline);
}

/* The gate stays closed until there is something to play: the sink asks for its first buffer
 * already while it prepares, when the kernel may not be built. */
/* A track that repeats as a whole keeps its own beginning and end. */
static void
fade_cut_loop (EarcupPlayer *self)
{
  double duration_s = earcup_track_get_duration (self->track);

  if (self->filter != NULL)
    earcup_filter_set_fades_loop (self->filter, self->loop_active &&
                                  (self->loop_start_s > 0.0 || self->loop_end_s < duration_s));
}

/* Opens device and file, and goes to the present place. While it is retried nobody is told. */
void
earcup_player_open (EarcupPlayer *self)
{
  g_autofree char *uri = g_file_get_uri (earcup_track_get_file (self->track));
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GError) error = NULL;

  earcup_player_close (self);
  self->pipeline = earcup_pipeline_new (uri, earcup_track_get_rate (self->track), self->sink,
                                        &error);
  if (self->pipeline == NULL)
    {
      earcup_player_stop_retrying (self);
      earcup_player_fail (self, error->message);
      return;
    }

  earcup_pipeline_set_output (self->pipeline, self->device, self->buffer_ms);
  self->filter = earcup_pipeline_get_filter (self->pipeline);
  earcup_filter_set_open (self->filter, FALSE);
  earcup_filter_set_volume (self->filter, self->volume_db);
  earcup_filter_set_limits (self->filter, self->limits);
  earcup_player_follow_tap (self);
  fade_cut_loop (self);
  bus = gst_element_get_bus (self->pipeline);
  self->bus_watch = gst_bus_add_watch (bus, bus_cb, self);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  self->moved_us = g_get_monotonic_time ();
  earcup_player_apply_setting (self);
  if (!self->retrying)
    earcup_player_change_state (self, EARCUP_PLAYER_STATE_PREPARING);
  earcup_player_push (self, EARCUP_RUNNER_PREPARE, self->position_s);
  earcup_player_reopen_tone (self);
}

/* }}} */

static void
earcup_player_dispose (GObject *object)
{
  EarcupPlayer *self = EARCUP_PLAYER (object);

  earcup_player_stop_retrying (self);
  earcup_player_close (self);
  earcup_player_close_tone (self);
  g_clear_pointer (&self->runner, earcup_runner_free);

  for (guint i = 0; i < EARCUP_PLAYER_SLOTS; i++)
    earcup_player_clear_slot (self, i);
  earcup_player_clear_band (self);

  g_clear_pointer (&self->track, earcup_track_unref);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->sink, g_free);
  g_clear_pointer (&self->device, g_free);

  G_OBJECT_CLASS (earcup_player_parent_class)->dispose (object);
}

static void
earcup_player_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EarcupPlayer *self = EARCUP_PLAYER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_POSITION:
      g_value_set_double (value, self->position_s);
      break;

    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
earcup_player_class_init (EarcupPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = earcup_player_dispose;
  object_class->get_property = earcup_player_get_property;

  /**
   * EarcupPlayer:state:
   *
   * What the player does.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, EARCUP_TYPE_PLAYER_STATE,
                                              EARCUP_PLAYER_STATE_EMPTY, flags);

  /**
   * EarcupPlayer:position-s:
   *
   * The place in the track in seconds, 0 or above; notified at most thirty times a second.
   */
  properties[PROP_POSITION] = g_param_spec_double ("position-s", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0,
                                                   flags);

  /**
   * EarcupPlayer:selected:
   *
   * The slot that is heard: 0 for no emulation, 1 to 8 for the slots A to H.
   */
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0,
                                                 EARCUP_PLAYER_SLOTS - 1, 1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
earcup_player_init (EarcupPlayer *self)
{
  self->runner = earcup_runner_new ();
  self->selected = 1;
}

/**
 * earcup_player_new:
 * @sink: (nullable): as in earcup_pipeline_new()
 *
 * Makes a player without a track. It plays at 0 dB until told otherwise.
 *
 * Returns: (transfer full): the player
 */
EarcupPlayer *
earcup_player_new (const char *sink)
{
  EarcupPlayer *self = g_object_new (EARCUP_TYPE_PLAYER, NULL);

  self->sink = g_strdup (sink);

  return self;
}

/**
 * earcup_player_set_track:
 * @self: a player
 * @track: the track
 *
 * Puts a track in; it is played from its beginning when the one before was playing. The loop is
 * taken off. GStreamer must have been started before, as earcup_track_load() does.
 */
void
earcup_player_set_track (EarcupPlayer *self,
                         EarcupTrack  *track)
{
  gboolean same_rate;

  g_return_if_fail (EARCUP_IS_PLAYER (self));

  same_rate = self->track != NULL &&
              earcup_track_get_rate (self->track) == earcup_track_get_rate (track);
  earcup_track_ref (track);
  g_clear_pointer (&self->track, earcup_track_unref);
  self->track = track;
  self->loop_active = FALSE;

  for (guint i = 1; i < EARCUP_PLAYER_SLOTS; i++)
    if (!same_rate)
      earcup_player_build_slot (self, i, FALSE);
  if (!same_rate)
    earcup_player_clear_band (self);

  set_position (self, 0.0);
  earcup_player_stop_retrying (self);
  earcup_player_open (self);
  earcup_wisdom_start ();
}

/* Plays, as soon as track, device and kernel are ready. */
void
earcup_player_play (EarcupPlayer *self)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  self->wants_to_play = TRUE;
  if (self->state == EARCUP_PLAYER_STATE_FAILED)
    {
      earcup_player_stop_retrying (self);
      earcup_player_open (self);
    }
  else
    earcup_player_start_if_ready (self);
}

/* Fades out and stops where it is. */
void
earcup_player_pause (EarcupPlayer *self)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  self->wants_to_play = self->resumes = FALSE;
  if (self->state != EARCUP_PLAYER_STATE_PLAYING)
    return;

  earcup_player_push (self, EARCUP_RUNNER_PAUSE, 0.0);
  earcup_player_change_state (self, EARCUP_PLAYER_STATE_PAUSED);
}

/**
 * earcup_player_seek:
 * @self: a player
 * @position_s: where to go, in seconds; brought into the track, and into the loop if there is one.
 *   What is no number is the beginning
 *
 * Goes to another place, with a short fade when it is playing.
 */
void
earcup_player_seek (EarcupPlayer *self,
                    double        position_s)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  if (self->track == NULL)
    return;

  position_s = fmin (fmax (position_s, 0.0), earcup_track_get_duration (self->track));
  if (self->loop_active && (position_s < self->loop_start_s || position_s >= self->loop_end_s))
    position_s = self->loop_start_s;

  earcup_player_push (self, EARCUP_RUNNER_SEEK, position_s);
  set_position (self, position_s);
}

/**
 * earcup_player_set_loop:
 * @self: a player
 * @active: whether there is a loop
 * @start_s: where it begins, in seconds
 * @end_s: where it ends, in seconds
 *
 * Sets or takes off the loop, brought into the track; one of which less than 10 ms are left there
 * is none, nor is one that ends before it begins. A place outside the loop moves to its beginning.
 */
void
earcup_player_set_loop (EarcupPlayer *self,
                        gboolean      active,
                        double        start_s,
                        double        end_s)
{
  double duration_s;

  g_return_if_fail (EARCUP_IS_PLAYER (self));

  active = active && end_s > start_s;
  if (self->track == NULL || (!active && !self->loop_active))
    return;

  duration_s = earcup_track_get_duration (self->track);
  self->loop_start_s = CLAMP (start_s, 0.0, duration_s);
  self->loop_end_s = CLAMP (end_s, 0.0, duration_s);
  self->loop_active = active && self->loop_end_s - self->loop_start_s >= SHORTEST_LOOP_S;
  fade_cut_loop (self);
  earcup_player_seek (self, self->position_s);
}

/* Sets the volume in dB, 0 or below. */
void
earcup_player_set_volume (EarcupPlayer *self,
                          double        volume_db)
{
  g_return_if_fail (EARCUP_IS_PLAYER (self));

  self->volume_db = volume_db;
  if (self->filter != NULL)
    earcup_filter_set_volume (self->filter, volume_db);
  earcup_player_follow_tone (self);
}

/* Returns: what the player does */
EarcupPlayerState
earcup_player_get_state (EarcupPlayer *self)
{
  return self->state;
}

/* Returns: whether it plays or will as soon as it can */
gboolean
earcup_player_wants_to_play (EarcupPlayer *self)
{
  return self->wants_to_play;
}

/* Returns: the place in the track in seconds */
double
earcup_player_get_position (EarcupPlayer *self)
{
  return self->position_s;
}

/* Returns: (transfer none) (nullable): why the player failed the last time, a sentence */
const char *
earcup_player_get_message (EarcupPlayer *self)
{
  return self->message;
}

/* Reads and resets the peaks, 0 to 1, of left and right. */
void
earcup_player_take_peaks (EarcupPlayer *self,
                          double        peaks[2])
{
  peaks[0] = peaks[1] = 0.0;
  if (self->filter != NULL)
    earcup_filter_take_peaks (self->filter, peaks);
}
