/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The part of the plot that has to do with what plays. */

#define READOUT_US 250000   /* a level that moves is read out no more often than this */

/* Returns: (transfer full): @levels with the level of what plays at @hz behind them */
char *
earcup_plot_live_dup_readout (EarcupPlotLive *live,
                              const char     *levels,
                              double          hz)
{
  double level_db = earcup_plot_spectrum_get_level (live->spectrum, hz);
  g_autofree char *number = NULL;

  if (isnan (level_db))
    return g_strdup (levels);

  number = earcup_plot_scale_print_level (level_db, 0, FALSE);

  /* Translators: what is read in a plot; the first %s are the levels of its curves, the second is
   * the level of what plays */
  return g_strdup_printf (_("%s   spectrum %s dBFS"), levels, number);
}

/* Gets whether the spectrum of what plays is shown. */
gboolean
earcup_plot_get_shows_spectrum (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), FALSE);

  return earcup_plot_get_live (self)->is_shown;
}

/* Shows or hides the spectrum of what plays. */
void
earcup_plot_set_shows_spectrum (EarcupPlot *self,
                                gboolean    shows_spectrum)
{
  EarcupPlotLive *live;

  g_return_if_fail (EARCUP_IS_PLOT (self));

  live = earcup_plot_get_live (self);
  if (live->is_shown == shows_spectrum)
    return;

  live->is_shown = shows_spectrum;
  earcup_plot_invalidate (self);
  g_object_notify (G_OBJECT (self), "shows-spectrum");
  earcup_plot_notify_readout (self);
}

/**
 * earcup_plot_set_spectrum:
 * @self: a plot
 * @levels_db: (array length=n_bands): in dBFS, from the lowest band to the highest
 * @n_bands: 0 to 240
 * @low_hz: the lower edge of the first band
 * @high_hz: the upper edge of the last one; the edges between are in even ratios
 *
 * Takes the spectrum of what plays. What is retained of the plot is not drawn anew.
 */
void
earcup_plot_set_spectrum (EarcupPlot   *self,
                          const double *levels_db,
                          guint         n_bands,
                          double        low_hz,
                          double        high_hz)
{
  EarcupPlotLive *live;
  gint64 now_us = g_get_monotonic_time ();

  g_return_if_fail (EARCUP_IS_PLOT (self));

  live = earcup_plot_get_live (self);
  if (!earcup_plot_spectrum_set (live->spectrum, levels_db, n_bands, low_hz, high_hz) ||
      !earcup_plot_has_spectrum (self))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (now_us - live->read_us >= READOUT_US)
    {
      live->read_us = now_us;
      earcup_plot_notify_readout (self);
    }
}
