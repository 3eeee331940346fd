/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-loudness-meter.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-scale.h"

#define SPEAK_US G_USEC_PER_SEC    /* assistive technology is told no more often than this */
#define N        EARCUP_LOUDNESS_N_FIGURES

struct _EarcupLoudnessMeter
{
  GtkWidget  parent_instance;

  GtkWidget *line;             /* a button with all figures, or … */
  GtkWidget *folded;           /* … a button with one, that opens the popover */
  GtkWidget *popover;
  GtkWidget *first;            /* figures in the line … */
  GtkWidget *second;
  GtkWidget *third;
  GtkWidget *fourth;
  GtkWidget *first_full;       /* … and in the popover, with their units */
  GtkWidget *second_full;
  GtkWidget *third_full;
  GtkWidget *fourth_full;
  GtkWidget *main;             /* in the folded button */
  gboolean   is_folded;
  double     figures[N];
  gint64     spoken_us;
};

enum {
  SIGNAL_RESET,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EarcupLoudnessMeter, earcup_loudness_meter, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
reset_cb (EarcupLoudnessMeter *self)
{
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

/* {{{ Text */

static char *
dup_full (EarcupLoudnessMeter  *self,
          EarcupLoudnessFigure  figure)
{
  g_autofree char *number = earcup_plot_scale_print_level (self->figures[figure], 1, FALSE);

  if (figure == EARCUP_LOUDNESS_TRUE_PEAK)
    /* Translators: a true peak relative to full scale */
    return g_strdup_printf (_("%s dBTP"), number);

  /* Translators: a loudness */
  return g_strdup_printf (_("%s LUFS"), number);
}

static void
update_description (EarcupLoudnessMeter *self)
{
  g_auto(GStrv) figures = g_new0 (char *, N + 1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < N; i++)
    figures[i] = dup_full (self, i);

  /* Translators: four figures of loudness with their units, for a screen reader */
  text = g_strdup_printf (_("Momentary %s, short-term %s, integrated %s, true peak %s"),
                          figures[0], figures[1], figures[2], figures[3]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->folded),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  self->spoken_us = g_get_monotonic_time ();
}

/* A label that has its text already is not laid out anew. */
static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (!g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
    gtk_label_set_label (GTK_LABEL (label), text);
}

static void
update_texts (EarcupLoudnessMeter *self)
{
  GtkWidget *short_labels[N] = { self->first, self->second, self->third, self->fourth };
  GtkWidget *full_labels[N] = {
    self->first_full, self->second_full, self->third_full, self->fourth_full,
  };

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *number = earcup_plot_scale_print_level (self->figures[i], 1, FALSE);
      g_autofree char *full = dup_full (self, i);

      set_text (short_labels[i], number);
      set_text (full_labels[i], full);
      if (i == EARCUP_LOUDNESS_INTEGRATED)
        set_text (self->main, full);
    }
}

/* }}} */
/* {{{ Layout */

static void
earcup_loudness_meter_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  EarcupLoudnessMeter *self = EARCUP_LOUDNESS_METER (widget);
  int line_least, line, folded_least, folded;

  gtk_widget_measure (self->line, orientation, -1, &line_least, &line, NULL, NULL);
  gtk_widget_measure (self->folded, orientation, -1, &folded_least, &folded, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (line_least, folded_least);
      *natural = MAX (line, folded);
      return;
    }

  *minimum = MIN (line_least, folded_least);
  *natural = MAX (line, *minimum);
}

static void
earcup_loudness_meter_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  EarcupLoudnessMeter *self = EARCUP_LOUDNESS_METER (widget);
  int line, folded;

  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, &line, NULL, NULL, NULL);
  gtk_widget_measure (self->folded, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &folded, NULL, NULL);
  self->is_folded = width < line;
  gtk_widget_set_child_visible (self->line, !self->is_folded);
  gtk_widget_set_child_visible (self->folded, self->is_folded);
  if (self->is_folded)
    {
      int used = MIN (folded, width);
      int x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : width - used;

      gtk_widget_size_allocate (self->folded, &(GtkAllocation) { x, 0, used, height }, baseline);
    }
  else
    gtk_widget_size_allocate (self->line, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

/* }}} */

static void
earcup_loudness_meter_dispose (GObject *object)
{
  EarcupLoudnessMeter *self = EARCUP_LOUDNESS_METER (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->folded, gtk_widget_unparent);

  G_OBJECT_CLASS (earcup_loudness_meter_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/widgets/earcup-loudness-meter.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, line);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, folded);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, popover);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, first);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, second);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, third);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, fourth);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, first_full);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, second_full);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, third_full);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, fourth_full);
  gtk_widget_class_bind_template_child (widget_class, EarcupLoudnessMeter, main);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
earcup_loudness_meter_class_init (EarcupLoudnessMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_loudness_meter_dispose;
  widget_class->measure = earcup_loudness_meter_measure;
  widget_class->size_allocate = earcup_loudness_meter_size_allocate;

  /**
   * EarcupLoudnessMeter::reset:
   *
   * The user wants integrated loudness and true peak to begin anew.
   */
  signals[SIGNAL_RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "loudnessmeter");
}

/* Where text runs from right to left the sign of a bare number would come to its other end. */
static void
keep_order (GtkWidget *box)
{
  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, GTK_TEXT_DIR_LTR);
}

static void
earcup_loudness_meter_init (EarcupLoudnessMeter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  keep_order (gtk_widget_get_parent (self->first));
  for (guint i = 0; i < N; i++)
    self->figures[i] = -INFINITY;

  update_texts (self);
  update_description (self);
}

/**
 * earcup_loudness_meter_new:
 *
 * Makes a meter that says nothing yet.
 *
 * Returns: (transfer floating): the meter
 */
GtkWidget *
earcup_loudness_meter_new (void)
{
  return g_object_new (EARCUP_TYPE_LOUDNESS_METER, NULL);
}

/**
 * earcup_loudness_meter_set_figures:
 * @self: a meter
 * @figures: (array fixed-size=4): in the order of #EarcupLoudnessFigure; what is not finite is
 *   shown as a dash
 *
 * Shows figures, with one decimal. Assistive technology is told of them once a second at most.
 */
void
earcup_loudness_meter_set_figures (EarcupLoudnessMeter *self,
                                   const double        *figures)
{
  g_return_if_fail (EARCUP_IS_LOUDNESS_METER (self));

  for (guint i = 0; i < N; i++)
    self->figures[i] = figures[i];

  update_texts (self);
  if (g_get_monotonic_time () - self->spoken_us >= SPEAK_US)
    update_description (self);
}

/* Returns: (transfer none): a figure as it is shown, without its unit */
const char *
earcup_loudness_meter_get_text (EarcupLoudnessMeter  *self,
                                EarcupLoudnessFigure  figure)
{
  GtkWidget *labels[N] = { self->first, self->second, self->third, self->fourth };

  g_return_val_if_fail (figure < N, NULL);

  return gtk_label_get_label (GTK_LABEL (labels[figure]));
}

/* Returns: whether there was no room for the line */
gboolean
earcup_loudness_meter_get_is_folded (EarcupLoudnessMeter *self)
{
  return self->is_folded;
}
