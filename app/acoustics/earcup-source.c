/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-source.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define STEPS_AN_OCTAVE  12

/* The band in which levels are told, the one in which the load is looked at, and the frequency at
 * which voltage, current and power are. */
#define BAND_FROM_HZ     500.0
#define BAND_OCTAVES     2
#define N_BAND           (BAND_OCTAVES * STEPS_AN_OCTAVE + 1)
#define LOAD_FROM_HZ     20.0
#define LOAD_OCTAVES     9
#define N_LOAD           (LOAD_OCTAVES * STEPS_AN_OCTAVE + 1)
#define NEED_HZ          1000.0

/* The band over which the noise of a source is told. */
#define NOISE_FROM_HZ    20.0
#define NOISE_TO_HZ      20000.0

/* None of these is a certain product: each stands for the middle of what data sheets and published
 * measurements of its kind say. */
static const EarcupSource sources[] = {
  { "laptop", 1.0, 10.0, 0.03, 10e-6,
    "typical: headphone jack of a laptop; codecs of the HD Audio class give about 1 V" },
  { "dongle", 1.0, 1.0, 0.03, 3e-6,
    "typical: USB-C adapter of a telephone, 1 V; European versions may stop at 0.5 V" },
  { "interface", 2.5, 10.0, 0.06, 8e-6,
    "typical: headphone output of an audio interface fed from USB" },
  { "amplifier", 7.0, 0.5, 0.25, 3e-6,
    "typical: desktop headphone amplifier with its own supply" },
};

/* Returns: how many sources are known; any thread */
guint
earcup_source_count (void)
{
  return G_N_ELEMENTS (sources);
}

/* Returns: (transfer none): the source at @position, which is below earcup_source_count(); any
 * thread */
const EarcupSource *
earcup_source_get_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (sources), NULL);

  return &sources[position];
}

/* Returns: (transfer none) (nullable): the source that @key names, %NULL when there is none; any
 * thread */
const EarcupSource *
earcup_source_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].key, key))
      return &sources[i];

  return NULL;
}

/* The outputs of @design at equal ratios from @from_hz on. Its own Rg does not count: all that is
 * asked of a source is worked out from the impedance, as p (Rg) / p (0) = Z / (Z + Rg). */
static void
simulate (const EarcupDesign *design,
          double              from_hz,
          guint               n_points,
          EarcupOutputs      *outputs)
{
  double own_ohm = earcup_design_get (design, EARCUP_PARAMETER_RG);

  for (guint i = 0; i < n_points; i++)
    {
      double hz = from_hz * exp2 ((double) i / STEPS_AN_OCTAVE);
      double complex ohm;

      earcup_simulate (design, &hz, 1, &outputs[i]);
      ohm = outputs[i].impedance_ohm;
      outputs[i].drum_pa_v *= (ohm + own_ohm) / ohm;
    }
}

static double
divide (double complex impedance_ohm,
        double         output_ohm)
{
  return 20.0 * log10 (cabs (impedance_ohm / (impedance_ohm + output_ohm)));
}

/**
 * earcup_source_sensitivity:
 * @design: a headphone; its own Rg does not count
 * @output_ohm: output impedance of the source in ohm, 0 or more
 *
 * Computes the level at the drum for a source of 1 V rms: the mean in dB from 500 Hz to 2 kHz over
 * the logarithm of frequency.
 *
 * Returns: the level in dB SPL per volt; any thread
 */
double
earcup_source_sensitivity (const EarcupDesign *design,
                           double              output_ohm)
{
  EarcupOutputs outputs[N_BAND];
  double sum = 0.0;

  simulate (design, BAND_FROM_HZ, N_BAND, outputs);
  for (guint i = 0; i < N_BAND; i++)
    sum += 20.0 * log10 (cabs (outputs[i].drum_pa_v) / EARCUP_REFERENCE_PA) +
           divide (outputs[i].impedance_ohm, output_ohm);

  return sum / N_BAND;
}

/**
 * earcup_source_lowest_load:
 * @design: a headphone
 *
 * Computes the lowest magnitude of its impedance from 20 Hz to 10 kHz, at which a source has to
 * give the most current.
 *
 * Returns: the impedance in ohm; any thread
 */
double
earcup_source_lowest_load (const EarcupDesign *design)
{
  EarcupOutputs outputs[N_LOAD];
  double lowest_ohm = INFINITY;

  simulate (design, LOAD_FROM_HZ, N_LOAD, outputs);
  for (guint i = 0; i < N_LOAD; i++)
    lowest_ohm = fmin (lowest_ohm, cabs (outputs[i].impedance_ohm));

  return lowest_ohm;
}

/**
 * earcup_source_reach_volts:
 * @source: a source
 * @design: a headphone
 *
 * Computes the voltage that a source gives to a headphone before either its voltage or, at the
 * lowest impedance, its current is used up.
 *
 * Returns: the voltage behind the output impedance, rms, in V; any thread
 */
double
earcup_source_reach_volts (const EarcupSource *source,
                           const EarcupDesign *design)
{
  return fmin (source->volts, source->current_a * (earcup_source_lowest_load (design) +
                                                   source->output_ohm));
}

/**
 * earcup_source_reach:
 * @source: a source
 * @design: a headphone
 *
 * Computes how loud a source can make a headphone, with a sine from 500 Hz to 2 kHz on average.
 * Music has peaks 10 to 20 dB above its level, which have to fit below this.
 *
 * Returns: the level at the drum in dB SPL; any thread
 */
double
earcup_source_reach (const EarcupSource *source,
                     const EarcupDesign *design)
{
  return earcup_source_sensitivity (design, source->output_ohm) +
         20.0 * log10 (earcup_source_reach_volts (source, design));
}

/**
 * earcup_source_loudness:
 * @response: the level at the drum in dB SPL per volt of a source
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 * @power: (array fixed-size=31) (nullable): power of the music in each third-octave band, in any
 *   unit, rising frequency, not all 0; %NULL is pink
 *
 * Computes how loud music of 1 V rms is. A source whose sine reaches V volts plays music at
 * V·√2 / 10^(crest / 20) without cutting its peaks, with %EARCUP_SOURCE_CREST_DB as the crest.
 *
 * Returns: the level in dBA, as of a diffuse field; any thread
 */
double
earcup_source_loudness (EarcupResponse *response,
                        EarcupResponse *diffuse,
                        const double   *power)
{
  double drum_db[EARCUP_WEIGHTING_THIRDS];
  double sum = 0.0;

  earcup_weighting_response_thirds (response, drum_db);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double share = power != NULL ? power[i] : 1.0;

      drum_db[i] += 10.0 * log10 (share);
      sum += share;
    }

  return earcup_exposure_level (diffuse, drum_db) - 10.0 * log10 (sum);
}

/**
 * earcup_source_compute_need:
 * @design: a headphone
 * @output_ohm: output impedance of the source in ohm, 0 or more
 * @level_db: a level at the drum in dB SPL, the mean from 500 Hz to 2 kHz
 * @need: (out): what it takes
 *
 * Computes what a level takes. Current, voltage at the plug and power are those of a tone of
 * 1 kHz at the voltage that makes the level. Any thread.
 */
void
earcup_source_compute_need (const EarcupDesign *design,
                            double              output_ohm,
                            double              level_db,
                            EarcupSourceNeed   *need)
{
  EarcupOutputs outputs;

  simulate (design, NEED_HZ, 1, &outputs);
  need->emf_v = pow (10.0, (level_db - earcup_source_sensitivity (design, output_ohm)) / 20.0);
  need->current_a = need->emf_v / cabs (outputs.impedance_ohm + output_ohm);
  need->volts = need->current_a * cabs (outputs.impedance_ohm);
  need->power_w = need->current_a * need->current_a * creal (outputs.impedance_ohm);
}

/**
 * earcup_source_change:
 * @design: a headphone
 * @output_ohm: output impedance of the source in ohm, 0 or more
 * @hz: a frequency in Hz, above 0
 *
 * Computes what an output impedance does to the balance at a frequency, against its mean effect
 * from 500 Hz to 2 kHz.
 *
 * Returns: the change in dB, 0 for a source without impedance; any thread
 */
double
earcup_source_change (const EarcupDesign *design,
                      double              output_ohm,
                      double              hz)
{
  EarcupOutputs outputs;

  simulate (design, hz, 1, &outputs);

  return divide (outputs.impedance_ohm, output_ohm) -
         (earcup_source_sensitivity (design, output_ohm) -
          earcup_source_sensitivity (design, 0.0));
}

/**
 * earcup_source_largest_change:
 * @design: a headphone
 * @output_ohm: output impedance of the source in ohm, 0 or more
 * @hz: (out): where it is, 20 Hz to 10 kHz
 *
 * Finds where an output impedance bends the response most, as earcup_source_change() tells it.
 *
 * Returns: the change there in dB, with its sign; any thread
 */
double
earcup_source_largest_change (const EarcupDesign *design,
                              double              output_ohm,
                              double             *hz)
{
  EarcupOutputs outputs[N_LOAD];
  double mean = earcup_source_sensitivity (design, output_ohm) -
                earcup_source_sensitivity (design, 0.0);
  double largest = 0.0;

  *hz = LOAD_FROM_HZ;
  simulate (design, LOAD_FROM_HZ, N_LOAD, outputs);

  for (guint i = 0; i < N_LOAD; i++)
    {
      double change = divide (outputs[i].impedance_ohm, output_ohm) - mean;

      if (fabs (change) > fabs (largest))
        {
          largest = change;
          *hz = outputs[i].hz;
        }
    }

  return largest;
}

/**
 * earcup_source_noise:
 * @source: a source
 * @response: the level at the drum in dB SPL per volt of that source
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 *
 * Computes how loud the noise of a source is at the ear, taken to be white from 20 Hz to 20 kHz.
 * In a quiet room about 15 dBA and more can be heard as a hiss.
 *
 * Returns: the level in dBA, as of a diffuse field; any thread
 */
double
earcup_source_noise (const EarcupSource *source,
                     EarcupResponse     *response,
                     EarcupResponse     *diffuse)
{
  double drum_db[EARCUP_WEIGHTING_THIRDS];

  earcup_weighting_response_thirds (response, drum_db);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double centre_hz = earcup_weighting_third_centre (i);
      double width_hz = centre_hz * (pow (10.0, 0.05) - pow (10.0, -0.05));

      drum_db[i] += 20.0 * log10 (source->noise_v) +
                    10.0 * log10 (width_hz / (NOISE_TO_HZ - NOISE_FROM_HZ));
    }

  return earcup_exposure_level (diffuse, drum_db);
}
