/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-matcher.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-loop-measure.h"
#include "audio/earcup-render.h"
#include "errands/earcup-errand.h"

/* A newer request follows an older one so soon while somebody walks through a list. */
#define SETTLE_MS 250

/**
 * EarcupMatcher:
 *
 * Gains are predicted from the average spectrum of the track at once, and then measured by playing
 * the track, or the loop that is heard of it, through every slot off line. All slots and the plain
 * sound go to the highest level that all of them can reach under the peak limit, and never above
 * the plain sound. Main thread only; the signal #EarcupMatcher::changed tells of new gains.
 */
struct _EarcupMatcher
{
  GObject          parent;

  EarcupTrack     *track;
  EarcupRecipe    *slots[EARCUP_MATCHER_SLOTS];
  double           changes_lu[EARCUP_MATCHER_SLOTS];   /* as predicted; NAN until that was done */
  double           gains_db[EARCUP_MATCHER_SLOTS];
  EarcupMatchMode  mode;
  gboolean         loops;                              /* only a part of the track is played */
  double           loop_start_s;
  double           loop_end_s;
  gboolean         verified;
  GCancellable    *measuring;
  guint            settle_id;
};

/* A snapshot of what is to be measured, for the thread. */
typedef struct {
  GFile           *file;
  gboolean         loops;
  double           from_s;
  double           to_s;
  EarcupLoopSound  sounds[EARCUP_MATCHER_SLOTS];   /* the first is the plain sound */
  guint            slots[EARCUP_MATCHER_SLOTS];
  guint            n_sounds;
} Measurement;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupMatcher, earcup_matcher, G_TYPE_OBJECT)

static void
measurement_free (Measurement *self)
{
  for (guint i = 1; i < self->n_sounds; i++)
    earcup_recipe_unref (self->sounds[i].recipe);

  g_object_unref (self->file);
  g_free (self);
}

static Measurement *
measurement_new (EarcupMatcher *self)
{
  Measurement *measurement = g_new0 (Measurement, 1);

  measurement->file = g_object_ref (earcup_track_get_file (self->track));
  measurement->loops = self->mode == EARCUP_MATCH_LOOP && self->loops;
  measurement->from_s = self->loop_start_s;
  measurement->to_s = self->loop_end_s;
  measurement->n_sounds = 1;
  for (guint i = 1; i < EARCUP_MATCHER_SLOTS; i++)
    if (self->slots[i] != NULL)
      {
        measurement->sounds[measurement->n_sounds].recipe = earcup_recipe_ref (self->slots[i]);
        measurement->slots[measurement->n_sounds++] = i;
      }

  return measurement;
}

/* Brings levels and peaks of the slots to gains. */
static void
set_gains (EarcupMatcher *self,
           const double  *loudness_lufs,
           const double  *peak_dbtp,
           gboolean       verified)
{
  double level = loudness_lufs[0];

  for (guint i = 0; i < EARCUP_MATCHER_SLOTS; i++)
    if (i == 0 || self->slots[i] != NULL)
      level = fmin (level, loudness_lufs[i] + EARCUP_RENDER_PEAK_DBTP - peak_dbtp[i]);

  for (guint i = 0; i < EARCUP_MATCHER_SLOTS; i++)
    self->gains_db[i] = i == 0 || self->slots[i] != NULL ? level - loudness_lufs[i] : 0.0;

  self->verified = verified;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The peak of a filtered sound cannot be told from its spectrum; it is taken to rise and fall with
 * the loudness until it is measured. */
static void
predict (EarcupMatcher *self)
{
  double loudness[EARCUP_MATCHER_SLOTS] = { 0.0 }, peak[EARCUP_MATCHER_SLOTS] = { 0.0 };

  loudness[0] = earcup_track_get_loudness (self->track);
  peak[0] = earcup_track_get_peak (self->track);
  if (isinf (loudness[0]))
    loudness[0] = peak[0];

  for (guint i = 1; i < EARCUP_MATCHER_SLOTS; i++)
    if (self->slots[i] != NULL)
      {
        if (isnan (self->changes_lu[i]))
          self->changes_lu[i] = earcup_track_predict_change (self->track, self->slots[i]);

        loudness[i] = loudness[0] + self->changes_lu[i];
        peak[i] = peak[0] + self->changes_lu[i];
      }

  set_gains (self, loudness, peak, FALSE);
}

static gboolean
measure_file (Measurement   *measurement,
              GCancellable  *cancellable,
              GError       **error)
{
  EarcupRenderOutput outputs[EARCUP_MATCHER_SLOTS] = { 0 };
  EarcupRenderReport report;
  guint n_outputs = measurement->n_sounds - 1;

  for (guint i = 0; i < n_outputs; i++)
    outputs[i].recipe = measurement->sounds[i + 1].recipe;

  if (!earcup_render_measure (measurement->file, outputs, n_outputs, &report, NULL, NULL,
                              cancellable, error))
    return FALSE;

  measurement->sounds[0].loudness_lufs = report.loudness_lufs;
  measurement->sounds[0].peak_dbtp = report.peak_dbtp;
  for (guint i = 0; i < n_outputs; i++)
    {
      measurement->sounds[i + 1].loudness_lufs = outputs[i].loudness_lufs;
      measurement->sounds[i + 1].peak_dbtp = outputs[i].peak_dbtp;
    }

  return TRUE;
}

static void
measure_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Measurement *measurement = task_data;
  GError *error = NULL;
  gboolean done;

  if (measurement->loops)
    done = earcup_loop_measure (measurement->file, measurement->from_s, measurement->to_s,
                                measurement->sounds, measurement->n_sounds, cancellable, &error);
  else
    done = measure_file (measurement, cancellable, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupMatcher *self = EARCUP_MATCHER (source);
  Measurement *measurement = g_task_get_task_data (G_TASK (result));
  double loudness[EARCUP_MATCHER_SLOTS] = { 0.0 }, peak[EARCUP_MATCHER_SLOTS] = { 0.0 };
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Loudness not measured: %s", error->message);
      return;
    }

  g_clear_object (&self->measuring);
  for (guint i = 0; i < measurement->n_sounds; i++)
    {
      if (isinf (measurement->sounds[i].loudness_lufs))
        return;

      loudness[measurement->slots[i]] = measurement->sounds[i].loudness_lufs;
      peak[measurement->slots[i]] = measurement->sounds[i].peak_dbtp;
    }

  set_gains (self, loudness, peak, TRUE);
}

static gboolean
settled_cb (gpointer user_data)
{
  EarcupMatcher *self = user_data;
  g_autoptr(GTask) task = NULL;

  self->settle_id = 0;
  self->measuring = g_cancellable_new ();
  task = earcup_errand_new (self, self->measuring, measured_cb, NULL);
  g_task_set_source_tag (task, settled_cb);
  g_task_set_task_data (task, measurement_new (self), (GDestroyNotify) measurement_free);
  g_task_run_in_thread (task, measure_in_thread);

  return G_SOURCE_REMOVE;
}

static void
stop_measuring (EarcupMatcher *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->measuring != NULL)
    g_cancellable_cancel (self->measuring);
  g_clear_object (&self->measuring);
}

static void
update (EarcupMatcher *self)
{
  stop_measuring (self);
  self->verified = FALSE;

  if (self->track == NULL)
    return;

  if (self->mode == EARCUP_MATCH_RAW)
    {
      memset (self->gains_db, 0, sizeof self->gains_db);
      self->verified = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  predict (self);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
forget_predictions (EarcupMatcher *self)
{
  for (guint i = 0; i < EARCUP_MATCHER_SLOTS; i++)
    self->changes_lu[i] = NAN;
}

static void
earcup_matcher_dispose (GObject *object)
{
  EarcupMatcher *self = EARCUP_MATCHER (object);

  stop_measuring (self);
  g_clear_pointer (&self->track, earcup_track_unref);
  for (guint i = 0; i < EARCUP_MATCHER_SLOTS; i++)
    g_clear_pointer (&self->slots[i], earcup_recipe_unref);

  G_OBJECT_CLASS (earcup_matcher_parent_class)->dispose (object);
}

static void
earcup_matcher_class_init (EarcupMatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_matcher_dispose;

  /**
   * EarcupMatcher::changed:
   *
   * New gains, predicted or measured.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_MATCHER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_matcher_init (EarcupMatcher *self)
{
  forget_predictions (self);
}

/* Returns: (transfer full): a matcher without a track */
EarcupMatcher *
earcup_matcher_new (void)
{
  return g_object_new (EARCUP_TYPE_MATCHER, NULL);
}

/* Sets the track whose loudness counts; there is no loop in it until one is set. */
void
earcup_matcher_set_track (EarcupMatcher *self,
                          EarcupTrack   *track)
{
  g_return_if_fail (EARCUP_IS_MATCHER (self));

  earcup_track_ref (track);
  g_clear_pointer (&self->track, earcup_track_unref);
  self->track = track;
  self->loops = FALSE;
  forget_predictions (self);
  update (self);
}

/**
 * earcup_matcher_set_slot:
 * @self: a matcher
 * @slot: 1 to 8
 * @emulation: (nullable): what is heard in the slot, %NULL when it is empty
 *
 * Sets one of the sounds that are to be equally loud.
 */
void
earcup_matcher_set_slot (EarcupMatcher   *self,
                         guint            slot,
                         EarcupEmulation *emulation)
{
  g_autoptr(EarcupRecipe) recipe = NULL;

  if (emulation != NULL)
    recipe = earcup_recipe_new_emulation (emulation);

  earcup_matcher_set_recipe (self, slot, recipe);
}

/**
 * earcup_matcher_set_recipe:
 * @self: a matcher
 * @slot: 1 to 8
 * @recipe: (nullable): how to make what is heard in the slot, %NULL when it is empty
 *
 * Sets one of the sounds that are to be equally loud, whatever it is made of.
 */
void
earcup_matcher_set_recipe (EarcupMatcher *self,
                           guint          slot,
                           EarcupRecipe  *recipe)
{
  g_return_if_fail (EARCUP_IS_MATCHER (self));
  g_return_if_fail (slot > 0 && slot < EARCUP_MATCHER_SLOTS);

  if (recipe != NULL)
    earcup_recipe_ref (recipe);
  g_clear_pointer (&self->slots[slot], earcup_recipe_unref);
  self->slots[slot] = recipe;
  self->changes_lu[slot] = NAN;
  update (self);
}

/* Says what is to be equally loud, if anything. */
void
earcup_matcher_set_mode (EarcupMatcher   *self,
                         EarcupMatchMode  mode)
{
  g_return_if_fail (EARCUP_IS_MATCHER (self));

  if (self->mode == mode)
    return;

  self->mode = mode;
  update (self);
}

/* Returns: what is made equally loud; the loop at first */
EarcupMatchMode
earcup_matcher_get_mode (EarcupMatcher *self)
{
  return self->mode;
}

/**
 * earcup_matcher_set_loop:
 * @self: a matcher
 * @active: whether only a part of the track is played
 * @start_s: where it begins, in seconds
 * @end_s: where it ends, in seconds, above @start_s
 *
 * Sets the loop, which counts while the mode is %EARCUP_MATCH_LOOP.
 */
void
earcup_matcher_set_loop (EarcupMatcher *self,
                         gboolean       active,
                         double         start_s,
                         double         end_s)
{
  g_return_if_fail (EARCUP_IS_MATCHER (self));
  g_return_if_fail (!active || end_s > start_s);

  if (self->loops == active &&
      (!active || (self->loop_start_s == start_s && self->loop_end_s == end_s)))
    return;

  self->loops = active;
  self->loop_start_s = start_s;
  self->loop_end_s = end_s;
  if (self->mode == EARCUP_MATCH_LOOP)
    update (self);
}

/* Returns: the gain of a slot in dB, 0 or below for slot 0, 0 while there is no track */
double
earcup_matcher_get_gain (EarcupMatcher *self,
                         guint          slot)
{
  g_return_val_if_fail (slot < EARCUP_MATCHER_SLOTS, 0.0);

  return self->gains_db[slot];
}

/* Returns: whether the gains were measured, and not only predicted */
gboolean
earcup_matcher_get_verified (EarcupMatcher *self)
{
  return self->verified;
}
