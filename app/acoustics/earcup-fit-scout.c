/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-scout.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-solver.h"

/* What a network does below the first modes of its cavities decides which of its resonances is
 * which, and a search by slopes does not change its mind about that. So many networks are tried
 * on a coarse grid, and the best are places to begin from. */
#define N_TRIED     3000
#define N_POINTS    48        /* 8 per octave from 20 Hz */
#define FROM_HZ     20.0
#define PER_OCTAVE  8.0

/* How far the tried values lie from a start: a logistic distribution of their logarithms, with
 * as much spread as a normal one of a standard deviation of 1.5. */
#define SPREAD      0.825
#define MOST_SHARE  0.9       /* of the way from the middle of a box to its end */

typedef struct {
  EarcupSolver *solver;
  double        measured_db[N_POINTS];
  double        values[EARCUP_N_PARAMETERS];
  gboolean      radiates;
  double        cost[EARCUP_FIT_N_SCOUTED];    /* rising */
} Scout;

static void
set_grid (Scout                *self,
          const EarcupResponse *measured)
{
  double hz[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    {
      hz[i] = FROM_HZ * exp2 (i / PER_OCTAVE);
      self->measured_db[i] = earcup_response_get_level (measured, hz[i]);
    }

  self->solver = earcup_solver_new (hz, N_POINTS);
}

/* A sequence that fills the box evenly and is the same each time: multiples of the roots of the
 * primes, modulo 1. Source: R. D. Richtmyer, The evaluation of definite integrals, and a
 * quasi-Monte-Carlo method based on the properties of algebraic numbers, 1951. */
static double
draw (guint try,
      guint number)
{
  static const guint8 primes[EARCUP_FIT_N_FREE - 1] = {
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61,
  };

  return fmod ((try + 1) * sqrt ((double) primes[number]), 1.0);
}

/* The force factor, the last number, stays: it damps, but does not shape. */
static void
scatter (EarcupFitClass fit_class,
         guint          try,
         double         free_values[EARCUP_FIT_N_FREE])
{
  for (guint i = 0; i < EARCUP_FIT_N_FREE - 1; i++)
    {
      double lowest, highest, middle, reach;
      double share = draw (try, i);

      earcup_fit_class_get_box (fit_class, i, &lowest, &highest);
      middle = sqrt (lowest * highest);
      reach = pow (highest / lowest, MOST_SHARE / 2.0);
      free_values[i] = CLAMP (free_values[i] * pow (share / (1.0 - share), SPREAD),
                              middle / reach, middle * reach);
    }
}

/* The sum of the squares of what deviates from the curve, about its mean. */
static double
compute_cost (Scout        *self,
              const double *free_values)
{
  double re[N_POINTS], im[N_POINTS];
  double sum = 0.0, squares = 0.0;

  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    self->values[earcup_fit_class_get_free (i)] = free_values[i];

  earcup_solver_solve (self->solver, self->values, self->radiates, re, im);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double db = 10.0 * log10 (re[i] * re[i] + im[i] * im[i]) - self->measured_db[i];

      sum += db;
      squares += db * db;
    }

  return squares - sum * sum / N_POINTS;
}

static void
keep (Scout        *self,
      double        cost,
      const double *free_values,
      double        found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE])
{
  guint place = EARCUP_FIT_N_SCOUTED;

  while (place > 0 && cost < self->cost[place - 1])
    place--;
  if (place == EARCUP_FIT_N_SCOUTED)
    return;

  for (guint i = EARCUP_FIT_N_SCOUTED - 1; i > place; i--)
    {
      self->cost[i] = self->cost[i - 1];
      memcpy (found[i], found[i - 1], sizeof found[i]);
    }
  self->cost[place] = cost;
  memcpy (found[place], free_values, sizeof found[place]);
}

/**
 * earcup_fit_scout:
 * @fit_class: the class of the headphone
 * @archetype: the design that stands for the class
 * @measured: the curve that is to be met
 * @re_ohm: resistance of the coil in ohm, above 0
 * @found: (out caller-allocates): the values of the networks that come nearest below 1.2 kHz, in
 *   SI units and inside their boxes, the best one first
 *
 * Looks for places from which a fit may begin. Takes some hundredths of a second. Any thread.
 */
void
earcup_fit_scout (EarcupFitClass        fit_class,
                  const EarcupDesign   *archetype,
                  const EarcupResponse *measured,
                  double                re_ohm,
                  double                found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE])
{
  Scout self = { .radiates = earcup_design_get_radiates (archetype) };

  for (guint i = 0; i < EARCUP_FIT_N_SCOUTED; i++)
    self.cost[i] = INFINITY;

  earcup_fit_class_get_fixed (fit_class, archetype, re_ohm, self.values);
  set_grid (&self, measured);
  for (guint i = 0; i < N_TRIED; i++)
    {
      double free_values[EARCUP_FIT_N_FREE];

      earcup_fit_class_get_start (fit_class, i % EARCUP_FIT_N_STARTS, re_ohm, free_values);
      scatter (fit_class, i, free_values);
      keep (&self, compute_cost (&self, free_values), free_values, found);
    }

  earcup_solver_free (self.solver);
}
