/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-response-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-quantity-scene.h"

#define N_BAND_POINTS  241        /* 1/24 octave from 20 Hz to 20 kHz */
#define SPAN_DB        36.0
#define STEP_RATIO     1.01       /* when looking for where a filter is cut */

/* A response, and what is taken from it; NULL is nothing. */
typedef struct {
  EarcupResponse *response;
  EarcupResponse *target;
} Held;

static double
held_level (gconstpointer subject,
            double        hz)
{
  const Held *held = subject;
  double level_db = earcup_response_get_aligned (held->response, hz);

  return held->target == NULL ? level_db
                              : level_db - earcup_response_get_aligned (held->target, hz);
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

/* What is applied: a filter, and before it what loudspeakers bring to the ears; NULL is nothing. */
typedef struct {
  EarcupEmulation *filter;
  EarcupResponse  *loudspeakers;
} Applied;

static double
filter_level (gconstpointer subject,
              double        hz)
{
  const Applied *applied = subject;
  double gain_db = earcup_emulation_get_gain (applied->filter, hz);

  return applied->loudspeakers == NULL
           ? gain_db : gain_db + earcup_response_get_level (applied->loudspeakers, hz);
}

static Applied
find_applied (EarcupEmulation *filter,
              EarcupModel     *model)
{
  Applied applied = { .filter = filter };

  if (model != NULL && earcup_model_get_monitor (model) != NULL)
    applied.loudspeakers = earcup_model_get_response (model);

  return applied;
}

static void
add_models (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    {
      char tag[2] = { (char) ('A' + i), '\0' };
      Held held = { .target = view->against_target ? view->target : NULL };

      if (view->models[i] == NULL)
        continue;

      held.response = earcup_model_get_response (view->models[i]);
      earcup_plot_scene_builder_add_levels (builder, earcup_model_get_name (view->models[i]),
                                            tag, (guint) i, i == view->heard, held_level, &held);
    }
}

static void
add_target (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  Held held = { .response = view->target };

  /* Translators: the tag of a curve: a target. One to three letters. */
  if (view->target != NULL && !view->against_target)
    earcup_plot_scene_builder_add_levels (builder, view->target_name, C_("curve", "T"),
                                          EARCUP_PLOT_STYLE_TARGET, FALSE, held_level, &held);
}

static void
add_spread (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  double hz[N_BAND_POINTS], low_db[N_BAND_POINTS], high_db[N_BAND_POINTS];
  g_autofree char *label = NULL;

  if (view->spread == NULL)
    return;

  /* Translators: the letter of a model */
  label = g_strdup_printf (_("Spread of %c between seatings and specimens"),
                           'A' + view->spread_place);
  for (guint i = 0; i < N_BAND_POINTS; i++)
    {
      double taken_db = 0.0;

      hz[i] = EARCUP_PLOT_LOWEST_HZ * pow (EARCUP_PLOT_HIGHEST_HZ / EARCUP_PLOT_LOWEST_HZ,
                                           i / (N_BAND_POINTS - 1.0));
      if (view->target != NULL && view->against_target)
        taken_db = earcup_response_get_aligned (view->target, hz[i]);
      earcup_spread_get (view->spread, hz[i], &low_db[i], &high_db[i]);
      low_db[i] -= taken_db;
      high_db[i] -= taken_db;
    }
  hz[N_BAND_POINTS - 1] = EARCUP_PLOT_HIGHEST_HZ;

  earcup_plot_scene_builder_add_band (builder, &(EarcupPlotBand) {
    .label = label, .hz = hz, .low_db = low_db, .high_db = high_db, .n_points = N_BAND_POINTS,
    .style = view->spread_place });
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
  Applied applied;

  if (view->filter == NULL)
    return;

  applied = find_applied (view->filter, view->heard < 0 ? NULL : view->models[view->heard]);

  label = view->worn != NULL
            /* Translators: %s is the name of the headphone that the listener wears */
            ? g_strdup_printf (_("Filter applied over %s"), view->worn)
            : g_strdup (_("Filter applied"));
  /* Translators: the tag of a curve: the filter that is applied. One to three letters. */
  earcup_plot_scene_builder_add_levels (builder, label, C_("curve", "F"),
                                        EARCUP_PLOT_STYLE_TARGET, FALSE, filter_level,
                                        &applied);
  add_cuts (builder, view->filter);
}

static EarcupPlotSceneBuilder *
begin (const EarcupResponseView *view,
       const char               *title,
       const char               *axis,
       const char               *note)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new (title);
  g_autofree char *footer = earcup_quantity_scene_dup_note (note, view->smooth_octaves);

  earcup_plot_scene_builder_set_axis (builder, axis, "dB", TRUE);
  earcup_plot_scene_builder_set_range (builder, SPAN_DB, 0.0);
  earcup_plot_scene_builder_set_zone (builder, EARCUP_RESPONSE_PREDICTIVE_HZ);
  earcup_plot_scene_builder_set_smooth (builder, view->smooth_octaves);
  earcup_plot_scene_builder_set_footer (builder, footer);

  return builder;
}

/* Returns: (transfer none): how the curves came about */
static const char *
find_note (const EarcupResponseView *view)
{
  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    if (view->models[i] != NULL && earcup_model_get_monitor (view->models[i]) != NULL)
      return _("Simulated by Earcup, not measured; of loudspeakers in a room, the power at both "
               "ears. Above 10 kHz the model does not predict.");

  return _("Simulated by Earcup: lumped network and ear simulator, not measured. "
           "Above 10 kHz the model does not predict.");
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
  gboolean against = view->target != NULL && view->against_target;
  g_autofree char *title = NULL;
  g_autofree char *axis = NULL;
  g_autoptr(EarcupPlotSceneBuilder) builder = NULL;

  if (against)
    {
      /* Translators: the name of a target curve */
      title = g_strdup_printf (_("Simulated response at the drum less “%s”"), view->target_name);
      /* Translators: the name of a target curve */
      axis = g_strdup_printf (_("dB re %s"), view->target_name);
    }

  builder = begin (view, against ? title : _("Simulated response at the drum"),
                   against ? axis : _("dB re mean of 500 Hz – 2 kHz"),
                   find_note (view));
  add_spread (builder, view);
  add_models (builder, view);
  add_target (builder, view);
  add_difference (builder, view);
  add_filter (builder, view);

  return earcup_plot_scene_builder_end (g_steal_pointer (&builder));
}

/**
 * earcup_response_scene_new_filters:
 * @view: what is to be seen; of it the models, what is heard, what is worn and the smoothing count
 * @filters: (array fixed-size=8): the filter of each model; %NULL where there is none
 *
 * Makes the plot of the filters that are applied, and marks where that which is heard is cut.
 *
 * Returns: (transfer full): the scene; any thread
 */
EarcupPlotScene *
earcup_response_scene_new_filters (const EarcupResponseView *view,
                                   EarcupEmulation *const   *filters)
{
  g_autofree char *title = NULL;
  g_autoptr(EarcupPlotSceneBuilder) builder = NULL;

  title = view->worn != NULL
            /* Translators: %s is the name of the headphone that the listener wears */
            ? g_strdup_printf (_("Filter applied over %s"), view->worn)
            : g_strdup (_("Filter applied"));
  builder = begin (view, title, _("Gain in dB"),
                   _("What is played: at most +12 dB, and nothing above 16 kHz."));
  earcup_plot_scene_builder_set_as_is (builder);

  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    {
      char tag[2] = { (char) ('A' + i), '\0' };
      Applied applied;

      if (view->models[i] == NULL || filters[i] == NULL)
        continue;

      applied = find_applied (filters[i], view->models[i]);
      earcup_plot_scene_builder_add_levels (builder, earcup_model_get_name (view->models[i]),
                                            tag, (guint) i, i == view->heard, filter_level,
                                            &applied);
      if (i == view->heard)
        add_cuts (builder, filters[i]);
    }

  return earcup_plot_scene_builder_end (g_steal_pointer (&builder));
}
