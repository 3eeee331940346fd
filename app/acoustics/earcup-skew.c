/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-skew.h"

#include <math.h>

#define LINES_AN_OCTAVE 24

/* Where engineers draw the lines is a custom, not a standard; these are the usual ones.
 * Source: B. Owsinski, The Mixing Engineer's Handbook, chapter on the frequency element, whose
 * bands above 2 kHz are kept and whose low-mid is parted at 500 Hz. */
static const EarcupSkewBandInfo bands[EARCUP_N_SKEW_BANDS] = {
  { "sub", 20.0, 60.0 },
  { "bass", 60.0, 250.0 },
  { "low-mid", 250.0, 500.0 },
  { "mid", 500.0, 2000.0 },
  { "presence", 2000.0, 4000.0 },
  { "bite", 4000.0, 6000.0 },
  { "brilliance", 6000.0, 12000.0 },
};

/* Returns: (transfer none): the name and the edges of a band; any thread */
const EarcupSkewBandInfo *
earcup_skew_get_band (EarcupSkewBand band)
{
  g_return_val_if_fail (band < EARCUP_N_SKEW_BANDS, NULL);

  return &bands[band];
}

/* The power per octave of the music, taken to be even within a third of an octave. */
static double
power_at (const double *power,
          double        hz)
{
  double third = round (10.0 * log10 (hz / earcup_weighting_third_centre (0)));

  return power == NULL ? 1.0 : power[(guint) CLAMP (third, 0.0, EARCUP_WEIGHTING_THIRDS - 1.0)];
}

static double
skew_of_band (EarcupResponse           *model,
              EarcupResponse           *neutral,
              const double             *power,
              const EarcupSkewBandInfo *band)
{
  double octaves = log2 (band->to_hz / band->from_hz);
  guint n_lines = (guint) ceil (octaves * LINES_AN_OCTAVE);
  double meant = 0.0, made = 0.0;

  for (guint i = 0; i < n_lines; i++)
    {
      double hz = band->from_hz * exp2 (octaves * (i + 0.5) / n_lines);
      double share = power_at (power, hz);
      double heard_db = earcup_response_get_aligned (model, hz) -
                        earcup_response_get_aligned (neutral, hz);

      meant += share;
      made += share * pow (10.0, -heard_db / 10.0);
    }

  return meant > 0.0 ? 10.0 * log10 (made / meant) : NAN;
}

/**
 * earcup_skew_compute:
 * @model: what the mix is balanced on
 * @neutral: what it should be balanced on
 * @power: (array fixed-size=31) (nullable): power of the music in each third-octave band, in any
 *   unit, rising frequency; %NULL is pink
 * @db: (out) (array fixed-size=7): by how much the mix will exceed, or if negative lack, what was
 *   meant in each band, in dB; NAN where the music has no power
 *
 * Computes what becomes of a mix whose engineer makes it sound right on one headphone: what that
 * headphone has too much of is turned down in the mix, and is missing elsewhere. Both responses
 * are aligned from 500 Hz to 2 kHz. Within a band the loudest parts of the music count most. Any
 * thread.
 */
void
earcup_skew_compute (EarcupResponse *model,
                     EarcupResponse *neutral,
                     const double   *power,
                     double          db[EARCUP_N_SKEW_BANDS])
{
  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    db[i] = skew_of_band (model, neutral, power, &bands[i]);
}
