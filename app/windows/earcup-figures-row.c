/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-figures-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EarcupFiguresRow
{
  AdwPreferencesRow  parent;

  GtkWidget         *label;
  GtkWidget         *value;
  GtkWidget         *revealer;
  GtkWidget         *source;
};

G_DEFINE_FINAL_TYPE (EarcupFiguresRow, earcup_figures_row, ADW_TYPE_PREFERENCES_ROW)

static void
earcup_figures_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_FIGURES_ROW);

  G_OBJECT_CLASS (earcup_figures_row_parent_class)->dispose (object);
}

static void
earcup_figures_row_class_init (EarcupFiguresRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_figures_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-figures-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresRow, label);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresRow, value);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresRow, source);
}

static void
earcup_figures_row_init (EarcupFiguresRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

/* Returns: (transfer floating): a row without a figure */
GtkWidget *
earcup_figures_row_new (void)
{
  return g_object_new (EARCUP_TYPE_FIGURES_ROW, NULL);
}

/**
 * earcup_figures_row_show:
 * @self: a row
 * @line: a figure
 *
 * Shows a figure, in the language of the user.
 */
void
earcup_figures_row_show (EarcupFiguresRow       *self,
                         const EarcupReportLine *line)
{
  g_autofree char *number = earcup_report_line_dup_value (line, TRUE);
  gboolean has_unit = line->unit[0] != '\0' && isfinite (line->value);
  g_autofree char *value = g_strdup_printf ("%s%s%s", number, has_unit ? "\302\240" : "",
                                            has_unit ? line->unit : "");
  /* Translators: what a figure is, then its value with its unit */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), line->label, value);
  g_autofree char *tip = g_markup_escape_text (line->source, -1);

  gtk_label_set_label (GTK_LABEL (self->label), line->label);
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_label_set_label (GTK_LABEL (self->source), line->source);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->source, -1);
}

/* Returns: (transfer none): the value with its unit, as it is shown */
const char *
earcup_figures_row_get (EarcupFiguresRow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->value));
}

/* Says where the figure comes from, or no longer. */
void
earcup_figures_row_toggle (EarcupFiguresRow *self)
{
  gboolean reveal = !gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), reveal);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, reveal, -1);
}
