/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-smooth.h"

#include <math.h>

/* A stretch of a curve without a gap, over octaves, with its integral up to each point. */
typedef struct {
  double *octave;
  double *level;         /* in what is averaged */
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
  slope = (stretch->level[high] - stretch->level[low]) /
          (stretch->octave[high] - stretch->octave[low]);

  return stretch->integral[low] + step * (stretch->level[low] + 0.5 * slope * step);
}

/* The width of the window at a frequency: a third of an octave up to 100 Hz, a sixth from 1 kHz on,
 * and between them in proportion to the logarithm of frequency. */
static double
get_hearing_width (double hz)
{
  return (2.0 - CLAMP (log10 (hz / 100.0), 0.0, 1.0)) / 6.0;
}

/* What is averaged: levels in dB, or the cubes of pressures. */
static double
to_mean (double   level_db,
         gboolean is_hearing)
{
  return is_hearing ? pow (10.0, 3.0 * level_db / 20.0) : level_db;
}

static double
from_mean (double   mean,
           gboolean is_hearing)
{
  return is_hearing ? 20.0 * log10 (mean) / 3.0 : mean;
}

static void
smooth_stretch (const double *hz,
                double       *level_db,
                gsize         n_points,
                double        octaves)
{
  g_autofree double *memory = g_new0 (double, 3 * n_points);
  gboolean is_hearing = octaves == EARCUP_PLOT_SMOOTH_HEARING;
  Stretch stretch = { memory, memory + n_points, memory + 2 * n_points, n_points };

  for (gsize i = 0; i < n_points; i++)
    {
      stretch.octave[i] = log2 (hz[i]);
      stretch.level[i] = to_mean (level_db[i], is_hearing);
      if (i > 0)
        stretch.integral[i] = stretch.integral[i - 1] +
                              0.5 * (stretch.level[i] + stretch.level[i - 1]) *
                              (stretch.octave[i] - stretch.octave[i - 1]);
    }

  for (gsize i = 1; i + 1 < n_points; i++)
    {
      double here = stretch.octave[i];
      double width = is_hearing ? get_hearing_width (hz[i]) : octaves;
      double reach = fmin (0.5 * width, fmin (here - stretch.octave[0],
                                              stretch.octave[n_points - 1] - here));

      level_db[i] = from_mean ((integrate (&stretch, here + reach) -
                                integrate (&stretch, here - reach)) / (2.0 * reach), is_hearing);
    }
}

/**
 * earcup_plot_smooth:
 * @hz: (array length=n_points): rising frequencies in Hz, above 0
 * @level_db: (inout) (array length=n_points): levels; what is not finite stays a gap
 * @n_points: how many
 * @octaves: the width of the window, above 0, or %EARCUP_PLOT_SMOOTH_HEARING
 *
 * Puts in the place of each level the mean of the levels in dB in a window about it, each part of
 * an octave counted alike. Towards the ends and gaps the window becomes narrower on both sides, so
 * a straight line over the logarithm of frequency stays what it is.
 *
 * As one hears it, the window is 1/3 octave up to 100 Hz and narrows to 1/6 octave from 1 kHz on,
 * and the mean is the cube root of the mean of the cubed pressures, which keeps peaks and fills
 * narrow dips.
 *
 * Any thread.
 *
 * Source: "psychoacoustic smoothing" in the help of Room EQ Wizard, page "Graph panel".
 */
void
earcup_plot_smooth (const double *hz,
                    double       *level_db,
                    gsize         n_points,
                    double        octaves)
{
  gsize begin = 0;

  g_return_if_fail (octaves > 0.0 || octaves == EARCUP_PLOT_SMOOTH_HEARING);

  for (gsize i = 0; i <= n_points; i++)
    if (i == n_points || !isfinite (level_db[i]))
      {
        if (i - begin > 2)
          smooth_stretch (hz + begin, level_db + begin, i - begin, octaves);
        begin = i + 1;
      }
}

/**
 * earcup_plot_smooth_from_word:
 * @word: none, 1/48, 1/24, 1/12, 1/6, 1/3 or psychoacoustic
 * @octaves: (out): what it stands for: 0 for none; untouched when it is no such word
 *
 * Returns: whether it is one of them
 */
gboolean
earcup_plot_smooth_from_word (const char *word,
                              double     *octaves)
{
  static const struct { const char *word; double octaves; } words[] = {
    { "none", 0.0 },
    { "1/48", 1.0 / 48.0 },
    { "1/24", 1.0 / 24.0 },
    { "1/12", 1.0 / 12.0 },
    { "1/6", 1.0 / 6.0 },
    { "1/3", 1.0 / 3.0 },
    { "psychoacoustic", EARCUP_PLOT_SMOOTH_HEARING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      {
        *octaves = words[i].octaves;
        return TRUE;
      }

  return FALSE;
}
