/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "widgets/earcup-plot-sonify.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-sonification.h"
#include "widgets/earcup-plot-private.h"

/* For those who do not see it, a curve is a melody. Levels relative to their mean are a semitone
 * for each dB, and the middle is 0 dB; anything else fills the two octaves with what the axis
 * shows. */

#define SIDE 0.6      /* how far on the left A is, and B on the right */

/* Returns: whether there is a curve over frequency */
gboolean
earcup_plot_can_sonify (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), FALSE);

  return earcup_plot_can_listen (self) && earcup_plot_get_main_curve (self) >= 0;
}

/* Returns: whether a curve is heard */
gboolean
earcup_plot_get_sonifies (EarcupPlot *self)
{
  return earcup_plot_get_listening (self)->sonifies;
}

/* Lets the curve be heard that is read alone, or else the one that is heard, in place of a band or
 * of a sound at the cursor; or ends that. */
void
earcup_plot_set_sonifies (EarcupPlot *self,
                          gboolean    sonifies)
{
  EarcupPlotListening *listening = earcup_plot_get_listening (self);

  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (listening->sonifies == sonifies)
    return;

  if (sonifies)
    {
      listening->has_band = FALSE;
      listening->sound = EARCUP_PLOT_SOUND_NONE;
      listening->anchor_hz = 0.0;
    }
  listening->sonifies = sonifies;
  if (!sonifies)
    earcup_plot_set_hover (self, NAN);
  earcup_plot_tell_listening (self);
}

/* Returns: (transfer full): which curve is heard and how, or empty where there is none */
char *
earcup_plot_dup_sonified (EarcupPlot *self)
{
  int curve = earcup_plot_get_main_curve (self);
  const EarcupPlotSeries *series;

  if (curve < 0)
    return g_strdup ("");

  series = earcup_plot_scene_get_series (earcup_plot_get_visible (self), (guint) curve);

  /* Translators: %s is the letter or the name of a curve */
  return g_strdup_printf (_("The pitch is the height of curve %s"),
                          series->tag != NULL ? series->tag : series->label);
}

/* The height of a level, in semitones. */
static double
get_height (EarcupPlotScene *scene,
            double           level,
            double           low,
            double           high)
{
  if (!earcup_plot_scene_get_is_as_is (scene))
    return level;

  if (earcup_plot_scene_get_has_ratios (scene))
    return EARCUP_SONIFICATION_MOST * (2.0 * log (level / low) / log (high / low) - 1.0);

  return EARCUP_SONIFICATION_MOST * (2.0 * (level - low) / (high - low) - 1.0);
}

/**
 * earcup_plot_new_melody:
 * @self: a plot with a curve over frequency
 * @n_points: 2 or more
 * @pan: (out): on which side it belongs, −1 to 1: A on the left, B on the right
 *
 * Makes of the curve that is meant what earcup_sonification_make() wants.
 *
 * Returns: (transfer full) (array length=n_points): heights in semitones, NaN in gaps
 */
double *
earcup_plot_new_melody (EarcupPlot *self,
                        gsize       n_points,
                        double     *pan)
{
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  int curve = earcup_plot_get_main_curve (self);
  double *heights, low, high;
  guint style;

  g_return_val_if_fail (earcup_plot_can_sonify (self) && n_points >= 2, NULL);

  earcup_plot_scene_get_range (scene, earcup_plot_get_span (self), &low, &high);
  heights = g_new (double, n_points);
  for (gsize i = 0; i < n_points; i++)
    {
      double share = (double) i / (double) (n_points - 1);
      double hz = EARCUP_PLOT_LOWEST_HZ * pow (EARCUP_PLOT_HIGHEST_HZ / EARCUP_PLOT_LOWEST_HZ,
                                               share);

      heights[i] = get_height (scene, earcup_plot_scene_get_level (scene, (guint) curve, hz), low,
                               high);
    }

  style = earcup_plot_scene_get_series (scene, (guint) curve)->style;
  *pan = style == 0 ? -SIDE : style == 1 ? SIDE : 0.0;

  return heights;
}

/* Shows how far it is: what was heard of the curve, from 0 to 1, moves along as a pointer would. */
void
earcup_plot_show_sonified (EarcupPlot *self,
                           double      share)
{
  g_return_if_fail (EARCUP_IS_PLOT (self));

  earcup_plot_set_hover (self, EARCUP_PLOT_LOWEST_HZ *
                               pow (EARCUP_PLOT_HIGHEST_HZ / EARCUP_PLOT_LOWEST_HZ,
                                    CLAMP (share, 0.0, 1.0)));
}
