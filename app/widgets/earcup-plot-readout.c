/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "plotting/earcup-plot-describe.h"

/* What the plot says: its summary and the levels at one place. */

/* Tells assistive technology what the plot shows. */
void
earcup_plot_update_description (EarcupPlot *self)
{
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  g_autofree char *summary = scene != NULL ? earcup_plot_describe (scene)
                                                 : g_strdup (_("Nothing is plotted."));
  g_autofree char *readout = earcup_plot_dup_readout (self);
  gboolean is_read = !isnan (earcup_plot_get_place (self)) || earcup_plot_get_listening (self)->has_band;
  g_autofree char *text = is_read && readout[0] != '\0'
    ? g_strdup_printf ("%s. %s", readout, summary) : g_strdup (summary);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene != NULL ? earcup_plot_scene_get_title (scene)
                                                      : _("Plot"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static char *
dup_levels (EarcupPlot *self)
{
  g_autofree char *levels = NULL;

  if (isnan (earcup_plot_get_read (self)))
    return g_strdup ("");

  levels = earcup_plot_describe_at (earcup_plot_get_scene (self), earcup_plot_get_read (self));
  if (!earcup_plot_has_spectrum (self))
    return g_steal_pointer (&levels);

  return earcup_plot_live_dup_readout (earcup_plot_get_live (self), levels, earcup_plot_get_read (self));
}

/**
 * earcup_plot_dup_readout:
 *
 * Says what is heard of a band or at the cursor, and reads the curves under the pointer, or at the
 * cursor when the pointer is elsewhere, and the spectrum if it is shown.
 *
 * Returns: (transfer full): one line, such as "1.02 kHz   A +0.3   B −1.8 dB", or empty
 */
char *
earcup_plot_dup_readout (EarcupPlot *self)
{
  g_autofree char *heard = NULL;
  g_autofree char *levels = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (EARCUP_IS_PLOT (self), NULL);

  heard = earcup_plot_dup_listening (self);
  levels = dup_levels (self);
  place = earcup_plot_scale_print_hz (fmax (earcup_plot_get_cursor_hz (self), EARCUP_PLOT_LOWEST_HZ));
  if (heard[0] == '\0' || levels[0] == '\0')
    return heard[0] != '\0' ? g_steal_pointer (&heard) : g_steal_pointer (&levels);

  /* A tone and the levels at its place need not name it twice. */
  if (g_str_has_suffix (heard, place) && g_str_has_prefix (levels, place))
    return g_strconcat (heard, levels + strlen (place), NULL);

  return g_strdup_printf ("%s   %s", heard, levels);
}
