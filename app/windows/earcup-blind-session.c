/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-blind-session.h"

#include <glib/gi18n-lib.h>

/**
 * EarcupBlindSession:
 *
 * While it lasts, the player hears what the test says, through the same dip at every press, with
 * fixed gains and a fixed loop; nobody else is told which slot that is. When it ends, the player
 * is as it was before.
 */
struct _EarcupBlindSession
{
  GObject             parent;

  EarcupAudition     *audition;
  EarcupPlayer       *player;
  EarcupBlindTest    *test;
  EarcupBlindPlan     plan;
  EarcupRecipe       *recipes[2];      /* what the slots held when it began */
  guint               sample;          /* what is heard of the present trial */

  gboolean            was_looping;
  double              loop_from_s;
  double              loop_to_s;
  gboolean            over;
};

enum
{
  CHANGED,
  SPOILT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBlindSession, earcup_blind_session, G_TYPE_OBJECT)

static void
set_gains (EarcupBlindSession *self)
{
  for (guint side = 0; side < 2; side++)
    earcup_player_set_gain (self->player, self->plan.slots[side], self->plan.gains_db[side]);
}

/* A test whose sounds changed on the way says nothing. */
static void
changed_cb (EarcupBlindSession *self)
{
  if (self->over)
    return;

  for (guint side = 0; side < 2; side++)
    if (earcup_player_get_recipe (self->player, self->plan.slots[side]) != self->recipes[side])
      {
        g_signal_emit (self, signals[SPOILT], 0);
        return;
      }

  set_gains (self);
}

static void
track_cb (EarcupBlindSession *self)
{
  if (!self->over)
    g_signal_emit (self, signals[SPOILT], 0);
}

static void
earcup_blind_session_dispose (GObject *object)
{
  EarcupBlindSession *self = EARCUP_BLIND_SESSION (object);

  if (self->audition != NULL)
    earcup_blind_session_end (self);

  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&self->recipes[side], earcup_recipe_unref);
  g_clear_object (&self->test);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_blind_session_parent_class)->dispose (object);
}

static void
earcup_blind_session_class_init (EarcupBlindSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_blind_session_dispose;

  /**
   * EarcupBlindSession::changed:
   *
   * Another sample is heard, or another trial began, or the last one was answered.
   */
  signals[CHANGED] = g_signal_new ("changed", EARCUP_TYPE_BLIND_SESSION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EarcupBlindSession::spoilt:
   *
   * Track or models changed during the test, which is worth nothing now.
   */
  signals[SPOILT] = g_signal_new ("spoilt", EARCUP_TYPE_BLIND_SESSION, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_blind_session_init (EarcupBlindSession *self)
{
}

/**
 * earcup_blind_session_new:
 * @audition: with a track, and with models in the slots of @plan
 * @plan: what is to be tested
 *
 * Begins a test and plays the first sample of its first trial.
 *
 * Returns: (transfer full): the session
 */
EarcupBlindSession *
earcup_blind_session_new (EarcupAudition        *audition,
                          const EarcupBlindPlan *plan)
{
  EarcupBlindSession *self = g_object_new (EARCUP_TYPE_BLIND_SESSION, NULL);

  self->audition = g_object_ref (audition);
  self->player = earcup_audition_get_player (audition);
  self->plan = *plan;
  self->test = earcup_blind_test_new (plan->kind, plan->n_trials);
  for (guint side = 0; side < 2; side++)
    {
      EarcupRecipe *recipe = earcup_player_get_recipe (self->player, plan->slots[side]);

      self->recipes[side] = recipe != NULL ? earcup_recipe_ref (recipe) : NULL;
    }

  self->was_looping = earcup_player_get_loop (self->player, &self->loop_from_s,
                                              &self->loop_to_s);
  if (!self->was_looping)
    earcup_player_set_loop (self->player, TRUE, self->loop_from_s, self->loop_to_s);

  g_signal_connect_object (audition, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (track_cb), self,
                           G_CONNECT_SWAPPED);
  set_gains (self);
  earcup_blind_session_listen (self, 0);
  earcup_player_play (self->player);

  return self;
}

/* Gives the player back as it was; nothing can be listened to or answered after that. */
void
earcup_blind_session_end (EarcupBlindSession *self)
{
  EarcupMatcher *matcher = earcup_audition_get_matcher (self->audition);

  g_return_if_fail (EARCUP_IS_BLIND_SESSION (self));

  if (self->over)
    return;

  self->over = TRUE;
  for (guint side = 0; side < 2; side++)
    earcup_player_set_gain (self->player, self->plan.slots[side],
                            earcup_matcher_get_gain (matcher, self->plan.slots[side]));
  if (!self->was_looping)
    earcup_player_set_loop (self->player, FALSE, self->loop_from_s, self->loop_to_s);
  earcup_player_end_blind (self->player);
}

/* Returns: (transfer none): the test */
EarcupBlindTest *
earcup_blind_session_get_test (EarcupBlindSession *self)
{
  return self->test;
}

/* Listens to a sample of the present trial, counted from 0, also when it is heard already; what is
 * paused plays on. */
void
earcup_blind_session_listen (EarcupBlindSession *self,
                             guint               sample)
{
  g_return_if_fail (EARCUP_IS_BLIND_SESSION (self));
  g_return_if_fail (!self->over && !earcup_blind_test_is_finished (self->test));

  self->sample = sample;
  earcup_player_hear_blind (self->player,
                            self->plan.slots[earcup_blind_test_get_side (self->test, sample)]);
  if (earcup_player_get_state (self->player) != EARCUP_PLAYER_STATE_FAILED)
    earcup_player_play (self->player);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: which sample of the present trial is heard, counted from 0 */
guint
earcup_blind_session_get_sample (EarcupBlindSession *self)
{
  return self->sample;
}

/* Answers the present trial; the next one begins with its first sample. */
void
earcup_blind_session_answer (EarcupBlindSession *self,
                             guint               answer)
{
  g_return_if_fail (EARCUP_IS_BLIND_SESSION (self));
  g_return_if_fail (!self->over);

  earcup_blind_test_answer (self->test, answer);
  if (earcup_blind_test_is_finished (self->test))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    earcup_blind_session_listen (self, 0);
}

/**
 * earcup_blind_session_dup_name:
 * @audition: an audition
 * @slot: 0 to 8
 *
 * Says what is heard in a slot.
 *
 * Returns: (transfer full) (nullable): a name in the user's language; %NULL for an empty slot
 */
char *
earcup_blind_session_dup_name (EarcupAudition *audition,
                               guint           slot)
{
  EarcupModel *model = earcup_audition_get_shown (audition, slot);

  if (slot == 0)
    return g_strdup (_("No emulation"));

  return model != NULL ? g_strdup (earcup_model_get_name (model)) : NULL;
}

/**
 * earcup_blind_session_make_record:
 * @self: a session whose test is finished
 *
 * Keeps the test with its conditions.
 *
 * Returns: (transfer full): the record
 */
EarcupBlindRecord *
earcup_blind_session_make_record (EarcupBlindSession *self)
{
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  g_autofree char *first = earcup_blind_session_dup_name (self->audition, self->plan.slots[0]);
  g_autofree char *second = earcup_blind_session_dup_name (self->audition, self->plan.slots[1]);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  EarcupBlindConditions conditions = {
    .model_a = first,
    .model_b = second,
    .worn = worn != NULL ? earcup_model_get_name (worn) : NULL,
    .track = earcup_track_get_name (earcup_audition_get_track (self->audition)),
    .loop_from_s = self->loop_from_s,
    .loop_to_s = self->loop_to_s,
    .gain_a_db = self->plan.gains_db[0],
    .gain_b_db = self->plan.gains_db[1],
    .residual_lu = self->plan.residual_lu,
  };

  return earcup_blind_record_new (self->test, &conditions, now);
}
