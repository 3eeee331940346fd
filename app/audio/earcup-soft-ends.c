/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-soft-ends.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/* Returns: how much of a frame is heard, 0 to 1, so many seconds from the ends of a loop, where the
 * sound would jump; outside the loop nothing */
float
earcup_soft_ends_gain (double from_start_s,
                       double to_end_s)
{
  double way = fmin (from_start_s, to_end_s) / EARCUP_SOFT_ENDS_S;

  return way >= 1.0 ? 1.0f : (float) (0.5 - 0.5 * cos (EARCUP_PI * fmax (way, 0.0)));
}

/* Multiplies each of @n_frames frames of interleaved stereo by a gain of its own. */
void
earcup_soft_ends_apply (float       *frames,
                        gsize        n_frames,
                        const float *gains)
{
  for (gsize i = 0; i < n_frames; i++)
    {
      frames[2 * i] *= gains[i];
      frames[2 * i + 1] *= gains[i];
    }
}

/* Fills @n_frames frames with what brings a sound to rest whose last frame is @last. */
void
earcup_soft_ends_rest (float       *frames,
                       gsize        n_frames,
                       const float  last[2])
{
  for (gsize i = 0; i < n_frames; i++)
    {
      float gain = (float) (0.5 + 0.5 * cos (EARCUP_PI * (double) (i + 1) / (double) n_frames));

      frames[2 * i] = last[0] * gain;
      frames[2 * i + 1] = last[1] * gain;
    }
}
