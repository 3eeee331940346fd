/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-problem.h"

#include <cminpack.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fit-behaviour.h"
#include "acoustics/earcup-fit-range.h"
#include "acoustics/earcup-solver.h"
#include "acoustics/earcup-units.h"

/* What counts as one. A point of the curve counts one for each decibel. */
#define HIGH_WEIGHT         0.15      /* of the curve above NETWORK_HZ, without sections */
#define NETWORK_HZ          1200.0
#define VALUE_WEIGHT        0.15      /* for a neper away from what is likely */
#define FORCE_FACTOR_WEIGHT 0.5       /* the same for Bl */
#define GAIN_WEIGHT         0.05      /* for a decibel of a section */
#define LEVEL_WEIGHT        0.2       /* for a decibel away from the maker's sensitivity */
#define PEAK_WEIGHT         20.0      /* for a neper that the impedance lacks at its peak */
#define CLASS_WEIGHT        5.0       /* for a decibel outside the limits of the class */
#define CLASS_MARGIN_DB     1.0       /* by which the limits are drawn in */

/* Where a residual section begins, and between which values it is looked for. */
#define SECTION_FROM_HZ     650.0
#define SECTION_Q           2.5
#define SECTION_SMOOTHING   1         /* points on either side: a fifth of an octave */
#define SECTION_LOWEST_HZ   600.0
#define SECTION_HIGHEST_HZ  13000.0
#define SECTION_LOWEST_Q    0.6
#define SECTION_HIGHEST_Q   8.0
#define SECTION_MOST_DB     15.0

/* How far a search goes at first, and which changes it takes for equally large: a neper of a
 * value, a third of the logarithm of a frequency, and some decibels of a gain. */
#define FIRST_STEP          1.0
#define FREQUENCY_SCALE     3.0
#define GAIN_SCALE          0.15

#define DIFFERENCE_STEP     1e-4      /* of the logarithm of a value */
#define LEVEL_HZ            1000.0    /* where makers state the sensitivity */
#define PEAK_FROM_HZ        50.0      /* where a dynamic driver with an open back resonates */
#define N_PEAK_POINTS       17        /* 8 per octave */

#define N_SOLVED            (EARCUP_FIT_N_POINTS + 1)   /* the last one is LEVEL_HZ */
#define DB_PER_NEPER        8.685889638065036553        /* 20 / ln 10 */

/* The residuals, in their order: the curve, the level, the values, and then these. */
#define AT_VALUES           N_SOLVED
#define AT_GAINS            (AT_VALUES + EARCUP_FIT_N_FREE)
#define AT_PEAK             (AT_GAINS + EARCUP_FIT_MAX_SECTIONS)
#define AT_ISOLATION        (AT_PEAK + 1)
#define AT_BLEED            (AT_PEAK + 2)
#define N_RESIDUALS         (AT_PEAK + 3)

struct _EarcupFitProblem
{
  EarcupFitClass      fit_class;
  gboolean            radiates;
  double              level_db;               /* dB re 1 Pa/V; NaN: unknown */
  double              peak_ohm;
  EarcupSolver       *solver;
  EarcupSolver       *peak_solver;            /* NULL: the impedance does not matter */
  double              hz[N_SOLVED];
  double              measured_db[EARCUP_FIT_N_POINTS];
  EarcupFitRange      ranges[EARCUP_FIT_MAX_NUMBERS];

  double              weight[EARCUP_FIT_N_POINTS];
  double              likely[EARCUP_FIT_N_FREE];           /* logarithms */
  gboolean            holds_class;
  guint               n_sections;
  double              x[EARCUP_FIT_MAX_NUMBERS];           /* the solution so far */
  double              residuals[N_RESIDUALS];              /* there */
  guint               n_steps;
  const int          *stop;

  double              u[EARCUP_FIT_MAX_NUMBERS];           /* of the place looked at last */
  double              values[EARCUP_N_PARAMETERS];
  double              re[N_SOLVED];                        /* Pa/V, without sections */
  double              im[N_SOLVED];
  double              deviation_db[N_SOLVED];              /* from the curve, about its mean */
};

static guint
first_of (guint section)
{
  return EARCUP_FIT_N_FREE + EARCUP_FIT_SECTION_NUMBERS * section;
}

static void
set_grid (EarcupFitProblem     *self,
          const EarcupResponse *measured)
{
  double peak_hz[N_PEAK_POINTS];

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    {
      self->hz[i] = EARCUP_FIT_FROM_HZ * pow (EARCUP_FIT_TO_HZ / EARCUP_FIT_FROM_HZ,
                                              i / (EARCUP_FIT_N_POINTS - 1.0));
      self->measured_db[i] = earcup_response_get_level (measured, self->hz[i]);
    }
  self->hz[EARCUP_FIT_N_POINTS] = LEVEL_HZ;
  self->solver = earcup_solver_new (self->hz, N_SOLVED);

  for (guint i = 0; i < N_PEAK_POINTS; i++)
    peak_hz[i] = PEAK_FROM_HZ * exp2 (i / 8.0);
  if (self->peak_ohm > 0.0)
    self->peak_solver = earcup_solver_new (peak_hz, N_PEAK_POINTS);
}

static void
set_ranges (EarcupFitProblem *self)
{
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    {
      double lowest, highest;

      earcup_fit_class_get_box (self->fit_class, i, &lowest, &highest);
      self->ranges[i] = earcup_fit_range_make (log (lowest), log (highest));
    }

  for (guint i = 0; i < EARCUP_FIT_MAX_SECTIONS; i++)
    {
      EarcupFitRange *ranges = self->ranges + first_of (i);

      ranges[0] = earcup_fit_range_make (log (SECTION_LOWEST_HZ), log (SECTION_HIGHEST_HZ));
      ranges[1] = earcup_fit_range_make (log (SECTION_LOWEST_Q), log (SECTION_HIGHEST_Q));
      ranges[2] = earcup_fit_range_make (-SECTION_MOST_DB, SECTION_MOST_DB);
    }
}

static void
unpack (EarcupFitProblem *self,
        const double     *x)
{
  for (guint i = 0; i < first_of (self->n_sections); i++)
    self->u[i] = earcup_fit_range_to_u (&self->ranges[i], x[i]);
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    self->values[earcup_fit_class_get_free (i)] = exp (self->u[i]);
}

/* By how many decibels all sections together raise the level. */
static double
sum_gains_db (const EarcupFitProblem *self,
              double                  hz)
{
  double sum = 0.0;

  for (guint i = 0; i < self->n_sections; i++)
    sum += earcup_fit_section_gain_db (self->u + first_of (i), hz);

  return sum;
}

/* Takes the mean off, each point counted with its weight. The last value goes along. */
static void
remove_mean (const EarcupFitProblem *self,
             double                 *db)
{
  double sum = 0.0, total = 0.0;

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    {
      double weight = self->weight[i] * self->weight[i];

      sum += weight * db[i];
      total += weight;
    }

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    db[i] -= sum / total;
}

/* The largest magnitude of the impedance about the resonance. A source drives the drum through
 * no resistance and through one of R, and the ratio of the two pressures is (Z + R) / Z. */
static double
compute_peak_ohm (EarcupFitProblem *self)
{
  double re[2][N_PEAK_POINTS], im[2][N_PEAK_POINTS];
  double resistance = self->values[EARCUP_PARAMETER_RE];
  double peak = 0.0;

  earcup_solver_solve (self->peak_solver, self->values, self->radiates, re[0], im[0]);
  self->values[EARCUP_PARAMETER_RG] = resistance;
  earcup_solver_solve (self->peak_solver, self->values, self->radiates, re[1], im[1]);
  self->values[EARCUP_PARAMETER_RG] = 0.0;

  for (guint i = 0; i < N_PEAK_POINTS; i++)
    peak = fmax (peak, resistance * hypot (re[1][i], im[1][i]) /
                       hypot (re[0][i] - re[1][i], im[0][i] - im[1][i]));

  return peak;
}

/* How much the impedance lacks at its peak, in nepers. */
static double
compute_lack (EarcupFitProblem *self)
{
  if (self->peak_solver == NULL)
    return 0.0;

  return fmax (0.0, log (self->peak_ohm / compute_peak_ohm (self)));
}

static void
compute_behaviour (const EarcupFitProblem *self,
                   EarcupFitBehaviour     *behaviour)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) design = NULL;

  design = earcup_design_new (self->values, self->radiates, NULL, 0, &error);
  g_assert_no_error (error);
  earcup_fit_behaviour_compute (behaviour, design);
}

/* How far a figure lies outside its limits, negative below them. */
static double
compute_excess (double value,
                double lowest,
                double highest)
{
  return fmin (0.0, value - lowest - CLASS_MARGIN_DB) +
         fmax (0.0, value - highest + CLASS_MARGIN_DB);
}

/* How far the isolation and the bleed lie outside the limits of the class, in dB, and how the
 * bleed changes with the gain at each point. */
static void
compute_excesses (const EarcupFitProblem *self,
                  double                  excess[2],
                  double                  shares[EARCUP_FIT_BEHAVIOUR_POINTS])
{
  const EarcupFitLimits *limits = earcup_fit_class_get_limits (self->fit_class);
  EarcupFitBehaviour behaviour;
  double gain_db[EARCUP_FIT_BEHAVIOUR_POINTS];

  compute_behaviour (self, &behaviour);
  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    gain_db[i] = sum_gains_db (self, earcup_fit_behaviour_get_hz (i));

  excess[0] = compute_excess (behaviour.isolation_db, limits->isolation_lowest_db,
                              limits->isolation_highest_db);
  excess[1] = compute_excess (earcup_fit_behaviour_bleed_db (&behaviour, gain_db, shares),
                              limits->bleed_lowest_db, limits->bleed_highest_db);
}

static double
value_weight (guint number)
{
  return earcup_fit_class_get_free (number) == EARCUP_PARAMETER_BL ? FORCE_FACTOR_WEIGHT
                                                                   : VALUE_WEIGHT;
}

static void
compute_deviations (EarcupFitProblem *self)
{
  earcup_solver_solve (self->solver, self->values, self->radiates, self->re, self->im);
  for (guint i = 0; i < N_SOLVED; i++)
    self->deviation_db[i] = DB_PER_NEPER / 2.0 * log (self->re[i] * self->re[i] +
                                                      self->im[i] * self->im[i]) +
                            sum_gains_db (self, self->hz[i]);

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    self->deviation_db[i] -= self->measured_db[i];
  self->deviation_db[EARCUP_FIT_N_POINTS] -= self->level_db;
  remove_mean (self, self->deviation_db);
}

static void
compute_residuals (EarcupFitProblem *self,
                   const double     *x,
                   double           *residuals)
{
  double excess[2], shares[EARCUP_FIT_BEHAVIOUR_POINTS];

  unpack (self, x);
  compute_deviations (self);
  memset (residuals, 0, N_RESIDUALS * sizeof *residuals);

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    residuals[i] = self->weight[i] * self->deviation_db[i];
  if (!isnan (self->level_db))
    residuals[EARCUP_FIT_N_POINTS] = LEVEL_WEIGHT * self->deviation_db[EARCUP_FIT_N_POINTS];

  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    residuals[AT_VALUES + i] = value_weight (i) * (self->u[i] - self->likely[i]);
  for (guint i = 0; i < self->n_sections; i++)
    residuals[AT_GAINS + i] = GAIN_WEIGHT * self->u[first_of (i) + 2];
  residuals[AT_PEAK] = PEAK_WEIGHT * compute_lack (self);

  if (self->holds_class)
    {
      compute_excesses (self, excess, shares);
      residuals[AT_ISOLATION] = CLASS_WEIGHT * excess[0];
      residuals[AT_BLEED] = CLASS_WEIGHT * excess[1];
    }
}

/* What is known of the solution about which slopes are taken. */
typedef struct {
  double lack;
  double excess[2];
  double shares[EARCUP_FIT_BEHAVIOUR_POINTS];
} Base;

/* Puts the weights on a column that holds how the levels in decibels change with u. */
static void
finish_column (const EarcupFitProblem *self,
               double                 *column)
{
  remove_mean (self, column);
  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    column[i] *= self->weight[i];
  column[EARCUP_FIT_N_POINTS] *= isnan (self->level_db) ? 0.0 : LEVEL_WEIGHT;
}

/* How everything changes with the logarithm of a value, by a small difference. */
static void
compute_value_column (EarcupFitProblem *self,
                      const Base       *base,
                      guint             number,
                      double           *column)
{
  double *value = &self->values[earcup_fit_class_get_free (number)];
  double before = *value;
  double re[N_SOLVED], im[N_SOLVED];

  *value = before * exp (DIFFERENCE_STEP);
  earcup_solver_solve (self->solver, self->values, self->radiates, re, im);
  for (guint i = 0; i < N_SOLVED; i++)
    column[i] = DB_PER_NEPER / DIFFERENCE_STEP *
                ((re[i] - self->re[i]) * self->re[i] + (im[i] - self->im[i]) * self->im[i]) /
                (self->re[i] * self->re[i] + self->im[i] * self->im[i]);
  finish_column (self, column);
  column[AT_VALUES + number] = value_weight (number);

  if (base->lack > 0.0)
    column[AT_PEAK] = PEAK_WEIGHT / DIFFERENCE_STEP * (compute_lack (self) - base->lack);
  if (self->holds_class && (base->excess[0] != 0.0 || base->excess[1] != 0.0))
    {
      double excess[2], shares[EARCUP_FIT_BEHAVIOUR_POINTS];

      compute_excesses (self, excess, shares);
      for (guint i = 0; i < 2; i++)
        column[AT_ISOLATION + i] = CLASS_WEIGHT / DIFFERENCE_STEP * (excess[i] - base->excess[i]);
    }
  *value = before;
}

static void
compute_section_columns (const EarcupFitProblem *self,
                         const Base             *base,
                         guint                   section,
                         double                (*columns)[N_RESIDUALS])
{
  const double *u = self->u + first_of (section);
  double slopes[EARCUP_FIT_SECTION_NUMBERS];

  for (guint i = 0; i < N_SOLVED; i++)
    {
      earcup_fit_section_slopes (u, self->hz[i], slopes);
      for (guint j = 0; j < EARCUP_FIT_SECTION_NUMBERS; j++)
        columns[j][i] = slopes[j];
    }

  for (guint j = 0; j < EARCUP_FIT_SECTION_NUMBERS; j++)
    finish_column (self, columns[j]);
  columns[2][AT_GAINS + section] = GAIN_WEIGHT;

  for (guint i = 0; base->excess[1] != 0.0 && i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    {
      earcup_fit_section_slopes (u, earcup_fit_behaviour_get_hz (i), slopes);
      for (guint j = 0; j < EARCUP_FIT_SECTION_NUMBERS; j++)
        columns[j][AT_BLEED] += CLASS_WEIGHT * base->shares[i] * slopes[j];
    }
}

static void
compute_jacobian (EarcupFitProblem *self,
                  const double     *x,
                  double          (*columns)[N_RESIDUALS])
{
  Base base = { 0 };

  unpack (self, x);
  compute_deviations (self);
  base.lack = compute_lack (self);
  if (self->holds_class)
    compute_excesses (self, base.excess, base.shares);
  memset (columns, 0, first_of (self->n_sections) * sizeof *columns);

  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    compute_value_column (self, &base, i, columns[i]);
  for (guint i = 0; i < self->n_sections; i++)
    compute_section_columns (self, &base, i, columns + first_of (i));

  for (guint i = 0; i < first_of (self->n_sections); i++)
    {
      double slope = earcup_fit_range_slope (&self->ranges[i], x[i]);

      for (guint j = 0; j < N_RESIDUALS; j++)
        columns[i][j] *= slope;
    }
}

/* What the library calls: for the residuals, or for their slopes, a column for each number. */
static int
compute_cb (void         *data,
            int           n_residuals,
            int           n_numbers,
            const double *x,
            double       *residuals,
            double       *jacobian,
            int           stride,
            int           wanted)
{
  EarcupFitProblem *self = data;

  if (self->stop != NULL && g_atomic_int_get (self->stop))
    return -1;

  if (wanted == 1)
    compute_residuals (self, x, residuals);
  else if (wanted == 2)
    compute_jacobian (self, x, (double (*)[N_RESIDUALS]) jacobian);

  return 0;
}

/**
 * earcup_fit_problem_new:
 * @task: what is to be met; copied, except that its designs and curves are no longer needed
 *
 * Sets up a problem at the first start of the class. Without sections the points above 1.2 kHz
 * count little, because the network alone does not reach them.
 *
 * Returns: (transfer full): the problem; any thread
 */
EarcupFitProblem *
earcup_fit_problem_new (const EarcupFitTask *task)
{
  EarcupFitProblem *self = g_new0 (EarcupFitProblem, 1);
  double start[EARCUP_FIT_N_FREE];

  self->fit_class = task->fit_class;
  self->radiates = earcup_design_get_radiates (task->archetype);
  self->level_db = task->level_db_v + DB_PER_NEPER * log (EARCUP_REFERENCE_PA);
  self->peak_ohm = task->peak_ohm;
  earcup_fit_class_get_fixed (task->fit_class, task->archetype, task->re_ohm, self->values);
  set_grid (self, task->measured);
  set_ranges (self);

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    self->weight[i] = self->hz[i] > NETWORK_HZ ? HIGH_WEIGHT : 1.0;
  earcup_fit_class_get_start (task->fit_class, 0, task->re_ohm, start);
  earcup_fit_problem_begin (self, start, start);

  return self;
}

/* Frees a problem. */
void
earcup_fit_problem_free (EarcupFitProblem *self)
{
  earcup_solver_free (self->solver);
  g_clear_pointer (&self->peak_solver, earcup_solver_free);
  g_free (self);
}

/**
 * earcup_fit_problem_begin:
 * @self: a problem
 * @likely: (array fixed-size=19): values in SI units from which the solution shall not go far
 *   without need
 * @values: (array fixed-size=19): values in SI units from which the search begins; moved away
 *   from the ends of their boxes
 *
 * Puts the solution somewhere, without sections. Any thread.
 */
void
earcup_fit_problem_begin (EarcupFitProblem *self,
                          const double     *likely,
                          const double     *values)
{
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    {
      self->likely[i] = log (likely[i]);
      self->x[i] = earcup_fit_range_to_x (&self->ranges[i], log (values[i]));
    }

  self->n_sections = 0;
  compute_residuals (self, self->x, self->residuals);
}

/* Lets every point of the curve count the same. */
void
earcup_fit_problem_weigh_all (EarcupFitProblem *self)
{
  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    self->weight[i] = 1.0;
  compute_residuals (self, self->x, self->residuals);
}

/* Returns: whether the isolation and the bleed of the solution lie well within the limits of its
 * class; any thread */
gboolean
earcup_fit_problem_is_in_class (EarcupFitProblem *self)
{
  double excess[2], shares[EARCUP_FIT_BEHAVIOUR_POINTS];

  compute_excesses (self, excess, shares);

  return excess[0] == 0.0 && excess[1] == 0.0;
}

/* Makes staying within the limits of the class part of the problem, or not. It costs time. */
void
earcup_fit_problem_hold_class (EarcupFitProblem *self,
                               gboolean          holds)
{
  self->holds_class = holds;
  compute_residuals (self, self->x, self->residuals);
}

/**
 * earcup_fit_problem_add_section:
 * @self: a problem with fewer than %EARCUP_FIT_MAX_SECTIONS sections
 *
 * Adds a section where the curve is missed most, in the mean of a fifth of an octave above
 * 650 Hz, with the gain that is missing there. Any thread.
 */
void
earcup_fit_problem_add_section (EarcupFitProblem *self)
{
  guint first = first_of (self->n_sections);
  guint place = EARCUP_FIT_N_POINTS - 1;
  double largest = 0.0;

  g_return_if_fail (self->n_sections < EARCUP_FIT_MAX_SECTIONS);

  for (guint i = SECTION_SMOOTHING; i + SECTION_SMOOTHING < EARCUP_FIT_N_POINTS; i++)
    {
      double mean = 0.0;

      for (guint j = i - SECTION_SMOOTHING; j <= i + SECTION_SMOOTHING; j++)
        mean += self->deviation_db[j] / (2 * SECTION_SMOOTHING + 1);
      if (self->hz[i] >= SECTION_FROM_HZ && fabs (mean) > fabs (largest))
        {
          largest = mean;
          place = i;
        }
    }

  self->x[first] = earcup_fit_range_to_x (&self->ranges[first], log (self->hz[place]));
  self->x[first + 1] = earcup_fit_range_to_x (&self->ranges[first + 1], log (SECTION_Q));
  self->x[first + 2] = earcup_fit_range_to_x (&self->ranges[first + 2], -largest);
  self->n_sections++;
  compute_residuals (self, self->x, self->residuals);
}

/* Where the search begins, and by what it measures its steps. */
static void
set_scales (EarcupFitProblem *self,
            double           *scales)
{
  for (guint i = 0; i < first_of (self->n_sections); i++)
    {
      guint part = i < EARCUP_FIT_N_FREE ? 1 : (i - EARCUP_FIT_N_FREE) % EARCUP_FIT_SECTION_NUMBERS;

      self->x[i] = earcup_fit_range_hold (&self->ranges[i], self->x[i]);
      scales[i] = part == 0 ? FREQUENCY_SCALE : part == 1 ? 1.0 : GAIN_SCALE;
    }
}

/**
 * earcup_fit_problem_improve:
 * @self: a problem
 * @max_evaluations: after so many looks at the residuals the search is given up
 * @tolerance: the relative gain below which the search ends, above 0
 * @stop: (nullable): set atomically by another thread to end the search at once
 *
 * Moves all numbers, by the method of Levenberg and Marquardt.
 *
 * Returns: whether the search ended by itself; any thread
 *
 * Source: J. J. Moré, The Levenberg-Marquardt algorithm: implementation and theory, 1977, as in
 * MINPACK.
 */
gboolean
earcup_fit_problem_improve (EarcupFitProblem *self,
                            guint             max_evaluations,
                            double            tolerance,
                            const int        *stop)
{
  double jacobian[EARCUP_FIT_MAX_NUMBERS][N_RESIDUALS], scratch_residuals[N_RESIDUALS];
  double scales[EARCUP_FIT_MAX_NUMBERS], scratch[4][EARCUP_FIT_MAX_NUMBERS];
  int order[EARCUP_FIT_MAX_NUMBERS];
  int n_evaluations, n_slopes = 0, outcome;

  set_scales (self, scales);
  self->stop = stop;
  outcome = lmder (compute_cb, self, N_RESIDUALS, (int) first_of (self->n_sections), self->x,
                   self->residuals, &jacobian[0][0], N_RESIDUALS, tolerance, tolerance / 100.0,
                   0.0, (int) max_evaluations, scales, 2, FIRST_STEP, 0, &n_evaluations,
                   &n_slopes, order, scratch[0], scratch[1], scratch[2], scratch[3],
                   scratch_residuals);
  self->stop = NULL;
  self->n_steps += (guint) n_slopes;
  compute_residuals (self, self->x, self->residuals);

  return outcome >= 1 && outcome <= 4;
}

/* Returns: the sum of the squares of all residuals; any thread */
double
earcup_fit_problem_get_cost (const EarcupFitProblem *self)
{
  double sum = 0.0;

  for (guint i = 0; i < N_RESIDUALS; i++)
    sum += self->residuals[i] * self->residuals[i];

  return sum;
}

/* Returns: how often slopes were computed; any thread */
guint
earcup_fit_problem_get_n_steps (const EarcupFitProblem *self)
{
  return self->n_steps;
}

/* Returns: how many numbers the solution was free to choose; any thread */
guint
earcup_fit_problem_get_n_numbers (const EarcupFitProblem *self)
{
  return first_of (self->n_sections);
}

/**
 * earcup_fit_problem_get_rms_db:
 * @self: a problem whose points count the same
 * @from_hz: lower end of a band in Hz, which does not belong to it
 * @to_hz: upper end, which does
 *
 * Tells how far the solution is from the curve, when the mean over all points is taken off.
 *
 * Returns: the root of the mean square in dB; any thread
 */
double
earcup_fit_problem_get_rms_db (const EarcupFitProblem *self,
                               double                  from_hz,
                               double                  to_hz)
{
  double sum = 0.0;
  guint n_points = 0;

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    if (self->hz[i] > from_hz && self->hz[i] <= to_hz * (1.0 + 1e-9))
      {
        sum += self->deviation_db[i] * self->deviation_db[i];
        n_points++;
      }

  return n_points > 0 ? sqrt (sum / n_points) : 0.0;
}

/* Returns: (transfer full): the solution as a design; any thread */
EarcupDesign *
earcup_fit_problem_dup_design (const EarcupFitProblem *self)
{
  EarcupSection sections[EARCUP_FIT_MAX_SECTIONS];
  g_autoptr(GError) error = NULL;
  EarcupDesign *design;

  for (guint i = 0; i < self->n_sections; i++)
    sections[i] = earcup_fit_section_make (self->u + first_of (i));

  design = earcup_design_new (self->values, self->radiates, sections, self->n_sections, &error);
  g_assert_no_error (error);

  return design;
}
