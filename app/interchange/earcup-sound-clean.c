/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-sound-clean.h"

#include <math.h>
#include <string.h>

/* Two numbers of 32 bits side by side: all but their signs, and what is to be added to the bits of
 * %EARCUP_SOUND_NONSENSE so that they reach the place of the sign. Numbers without signs are in
 * the same order as their bits, and infinity and what is no number come last. */
#define BOTH(bits) ((guint64) (bits) << 32 | (bits))
#define UNSIGNED   BOTH (0x7fffffffu)
#define CARRY      BOTH (0x80000000u - 0x47800000u)
#define SIGNS      BOTH (0x80000000u)

/* Hardly ever true. */
static gboolean
has_nonsense (const float *values,
              gsize        n_values)
{
  guint64 found = 0;
  gsize i;

  for (i = 0; i + 2 <= n_values; i += 2)
    {
      guint64 bits;

      memcpy (&bits, values + i, sizeof bits);
      found |= (bits & UNSIGNED) + CARRY;
    }

  return (found & SIGNS) != 0 ||
         (i < n_values && !(fabsf (values[i]) < EARCUP_SOUND_NONSENSE));
}

/**
 * earcup_sound_clean:
 * @values: (inout) (array): samples
 * @n_values: how many there are
 *
 * Replaces by 0 what is no number, infinite, or %EARCUP_SOUND_NONSENSE or more. Everything else
 * stays as it is, to the bit. Neither locks nor allocates.
 *
 * Returns: whether there was any
 */
gboolean
earcup_sound_clean (float *values,
                    gsize  n_values)
{
  if (!has_nonsense (values, n_values))
    return FALSE;

  for (gsize i = 0; i < n_values; i++)
    if (!(fabsf (values[i]) < EARCUP_SOUND_NONSENSE))
      values[i] = 0.0f;

  return TRUE;
}
