/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-response-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-quantity-scene.h"

#define N_BAND_POINTS  241        /* 1/24 octave from 20 Hz to 20 kHz */
#define SPAN_DB        36.0
#define STEP_RATIO     1.01       /* when looking for where a filter is cut */

/* A response and the level of it that is 0 dB, and what is taken from it; NULL is nothing. */
typedef struct {
  EarcupResponse *response;
  double          zero_db;
  EarcupResponse *taken;
  double          taken_zero_db;
} Held;

static double
held_level (gconstpointer subject,
            double        hz)
{
  const Held *held = subject;
  double level_db = earcup_response_get_level (held->response, hz) - held->zero_db;

  return held->taken == NULL
           ? level_db
           : level_db - (earcup_response_get_level (held->taken, hz) - held->taken_zero_db);
}

/* A target has no level for a volt: what is held against it is laid on its mean. */
static EarcupAlignment
get_alignment (const EarcupResponseView *view)
{
  gboolean against = view->target != NULL && view->against_target && view->against_model == 0;

  return against && view->alignment == EARCUP_ALIGNMENT_ABSOLUTE ? EARCUP_ALIGNMENT_MEAN
                                                                 : view->alignment;
}

static double
get_zero (const EarcupResponseView *view,
          const EarcupResponse     *response)
{
  return earcup_alignment_get_level (get_alignment (view), response, view->diffuse);
}

/* Only a design of a headphone tells what a volt does. */
static gboolean
is_drawn (const EarcupResponseView *view,
          guint                     place)
{
  return view->models[place] != NULL &&
         (get_alignment (view) != EARCUP_ALIGNMENT_ABSOLUTE ||
          earcup_model_get_design (view->models[place]) != NULL);
}

/* The model that the others are held against; NULL for none. */
static EarcupModel *
get_reference (const EarcupResponseView *view)
{
  guint place = view->against_model;

  return place == 0 || !is_drawn (view, place - 1) ? NULL : view->models[place - 1];
}

/* What is taken from each curve; NULL for nothing. */
static EarcupResponse *
get_taken (const EarcupResponseView *view)
{
  EarcupModel *reference = get_reference (view);

  if (reference != NULL)
    return earcup_model_get_response (reference);

  return view->against_target ? view->target : NULL;
}

static Held
hold (const EarcupResponseView *view,
      EarcupResponse           *response,
      EarcupResponse           *taken)
{
  return (Held) {
    .response = response, .zero_db = get_zero (view, response),
    .taken = taken, .taken_zero_db = taken != NULL ? get_zero (view, taken) : 0.0,
  };
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
  EarcupModel *reference = get_reference (view);

  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    {
      char tag[2] = { (char) ('A' + i), '\0' };
      Held held;

      if (!is_drawn (view, (guint) i) || view->models[i] == reference)
        continue;

      held = hold (view, earcup_model_get_response (view->models[i]), get_taken (view));
      earcup_plot_scene_builder_add_levels (builder, earcup_model_get_name (view->models[i]),
                                            tag, (guint) i, i == view->heard, held_level, &held);
    }
}

/* Among levels for a volt a target lies on the mean of what is heard, else of the first. */
static double
find_target_zero (const EarcupResponseView *view)
{
  int place = view->heard;

  if (view->alignment != EARCUP_ALIGNMENT_ABSOLUTE)
    return get_zero (view, view->target);

  for (int i = 0; i < EARCUP_RESPONSE_SCENE_MODELS; i++)
    if (place < 0 || !is_drawn (view, (guint) place))
      place = i;
  if (!is_drawn (view, (guint) place))
    return earcup_response_get_reference (view->target);

  return earcup_response_get_reference (view->target) -
         earcup_response_get_reference (earcup_model_get_response (view->models[place]));
}

static void
add_target (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  EarcupModel *reference = get_reference (view);
  Held held;

  if (view->target == NULL || (view->against_target && reference == NULL))
    return;

  held = hold (view, view->target, get_taken (view));
  held.zero_db = find_target_zero (view);
  /* Translators: the tag of a curve: a target. One to three letters. */
  earcup_plot_scene_builder_add_levels (builder, view->target_name, C_("curve", "T"),
                                        EARCUP_PLOT_STYLE_TARGET, FALSE, held_level, &held);
}

/* The band is known relative to the mean of its model, and is moved with it. */
static void
add_spread (EarcupPlotSceneBuilder   *builder,
            const EarcupResponseView *view)
{
  double hz[N_BAND_POINTS], low_db[N_BAND_POINTS], high_db[N_BAND_POINTS];
  g_autofree char *label = NULL;
  EarcupResponse *response;
  Held held;

  if (view->spread == NULL || !is_drawn (view, view->spread_place) ||
      view->against_model == view->spread_place + 1)
    return;

  /* Translators: the letter of a model */
  label = g_strdup_printf (_("Spread of %c between seatings and specimens"),
                           'A' + view->spread_place);
  response = earcup_model_get_response (view->models[view->spread_place]);
  held = hold (view, response, get_taken (view));
  for (guint i = 0; i < N_BAND_POINTS; i++)
    {
      double moved_db;

      hz[i] = EARCUP_PLOT_LOWEST_HZ * pow (EARCUP_PLOT_HIGHEST_HZ / EARCUP_PLOT_LOWEST_HZ,
                                           i / (N_BAND_POINTS - 1.0));
      moved_db = held_level (&held, hz[i]) - earcup_response_get_aligned (response, hz[i]);
      earcup_spread_get (view->spread, hz[i], &low_db[i], &high_db[i]);
      low_db[i] += moved_db;
      high_db[i] += moved_db;
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
  Held held;

  if (!view->difference || get_reference (view) != NULL || !is_drawn (view, 0) ||
      !is_drawn (view, 1) || view->alignment == EARCUP_ALIGNMENT_ABSOLUTE)
    return;

  held = hold (view, earcup_model_get_response (view->models[0]),
               earcup_model_get_response (view->models[1]));
  earcup_plot_scene_builder_add_levels (builder, _("Difference A − B"), "A−B",
                                        EARCUP_PLOT_STYLE_DIFFERENCE, FALSE, held_level, &held);
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

  if (view->filter == NULL || get_taken (view) != NULL ||
      get_alignment (view) == EARCUP_ALIGNMENT_ABSOLUTE)
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

/* Returns: (transfer none): what 0 dB is */
static const char *
find_axis (const EarcupResponseView *view)
{
  switch (view->alignment)
    {
    case EARCUP_ALIGNMENT_ONE_KHZ:
      return _("dB re 1 kHz");
    case EARCUP_ALIGNMENT_ABSOLUTE:
      return _("dB SPL at the drum for 1 V");
    case EARCUP_ALIGNMENT_LOUDNESS:
      return _("dB re equal loudness of pink noise (K-weighted, diffuse field)");
    case EARCUP_ALIGNMENT_MEAN:
    case EARCUP_N_ALIGNMENTS:
    default:
      return _("dB re mean of 500 Hz – 2 kHz");
    }
}

/* Returns: (transfer full): how the curves were moved onto one another, for a difference, of which
 * the axis says something else */
static char *
dup_difference_note (const EarcupResponseView *view)
{
  switch (get_alignment (view))
    {
    case EARCUP_ALIGNMENT_ONE_KHZ:
      return g_strdup_printf (_("%s Curves aligned at 1 kHz."), find_note (view));
    case EARCUP_ALIGNMENT_ABSOLUTE:
      return g_strdup_printf (_("%s Levels for 1 V."), find_note (view));
    case EARCUP_ALIGNMENT_LOUDNESS:
      return g_strdup_printf (_("%s Curves aligned for equal loudness of pink noise."),
                              find_note (view));
    case EARCUP_ALIGNMENT_MEAN:
    case EARCUP_N_ALIGNMENTS:
    default:
      return g_strdup_printf (_("%s Curves aligned to their mean of 500 Hz – 2 kHz."),
                              find_note (view));
    }
}

static EarcupPlotSceneBuilder *
begin_responses (const EarcupResponseView *view)
{
  EarcupModel *reference = get_reference (view);
  const char *name = reference != NULL ? earcup_model_get_name (reference) : view->target_name;
  g_autofree char *title = NULL;
  g_autofree char *axis = NULL;
  g_autofree char *note = NULL;

  if (get_taken (view) == NULL)
    return begin (view, _("Simulated response at the drum"), find_axis (view), find_note (view));

  /* Translators: the name of a target curve or a model */
  title = g_strdup_printf (_("Simulated response at the drum less “%s”"), name);
  /* Translators: the name of a target curve or a model */
  axis = g_strdup_printf (_("dB re %s"), name);
  note = dup_difference_note (view);

  return begin (view, title, axis, note);
}

/**
 * earcup_response_scene_new:
 * @view: what is to be seen
 *
 * Makes the plot of responses at the drum, laid over one another as the view says, or of what they
 * differ from a target or one of them. Of levels for a volt there are only those of designs.
 * Responses that were not computed before are computed here.
 *
 * Returns: (transfer full): the scene; any thread
 */
EarcupPlotScene *
earcup_response_scene_new (const EarcupResponseView *view)
{
  g_autoptr(EarcupPlotSceneBuilder) builder = begin_responses (view);

  if (get_alignment (view) == EARCUP_ALIGNMENT_ABSOLUTE && get_taken (view) == NULL)
    {
      earcup_plot_scene_builder_set_axis (builder, find_axis (view), "dB", FALSE);
      earcup_plot_scene_builder_set_range (builder, SPAN_DB, NAN);
    }

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
