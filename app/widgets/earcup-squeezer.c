/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-squeezer.h"

/**
 * EarcupSqueezer:
 *
 * Shows the first of its children for which there is room, or the last, which may be squeezed. So
 * a text can say less where it would otherwise be cut off. Children are added in a template, or
 * with gtk_widget_set_parent(), the widest first; those that are not visible are passed over.
 *
 * It asks for the room of the first, but where it is told to expand for that of the last only: then
 * it says as much as there is room for when its neighbours have theirs.
 */
struct _EarcupSqueezer
{
  GtkWidget  parent;

  GtkWidget *shown;     /* not owned: a child, or NULL before there was room at all */
};

G_DEFINE_FINAL_TYPE (EarcupSqueezer, earcup_squeezer, GTK_TYPE_WIDGET)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int least, wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = least;
      *natural = gtk_widget_get_hexpand (widget) ? wanted : MAX (*natural, wanted);
    }
}

static void
earcup_squeezer_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum_baseline = -1;
  *natural_baseline = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int least, wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
earcup_squeezer_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  EarcupSqueezer *self = EARCUP_SQUEEZER (widget);

  self->shown = NULL;
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int wanted;
      gboolean is_last = get_next (child) == NULL;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      if (self->shown == NULL && (is_last || wanted <= width))
        self->shown = child;
      gtk_widget_set_child_visible (child, child == self->shown);
    }

  if (self->shown != NULL)
    gtk_widget_allocate (self->shown, width, height, baseline, NULL);
}

static void
earcup_squeezer_dispose (GObject *object)
{
  EarcupSqueezer *self = EARCUP_SQUEEZER (object);
  GtkWidget *child;

  self->shown = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (earcup_squeezer_parent_class)->dispose (object);
}

static void
earcup_squeezer_class_init (EarcupSqueezerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_squeezer_dispose;
  widget_class->measure = earcup_squeezer_measure;
  widget_class->size_allocate = earcup_squeezer_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "squeezer");
}

static void
earcup_squeezer_init (EarcupSqueezer *self)
{
}

/* Returns: (transfer floating): a squeezer without children */
GtkWidget *
earcup_squeezer_new (void)
{
  return g_object_new (EARCUP_TYPE_SQUEEZER, NULL);
}

/* Returns: (transfer none) (nullable): the child there is room for, %NULL before it has a place */
GtkWidget *
earcup_squeezer_get_shown (EarcupSqueezer *self)
{
  g_return_val_if_fail (EARCUP_IS_SQUEEZER (self), NULL);

  return self->shown;
}
