/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include <math.h>

#define FIRST_CURSOR_HZ   1000.0
#define N_OCTAVES         10.0     /* from the left to the right */
#define OCTAVES_FINE      (1.0 / 48.0)
#define OCTAVES_STEP      (1.0 / 12.0)

static const double spans_db[] = { 12.0, 24.0, 36.0, 48.0, 72.0 };

static gboolean
is_over_time (const EarcupPlotScene *scene)
{
  double from, to;

  return scene != NULL &&
         earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_TIME;
}

/* Over time a step is as wide as over frequency, where there are ten octaves. */
static void
move_cursor (EarcupPlot *self,
             double      octaves)
{
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  double from = EARCUP_PLOT_LOWEST_HZ, to = EARCUP_PLOT_HIGHEST_HZ;
  gboolean over_time = is_over_time (scene);
  double place = earcup_plot_get_place (self);

  if (scene != NULL)
    earcup_plot_scene_get_places (scene, &from, &to);
  if (isnan (place))
    place = over_time ? 0.0 : FIRST_CURSOR_HZ;
  else
    place = over_time ? place + (to - from) * octaves / N_OCTAVES : place * exp2 (octaves);

  earcup_plot_set_place (self, CLAMP (place, from, to));
}

static gboolean
move_cursor_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  move_cursor (EARCUP_PLOT (widget), g_variant_get_double (args));

  return TRUE;
}

static gboolean
place_cursor_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  double ends[2] = { EARCUP_PLOT_LOWEST_HZ, EARCUP_PLOT_HIGHEST_HZ };

  if (scene != NULL)
    earcup_plot_scene_get_places (scene, &ends[0], &ends[1]);
  earcup_plot_set_place (self, ends[g_variant_get_boolean (args)]);

  return TRUE;
}

static gboolean
find_turn_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotScene *scene = earcup_plot_get_visible (self);
  gboolean is_upwards = g_variant_get_boolean (args);
  double place = earcup_plot_get_place (self);
  int curve = earcup_plot_get_main_curve (self);
  double from, to;

  if (curve < 0)
    return TRUE;

  earcup_plot_scene_get_places (scene, &from, &to);
  if (isnan (place))
    place = is_upwards ? from : to;

  place = earcup_plot_scene_find_turn (scene, (guint) curve, place, is_upwards);
  if (isfinite (place))
    earcup_plot_set_place (self, place);
  else
    gtk_widget_error_bell (widget);

  return TRUE;
}

/* A step goes from the range of levels that is shown to the next narrower or wider one. */
static gboolean
span_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  EarcupPlotScene *scene = earcup_plot_get_scene (self);
  gboolean is_wider = g_variant_get_boolean (args);
  double low, high, span;

  if (scene == NULL || earcup_plot_scene_get_is_as_is (scene))
    return TRUE;

  earcup_plot_scene_get_range (earcup_plot_get_visible (self), earcup_plot_get_span_db (self), &low,
                               &high);
  span = earcup_plot_get_span_db (self);
  for (guint i = 0; i < G_N_ELEMENTS (spans_db); i++)
    {
      guint k = is_wider ? i : G_N_ELEMENTS (spans_db) - 1 - i;

      if (is_wider ? spans_db[k] > high - low : spans_db[k] < high - low)
        {
          span = spans_db[k];
          break;
        }
    }
  earcup_plot_set_span_db (self, span);

  return TRUE;
}

static void
bind_arrow (GtkWidgetClass *widget_class,
            guint           key,
            guint           keypad_key,
            double          sign)
{
  static const struct
  {
    GdkModifierType modifier;
    double          octaves;
  } steps[] = {
    { 0, OCTAVES_STEP },
    { GDK_SHIFT_MASK, OCTAVES_FINE },
    { GDK_CONTROL_MASK, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_class_add_binding (widget_class, key, steps[i].modifier, move_cursor_cb,
                                    "d", sign * steps[i].octaves);
      gtk_widget_class_add_binding (widget_class, keypad_key, steps[i].modifier, move_cursor_cb,
                                    "d", sign * steps[i].octaves);
    }
}

static void
bind_span (GtkWidgetClass *widget_class)
{
  static const guint narrower[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint wider[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (guint i = 0; i < G_N_ELEMENTS (narrower); i++)
    gtk_widget_class_add_binding (widget_class, narrower[i], 0, span_cb, "b", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    gtk_widget_class_add_binding (widget_class, wider[i], 0, span_cb, "b", TRUE);
}

/* Binds the keys of a plot: the cursor, peaks and dips, and the range of levels. */
void
earcup_plot_bind_keys (GtkWidgetClass *widget_class)
{
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1.0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, place_cursor_cb,
                                "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, place_cursor_cb,
                                "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, find_turn_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_SHIFT_MASK, find_turn_cb, "b", FALSE);
  bind_span (widget_class);
}
