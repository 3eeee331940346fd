/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-plot-panel.h"

#include <glib/gi18n-lib.h>

#include "widgets/earcup-plot.h"

struct _EarcupPlotPanel
{
  GtkWidget       parent;

  GtkWidget      *box;
  GtkWidget      *readout;
  GtkWidget      *difference;
  GtkWidget      *filter;
  GtkWidget      *span;
  EarcupPlot     *plot;
  EarcupAudition *audition;
};

/* The choices of the list of spans, in its order. */
static const double spans_db[] = { 12.0, 24.0, 36.0, 60.0 };

G_DEFINE_FINAL_TYPE (EarcupPlotPanel, earcup_plot_panel, GTK_TYPE_WIDGET)

static gboolean
is_on (GtkWidget *toggle)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

static void
update (EarcupPlotPanel *self)
{
  g_autoptr(EarcupPlotScene) scene = NULL;

  if (self->audition == NULL)
    return;

  scene = earcup_audition_make_scene (self->audition, is_on (self->difference),
                                      is_on (self->filter));
  earcup_plot_set_scene (self->plot, scene);
}

static void
readout_cb (EarcupPlotPanel *self)
{
  g_autofree char *text = earcup_plot_dup_readout (self->plot);
  gboolean empty = text == NULL || *text == '\0';

  gtk_label_set_label (GTK_LABEL (self->readout),
                       empty ? _("Point at the plot, or use the arrow keys in it, to read levels")
                             : text);
}

static void
span_chosen_cb (EarcupPlotPanel *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span));

  if (choice < G_N_ELEMENTS (spans_db))
    earcup_plot_set_span_db (self->plot, spans_db[choice]);
}

/* The plot has keys for its span as well. */
static void
span_changed_cb (EarcupPlotPanel *self)
{
  double span = earcup_plot_get_span_db (self->plot);
  guint choice = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (spans_db); i++)
    if (spans_db[i] == span)
      choice = i;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), choice);
}

/* {{{ Rows of the list of spans */

static void
setup_span_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), tick);
  g_object_bind_property (item, "selected", tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

/* The rows that GTK 4.8 makes by itself are named after their type. */
static void
bind_span_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
name_spans (EarcupPlotPanel *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_span_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_span_cb), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->span), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->span)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Range of levels"), -1);
}

/* }}} */

static void
earcup_plot_panel_dispose (GObject *object)
{
  EarcupPlotPanel *self = EARCUP_PLOT_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_PLOT_PANEL);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_plot_panel_parent_class)->dispose (object);
}

static void
earcup_plot_panel_class_init (EarcupPlotPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_plot_panel_dispose;
  g_type_ensure (EARCUP_TYPE_PLOT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-plot-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, readout);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, difference);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, span);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, plot);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, readout_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_changed_cb);
}

static void
earcup_plot_panel_init (EarcupPlotPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_spans (self);
  readout_cb (self);
  span_changed_cb (self);
}

/* Says what is compared. */
void
earcup_plot_panel_set_audition (EarcupPlotPanel *self,
                                EarcupAudition  *audition)
{
  g_return_if_fail (EARCUP_IS_PLOT_PANEL (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Returns: (transfer none): the plot itself */
GtkWidget *
earcup_plot_panel_get_plot (EarcupPlotPanel *self)
{
  return GTK_WIDGET (self->plot);
}

/* Shows or hides A − B. */
void
earcup_plot_panel_toggle_difference (EarcupPlotPanel *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->difference), !is_on (self->difference));
}
