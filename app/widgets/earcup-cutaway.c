/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "widgets/earcup-cutaway.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/earcup-theme.h"

#define LEAST_WIDTH    180
#define USUAL_WIDTH    330
#define CAPTION_GAP    4
#define STEP           0.02      /* of an arrow key … */
#define PAGE           0.1       /* … and of Page Up and Page Down */

/**
 * EarcupCutaway:
 *
 * A cut through an ear-cup. Its parts are pointed at, dragged, or chosen with Left and Right and
 * changed with Up and Down. Below the drawing stands what the part is called and what it is like.
 *
 * Each part is a slider as well, which is not drawn but has the focus and is what a screen reader
 * finds. Tab comes to the part that was chosen last, and leaves the drawing. The head is on the
 * right whatever the direction of the text is: it is a picture, not a row.
 */
struct _EarcupCutaway
{
  GtkWidget             parent;

  GtkWidget            *hint;           /* one of the two is seen, in the same place */
  GtkWidget            *caption;
  GtkWidget            *scales[EARCUP_CUTAWAY_PARTS];
  char                 *values[EARCUP_CUTAWAY_PARTS];
  EarcupCutawayDrawing  drawing;
  EarcupCutawayPart     chosen;         /* by the keyboard, or dragged last */
  EarcupCutawayPart     hovered;
  EarcupCutawayPart     dragged;
  double                drag_start;     /* the position of the part when the drag began */
  gboolean              is_telling;     /* the sliders are moved by the program */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupCutaway, earcup_cutaway, GTK_TYPE_WIDGET)

static const char *const names[EARCUP_CUTAWAY_PARTS] = {
  [EARCUP_CUTAWAY_VENT] = N_("Vent"),
  [EARCUP_CUTAWAY_CUP] = N_("Cup volume"),
  [EARCUP_CUTAWAY_FILLING] = N_("Filling"),
  [EARCUP_CUTAWAY_DRIVER] = N_("Driver mass"),
  [EARCUP_CUTAWAY_PAD] = N_("Pad volume"),
  [EARCUP_CUTAWAY_LEAK] = N_("Leak"),
};

/* {{{ What is pointed at */

static gboolean
has_focus (EarcupCutaway *self)
{
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    if (gtk_widget_has_focus (self->scales[part]))
      return TRUE;

  return FALSE;
}

static void
update (EarcupCutaway *self)
{
  EarcupCutawayPart lit = self->dragged;
  gboolean is_lit;

  if (lit == EARCUP_CUTAWAY_NONE)
    lit = self->hovered;
  if (lit == EARCUP_CUTAWAY_NONE && has_focus (self))
    lit = self->chosen;

  is_lit = lit != EARCUP_CUTAWAY_NONE;
  if (is_lit)
    {
      /* Translators: a part of an ear-cup, and what it is like, such as “Vent: semi-open · 67 %” */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), _(names[lit]), self->values[lit]);

      gtk_label_set_label (GTK_LABEL (self->caption), text);
    }

  self->drawing.lit = lit;
  gtk_widget_set_child_visible (self->caption, is_lit);
  gtk_widget_set_child_visible (self->hint, !is_lit);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->dragged != EARCUP_CUTAWAY_NONE ? "grabbing"
                                   : self->hovered != EARCUP_CUTAWAY_NONE ? "grab" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Points at a place in pixels, or with %NAN nowhere. */
void
earcup_cutaway_point_at (EarcupCutaway *self,
                         double         x,
                         double         y)
{
  EarcupCutawayPart part = isnan (x) ? EARCUP_CUTAWAY_NONE
                                     : earcup_cutaway_drawing_pick (&self->drawing, x, y);

  g_return_if_fail (EARCUP_IS_CUTAWAY (self));

  if (part == self->hovered)
    return;

  self->hovered = part;
  update (self);
}

static void
motion_cb (EarcupCutaway *self,
           double         x,
           double         y)
{
  earcup_cutaway_point_at (self, x, y);
}

static void
leave_cb (EarcupCutaway *self)
{
  earcup_cutaway_point_at (self, NAN, NAN);
}

/* }}} */
/* {{{ Changing */

static void
move (EarcupCutaway     *self,
      EarcupCutawayPart  part,
      double             position)
{
  gtk_range_set_value (GTK_RANGE (self->scales[part]), CLAMP (position, 0.0, 1.0));
}

/* By key, by drag, or by a screen reader: each way moves the slider of the part. */
static void
moved_cb (EarcupCutaway *self,
          GtkRange      *scale)
{
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    if (GTK_WIDGET (scale) == self->scales[part])
      {
        self->drawing.positions[part] = gtk_range_get_value (scale);
        gtk_widget_queue_allocate (GTK_WIDGET (self));
        gtk_widget_queue_draw (GTK_WIDGET (self));
        if (!self->is_telling)
          g_signal_emit (self, signals[SIGNAL_MOVED], 0, part);
      }
}

/* Takes hold of what lies at a place in pixels. Returns: whether there is anything */
gboolean
earcup_cutaway_begin_drag (EarcupCutaway *self,
                           double         x,
                           double         y)
{
  EarcupCutawayPart part = earcup_cutaway_drawing_pick (&self->drawing, x, y);

  g_return_val_if_fail (EARCUP_IS_CUTAWAY (self), FALSE);

  if (part == EARCUP_CUTAWAY_NONE)
    return FALSE;

  self->chosen = self->dragged = part;
  self->drag_start = self->drawing.positions[part];
  gtk_widget_grab_focus (self->scales[part]);
  update (self);

  return TRUE;
}

/* Drags the part that was taken hold of; the way is told from where that was. */
void
earcup_cutaway_drag (EarcupCutaway *self,
                     double         dx,
                     double         dy)
{
  g_return_if_fail (EARCUP_IS_CUTAWAY (self));

  if (self->dragged != EARCUP_CUTAWAY_NONE)
    move (self, self->dragged, self->drag_start +
          earcup_cutaway_drawing_drag (&self->drawing, self->dragged, dx, dy));
}

/* Lets go of the part. */
void
earcup_cutaway_end_drag (EarcupCutaway *self)
{
  g_return_if_fail (EARCUP_IS_CUTAWAY (self));

  self->dragged = EARCUP_CUTAWAY_NONE;
  update (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               EarcupCutaway  *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), earcup_cutaway_begin_drag (self, x, y)
                                                  ? GTK_EVENT_SEQUENCE_CLAIMED
                                                  : GTK_EVENT_SEQUENCE_DENIED);
}

/* }}} */
/* {{{ Keys */

static void
choose (EarcupCutaway     *self,
        EarcupCutawayPart  part)
{
  self->chosen = part;
  self->hovered = EARCUP_CUTAWAY_NONE;
  gtk_widget_grab_focus (self->scales[part]);
  update (self);
}

static gboolean
step (EarcupCutaway *self,
      double         by)
{
  move (self, self->chosen, self->drawing.positions[self->chosen] + by);

  return TRUE;
}

/* Does what a key without modifiers means here. Returns: whether it means anything */
gboolean
earcup_cutaway_press_key (EarcupCutaway *self,
                          guint          key)
{
  guint n = EARCUP_CUTAWAY_PARTS, chosen = (guint) self->chosen;

  g_return_val_if_fail (EARCUP_IS_CUTAWAY (self), FALSE);

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      choose (self, (EarcupCutawayPart) ((chosen + n - 1) % n));
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose (self, (EarcupCutawayPart) ((chosen + 1) % n));
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return step (self, STEP);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return step (self, -STEP);

    case GDK_KEY_Page_Up:
      return step (self, PAGE);

    case GDK_KEY_Page_Down:
      return step (self, -PAGE);

    case GDK_KEY_Home:
      return step (self, -1.0);

    case GDK_KEY_End:
      return step (self, 1.0);

    default:
      return FALSE;
    }
}

static gboolean
key_cb (EarcupCutaway   *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  return (modifiers & others) == 0 && earcup_cutaway_press_key (self, key);
}

static gboolean
earcup_cutaway_grab_focus (GtkWidget *widget)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (widget);

  return gtk_widget_grab_focus (self->scales[self->chosen]);
}

/* All parts together are one stop of Tab. */
static gboolean
earcup_cutaway_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

/* A part may have got the focus from outside. */
static void
focus_cb (EarcupCutaway *self)
{
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    if (gtk_widget_has_focus (self->scales[part]))
      self->chosen = (EarcupCutawayPart) part;
  update (self);
}

/* }}} */
/* {{{ Layout and drawing */

static int
get_picture_height (int width)
{
  return (int) ceil (width * EARCUP_CUTAWAY_HEIGHT / EARCUP_CUTAWAY_WIDTH);
}

static GtkSizeRequestMode
earcup_cutaway_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
earcup_cutaway_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (widget);
  int least, hint;

  gtk_widget_measure (self->caption, orientation, for_size, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->hint, orientation, for_size, &hint, NULL, NULL, NULL);
  least = MAX (least, hint);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least, LEAST_WIDTH);
      *natural = MAX (*minimum, USUAL_WIDTH);
      return;
    }

  *minimum = least + CAPTION_GAP + get_picture_height (for_size < 0 ? USUAL_WIDTH
                                                       : MIN (for_size, USUAL_WIDTH));
  *natural = *minimum;
}

static void
allocate_scale (EarcupCutaway     *self,
                EarcupCutawayPart  part)
{
  GtkWidget *scale = self->scales[part];
  double x, y, width, height;
  int least_width, least_height;

  gtk_widget_measure (scale, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (scale, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  earcup_cutaway_drawing_get_box (&self->drawing, part, &x, &y, &width, &height);
  gtk_widget_size_allocate (scale,
                            &(GtkAllocation) { (int) x, (int) y, MAX ((int) width, least_width),
                                               MAX ((int) height, least_height) }, -1);
}

static void
earcup_cutaway_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (widget);
  GtkAllocation place = { .width = width };
  int caption, hint;

  gtk_widget_measure (self->caption, GTK_ORIENTATION_VERTICAL, width, &caption, NULL, NULL, NULL);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, width, &hint, NULL, NULL, NULL);
  place.height = MAX (caption, hint);
  place.y = height - place.height;
  self->drawing.width = width;
  self->drawing.height = MAX (place.y - CAPTION_GAP, 1);
  gtk_widget_size_allocate (self->caption, &place, -1);
  gtk_widget_size_allocate (self->hint, &place, -1);
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    allocate_scale (self, (EarcupCutawayPart) part);
}

/* The sliders are not drawn: the drawing is what they look like. */
static void
earcup_cutaway_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->drawing.width,
                                               (float) self->drawing.height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  earcup_cutaway_drawing_draw (&self->drawing, cr, earcup_theme_get_palette ());
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->caption, snapshot);
  gtk_widget_snapshot_child (widget, self->hint, snapshot);
}

/* }}} */

static void
earcup_cutaway_dispose (GObject *object)
{
  EarcupCutaway *self = EARCUP_CUTAWAY (object);

  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    {
      g_clear_pointer (&self->scales[part], gtk_widget_unparent);
      g_clear_pointer (&self->values[part], g_free);
    }

  G_OBJECT_CLASS (earcup_cutaway_parent_class)->dispose (object);
}

static void
earcup_cutaway_class_init (EarcupCutawayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_cutaway_dispose;
  widget_class->focus = earcup_cutaway_focus;
  widget_class->get_request_mode = earcup_cutaway_get_request_mode;
  widget_class->grab_focus = earcup_cutaway_grab_focus;
  widget_class->measure = earcup_cutaway_measure;
  widget_class->size_allocate = earcup_cutaway_size_allocate;
  widget_class->snapshot = earcup_cutaway_snapshot;

  /**
   * EarcupCutaway::moved:
   * @self: a cut
   * @part: what was moved, an #EarcupCutawayPart
   *
   * The user moved a part; earcup_cutaway_get_position() tells where to.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", EARCUP_TYPE_CUTAWAY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "cutaway");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (EarcupCutaway *self,
           const char    *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
add_scales (EarcupCutaway *self)
{
  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    {
      GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0.0, 1.0, STEP);

      self->scales[part] = scale;
      self->values[part] = g_strdup ("");
      gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
      gtk_range_set_round_digits (GTK_RANGE (scale), -1);
      gtk_widget_set_can_target (scale, FALSE);
      gtk_widget_set_parent (scale, GTK_WIDGET (self));
      gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(names[part]), -1);
      g_signal_connect_swapped (scale, "value-changed", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (scale, "notify::has-focus", G_CALLBACK (focus_cb), self);
    }
}

static void
add_controllers (EarcupCutaway *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (earcup_cutaway_drag), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (earcup_cutaway_end_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
earcup_cutaway_init (EarcupCutaway *self)
{
  self->hovered = self->dragged = self->drawing.lit = EARCUP_CUTAWAY_NONE;
  self->hint = add_label (self, _("Drag a part, or choose one with the arrow keys"));
  self->caption = add_label (self, NULL);
  gtk_widget_add_css_class (self->hint, "dim-label");
  add_scales (self);
  add_controllers (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cut through the ear-cup"), -1);
  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (gtk_widget_queue_draw));
  update (self);
}

/* Returns: (transfer floating): a cut through an ear-cup */
GtkWidget *
earcup_cutaway_new (void)
{
  return g_object_new (EARCUP_TYPE_CUTAWAY, NULL);
}

/**
 * earcup_cutaway_show_part:
 * @self: a cut
 * @part: one of its parts
 * @position: where it stands, 0 to 1
 * @value: what it is like, for people
 *
 * Shows how a part is, without #EarcupCutaway::moved.
 */
void
earcup_cutaway_show_part (EarcupCutaway     *self,
                          EarcupCutawayPart  part,
                          double             position,
                          const char        *value)
{
  g_return_if_fail (EARCUP_IS_CUTAWAY (self));
  g_return_if_fail (part > EARCUP_CUTAWAY_NONE && part < EARCUP_CUTAWAY_PARTS);

  self->is_telling = TRUE;
  move (self, part, position);
  self->is_telling = FALSE;
  if (g_str_equal (self->values[part], value))
    return;

  g_free (self->values[part]);
  self->values[part] = g_strdup (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scales[part]),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  update (self);
}

/* Returns: where a part stands, 0 to 1 */
double
earcup_cutaway_get_position (EarcupCutaway     *self,
                             EarcupCutawayPart  part)
{
  g_return_val_if_fail (EARCUP_IS_CUTAWAY (self), 0.0);

  return self->drawing.positions[part];
}

/* Returns: what is pointed at, dragged or has the focus; %EARCUP_CUTAWAY_NONE for nothing */
EarcupCutawayPart
earcup_cutaway_get_lit (EarcupCutaway *self)
{
  g_return_val_if_fail (EARCUP_IS_CUTAWAY (self), EARCUP_CUTAWAY_NONE);

  return self->drawing.lit;
}

/* Returns: (transfer none): what stands below the drawing */
const char *
earcup_cutaway_get_caption (EarcupCutaway *self)
{
  g_return_val_if_fail (EARCUP_IS_CUTAWAY (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->drawing.lit == EARCUP_CUTAWAY_NONE ? self->hint
                                                                              : self->caption));
}
