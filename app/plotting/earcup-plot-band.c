/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-band.h"

#include <math.h>

#include "plotting/earcup-plot-smooth.h"

/**
 * earcup_plot_band_new_smooth:
 * @band: a band whose arrays belong to somebody else
 * @octaves: the width of the window that smooths its ends, as for earcup_plot_smooth(), 0 for as
 *   they are
 *
 * Copies a band.
 *
 * Returns: (transfer full): a band with its own arrays
 */
EarcupPlotBand *
earcup_plot_band_new_smooth (const EarcupPlotBand *band,
                             double                octaves)
{
  EarcupPlotBand *self = g_memdup2 (band, sizeof *band);
  double *low_db = g_memdup2 (band->low_db, band->n_points * sizeof (double));
  double *high_db = g_memdup2 (band->high_db, band->n_points * sizeof (double));

  if (octaves != 0.0)
    {
      earcup_plot_smooth (band->hz, low_db, band->n_points, octaves);
      earcup_plot_smooth (band->hz, high_db, band->n_points, octaves);
    }

  self->label = g_strdup (band->label);
  self->hz = g_memdup2 (band->hz, band->n_points * sizeof (double));
  self->low_db = low_db;
  self->high_db = high_db;

  return self;
}

/* Frees a band that has its own arrays. */
void
earcup_plot_band_free (EarcupPlotBand *self)
{
  g_free ((char *) self->label);
  g_free ((double *) self->hz);
  g_free ((double *) self->low_db);
  g_free ((double *) self->high_db);
  g_free (self);
}

/**
 * earcup_plot_band_get_ends:
 * @self: a band
 * @hz: a frequency in Hz
 * @low_db: (out): its lower end there
 * @high_db: (out): its upper end there
 *
 * Looks a band up, by straight lines over the logarithm of frequency.
 *
 * Returns: whether there is a band at @hz; any thread
 */
gboolean
earcup_plot_band_get_ends (const EarcupPlotBand *self,
                           double                hz,
                           double               *low_db,
                           double               *high_db)
{
  for (gsize i = 0; i + 1 < self->n_points; i++)
    if (self->hz[i] <= hz && hz <= self->hz[i + 1])
      {
        double share = log (hz / self->hz[i]) / log (self->hz[i + 1] / self->hz[i]);

        *low_db = self->low_db[i] + share * (self->low_db[i + 1] - self->low_db[i]);
        *high_db = self->high_db[i] + share * (self->high_db[i + 1] - self->high_db[i]);
        return isfinite (*low_db) && isfinite (*high_db);
      }

  return FALSE;
}

/**
 * earcup_plot_band_find_width:
 * @self: a band
 * @hz: (out): where it is widest, in Hz
 *
 * Returns: how wide it is there; NaN for a band without points; any thread
 */
double
earcup_plot_band_find_width (const EarcupPlotBand *self,
                             double               *hz)
{
  double widest = NAN;

  *hz = NAN;
  for (gsize i = 0; i < self->n_points; i++)
    {
      double width = self->high_db[i] - self->low_db[i];

      if (isfinite (width) && !(width <= widest))
        {
          widest = width;
          *hz = self->hz[i];
        }
    }

  return widest;
}
