/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-legend.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "widgets/earcup-plot-sight.h"
#include "widgets/earcup-squeezer.h"
#include "widgets/earcup-theme.h"

#define LABEL_CHARS   22       /* of a longer name that is cut; it stands in the tooltip */
#define SAMPLE_HEIGHT 12
#define SAMPLE_WIDTH  24
#define SCROLL_PX     60.0

/* An entry. What it says is kept, so that a curve that moves changes nothing here. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *sample;
  GtkWidget *whole;            /* the text, the same cut off, … */
  GtkWidget *label;
  GtkWidget *tag;              /* … and what stands for it, or NULL */
  char      *name;             /* as of earcup_plot_scene_get_name() */
  char      *text;             /* the tag and the label of the curve */
  guint      style;
  gboolean   is_heard;
} Entry;

struct _EarcupPlotLegend
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *box;
  EarcupPlot *plot;
  GPtrArray  *entries;
  gboolean    is_following;    /* the buttons follow the plot, not the reverse */
};

enum {
  PROP_0,
  PROP_PLOT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupPlotLegend, earcup_plot_legend, GTK_TYPE_WIDGET)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->text);
  g_free (entry);
}

static void
draw_sample_cb (GtkDrawingArea *area,
                cairo_t        *cr,
                int             width,
                int             height,
                gpointer        user_data)
{
  const Entry *entry = user_data;
  EarcupPlotPen pen = earcup_plot_palette_get_pen (earcup_theme_get_palette (), entry->style,
                                                   entry->is_heard);

  cairo_set_source_rgb (cr, pen.colour.red, pen.colour.green, pen.colour.blue);
  cairo_set_line_width (cr, pen.width_px);
  cairo_set_dash (cr, pen.dashes, (int) pen.n_dashes, 0.0);
  cairo_move_to (cr, 0.0, 0.5 * height);
  cairo_line_to (cr, width, 0.5 * height);
  cairo_stroke (cr);
}

/* The name of a hidden curve is struck through, and it has no sample of its line. */
static void
show_state (EarcupPlotLegend *self,
            Entry            *entry)
{
  gboolean is_hidden = earcup_plot_get_is_hidden (self->plot, entry->name);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  /* Translators: a curve of the plot, and that it is not drawn or drawn */
  g_autofree char *spoken = g_strdup_printf (is_hidden ? _("%s, hidden") : _("%s, shown"),
                                             entry->text);
  g_autofree char *tooltip = g_strdup_printf (is_hidden ? _("Show %s") : _("Hide %s"),
                                              entry->text);

  self->is_following = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (entry->button), !is_hidden);
  self->is_following = FALSE;
  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (is_hidden));
  gtk_label_set_attributes (GTK_LABEL (entry->whole), attributes);
  gtk_label_set_attributes (GTK_LABEL (entry->label), attributes);
  if (entry->tag != NULL)
    gtk_label_set_attributes (GTK_LABEL (entry->tag), attributes);
  gtk_widget_set_opacity (entry->sample, is_hidden ? 0.0 : 1.0);
  gtk_widget_set_tooltip_text (entry->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
toggled_cb (GtkToggleButton  *button,
            EarcupPlotLegend *self)
{
  if (self->is_following)
    return;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (entry->button == GTK_WIDGET (button))
        {
          earcup_plot_set_is_hidden (self->plot, entry->name,
                                     !gtk_toggle_button_get_active (button));
          show_state (self, entry);
        }
    }
}

/* {{{ Entries */

static char *
dup_text (const EarcupPlotSeries *series)
{
  if (series->tag[0] == '\0' || series->label[0] == '\0')
    return g_strdup (series->tag[0] == '\0' ? series->label : series->tag);

  return g_strdup_printf ("%s  %s", series->tag, series->label);
}

/* The whole text; where there is no room for it, its beginning; then the tag in the plot, if there
 * is one. */
static GtkWidget *
make_label (Entry      *entry,
            const char *tag)
{
  GtkWidget *squeezer = earcup_squeezer_new ();

  entry->whole = gtk_label_new (entry->text);
  gtk_widget_set_parent (entry->whole, squeezer);
  entry->label = gtk_label_new (entry->text);
  gtk_label_set_ellipsize (GTK_LABEL (entry->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (entry->label), LABEL_CHARS);
  gtk_widget_set_parent (entry->label, squeezer);
  if (tag[0] != '\0')
    {
      entry->tag = gtk_label_new (tag);
      gtk_label_set_xalign (GTK_LABEL (entry->tag), 0.0f);
      gtk_widget_set_parent (entry->tag, squeezer);
    }

  return squeezer;
}

static void
add_entry (EarcupPlotLegend      *self,
           const EarcupPlotScene *scene,
           guint                  index)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, index);
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  entry->name = g_strdup (earcup_plot_scene_get_name (scene, index));
  entry->text = dup_text (series);
  entry->style = series->style;
  entry->is_heard = series->is_emphasised;
  entry->sample = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (entry->sample), SAMPLE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (entry->sample), SAMPLE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (entry->sample), draw_sample_cb, entry, NULL);
  gtk_widget_set_valign (entry->sample, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), entry->sample);
  gtk_box_append (GTK_BOX (box), make_label (entry, series->tag));
  entry->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (entry->button), box);
  gtk_widget_add_css_class (entry->button, "flat");
  g_signal_connect_object (entry->button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), entry->button);
  g_ptr_array_add (self->entries, entry);
}

static void
clear_entries (EarcupPlotLegend *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (entry->sample), NULL, NULL, NULL);
      gtk_box_remove (GTK_BOX (self->box), entry->button);
    }

  g_ptr_array_set_size (self->entries, 0);
}

static gboolean
is_listed (EarcupPlotLegend      *self,
           const EarcupPlotScene *scene)
{
  guint n = scene != NULL ? earcup_plot_scene_get_n_series (scene) : 0;

  if (n != self->entries->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, i);
      const Entry *entry = self->entries->pdata[i];
      g_autofree char *text = dup_text (series);

      if (entry->style != series->style || !g_str_equal (entry->text, text))
        return FALSE;
    }

  return TRUE;
}

/* A single curve needs no legend, unless it is hidden; slices are not hidden. */
static gboolean
is_wanted (EarcupPlotLegend      *self,
           const EarcupPlotScene *scene)
{
  guint n = scene != NULL ? earcup_plot_scene_get_n_series (scene) : 0;

  if (n == 0 || earcup_plot_scene_get_depth (scene) > 0.0)
    return FALSE;

  return n > 1 || earcup_plot_get_is_hidden (self->plot, earcup_plot_scene_get_name (scene, 0));
}

static void
follow (EarcupPlotLegend *self)
{
  EarcupPlotScene *scene = self->plot != NULL ? earcup_plot_get_scene (self->plot) : NULL;
  gboolean wanted = is_wanted (self, scene);

  gtk_widget_set_visible (GTK_WIDGET (self), wanted);
  if (!wanted)
    return;

  if (!is_listed (self, scene))
    {
      clear_entries (self);
      for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
        add_entry (self, scene, i);
    }

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      gboolean is_hidden = earcup_plot_get_is_hidden (self->plot, entry->name);
      gboolean is_heard = earcup_plot_scene_get_series (scene, i)->is_emphasised;

      if (entry->is_heard != is_heard)
        gtk_widget_queue_draw (entry->sample);
      entry->is_heard = is_heard;
      if (gtk_widget_get_tooltip_text (entry->button) == NULL ||
          gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (entry->button)) == is_hidden)
        show_state (self, entry);
    }
}

/* }}} */

static void
theme_changed_cb (EarcupPlotLegend *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    gtk_widget_queue_draw (((Entry *) self->entries->pdata[i])->sample);
}

static void
earcup_plot_legend_dispose (GObject *object)
{
  EarcupPlotLegend *self = EARCUP_PLOT_LEGEND (object);

  if (self->scroller != NULL)
    clear_entries (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->plot);

  G_OBJECT_CLASS (earcup_plot_legend_parent_class)->dispose (object);
}

static void
earcup_plot_legend_finalize (GObject *object)
{
  g_ptr_array_unref (EARCUP_PLOT_LEGEND (object)->entries);

  G_OBJECT_CLASS (earcup_plot_legend_parent_class)->finalize (object);
}

static void
earcup_plot_legend_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_PLOT)
    g_value_set_object (value, EARCUP_PLOT_LEGEND (object)->plot);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_plot_legend_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_PLOT)
    earcup_plot_legend_set_plot (EARCUP_PLOT_LEGEND (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_plot_legend_class_init (EarcupPlotLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_plot_legend_dispose;
  object_class->finalize = earcup_plot_legend_finalize;
  object_class->get_property = earcup_plot_legend_get_property;
  object_class->set_property = earcup_plot_legend_set_property;

  /**
   * EarcupPlotLegend:plot:
   *
   * The plot whose curves are listed.
   */
  properties[PROP_PLOT] =
    g_param_spec_object ("plot", NULL, NULL, EARCUP_TYPE_PLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "plotlegend");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* A bar would take more room than the legend. The wheel moves it, and so does the focus. */
static gboolean
scroll_cb (EarcupPlotLegend *self,
           double            dx,
           double            dy)
{
  GtkAdjustment *place =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double before = gtk_adjustment_get_value (place);

  gtk_adjustment_set_value (place, before + SCROLL_PX * (dx + dy));

  return gtk_adjustment_get_value (place) != before;
}

static void
earcup_plot_legend_init (EarcupPlotLegend *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Curves of the plot"), -1);
  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (theme_changed_cb));
}

/* Returns: (transfer floating): a legend of no plot yet */
GtkWidget *
earcup_plot_legend_new (void)
{
  return g_object_new (EARCUP_TYPE_PLOT_LEGEND, NULL);
}

/**
 * earcup_plot_legend_set_plot:
 * @self: a legend, once
 * @plot: the plot
 *
 * Lists the curves of a plot, and those that follow.
 */
void
earcup_plot_legend_set_plot (EarcupPlotLegend *self,
                             EarcupPlot       *plot)
{
  g_return_if_fail (EARCUP_IS_PLOT_LEGEND (self));
  g_return_if_fail (self->plot == NULL);

  if (plot == NULL)
    return;

  self->plot = g_object_ref (plot);
  g_signal_connect_object (plot, "notify::shown", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLOT]);
}
