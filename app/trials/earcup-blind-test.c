/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-blind-test.h"

/* A triangle can be laid out in six ways: the odd one at one of three places, and being A or B. */
#define N_PLACES 3

typedef struct {
  guint  assignment;   /* drawn when the trial begins */
  guint  answer;
  gint64 from_us;
  gint64 to_us;
} Trial;

/**
 * EarcupBlindTest:
 *
 * A listening test under way. How many trials there are is fixed before it begins; each draws
 * its own assignment; the score stays hidden to the end, and there is no stopping early with a
 * result. It plays nothing: it says what is to be played. Main thread.
 */
struct _EarcupBlindTest
{
  GObject          parent_instance;

  EarcupBlindKind  kind;
  guint            n_trials;
  guint            n_done;
  EarcupChance     draw;
  gpointer         draw_data;
  Trial           *trials;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBlindTest, earcup_blind_test, G_TYPE_OBJECT)

static void
earcup_blind_test_finalize (GObject *object)
{
  EarcupBlindTest *self = EARCUP_BLIND_TEST (object);

  g_free (self->trials);

  G_OBJECT_CLASS (earcup_blind_test_parent_class)->finalize (object);
}

static void
earcup_blind_test_class_init (EarcupBlindTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = earcup_blind_test_finalize;

  /**
   * EarcupBlindTest::changed:
   *
   * A trial was answered.
   */
  signals[CHANGED] = g_signal_new ("changed", EARCUP_TYPE_BLIND_TEST, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_blind_test_init (EarcupBlindTest *self)
{
}

static void
begin_trial (EarcupBlindTest *self)
{
  Trial *trial = &self->trials[self->n_done];
  guint n_ways = self->kind == EARCUP_BLIND_TRIANGLE ? 2 * N_PLACES : 2;

  trial->assignment = self->draw (n_ways, self->draw_data);
  trial->from_us = g_get_monotonic_time ();
}

/**
 * earcup_blind_test_new_drawn:
 * @kind: what is asked
 * @n_trials: how many times, %EARCUP_BLIND_FEWEST_TRIALS to %EARCUP_BLIND_MOST_TRIALS
 * @draw: draws the assignments
 * @user_data: for @draw
 *
 * Begins a test with a source of chance of one's own.
 *
 * Returns: (transfer full): the test
 */
EarcupBlindTest *
earcup_blind_test_new_drawn (EarcupBlindKind kind,
                             guint           n_trials,
                             EarcupChance    draw,
                             gpointer        user_data)
{
  EarcupBlindTest *self;

  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, NULL);
  g_return_val_if_fail (n_trials >= EARCUP_BLIND_FEWEST_TRIALS &&
                        n_trials <= EARCUP_BLIND_MOST_TRIALS, NULL);

  self = g_object_new (EARCUP_TYPE_BLIND_TEST, NULL);
  self->kind = kind;
  self->n_trials = n_trials;
  self->draw = draw;
  self->draw_data = user_data;
  self->trials = g_new0 (Trial, n_trials);
  begin_trial (self);

  return self;
}

/**
 * earcup_blind_test_new:
 * @kind: what is asked
 * @n_trials: how many times, %EARCUP_BLIND_FEWEST_TRIALS to %EARCUP_BLIND_MOST_TRIALS
 *
 * Begins a test whose assignments come from the system's generator of random numbers.
 *
 * Returns: (transfer full): the test
 */
EarcupBlindTest *
earcup_blind_test_new (EarcupBlindKind kind,
                       guint           n_trials)
{
  return earcup_blind_test_new_drawn (kind, n_trials, earcup_chance_draw, NULL);
}

/* Returns: what is asked */
EarcupBlindKind
earcup_blind_test_get_kind (EarcupBlindTest *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), EARCUP_BLIND_ABX);

  return self->kind;
}

/* Returns: how many trials there are in all */
guint
earcup_blind_test_get_n_trials (EarcupBlindTest *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), 0);

  return self->n_trials;
}

/* Returns: how many trials were answered */
guint
earcup_blind_test_get_n_done (EarcupBlindTest *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), 0);

  return self->n_done;
}

/* Returns: whether all trials were answered */
gboolean
earcup_blind_test_is_finished (EarcupBlindTest *self)
{
  return earcup_blind_test_get_n_done (self) == self->n_trials;
}

/**
 * earcup_blind_test_get_side:
 * @self: a test that is not finished
 * @sample: which sample of the present trial: A, B and X of an ABX test, the two of a
 *   preference, the three of a triangle, counted from 0
 *
 * Says what is to be played.
 *
 * Returns: A or B
 */
EarcupBlindSide
earcup_blind_test_get_side (EarcupBlindTest *self,
                            guint            sample)
{
  guint assignment;

  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), EARCUP_BLIND_A);
  g_return_val_if_fail (!earcup_blind_test_is_finished (self), EARCUP_BLIND_A);
  g_return_val_if_fail (sample < earcup_blind_kind_get_n_samples (self->kind), EARCUP_BLIND_A);

  assignment = self->trials[self->n_done].assignment;

  switch (self->kind)
    {
    case EARCUP_BLIND_ABX:
      return sample < 2 ? sample : assignment;

    case EARCUP_BLIND_PREFERENCE:
      return sample ^ assignment;

    case EARCUP_BLIND_TRIANGLE:
    case EARCUP_BLIND_N_KINDS:
    default:
      return (assignment % N_PLACES == sample) ^ (assignment / N_PLACES);
    }
}

/**
 * earcup_blind_test_answer:
 * @self: a test that is not finished
 * @answer: A or B for X, which of the two is liked better, or which of the three is different,
 *   counted from 0
 *
 * Answers the present trial and begins the next one.
 */
void
earcup_blind_test_answer (EarcupBlindTest *self,
                          guint            answer)
{
  g_return_if_fail (EARCUP_IS_BLIND_TEST (self));
  g_return_if_fail (!earcup_blind_test_is_finished (self));
  g_return_if_fail (answer < earcup_blind_kind_get_n_answers (self->kind));

  self->trials[self->n_done].answer = answer;
  self->trials[self->n_done].to_us = g_get_monotonic_time ();
  self->n_done++;

  if (!earcup_blind_test_is_finished (self))
    begin_trial (self);

  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_success (EarcupBlindKind  kind,
            const Trial     *trial)
{
  switch (kind)
    {
    case EARCUP_BLIND_ABX:
      return trial->answer == trial->assignment;

    case EARCUP_BLIND_PREFERENCE:
      return (trial->answer ^ trial->assignment) == EARCUP_BLIND_A;

    case EARCUP_BLIND_TRIANGLE:
    case EARCUP_BLIND_N_KINDS:
    default:
      return trial->answer == trial->assignment % N_PLACES;
    }
}

/**
 * earcup_blind_test_get_score:
 * @self: a test
 *
 * Counts the right answers, or in a preference how often A was liked better.
 *
 * Returns: the number, or -1 as long as the test is not finished
 */
int
earcup_blind_test_get_score (EarcupBlindTest *self)
{
  int score = 0;

  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), -1);

  if (!earcup_blind_test_is_finished (self))
    return -1;

  for (guint i = 0; i < self->n_trials; i++)
    score += is_success (self->kind, &self->trials[i]);

  return score;
}

/**
 * earcup_blind_test_get_trial:
 * @self: a test
 * @trial: which trial, counted from 0
 * @assignment: (out): what was drawn: what X was, which side the first sample was, or for a
 *   triangle the place of the different one, plus 3 where that one was A
 * @answer: (out): what was answered, counted from 0
 * @seconds: (out): how long it took
 *
 * Looks back at a trial, which is possible only when the test is finished.
 *
 * Returns: whether it is
 */
gboolean
earcup_blind_test_get_trial (EarcupBlindTest *self,
                             guint            trial,
                             guint           *assignment,
                             guint           *answer,
                             double          *seconds)
{
  const Trial *which;

  g_return_val_if_fail (EARCUP_IS_BLIND_TEST (self), FALSE);
  g_return_val_if_fail (trial < self->n_trials, FALSE);

  if (!earcup_blind_test_is_finished (self))
    return FALSE;

  which = &self->trials[trial];
  *assignment = which->assignment;
  *answer = which->answer;
  *seconds = (double) (which->to_us - which->from_us) / G_USEC_PER_SEC;

  return TRUE;
}
