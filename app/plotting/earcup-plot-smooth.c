/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-smooth.h"

#include <math.h>

/* A stretch of a curve without a gap, over octaves, with its integral up to each point. */
typedef struct {
  double *octave;
  double *level_db;
  double *integral;
  gsize   n_points;
} Stretch;

/* The integral of the straight lines between the points up to a place inside the stretch. */
static double
integrate (const Stretch *stretch,
           double         octave)
{
  gsize low = 0, high = stretch->n_points - 1;
  double step, slope;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (stretch->octave[middle] <= octave)
        low = middle;
      else
        high = middle;
    }

  step = octave - stretch->octave[low];
  slope = (stretch->level_db[high] - stretch->level_db[low]) /
          (stretch->octave[high] - stretch->octave[low]);

  return stretch->integral[low] + step * (stretch->level_db[low] + 0.5 * slope * step);
}

static void
smooth_stretch (const double *hz,
                double       *level_db,
                gsize         n_points,
                double        octaves)
{
  g_autofree double *memory = g_new0 (double, 3 * n_points);
  Stretch stretch = { memory, memory + n_points, memory + 2 * n_points, n_points };

  for (gsize i = 0; i < n_points; i++)
    {
      stretch.octave[i] = log2 (hz[i]);
      stretch.level_db[i] = level_db[i];
      if (i > 0)
        stretch.integral[i] = stretch.integral[i - 1] + 0.5 * (level_db[i] + level_db[i - 1]) *
                              (stretch.octave[i] - stretch.octave[i - 1]);
    }

  for (gsize i = 1; i + 1 < n_points; i++)
    {
      double here = stretch.octave[i];
      double reach = fmin (0.5 * octaves, fmin (here - stretch.octave[0],
                                                stretch.octave[n_points - 1] - here));

      level_db[i] = (integrate (&stretch, here + reach) - integrate (&stretch, here - reach)) /
                    (2.0 * reach);
    }
}

/**
 * earcup_plot_smooth:
 * @hz: (array length=n_points): rising frequencies in Hz, above 0
 * @level_db: (inout) (array length=n_points): levels; what is not finite stays a gap
 * @n_points: how many
 * @octaves: the width of the window, above 0
 *
 * Puts in the place of each level the mean of the levels in dB in a window about it, each part of
 * an octave counted alike. Towards the ends and gaps the window becomes narrower on both sides, so
 * a straight line over the logarithm of frequency stays what it is.
 *
 * Any thread.
 */
void
earcup_plot_smooth (const double *hz,
                    double       *level_db,
                    gsize         n_points,
                    double        octaves)
{
  gsize begin = 0;

  g_return_if_fail (octaves > 0.0);

  for (gsize i = 0; i <= n_points; i++)
    if (i == n_points || !isfinite (level_db[i]))
      {
        if (i - begin > 2)
          smooth_stretch (hz + begin, level_db + begin, i - begin, octaves);
        begin = i + 1;
      }
}
