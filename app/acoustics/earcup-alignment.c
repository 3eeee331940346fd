/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-alignment.h"

#include <math.h>

#include "acoustics/earcup-enum.h"
#include "acoustics/earcup-weighting.h"

#define ONE_KHZ      1000.0
#define N_STEPS      240       /* about ten octaves, from 20 Hz to 20 kHz */

G_DEFINE_ENUM_TYPE (EarcupAlignment, earcup_alignment,
  G_DEFINE_ENUM_VALUE (EARCUP_ALIGNMENT_MEAN, "mean"),
  G_DEFINE_ENUM_VALUE (EARCUP_ALIGNMENT_ONE_KHZ, "1k"),
  G_DEFINE_ENUM_VALUE (EARCUP_ALIGNMENT_ABSOLUTE, "absolute"),
  G_DEFINE_ENUM_VALUE (EARCUP_ALIGNMENT_LOUDNESS, "loudness"))

/* Pink noise has equal power in each step by ratio. */
static double
measure_loudness (const EarcupResponse *response,
                  const EarcupResponse *diffuse)
{
  double power = 0.0, reference = 0.0;
  double field_db = diffuse != NULL ? earcup_response_get_level (diffuse, ONE_KHZ) : 0.0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double hz = 20.0 * pow (1000.0, (i + 0.5) / N_STEPS);
      double weight_db = earcup_weighting_k (hz);
      double level_db = earcup_response_get_level (response, hz);

      reference += pow (10.0, weight_db / 10.0);
      if (diffuse != NULL)
        level_db -= earcup_response_get_level (diffuse, hz) - field_db;
      power += pow (10.0, (weight_db + level_db) / 10.0);
    }

  return 10.0 * log10 (power / reference);
}

/**
 * earcup_alignment_from_nick:
 * @nick: a word: mean, 1k, absolute or loudness
 * @alignment: (out): what it names, untouched when it names nothing
 *
 * Returns: whether there is one
 */
gboolean
earcup_alignment_from_nick (const char      *nick,
                            EarcupAlignment *alignment)
{
  for (guint i = 0; i < EARCUP_N_ALIGNMENTS; i++)
    if (g_str_equal (earcup_enum_get_nick (EARCUP_TYPE_ALIGNMENT, (int) i), nick))
      {
        *alignment = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * earcup_alignment_get_level:
 * @self: an alignment
 * @response: a response at the drum, in dB
 * @diffuse: (nullable): what a diffuse field is at the drum, in dB; only its shape counts
 *
 * Gets the level that is 0 dB in a plot. Loudness is that of pink noise from 20 Hz to 20 kHz
 * weighted as ITU-R BS.1770 has it, which is for sound in a room: what the ear itself does to a
 * diffuse field is taken from the level at the drum before.
 *
 * Returns: the level in dB, to be taken from @response; any thread
 */
double
earcup_alignment_get_level (EarcupAlignment       self,
                            const EarcupResponse *response,
                            const EarcupResponse *diffuse)
{
  switch (self)
    {
    case EARCUP_ALIGNMENT_ONE_KHZ:
      return earcup_response_get_level (response, ONE_KHZ);
    case EARCUP_ALIGNMENT_ABSOLUTE:
      return 0.0;
    case EARCUP_ALIGNMENT_LOUDNESS:
      return measure_loudness (response, diffuse);
    case EARCUP_ALIGNMENT_MEAN:
    case EARCUP_N_ALIGNMENTS:
    default:
      return earcup_response_get_reference (response);
    }
}
