/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-phase.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

/* The grid of the relation between level and phase reaches far beyond what is heard, as a level
 * there still turns the phase here a little. */
#define GRID_LOWEST_HZ        0.05
#define GRID_STEPS_PER_OCTAVE 48
#define GRID_N_POINTS         1213        /* up to 2 MHz */

/* What is kept of it. */
#define KEPT_LOWEST_HZ        20.0
#define KEPT_HIGHEST_HZ       20000.0

/* Half the distance of the two frequencies between which the slope of the phase is taken. */
#define DIFFERENCE_RATIO      1e-4

struct _EarcupPhase
{
  double delay_s;
  double excess_rad[GRID_N_POINTS];   /* 0 where nothing is kept */
};

G_DEFINE_BOXED_TYPE (EarcupPhase, earcup_phase, earcup_phase_ref, earcup_phase_unref)

static double
grid_hz (gsize point)
{
  return GRID_LOWEST_HZ * exp2 ((double) point / GRID_STEPS_PER_OCTAVE);
}

static double
weigh (double distance)
{
  return -log (tanh (0.5 * distance));
}

/* The integral of weigh() over the cells of the grid, by their distance from a point. In the first
 * it is taken in closed form, with tanh (x) = x. */
static void
fill_weights (double weights[GRID_N_POINTS])
{
  double step = M_LN2 / GRID_STEPS_PER_OCTAVE;

  weights[0] = step * (1.0 - log (0.5 * step));
  for (gsize i = 1; i < GRID_N_POINTS; i++)
    {
      double begin = (double) i * step;

      weights[i] = step / 6.0 * (weigh (begin) + 4.0 * weigh (begin + 0.5 * step) +
                                 weigh (begin + step));
    }
}

/* The phase that belongs to a level by the gain-phase integral of Bode. Source: H. W. Bode,
 * Network Analysis and Feedback Amplifier Design (1945), chapter 14. */
static double
minimum_phase (const double level[GRID_N_POINTS],
               const double weights[GRID_N_POINTS],
               gsize        point)
{
  double step = M_LN2 / GRID_STEPS_PER_OCTAVE;
  double sum = 0.0;

  for (gsize i = 0; i + 1 < GRID_N_POINTS; i++)
    sum += (level[i + 1] - level[i]) * weights[i >= point ? i - point : point - 1 - i];

  return sum / step / EARCUP_PI;
}

/* The delay that leaves the least of the excess over the band, in the mean of its square. */
static double
fit_delay (const double excess[GRID_N_POINTS])
{
  double above = 0.0, below = 0.0;

  for (gsize i = 0; i < GRID_N_POINTS; i++)
    {
      double omega = EARCUP_TWO_PI * grid_hz (i);

      if (grid_hz (i) < EARCUP_PHASE_LOWEST_HZ || grid_hz (i) > EARCUP_PHASE_HIGHEST_HZ)
        continue;
      above -= omega * excess[i];
      below += omega * omega;
    }

  return above / below;
}

/**
 * earcup_phase_new:
 * @design: the design
 *
 * Takes the phase at the drum apart. A headphone whose excess is small sounds as its magnitude
 * says, so that a filter of minimum phase can stand for it.
 *
 * Returns: (transfer full): the parts; any thread
 */
EarcupPhase *
earcup_phase_new (const EarcupDesign *design)
{
  EarcupPhase *self = g_atomic_rc_box_new0 (EarcupPhase);
  g_autofree double *hz = g_new (double, GRID_N_POINTS);
  g_autofree double *level = g_new (double, GRID_N_POINTS);
  g_autofree double *weights = g_new (double, GRID_N_POINTS);
  g_autofree double complex *drum = g_new (double complex, GRID_N_POINTS);
  double turns = 0.0;

  for (gsize i = 0; i < GRID_N_POINTS; i++)
    hz[i] = grid_hz (i);

  earcup_simulate_drum (design, hz, GRID_N_POINTS, drum);
  fill_weights (weights);
  for (gsize i = 0; i < GRID_N_POINTS; i++)
    level[i] = log (cabs (drum[i]));

  for (gsize i = 0; i < GRID_N_POINTS; i++)
    {
      double excess;

      if (hz[i] < KEPT_LOWEST_HZ || hz[i] > KEPT_HIGHEST_HZ)
        continue;

      /* From the first point on, the excess goes on without a jump. */
      excess = carg (drum[i]) - minimum_phase (level, weights, i);
      self->excess_rad[i] = excess - EARCUP_TWO_PI * round ((excess - turns) / EARCUP_TWO_PI);
      turns = self->excess_rad[i];
    }

  self->delay_s = fit_delay (self->excess_rad);
  for (gsize i = 0; i < GRID_N_POINTS; i++)
    if (hz[i] >= KEPT_LOWEST_HZ && hz[i] <= KEPT_HIGHEST_HZ)
      self->excess_rad[i] += EARCUP_TWO_PI * hz[i] * self->delay_s;

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupPhase *
earcup_phase_ref (EarcupPhase *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives up a reference; any thread. */
void
earcup_phase_unref (EarcupPhase *self)
{
  g_atomic_rc_box_release (self);
}

/* Returns: the delay in s that, with the minimum phase, comes nearest to the phase from 100 Hz to
 * 10 kHz: the way of the sound from the diaphragm to the drum; any thread */
double
earcup_phase_get_delay (const EarcupPhase *self)
{
  return self->delay_s;
}

/**
 * earcup_phase_get_excess:
 * @self: the phase of a design
 * @hz: a frequency in Hz; from 20 Hz to 20 kHz, beyond which the end is held
 *
 * Tells how far the phase is ahead of minimum phase and delay.
 *
 * Returns: the excess in rad; any thread
 */
double
earcup_phase_get_excess (const EarcupPhase *self,
                         double             hz)
{
  double lowest = ceil (log2 (KEPT_LOWEST_HZ / GRID_LOWEST_HZ) * GRID_STEPS_PER_OCTAVE);
  double highest = floor (log2 (KEPT_HIGHEST_HZ / GRID_LOWEST_HZ) * GRID_STEPS_PER_OCTAVE);
  double place = CLAMP (log2 (hz / GRID_LOWEST_HZ) * GRID_STEPS_PER_OCTAVE, lowest,
                        highest - 1e-9);
  gsize point = (gsize) place;
  double share = place - (double) point;

  return (1.0 - share) * self->excess_rad[point] + share * self->excess_rad[point + 1];
}

/**
 * earcup_phase_compute_group_delay:
 * @design: the design
 * @hz: (array length=n_points): frequencies in Hz, each above 0, in any order
 * @n_points: how many
 * @delay_s: (out caller-allocates) (array length=n_points): the delays in s, in the order of @hz
 *
 * Computes by how much the envelope of a tone arrives later at the drum: the falling slope of the
 * phase over angular frequency, between two frequencies 0.01 % to either side. A resonance of
 * quality 100 is followed within 0.01 %; a dip may delay by a negative time.
 *
 * Any thread.
 */
void
earcup_phase_compute_group_delay (const EarcupDesign *design,
                                  const double       *hz,
                                  gsize               n_points,
                                  double             *delay_s)
{
  g_autofree double *pairs = g_new (double, 2 * n_points);
  g_autofree double complex *drum = g_new (double complex, 2 * n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      pairs[2 * i] = hz[i] * (1.0 - DIFFERENCE_RATIO);
      pairs[2 * i + 1] = hz[i] * (1.0 + DIFFERENCE_RATIO);
    }

  earcup_simulate_drum (design, pairs, 2 * n_points, drum);
  for (gsize i = 0; i < n_points; i++)
    delay_s[i] = -carg (drum[2 * i + 1] / drum[2 * i]) /
                 (EARCUP_TWO_PI * (pairs[2 * i + 1] - pairs[2 * i]));
}
