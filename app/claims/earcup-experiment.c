/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-experiment.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-decay.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-source.h"
#include "acoustics/earcup-units.h"
#include "acoustics/earcup-variation.h"

#define MAX_POINTS       128
#define STEPS_AN_OCTAVE  12.0
#define MIDDLE_FROM_HZ   500.0      /* the band that levels are told against */
#define MIDDLE_TO_HZ     2000.0
#define LOAD_FROM_HZ     20.0
#define LOAD_TO_HZ       10000.0
#define HUMP_FROM_HZ     30.0       /* where the ear hears a hump as bass */
#define HUMP_TO_HZ       250.0
#define ECHO_FROM_HZ     1000.0
#define ECHO_TO_HZ       8000.0
#define ABSORBING_SIGMA  4e3        /* wadding so dense that little is thrown back */
#define PORT_OPENNESS    (1.0 / 3.0)     /* that of a closed cup with a small vent */
#define N_SWEEP_STEPS    8

/* What a cone works as, of its nominal diameter. */
#define CONE_RADIUS_PER_DIAMETER 0.41

typedef struct {
  gsize          n_points;
  double         hz[MAX_POINTS];
  double complex drum_pa_v[MAX_POINTS];
} Sweep;

/* Simulates @design on a logarithmic grid that holds both ends. */
static void
run_sweep (Sweep              *sweep,
           const EarcupDesign *design,
           double              from_hz,
           double              to_hz)
{
  sweep->n_points = (gsize) lrint (STEPS_AN_OCTAVE * log2 (to_hz / from_hz)) + 1;
  g_assert (sweep->n_points >= 2 && sweep->n_points <= MAX_POINTS);

  for (gsize i = 0; i < sweep->n_points; i++)
    sweep->hz[i] = from_hz * pow (to_hz / from_hz, (double) i / (double) (sweep->n_points - 1));

  earcup_simulate_drum (design, sweep->hz, sweep->n_points, sweep->drum_pa_v);
}

static double
to_db (double ratio)
{
  return 20.0 * log10 (ratio);
}

static double
middle_level (const EarcupDesign *design)
{
  Sweep sweep;
  double sum = 0.0;

  run_sweep (&sweep, design, MIDDLE_FROM_HZ, MIDDLE_TO_HZ);

  for (gsize i = 0; i < sweep.n_points; i++)
    sum += to_db (cabs (sweep.drum_pa_v[i]));

  return sum / (double) sweep.n_points;
}

/* Copies @design with one number changed, a positive factor of what it is now. */
static EarcupDesign *
scale_design (const EarcupDesign *design,
              EarcupParameter     parameter,
              double              factor)
{
  return earcup_design_new_with (design, parameter,
                                 factor * earcup_design_get (design, parameter), NULL);
}

/* How a comparison of two designs is looked at. */
typedef double (*Look) (double difference_db);

static double
look_at_size (double difference_db)
{
  return fabs (difference_db);
}

static double
look_at_rise (double difference_db)
{
  return difference_db;
}

/* The largest difference in balance between two designs, as it is looked at. */
static double
compare_designs (const EarcupDesign *design,
                 const EarcupDesign *other,
                 double              from_hz,
                 double              to_hz,
                 Look                look,
                 double             *hz)
{
  Sweep here, there;
  double shift = middle_level (other) - middle_level (design);
  double largest = -G_MAXDOUBLE;

  run_sweep (&here, design, from_hz, to_hz);
  run_sweep (&there, other, from_hz, to_hz);

  for (gsize i = 0; i < here.n_points; i++)
    {
      double seen = look (to_db (cabs (there.drum_pa_v[i]) / cabs (here.drum_pa_v[i])) - shift);

      if (seen > largest)
        {
          largest = seen;
          *hz = here.hz[i];
        }
    }

  return largest;
}

/**
 * earcup_experiment_leak:
 * @design: a headphone
 * @leak: what keeps its pad from sealing
 * @hz: a frequency in Hz, above 0
 *
 * Measures what a leak under the pad does to the level at the drum. All experiments may run in
 * any thread.
 *
 * Returns: the change in dB
 */
double
earcup_experiment_leak (const EarcupDesign *design,
                        EarcupLeak          leak,
                        double              hz)
{
  g_autoptr(EarcupVariation) nothing = earcup_variation_new ();
  g_autoptr(EarcupVariation) leaky = earcup_variation_new_with_leak (nothing, leak);
  g_autoptr(EarcupDesign) worn = earcup_variation_apply (leaky, (EarcupDesign *) design);
  double complex before, after;

  earcup_simulate_drum (design, &hz, 1, &before);
  earcup_simulate_drum (worn, &hz, 1, &after);

  return to_db (cabs (after) / cabs (before));
}

/**
 * earcup_experiment_coil:
 * @design: a headphone
 *
 * Measures what becomes of the level at the same voltage when the coil is wound with thinner
 * wire to %EARCUP_EXPERIMENT_COIL_FACTOR times the resistance, at the same mass.
 *
 * Returns: the change in dB, or NAN if the design does not allow it
 */
double
earcup_experiment_coil (const EarcupDesign *design)
{
  g_autoptr(EarcupDesign) thin = scale_design (design, EARCUP_PARAMETER_RE,
                                               EARCUP_EXPERIMENT_COIL_FACTOR);
  g_autoptr(EarcupDesign) rewound = NULL;

  if (thin != NULL)
    rewound = scale_design (thin, EARCUP_PARAMETER_BL, sqrt (EARCUP_EXPERIMENT_COIL_FACTOR));

  return rewound == NULL ? NAN : earcup_source_sensitivity (rewound, 0.0) -
                                 earcup_source_sensitivity (design, 0.0);
}

/**
 * earcup_experiment_swing:
 * @design: a headphone
 * @peak_hz: (out): where the impedance is highest, in Hz
 *
 * Measures how far the electrical impedance swings from 20 Hz to 10 kHz.
 *
 * Returns: the highest impedance over the lowest, 1 or more
 */
double
earcup_experiment_swing (const EarcupDesign *design,
                         double             *peak_hz)
{
  guint n_steps = (guint) (STEPS_AN_OCTAVE * log2 (LOAD_TO_HZ / LOAD_FROM_HZ));
  double highest_ohm = 0.0;

  for (guint i = 0; i <= n_steps; i++)
    {
      double hz = LOAD_FROM_HZ * exp2 (i / STEPS_AN_OCTAVE);
      EarcupOutputs outputs;

      earcup_simulate (design, &hz, 1, &outputs);
      if (cabs (outputs.impedance_ohm) > highest_ohm)
        {
          highest_ohm = cabs (outputs.impedance_ohm);
          *peak_hz = hz;
        }
    }

  return highest_ohm / earcup_source_lowest_load (design);
}

/* Makes the cup deep and fills it, so that its echoes fall into the band looked at. */
static EarcupDesign *
fill_cup (const EarcupDesign *design,
          double              sigma)
{
  g_autoptr(EarcupDesign) deep = earcup_design_new_with (design, EARCUP_PARAMETER_LB,
                                                         EARCUP_EXPERIMENT_CUP_DEPTH_M, NULL);

  return deep == NULL ? NULL : earcup_design_new_with (deep, EARCUP_PARAMETER_SIGMA, sigma, NULL);
}

static EarcupDesign *
deepen_cup (const EarcupDesign *design,
            gboolean            bare)
{
  return fill_cup (design, bare ? 0.0 : earcup_design_get (design, EARCUP_PARAMETER_SIGMA));
}

/**
 * earcup_experiment_echo:
 * @design: a sealed headphone
 * @bare: whether all wadding is first taken out of the cup
 *
 * Measures how far reflections bend the response at most, 1 kHz to 8 kHz, when the cup is
 * %EARCUP_EXPERIMENT_CUP_DEPTH_M deep, against the same cup with dense wadding.
 *
 * Returns: the largest change in dB without its sign, or NAN if the design does not allow it
 */
double
earcup_experiment_echo (const EarcupDesign *design,
                        gboolean            bare)
{
  g_autoptr(EarcupDesign) cup = deepen_cup (design, bare);
  g_autoptr(EarcupDesign) dead = fill_cup (design, ABSORBING_SIGMA);
  double hz;

  return cup == NULL || dead == NULL
           ? NAN
           : compare_designs (dead, cup, ECHO_FROM_HZ, ECHO_TO_HZ, look_at_size, &hz);
}

/**
 * earcup_experiment_decay:
 * @design: a headphone
 *
 * Measures how long the third of an octave from 1 kHz to 8 kHz that rings on most, compared with
 * the filter of its band, takes to fall by %EARCUP_EXPERIMENT_DECAY_DROP_DB. The filter is in it:
 * where nothing rings, this is about the time of the filter, and the headphone is faster.
 *
 * Returns: the time in s
 */
double
earcup_experiment_decay (const EarcupDesign *design)
{
  g_autoptr(EarcupDecay) decay = earcup_decay_new (design);
  double most_s = -G_MAXDOUBLE, slowest_s = 0.0;

  for (guint i = 0; i < EARCUP_DECAY_N_BANDS; i++)
    {
      double hz = earcup_decay_get_band (i);
      double time_s, excess_s;

      if (hz < 0.99 * ECHO_FROM_HZ || hz > 1.01 * ECHO_TO_HZ)
        continue;

      time_s = earcup_decay_compute_time (decay, i, EARCUP_EXPERIMENT_DECAY_DROP_DB);
      excess_s = time_s - earcup_decay_get_filter_time (i, EARCUP_EXPERIMENT_DECAY_DROP_DB);
      if (excess_s > most_s)
        {
          most_s = excess_s;
          slowest_s = time_s;
        }
    }

  return slowest_s;
}

/**
 * earcup_experiment_cup_decay:
 * @design: a sealed headphone
 * @bare: whether all wadding is first taken out of the cup
 *
 * Measures how long echoes last when the cup is %EARCUP_EXPERIMENT_CUP_DEPTH_M deep, as
 * earcup_experiment_decay() does.
 *
 * Returns: the time in s, or NAN if the design does not allow it
 */
double
earcup_experiment_cup_decay (const EarcupDesign *design,
                             gboolean            bare)
{
  g_autoptr(EarcupDesign) cup = deepen_cup (design, bare);

  return cup == NULL ? NAN : earcup_experiment_decay (cup);
}

/**
 * earcup_experiment_cushion:
 * @design: a headphone
 * @hz: (out): where, in Hz
 *
 * Measures how far the cup, which rocks on its cushion like a weight on a spring, lifts the
 * response at most from 30 to 250 Hz: against the same headphone with its cup held fast.
 *
 * Returns: the largest rise in dB, or NAN if the design does not allow it
 */
double
earcup_experiment_cushion (const EarcupDesign *design,
                           double             *hz)
{
  g_autoptr(EarcupDesign) fast = earcup_design_new_with (design, EARCUP_PARAMETER_MC, INFINITY,
                                                         NULL);

  return fast == NULL ? NAN : compare_designs (fast, design, HUMP_FROM_HZ, HUMP_TO_HZ,
                                               look_at_rise, hz);
}

/**
 * earcup_experiment_port:
 * @design: a sealed headphone
 * @hz: (out): where, in Hz
 *
 * Measures how far a small vent, such as closed headphones are tuned with, lifts the response at
 * most from 30 to 250 Hz.
 *
 * Returns: the largest rise in dB, or NAN if the design does not allow it
 */
double
earcup_experiment_port (const EarcupDesign *design,
                        double             *hz)
{
  g_autoptr(EarcupVariation) nothing = earcup_variation_new ();
  g_autoptr(EarcupVariation) ajar = earcup_variation_new_with (nothing, EARCUP_VARIABLE_OPENNESS,
                                                               PORT_OPENNESS, NULL);
  g_autoptr(EarcupDesign) vented = NULL;

  if (ajar == NULL)
    return NAN;

  vented = earcup_variation_apply (ajar, (EarcupDesign *) design);

  return compare_designs (design, vented, HUMP_FROM_HZ, HUMP_TO_HZ, look_at_rise, hz);
}

/**
 * earcup_experiment_vents:
 * @design: an open headphone
 * @largest_step_db: (out): the largest change in dB from one step to the next
 *
 * Closes the vents in even steps, each a constant factor in resistance, and follows the
 * bleed at one foot. A real gap between open and closed would show as one large step.
 *
 * Returns: the change in dB from the first step to the last without its sign, or NAN if the
 * design does not allow it
 */
double
earcup_experiment_vents (const EarcupDesign *design,
                         double             *largest_step_db)
{
  double first = earcup_ratings_bleed (design, EARCUP_EXPERIMENT_BLEED_M);
  double before = first;

  *largest_step_db = 0.0;

  for (guint i = 1; i <= N_SWEEP_STEPS; i++)
    {
      double factor = pow (EARCUP_EXPERIMENT_SWEEP_FACTOR, (double) i / N_SWEEP_STEPS);
      g_autoptr(EarcupDesign) step = scale_design (design, EARCUP_PARAMETER_RV, factor);
      double now;

      if (step == NULL)
        return NAN;

      now = earcup_ratings_bleed (step, EARCUP_EXPERIMENT_BLEED_M);
      *largest_step_db = fmax (*largest_step_db, fabs (now - before));
      before = now;
    }

  return fabs (before - first);
}

/* Level on the axis of a piston against that of a point of the same strength far away. */
static double
piston_db (double radius_m,
           double hz,
           double distance_m)
{
  double k = EARCUP_TWO_PI * hz / EARCUP_SOUND_SPEED_M_S;
  double edge_m = hypot (distance_m, radius_m);

  return to_db (fabs (sin (0.5 * k * (edge_m - distance_m))) / k);
}

/**
 * earcup_experiment_distance:
 * @woofer_m: nominal diameter of the woofer in m, above 0
 * @from_m: one distance in m, above 0
 * @to_m: another one
 * @low_hz: a low frequency in Hz
 * @high_hz: a middle one in Hz, at most 1 kHz
 *
 * Measures what distance alone does to the balance of a loudspeaker in the open air: how much the
 * low frequency gains on the middle one between the two distances.
 *
 * Returns: the gain in dB
 *
 * Source: L. Kinsler et al., "Fundamentals of Acoustics", 4th ed. (2000), equation 7.4.5.
 */
double
earcup_experiment_distance (double woofer_m,
                            double from_m,
                            double to_m,
                            double low_hz,
                            double high_hz)
{
  double radius_m = CONE_RADIUS_PER_DIAMETER * woofer_m;

  return (piston_db (radius_m, low_hz, to_m) - piston_db (radius_m, high_hz, to_m)) -
         (piston_db (radius_m, low_hz, from_m) - piston_db (radius_m, high_hz, from_m));
}
