/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include <math.h>

#define MARGIN_PX 4.0      /* so far beside the frame still belongs to its edge */

static double
get_place_at (EarcupPlot *self,
              double      x)
{
  EarcupPlotScale scale;

  if (earcup_plot_get_scene (self) == NULL)
    return NAN;

  earcup_plot_get_axes (self, &scale);
  if (x < scale.left - MARGIN_PX || x > scale.left + scale.width + MARGIN_PX)
    return NAN;

  return CLAMP (earcup_plot_scale_get_hz (&scale, x), scale.low_hz, scale.high_hz);
}

/* The toolkit repeats the place of a pointer that rests, whenever something is drawn anew. Such a
 * repetition must not take the read-out away from the keys. */
static void
motion_cb (EarcupPlot *self,
           double      x,
           double      y)
{
  EarcupPlotPointer *pointer = earcup_plot_get_pointer (self);

  if (x == pointer->x && y == pointer->y)
    return;

  pointer->x = x;
  pointer->y = y;
  earcup_plot_set_hover (self, get_place_at (self, x));
}

static void
leave_cb (EarcupPlot *self)
{
  EarcupPlotPointer *pointer = earcup_plot_get_pointer (self);

  pointer->x = pointer->y = -1.0;
  earcup_plot_set_hover (self, NAN);
}

static void
drag_begin_cb (EarcupPlot     *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (drag);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (earcup_plot_begin_listening (self, x, (state & GDK_SHIFT_MASK) != 0))
    return;

  earcup_plot_move_cursor (self, get_place_at (self, x));
}

static void
drag_update_cb (EarcupPlot     *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y) &&
      !earcup_plot_drag_listening (self, x + dx, dx))
    {
      double place = get_place_at (self, x + dx);

      if (!isnan (place))
        earcup_plot_move_cursor (self, place);
    }
}

/* {{{ What is seen */

/* Where there is nothing to zoom, the page is scrolled. */
static gboolean
scroll_cb (EarcupPlot *self,
           double      dx,
           double      dy)
{
  EarcupPlotPointer *pointer = earcup_plot_get_pointer (self);

  return earcup_plot_scroll (self, pointer->x, pointer->y, dx, dy);
}

static void
pan_cb (EarcupPlot     *self,
        double          dx,
        double          dy,
        GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    earcup_plot_drag (self, x + dx, y + dy, 1.0);
}

static void
pinch_begin_cb (EarcupPlot       *self,
                GdkEventSequence *sequence,
                GtkGesture       *pinch)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    earcup_plot_grasp (self, x, y);
}

static void
pinch_cb (EarcupPlot *self,
          double      factor,
          GtkGesture *pinch)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    earcup_plot_drag (self, x, y, factor);
}

static void
add_zoom (EarcupPlot *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (earcup_plot_grasp), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

/* }}} */

/* Lets the pointer read and move the cursor, drag what is heard, and zoom and move what is seen. */
void
earcup_plot_add_pointer (EarcupPlot *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (earcup_plot_end_listening), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  add_zoom (self);
}
