/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-values.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-scale.h"
#include "widgets/earcup-plot-sight.h"

#define FILL_MS    120     /* curves that move are told no more often than this */
#define SLICE_STEP 8       /* of the slices of a waterfall every eighth is told */

struct _EarcupPlotValues
{
  GtkWidget    parent_instance;

  EarcupTable *table;       /* NULL before it is looked at */
  EarcupPlot  *plot;
  guint        fill_id;
};

enum {
  PROP_0,
  PROP_PLOT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupPlotValues, earcup_plot_values, GTK_TYPE_WIDGET)

/* {{{ Cells */

static gboolean
is_over_time (const EarcupPlotScene *scene)
{
  double from, to;

  return earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_TIME;
}

static char *
dup_curve (const EarcupPlotScene *scene,
           guint                  index)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, index);

  if (earcup_plot_scene_get_depth (scene) > 0.0)
    return earcup_plot_scale_print_ms (series->after_ms);
  if (series->tag[0] == '\0' || series->label[0] == '\0')
    return g_strdup (series->tag[0] == '\0' ? series->label : series->tag);

  return g_strdup_printf ("%s  %s", series->tag, series->label);
}

static void
add_title (GPtrArray  *titles,
           const char *name,
           const char *unit)
{
  g_ptr_array_add (titles, *unit != '\0' ? g_strdup_printf ("%s (%s)", name, unit)
                                         : g_strdup (name));
}

static void
set_columns (EarcupTable           *table,
             const EarcupPlotScene *scene,
             guint                  step)
{
  const char *unit = earcup_plot_scene_get_unit (scene);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (titles, g_strdup (is_over_time (scene) ? _("Time") : _("Frequency")));
  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i += step)
    {
      g_autofree char *name = dup_curve (scene, i);

      add_title (titles, name, unit);
    }
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
    {
      const char *label = earcup_plot_scene_get_band (scene, i)->label;

      /* Translators: the name of a band, then its unit; a heading of a table */
      g_ptr_array_add (titles, g_strdup_printf (_("%s, lowest (%s)"), label, unit));
      /* Translators: the name of a band, then its unit; a heading of a table */
      g_ptr_array_add (titles, g_strdup_printf (_("%s, highest (%s)"), label, unit));
    }
  g_ptr_array_add (titles, NULL);
  earcup_table_set_columns (table, (const char * const *) titles->pdata);
}

/* A cell is said with its place, its curve and its level. */
static void
add_cell (EarcupTableRow        *row,
          const EarcupPlotScene *scene,
          const char            *name,
          double                 level)
{
  const char *place = earcup_table_row_get_text (row, 0);
  const char *unit = earcup_plot_scene_get_unit (scene);
  g_autofree char *number = earcup_plot_describe_level (scene, level);
  g_autofree char *spoken = isfinite (level)
    ? g_strdup_printf ("%s, %s, %s%s%s", place, name, number, *unit != '\0' ? " " : "", unit)
    /* Translators: a frequency or a time, and the name of a curve */
    : g_strdup_printf (_("%s, %s, no value"), place, name);

  earcup_table_row_add (row, number, spoken, NULL);
}

static EarcupTableRow *
make_row (const EarcupPlotScene *scene,
          guint                  position,
          guint                  step)
{
  EarcupTableRow *row = earcup_table_row_new ();
  double place = earcup_plot_describe_get_row (scene, position);
  g_autofree char *name = is_over_time (scene) ? earcup_plot_scale_print_ms (place)
                                               : earcup_plot_scale_print_hz (place);

  earcup_table_row_add (row, name, NULL, NULL);
  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i += step)
    {
      g_autofree char *curve = dup_curve (scene, i);

      add_cell (row, scene, curve, earcup_plot_scene_get_level (scene, i, place));
    }
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
    {
      const EarcupPlotBand *band = earcup_plot_scene_get_band (scene, i);
      double low = NAN, high = NAN;

      earcup_plot_band_get_ends (band, place, &low, &high);
      add_cell (row, scene, band->label, low);
      add_cell (row, scene, band->label, high);
    }

  return row;
}

/* }}} */

/* Levels at the third octaves from 20 Hz to 20 kHz, or at 31 times. */
static gboolean
fill_cb (gpointer user_data)
{
  EarcupPlotValues *self = user_data;
  EarcupPlotScene *scene = self->plot != NULL ? earcup_plot_get_visible (self->plot) : NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  self->fill_id = 0;
  if (scene != NULL)
    {
      guint step = earcup_plot_scene_get_depth (scene) > 0.0 ? SLICE_STEP : 1;

      set_columns (self->table, scene, step);
      earcup_table_set_name (self->table, earcup_plot_scene_get_title (scene));
      for (guint i = 0; i < EARCUP_PLOT_N_THIRDS; i++)
        g_ptr_array_add (rows, make_row (scene, i, step));
    }
  earcup_table_set_rows (self->table, rows);

  return G_SOURCE_REMOVE;
}

/* Nothing is told for nobody to see. */
static void
follow (EarcupPlotValues *self)
{
  if (self->fill_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fill_id = g_timeout_add (FILL_MS, fill_cb, self);
}

static void
earcup_plot_values_map (GtkWidget *widget)
{
  EarcupPlotValues *self = EARCUP_PLOT_VALUES (widget);

  earcup_plot_values_get_table (self);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  fill_cb (self);

  GTK_WIDGET_CLASS (earcup_plot_values_parent_class)->map (widget);
}

static void
earcup_plot_values_dispose (GObject *object)
{
  EarcupPlotValues *self = EARCUP_PLOT_VALUES (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->table != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->table));
  self->table = NULL;
  g_clear_object (&self->plot);

  G_OBJECT_CLASS (earcup_plot_values_parent_class)->dispose (object);
}

static void
earcup_plot_values_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_PLOT)
    g_value_set_object (value, EARCUP_PLOT_VALUES (object)->plot);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_plot_values_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_PLOT)
    earcup_plot_values_set_plot (EARCUP_PLOT_VALUES (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_plot_values_class_init (EarcupPlotValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_plot_values_dispose;
  object_class->get_property = earcup_plot_values_get_property;
  object_class->set_property = earcup_plot_values_set_property;
  widget_class->map = earcup_plot_values_map;

  /**
   * EarcupPlotValues:plot:
   *
   * The plot whose curves are told.
   */
  properties[PROP_PLOT] =
    g_param_spec_object ("plot", NULL, NULL, EARCUP_TYPE_PLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
earcup_plot_values_init (EarcupPlotValues *self)
{
}

/* Returns: (transfer floating): a table of no plot yet */
GtkWidget *
earcup_plot_values_new (void)
{
  return g_object_new (EARCUP_TYPE_PLOT_VALUES, NULL);
}

/**
 * earcup_plot_values_set_plot:
 * @self: a table, once
 * @plot: the plot
 *
 * Tells the curves of a plot that are not hidden, whatever part of them is in view, and those that
 * follow.
 */
void
earcup_plot_values_set_plot (EarcupPlotValues *self,
                             EarcupPlot       *plot)
{
  g_return_if_fail (EARCUP_IS_PLOT_VALUES (self));
  g_return_if_fail (self->plot == NULL);

  if (plot == NULL)
    return;

  self->plot = g_object_ref (plot);
  g_signal_connect_object (plot, "notify::shown", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLOT]);
}

/* Returns: (transfer none): the table itself, which is made when it is wanted first: assistive
 * technology is told of all that there is, seen or not */
EarcupTable *
earcup_plot_values_get_table (EarcupPlotValues *self)
{
  if (self->table == NULL)
    {
      self->table = EARCUP_TABLE (earcup_table_new ());
      earcup_table_set_name (self->table, _("Values of the plot"));
      gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
    }

  return self->table;
}
