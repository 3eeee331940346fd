/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-scene-private.h"

#include <math.h>

#include "acoustics/earcup-response.h"
#include "plotting/earcup-plot-smooth.h"

#define N_SAMPLED_POINTS  481      /* about 1/48 octave from 20 Hz to 20 kHz */
#define LEAST_SPAN        12.0     /* the automatic range never shows less than this */
#define LEAST_RATIO       4.0      /* … nor by ratio less than this */
#define TURN_OCTAVES      (1.0 / 48.0)
#define TURN_SHARE        (1.0 / 480.0)   /* of an axis of time */
#define HEADROOM_SHARE    0.04     /* what the automatic range leaves free at either end */

struct _EarcupPlotSceneBuilder
{
  EarcupPlotScene *scene;
};

G_DEFINE_BOXED_TYPE (EarcupPlotScene, earcup_plot_scene,
                     earcup_plot_scene_ref, earcup_plot_scene_unref)

static void
free_series (gpointer data)
{
  EarcupPlotSeries *series = data;

  g_free ((char *) series->label);
  g_free ((char *) series->tag);
  g_free ((double *) series->hz);
  g_free ((double *) series->level_db);
  g_free (series);
}

static void
free_mark (gpointer data)
{
  EarcupPlotMark *mark = data;

  g_free ((char *) mark->caption);
  g_free (mark);
}

static void
clear_scene (gpointer data)
{
  EarcupPlotScene *self = data;

  g_free (self->title);
  g_free (self->axis_label);
  g_free (self->unit);
  g_free (self->footer);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->bands);
  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->base, earcup_plot_scene_unref);
}

static gboolean
is_shown (const EarcupPlotScene  *self,
          const EarcupPlotSeries *series,
          gsize                   point)
{
  return isfinite (series->level_db[point]) &&
         (!self->has_ratios || series->level_db[point] > 0.0) &&
         series->hz[point] >= self->from && series->hz[point] <= self->to;
}

/* The lowest and highest level inside the range of places; FALSE when there is none. */
static gboolean
find_extent (const EarcupPlotScene *self,
             double                *lowest,
             double                *highest)
{
  *lowest = INFINITY;
  *highest = -INFINITY;

  for (guint i = 0; i < self->series->len; i++)
    {
      const EarcupPlotSeries *series = g_ptr_array_index (self->series, i);

      for (gsize point = 0; point < series->n_points; point++)
        if (is_shown (self, series, point))
          {
            *lowest = MIN (*lowest, series->level_db[point]);
            *highest = MAX (*highest, series->level_db[point]);
          }
    }

  return *lowest <= *highest;
}

/* A step of 1, 2, 3 or 6 times a power of ten that gives about six intervals. */
static double
choose_rounding (double extent)
{
  static const double steps[] = { 1.0, 2.0, 3.0, 6.0, 10.0 };
  double decade = pow (10.0, floor (log10 (extent / 6.0)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (extent / (steps[i] * decade) <= 7.0)
      return steps[i] * decade;

  return 10.0 * decade;
}

/* The place that lies a small step away. */
static double
step_place (const EarcupPlotScene *self,
            double                 place,
            gboolean               is_upwards)
{
  if (self->axis == EARCUP_PLOT_AXIS_TIME)
    return place + (is_upwards ? TURN_SHARE : -TURN_SHARE) * (self->to - self->from);

  return place * exp2 (is_upwards ? TURN_OCTAVES : -TURN_OCTAVES);
}

/* Whether a curve has a peak or a dip at a place. */
static gboolean
is_turn (const EarcupPlotScene *self,
         guint                  index,
         double                 place)
{
  double before = earcup_plot_scene_get_level (self, index, step_place (self, place, FALSE));
  double here = earcup_plot_scene_get_level (self, index, place);
  double after = earcup_plot_scene_get_level (self, index, step_place (self, place, TRUE));

  return (here > before && here >= after) || (here < before && here <= after);
}

/**
 * earcup_plot_scene_builder_new:
 * @title: what the plot shows, for the export and for speech
 *
 * Begins a scene with a level axis in signed decibels, an automatic range and the zone above
 * 10 kHz that the model does not predict.
 *
 * Returns: (transfer full): the builder
 */
EarcupPlotSceneBuilder *
earcup_plot_scene_builder_new (const char *title)
{
  EarcupPlotSceneBuilder *self = g_new0 (EarcupPlotSceneBuilder, 1);

  g_return_val_if_fail (title != NULL, NULL);

  self->scene = g_atomic_rc_box_new0 (EarcupPlotScene);
  self->scene->title = g_strdup (title);
  self->scene->axis_label = g_strdup ("dB");
  self->scene->unit = g_strdup ("dB");
  self->scene->footer = g_strdup ("");
  self->scene->is_signed = TRUE;
  self->scene->series = g_ptr_array_new_with_free_func (free_series);
  self->scene->bands =
    g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_plot_band_free);
  self->scene->marks = g_ptr_array_new_with_free_func (free_mark);
  self->scene->centre_db = NAN;
  self->scene->least_span = LEAST_SPAN;
  self->scene->from = EARCUP_PLOT_LOWEST_HZ;
  self->scene->to = EARCUP_PLOT_HIGHEST_HZ;
  self->scene->zone_hz = EARCUP_RESPONSE_PREDICTIVE_HZ;

  return self;
}

/**
 * earcup_plot_scene_builder_free:
 * @self: (transfer full): a builder that is not wanted any more
 *
 * Drops a builder without making a scene of it.
 */
void
earcup_plot_scene_builder_free (EarcupPlotSceneBuilder *self)
{
  earcup_plot_scene_unref (self->scene);
  g_free (self);
}

/**
 * earcup_plot_scene_builder_set_axis:
 * @label: the caption of the level axis, with its reference
 * @unit: the unit of a value that is read out: "dB", "Ω"
 * @is_signed: whether values are relative, so that positive ones carry a plus
 *
 * Says what the vertical axis means.
 */
void
earcup_plot_scene_builder_set_axis (EarcupPlotSceneBuilder *self,
                                    const char             *label,
                                    const char             *unit,
                                    gboolean                is_signed)
{
  g_free (self->scene->axis_label);
  self->scene->axis_label = g_strdup (label);
  g_free (self->scene->unit);
  self->scene->unit = g_strdup (unit);
  self->scene->is_signed = is_signed;
}

/**
 * earcup_plot_scene_builder_set_footer:
 * @footer: where the curves come from and how they are aligned; one line
 *
 * Sets the source line of the export.
 */
void
earcup_plot_scene_builder_set_footer (EarcupPlotSceneBuilder *self,
                                      const char             *footer)
{
  g_free (self->scene->footer);
  self->scene->footer = g_strdup (footer);
}

/**
 * earcup_plot_scene_builder_set_range:
 * @span_db: the height of the level axis in its unit, 0 to choose it from the levels
 * @centre_db: the level in the middle of the axis, NaN to choose it from the levels
 *
 * Sets the range of the level axis.
 */
void
earcup_plot_scene_builder_set_range (EarcupPlotSceneBuilder *self,
                                     double                  span_db,
                                     double                  centre_db)
{
  g_return_if_fail (span_db >= 0.0);

  self->scene->span_db = span_db;
  self->scene->centre_db = centre_db;
}

/**
 * earcup_plot_scene_builder_set_places:
 * @axis: what runs from left to right
 * @from: its left end, in Hz or in ms; a frequency is above 0
 * @to: its right end, above @from
 *
 * Sets the axis of places, which is that of frequency from 20 Hz to 20 kHz to begin with. A scene
 * over time has no zone that is not predicted.
 */
void
earcup_plot_scene_builder_set_places (EarcupPlotSceneBuilder *self,
                                      EarcupPlotAxis          axis,
                                      double                  from,
                                      double                  to)
{
  g_return_if_fail (from < to && (axis == EARCUP_PLOT_AXIS_TIME || from > 0.0));

  self->scene->axis = axis;
  self->scene->from = from;
  self->scene->to = to;
  if (axis == EARCUP_PLOT_AXIS_TIME)
    self->scene->zone_hz = 0.0;
}

/* Sets what a range that is chosen from the levels shows at least, in the unit of the axis; 12 to
 * begin with. */
void
earcup_plot_scene_builder_set_least (EarcupPlotSceneBuilder *self,
                                     double                  span)
{
  g_return_if_fail (span > 0.0);

  self->scene->least_span = span;
}

/* Makes equal ratios of levels equally high, as for resistances. Levels that are not above 0 leave
 * a gap. */
void
earcup_plot_scene_builder_set_ratios (EarcupPlotSceneBuilder *self)
{
  self->scene->has_ratios = TRUE;
}

/* Has levels described as they are, also signed ones, not relative to their mean. */
void
earcup_plot_scene_builder_set_as_is (EarcupPlotSceneBuilder *self)
{
  self->scene->is_as_is = TRUE;
}

/**
 * earcup_plot_scene_builder_set_depth:
 * @last_ms: the time of the slice in front, above 0
 *
 * Makes a waterfall: the curves are slices, each some time after the sound, in rising order, and
 * stand before one another from the back to the front.
 */
void
earcup_plot_scene_builder_set_depth (EarcupPlotSceneBuilder *self,
                                     double                  last_ms)
{
  g_return_if_fail (last_ms > 0.0);

  self->scene->depth_ms = last_ms;
}

/**
 * earcup_plot_scene_builder_set_zone:
 * @from_hz: the frequency above which nothing is predicted; 0 for no such zone
 *
 * Sets where the hatched zone begins.
 */
void
earcup_plot_scene_builder_set_zone (EarcupPlotSceneBuilder *self,
                                    double                  from_hz)
{
  self->scene->zone_hz = from_hz;
}

/* Has the curves and bands that are added from now on smoothed, by a window of some octaves or as
 * one hears; 0 is not at all. For an axis of frequency. */
void
earcup_plot_scene_builder_set_smooth (EarcupPlotSceneBuilder *self,
                                      double                  octaves)
{
  g_return_if_fail (octaves >= 0.0 || octaves == EARCUP_PLOT_SMOOTH_HEARING);

  self->scene->smooth_octaves = octaves;
}

/**
 * earcup_plot_scene_builder_add_series:
 * @series: a curve; its strings and arrays are copied
 *
 * Adds a curve. It may have no point at all, or points that are not finite.
 */
void
earcup_plot_scene_builder_add_series (EarcupPlotSceneBuilder *self,
                                      const EarcupPlotSeries *series)
{
  EarcupPlotSeries *copy = g_memdup2 (series, sizeof *series);

  g_return_if_fail (series->style <= EARCUP_PLOT_STYLE_DIFFERENCE);

  copy->label = g_strdup (series->label != NULL ? series->label : "");
  copy->tag = g_strdup (series->tag != NULL ? series->tag : "");
  copy->hz = g_memdup2 (series->hz, series->n_points * sizeof (double));
  copy->level_db = g_memdup2 (series->level_db, series->n_points * sizeof (double));
  if (self->scene->smooth_octaves != 0.0)
    earcup_plot_smooth (copy->hz, (double *) copy->level_db, copy->n_points,
                        self->scene->smooth_octaves);

  g_ptr_array_add (self->scene->series, copy);
}

/**
 * earcup_plot_scene_builder_add_levels:
 * @label: the full name of the curve
 * @tag: a few letters for its end
 * @style: a slot 0…7 or one of EARCUP_PLOT_STYLE_…
 * @is_heard: whether it is drawn thicker and above the others
 * @level: gives the level at a frequency in Hz
 * @subject: what @level is asked about
 *
 * Adds a curve by asking for its level at 481 frequencies from 20 Hz to 20 kHz.
 */
void
earcup_plot_scene_builder_add_levels (EarcupPlotSceneBuilder *self,
                                      const char             *label,
                                      const char             *tag,
                                      guint                   style,
                                      gboolean                is_heard,
                                      EarcupPlotLevelFunc     level,
                                      gconstpointer           subject)
{
  double hz[N_SAMPLED_POINTS];
  double levels[N_SAMPLED_POINTS];

  for (guint i = 0; i < N_SAMPLED_POINTS; i++)
    {
      hz[i] = EARCUP_PLOT_LOWEST_HZ * pow (EARCUP_PLOT_HIGHEST_HZ / EARCUP_PLOT_LOWEST_HZ,
                                           i / (N_SAMPLED_POINTS - 1.0));
      levels[i] = level (subject, hz[i]);
    }
  hz[N_SAMPLED_POINTS - 1] = EARCUP_PLOT_HIGHEST_HZ;

  earcup_plot_scene_builder_add_series (self, &(EarcupPlotSeries) {
    .label = label, .tag = tag, .hz = hz, .level_db = levels, .n_points = N_SAMPLED_POINTS,
    .style = style, .is_emphasised = is_heard });
}

/**
 * earcup_plot_scene_builder_add_band:
 * @band: a band; its label and its arrays are copied
 *
 * Adds a band, which is filled behind the curves.
 */
void
earcup_plot_scene_builder_add_band (EarcupPlotSceneBuilder *self,
                                    const EarcupPlotBand   *band)
{
  g_ptr_array_add (self->scene->bands,
                   earcup_plot_band_new_smooth (band, self->scene->smooth_octaves));
}

/**
 * earcup_plot_scene_builder_add_mark:
 * @from_hz: the lower end
 * @to_hz: the upper end, above @from_hz
 * @caption: (nullable): what is special there, in a few words
 *
 * Marks a range of frequencies along the foot of the plot.
 */
void
earcup_plot_scene_builder_add_mark (EarcupPlotSceneBuilder *self,
                                    double                  from_hz,
                                    double                  to_hz,
                                    const char             *caption)
{
  EarcupPlotMark *mark = g_new0 (EarcupPlotMark, 1);

  mark->from_hz = MIN (from_hz, to_hz);
  mark->to_hz = MAX (from_hz, to_hz);
  mark->caption = g_strdup (caption != NULL ? caption : "");
  g_ptr_array_add (self->scene->marks, mark);
}

/**
 * earcup_plot_scene_builder_end:
 * @self: (transfer full): the builder, which is gone afterwards
 *
 * Ends the scene; from here on it does not change.
 *
 * Returns: (transfer full): the scene
 */
EarcupPlotScene *
earcup_plot_scene_builder_end (EarcupPlotSceneBuilder *self)
{
  EarcupPlotScene *scene = g_steal_pointer (&self->scene);

  g_free (self);

  return scene;
}

/**
 * earcup_plot_scene_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
EarcupPlotScene *
earcup_plot_scene_ref (EarcupPlotScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * earcup_plot_scene_unref:
 *
 * Drops a reference.
 */
void
earcup_plot_scene_unref (EarcupPlotScene *self)
{
  g_atomic_rc_box_release_full (self, clear_scene);
}

/* Gets the title. */
const char *
earcup_plot_scene_get_title (const EarcupPlotScene *self)
{
  return self->title;
}

/* Gets the caption of the level axis. */
const char *
earcup_plot_scene_get_axis_label (const EarcupPlotScene *self)
{
  return self->axis_label;
}

/* Gets the unit of a value that is read out. */
const char *
earcup_plot_scene_get_unit (const EarcupPlotScene *self)
{
  return self->unit;
}

/* Gets whether values are relative, so that positive ones carry a plus. */
gboolean
earcup_plot_scene_get_is_signed (const EarcupPlotScene *self)
{
  return self->is_signed;
}

/* Gets the source line; empty when there is none. */
const char *
earcup_plot_scene_get_footer (const EarcupPlotScene *self)
{
  return self->footer;
}

/* Gets what runs from left to right, and its ends in Hz or ms. */
EarcupPlotAxis
earcup_plot_scene_get_places (const EarcupPlotScene *self,
                              double                *from,
                              double                *to)
{
  *from = self->from;
  *to = self->to;

  return self->axis;
}

/* Gets whether equal ratios of levels are equally high. */
gboolean
earcup_plot_scene_get_has_ratios (const EarcupPlotScene *self)
{
  return self->has_ratios;
}

/* Gets whether levels are described as they are. */
gboolean
earcup_plot_scene_get_is_as_is (const EarcupPlotScene *self)
{
  return self->is_as_is;
}

/* Gets the time in ms of the slice in front of a waterfall; 0 for plain curves. */
double
earcup_plot_scene_get_depth (const EarcupPlotScene *self)
{
  return self->depth_ms;
}

/* Gets the frequency in Hz above which nothing is predicted; 0 when there is no such zone. */
double
earcup_plot_scene_get_zone (const EarcupPlotScene *self)
{
  return self->zone_hz;
}

/* Gets the number of curves. */
guint
earcup_plot_scene_get_n_series (const EarcupPlotScene *self)
{
  return self->series->len;
}

/* Gets a curve, which stays the scene's own. */
const EarcupPlotSeries *
earcup_plot_scene_get_series (const EarcupPlotScene *self,
                              guint                  index)
{
  g_return_val_if_fail (index < self->series->len, NULL);

  return g_ptr_array_index (self->series, index);
}

/* Gets by what a curve is known in plots of the same kind: its tag, else its label. */
const char *
earcup_plot_scene_get_name (const EarcupPlotScene *self,
                            guint                  index)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (self, index);

  return series->tag[0] != '\0' ? series->tag : series->label;
}

/* Gets how many bands there are. */
guint
earcup_plot_scene_get_n_bands (const EarcupPlotScene *self)
{
  return self->bands->len;
}

/* Gets a band; it belongs to the scene. */
const EarcupPlotBand *
earcup_plot_scene_get_band (const EarcupPlotScene *self,
                            guint                  index)
{
  g_return_val_if_fail (index < self->bands->len, NULL);

  return g_ptr_array_index (self->bands, index);
}

/* Gets the number of marked ranges. */
guint
earcup_plot_scene_get_n_marks (const EarcupPlotScene *self)
{
  return self->marks->len;
}

/* Gets a marked range, which stays the scene's own. */
const EarcupPlotMark *
earcup_plot_scene_get_mark (const EarcupPlotScene *self,
                            guint                  index)
{
  g_return_val_if_fail (index < self->marks->len, NULL);

  return g_ptr_array_index (self->marks, index);
}

/**
 * earcup_plot_scene_get_level:
 * @index: a curve
 * @hz: a frequency in Hz, or a time in ms where the axis is one of time
 *
 * Reads a curve, linearly in level over the logarithm of frequency, or over time.
 *
 * Returns: the level in the unit of the scene; NaN outside the curve or in a gap of it
 */
double
earcup_plot_scene_get_level (const EarcupPlotScene *self,
                             guint                  index,
                             double                 hz)
{
  const EarcupPlotSeries *series;
  gsize low = 0;
  gsize high;
  double share, level;

  g_return_val_if_fail (index < self->series->len, NAN);

  series = g_ptr_array_index (self->series, index);
  if (series->n_points == 0 || !(hz >= series->hz[0]) || !(hz <= series->hz[series->n_points - 1]))
    return NAN;
  if (series->n_points == 1)
    return isfinite (series->level_db[0]) ? series->level_db[0] : NAN;

  high = series->n_points - 1;
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (series->hz[middle] <= hz)
        low = middle;
      else
        high = middle;
    }

  /* A point itself is there even when its neighbour is not. */
  share = self->axis == EARCUP_PLOT_AXIS_TIME
    ? (hz - series->hz[low]) / (series->hz[high] - series->hz[low])
    : log (hz / series->hz[low]) / log (series->hz[high] / series->hz[low]);
  if (share <= 0.0 || share >= 1.0)
    level = series->level_db[share <= 0.0 ? low : high];
  else
    level = (1.0 - share) * series->level_db[low] + share * series->level_db[high];

  return isfinite (level) ? level : NAN;
}

/**
 * earcup_plot_scene_find_turn:
 * @index: a curve
 * @from_hz: where to begin, in Hz or ms; it is not found itself
 * @is_upwards: whether to look further to the right
 *
 * Looks for the next peak or dip of a curve, in steps of a 48th of an octave or a 480th of the
 * time.
 *
 * Returns: its place in Hz or ms; NaN when there is none
 */
double
earcup_plot_scene_find_turn (const EarcupPlotScene *self,
                             guint                  index,
                             double                 from_hz,
                             gboolean               is_upwards)
{
  g_return_val_if_fail (index < self->series->len, NAN);

  for (double place = step_place (self, from_hz, is_upwards);
       place > self->from && place < self->to;
       place = step_place (self, place, is_upwards))
    if (is_turn (self, index, place))
      return place;

  return NAN;
}

/* A number of the series 1, 1.5, 2, 3, 5, 7 that is at most, or at least, @value. */
static double
round_ratio (double   value,
             gboolean is_upwards)
{
  static const double numbers[] = { 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0 };
  double decade = pow (10.0, floor (log10 (value)));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (numbers) && numbers[i + 1] * decade <= value * (1.0 + 1e-9))
    i++;
  if (is_upwards && numbers[i] * decade < value * (1.0 - 1e-9))
    i++;

  return numbers[i] * decade;
}

static void
choose_ratios (const EarcupPlotScene *self,
               double                *low,
               double                *high)
{
  double lowest, highest, missing;

  if (!find_extent (self, &lowest, &highest))
    lowest = highest = 1.0;

  missing = sqrt (fmax (1.0, LEAST_RATIO * lowest / highest));
  *low = round_ratio (lowest / fmax (missing, 1.05), FALSE);
  *high = round_ratio (highest * fmax (missing, 1.05), TRUE);
}

/**
 * earcup_plot_scene_get_range:
 * @span_db: the wanted height of the axis; 0 for what the scene says
 * @low_db: (out): the level at the foot
 * @high_db: (out): the level at the top
 *
 * Chooses the range of the level axis.
 *
 * A range that is chosen from the levels shows all that lie between the ends of the axis of places,
 * is rounded outwards, and is 12 high at least, or what the scene says. Without a level it is
 * centred on zero. Where equal ratios are equally high it spans a ratio of 4 at least, whatever
 * height is wanted. Of a part of a scene it is that part.
 */
void
earcup_plot_scene_get_range (const EarcupPlotScene *self,
                             double                 span_db,
                             double                *low_db,
                             double                *high_db)
{
  double span = span_db > 0.0 ? span_db : self->span_db;
  double least = self->least_span;
  double centre, headroom, step, lowest, highest;

  if (self->low_db < self->high_db)
    {
      *low_db = self->low_db;
      *high_db = self->high_db;
      return;
    }

  if (self->has_ratios)
    {
      choose_ratios (self, low_db, high_db);
      return;
    }

  if (!find_extent (self, &lowest, &highest))
    {
      lowest = -0.5 * least;
      highest = 0.5 * least;
    }

  if (span > 0.0)
    {
      centre = isfinite (self->centre_db) ? self->centre_db
                                          : 3.0 * round ((lowest + highest) / 6.0);
      *low_db = centre - 0.5 * span;
      *high_db = centre + 0.5 * span;
      return;
    }

  if (highest - lowest < least * (1.0 - 2.0 * HEADROOM_SHARE))
    {
      centre = 0.5 * (lowest + highest);
      lowest = centre - least * (0.5 - HEADROOM_SHARE);
      highest = centre + least * (0.5 - HEADROOM_SHARE);
    }

  step = choose_rounding (highest - lowest);
  headroom = HEADROOM_SHARE * (highest - lowest);
  *low_db = step * floor ((lowest - headroom) / step);
  *high_db = step * ceil ((highest + headroom) / step);

  /* A quantity without a sign has nothing to show below zero. */
  if (!self->is_signed && lowest >= 0.0)
    *low_db = MAX (*low_db, 0.0);
}
