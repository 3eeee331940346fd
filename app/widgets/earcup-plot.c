/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-draw.h"
#include "widgets/earcup-snapshot.h"
#include "widgets/earcup-theme.h"

#define ANNOUNCE_MS       150      /* a screen reader is told no more often than this */
#define DOT_PX            4.0
#define FIRST_CURSOR_HZ   1000.0
#define LEAST_HEIGHT      160
#define LEAST_WIDTH       240
#define NATURAL_HEIGHT    320
#define NATURAL_WIDTH     640
#define OCTAVES_FINE      (1.0 / 48.0)
#define OCTAVES_STEP      (1.0 / 12.0)

struct _EarcupPlot
{
  GtkWidget        parent_instance;

  EarcupPlotScene *scene;
  double           cursor_hz;      /* set by a key or a click; 0 for none */
  double           hover_hz;       /* where the pointer is; 0 for nowhere */
  double           pointer_x;      /* where it was seen last, pixels */
  double           pointer_y;
  double           span_db;        /* 0: as the scene says */
  GskRenderNode   *picture;        /* everything but the cursor, at the scale of the device */
  int              picture_width;
  int              picture_height;
  int              picture_scale;
  guint            announce_id;
};

enum {
  PROP_0,
  PROP_SCENE,
  PROP_CURSOR_HZ,
  PROP_SPAN_DB,
  PROP_READOUT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EarcupPlot, earcup_plot, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const double spans_db[] = { 12.0, 24.0, 36.0, 48.0, 72.0 };

static EarcupPlotPicture
get_picture (EarcupPlot *self)
{
  return (EarcupPlotPicture) {
    .scene = self->scene,
    .palette = earcup_theme_get_palette (),
    .context = gtk_widget_get_pango_context (GTK_WIDGET (self)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .span_db = self->span_db,
  };
}

static void
invalidate (EarcupPlot *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_shown_hz (EarcupPlot *self)
{
  return self->hover_hz > 0.0 ? self->hover_hz : self->cursor_hz;
}

/* {{{ What a screen reader is told */

static void
update_description (EarcupPlot *self)
{
  g_autofree char *summary = self->scene != NULL ? earcup_plot_describe (self->scene)
                                                 : g_strdup (_("Nothing is plotted."));
  g_autofree char *readout = earcup_plot_dup_readout (self);
  g_autofree char *text = self->cursor_hz > 0.0 && readout[0] != '\0'
    ? g_strdup_printf ("%s. %s", readout, summary) : g_strdup (summary);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->scene != NULL ? earcup_plot_scene_get_title (self->scene)
                                                      : _("Plot"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static gboolean
announce_cb (gpointer user_data)
{
  EarcupPlot *self = user_data;

  self->announce_id = 0;
  update_description (self);

  return G_SOURCE_REMOVE;
}

static void
queue_announcement (EarcupPlot *self)
{
  if (self->announce_id == 0)
    self->announce_id = g_timeout_add (ANNOUNCE_MS, announce_cb, self);
}

static void
notify_readout (EarcupPlot *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READOUT]);
}

/* }}} */
/* {{{ Drawing */

static void
draw_cb (cairo_t  *cr,
         gpointer  user_data)
{
  EarcupPlotPicture picture = get_picture (user_data);

  earcup_plot_draw (&picture, cr);
}

static void
render_picture (EarcupPlot *self,
                int         width,
                int         height,
                int         scale)
{
  self->picture = earcup_snapshot_retain (width, height, scale, draw_cb, self);
  self->picture_width = width;
  self->picture_height = height;
  self->picture_scale = scale;
}

static void
snapshot_dot (GtkSnapshot            *snapshot,
              const EarcupPlotColour *colour,
              const EarcupPlotColour *ground,
              double                  x,
              double                  y)
{
  GdkRGBA fill = earcup_theme_to_rgba (colour, 1.0f);
  GdkRGBA rim = earcup_theme_to_rgba (ground, 1.0f);
  double outer = DOT_PX + 1.5;

  earcup_snapshot_append_rounded (snapshot, &rim, x - outer, y - outer,
                                  2.0 * outer, 2.0 * outer, outer);
  earcup_snapshot_append_rounded (snapshot, &fill, x - DOT_PX, y - DOT_PX,
                                  2.0 * DOT_PX, 2.0 * DOT_PX, DOT_PX);
}

static void
snapshot_cursor (EarcupPlot  *self,
                 GtkSnapshot *snapshot)
{
  EarcupPlotPicture picture = get_picture (self);
  EarcupPlotScale scale;
  GdkRGBA ink = earcup_theme_to_rgba (&picture.palette->ink, 0.55f);
  double hz = get_shown_hz (self);
  double x;

  earcup_plot_draw_get_scale (&picture, &scale);
  x = round (earcup_plot_scale_get_x (&scale, hz));
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) x, (float) scale.top, 1.0f,
                                                  (float) scale.height));

  for (guint i = 0; i < earcup_plot_scene_get_n_series (self->scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (self->scene, i);
      EarcupPlotPen pen = earcup_plot_palette_get_pen (picture.palette, series->style, FALSE);
      double y = earcup_plot_scale_get_y (&scale,
                                          earcup_plot_scene_get_level (self->scene, i, hz));

      if (y >= scale.top && y <= scale.top + scale.height)
        snapshot_dot (snapshot, &pen.colour, &picture.palette->ground, x + 0.5, y);
    }
}

static void
earcup_plot_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->scene == NULL || width <= 0 || height <= 0)
    return;

  if (self->picture_width != width || self->picture_height != height ||
      self->picture_scale != scale)
    g_clear_pointer (&self->picture, gsk_render_node_unref);
  if (self->picture == NULL)
    render_picture (self, width, height, scale);

  gtk_snapshot_append_node (snapshot, self->picture);
  if (get_shown_hz (self) > 0.0)
    snapshot_cursor (self, snapshot);
}

static void
earcup_plot_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = is_width ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
earcup_plot_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (earcup_plot_parent_class)->css_changed (widget, change);

  invalidate (EARCUP_PLOT (widget));
}

/* Right is always higher, whatever the direction of the text. */
static void
earcup_plot_direction_changed (GtkWidget        *widget,
                               GtkTextDirection  previous)
{
  if (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_LTR)
    gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
}

/* }}} */
/* {{{ Pointer and keys */

static double
get_hz_at (EarcupPlot *self,
           double      x)
{
  EarcupPlotPicture picture = get_picture (self);
  EarcupPlotScale scale;

  if (self->scene == NULL)
    return 0.0;

  earcup_plot_draw_get_scale (&picture, &scale);
  if (x < scale.left - DOT_PX || x > scale.left + scale.width + DOT_PX)
    return 0.0;

  return CLAMP (earcup_plot_scale_get_hz (&scale, x), scale.low_hz, scale.high_hz);
}

static void
set_hover (EarcupPlot *self,
           double      hz)
{
  if (self->hover_hz == hz)
    return;

  self->hover_hz = hz;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  notify_readout (self);
}

/* The toolkit repeats the place of a pointer that rests, whenever something is drawn anew. Such a
 * repetition must not take the read-out away from the keys. */
static void
motion_cb (EarcupPlot *self,
           double      x,
           double      y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  set_hover (self, get_hz_at (self, x));
}

static void
leave_cb (EarcupPlot *self)
{
  self->pointer_x = self->pointer_y = -1.0;
  set_hover (self, 0.0);
}

static void
drag_begin_cb (EarcupPlot *self,
               double      x,
               double      y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  earcup_plot_set_cursor_hz (self, get_hz_at (self, x));
}

static void
drag_update_cb (EarcupPlot     *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    {
      double hz = get_hz_at (self, x + dx);

      if (hz > 0.0)
        earcup_plot_set_cursor_hz (self, hz);
    }
}

static void
move_cursor (EarcupPlot *self,
             double      octaves)
{
  double hz = self->cursor_hz > 0.0 ? self->cursor_hz : FIRST_CURSOR_HZ;

  if (self->cursor_hz > 0.0)
    hz *= exp2 (octaves);
  set_hover (self, 0.0);
  earcup_plot_set_cursor_hz (self, CLAMP (hz, EARCUP_PLOT_LOWEST_HZ, EARCUP_PLOT_HIGHEST_HZ));
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
  set_hover (EARCUP_PLOT (widget), 0.0);
  earcup_plot_set_cursor_hz (EARCUP_PLOT (widget), g_variant_get_double (args));

  return TRUE;
}

/* The curve whose peaks are looked for: the emphasised one, else the first. */
static guint
get_main_series (EarcupPlot *self)
{
  for (guint i = 0; i < earcup_plot_scene_get_n_series (self->scene); i++)
    if (earcup_plot_scene_get_series (self->scene, i)->is_emphasised)
      return i;

  return 0;
}

static gboolean
find_turn_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  gboolean is_upwards = g_variant_get_boolean (args);
  double hz = self->cursor_hz;

  if (self->scene == NULL || earcup_plot_scene_get_n_series (self->scene) == 0)
    return TRUE;

  if (!(hz > 0.0))
    hz = is_upwards ? EARCUP_PLOT_LOWEST_HZ : EARCUP_PLOT_HIGHEST_HZ;

  hz = earcup_plot_scene_find_turn (self->scene, get_main_series (self), hz, is_upwards);
  if (isfinite (hz))
    {
      set_hover (self, 0.0);
      earcup_plot_set_cursor_hz (self, hz);
    }
  else
    gtk_widget_error_bell (widget);

  return TRUE;
}

/* A step of the zoom goes from the range that is shown to the next narrower or wider one. */
static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EarcupPlot *self = EARCUP_PLOT (widget);
  gboolean is_wider = g_variant_get_boolean (args);
  double low, high, span;

  if (self->scene == NULL)
    return TRUE;

  earcup_plot_scene_get_range (self->scene, self->span_db, &low, &high);
  span = self->span_db;
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

static gboolean
reset_zoom_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  earcup_plot_set_span_db (EARCUP_PLOT (widget), 0.0);

  return TRUE;
}

/* }}} */

static void
earcup_plot_dispose (GObject *object)
{
  EarcupPlot *self = EARCUP_PLOT (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->scene, earcup_plot_scene_unref);

  G_OBJECT_CLASS (earcup_plot_parent_class)->dispose (object);
}

static void
earcup_plot_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EarcupPlot *self = EARCUP_PLOT (object);

  switch (prop_id)
    {
    case PROP_SCENE:
      g_value_set_boxed (value, self->scene);
      break;

    case PROP_CURSOR_HZ:
      g_value_set_double (value, self->cursor_hz);
      break;

    case PROP_SPAN_DB:
      g_value_set_double (value, self->span_db);
      break;

    case PROP_READOUT:
      g_value_take_string (value, earcup_plot_dup_readout (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
earcup_plot_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  EarcupPlot *self = EARCUP_PLOT (object);

  switch (prop_id)
    {
    case PROP_SCENE:
      earcup_plot_set_scene (self, g_value_get_boxed (value));
      break;

    case PROP_CURSOR_HZ:
      earcup_plot_set_cursor_hz (self, g_value_get_double (value));
      break;

    case PROP_SPAN_DB:
      earcup_plot_set_span_db (self, g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EarcupPlot:scene:
   *
   * What is shown; %NULL for nothing.
   */
  properties[PROP_SCENE] =
    g_param_spec_boxed ("scene", NULL, NULL, EARCUP_TYPE_PLOT_SCENE, flags);

  /**
   * EarcupPlot:cursor-hz:
   *
   * Where the curves are read out, in Hz from 20 to 20000; 0 for nowhere.
   */
  properties[PROP_CURSOR_HZ] =
    g_param_spec_double ("cursor-hz", NULL, NULL, 0.0, EARCUP_PLOT_HIGHEST_HZ, 0.0, flags);

  /**
   * EarcupPlot:span-db:
   *
   * The height of the level axis in the unit of the scene; 0 for what the scene says.
   */
  properties[PROP_SPAN_DB] =
    g_param_spec_double ("span-db", NULL, NULL, 0.0, 1e6, 0.0, flags);

  /**
   * EarcupPlot:readout:
   *
   * The levels under the pointer or the cursor, as one line; empty when there is neither.
   */
  properties[PROP_READOUT] =
    g_param_spec_string ("readout", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
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
bind_zoom (GtkWidgetClass  *widget_class,
           GdkModifierType  modifier)
{
  static const guint narrower[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint wider[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (guint i = 0; i < G_N_ELEMENTS (narrower); i++)
    gtk_widget_class_add_binding (widget_class, narrower[i], modifier, zoom_cb, "b", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    gtk_widget_class_add_binding (widget_class, wider[i], modifier, zoom_cb, "b", TRUE);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1.0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, place_cursor_cb,
                                "d", EARCUP_PLOT_LOWEST_HZ);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, place_cursor_cb,
                                "d", EARCUP_PLOT_HIGHEST_HZ);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, find_turn_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_SHIFT_MASK, find_turn_cb, "b", FALSE);
  bind_zoom (widget_class, 0);
  bind_zoom (widget_class, GDK_CONTROL_MASK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, reset_zoom_cb, NULL);
}

static void
earcup_plot_class_init (EarcupPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_plot_dispose;
  object_class->get_property = earcup_plot_get_property;
  object_class->set_property = earcup_plot_set_property;

  widget_class->css_changed = earcup_plot_css_changed;
  widget_class->direction_changed = earcup_plot_direction_changed;
  widget_class->measure = earcup_plot_measure;
  widget_class->snapshot = earcup_plot_snapshot;

  install_properties (object_class);
  bind_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "plot");
}

static void
add_controllers (EarcupPlot *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
earcup_plot_init (EarcupPlot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (invalidate));
  add_controllers (self);
  update_description (self);
}

/**
 * earcup_plot_new:
 *
 * Makes a plot that shows nothing yet.
 *
 * Returns: (transfer floating): the plot
 */
GtkWidget *
earcup_plot_new (void)
{
  return g_object_new (EARCUP_TYPE_PLOT, NULL);
}

/* Gets what is shown; NULL for nothing. */
EarcupPlotScene *
earcup_plot_get_scene (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), NULL);

  return self->scene;
}

/**
 * earcup_plot_set_scene:
 * @scene: (nullable) (transfer none): what to show
 *
 * Shows a scene. The cursor stays where it is.
 */
void
earcup_plot_set_scene (EarcupPlot      *self,
                       EarcupPlotScene *scene)
{
  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (self->scene == scene)
    return;

  if (scene != NULL)
    earcup_plot_scene_ref (scene);
  g_clear_pointer (&self->scene, earcup_plot_scene_unref);
  self->scene = scene;

  invalidate (self);
  queue_announcement (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
  notify_readout (self);
}

/* Gets where the curves are read out, in Hz; 0 for nowhere. */
double
earcup_plot_get_cursor_hz (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), 0.0);

  return self->cursor_hz;
}

/**
 * earcup_plot_set_cursor_hz:
 * @hz: 20 to 20000 Hz, or 0 for nowhere
 *
 * Moves the cursor.
 */
void
earcup_plot_set_cursor_hz (EarcupPlot *self,
                           double      hz)
{
  g_return_if_fail (EARCUP_IS_PLOT (self));
  g_return_if_fail (hz >= 0.0);

  if (self->cursor_hz == hz)
    return;

  self->cursor_hz = hz;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_announcement (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR_HZ]);
  notify_readout (self);
}

/* Gets the height of the level axis; 0 for what the scene says. */
double
earcup_plot_get_span_db (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), 0.0);

  return self->span_db;
}

/**
 * earcup_plot_set_span_db:
 * @span_db: the height of the level axis, or 0 for what the scene says
 *
 * Zooms the level axis.
 */
void
earcup_plot_set_span_db (EarcupPlot *self,
                         double      span_db)
{
  g_return_if_fail (EARCUP_IS_PLOT (self));
  g_return_if_fail (span_db >= 0.0);

  if (self->span_db == span_db)
    return;

  self->span_db = span_db;
  invalidate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPAN_DB]);
}

/**
 * earcup_plot_dup_readout:
 *
 * Reads the curves under the pointer, or at the cursor when the pointer is elsewhere.
 *
 * Returns: (transfer full): one line, such as "1.02 kHz   A +0.3   B −1.8 dB", or empty
 */
char *
earcup_plot_dup_readout (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), NULL);

  if (self->scene == NULL || !(get_shown_hz (self) > 0.0))
    return g_strdup ("");

  return earcup_plot_describe_at (self->scene, get_shown_hz (self));
}
