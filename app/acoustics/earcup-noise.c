/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-noise.h"

#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"

#define LINES_A_THIRD    4

/* The first octave of a shape, counted in octaves from 1 kHz. */
#define FIRST_OCTAVE     -5.0

/* The curve of a noise rating: a + b N in each octave from 31.5 Hz to 8 kHz.
 * Source: ISO/R 1996:1971; BS 8233:1999, annex B. */
#define RATED(n)                                                                              \
  { 55.4 + 0.681 * (n), 35.4 + 0.790 * (n), 22.0 + 0.870 * (n), 12.0 + 0.930 * (n),           \
    4.8 + 0.974 * (n), (n), -3.5 + 1.015 * (n), -6.1 + 1.025 * (n), -8.0 + 1.030 * (n) }

/* Typical values. No two rooms are alike: 5 dB either way is usual. */
static const EarcupNoise noises[] = {
  { "booth", 28.0, RATED (15.0),
    "vocal booth: noise rating curve NR 15 (ISO/R 1996), for which booths are built" },
  { "bedroom", 32.0, RATED (20.0),
    "quiet bedroom at night: noise rating curve NR 20 (ISO/R 1996)" },
  { "office", 49.0, RATED (40.0),
    "open office: noise rating curve NR 40 (ISO/R 1996), for which such rooms are built" },
  { "street", 72.0, { 79.0, 79.0, 77.6, 74.4, 72.0, 72.1, 68.4, 63.6, 58.0 },
    "kerb of a busy street, typical level; normalised traffic noise (EN 1793-3) from 125 Hz to "
    "4 kHz, continued beyond" },
  { "train", 68.0, { 84.0, 80.0, 75.0, 70.0, 66.0, 62.0, 57.0, 50.0, 42.0 },
    "inside a train at speed: typical level; smooth shape that falls 4 to 8 dB an octave" },
  { "plane", 82.0, { 80.0, 82.0, 83.0, 81.0, 79.0, 76.0, 72.0, 65.0, 57.0 },
    "jet cabin in flight: 80 to 85 dBA by H. K. Ozcan, S. Nemlioglu, In-cabin noise levels during "
    "commercial aircraft flights, Canadian Acoustics; smooth typical shape" },
  { "drums", 103.0, { 90.0, 100.0, 102.0, 99.0, 98.0, 97.0, 97.0, 97.0, 95.0 },
    "drum kit at its stool: typical level while it is played loud, smooth typical shape" },
};

/* Returns: how many places are known; any thread */
guint
earcup_noise_count (void)
{
  return G_N_ELEMENTS (noises);
}

/* Returns: (transfer none): the place at @position, which is below earcup_noise_count(); any
 * thread */
const EarcupNoise *
earcup_noise_get_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (noises), NULL);

  return &noises[position];
}

/* Returns: (transfer none) (nullable): the place that @key names, %NULL when there is none; any
 * thread */
const EarcupNoise *
earcup_noise_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (noises); i++)
    if (g_str_equal (noises[i].key, key))
      return &noises[i];

  return NULL;
}

/* The shape at a frequency: straight in dB over its logarithm, also beyond both ends. */
static double
shape_at (const EarcupNoise *self,
          double             hz)
{
  double octave = log10 (hz / 1000.0) / 0.3 - FIRST_OCTAVE;
  guint left = (guint) CLAMP (floor (octave), 0.0, EARCUP_NOISE_OCTAVES - 2.0);

  return self->shape_db[left] +
         (octave - left) * (self->shape_db[left + 1] - self->shape_db[left]);
}

/**
 * earcup_noise_outside:
 * @self: a place
 * @db: (out) (array fixed-size=31): noise in the third-octave bands in dB SPL, rising frequency
 *
 * Computes the noise of a place as without a headphone. Each octave of its shape is parted into
 * thirds along the slope to the next one, and all is moved so that it is as loud as the place. Any
 * thread.
 */
void
earcup_noise_outside (const EarcupNoise *self,
                      double             db[EARCUP_WEIGHTING_THIRDS])
{
  double split[EARCUP_WEIGHTING_THIRDS];
  double shift;

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    split[i] = shape_at (self, earcup_weighting_third_centre (i));

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      guint octave = i == 0 ? 0 : MIN ((i - 1) / 3, EARCUP_NOISE_OCTAVES - 1);

      db[i] = split[i] + self->shape_db[octave] -
              earcup_weighting_sum_levels (&split[3 * octave + 1], 3);
    }

  shift = self->level_dba - earcup_weighting_sum_a (db);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    db[i] += shift;
}

/**
 * earcup_noise_inside:
 * @self: a place
 * @design: the headphone that is worn there
 * @db: (out) (array fixed-size=31): noise in the third-octave bands in dB SPL, rising frequency
 *
 * Computes what is left of the noise of a place under a headphone, as the level of a diffuse field
 * that does the same to the bare ear. The insertion loss is that of sound from the side. Any
 * thread.
 */
void
earcup_noise_inside (const EarcupNoise  *self,
                     const EarcupDesign *design,
                     double              db[EARCUP_WEIGHTING_THIRDS])
{
  earcup_noise_outside (self, db);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      EarcupOutputs outputs[LINES_A_THIRD];
      double hz[LINES_A_THIRD];
      double passed = 0.0;

      for (guint j = 0; j < LINES_A_THIRD; j++)
        hz[j] = earcup_weighting_third_centre (i) *
                pow (10.0, ((j + 0.5) / LINES_A_THIRD - 0.5) / 10.0);

      earcup_simulate (design, hz, LINES_A_THIRD, outputs);
      for (guint j = 0; j < LINES_A_THIRD; j++)
        passed += pow (10.0, -outputs[j].isolation_db / 10.0);

      db[i] += 10.0 * log10 (passed / LINES_A_THIRD);
    }
}

/* What a young ear hears in silence. Source: E. Terhardt, Calculating virtual pitch, Hearing
 * Research 1 (1979). */
static double
quiet_threshold_db (double hz)
{
  double khz = hz / 1000.0;

  return 3.64 * pow (khz, -0.8) - 6.5 * exp (-0.6 * pow (khz - 3.3, 2.0)) +
         1e-3 * pow (khz, 4.0);
}

/* By how much a tone may be weaker than noise in its critical band and still be heard.
 * Source: E. Zwicker, H. Fastl, Psychoacoustics, 3rd ed. (2007), section 6.2. */
static double
masking_index_db (double hz)
{
  return -2.0 - 2.05 * atan (hz / 4000.0) - 0.75 * atan (pow (hz / 1600.0, 2.0));
}

/**
 * earcup_noise_masks:
 * @noise_db: (array fixed-size=31): noise in the third-octave bands in dB SPL, rising frequency
 * @masked_db: (out) (array fixed-size=31): what is just not heard in each band in dB SPL
 *
 * Computes below which level music is lost in noise, or in the threshold of hearing. Noise in
 * neighbouring bands is not counted. Any thread.
 */
void
earcup_noise_masks (const double noise_db[EARCUP_WEIGHTING_THIRDS],
                    double       masked_db[EARCUP_WEIGHTING_THIRDS])
{
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double hz = earcup_weighting_third_centre (i);

      masked_db[i] = fmax (noise_db[i] + masking_index_db (hz), quiet_threshold_db (hz));
    }
}

/**
 * earcup_noise_masked_level:
 * @noise_db: (array fixed-size=31): noise at the ear as from earcup_noise_inside()
 * @diffuse: the level at the drum in a diffuse field, as for earcup_exposure_weight()
 * @response: the response of the headphone
 * @power: (array fixed-size=31) (nullable): power of the music in each third-octave band; %NULL is
 *   pink
 *
 * Computes how loud music may be while nothing of it can be heard in the noise: the first band to
 * emerge decides. Bands up to 10 kHz are counted.
 *
 * Returns: the level in dBA, as of a diffuse field; any thread
 */
double
earcup_noise_masked_level (const double    noise_db[EARCUP_WEIGHTING_THIRDS],
                           EarcupResponse *diffuse,
                           EarcupResponse *response,
                           const double   *power)
{
  double music_db[EARCUP_WEIGHTING_THIRDS], masked_db[EARCUP_WEIGHTING_THIRDS];
  double level_dba = INFINITY;

  earcup_exposure_music (diffuse, response, power, 0.0, music_db);
  earcup_noise_masks (noise_db, masked_db);

  for (guint i = 0; earcup_weighting_third_nominal (i) <= EARCUP_RESPONSE_PREDICTIVE_HZ; i++)
    {
      double hz = earcup_weighting_third_centre (i);
      double field_db = music_db[i] + earcup_exposure_weight (diffuse, hz) -
                        earcup_weighting_a (hz);

      level_dba = fmin (level_dba, masked_db[i] - field_db);
    }

  return level_dba;
}

/**
 * earcup_noise_music_level:
 * @noise_db: (array fixed-size=31): noise at the ear as from earcup_noise_inside()
 * @ratio_db: how far music is to stand above it, both A-weighted, in dB
 *
 * Computes how loud one has to listen.
 *
 * Returns: the level in dBA, as of a diffuse field; any thread
 */
double
earcup_noise_music_level (const double noise_db[EARCUP_WEIGHTING_THIRDS],
                          double       ratio_db)
{
  return earcup_weighting_sum_a (noise_db) + ratio_db;
}

/**
 * earcup_noise_total_level:
 * @noise_db: (array fixed-size=31): noise at the ear as from earcup_noise_inside()
 * @music_dba: level of the music in dBA, as of a diffuse field; -INFINITY is none
 *
 * Computes to how much music and noise together expose the ear.
 *
 * Returns: the level in dBA, for earcup_exposure_hours(); any thread
 */
double
earcup_noise_total_level (const double noise_db[EARCUP_WEIGHTING_THIRDS],
                          double       music_dba)
{
  double levels[] = { earcup_weighting_sum_a (noise_db), music_dba };

  return earcup_weighting_sum_levels (levels, G_N_ELEMENTS (levels));
}
