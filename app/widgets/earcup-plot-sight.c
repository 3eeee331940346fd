/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include <math.h>

/* What of its scene a plot lets one see: which curves, and which part of the axes. */

#define KEY_FACTOR    1.5      /* a press of a key makes what is seen so much smaller or larger */
#define WHEEL_FACTOR  1.15     /* a step of the wheel likewise */
#define WHEEL_SHARE   0.08     /* a step of it to the side moves by so much of the width */

/* {{{ What is seen */

static void
clear_scenes (EarcupPlotSight *sight)
{
  g_clear_pointer (&sight->visible, earcup_plot_scene_unref);
  g_clear_pointer (&sight->shown, earcup_plot_scene_unref);
}

/* Makes anew what is seen, and draws it. */
static void
look (EarcupPlot *self)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);
  EarcupPlotScene *scene = earcup_plot_get_scene (self);

  clear_scenes (sight);
  if (scene != NULL)
    {
      sight->visible = earcup_plot_scene_new_without (scene, sight->hidden);
      sight->shown = earcup_plot_scene_new_zoomed (sight->visible, &sight->view);
    }
  earcup_plot_tell_shown (self);
}

static gboolean
is_same_view (const EarcupPlotView *one,
              const EarcupPlotView *other)
{
  return one->from == other->from && one->to == other->to && one->low == other->low &&
         one->high == other->high;
}

static void
set_view (EarcupPlot           *self,
          const EarcupPlotView *view)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);
  gboolean was_zoomed = earcup_plot_get_is_zoomed (self);

  if (is_same_view (view, &sight->view))
    return;

  sight->view = *view;
  look (self);
  if (earcup_plot_get_is_zoomed (self) != was_zoomed)
    g_object_notify (G_OBJECT (self), "zoomed");
}

static gboolean
is_same_axis (const EarcupPlotScene *one,
              const EarcupPlotScene *other)
{
  return one != NULL && other != NULL &&
         earcup_plot_scene_get_has_ratios (one) == earcup_plot_scene_get_has_ratios (other) &&
         g_str_equal (earcup_plot_scene_get_unit (one), earcup_plot_scene_get_unit (other)) &&
         g_str_equal (earcup_plot_scene_get_axis_label (one),
                      earcup_plot_scene_get_axis_label (other));
}

static gboolean
has_same_places (const EarcupPlotScene *one,
                 const EarcupPlotScene *other)
{
  double from[2], to[2];

  return one != NULL && other != NULL &&
         earcup_plot_scene_get_places (one, &from[0], &to[0]) ==
         earcup_plot_scene_get_places (other, &from[1], &to[1]) &&
         from[0] == from[1] && to[0] == to[1];
}

/* Another scene is there in place of @previous. What is seen of it stays as far as its axes are the
 * same. */
void
earcup_plot_sight_follow (EarcupPlot            *self,
                          const EarcupPlotScene *previous)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  gboolean was_zoomed = earcup_plot_get_is_zoomed (self);

  if (!has_same_places (scene, previous) || !earcup_plot_view_can_zoom (scene))
    sight->view = (EarcupPlotView) { 0 };
  else if (!is_same_axis (scene, previous))
    sight->view.low = sight->view.high = 0.0;

  look (self);
  if (earcup_plot_get_is_zoomed (self) != was_zoomed)
    g_object_notify (G_OBJECT (self), "zoomed");
}

/* Begins with everything in sight. */
void
earcup_plot_sight_init (EarcupPlotSight *sight)
{
  sight->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Drops what was seen. */
void
earcup_plot_sight_clear (EarcupPlotSight *sight)
{
  clear_scenes (sight);
  g_clear_pointer (&sight->hidden, g_hash_table_unref);
  g_clear_pointer (&sight->read, g_free);
}

/**
 * earcup_plot_get_visible:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): its scene without the curves that are hidden
 */
EarcupPlotScene *
earcup_plot_get_visible (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), NULL);

  return earcup_plot_get_sight (self)->visible;
}

/**
 * earcup_plot_get_shown:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): what is seen of its scene: without the curves that are
 * hidden, and the part of its axes that is zoomed in on
 */
EarcupPlotScene *
earcup_plot_get_shown (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), NULL);

  return earcup_plot_get_sight (self)->shown;
}

/* }}} */
/* {{{ Curves */

/* Returns: whether a curve is hidden, by its name as of earcup_plot_scene_get_name() */
gboolean
earcup_plot_get_is_hidden (EarcupPlot *self,
                           const char *name)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), FALSE);

  return g_hash_table_contains (earcup_plot_get_sight (self)->hidden, name);
}

/**
 * earcup_plot_set_is_hidden:
 * @self: a plot
 * @name: the name of a curve, as of earcup_plot_scene_get_name()
 * @is_hidden: whether it is hidden
 *
 * Hides a curve or shows it again: it has no part in the range, the read-out, the export and the
 * summary. What has the same name in a scene that follows is hidden as well.
 */
void
earcup_plot_set_is_hidden (EarcupPlot *self,
                           const char *name,
                           gboolean    is_hidden)
{
  EarcupPlotSight *sight;

  g_return_if_fail (EARCUP_IS_PLOT (self));
  g_return_if_fail (name != NULL);

  sight = earcup_plot_get_sight (self);
  if (g_hash_table_contains (sight->hidden, name) == is_hidden)
    return;

  if (is_hidden)
    g_hash_table_add (sight->hidden, g_strdup (name));
  else
    g_hash_table_remove (sight->hidden, name);
  look (self);
}

/* Returns: the curve that is read alone; -1 for all of them */
int
earcup_plot_get_read_curve (EarcupPlot *self)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);

  for (guint i = 0; sight->read != NULL && sight->visible != NULL &&
                    i < earcup_plot_scene_get_n_series (sight->visible); i++)
    if (g_str_equal (earcup_plot_scene_get_name (sight->visible, i), sight->read))
      return (int) i;

  return -1;
}

/* Reads one curve alone, or all of them again after the last and before the first. */
static void
step_curve (EarcupPlot *self,
            int         step)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);
  int n, at;

  if (sight->visible == NULL)
    return;

  n = (int) earcup_plot_scene_get_n_series (sight->visible);
  at = (earcup_plot_get_read_curve (self) + 1 + step + n + 1) % (n + 1) - 1;
  g_free (sight->read);
  sight->read = at < 0 ? NULL
                       : g_strdup (earcup_plot_scene_get_name (sight->visible, (guint) at));
  earcup_plot_tell_read (self);
}

/* The curve that is read alone, else the one that is heard, else the first; -1 without curves. */
int
earcup_plot_get_main_curve (EarcupPlot *self)
{
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  guint n = scene != NULL ? earcup_plot_scene_get_n_series (scene) : 0;

  if (earcup_plot_get_read_curve (self) >= 0)
    return earcup_plot_get_read_curve (self);

  for (guint i = 0; i < n; i++)
    if (earcup_plot_scene_get_series (scene, i)->is_emphasised)
      return (int) i;

  return n > 0 ? 0 : -1;
}

/* }}} */
/* {{{ Zoom */

/* Returns: whether less than the whole of the axes is seen */
gboolean
earcup_plot_get_is_zoomed (EarcupPlot *self)
{
  return !earcup_plot_view_is_whole (&earcup_plot_get_sight (self)->view);
}

/* Shows the whole of the axes again. */
void
earcup_plot_reset_zoom (EarcupPlot *self)
{
  g_return_if_fail (EARCUP_IS_PLOT (self));

  set_view (self, &(EarcupPlotView) { 0 });
}

/**
 * earcup_plot_get_view:
 * @self: a plot
 * @view: (out): the part of the axes that is seen
 */
void
earcup_plot_get_view (EarcupPlot     *self,
                      EarcupPlotView *view)
{
  *view = earcup_plot_get_sight (self)->view;
}

/* Shows the whole of the level axis, whose height is to be another. */
void
earcup_plot_sight_show_levels (EarcupPlot *self)
{
  EarcupPlotView view = earcup_plot_get_sight (self)->view;

  view.low = view.high = 0.0;
  set_view (self, &view);
}

static double
get_main_level (EarcupPlot *self,
                double      place)
{
  int curve = earcup_plot_get_main_curve (self);

  return curve < 0 ? NAN : earcup_plot_scene_get_level (earcup_plot_get_visible (self),
                                                        (guint) curve, place);
}

/* Moves what is seen so that the cursor and the curve under it are. */
void
earcup_plot_sight_follow_place (EarcupPlot *self,
                                double      place)
{
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  EarcupPlotView view = earcup_plot_get_sight (self)->view;

  if (scene == NULL || isnan (place) || earcup_plot_view_is_whole (&view))
    return;

  earcup_plot_view_follow (&view, scene, earcup_plot_get_span (self), place,
                           get_main_level (self, place));
  set_view (self, &view);
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotView view = earcup_plot_get_sight (self)->view;
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  double factor = g_variant_get_boolean (args) ? KEY_FACTOR : 1.0 / KEY_FACTOR;
  double place = earcup_plot_get_place (self);
  EarcupPlotScale scale;
  double level;

  if (!earcup_plot_view_can_zoom (scene))
    return TRUE;

  earcup_plot_get_axes (self, &scale);
  if (!(place >= scale.low_hz && place <= scale.high_hz))
    place = earcup_plot_scale_get_hz (&scale, scale.left + 0.5 * scale.width);
  level = get_main_level (self, place);
  if (!(level >= scale.low_db && level <= scale.high_db))
    level = earcup_plot_scale_get_level (&scale, scale.top + 0.5 * scale.height);
  earcup_plot_view_zoom (&view, scene, earcup_plot_get_span (self), place, level, factor, factor);
  set_view (self, &view);

  return TRUE;
}

static gboolean
reset_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  earcup_plot_reset_zoom (EARCUP_PLOT (widget));
  earcup_plot_set_span_db (EARCUP_PLOT (widget), 0.0);

  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  step_curve (EARCUP_PLOT (widget), g_variant_get_boolean (args) ? -1 : 1);

  return TRUE;
}

/* Binds the keys for what is seen. */
void
earcup_plot_bind_sight (GtkWidgetClass *widget_class)
{
  static const struct { guint key; gboolean is_wider; } zooms[] = {
    { GDK_KEY_plus, FALSE }, { GDK_KEY_KP_Add, FALSE }, { GDK_KEY_equal, FALSE },
    { GDK_KEY_minus, TRUE }, { GDK_KEY_KP_Subtract, TRUE },
  };
  static const struct { guint key; gboolean is_back; } steps[] = {
    { GDK_KEY_Up, TRUE }, { GDK_KEY_KP_Up, TRUE }, { GDK_KEY_Down, FALSE },
    { GDK_KEY_KP_Down, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, zoom_key_cb, "b",
                                  zooms[i].is_wider);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_cb, "b", steps[i].is_back);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, reset_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, reset_cb, NULL);
}

/* }}} */
/* {{{ Wheel, middle button and two fingers */

/**
 * earcup_plot_scroll:
 * @self: a plot
 * @x: where the pointer is, in pixels
 * @y: likewise
 * @dx: steps to the right, which move what is seen
 * @dy: steps down, which make it larger
 *
 * Zooms where the pointer is: both axes within the frame, the level axis at its numbers, that of
 * places at its own.
 *
 * Returns: whether there was anything to be done
 */
gboolean
earcup_plot_scroll (EarcupPlot *self,
                    double      x,
                    double      y,
                    double      dx,
                    double      dy)
{
  EarcupPlotView before = earcup_plot_get_sight (self)->view;
  EarcupPlotView view = before;
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  double factor = pow (WHEEL_FACTOR, dy);
  EarcupPlotScale scale;

  if (!earcup_plot_view_can_zoom (scene))
    return FALSE;

  earcup_plot_get_axes (self, &scale);
  earcup_plot_view_zoom (&view, scene, earcup_plot_get_span (self),
                         earcup_plot_scale_get_hz (&scale, x),
                         earcup_plot_scale_get_level (&scale, y), x < scale.left ? 1.0 : factor,
                         y > scale.top + scale.height ? 1.0 : factor);
  earcup_plot_view_pan (&view, scene, earcup_plot_get_span (self), WHEEL_SHARE * dx, 0.0);
  set_view (self, &view);

  return !is_same_view (&view, &before);
}

/* What is seen is dragged along from here on. */
void
earcup_plot_grasp (EarcupPlot *self,
                   double      x,
                   double      y)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);

  sight->grasped = sight->view;
  earcup_plot_get_axes (self, &sight->grasped_scale);
  sight->grasped_x = x;
  sight->grasped_y = y;
}

/**
 * earcup_plot_drag:
 * @self: a plot that was grasped
 * @x: where what was grasped is now, in pixels
 * @y: likewise
 * @factor: how much larger it is, 1 for as large as it was
 *
 * Moves and zooms what is seen.
 */
void
earcup_plot_drag (EarcupPlot *self,
                  double      x,
                  double      y,
                  double      factor)
{
  EarcupPlotSight *sight = earcup_plot_get_sight (self);
  const EarcupPlotScale *scale = &sight->grasped_scale;
  EarcupPlotView view = sight->grasped;

  if (!earcup_plot_view_can_zoom (sight->visible) || !(factor > 0.0))
    return;

  earcup_plot_view_zoom (&view, sight->visible, earcup_plot_get_span (self),
                         earcup_plot_scale_get_hz (scale, sight->grasped_x),
                         earcup_plot_scale_get_level (scale, sight->grasped_y), 1.0 / factor,
                         1.0 / factor);
  earcup_plot_view_pan (&view, sight->visible, earcup_plot_get_span (self),
                        (sight->grasped_x - x) / scale->width,
                        (y - sight->grasped_y) / scale->height);
  set_view (self, &view);
}

/* }}} */
