/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-quantity-scene.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-decay.h"
#include "acoustics/earcup-response.h"
#include "plotting/earcup-plot-smooth.h"

#define N_POINTS        481
#define N_TIME_POINTS   1301
#define N_SLICES        49
#define SLICE_STEP_MS   0.25
#define N_SLICE_POINTS  241

/* The point of an axis of places, of which there are @n with both ends. */
static double
get_place (const EarcupQuantityAxes *axes,
           guint                     point,
           guint                     n)
{
  double share = (double) point / (n - 1);

  if (point + 1 == n)
    return axes->to;
  if (axes->axis == EARCUP_PLOT_AXIS_TIME)
    return axes->from + share * (axes->to - axes->from);

  return axes->from * pow (axes->to / axes->from, share);
}

static void
add_curve (EarcupPlotSceneBuilder    *builder,
           EarcupQuantity             quantity,
           const EarcupQuantityCurve *curve)
{
  const EarcupQuantityAxes *axes = earcup_quantity_get_axes (quantity);
  guint n = axes->axis == EARCUP_PLOT_AXIS_TIME ? N_TIME_POINTS : N_POINTS;
  g_autofree double *places = g_new (double, n);
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    places[i] = get_place (axes, i, n);

  earcup_quantity_sample (quantity, curve->design, places, n, values);
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = curve->label, .tag = curve->tag, .hz = places, .level_db = values, .n_points = n,
    .style = curve->style, .is_emphasised = curve->is_emphasised });
}

/* Slices of the decay, relative to the highest level of the first. */
static void
add_slices (EarcupPlotSceneBuilder    *builder,
            const EarcupQuantityCurve *curve)
{
  const EarcupQuantityAxes *axes = earcup_quantity_get_axes (EARCUP_QUANTITY_DECAY);
  g_autoptr(EarcupDecay) decay = earcup_decay_new (curve->design);
  double hz[N_SLICE_POINTS], levels[N_SLICE_POINTS];
  double highest = -INFINITY;

  for (guint i = 0; i < N_SLICE_POINTS; i++)
    hz[i] = get_place (axes, i, N_SLICE_POINTS);

  for (guint slice = 0; slice < N_SLICES; slice++)
    {
      double after_ms = slice * SLICE_STEP_MS;

      earcup_decay_compute_slice (decay, after_ms / 1e3, hz, N_SLICE_POINTS, levels);
      for (guint i = 0; i < N_SLICE_POINTS && slice == 0; i++)
        highest = fmax (highest, levels[i]);
      for (guint i = 0; i < N_SLICE_POINTS; i++)
        levels[i] -= highest;

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = slice == 0 ? curve->label : "", .hz = hz, .level_db = levels,
        .n_points = N_SLICE_POINTS, .style = curve->style, .after_ms = after_ms });
    }

  earcup_plot_scene_builder_set_depth (builder, (N_SLICES - 1) * SLICE_STEP_MS);
}

/* What the listener ought to know about a quantity. */
static const char *
get_note (EarcupQuantity quantity)
{
  switch (quantity)
    {
    case EARCUP_QUANTITY_IMPULSE:
    case EARCUP_QUANTITY_STEP:
      return _("Simulated by Earcup, not measured. Band-limited at 22 kHz; "
               "above 10 kHz the model does not predict.");
    case EARCUP_QUANTITY_DECAY:
      return _("Simulated by Earcup, not measured. Each slice looks at 43 ms from its time on and "
               "is blurred by 0.7 ms.");
    case EARCUP_QUANTITY_ISOLATION:
      return _("Simulated by Earcup, not measured. Sound from the side; "
               "limited by bone conduction. Above 10 kHz the model does not predict.");
    case EARCUP_QUANTITY_RESPONSE:
    case EARCUP_QUANTITY_IMPEDANCE:
    case EARCUP_QUANTITY_IMPEDANCE_PHASE:
    case EARCUP_QUANTITY_BLEED:
    case EARCUP_QUANTITY_CROSSTALK:
    case EARCUP_QUANTITY_OUTWARD:
    case EARCUP_QUANTITY_GROUP_DELAY:
    case EARCUP_N_QUANTITIES:
    default:
      return _("Simulated by Earcup: lumped network and ear simulator, not measured. "
               "Above 10 kHz the model does not predict.");
    }
}

/* Returns: whether a quantity is a level in dB over frequency, one curve for each design; other
 * quantities are never smoothed */
gboolean
earcup_quantity_scene_can_smooth (EarcupQuantity quantity)
{
  return quantity != EARCUP_QUANTITY_DECAY &&
         earcup_quantity_get_axes (quantity)->axis == EARCUP_PLOT_AXIS_FREQUENCY &&
         g_str_equal (earcup_quantity_get_unit (quantity), "dB");
}

/**
 * earcup_quantity_scene_dup_note:
 * @note: what is said about the curves
 * @smooth_octaves: 1 over a whole number, 0, or %EARCUP_PLOT_SMOOTH_HEARING
 *
 * Adds to the line below a plot how its curves were smoothed, if they were.
 *
 * Returns: (transfer full): the line
 */
char *
earcup_quantity_scene_dup_note (const char *note,
                                double      smooth_octaves)
{
  if (smooth_octaves == 0.0)
    return g_strdup (note);
  if (smooth_octaves == EARCUP_PLOT_SMOOTH_HEARING)
    /* Translators: sentences about a plot */
    return g_strdup_printf (_("%s Smoothed as one hears: 1/3 octave up to 100 Hz, 1/6 octave from "
                              "1 kHz, cubic mean."), note);

  /* Translators: sentences about a plot, then the part of an octave: 3, 6, 12, 24 or 48 */
  return g_strdup_printf (_("%s Smoothed over 1/%d octave."), note,
                          (int) lround (1.0 / smooth_octaves));
}

/**
 * earcup_quantity_scene_new:
 * @quantity: what is drawn
 * @curves: (array length=n_curves): of which designs
 * @n_curves: how many; a decay is drawn of the first alone
 * @smooth_octaves: the width of the window that smooths levels over frequency, 0 for none; see
 *   earcup_quantity_scene_can_smooth()
 *
 * Makes the plot of a quantity.
 *
 * Returns: (transfer full): the scene; any thread
 */
EarcupPlotScene *
earcup_quantity_scene_new (EarcupQuantity             quantity,
                           const EarcupQuantityCurve *curves,
                           guint                      n_curves,
                           double                     smooth_octaves)
{
  const EarcupQuantityAxes *axes = earcup_quantity_get_axes (quantity);
  double octaves = earcup_quantity_scene_can_smooth (quantity) ? smooth_octaves : 0.0;
  g_autofree char *note = earcup_quantity_scene_dup_note (get_note (quantity), octaves);
  g_autoptr(EarcupPlotSceneBuilder) builder =
    earcup_plot_scene_builder_new (earcup_quantity_get_title (quantity));

  earcup_plot_scene_builder_set_axis (builder, earcup_quantity_get_label (quantity),
                                      earcup_quantity_get_unit (quantity), axes->is_signed);
  earcup_plot_scene_builder_set_places (builder, axes->axis, axes->from, axes->to);
  earcup_plot_scene_builder_set_range (builder, axes->span, axes->centre);
  earcup_plot_scene_builder_set_least (builder, axes->least);
  earcup_plot_scene_builder_set_smooth (builder, octaves);
  earcup_plot_scene_builder_set_footer (builder, note);
  if (axes->has_ratios)
    earcup_plot_scene_builder_set_ratios (builder);
  if (quantity != EARCUP_QUANTITY_RESPONSE)
    earcup_plot_scene_builder_set_as_is (builder);

  if (quantity == EARCUP_QUANTITY_DECAY && n_curves > 0)
    add_slices (builder, &curves[0]);
  for (guint i = 0; i < n_curves && quantity != EARCUP_QUANTITY_DECAY; i++)
    add_curve (builder, quantity, &curves[i]);

  return earcup_plot_scene_builder_end (g_steal_pointer (&builder));
}
