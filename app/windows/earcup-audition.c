/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-audition-private.h"

#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"

/**
 * EarcupAudition:
 *
 * Ties the catalogue to the player: models become emulations, in a thread, and emulations become
 * what is heard, matched and seen. Main thread only.
 */

/* A file on its way to the player. */
typedef struct {
  EarcupAudition *audition;   /* borrowed: the task holds it */
  GFile          *file;
  gboolean        is_demo;
  gint            thousandths;
} Loading;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TRACK_CHANGED,
  SIGNAL_LOADING,
  SIGNAL_NOT_LOADED,
  SIGNAL_CLIP_CHANGED,
  SIGNAL_VARIATION_CHANGED,
  SIGNAL_MESSAGE,
  SIGNAL_SCENE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupAudition, earcup_audition, G_TYPE_OBJECT)

/* Says a sentence to the user. */
void
earcup_audition_say (EarcupAudition *self,
                     const char     *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/* Tells everybody that there is something else in the slots. */
void
earcup_audition_tell_changed (EarcupAudition *self)
{
  earcup_audition_follow_slots (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Tells everybody that the scene is another one, or that more is known of it. */
void
earcup_audition_tell_scene (EarcupAudition *self)
{
  g_signal_emit (self, signals[SIGNAL_SCENE_CHANGED], 0);
}

static void
gains_changed_cb (EarcupAudition *self)
{
  for (guint slot = 0; slot <= EARCUP_AUDITION_SLOTS; slot++)
    earcup_player_set_gain (self->player, slot, earcup_matcher_get_gain (self->matcher, slot));

  if (!self->applying)
    earcup_audition_tell_changed (self);
}

/* Tells everybody that something else is wanted of a model; what becomes of it comes later. */
void
earcup_audition_tell_variation (EarcupAudition *self)
{
  g_signal_emit (self, signals[SIGNAL_VARIATION_CHANGED], 0);
}

/* {{{ Tracks */

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->file);
  g_free (loading);
}

static gboolean
progress_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);

  if (!g_task_get_completed (task))
    g_signal_emit (loading->audition, signals[SIGNAL_LOADING], 0,
                   g_atomic_int_get (&loading->thousandths) / 1000.0);

  return G_SOURCE_REMOVE;
}

/* Runs in the loading thread; speaks to the main thread a hundred times at most. */
static void
progress (double   fraction,
          gpointer user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  int thousandths = (int) (fraction * 1000.0);

  if (thousandths < g_atomic_int_get (&loading->thousandths) + 10)
    return;

  g_atomic_int_set (&loading->thousandths, thousandths);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, progress_idle_cb, g_object_ref (task),
                   g_object_unref);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Loading *loading = task_data;
  GError *error = NULL;
  EarcupTrack *track = earcup_track_load (loading->file, progress, task, cancellable, &error);

  if (track != NULL)
    g_task_return_pointer (task, track, (GDestroyNotify) earcup_track_unref);
  else
    g_task_return_error (task, error);
}

static void
use_track (EarcupAudition *self,
           EarcupTrack    *track,
           gboolean        is_demo)
{
  g_clear_pointer (&self->last_track, earcup_track_unref);
  self->last_track = g_steal_pointer (&self->track);
  self->last_is_demo = self->is_demo;
  self->track = earcup_track_ref (track);
  self->is_demo = is_demo;

  earcup_player_set_track (self->player, track);
  earcup_matcher_set_track (self->matcher, track);
  earcup_audition_follow_slots (self);
  g_signal_emit (self, signals[SIGNAL_TRACK_CHANGED], 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EarcupAudition *self = EARCUP_AUDITION (source);
  Loading *loading = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupTrack) track = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  g_signal_emit (self, signals[SIGNAL_LOADING], 0, -1.0);

  if (track != NULL)
    use_track (self, track, loading->is_demo);
  else
    {
      earcup_audition_say (self, error->message);
      g_signal_emit (self, signals[SIGNAL_NOT_LOADED], 0);
    }
}

/* }}} */

static void
earcup_audition_dispose (GObject *object)
{
  EarcupAudition *self = EARCUP_AUDITION (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);

  g_clear_pointer (&self->stage, earcup_scene_stage_free);
  g_clear_object (&self->loading);
  g_clear_object (&self->player);
  g_clear_object (&self->matcher);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->worn);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->store, earcup_worn_store_free);
  g_clear_pointer (&self->track, earcup_track_unref);
  g_clear_pointer (&self->last_track, earcup_track_unref);
  for (guint slot = 0; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      earcup_slot_clear (&self->slots[slot]);
      earcup_slot_clear (&self->last_slots[slot]);
      earcup_slot_clear (&self->kept_slots[slot]);
    }

  G_OBJECT_CLASS (earcup_audition_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            GType       argument)
{
  if (argument == G_TYPE_NONE)
    return g_signal_new (name, EARCUP_TYPE_AUDITION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                         G_TYPE_NONE, 0);

  return g_signal_new (name, EARCUP_TYPE_AUDITION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, argument);
}

static void
install_track_signals (void)
{
  /**
   * EarcupAudition::track-changed:
   *
   * Another track is in the player.
   */
  signals[SIGNAL_TRACK_CHANGED] = add_signal ("track-changed", G_TYPE_NONE);

  /**
   * EarcupAudition::loading:
   * @fraction: 0 to 1, or -1 when nothing is being loaded any more
   *
   * How far the reading of a file has come.
   */
  signals[SIGNAL_LOADING] = add_signal ("loading", G_TYPE_DOUBLE);

  /**
   * EarcupAudition::not-loaded:
   *
   * A file could not be read; the track before is still there.
   */
  signals[SIGNAL_NOT_LOADED] = add_signal ("not-loaded", G_TYPE_NONE);

  /**
   * EarcupAudition::clip-changed:
   *
   * Another part of the track is played, or it is repeated or not.
   */
  signals[SIGNAL_CLIP_CHANGED] = add_signal ("clip-changed", G_TYPE_NONE);
}

static void
earcup_audition_class_init (EarcupAuditionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_audition_dispose;

  /**
   * EarcupAudition::changed:
   *
   * Other models in the slots, or other gains.
   */
  signals[SIGNAL_CHANGED] = add_signal ("changed", G_TYPE_NONE);

  install_track_signals ();

  /**
   * EarcupAudition::variation-changed:
   *
   * Something else is changed of a model; #EarcupAudition::changed follows when it is there.
   */
  signals[SIGNAL_VARIATION_CHANGED] = add_signal ("variation-changed", G_TYPE_NONE);

  /**
   * EarcupAudition::message:
   * @text: a sentence for the user
   *
   * Something did not work; what was there before is still there.
   */
  signals[SIGNAL_MESSAGE] = add_signal ("message", G_TYPE_STRING);

  /**
   * EarcupAudition::scene-changed:
   *
   * Another scene, or none, or more is known of what is heard in it.
   */
  signals[SIGNAL_SCENE_CHANGED] = add_signal ("scene-changed", G_TYPE_NONE);
}

static void
earcup_audition_init (EarcupAudition *self)
{
  self->matcher = earcup_matcher_new ();
  self->store = earcup_worn_store_new_user ();
  g_signal_connect_object (self->matcher, "changed", G_CALLBACK (gains_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * earcup_audition_new:
 * @sink: (nullable): as in earcup_pipeline_new()
 *
 * Makes an audition without catalogue, models and track.
 *
 * Returns: (transfer full): the audition
 */
EarcupAudition *
earcup_audition_new (const char *sink)
{
  EarcupAudition *self = g_object_new (EARCUP_TYPE_AUDITION, NULL);

  self->player = earcup_player_new (sink);

  return self;
}

/**
 * earcup_audition_load_catalogue:
 * @self: an audition
 * @error: return location for an error of domain %EARCUP_CATALOGUE_ERROR
 *
 * Reads the bundled catalogue, and with it what is worn.
 *
 * Returns: whether it could be read
 */
gboolean
earcup_audition_load_catalogue (EarcupAudition  *self,
                                GError         **error)
{
  self->catalogue = earcup_catalogue_new_bundled (error);
  if (self->catalogue != NULL)
    self->worn = earcup_catalogue_resolve (self->catalogue, "neutral", error);
  if (self->worn == NULL)
    return FALSE;

  if (self->settings != NULL)
    {
      g_autofree char *worn = g_settings_get_string (self->settings, "worn");

      earcup_audition_wear (self, worn);
    }

  return TRUE;
}

/* Returns: (transfer none) (nullable): the catalogue once it is loaded */
EarcupCatalogue *
earcup_audition_get_catalogue (EarcupAudition *self)
{
  return self->catalogue;
}

/* Returns: (transfer none): the player */
EarcupPlayer *
earcup_audition_get_player (EarcupAudition *self)
{
  return self->player;
}

/* Returns: (transfer none): the matcher */
EarcupMatcher *
earcup_audition_get_matcher (EarcupAudition *self)
{
  return self->matcher;
}

/**
 * earcup_audition_set_clip:
 * @self: an audition
 * @repeat: play again from the beginning
 * @region: only a part of the track is played
 * @start_s: where that part begins, in seconds
 * @end_s: where it ends, in seconds
 *
 * Says which part of the track is played, and whether again and again.
 */
void
earcup_audition_set_clip (EarcupAudition *self,
                          gboolean        repeat,
                          gboolean        region,
                          double          start_s,
                          double          end_s)
{
  if (self->track == NULL)
    return;

  region = region && end_s > start_s;
  if (!region)
    {
      start_s = 0.0;
      end_s = earcup_track_get_duration (self->track);
    }

  earcup_player_set_loop (self->player, repeat, start_s, end_s);
  earcup_matcher_set_loop (self->matcher, repeat && region, start_s, end_s);
  g_signal_emit (self, signals[SIGNAL_CLIP_CHANGED], 0);
}

/**
 * earcup_audition_load:
 * @self: an audition
 * @file: a sound file
 * @is_demo: whether it is the bundled mix
 *
 * Reads a file in a thread and then puts it into the player. A file that cannot be used gives an
 * #EarcupAudition::message, and the track before stays. A newer call cancels an older one.
 */
void
earcup_audition_load (EarcupAudition *self,
                      GFile          *file,
                      gboolean        is_demo)
{
  g_autoptr(GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (EARCUP_IS_AUDITION (self));

  earcup_audition_cancel (self);
  self->loading = g_cancellable_new ();

  loading = g_new0 (Loading, 1);
  loading->audition = self;
  loading->file = g_object_ref (file);
  loading->is_demo = is_demo;

  task = earcup_errand_new (self, self->loading, loaded_cb, NULL);
  g_task_set_source_tag (task, earcup_audition_load);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);
  g_task_run_in_thread (task, load_in_thread);
  g_signal_emit (self, signals[SIGNAL_LOADING], 0, 0.0);
}

/* Gives up the file that is being loaded, if there is one. */
void
earcup_audition_cancel (EarcupAudition *self)
{
  if (self->loading == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_emit (self, signals[SIGNAL_LOADING], 0, -1.0);
}

/* Puts the track before back into the player. */
void
earcup_audition_undo_load (EarcupAudition *self)
{
  g_autoptr(EarcupTrack) track = g_steal_pointer (&self->last_track);

  if (track != NULL)
    use_track (self, track, self->last_is_demo);
}

/* Returns: (transfer none) (nullable): the track in the player */
EarcupTrack *
earcup_audition_get_track (EarcupAudition *self)
{
  return self->track;
}

/* Returns: whether the track is the bundled mix */
gboolean
earcup_audition_is_demo (EarcupAudition *self)
{
  return self->is_demo;
}
