/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-experiment.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define MAX_POINTS       128
#define STEPS_AN_OCTAVE  12.0
#define MIDDLE_FROM_HZ   500.0      /* the band that levels are told against */
#define MIDDLE_TO_HZ     2000.0
#define BLEED_FROM_HZ    250.0      /* the band in which bleed is told */
#define BLEED_TO_HZ      4000.0
#define GLASSES_RL2      8e5        /* a spectacle arm under the pad; an estimate from its size */
#define GLASSES_ML2      6.4e3
#define ABSORBING_SIGMA  4e3        /* wadding so dense that little is thrown back */
#define N_SWEEP_STEPS    8
#define WOOFER_RADIUS_M  0.085      /* the cone of a small near-field monitor */

typedef struct {
  gsize         n_points;
  double        hz[MAX_POINTS];
  EarcupOutputs outputs[MAX_POINTS];
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

  earcup_simulate (design, sweep->hz, sweep->n_points, sweep->outputs);
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
    sum += to_db (cabs (sweep.outputs[i].drum_pa_v) / EARCUP_REFERENCE_PA);

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

/**
 * earcup_experiment_isolation:
 * @design: a headphone
 * @from_hz: lower end of the band in Hz
 * @to_hz: upper end in Hz, at most ten octaves above
 *
 * Measures how much sound from outside is kept out, averaged over the logarithm of
 * frequency. All experiments may run in any thread.
 *
 * Returns: the insertion loss in dB, positive where sound is kept out
 */
double
earcup_experiment_isolation (const EarcupDesign *design,
                             double              from_hz,
                             double              to_hz)
{
  Sweep sweep;
  double sum = 0.0;

  run_sweep (&sweep, design, from_hz, to_hz);

  for (gsize i = 0; i < sweep.n_points; i++)
    sum += sweep.outputs[i].isolation_db;

  return sum / (double) sweep.n_points;
}

/**
 * earcup_experiment_level:
 * @design: a headphone
 * @hz: a frequency, above 0
 *
 * Measures the level at the drum.
 *
 * Returns: dB SPL per volt
 */
double
earcup_experiment_level (const EarcupDesign *design,
                         double              hz)
{
  EarcupOutputs outputs;

  earcup_simulate (design, &hz, 1, &outputs);

  return to_db (cabs (outputs.drum_pa_v) / EARCUP_REFERENCE_PA);
}

/**
 * earcup_experiment_balance:
 * @design: a headphone
 * @hz: a frequency, above 0
 *
 * Measures the level at the drum against the mean from 500 Hz to 2 kHz.
 *
 * Returns: the difference in dB
 */
double
earcup_experiment_balance (const EarcupDesign *design,
                           double              hz)
{
  return earcup_experiment_level (design, hz) - middle_level (design);
}

/**
 * earcup_experiment_ripple:
 * @design: a headphone
 * @from_hz: lower end of the band in Hz
 * @to_hz: upper end in Hz, at most ten octaves above
 *
 * Measures how far the highest peak of the response lies above the deepest dip.
 *
 * Returns: the difference in dB, 0 or more
 */
double
earcup_experiment_ripple (const EarcupDesign *design,
                          double              from_hz,
                          double              to_hz)
{
  Sweep sweep;
  double highest = -G_MAXDOUBLE;
  double lowest = G_MAXDOUBLE;

  run_sweep (&sweep, design, from_hz, to_hz);

  for (gsize i = 0; i < sweep.n_points; i++)
    {
      double level = to_db (cabs (sweep.outputs[i].drum_pa_v));

      highest = fmax (highest, level);
      lowest = fmin (lowest, level);
    }

  return highest - lowest;
}

/**
 * earcup_experiment_bleed:
 * @design: a headphone
 * @distance_m: where one listens, 0.3 m or more
 *
 * Measures what leaves the headphone while pink noise is at %EARCUP_EXPERIMENT_EAR_LEVEL_DB at
 * the drum: energies from 250 Hz to 4 kHz, on the axis of the cup, in the open air, where
 * the level falls by 6 dB each time the distance doubles.
 *
 * Returns: the level in dB SPL
 */
double
earcup_experiment_bleed (const EarcupDesign *design,
                         double              distance_m)
{
  Sweep sweep;
  double drum = 0.0;
  double bleed = 0.0;

  run_sweep (&sweep, design, BLEED_FROM_HZ, BLEED_TO_HZ);

  for (gsize i = 0; i < sweep.n_points; i++)
    {
      drum += pow (cabs (sweep.outputs[i].drum_pa_v), 2.0);
      bleed += pow (cabs (sweep.outputs[i].bleed_pa_v), 2.0);
    }

  return EARCUP_EXPERIMENT_EAR_LEVEL_DB + 10.0 * log10 (bleed / drum)
         - to_db (distance_m / EARCUP_BLEED_DISTANCE_M);
}

/**
 * earcup_experiment_margin:
 * @design: a headphone
 * @hz: (out): where it would howl first
 *
 * Measures how much louder than at the microphone the sound may be at the ear before it
 * runs in a circle, with the microphone one foot from the cup: the smallest distance between
 * the level at the drum and the bleed, from 100 Hz to 10 kHz.
 *
 * Returns: the gain in dB at which it howls
 */
double
earcup_experiment_margin (const EarcupDesign *design,
                          double             *hz)
{
  Sweep sweep;
  double margin = G_MAXDOUBLE;

  run_sweep (&sweep, design, 100.0, 10000.0);

  for (gsize i = 0; i < sweep.n_points; i++)
    {
      double gain = to_db (cabs (sweep.outputs[i].drum_pa_v) / cabs (sweep.outputs[i].bleed_pa_v));

      if (gain < margin)
        {
          margin = gain;
          *hz = sweep.hz[i];
        }
    }

  return margin;
}

/**
 * earcup_experiment_crosstalk:
 * @design: a headphone
 * @hz: a frequency, above 0
 *
 * Measures how much of one cup is heard by the other ear.
 *
 * Returns: far ear over near ear in dB
 */
double
earcup_experiment_crosstalk (const EarcupDesign *design,
                             double              hz)
{
  EarcupOutputs outputs;

  earcup_simulate (design, &hz, 1, &outputs);

  return outputs.crosstalk_db;
}

/**
 * earcup_experiment_impedance:
 * @design: a headphone
 * @lowest_ohm: (out): the lowest impedance in ohm
 * @peak_hz: (out): where it is highest
 *
 * Measures the electrical impedance from 20 Hz to 10 kHz.
 *
 * Returns: the highest impedance over the lowest, 1 or more
 */
double
earcup_experiment_impedance (const EarcupDesign *design,
                             double             *lowest_ohm,
                             double             *peak_hz)
{
  Sweep sweep;
  double highest_ohm = 0.0;

  run_sweep (&sweep, design, 20.0, 10000.0);
  *lowest_ohm = G_MAXDOUBLE;

  for (gsize i = 0; i < sweep.n_points; i++)
    {
      double ohm = cabs (sweep.outputs[i].impedance_ohm);

      *lowest_ohm = fmin (*lowest_ohm, ohm);

      if (ohm > highest_ohm)
        {
          highest_ohm = ohm;
          *peak_hz = sweep.hz[i];
        }
    }

  return highest_ohm / *lowest_ohm;
}

/* The largest difference in balance between two designs, with its sign. */
static double
compare_designs (const EarcupDesign *design,
                 const EarcupDesign *other,
                 double              from_hz,
                 double              to_hz)
{
  Sweep here;
  Sweep there;
  double shift = middle_level (other) - middle_level (design);
  double largest = 0.0;

  run_sweep (&here, design, from_hz, to_hz);
  run_sweep (&there, other, from_hz, to_hz);

  for (gsize i = 0; i < here.n_points; i++)
    {
      double difference = to_db (cabs (there.outputs[i].drum_pa_v)
                                 / cabs (here.outputs[i].drum_pa_v)) - shift;

      if (fabs (difference) > fabs (largest))
        largest = difference;
    }

  return largest;
}

/**
 * earcup_experiment_amplifier:
 * @design: a headphone
 *
 * Measures how far the balance moves at most, 20 Hz to 10 kHz, when the amplifier has
 * %EARCUP_EXPERIMENT_AMPLIFIER_OHM instead of none.
 *
 * Returns: the largest change in dB, or NAN if the design does not allow it
 */
double
earcup_experiment_amplifier (const EarcupDesign *design)
{
  g_autoptr(EarcupDesign) plain = earcup_design_new_with (design, EARCUP_PARAMETER_RG, 0.0, NULL);
  g_autoptr(EarcupDesign) fed = earcup_design_new_with (design, EARCUP_PARAMETER_RG,
                                                        EARCUP_EXPERIMENT_AMPLIFIER_OHM, NULL);

  return plain == NULL || fed == NULL ? NAN : compare_designs (plain, fed, 20.0, 10000.0);
}

/**
 * earcup_experiment_coil:
 * @design: a headphone
 *
 * Measures what becomes of the level at the same voltage when the coil is wound with thinner
 * wire to %EARCUP_EXPERIMENT_COIL_FACTOR times the resistance, at the same mass.
 *
 * Returns: the change in dB of the mean from 500 Hz to 2 kHz, or NAN if the design does
 * not allow it
 */
double
earcup_experiment_coil (const EarcupDesign *design)
{
  g_autoptr(EarcupDesign) thin = scale_design (design, EARCUP_PARAMETER_RE,
                                               EARCUP_EXPERIMENT_COIL_FACTOR);
  g_autoptr(EarcupDesign) rewound = NULL;

  if (thin != NULL)
    rewound = scale_design (thin, EARCUP_PARAMETER_BL, sqrt (EARCUP_EXPERIMENT_COIL_FACTOR));

  return rewound == NULL ? NAN : middle_level (rewound) - middle_level (design);
}

/**
 * earcup_experiment_glasses:
 * @design: a headphone
 * @hz: a frequency, above 0
 *
 * Measures what the arm of a pair of spectacles under the pad does to the level at the drum.
 *
 * Returns: the change in dB, or NAN if the design does not allow it
 */
double
earcup_experiment_glasses (const EarcupDesign *design,
                           double              hz)
{
  g_autoptr(EarcupDesign) heavy = earcup_design_new_with (design, EARCUP_PARAMETER_ML2,
                                                          GLASSES_ML2, NULL);
  g_autoptr(EarcupDesign) worn = NULL;

  if (heavy != NULL)
    worn = earcup_design_new_with (heavy, EARCUP_PARAMETER_RL2, GLASSES_RL2, NULL);

  return worn == NULL ? NAN : earcup_experiment_level (worn, hz)
                              - earcup_experiment_level (design, hz);
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
  double sigma = bare ? 0.0 : earcup_design_get (design, EARCUP_PARAMETER_SIGMA);
  g_autoptr(EarcupDesign) cup = fill_cup (design, sigma);
  g_autoptr(EarcupDesign) dead = fill_cup (design, ABSORBING_SIGMA);

  return cup == NULL || dead == NULL ? NAN
                                     : fabs (compare_designs (dead, cup, 1000.0, 8000.0));
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
  double first = earcup_experiment_bleed (design, EARCUP_BLEED_DISTANCE_M);
  double before = first;

  *largest_step_db = 0.0;

  for (guint i = 1; i <= N_SWEEP_STEPS; i++)
    {
      double factor = pow (EARCUP_EXPERIMENT_SWEEP_FACTOR, (double) i / N_SWEEP_STEPS);
      g_autoptr(EarcupDesign) step = scale_design (design, EARCUP_PARAMETER_RV, factor);
      double now;

      if (step == NULL)
        return NAN;

      now = earcup_experiment_bleed (step, EARCUP_BLEED_DISTANCE_M);
      *largest_step_db = fmax (*largest_step_db, fabs (now - before));
      before = now;
    }

  return fabs (before - first);
}

/* Level on the axis of a piston against that of a point of the same strength far away. */
static double
piston_db (double hz,
           double distance_m)
{
  double k = EARCUP_TWO_PI * hz / EARCUP_SOUND_SPEED_M_S;
  double edge_m = hypot (distance_m, WOOFER_RADIUS_M);

  return to_db (fabs (sin (0.5 * k * (edge_m - distance_m))) / k);
}

/**
 * earcup_experiment_distance:
 * @low_hz: a low frequency in Hz
 * @high_hz: a middle one in Hz, at most 1 kHz
 *
 * Measures what distance alone does to the balance of a loudspeaker in the open air: how
 * much the low frequency gains on the middle one from %EARCUP_EXPERIMENT_NEAR_SEAT_M to
 * %EARCUP_EXPERIMENT_FAR_SEAT_M.
 *
 * Returns: the gain in dB
 *
 * Source: L. Kinsler et al., "Fundamentals of Acoustics", 4th ed. (2000), equation 7.4.5.
 */
double
earcup_experiment_distance (double low_hz,
                            double high_hz)
{
  double near_db = piston_db (low_hz, EARCUP_EXPERIMENT_NEAR_SEAT_M)
                   - piston_db (high_hz, EARCUP_EXPERIMENT_NEAR_SEAT_M);
  double far_db = piston_db (low_hz, EARCUP_EXPERIMENT_FAR_SEAT_M)
                  - piston_db (high_hz, EARCUP_EXPERIMENT_FAR_SEAT_M);

  return far_db - near_db;
}
