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

/* Lets the pointer read and move the cursor, and drag what is heard. */
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
}
