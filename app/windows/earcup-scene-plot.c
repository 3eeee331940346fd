/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-scene-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-weighting.h"
#include "windows/earcup-circumstances.h"

#define LEAST_DB 30.0      /* so much is seen at least, … */
#define MOST_DB  90.0      /* … and nothing that is so much below the highest */

/* Curves are told apart by letters where they end. */
static const char *const tags[] = { "i", "ii", "iii", "iv" };

/* The first curve has the colour of its slot, another one that of another slot. */
static guint
find_style (guint slot,
            guint curve)
{
  return (slot - 1 + curve) % EARCUP_PLOT_N_SLOT_STYLES;
}

static double
find_highest (EarcupSceneResult *result)
{
  double highest = -INFINITY;

  for (guint i = 0; i < earcup_scene_result_get_n_curves (result); i++)
    {
      EarcupResponse *levels = earcup_scene_result_get_curve (result, i)->levels;

      for (guint band = 0; band < EARCUP_WEIGHTING_THIRDS; band++)
        highest = fmax (highest, earcup_response_get_level (levels,
                                                            earcup_weighting_third_centre (band)));
    }

  return highest;
}

static void
add_curve (EarcupPlotSceneBuilder *builder,
           EarcupSceneResult      *result,
           guint                   index,
           guint                   slot,
           double                  lowest_db)
{
  const EarcupSceneCurve *curve = earcup_scene_result_get_curve (result, index);
  double hz[EARCUP_WEIGHTING_THIRDS], db[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      hz[i] = earcup_weighting_third_centre (i);
      db[i] = earcup_response_get_level (curve->levels, hz[i]);
      if (db[i] < lowest_db)
        db[i] = NAN;
    }

  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = curve->label, .tag = tags[index % G_N_ELEMENTS (tags)], .hz = hz, .level_db = db,
    .n_points = EARCUP_WEIGHTING_THIRDS, .style = find_style (slot, index),
    .is_emphasised = index == 0 });
}

/**
 * earcup_scene_plot_new:
 * @result: what a scene comes to
 * @model: the name of the model that is in it
 * @slot: its slot, from 1
 *
 * Makes the plot of a scene: its curves, by thirds of an octave.
 *
 * Returns: (transfer full): the plot; any thread
 */
EarcupPlotScene *
earcup_scene_plot_new (EarcupSceneResult *result,
                       const char        *model,
                       guint              slot)
{
  EarcupSceneKind kind = earcup_scene_result_get_scene (result)->kind;
  /* Translators: the name of a scene such as “Noise around”, then that of a model */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), earcup_circumstances_get_name (kind),
                                            model);
  g_autoptr(EarcupPlotSceneBuilder) builder = earcup_plot_scene_builder_new (title);
  gboolean is_relative = kind == EARCUP_SCENE_MONITORS;
  double lowest_db = find_highest (result) - MOST_DB;

  earcup_plot_scene_builder_set_axis (builder, is_relative ? _("Level in dB")
                                                           : _("Level of a third of an octave"),
                                      is_relative ? "dB" : "dB SPL", FALSE);
  earcup_plot_scene_builder_set_range (builder, 0.0, NAN);
  earcup_plot_scene_builder_set_least (builder, LEAST_DB);
  earcup_plot_scene_builder_set_as_is (builder);
  earcup_plot_scene_builder_set_footer (builder,
                                        _("Simulated by Earcup, not measured; mean over the "
                                          "track."));
  for (guint i = 0; i < earcup_scene_result_get_n_curves (result); i++)
    add_curve (builder, result, i, slot, lowest_db);

  return earcup_plot_scene_builder_end (g_steal_pointer (&builder));
}
