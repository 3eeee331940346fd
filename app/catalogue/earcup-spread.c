/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-spread.h"

#include <complex.h>
#include <math.h>
#include <stdlib.h>

#include "acoustics/earcup-leak.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define POINTS_AN_OCTAVE  24
#define N_POINTS          240      /* from 20 Hz over ten octaves, less one step */
#define ALIGN_FROM_HZ     500.0    /* the band whose mean every response is compared by */
#define ALIGN_TO_HZ       2000.0

/* The seatings stand for equal shares of all: their quantiles are 0.025, 0.075 … 0.975. */
#define N_SEATINGS        20
#define LOW_SHARE         0.1
#define HIGH_SHARE        0.9
#define HIGH_SHARE_Z      1.2816   /* the normal quantile of HIGH_SHARE */

/* Quantiles of the normal distribution for the upper half of the seatings.
 * Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, table 26.1. */
static const double quantiles[N_SEATINGS / 2] = {
  0.0627, 0.1891, 0.3186, 0.4538, 0.5978, 0.7554, 0.9346, 1.1503, 1.4395, 1.9600,
};

struct _EarcupSpread
{
  EarcupResponse *response;          /* of the careful seating */
  double          below[N_POINTS];   /* dB, how far the band reaches from it: 0 or less … */
  double          above[N_POINTS];   /* … and 0 or more */
};

G_DEFINE_BOXED_TYPE (EarcupSpread, earcup_spread, earcup_spread_ref, earcup_spread_unref)

static double
point_hz (guint index)
{
  return EARCUP_RESPONSE_LOWEST_HZ * exp2 ((double) index / POINTS_AN_OCTAVE);
}

static void
compute_levels (const EarcupDesign *design,
                double              levels[N_POINTS])
{
  double hz[N_POINTS];
  double complex drum[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    hz[i] = point_hz (i);
  earcup_simulate_drum (design, hz, N_POINTS, drum);
  for (guint i = 0; i < N_POINTS; i++)
    levels[i] = 20.0 * log10 (cabs (drum[i]) / EARCUP_REFERENCE_PA);
}

/* Computes by how much @design differs from @levels, without the mean difference in the band of
 * reference. Differences are smooth enough for the coarse grid. */
static void
compute_difference (const EarcupDesign *design,
                    const double        levels[N_POINTS],
                    double              difference[N_POINTS])
{
  double sum = 0.0;
  guint n = 0;

  compute_levels (design, difference);
  for (guint i = 0; i < N_POINTS; i++)
    {
      difference[i] -= levels[i];
      if (point_hz (i) >= ALIGN_FROM_HZ && point_hz (i) <= ALIGN_TO_HZ)
        {
          sum += difference[i];
          n++;
        }
    }

  for (guint i = 0; i < N_POINTS; i++)
    difference[i] -= sum / n;
}

/* Seats @design on a head.
 *
 * How much leaks under the pad differs from one seating to the next. The resistance of that leak
 * is taken to be log-normal: in the median it is what hair does, and one seating in ten is worse
 * than spectacles. This is an assumption; the two leaks themselves are estimates from geometry,
 * and no survey of seatings stands behind the distribution. A design that has a second leak of its
 * own, as on-ear headphones have, varies about that one by the same factor; as that is a slit whose
 * height changes, its mass follows by the third root. */
static EarcupDesign *
seat (const EarcupDesign *design,
      double              z)
{
  double hair_r, hair_m, worse_r, worse_m, share = z / HIGH_SHARE_Z;
  double resistance = earcup_design_get (design, EARCUP_PARAMETER_RL2);
  double mass = earcup_design_get (design, EARCUP_PARAMETER_ML2);
  double factor;
  g_autoptr(EarcupDesign) leaking = NULL;

  earcup_leak_compute (EARCUP_LEAK_HAIR, 0.0, &hair_r, &hair_m);
  earcup_leak_compute (EARCUP_LEAK_SPECTACLES, 0.0, &worse_r, &worse_m);

  factor = pow (worse_r / hair_r, share);
  if (isinf (resistance) || isinf (mass))
    {
      resistance = hair_r * factor;
      mass = hair_m * pow (worse_m / hair_m, fmax (share, 0.0));
    }
  else
    {
      resistance *= factor;
      mass *= cbrt (factor);
    }

  leaking = earcup_design_new_with (design, EARCUP_PARAMETER_RL2, resistance, NULL);
  return leaking != NULL ? earcup_design_new_with (leaking, EARCUP_PARAMETER_ML2, mass, NULL)
                         : NULL;
}

static int
compare_levels (const void *a,
                const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The level below which @share of the sorted levels lie, straight between them. */
static double
find_quantile (const double *sorted,
               guint         n_levels,
               double        share)
{
  double position = CLAMP (share * n_levels - 0.5, 0.0, n_levels - 1.0);
  guint below = MIN ((guint) position, n_levels - 2);

  return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
}

/* Widens the band by all seatings of @design and by @design itself, all told as differences from
 * @levels. */
static void
widen (EarcupSpread       *self,
       const EarcupDesign *design,
       const double        levels[N_POINTS])
{
  g_autofree double *differences = g_new (double, (N_SEATINGS + 1) * N_POINTS);
  const double *own = differences + N_SEATINGS * N_POINTS;
  guint n_seatings = 0;

  compute_difference (design, levels, differences + N_SEATINGS * N_POINTS);
  for (guint s = 0; s < N_SEATINGS; s++)
    {
      double z = s < N_SEATINGS / 2 ? -quantiles[N_SEATINGS / 2 - 1 - s]
                                    : quantiles[s - N_SEATINGS / 2];
      g_autoptr(EarcupDesign) seated = seat (design, z);

      if (seated != NULL)
        compute_difference (seated, levels, differences + N_POINTS * n_seatings++);
    }

  for (guint i = 0; i < N_POINTS; i++)
    {
      double column[N_SEATINGS];

      for (guint s = 0; s < n_seatings; s++)
        column[s] = differences[s * N_POINTS + i];
      qsort (column, n_seatings, sizeof *column, compare_levels);

      self->below[i] = fmin (self->below[i], own[i]);
      self->above[i] = fmax (self->above[i], own[i]);
      if (n_seatings < 2)
        continue;
      self->below[i] = fmin (self->below[i], find_quantile (column, n_seatings, LOW_SHARE));
      self->above[i] = fmax (self->above[i], find_quantile (column, n_seatings, HIGH_SHARE));
    }
}

/**
 * earcup_spread_new:
 * @design: a headphone as it is when it sits well
 * @variants: (array length=n_variants) (nullable): the same headphone as others measured it
 * @n_variants: how many there are; 0 or more
 *
 * Computes a band in which the response lies in eight seatings of ten: above the lowest tenth and
 * below the highest at each frequency, widened to hold the curve of @design itself, which is that
 * of a careful seating, and the same for each variant. Its levels are aligned like those of
 * earcup_response_get_aligned(). What differs between specimens beyond @variants is not in it.
 *
 * Takes some tens of milliseconds for each design.
 *
 * Returns: (transfer full): the band; any thread
 */
EarcupSpread *
earcup_spread_new (EarcupDesign        *design,
                   EarcupDesign *const *variants,
                   guint                n_variants)
{
  EarcupSpread *self = g_atomic_rc_box_new0 (EarcupSpread);
  double levels[N_POINTS];

  self->response = earcup_response_new_simulated (design);
  compute_levels (design, levels);

  widen (self, design, levels);
  for (guint v = 0; v < n_variants; v++)
    widen (self, variants[v], levels);

  return self;
}

/**
 * earcup_spread_new_for_model:
 * @model: a model
 *
 * Computes the band of a model, from further measurements of it as well where there are any.
 *
 * Returns: (transfer full) (nullable): the band; %NULL for a target and for loudspeakers, which
 * have no pads; any thread
 */
EarcupSpread *
earcup_spread_new_for_model (EarcupModel *model)
{
  EarcupDesign *design = earcup_model_get_design (model);
  guint n_variants = earcup_model_get_n_variants (model);
  g_autofree EarcupDesign **variants = g_new (EarcupDesign *, n_variants);

  if (design == NULL)
    return NULL;

  for (guint i = 0; i < n_variants; i++)
    variants[i] = earcup_model_get_variant (model, i);

  return earcup_spread_new (design, variants, n_variants);
}

/* Takes another reference. (transfer full) */
EarcupSpread *
earcup_spread_ref (EarcupSpread *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupSpread *self = data;

  g_clear_pointer (&self->response, earcup_response_unref);
}

/* Gives a reference back. */
void
earcup_spread_unref (EarcupSpread *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * earcup_spread_get:
 * @self: a band
 * @hz: a frequency in Hz, above 0; beyond 20 Hz and 20 kHz the ends are held
 * @low_db: (out): its lower end in dB against the mean over 500 Hz to 2 kHz
 * @high_db: (out): its upper end, not below @low_db
 *
 * Looks the band up. Any thread.
 */
void
earcup_spread_get (const EarcupSpread *self,
                   double              hz,
                   double             *low_db,
                   double             *high_db)
{
  double position, part, level_db;
  guint before;

  g_return_if_fail (hz > 0.0);

  hz = CLAMP (hz, EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ);
  position = POINTS_AN_OCTAVE * log2 (hz / EARCUP_RESPONSE_LOWEST_HZ);
  before = MIN ((guint) position, N_POINTS - 2);
  part = fmin (position - before, 1.0);
  level_db = earcup_response_get_aligned (self->response, hz);

  *low_db = level_db + self->below[before] +
            part * (self->below[before + 1] - self->below[before]);
  *high_db = level_db + self->above[before] +
             part * (self->above[before + 1] - self->above[before]);
}
