/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit.h"

#include <math.h>
#include <stdlib.h>

#include "acoustics/earcup-fit-problem.h"
#include "acoustics/earcup-fit-scout.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"

#define RE_OF_NOMINAL      0.95      /* a coil's resistance lies a little below its impedance */

/* A driver of high impedance in an open back shows its resonance: at least so much above the
 * nominal impedance, with a little to spare. */
#define PEAK_FROM_OHM      250.0
#define PEAK_OF_NOMINAL    1.25

#define N_BEGUN            (EARCUP_FIT_N_STARTS + EARCUP_FIT_N_SCOUTED)
#define N_CARRIED          2         /* of those begun, all the way */
#define MOST_CARRIED       4         /* where an error is larger than this: */
#define GOOD_RMS_DB        0.45

/* When a search ends: looks at the residuals, and the relative gain that is not worth another. */
#define NETWORK_LOOKS      22
#define SECTION_LOOKS      20
#define LAST_LOOKS         100
#define FIRST_TOLERANCE    1e-3
#define LAST_TOLERANCE     2e-4

struct _EarcupFit
{
  EarcupDesign *design;
  double        low_rms_db;
  double        high_rms_db;
  guint         n_numbers;
  guint         n_steps;
  gboolean      has_converged;
  gboolean      is_in_class;
};

G_DEFINE_BOXED_TYPE (EarcupFit, earcup_fit, earcup_fit_ref, earcup_fit_unref)

static gboolean
is_stopped (const int *stop)
{
  return stop != NULL && g_atomic_int_get (stop);
}

static EarcupFitTask
make_task (const EarcupResponse   *measured,
           const EarcupFitOptions *options)
{
  EarcupFitTask task = { .fit_class = options->fit_class, .archetype = options->archetype,
                         .measured = measured };
  double nominal_ohm = options->nominal_ohm;

  if (isnan (nominal_ohm))
    nominal_ohm = earcup_design_get (options->archetype, EARCUP_PARAMETER_RE) / RE_OF_NOMINAL;

  task.re_ohm = RE_OF_NOMINAL * nominal_ohm;
  task.level_db_v = options->sensitivity_db_mw + 10.0 * log10 (1000.0 / nominal_ohm);
  if (options->fit_class == EARCUP_FIT_CLASS_OPEN && nominal_ohm >= PEAK_FROM_OHM)
    task.peak_ohm = PEAK_OF_NOMINAL * nominal_ohm;

  return task;
}

/* Makes a problem for each place to begin from, and finds what the network alone can do. */
static void
begin (const EarcupFitTask *task,
       EarcupFitProblem    *problems[N_BEGUN],
       const int           *stop)
{
  double likely[EARCUP_FIT_N_FREE], found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE];

  earcup_fit_scout (task->fit_class, task->archetype, task->measured, task->re_ohm, found);
  for (guint i = 0; i < N_BEGUN; i++)
    {
      gboolean is_start = i < EARCUP_FIT_N_STARTS;

      earcup_fit_class_get_start (task->fit_class, is_start ? i : 0, task->re_ohm, likely);
      problems[i] = earcup_fit_problem_new (task);
      earcup_fit_problem_begin (problems[i], likely,
                                is_start ? likely : found[i - EARCUP_FIT_N_STARTS]);
      earcup_fit_problem_improve (problems[i], NETWORK_LOOKS, FIRST_TOLERANCE, stop);
    }
}

static int
compare_cost (gconstpointer a,
              gconstpointer b)
{
  double one = earcup_fit_problem_get_cost (*(EarcupFitProblem *const *) a);
  double other = earcup_fit_problem_get_cost (*(EarcupFitProblem *const *) b);

  return one < other ? -1 : one > other ? 1 : 0;
}

/* Adds the sections one at a time, with everything moved each time. */
static void
add_sections (EarcupFitProblem *problem,
              const int        *stop)
{
  earcup_fit_problem_weigh_all (problem);
  for (guint i = 0; i < EARCUP_FIT_MAX_SECTIONS; i++)
    {
      earcup_fit_problem_add_section (problem);
      earcup_fit_problem_improve (problem, SECTION_LOOKS, FIRST_TOLERANCE, stop);
    }
}

static gboolean
is_good (const EarcupFitProblem *problem)
{
  return earcup_fit_problem_get_rms_db (problem, 0.0, EARCUP_FIT_SPLIT_HZ) < GOOD_RMS_DB &&
         earcup_fit_problem_get_rms_db (problem, EARCUP_FIT_SPLIT_HZ, EARCUP_FIT_TO_HZ) <
         GOOD_RMS_DB;
}

/* Goes on with some problems, the most promising first, until one is good. The best of them comes
 * to the front. */
static void
carry (EarcupFitProblem *problems[N_BEGUN],
       const int        *stop)
{
  for (guint i = 0; i < MOST_CARRIED && (i < N_CARRIED || !is_good (problems[0])); i++)
    {
      add_sections (problems[i], stop);
      if (compare_cost (&problems[i], &problems[0]) < 0)
        {
          EarcupFitProblem *better = problems[i];

          problems[i] = problems[0];
          problems[0] = better;
        }
    }
}

/* The last search. It minds the limits of the class only where it has to, which takes longer. */
static gboolean
finish (EarcupFitProblem *problem,
        const int        *stop)
{
  gboolean is_outside = !earcup_fit_problem_is_in_class (problem);
  gboolean has_converged;

  earcup_fit_problem_hold_class (problem, is_outside);
  has_converged = earcup_fit_problem_improve (problem, LAST_LOOKS, LAST_TOLERANCE, stop);
  if (is_outside || earcup_fit_problem_is_in_class (problem))
    return has_converged;

  earcup_fit_problem_hold_class (problem, TRUE);
  return earcup_fit_problem_improve (problem, LAST_LOOKS, LAST_TOLERANCE, stop);
}

static gboolean
check_class (const EarcupDesign *design,
             EarcupFitClass      fit_class)
{
  const EarcupFitLimits *limits = earcup_fit_class_get_limits (fit_class);
  double isolation_db = earcup_ratings_isolation (design);
  double bleed_db = earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M);

  return isolation_db >= limits->isolation_lowest_db &&
         isolation_db <= limits->isolation_highest_db &&
         bleed_db >= limits->bleed_lowest_db && bleed_db <= limits->bleed_highest_db;
}

static EarcupFit *
make_result (const EarcupFitProblem *problem,
             EarcupFitClass          fit_class)
{
  EarcupFit *self = g_atomic_rc_box_new0 (EarcupFit);

  self->design = earcup_fit_problem_dup_design (problem);
  self->low_rms_db = earcup_fit_problem_get_rms_db (problem, 0.0, EARCUP_FIT_SPLIT_HZ);
  self->high_rms_db = earcup_fit_problem_get_rms_db (problem, EARCUP_FIT_SPLIT_HZ,
                                                     EARCUP_FIT_TO_HZ);
  self->n_numbers = earcup_fit_problem_get_n_numbers (problem);
  self->is_in_class = check_class (self->design, fit_class);

  return self;
}

/**
 * earcup_fit_new:
 * @measured: the level at the drum in dB, from 20 Hz to 10 kHz, with any reference
 * @options: what else is known; impedance in ohm, sensitivity in dB SPL for 1 mW at 1 kHz
 * @stop: (nullable): what another thread sets atomically to have it end early
 *
 * Finds the numbers of a network, and six residual sections, with which the level at the drum
 * follows a curve, and which keep to what is likely for the class. A driver of 250 ohm or more in
 * an open back shall also show a peak of the impedance between 50 and 200 Hz. There is always a
 * result: where the search did not end by itself, the best so far.
 *
 * Takes one or two tenths of a second.
 *
 * Returns: (transfer full): the fit; any thread
 */
EarcupFit *
earcup_fit_new (const EarcupResponse   *measured,
                const EarcupFitOptions *options,
                const int              *stop)
{
  EarcupFitProblem *problems[N_BEGUN];
  EarcupFitTask task;
  gboolean has_converged;
  EarcupFit *self;
  guint n_steps = 0;

  g_return_val_if_fail ((guint) options->fit_class < EARCUP_FIT_N_CLASSES, NULL);

  task = make_task (measured, options);
  begin (&task, problems, stop);
  qsort (problems, N_BEGUN, sizeof *problems, compare_cost);
  carry (problems, stop);
  has_converged = finish (problems[0], stop);

  self = make_result (problems[0], options->fit_class);
  for (guint i = 0; i < N_BEGUN; i++)
    {
      n_steps += earcup_fit_problem_get_n_steps (problems[i]);
      earcup_fit_problem_free (problems[i]);
    }
  self->n_steps = n_steps;
  self->has_converged = has_converged && !is_stopped (stop);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupFit *
earcup_fit_ref (EarcupFit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupFit *self = data;

  earcup_design_unref (self->design);
}

/* Gives up a reference; any thread. */
void
earcup_fit_unref (EarcupFit *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the design that was found; any thread */
const EarcupDesign *
earcup_fit_get_design (const EarcupFit *self)
{
  return self->design;
}

/* Returns: the root of the mean squared error from 20 Hz to 1 kHz in dB, at 16 points per octave
 * and with the mean over both bands taken off; any thread */
double
earcup_fit_get_low_rms_db (const EarcupFit *self)
{
  return self->low_rms_db;
}

/* Returns: the same above 1 kHz up to 10 kHz; any thread */
double
earcup_fit_get_high_rms_db (const EarcupFit *self)
{
  return self->high_rms_db;
}

/* Returns: how many numbers were chosen to meet the curve; any thread */
guint
earcup_fit_get_n_numbers (const EarcupFit *self)
{
  return self->n_numbers;
}

/* Returns: how many steps all searches took together; any thread */
guint
earcup_fit_get_n_steps (const EarcupFit *self)
{
  return self->n_steps;
}

/* Returns: whether the last search ended by itself, not for want of time or by the caller; any
 * thread */
gboolean
earcup_fit_get_converged (const EarcupFit *self)
{
  return self->has_converged;
}

/* Returns: whether isolation and bleed are those of the class; any thread */
gboolean
earcup_fit_get_in_class (const EarcupFit *self)
{
  return self->is_in_class;
}
