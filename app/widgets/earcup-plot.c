/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-private.h"

#include <math.h>

#include "plotting/earcup-plot-draw.h"
#include "widgets/earcup-snapshot.h"
#include "widgets/earcup-theme.h"

#define ANNOUNCE_MS       150      /* a screen reader is told no more often than this */
#define DOT_PX            4.0
#define LEAST_HEIGHT      160
#define LEAST_WIDTH       240
#define NATURAL_HEIGHT    320
#define NATURAL_WIDTH     640

struct _EarcupPlot
{
  GtkWidget        parent_instance;

  EarcupPlotScene *scene;
  double           cursor_hz;      /* set by a key or a click; 0 for none */
  double           cursor_ms;      /* the same along an axis of time; NaN for none */
  double           hover;          /* the place where the pointer is; NaN for nowhere */
  EarcupPlotPointer pointer;       /* where it was seen last */
  double           span_db;        /* 0: as the scene says */
  GskRenderNode   *picture;        /* everything but the cursor, at the scale of the device … */
  GskRenderNode   *curves;         /* … or without what stands in this layer, for the spectrum */
  EarcupPlotLayers layers;         /* that are being drawn */
  int              picture_width;
  int              picture_height;
  int              picture_scale;
  guint            announce_id;
  EarcupPlotLive   live;           /* the spectrum of what plays */
  EarcupPlotSight  sight;          /* what of the scene is seen */
  EarcupPlotScale  axes;           /* of the last drawing, … */
  gboolean         has_axes;       /* … unless something has changed since */
  EarcupPlotListening listening;
};

enum {
  PROP_0,
  PROP_SCENE,
  PROP_CURSOR_HZ,
  PROP_SPAN_DB,
  PROP_READOUT,
  PROP_SHOWS_SPECTRUM,
  PROP_LISTENS,
  PROP_SHOWN,
  PROP_ZOOMED,
  N_PROPS
};

enum {
  SIGNAL_LISTENING,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EarcupPlot, earcup_plot, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Returns: the height of the level axis without a zoom; levels that are not relative to a mean have
 * their own range, which is 0 */
double
earcup_plot_get_span (EarcupPlot *self)
{
  return self->scene != NULL && earcup_plot_scene_get_is_as_is (self->scene) ? 0.0 : self->span_db;
}

static EarcupPlotPicture
get_picture (EarcupPlot *self)
{
  return (EarcupPlotPicture) {
    .scene = self->sight.shown,
    .palette = earcup_theme_get_palette (),
    .context = gtk_widget_get_pango_context (GTK_WIDGET (self)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .span_db = earcup_plot_get_span (self),
    .layers = self->layers,
  };
}

/* Draws everything anew. */
void
earcup_plot_invalidate (EarcupPlot *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->curves, gsk_render_node_unref);
  self->has_axes = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_over_time (EarcupPlot *self)
{
  double from, to;

  return self->scene != NULL &&
         earcup_plot_scene_get_places (self->scene, &from, &to) == EARCUP_PLOT_AXIS_TIME;
}

/* Whether there is a spectrum to be seen: it is asked for, and the plot is one over frequency. */
gboolean
earcup_plot_has_spectrum (EarcupPlot *self)
{
  return self->live.is_shown && self->scene != NULL && !is_over_time (self) &&
         !(earcup_plot_scene_get_depth (self->scene) > 0.0);
}

/* Returns: what the plot keeps of what plays */
EarcupPlotLive *
earcup_plot_get_live (EarcupPlot *self)
{
  return &self->live;
}

/* Returns: where the cursor is, along the axis of the scene; NaN for nowhere */
double
earcup_plot_get_place (EarcupPlot *self)
{
  if (is_over_time (self))
    return self->cursor_ms;

  return self->cursor_hz > 0.0 ? self->cursor_hz : NAN;
}

/* Returns: the place that is read out; NaN for none, as in a waterfall, where there is no one
 * level */
double
earcup_plot_get_read (EarcupPlot *self)
{
  if (self->scene == NULL || earcup_plot_scene_get_depth (self->scene) > 0.0)
    return NAN;

  return isnan (self->hover) ? earcup_plot_get_place (self) : self->hover;
}

/* {{{ What a screen reader is told */

static gboolean
announce_cb (gpointer user_data)
{
  EarcupPlot *self = user_data;

  self->announce_id = 0;
  earcup_plot_update_description (self);

  return G_SOURCE_REMOVE;
}

static void
queue_announcement (EarcupPlot *self)
{
  if (self->announce_id == 0)
    self->announce_id = g_timeout_add (ANNOUNCE_MS, announce_cb, self);
}

/* Says that another level stands under the pointer or the cursor. */
void
earcup_plot_notify_readout (EarcupPlot *self)
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
  g_clear_pointer (&self->curves, gsk_render_node_unref);
  if (earcup_plot_has_spectrum (self))
    {
      self->layers = EARCUP_PLOT_LAYERS_CURVES;
      self->curves = earcup_snapshot_retain (width, height, scale, draw_cb, self);
      self->layers = EARCUP_PLOT_LAYERS_GROUND;
    }

  self->picture = earcup_snapshot_retain (width, height, scale, draw_cb, self);
  self->layers = EARCUP_PLOT_LAYERS_ALL;
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
  double hz = earcup_plot_get_read (self);
  int read = earcup_plot_get_read_curve (self);
  double x;

  earcup_plot_get_axes (self, &scale);
  if (hz < scale.low_hz || hz > scale.high_hz)
    return;

  x = round (earcup_plot_scale_get_x (&scale, hz));
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) x, (float) scale.top, 1.0f,
                                                  (float) scale.height));

  for (guint i = 0; i < earcup_plot_scene_get_n_series (picture.scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (picture.scene, i);
      EarcupPlotPen pen = earcup_plot_palette_get_pen (picture.palette, series->style, FALSE);
      double y = earcup_plot_scale_get_y (&scale,
                                          earcup_plot_scene_get_level (picture.scene, i, hz));

      if (read >= 0 && (guint) read != i)
        continue;
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
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      self->has_axes = FALSE;
    }
  if (self->picture == NULL)
    render_picture (self, width, height, scale);

  gtk_snapshot_append_node (snapshot, self->picture);
  if (self->curves != NULL)
    {
      EarcupPlotPicture picture = get_picture (self);
      EarcupPlotScale axes;

      earcup_plot_get_axes (self, &axes);
      earcup_plot_spectrum_snapshot (self->live.spectrum, snapshot, &picture, &axes);
      gtk_snapshot_append_node (snapshot, self->curves);
    }
  earcup_plot_snapshot_listening (self, snapshot);
  if (!isnan (earcup_plot_get_read (self)))
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

  earcup_plot_invalidate (EARCUP_PLOT (widget));
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
/* {{{ Places */

/* Reads the curves at a place along the axis of the scene, NaN for where the cursor is. */
void
earcup_plot_set_hover (EarcupPlot *self,
                       double      place)
{
  if (self->hover == place || (isnan (self->hover) && isnan (place)))
    return;

  self->hover = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  earcup_plot_notify_readout (self);
}

/* Moves the cursor to a place along the axis of the scene, NaN for nowhere. */
void
earcup_plot_move_cursor (EarcupPlot *self,
                         double      place)
{
  if (!is_over_time (self))
    {
      earcup_plot_set_cursor_hz (self, isnan (place) ? 0.0 : place);
      return;
    }

  self->cursor_ms = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_announcement (self);
  earcup_plot_notify_readout (self);
}

/* Moves the cursor by a key: along the axis of the scene, and not under the pointer any more. */
void
earcup_plot_set_place (EarcupPlot *self,
                       double      place)
{
  earcup_plot_set_hover (self, NAN);
  earcup_plot_move_cursor (self, place);
  earcup_plot_sight_follow_place (self, place);
}

/* }}} */

static void
earcup_plot_dispose (GObject *object)
{
  EarcupPlot *self = EARCUP_PLOT (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->curves, gsk_render_node_unref);
  g_clear_pointer (&self->scene, earcup_plot_scene_unref);
  g_clear_pointer (&self->live.spectrum, earcup_plot_spectrum_free);
  earcup_plot_sight_clear (&self->sight);

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

    case PROP_SHOWS_SPECTRUM:
      g_value_set_boolean (value, self->live.is_shown);
      break;

    case PROP_LISTENS:
      g_value_set_boolean (value, self->listening.tool);
      break;

    case PROP_SHOWN:
      g_value_set_boxed (value, self->sight.shown);
      break;

    case PROP_ZOOMED:
      g_value_set_boolean (value, earcup_plot_get_is_zoomed (self));
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

    case PROP_SHOWS_SPECTRUM:
      earcup_plot_set_shows_spectrum (self, g_value_get_boolean (value));
      break;

    case PROP_LISTENS:
      earcup_plot_set_listens (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
describe_told_properties (void)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EarcupPlot:readout:
   *
   * The levels under the pointer or the cursor, as one line; empty when there is neither.
   */
  properties[PROP_READOUT] =
    g_param_spec_string ("readout", NULL, NULL, "", told);

  /**
   * EarcupPlot:shown:
   *
   * What is seen of the scene: without hidden curves, and the part that is zoomed in on.
   */
  properties[PROP_SHOWN] =
    g_param_spec_boxed ("shown", NULL, NULL, EARCUP_TYPE_PLOT_SCENE, told);

  /**
   * EarcupPlot:zoomed:
   *
   * Whether less than the whole of the axes is seen.
   */
  properties[PROP_ZOOMED] = g_param_spec_boolean ("zoomed", NULL, NULL, FALSE, told);
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
   * EarcupPlot:shows-spectrum:
   *
   * Whether the spectrum of what plays stands under the curves of a plot over frequency.
   */
  properties[PROP_SHOWS_SPECTRUM] =
    g_param_spec_boolean ("shows-spectrum", NULL, NULL, FALSE, flags);

  /**
   * EarcupPlot:listens:
   *
   * Whether a drag makes a band that is heard, and a click a tone.
   */
  properties[PROP_LISTENS] = g_param_spec_boolean ("listens", NULL, NULL, FALSE, flags);

  describe_told_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
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

  /**
   * EarcupPlot::listening:
   *
   * Another band or another sound is to be heard, or none any more.
   */
  signals[SIGNAL_LISTENING] = g_signal_new ("listening", EARCUP_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  earcup_plot_bind_keys (widget_class);
  earcup_plot_bind_listening (widget_class);
  earcup_plot_bind_sight (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "plot");
}

static void
earcup_plot_init (EarcupPlot *self)
{
  self->cursor_ms = self->hover = NAN;
  self->live.spectrum = earcup_plot_spectrum_new ();
  earcup_plot_sight_init (&self->sight);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (earcup_plot_invalidate));
  earcup_plot_add_pointer (self);
  earcup_plot_update_description (self);
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
 * Shows a scene. The cursor stays where it is; there is one over frequency and one over time.
 */
void
earcup_plot_set_scene (EarcupPlot      *self,
                       EarcupPlotScene *scene)
{
  EarcupPlotScene *previous;
  gboolean was_over_time;

  g_return_if_fail (EARCUP_IS_PLOT (self));

  if (self->scene == scene)
    return;

  was_over_time = is_over_time (self);
  previous = self->scene;
  self->scene = scene != NULL ? earcup_plot_scene_ref (scene) : NULL;
  if (is_over_time (self) != was_over_time)
    self->hover = NAN;

  earcup_plot_sight_follow (self, previous);
  g_clear_pointer (&previous, earcup_plot_scene_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

/* Gets where the curves are read out, in Hz; 0 for nowhere. */
double
earcup_plot_get_cursor_hz (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), 0.0);

  return self->cursor_hz;
}

/* Returns: the frequency in Hz where the pointer is or, while the plot has the focus, its cursor;
 * NAN for nowhere and along an axis of time */
double
earcup_plot_get_pointed_hz (EarcupPlot *self)
{
  g_return_val_if_fail (EARCUP_IS_PLOT (self), NAN);

  if (self->scene == NULL || is_over_time (self))
    return NAN;
  if (!isnan (self->hover))
    return self->hover;

  return gtk_widget_has_focus (GTK_WIDGET (self)) ? earcup_plot_get_place (self) : NAN;
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
  earcup_plot_follow_cursor (self);
  earcup_plot_notify_readout (self);
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
  earcup_plot_sight_show_levels (self);
  earcup_plot_invalidate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPAN_DB]);
}

/* Returns: (transfer none): where the pointer was seen last */
EarcupPlotPointer *
earcup_plot_get_pointer (EarcupPlot *self)
{
  return &self->pointer;
}

/* Returns: (transfer none): what is heard by way of the plot */
EarcupPlotListening *
earcup_plot_get_listening (EarcupPlot *self)
{
  return &self->listening;
}

/* Returns: (transfer none): what of the scene is seen */
EarcupPlotSight *
earcup_plot_get_sight (EarcupPlot *self)
{
  return &self->sight;
}

/* Draws and tells everybody what is seen now. */
void
earcup_plot_tell_shown (EarcupPlot *self)
{
  earcup_plot_invalidate (self);
  queue_announcement (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  earcup_plot_notify_readout (self);
}

/* Says that another curve is read. */
void
earcup_plot_tell_read (EarcupPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_announcement (self);
  earcup_plot_notify_readout (self);
}

/* Shows and tells everybody what is to be heard now. */
void
earcup_plot_tell_listening (EarcupPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_announcement (self);
  earcup_plot_notify_readout (self);
  g_signal_emit (self, signals[SIGNAL_LISTENING], 0);
}

/* Gets where the axes lie in the widget. To lay them out takes longer than most of what is drawn
 * over them. */
void
earcup_plot_get_axes (EarcupPlot      *self,
                      EarcupPlotScale *scale)
{
  EarcupPlotPicture picture = get_picture (self);

  if (!self->has_axes || picture.width != self->picture_width ||
      picture.height != self->picture_height)
    {
      earcup_plot_draw_get_scale (&picture, &self->axes);
      self->has_axes = TRUE;
    }
  *scale = self->axes;
}
