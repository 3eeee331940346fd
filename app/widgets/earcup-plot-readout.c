/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "plotting/earcup-plot-describe.h"

/* What the plot says: its summary and the levels at one place. */

/* Says what is not seen of a scene: hidden curves, and what lies beside the zoom. */
static void
append_sight (EarcupPlot *self,
              GString    *text)
{
  EarcupPlotScene *shown = earcup_plot_get_shown (self);
  guint n = earcup_plot_scene_get_n_series (earcup_plot_get_scene (self)) -
            earcup_plot_scene_get_n_series (shown);
  double from, to;
  gboolean is_time = earcup_plot_scene_get_places (shown, &from, &to) == EARCUP_PLOT_AXIS_TIME;

  if (n > 0)
    /* Translators: how many curves of a plot are hidden */
    g_string_append_printf (text, ngettext (" %u more is hidden.", " %u more are hidden.", n), n);
  if (earcup_plot_get_is_zoomed (self))
    {
      g_autofree char *left = is_time ? earcup_plot_scale_print_ms (from)
                                      : earcup_plot_scale_print_hz (from);
      g_autofree char *right = is_time ? earcup_plot_scale_print_ms (to)
                                       : earcup_plot_scale_print_hz (to);

      /* Translators: two frequencies or times */
      g_string_append_printf (text, _(" Zoomed to %s – %s."), left, right);
    }
}

/* Tells assistive technology what the plot shows. */
void
earcup_plot_update_description (EarcupPlot *self)
{
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  g_autofree char *readout = earcup_plot_dup_readout (self);
  g_autofree char *summary = scene != NULL ? earcup_plot_describe (scene)
                                           : g_strdup (_("Nothing is plotted."));
  g_autoptr(GString) text = g_string_new (NULL);

  if (readout[0] != '\0' && (!isnan (earcup_plot_get_place (self)) ||
                             earcup_plot_get_listening (self)->has_band))
    g_string_append_printf (text, "%s. ", readout);
  g_string_append (text, summary);
  if (scene != NULL)
    append_sight (self, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene != NULL ? earcup_plot_scene_get_title (scene) : _("Plot"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static char *
dup_levels (EarcupPlot *self)
{
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  double place = earcup_plot_get_read (self);
  int curve = earcup_plot_get_read_curve (self);
  g_autofree char *levels = NULL;

  if (isnan (place))
    return g_strdup ("");

  levels = curve < 0 ? earcup_plot_describe_at (scene, place)
                     : earcup_plot_describe_curve_at (scene, (guint) curve, place);
  if (!earcup_plot_has_spectrum (self))
    return g_steal_pointer (&levels);

  return earcup_plot_live_dup_readout (earcup_plot_get_live (self), levels, place);
}

/**
 * earcup_plot_dup_readout:
 *
 * Says what is heard of a band or at the cursor, and reads the curves under the pointer, or at the
 * cursor when the pointer is elsewhere, and the spectrum if it is shown. Only one curve is read
 * where one was chosen by the arrow keys.
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
  place = earcup_plot_scale_print_hz (fmax (earcup_plot_get_cursor_hz (self),
                                            EARCUP_PLOT_LOWEST_HZ));
  if (heard[0] == '\0' || levels[0] == '\0')
    return heard[0] != '\0' ? g_steal_pointer (&heard) : g_steal_pointer (&levels);

  /* A tone and the levels at its place need not name it twice. */
  if (g_str_has_suffix (heard, place) && g_str_has_prefix (levels, place))
    return g_strconcat (heard, levels + strlen (place), NULL);

  return g_strdup_printf ("%s   %s", heard, levels);
}
