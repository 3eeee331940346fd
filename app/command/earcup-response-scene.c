/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-response-scene.h"

#include <glib/gi18n-lib.h>

#define SPAN_DB        36.0
#define STEP_RATIO     1.01       /* when looking for where a filter is cut */

static double
aligned_level (gconstpointer subject,
               double        hz)
{
  return earcup_response_get_aligned (subject, hz);
}

/* Two responses of which the second is taken from the first. */
typedef struct {
  EarcupResponse *first;
  EarcupResponse *second;
} Pair;

static double
difference_level (gconstpointer subject,
                  double        hz)
{
  const Pair *pair = subject;

  return earcup_response_get_aligned (pair->first, hz) -
         earcup_response_get_aligned (pair->second, hz);
}

static double
filter_level (gconstpointer subject,
              double        hz)
{
  return earcup_emulation_get_gain (subject, hz);
}

static void
add_models (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    {
      char tag[2] = { (char) ('A' + i), '\0' };

      if (view->models[i] != NULL)
        earcup_plot_scene_builder_add_levels (builder, earcup_model_get_name (view->models[i]),
                                              tag, (guint) i, i == view->heard, aligned_level,
                                              earcup_model_get_response (view->models[i]));
    }
}

static void
add_difference (EarcupPlotSceneBuilder   *builder,
                const EarcupResponseView *view)
{
  Pair pair;

  if (!view->difference || view->models[0] == NULL || view->models[1] == NULL)
    return;

  pair.first = earcup_model_get_response (view->models[0]);
  pair.second = earcup_model_get_response (view->models[1]);
  earcup_plot_scene_builder_add_levels (builder, _("Difference A − B"), "A−B",
                                        EARCUP_PLOT_STYLE_DIFFERENCE, FALSE, difference_level,
                                        &pair);
}

/* Marks the stretches in which the filter would have to add more than it may. */
static void
add_cuts (EarcupPlotSceneBuilder *builder,
          const EarcupEmulation  *filter)
{
  double begin = 0.0, hz;

  for (hz = EARCUP_PLOT_LOWEST_HZ; hz < EARCUP_EMULATION_END_HZ; hz *= STEP_RATIO)
    {
      gboolean cut = earcup_emulation_is_cut (filter, hz);

      if (cut && begin == 0.0)
        begin = hz;
      else if (!cut && begin > 0.0)
        {
          earcup_plot_scene_builder_add_mark (builder, begin, hz, _("held at +12 dB"));
          begin = 0.0;
        }
    }

  if (begin > 0.0)
    earcup_plot_scene_builder_add_mark (builder, begin, hz, _("held at +12 dB"));
}

static void
add_filter (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  g_autofree char *label = NULL;

  if (view->filter == NULL)
    return;

  label = view->worn != NULL
            /* Translators: %s is the name of the headphone that the listener wears */
            ? g_strdup_printf (_("Filter applied over %s"), view->worn)
            : g_strdup (_("Filter applied"));
  /* Translators: the tag of a curve: the filter that is applied. One to three letters. */
  earcup_plot_scene_builder_add_levels (builder, label, C_("curve", "F"),
                                        EARCUP_PLOT_STYLE_TARGET, FALSE, filter_level,
                                        view->filter);
  add_cuts (builder, view->filter);
}

/**
 * earcup_response_scene_new:
 * @view: what is to be seen
 *
 * Makes the plot of responses at the drum, each relative to its own mean from 500 Hz to 2 kHz.
 * Responses that were not computed before are computed here.
 *
 * Returns: (transfer full): the scene; any thread
 */
EarcupPlotScene *
earcup_response_scene_new (const EarcupResponseView *view)
{
  g_autoptr(EarcupPlotSceneBuilder) builder =
    earcup_plot_scene_builder_new (_("Simulated response at the drum"));

  earcup_plot_scene_builder_set_axis (builder, _("dB re mean of 500 Hz – 2 kHz"), "dB", TRUE);
  earcup_plot_scene_builder_set_range (builder, SPAN_DB, 0.0);
  earcup_plot_scene_builder_set_zone (builder, EARCUP_RESPONSE_PREDICTIVE_HZ);
  earcup_plot_scene_builder_set_footer (builder,
    _("Simulated by Earcup: lumped network and ear simulator, not measured. "
      "Above 10 kHz the model does not predict."));
  add_models (builder, view);
  add_difference (builder, view);
  add_filter (builder, view);

  return earcup_plot_scene_builder_end (g_steal_pointer (&builder));
}
