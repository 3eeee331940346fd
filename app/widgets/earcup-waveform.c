/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-waveform.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "compat/earcup-compat.h"
#include "widgets/earcup-overview.h"
#include "widgets/earcup-snapshot.h"
#include "widgets/earcup-theme.h"

#define HANDLE_PX         9.0      /* how near to an end of the loop it is taken */
#define LEAST_HEIGHT      64
#define LEAST_LOOP_S      0.1
#define LOOP_STRIP_PX     14.0     /* along the foot, where the loop is drawn and dragged */
#define PAGE_S            30.0
#define STEP_S            5.0

typedef enum {
  GRIP_NONE,
  GRIP_START,
  GRIP_END,
} Grip;

struct _EarcupWaveform
{
  GtkScale        parent_instance;

  EarcupOverview *overview;         /* NULL: no audio */
  double          loop_start_s;
  double          loop_end_s;
  double          drag_anchor_s;    /* the end of the loop that is not dragged */
  GskRenderNode  *masks[2];         /* the overview in two inks: played, and still to come */
  int             mask_width;
  int             mask_height;
  int             mask_scale;
  Grip            grip;

  guint           is_loop_active : 1;
  guint           is_analysing : 1;
};

enum {
  PROP_0,
  PROP_LOOP_START_S,
  PROP_LOOP_END_S,
  PROP_LOOP_ACTIVE,
  N_PROPS
};

enum {
  SIGNAL_SEEK_REQUESTED,
  SIGNAL_LOOP_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EarcupWaveform, earcup_waveform, GTK_TYPE_SCALE)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static double
get_duration (EarcupWaveform *self)
{
  return gtk_adjustment_get_upper (gtk_range_get_adjustment (GTK_RANGE (self)));
}

static double
get_x (EarcupWaveform *self,
       double          time_s)
{
  GdkRectangle range;
  double duration = get_duration (self);

  gtk_range_get_range_rect (GTK_RANGE (self), &range);

  return range.x + (duration > 0.0 ? range.width * time_s / duration : 0.0);
}

static double
get_time (EarcupWaveform *self,
          double          x)
{
  GdkRectangle range;
  double duration = get_duration (self);

  gtk_range_get_range_rect (GTK_RANGE (self), &range);
  if (range.width <= 0)
    return 0.0;

  return CLAMP ((x - range.x) / range.width, 0.0, 1.0) * duration;
}

static char *
print_time (double time_s)
{
  guint seconds = (guint) MAX (time_s, 0.0);

  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

static void
update_value_text (EarcupWaveform *self)
{
  g_autofree char *text = earcup_waveform_dup_value_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
invalidate (EarcupWaveform *self)
{
  g_clear_pointer (&self->masks[0], gsk_render_node_unref);
  g_clear_pointer (&self->masks[1], gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* {{{ Drawing */

static GdkRGBA
get_accent (float alpha)
{
  return earcup_theme_to_rgba (&earcup_theme_get_palette ()->series[0], alpha);
}

typedef struct
{
  EarcupWaveform *waveform;
  GdkRGBA         ink;
} Mask;

static void
draw_mask_cb (cairo_t  *cr,
              gpointer  user_data)
{
  Mask *mask = user_data;
  double left = get_x (mask->waveform, 0.0);

  gdk_cairo_set_source_rgba (cr, &mask->ink);
  earcup_overview_draw (mask->waveform->overview, cr, left,
                        get_x (mask->waveform, get_duration (mask->waveform)) - left,
                        mask->waveform->mask_height - LOOP_STRIP_PX);
}

static void
ensure_masks (EarcupWaveform *self,
              const GdkRGBA  *ink)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Mask masks[2] = { { self, get_accent (1.0f) }, { self, *ink } };

  if (self->mask_width != gtk_widget_get_width (widget) ||
      self->mask_height != gtk_widget_get_height (widget) ||
      self->mask_scale != gtk_widget_get_scale_factor (widget))
    invalidate (self);

  if (self->masks[0] != NULL)
    return;

  self->mask_width = gtk_widget_get_width (widget);
  self->mask_height = gtk_widget_get_height (widget);
  self->mask_scale = gtk_widget_get_scale_factor (widget);
  masks[1].ink.alpha *= 0.55f;
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    self->masks[i] = earcup_snapshot_retain (self->mask_width, self->mask_height,
                                             self->mask_scale, draw_mask_cb, &masks[i]);
}

static void
snapshot_overview (EarcupWaveform *self,
                   GtkSnapshot    *snapshot,
                   const GdkRGBA  *ink)
{
  float x = (float) get_x (self, earcup_waveform_get_position (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));

  ensure_masks (self, ink);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, x, height));
  gtk_snapshot_append_node (snapshot, self->masks[0]);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0, width - x, height));
  gtk_snapshot_append_node (snapshot, self->masks[1]);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_loop (EarcupWaveform *self,
               GtkSnapshot    *snapshot,
               const GdkRGBA  *ink)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double foot = height - LOOP_STRIP_PX;
  double start = get_x (self, self->loop_start_s);
  double end = get_x (self, self->loop_end_s);
  GdkRGBA track = *ink;
  GdkRGBA bar = self->is_loop_active ? get_accent (1.0f) : *ink;
  GdkRGBA tint = get_accent (0.13f);

  track.alpha *= 0.08f;
  earcup_snapshot_append_rounded (snapshot, &track, get_x (self, 0.0), foot + 6.0,
                                  get_x (self, get_duration (self)) - get_x (self, 0.0), 4.0, 2.0);
  if (end <= start)
    return;

  if (self->is_loop_active)
    gtk_snapshot_append_color (snapshot, &tint,
                               &GRAPHENE_RECT_INIT ((float) start, 0.0f, (float) (end - start),
                                                    (float) foot));
  else
    bar.alpha *= 0.4f;

  earcup_snapshot_append_rounded (snapshot, &bar, start, foot + 6.0, end - start, 4.0, 2.0);
  earcup_snapshot_append_rounded (snapshot, &bar, start - 2.0, foot + 2.0, 5.0, 12.0, 2.5);
  earcup_snapshot_append_rounded (snapshot, &bar, end - 3.0, foot + 2.0, 5.0, 12.0, 2.5);
}

static void
snapshot_notice (EarcupWaveform *self,
                 GtkSnapshot    *snapshot,
                 const GdkRGBA  *ink)
{
  g_autoptr(PangoLayout) layout = NULL;
  GdkRGBA quiet = *ink;
  int width, height;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                           self->is_analysing ? _("Reading the file…")
                                                              : _("No audio"));
  pango_layout_get_pixel_size (layout, &width, &height);
  quiet.alpha *= 0.7f;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2.0f,
    (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &quiet);
  gtk_snapshot_restore (snapshot);
}

static void
earcup_waveform_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (widget);
  double height = gtk_widget_get_height (widget) - LOOP_STRIP_PX;
  GdkRGBA ink;
  double x;

  earcup_compat_get_ink (widget, &ink);
  if (self->overview == NULL)
    {
      snapshot_notice (self, snapshot, &ink);
      return;
    }

  snapshot_overview (self, snapshot, &ink);
  snapshot_loop (self, snapshot, &ink);

  x = round (get_x (self, earcup_waveform_get_position (self)));
  earcup_snapshot_append_rounded (snapshot, &ink, x - 1.0, 0.0, 2.0, height, 1.0);
}

static void
earcup_waveform_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (earcup_waveform_parent_class)->css_changed (widget, change);

  invalidate (EARCUP_WAVEFORM (widget));
}

/* }}} */
/* {{{ The position */

static void
earcup_waveform_value_changed (GtkRange *range)
{
  gtk_widget_queue_draw (GTK_WIDGET (range));
  update_value_text (EARCUP_WAVEFORM (range));
}

/* Only what the user does comes here; a position that is set from outside does not. */
static gboolean
earcup_waveform_change_value (GtkRange      *range,
                              GtkScrollType  scroll,
                              double         value)
{
  gboolean is_handled =
    GTK_RANGE_CLASS (earcup_waveform_parent_class)->change_value (range, scroll, value);

  g_signal_emit (range, signals[SIGNAL_SEEK_REQUESTED], 0, gtk_range_get_value (range));

  return is_handled;
}

/* }}} */
/* {{{ The loop */

static void
set_loop_by_user (EarcupWaveform *self,
                  double          start_s,
                  double          end_s,
                  gboolean        is_active)
{
  earcup_waveform_set_loop (self, start_s, end_s, is_active);
  g_signal_emit (self, signals[SIGNAL_LOOP_CHANGED], 0);
}

static Grip
find_grip (EarcupWaveform *self,
           double          x)
{
  double to_start = fabs (x - get_x (self, self->loop_start_s));
  double to_end = fabs (x - get_x (self, self->loop_end_s));

  if (self->loop_end_s <= self->loop_start_s || MIN (to_start, to_end) > HANDLE_PX)
    return GRIP_NONE;

  return to_start < to_end ? GRIP_START : GRIP_END;
}

static void
drag_begin_cb (EarcupWaveform *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  gboolean is_strip = y >= gtk_widget_get_height (GTK_WIDGET (self)) - LOOP_STRIP_PX;

  if (self->overview == NULL || (!is_strip && !(state & GDK_SHIFT_MASK)))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grip = find_grip (self, x);
  if (self->grip == GRIP_NONE)
    self->drag_anchor_s = get_time (self, x);
  else
    self->drag_anchor_s = self->grip == GRIP_START ? self->loop_end_s : self->loop_start_s;
}

static void
drag_update_cb (EarcupWaveform *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y, time_s;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;

  time_s = get_time (self, x + dx);
  if (fabs (time_s - self->drag_anchor_s) >= LEAST_LOOP_S)
    set_loop_by_user (self, MIN (time_s, self->drag_anchor_s),
                      MAX (time_s, self->drag_anchor_s), TRUE);
}

static gboolean
loop_start_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (widget);
  double start_s = earcup_waveform_get_position (self);
  double end_s = self->loop_end_s > start_s ? self->loop_end_s : get_duration (self);

  set_loop_by_user (self, start_s, end_s, TRUE);

  return TRUE;
}

static gboolean
loop_end_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (widget);
  double end_s = earcup_waveform_get_position (self);

  set_loop_by_user (self, self->loop_start_s < end_s ? self->loop_start_s : 0.0, end_s, TRUE);

  return TRUE;
}

static gboolean
loop_off_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (widget);

  set_loop_by_user (self, self->loop_start_s, self->loop_end_s, FALSE);

  return TRUE;
}

/* }}} */

/* The adjustment is a construct property: what is set earlier is replaced. */
static void
earcup_waveform_constructed (GObject *object)
{
  G_OBJECT_CLASS (earcup_waveform_parent_class)->constructed (object);

  gtk_range_set_adjustment (GTK_RANGE (object),
                            gtk_adjustment_new (0.0, 0.0, 0.0, STEP_S, PAGE_S, 0.0));
  update_value_text (EARCUP_WAVEFORM (object));
}

static void
earcup_waveform_dispose (GObject *object)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (object);

  g_clear_pointer (&self->masks[0], gsk_render_node_unref);
  g_clear_pointer (&self->masks[1], gsk_render_node_unref);

  G_OBJECT_CLASS (earcup_waveform_parent_class)->dispose (object);
}

static void
earcup_waveform_finalize (GObject *object)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (object);

  g_clear_pointer (&self->overview, earcup_overview_free);

  G_OBJECT_CLASS (earcup_waveform_parent_class)->finalize (object);
}

static void
earcup_waveform_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (object);

  switch (prop_id)
    {
    case PROP_LOOP_START_S:
      g_value_set_double (value, self->loop_start_s);
      break;

    case PROP_LOOP_END_S:
      g_value_set_double (value, self->loop_end_s);
      break;

    case PROP_LOOP_ACTIVE:
      g_value_set_boolean (value, self->is_loop_active);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
earcup_waveform_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EarcupWaveform *self = EARCUP_WAVEFORM (object);
  double start_s = self->loop_start_s;
  double end_s = self->loop_end_s;
  gboolean is_active = self->is_loop_active;

  switch (prop_id)
    {
    case PROP_LOOP_START_S:
      start_s = g_value_get_double (value);
      break;

    case PROP_LOOP_END_S:
      end_s = g_value_get_double (value);
      break;

    case PROP_LOOP_ACTIVE:
      is_active = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  earcup_waveform_set_loop (self, start_s, end_s, is_active);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EarcupWaveform:loop-start-s:
   *
   * Where the loop begins, in seconds.
   */
  properties[PROP_LOOP_START_S] =
    g_param_spec_double ("loop-start-s", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0, flags);

  /**
   * EarcupWaveform:loop-end-s:
   *
   * Where the loop ends, in seconds; not after its start when there is no loop.
   */
  properties[PROP_LOOP_END_S] =
    g_param_spec_double ("loop-end-s", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0, flags);

  /**
   * EarcupWaveform:loop-active:
   *
   * Whether the loop is played.
   */
  properties[PROP_LOOP_ACTIVE] =
    g_param_spec_boolean ("loop-active", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (EarcupWaveformClass *klass)
{
  /**
   * EarcupWaveform::seek-requested:
   * @position_s: where to, in seconds
   *
   * The user moved the position. It is not emitted when the position is set by the program.
   */
  signals[SIGNAL_SEEK_REQUESTED] =
    g_signal_new ("seek-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  /**
   * EarcupWaveform::loop-changed:
   *
   * The user changed the loop.
   */
  signals[SIGNAL_LOOP_CHANGED] =
    g_signal_new ("loop-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_waveform_class_init (EarcupWaveformClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkRangeClass *range_class = GTK_RANGE_CLASS (klass);

  object_class->constructed = earcup_waveform_constructed;
  object_class->dispose = earcup_waveform_dispose;
  object_class->finalize = earcup_waveform_finalize;
  object_class->get_property = earcup_waveform_get_property;
  object_class->set_property = earcup_waveform_set_property;
  widget_class->css_changed = earcup_waveform_css_changed;
  widget_class->snapshot = earcup_waveform_snapshot;
  range_class->change_value = earcup_waveform_change_value;
  range_class->value_changed = earcup_waveform_value_changed;

  install_properties (object_class);
  install_signals (klass);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketleft, 0, loop_start_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketright, 0, loop_end_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_backslash, 0, loop_off_cb, NULL);
}

static void
earcup_waveform_init (EarcupWaveform *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, LEAST_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "waveform");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Position"), -1);
  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (invalidate));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * earcup_waveform_new:
 *
 * Makes a waveform without audio.
 *
 * Returns: (transfer floating): the waveform
 */
GtkWidget *
earcup_waveform_new (void)
{
  return g_object_new (EARCUP_TYPE_WAVEFORM, NULL);
}

/**
 * earcup_waveform_set_duration:
 * @duration_s: the length of the audio in seconds, 0 or more
 *
 * Sets what the right end stands for. It does not count as a move by the user.
 */
void
earcup_waveform_set_duration (EarcupWaveform *self,
                              double          duration_s)
{
  g_return_if_fail (EARCUP_IS_WAVEFORM (self));
  g_return_if_fail (duration_s >= 0.0);

  gtk_adjustment_set_upper (gtk_range_get_adjustment (GTK_RANGE (self)), duration_s);
  invalidate (self);
  update_value_text (self);
}

/**
 * earcup_waveform_set_position:
 * @position_s: in seconds; held to the length
 *
 * Moves the position. It does not count as a move by the user.
 */
void
earcup_waveform_set_position (EarcupWaveform *self,
                              double          position_s)
{
  g_return_if_fail (EARCUP_IS_WAVEFORM (self));

  gtk_range_set_value (GTK_RANGE (self), position_s);
}

/* Gets the position in seconds. */
double
earcup_waveform_get_position (EarcupWaveform *self)
{
  g_return_val_if_fail (EARCUP_IS_WAVEFORM (self), 0.0);

  return gtk_range_get_value (GTK_RANGE (self));
}

/**
 * earcup_waveform_set_overview:
 * @low: (array length=n_columns) (nullable): the lowest sample of each column, −1…1
 * @high: (array length=n_columns) (nullable): the highest
 * @n_columns: how many columns of equal length; 0 for no audio
 *
 * Sets what is drawn. The arrays are copied.
 */
void
earcup_waveform_set_overview (EarcupWaveform *self,
                              const float    *low,
                              const float    *high,
                              guint           n_columns)
{
  g_return_if_fail (EARCUP_IS_WAVEFORM (self));
  g_return_if_fail (n_columns == 0 || (low != NULL && high != NULL));

  g_clear_pointer (&self->overview, earcup_overview_free);
  if (n_columns > 0)
    self->overview = earcup_overview_new (low, high, n_columns);

  invalidate (self);
}

/**
 * earcup_waveform_set_is_analysing:
 * @is_analysing: whether the overview is being made
 *
 * Says so in place of the waveform, as long as there is none.
 */
void
earcup_waveform_set_is_analysing (EarcupWaveform *self,
                                  gboolean        is_analysing)
{
  g_return_if_fail (EARCUP_IS_WAVEFORM (self));

  if (self->is_analysing == (is_analysing != FALSE))
    return;

  self->is_analysing = is_analysing != FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * earcup_waveform_set_loop:
 * @start_s: where it begins, in seconds
 * @end_s: where it ends; not after @start_s for no loop
 * @is_active: whether it is played
 *
 * Sets the loop. It does not count as a change by the user.
 */
void
earcup_waveform_set_loop (EarcupWaveform *self,
                          double          start_s,
                          double          end_s,
                          gboolean        is_active)
{
  g_return_if_fail (EARCUP_IS_WAVEFORM (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->loop_start_s != start_s)
    {
      self->loop_start_s = start_s;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOP_START_S]);
    }
  if (self->loop_end_s != end_s)
    {
      self->loop_end_s = end_s;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOP_END_S]);
    }
  if (self->is_loop_active != (is_active != FALSE))
    {
      self->is_loop_active = is_active != FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOP_ACTIVE]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_value_text (self);
}

/**
 * earcup_waveform_get_loop:
 * @start_s: (out) (optional): where it begins, in seconds
 * @end_s: (out) (optional): where it ends
 *
 * Returns: whether the loop is played
 */
gboolean
earcup_waveform_get_loop (EarcupWaveform *self,
                          double         *start_s,
                          double         *end_s)
{
  g_return_val_if_fail (EARCUP_IS_WAVEFORM (self), FALSE);

  if (start_s != NULL)
    *start_s = self->loop_start_s;
  if (end_s != NULL)
    *end_s = self->loop_end_s;

  return self->is_loop_active;
}

/**
 * earcup_waveform_dup_value_text:
 *
 * Says where the position and the loop are.
 *
 * Returns: (transfer full): "0:12 of 0:20, loop 0:04 to 0:08"
 */
char *
earcup_waveform_dup_value_text (EarcupWaveform *self)
{
  g_autofree char *position = NULL;
  g_autofree char *duration = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (EARCUP_IS_WAVEFORM (self), NULL);

  position = print_time (earcup_waveform_get_position (self));
  duration = print_time (get_duration (self));
  if (!self->is_loop_active)
    {
      /* Translators: a position and a length: "0:12 of 0:20" */
      return g_strdup_printf (_("%s of %s"), position, duration);
    }

  start = print_time (self->loop_start_s);
  end = print_time (self->loop_end_s);

  /* Translators: a position, a length, and the ends of a loop */
  return g_strdup_printf (_("%s of %s, loop %s to %s"), position, duration, start, end);
}
