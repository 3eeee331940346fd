/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-ratings.h"

#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-network.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define STEPS_AN_OCTAVE   12
#define LINES_A_THIRD     4

/* The band over which isolation is averaged, which hearing protectors are tested in too, and the
 * band in which leakage is told. */
#define ISOLATION_FROM_HZ 125.0
#define ISOLATION_OCTAVES 5
#define BLEED_FROM_HZ     250.0
#define BLEED_OCTAVES     4

/* The lines of an octave lie in the middle of equal parts of it. */
static double
octave_line (guint octave,
             guint line)
{
  double way = (line + 0.5) / STEPS_AN_OCTAVE - 0.5;

  return earcup_weighting_octave_centre (octave) * pow (10.0, 3.0 * way / 10.0);
}

static void
simulate_octave (const EarcupDesign *design,
                 guint               octave,
                 EarcupOutputs       outputs[STEPS_AN_OCTAVE])
{
  double hz[STEPS_AN_OCTAVE];

  for (guint i = 0; i < STEPS_AN_OCTAVE; i++)
    hz[i] = octave_line (octave, i);

  earcup_simulate (design, hz, STEPS_AN_OCTAVE, outputs);
}

/**
 * earcup_ratings_isolation:
 * @design: a headphone
 *
 * Averages the insertion loss in dB from 125 Hz to 4 kHz over the logarithm of frequency.
 *
 * Returns: how much sound from outside is kept out, in dB; any thread
 */
double
earcup_ratings_isolation (const EarcupDesign *design)
{
  EarcupOutputs outputs[ISOLATION_OCTAVES * STEPS_AN_OCTAVE + 1];
  double hz[G_N_ELEMENTS (outputs)];
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    hz[i] = ISOLATION_FROM_HZ * exp2 ((double) i / STEPS_AN_OCTAVE);

  earcup_simulate (design, hz, G_N_ELEMENTS (hz), outputs);
  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    sum += outputs[i].isolation_db;

  return sum / G_N_ELEMENTS (hz);
}

/**
 * earcup_ratings_isolation_octaves:
 * @design: a headphone
 * @db: (out) (array fixed-size=8): insertion loss in dB in the octaves from 63 Hz to 8 kHz;
 *   negative where the headphone makes outside sound louder
 *
 * Computes by how much pink noise from outside is weaker in each octave: energies are averaged,
 * so that an octave with a hole is not told better than it is. Any thread.
 */
void
earcup_ratings_isolation_octaves (const EarcupDesign *design,
                                  double              db[EARCUP_WEIGHTING_OCTAVES])
{
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      EarcupOutputs outputs[STEPS_AN_OCTAVE];
      double passed = 0.0;

      simulate_octave (design, i, outputs);
      for (guint j = 0; j < STEPS_AN_OCTAVE; j++)
        passed += pow (10.0, -outputs[j].isolation_db / 10.0);

      db[i] = -10.0 * log10 (passed / STEPS_AN_OCTAVE);
    }
}

/**
 * earcup_ratings_isolation_overall:
 * @design: a headphone
 *
 * Computes the figure that hearing protectors are sold by: the C-weighted level of pink noise
 * outside minus its A-weighted level under the headphone, octaves from 63 Hz to 8 kHz. It is the
 * mean wearer's figure: nothing is taken off for the spread between wearers, which a model of one
 * head does not know, so it stands some decibels above a printed SNR of the same protection.
 * Without any protection it is the small difference of the two weightings of pink noise.
 *
 * Returns: the single number rating in dB; any thread
 *
 * Source: EN ISO 4869-2:2018, clause 7 (SNR), with a standard deviation of 0.
 */
double
earcup_ratings_isolation_overall (const EarcupDesign *design)
{
  double loss[EARCUP_WEIGHTING_OCTAVES];
  double outside[EARCUP_WEIGHTING_OCTAVES];
  double inside[EARCUP_WEIGHTING_OCTAVES];

  earcup_ratings_isolation_octaves (design, loss);
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      double hz = earcup_weighting_octave_centre (i);

      outside[i] = earcup_weighting_c (hz);
      inside[i] = earcup_weighting_a (hz) - loss[i];
    }

  return earcup_weighting_sum_levels (outside, EARCUP_WEIGHTING_OCTAVES) -
         earcup_weighting_sum_levels (inside, EARCUP_WEIGHTING_OCTAVES);
}

/**
 * earcup_ratings_transfer:
 * @design: a headphone
 * @hz: a frequency in Hz, above 0
 * @distance_m: distance from the centre of the pad plane, 0.1 or more
 * @angle_rad: angle from the axis that points away from the head
 * @drum_pa_v: (out): pressure at the drum in Pa per volt of the source behind Rg
 * @bleed_pa_v: (out): pressure at that place of the room in Pa per volt, the head being a baffle
 *
 * Computes what one voltage makes inside and outside, residual sections included. Any thread.
 */
void
earcup_ratings_transfer (const EarcupDesign *design,
                         double              hz,
                         double              distance_m,
                         double              angle_rad,
                         double complex     *drum_pa_v,
                         double complex     *bleed_pa_v)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

  g_return_if_fail (distance_m >= EARCUP_RATINGS_NEAREST_M);

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  *drum_pa_v = state.head_pa * network.ear.transfer *
               earcup_sections_respond (sections, n_sections, FALSE, hz);
  *bleed_pa_v = earcup_exterior_baffle (hz) *
                earcup_sections_respond (sections, n_sections, TRUE, hz) *
                earcup_exterior_pressure (&network.exterior, state.flows, distance_m, angle_rad);
}

/**
 * earcup_ratings_bleed:
 * @design: a headphone
 * @distance_m: where one listens, on the axis of the cup, 0.1 or more
 *
 * Computes what leaves the headphone while pink noise, as a voltage, makes 100 dB SPL at the
 * drum: energies from 250 Hz to 4 kHz, in the open air.
 *
 * Returns: the level in dB SPL; any thread
 */
double
earcup_ratings_bleed (const EarcupDesign *design,
                      double              distance_m)
{
  double drum_power = 0.0, bleed_power = 0.0;

  for (guint i = 0; i <= BLEED_OCTAVES * STEPS_AN_OCTAVE; i++)
    {
      double hz = BLEED_FROM_HZ * exp2 ((double) i / STEPS_AN_OCTAVE);
      double complex drum = 0.0, bleed = 0.0;

      earcup_ratings_transfer (design, hz, distance_m, 0.0, &drum, &bleed);
      drum_power += pow (cabs (drum), 2.0);
      bleed_power += pow (cabs (bleed), 2.0);
    }

  return EARCUP_RATINGS_DRUM_DB + 10.0 * log10 (bleed_power / drum_power);
}

/**
 * earcup_ratings_bleed_a:
 * @design: a headphone
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 * @power: (array fixed-size=31) (nullable): power of the music in each third-octave band, in any
 *   unit, rising frequency; %NULL is pink
 * @level_dba: how loud one listens, in dBA of an equally loud diffuse field
 * @distance_m: where the neighbour sits, on the axis of the cup, 0.1 or more
 *
 * Computes how loud music is for a neighbour in the open air. One cup is counted: the other one
 * is behind the head. Bands up to 10 kHz are counted, as the network predicts no further.
 *
 * Returns: the level in dBA, NAN when @power is silent; any thread
 */
double
earcup_ratings_bleed_a (const EarcupDesign *design,
                        EarcupResponse     *diffuse,
                        const double       *power,
                        double              level_dba,
                        double              distance_m)
{
  double inside = 0.0, outside = 0.0;

  for (guint i = 0; earcup_weighting_third_nominal (i) <= EARCUP_RESPONSE_PREDICTIVE_HZ; i++)
    for (guint j = 0; j < LINES_A_THIRD; j++)
      {
        double way = (j + 0.5) / LINES_A_THIRD - 0.5;
        double hz = earcup_weighting_third_centre (i) * pow (10.0, way / 10.0);
        double share = power != NULL ? power[i] : 1.0;
        double complex drum = 0.0, bleed = 0.0;

        earcup_ratings_transfer (design, hz, distance_m, 0.0, &drum, &bleed);
        inside += share * pow (cabs (drum), 2.0) *
                  pow (10.0, earcup_exposure_weight (diffuse, hz) / 10.0);
        outside += share * pow (cabs (bleed), 2.0) * pow (10.0, earcup_weighting_a (hz) / 10.0);
      }

  return level_dba + 10.0 * log10 (outside / inside);
}

/**
 * earcup_ratings_crosstalk_octaves:
 * @design: a headphone
 * @db: (out) (array fixed-size=8): far ear over near ear in dB in the octaves from 63 Hz to 8 kHz
 *
 * Computes how much of one cup the other ear hears through the air and the headband, energies
 * averaged over each octave. Any thread.
 */
void
earcup_ratings_crosstalk_octaves (const EarcupDesign *design,
                                  double              db[EARCUP_WEIGHTING_OCTAVES])
{
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      EarcupOutputs outputs[STEPS_AN_OCTAVE];
      double near = 0.0, far = 0.0;

      simulate_octave (design, i, outputs);
      for (guint j = 0; j < STEPS_AN_OCTAVE; j++)
        {
          double heard = pow (cabs (outputs[j].drum_pa_v), 2.0);

          near += heard;
          far += heard * pow (10.0, outputs[j].crosstalk_db / 10.0);
        }

      db[i] = 10.0 * log10 (far / near);
    }
}
