/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-panes.h"

#define SIDE_WIDTH      300      /* of the panes at the sides, in pixels, where there is room */
#define FOLD_BELOW      720      /* below it the start pane and the content take turns */
#define END_FOLD_BELOW  1000     /* below it the end pane lies over the content */

struct _EarcupPanes
{
  GtkWidget  parent_instance;

  GtkWidget *start;
  GtkWidget *content;
  GtkWidget *end;
  guint      notify_id;

  guint      folded : 1;
  guint      end_folded : 1;
  guint      show_start : 1;
  guint      show_end : 1;
};

enum {
  PROP_0,
  PROP_START,
  PROP_CONTENT,
  PROP_END,
  PROP_FOLDED,
  PROP_END_FOLDED,
  PROP_SHOW_START,
  PROP_SHOW_END,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EarcupPanes, earcup_panes, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static int
measure_least (GtkWidget      *child,
               GtkOrientation  orientation)
{
  int least = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);

  return least;
}

static int
get_side_width (GtkWidget *side)
{
  return side == NULL ? 0 : MAX (SIDE_WIDTH, measure_least (side, GTK_ORIENTATION_HORIZONTAL));
}

static void
earcup_panes_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  EarcupPanes *self = EARCUP_PANES (widget);
  int sides = get_side_width (self->start) + (self->show_end ? get_side_width (self->end) : 0);
  int content_natural = 0;

  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, NULL, &content_natural, NULL, NULL);

  *minimum = MAX (measure_least (self->content, orientation),
                  MAX (measure_least (self->start, orientation),
                       self->show_end ? measure_least (self->end, orientation) : 0));
  *natural = MAX (*minimum, content_natural +
                  (orientation == GTK_ORIENTATION_HORIZONTAL ? sides : 0));
}

static gboolean
notify_folded_cb (gpointer user_data)
{
  EarcupPanes *self = user_data;

  self->notify_id = 0;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_START]);
  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

/* Folding shows the content; unfolding shows both. */
static void
update_folded (EarcupPanes *self,
               int          width)
{
  int content = measure_least (self->content, GTK_ORIENTATION_HORIZONTAL);
  int sides = get_side_width (self->start) + content;
  gboolean folded = width < MAX (FOLD_BELOW, sides);
  gboolean end_folded = width < MAX (END_FOLD_BELOW, sides + get_side_width (self->end));

  if (folded == self->folded && end_folded == self->end_folded)
    return;

  if (folded != self->folded)
    self->show_start = !folded;
  self->folded = folded;
  self->end_folded = end_folded;

  /* Listeners may queue a resize, which is not allowed while allocating. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add (notify_folded_cb, self);
}

static void
allocate (EarcupPanes *self,
          GtkWidget   *child,
          gboolean     is_visible,
          int          x,
          int          width)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, is_visible);
  if (!is_visible)
    return;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;

  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
earcup_panes_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  EarcupPanes *self = EARCUP_PANES (widget);
  gboolean has_start, has_end, is_covered;
  int start, end, taken;

  update_folded (self, width);

  has_start = self->start != NULL && self->show_start;
  has_end = self->end != NULL && self->show_end;
  is_covered = self->folded && has_start;
  start = !has_start ? 0 : self->folded ? width : get_side_width (self->start);
  end = !has_end ? 0 : MIN (get_side_width (self->end), width);
  taken = (is_covered ? 0 : start) + (self->end_folded ? 0 : end);

  allocate (self, self->start, has_start, 0, start);
  allocate (self, self->content, !is_covered, is_covered ? 0 : start, width - taken);
  allocate (self, self->end, has_end && !is_covered, width - end, end);

  if (self->end != NULL && self->end_folded)
    gtk_widget_add_css_class (self->end, "overlaid");
  else if (self->end != NULL)
    gtk_widget_remove_css_class (self->end, "overlaid");
}

static gboolean
close_overlay_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  EarcupPanes *self = EARCUP_PANES (widget);

  if (!self->end_folded || !self->show_end)
    return FALSE;

  earcup_panes_set_show_end (self, FALSE);

  return TRUE;
}

static void
set_child (EarcupPanes  *self,
           GtkWidget   **place,
           GtkWidget    *child,
           GtkWidget    *sibling,
           const char   *css_class,
           guint         prop_id)
{
  if (*place == child)
    return;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    {
      gtk_widget_add_css_class (child, css_class);
      gtk_widget_insert_after (child, GTK_WIDGET (self), sibling);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
earcup_panes_dispose (GObject *object)
{
  EarcupPanes *self = EARCUP_PANES (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (earcup_panes_parent_class)->dispose (object);
}

static void
earcup_panes_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EarcupPanes *self = EARCUP_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;

    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    case PROP_END:
      g_value_set_object (value, self->end);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    case PROP_END_FOLDED:
      g_value_set_boolean (value, self->end_folded);
      break;

    case PROP_SHOW_START:
      g_value_set_boolean (value, self->show_start);
      break;

    case PROP_SHOW_END:
      g_value_set_boolean (value, self->show_end);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
earcup_panes_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EarcupPanes *self = EARCUP_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      earcup_panes_set_start (self, g_value_get_object (value));
      break;

    case PROP_CONTENT:
      earcup_panes_set_content (self, g_value_get_object (value));
      break;

    case PROP_END:
      earcup_panes_set_end (self, g_value_get_object (value));
      break;

    case PROP_SHOW_START:
      earcup_panes_set_show_start (self, g_value_get_boolean (value));
      break;

    case PROP_SHOW_END:
      earcup_panes_set_show_end (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * EarcupPanes:folded:
   *
   * Whether the start pane and the content take turns.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, read_only);

  /**
   * EarcupPanes:end-folded:
   *
   * Whether the end pane lies over the content.
   */
  properties[PROP_END_FOLDED] = g_param_spec_boolean ("end-folded", NULL, NULL, FALSE, read_only);

  /**
   * EarcupPanes:show-start:
   *
   * Whether the start pane is shown; while folded, in place of the content. It follows when
   * the panes fold and unfold.
   */
  properties[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);

  /**
   * EarcupPanes:show-end:
   *
   * Whether the end pane is shown.
   */
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
earcup_panes_class_init (EarcupPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_panes_dispose;
  object_class->get_property = earcup_panes_get_property;
  object_class->set_property = earcup_panes_set_property;
  widget_class->measure = earcup_panes_measure;
  widget_class->size_allocate = earcup_panes_size_allocate;

  install_properties (object_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_overlay_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
earcup_panes_init (EarcupPanes *self)
{
  self->show_start = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * earcup_panes_new:
 *
 * Makes panes side by side, which fold when there is little room.
 *
 * Returns: (transfer floating): the panes
 */
GtkWidget *
earcup_panes_new (void)
{
  return g_object_new (EARCUP_TYPE_PANES, NULL);
}

/**
 * earcup_panes_set_start:
 * @child: (nullable) (transfer floating): what stands at the start, on the left in English
 *
 * Sets the pane to browse in.
 */
void
earcup_panes_set_start (EarcupPanes *self,
                        GtkWidget   *child)
{
  g_return_if_fail (EARCUP_IS_PANES (self));

  set_child (self, &self->start, child, NULL, "start-pane", PROP_START);
}

/**
 * earcup_panes_set_content:
 * @child: (nullable) (transfer floating): what stands in the middle
 *
 * Sets the content.
 */
void
earcup_panes_set_content (EarcupPanes *self,
                          GtkWidget   *child)
{
  g_return_if_fail (EARCUP_IS_PANES (self));

  set_child (self, &self->content, child, self->start, "content-pane", PROP_CONTENT);
}

/**
 * earcup_panes_set_end:
 * @child: (nullable) (transfer floating): what stands at the end, on the right in English
 *
 * Sets the pane to read in.
 */
void
earcup_panes_set_end (EarcupPanes *self,
                      GtkWidget   *child)
{
  g_return_if_fail (EARCUP_IS_PANES (self));

  set_child (self, &self->end, child, self->content != NULL ? self->content : self->start,
             "end-pane", PROP_END);
}

/* Gets whether the start pane and the content take turns. */
gboolean
earcup_panes_get_folded (EarcupPanes *self)
{
  g_return_val_if_fail (EARCUP_IS_PANES (self), FALSE);

  return self->folded;
}

/* Gets whether the end pane lies over the content. */
gboolean
earcup_panes_get_end_folded (EarcupPanes *self)
{
  g_return_val_if_fail (EARCUP_IS_PANES (self), FALSE);

  return self->end_folded;
}

/* Gets whether the start pane is shown. */
gboolean
earcup_panes_get_show_start (EarcupPanes *self)
{
  g_return_val_if_fail (EARCUP_IS_PANES (self), FALSE);

  return self->show_start;
}

/**
 * earcup_panes_set_show_start:
 * @show_start: whether to show the start pane; while folded, in place of the content
 *
 * Shows or hides the start pane.
 */
void
earcup_panes_set_show_start (EarcupPanes *self,
                             gboolean     show_start)
{
  g_return_if_fail (EARCUP_IS_PANES (self));

  if (self->show_start == (show_start != FALSE))
    return;

  self->show_start = show_start != FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_START]);
}

/* Gets whether the end pane is shown. */
gboolean
earcup_panes_get_show_end (EarcupPanes *self)
{
  g_return_val_if_fail (EARCUP_IS_PANES (self), FALSE);

  return self->show_end;
}

/**
 * earcup_panes_set_show_end:
 * @show_end: whether to show the end pane
 *
 * Shows or hides the end pane. Escape hides it too when it lies over the content.
 */
void
earcup_panes_set_show_end (EarcupPanes *self,
                           gboolean     show_end)
{
  g_return_if_fail (EARCUP_IS_PANES (self));

  if (self->show_end == (show_end != FALSE))
    return;

  self->show_end = show_end != FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_END]);
}
