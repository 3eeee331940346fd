/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-view.h"

#include <math.h>

#include "plotting/earcup-plot-scene-private.h"

#define LEAST_SHARE (1.0 / 30.0)    /* of an axis, which is a third of an octave of ten */

/* Places and levels are zoomed and moved as they are drawn: frequencies and ratios by their
 * logarithm. */
typedef struct
{
  double low;
  double high;
} Ends;

static gboolean
is_over_time (const EarcupPlotScene *scene)
{
  double from, to;

  return earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_TIME;
}

static double
even_place (const EarcupPlotScene *scene,
            double                 place)
{
  return is_over_time (scene) ? place : log (place);
}

static double
even_level (const EarcupPlotScene *scene,
            double                 level)
{
  return earcup_plot_scene_get_has_ratios (scene) ? log (level) : level;
}

static Ends
find_whole_places (const EarcupPlotScene *scene)
{
  double from, to;

  earcup_plot_scene_get_places (scene, &from, &to);

  return (Ends) { even_place (scene, from), even_place (scene, to) };
}

static Ends
find_whole_levels (const EarcupPlotScene *scene,
                   double                 span_db)
{
  double low, high;

  earcup_plot_scene_get_range (scene, span_db, &low, &high);

  return (Ends) { even_level (scene, low), even_level (scene, high) };
}

static Ends
find_places (const EarcupPlotView  *self,
             const EarcupPlotScene *scene)
{
  if (self->from == self->to)
    return find_whole_places (scene);

  return (Ends) { even_place (scene, self->from), even_place (scene, self->to) };
}

static Ends
find_levels (const EarcupPlotView  *self,
             const EarcupPlotScene *scene,
             double                 span_db)
{
  if (self->low == self->high)
    return find_whole_levels (scene, span_db);

  return (Ends) { even_level (scene, self->low), even_level (scene, self->high) };
}

static void
keep_places (EarcupPlotView        *self,
             const EarcupPlotScene *scene,
             Ends                   ends)
{
  Ends whole = find_whole_places (scene);
  double span = ends.high - ends.low;

  if (span >= (whole.high - whole.low) * (1.0 - 1e-9))
    {
      self->from = self->to = 0.0;
      return;
    }

  ends.low = CLAMP (ends.low, whole.low, whole.high - span);
  ends.high = ends.low + span;
  self->from = is_over_time (scene) ? ends.low : exp (ends.low);
  self->to = is_over_time (scene) ? ends.high : exp (ends.high);
}

/* The middle of what is seen stays within the range that is seen without a zoom. */
static void
keep_levels (EarcupPlotView        *self,
             const EarcupPlotScene *scene,
             double                 span_db,
             Ends                   ends)
{
  Ends whole = find_whole_levels (scene, span_db);
  double half = 0.5 * (ends.high - ends.low);
  double centre = CLAMP (ends.low + half, whole.low, whole.high);

  if (2.0 * half >= (whole.high - whole.low) * (1.0 - 1e-9))
    {
      self->low = self->high = 0.0;
      return;
    }

  self->low = centre - half;
  self->high = centre + half;
  if (earcup_plot_scene_get_has_ratios (scene))
    {
      self->low = exp (self->low);
      self->high = exp (self->high);
    }
}

static Ends
zoom_ends (Ends   ends,
           Ends   whole,
           double fixed,
           double factor)
{
  double full = whole.high - whole.low;
  double span = CLAMP ((ends.high - ends.low) * factor, LEAST_SHARE * full, full);
  double share = CLAMP ((fixed - ends.low) / (ends.high - ends.low), 0.0, 1.0);

  fixed = ends.low + share * (ends.high - ends.low);

  return (Ends) { fixed - share * span, fixed + (1.0 - share) * span };
}

/* Returns: whether all of both axes is seen */
gboolean
earcup_plot_view_is_whole (const EarcupPlotView *self)
{
  return self->from == self->to && self->low == self->high;
}

/* Returns: whether a part of a scene can be seen alone; there is none of a waterfall */
gboolean
earcup_plot_view_can_zoom (const EarcupPlotScene *scene)
{
  return scene != NULL && !(earcup_plot_scene_get_depth (scene) > 0.0);
}

/**
 * earcup_plot_view_zoom:
 * @self: a view
 * @scene: what is plotted, as a whole
 * @span_db: the height of the level axis without a zoom; 0 for what the scene says
 * @place: the place that stays where it is, in Hz or ms
 * @level: the level that stays where it is
 * @place_factor: how much wider the axis of places becomes; below 1 is nearer, 1 leaves it
 * @level_factor: the same for the level axis
 *
 * Zooms. A view has never more than the whole of an axis, nor less than a thirtieth of it, which is
 * a third of an octave.
 */
void
earcup_plot_view_zoom (EarcupPlotView        *self,
                       const EarcupPlotScene *scene,
                       double                 span_db,
                       double                 place,
                       double                 level,
                       double                 place_factor,
                       double                 level_factor)
{
  if (place_factor != 1.0)
    keep_places (self, scene, zoom_ends (find_places (self, scene), find_whole_places (scene),
                                         even_place (scene, place), place_factor));
  if (level_factor != 1.0)
    keep_levels (self, scene, span_db,
                 zoom_ends (find_levels (self, scene, span_db),
                            find_whole_levels (scene, span_db), even_level (scene, level),
                            level_factor));
}

/**
 * earcup_plot_view_pan:
 * @self: a view
 * @scene: what is plotted, as a whole
 * @span_db: the height of the level axis without a zoom; 0 for what the scene says
 * @place_share: how far to the right, of the width that is seen
 * @level_share: how far up, of the height that is seen
 *
 * Moves a view, as far as there is something to be seen.
 */
void
earcup_plot_view_pan (EarcupPlotView        *self,
                      const EarcupPlotScene *scene,
                      double                 span_db,
                      double                 place_share,
                      double                 level_share)
{
  Ends places = find_places (self, scene);
  Ends levels = find_levels (self, scene, span_db);
  double right = place_share * (places.high - places.low);
  double up = level_share * (levels.high - levels.low);

  keep_places (self, scene, (Ends) { places.low + right, places.high + right });
  keep_levels (self, scene, span_db, (Ends) { levels.low + up, levels.high + up });
}

/* How far what is seen has to move for something to be in it, with a tenth beside it. */
static double
find_move (Ends   ends,
           double at)
{
  double margin = 0.1 * (ends.high - ends.low);

  if (at < ends.low)
    return at - ends.low - margin;

  return at > ends.high ? at - ends.high + margin : 0.0;
}

/**
 * earcup_plot_view_follow:
 * @self: a view
 * @scene: what is plotted, as a whole
 * @span_db: the height of the level axis without a zoom; 0 for what the scene says
 * @place: a place, in Hz or ms
 * @level: the level of a curve there; NaN where there is none
 *
 * Moves a view so that a point of a curve is seen.
 */
void
earcup_plot_view_follow (EarcupPlotView        *self,
                         const EarcupPlotScene *scene,
                         double                 span_db,
                         double                 place,
                         double                 level)
{
  Ends places = find_places (self, scene);
  Ends levels = find_levels (self, scene, span_db);
  double right = find_move (places, even_place (scene, place));
  double up = isfinite (level) ? find_move (levels, even_level (scene, level)) : 0.0;

  if (self->from < self->to && right != 0.0)
    keep_places (self, scene, (Ends) { places.low + right, places.high + right });
  if (self->low < self->high && isfinite (up) && up != 0.0)
    keep_levels (self, scene, span_db, (Ends) { levels.low + up, levels.high + up });
}

/* {{{ Scenes of which less is seen */

/* A copy that borrows the curves and bands, which it keeps alive with the scene they are of. */
static EarcupPlotScene *
copy_scene (EarcupPlotScene *scene)
{
  EarcupPlotScene *copy = g_atomic_rc_box_new0 (EarcupPlotScene);

  *copy = *scene;
  copy->base = earcup_plot_scene_ref (scene);
  copy->title = g_strdup (scene->title);
  copy->axis_label = g_strdup (scene->axis_label);
  copy->unit = g_strdup (scene->unit);
  copy->footer = g_strdup (scene->footer);
  copy->series = g_ptr_array_ref (scene->series);
  copy->bands = g_ptr_array_ref (scene->bands);
  copy->marks = g_ptr_array_ref (scene->marks);

  return copy;
}

/* A band goes with the curves that are drawn alike. */
static gboolean
has_curve (const GPtrArray *series,
           guint            style)
{
  for (guint i = 0; i < series->len; i++)
    if (((const EarcupPlotSeries *) series->pdata[i])->style == style)
      return TRUE;

  return FALSE;
}

/**
 * earcup_plot_scene_new_without:
 * @scene: a scene
 * @hidden: (element-type utf8 utf8): a set of names as of earcup_plot_scene_get_name()
 *
 * Leaves curves out of a scene, and bands all of whose curves are left out. Of a waterfall nothing
 * is left out. The curves are shared, so this is cheap.
 *
 * Returns: (transfer full): the scene; @scene itself where nothing is left out
 */
EarcupPlotScene *
earcup_plot_scene_new_without (EarcupPlotScene *scene,
                               GHashTable      *hidden)
{
  g_autoptr(GPtrArray) series = g_ptr_array_new ();
  EarcupPlotScene *copy;

  for (guint i = 0; i < scene->series->len; i++)
    if (!g_hash_table_contains (hidden, earcup_plot_scene_get_name (scene, i)))
      g_ptr_array_add (series, scene->series->pdata[i]);

  if (series->len == scene->series->len || scene->depth_ms > 0.0)
    return earcup_plot_scene_ref (scene);

  copy = copy_scene (scene);
  g_ptr_array_unref (copy->bands);
  copy->bands = g_ptr_array_new ();
  for (guint i = 0; i < scene->bands->len; i++)
    {
      guint style = ((const EarcupPlotBand *) scene->bands->pdata[i])->style;

      if (has_curve (series, style) || !has_curve (scene->series, style))
        g_ptr_array_add (copy->bands, scene->bands->pdata[i]);
    }
  g_ptr_array_unref (copy->series);
  copy->series = g_steal_pointer (&series);

  return copy;
}

/**
 * earcup_plot_scene_new_zoomed:
 * @scene: a scene
 * @view: the part of it that is seen
 *
 * Shows a part of a scene. The curves are shared, so this is cheap.
 *
 * Returns: (transfer full): the scene; @scene itself where the whole is seen
 */
EarcupPlotScene *
earcup_plot_scene_new_zoomed (EarcupPlotScene      *scene,
                              const EarcupPlotView *view)
{
  EarcupPlotScene *copy;

  if (earcup_plot_view_is_whole (view) || !earcup_plot_view_can_zoom (scene))
    return earcup_plot_scene_ref (scene);

  copy = copy_scene (scene);
  if (view->from < view->to)
    {
      copy->from = view->from;
      copy->to = view->to;
    }
  if (view->low < view->high)
    {
      copy->low_db = view->low;
      copy->high_db = view->high;
    }

  return copy;
}

/* }}} */
