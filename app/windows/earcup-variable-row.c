/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-variable-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So near to the model's own place the slider jumps there: a drag would hardly hit it. */
#define CATCH 0.012

/**
 * EarcupVariableRow:
 *
 * A slider over the range of a quantity, with a mark where the model stands by itself. The value
 * is NaN as long as it is the model's own.
 */
struct _EarcupVariableRow
{
  AdwPreferencesRow  parent;

  GtkWidget         *label;
  GtkWidget         *value;
  GtkWidget         *reset;
  GtkWidget         *scale;
  GtkAdjustment     *adjustment;

  EarcupVariable     variable;
  double             own;           /* SI */
  double             set;           /* SI, NaN for the own value */
  gboolean           is_telling;    /* the slider is moved by the program */
};

enum
{
  PROP_0,
  PROP_VARIABLE,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupVariableRow, earcup_variable_row, ADW_TYPE_PREFERENCES_ROW)

/* {{{ Words */

static char *
dup_figure (EarcupVariable variable,
            double         value)
{
  const EarcupVariableInfo *info = earcup_variable_get_info (variable);
  int digits = (int) earcup_variable_get_digits (variable, value);

  if (variable == EARCUP_VARIABLE_OPENNESS)
    /* Translators: how open the back of a headphone is */
    return g_strdup_printf (_("%.0f %%"), 100.0 * value);
  if (g_str_equal (info->unit, "×"))
    return g_strdup_printf ("× %.*f", digits, value);

  /* Translators: a figure with %.*f decimals and its unit */
  return g_strdup_printf (_("%.*f %s"), digits, value * info->per_si, info->unit);
}

static char *
dup_value (EarcupVariable variable,
           double         value)
{
  const char *word = earcup_variable_get_word (variable, value);
  g_autofree char *figure = dup_figure (variable, value);

  if (variable == EARCUP_VARIABLE_REAR_DEPTH && value == 0.0)
    return g_strdup (_("lumped"));

  /* Translators: a word such as “dense” and its figure */
  return word != NULL ? g_strdup_printf (_("%s · %s"), _(word), figure)
                      : g_steal_pointer (&figure);
}

/* }}} */

static double
get_shown (EarcupVariableRow *self)
{
  return isnan (self->set) ? self->own : self->set;
}

static void
show_value (EarcupVariableRow *self)
{
  gboolean changed = !isnan (self->set);
  g_autofree char *text = dup_value (self->variable, get_shown (self));

  gtk_label_set_label (GTK_LABEL (self->value), text);
  gtk_widget_set_sensitive (self->reset, changed);
  gtk_widget_set_opacity (self->reset, changed ? 1.0 : 0.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
}

static void
place_slider (EarcupVariableRow *self)
{
  self->is_telling = TRUE;
  gtk_adjustment_set_value (self->adjustment,
                            earcup_variable_get_position (self->variable, get_shown (self)));
  self->is_telling = FALSE;
}

static void
set_value (EarcupVariableRow *self,
           double             value)
{
  if (self->set == value || (isnan (self->set) && isnan (value)))
    return;

  self->set = value;
  show_value (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The arrow keys make steps that are smaller than the catch, so it only holds what comes nearer
 * to the place and lets go of what leaves it. */
static void
moved_cb (EarcupVariableRow *self)
{
  double position = gtk_adjustment_get_value (self->adjustment);
  double before = earcup_variable_get_position (self->variable, get_shown (self));
  double own = earcup_variable_get_position (self->variable, self->own);
  gboolean nears = fabs (position - own) < fabs (before - own);

  if (self->is_telling)
    return;

  if (fabs (position - own) < 1e-9 || (nears && fabs (position - own) < CATCH))
    {
      set_value (self, NAN);
      place_slider (self);
    }
  else
    set_value (self, earcup_variable_get_value (self->variable, position));
}

static void
reset_cb (EarcupVariableRow *self)
{
  set_value (self, NAN);
  place_slider (self);
  gtk_widget_grab_focus (self->scale);
}

/* Whoever scrolls through the page does not want to turn what lies under the pointer. */
static void
leave_scrolling (GtkWidget *scale)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
set_variable (EarcupVariableRow *self,
              guint              variable)
{
  const EarcupVariableInfo *info = earcup_variable_get_info (variable);
  g_autofree char *reset = NULL;

  /* Translators: %s is a quantity such as “Rear volume” */
  reset = g_strdup_printf (_("Reset: %s"), _(info->label));
  self->variable = variable;
  gtk_label_set_label (GTK_LABEL (self->label), _(info->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _(info->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->label), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reset, -1);
}

static void
earcup_variable_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_VARIABLE)
    set_variable (EARCUP_VARIABLE_ROW (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_variable_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_VARIABLE_ROW);

  G_OBJECT_CLASS (earcup_variable_row_parent_class)->dispose (object);
}

static void
earcup_variable_row_class_init (EarcupVariableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_variable_row_dispose;
  object_class->set_property = earcup_variable_row_set_property;

  /**
   * EarcupVariableRow:variable:
   *
   * The quantity, an #EarcupVariable.
   */
  properties[PROP_VARIABLE] = g_param_spec_uint ("variable", NULL, NULL, 0,
                                                 EARCUP_N_VARIABLES - 1, 0,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EarcupVariableRow::changed:
   *
   * The user chose another value, or the model's own.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_VARIABLE_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-variable-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupVariableRow, label);
  gtk_widget_class_bind_template_child (widget_class, EarcupVariableRow, value);
  gtk_widget_class_bind_template_child (widget_class, EarcupVariableRow, reset);
  gtk_widget_class_bind_template_child (widget_class, EarcupVariableRow, scale);
  gtk_widget_class_bind_template_child (widget_class, EarcupVariableRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
earcup_variable_row_init (EarcupVariableRow *self)
{
  self->set = NAN;
  self->own = NAN;
  gtk_widget_init_template (GTK_WIDGET (self));
  leave_scrolling (self->scale);
}

/* Returns: the quantity */
EarcupVariable
earcup_variable_row_get_variable (EarcupVariableRow *self)
{
  return self->variable;
}

/* Returns: the chosen value in SI units, NaN for the model's own */
double
earcup_variable_row_get_value (EarcupVariableRow *self)
{
  return self->set;
}

/* Returns: where the slider stands, 0 to 1 */
double
earcup_variable_row_get_position (EarcupVariableRow *self)
{
  return gtk_adjustment_get_value (self->adjustment);
}

/* Returns: (transfer none): the value for people, such as “dense · 6000 Pa·s/m²” */
const char *
earcup_variable_row_get_text (EarcupVariableRow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->value));
}

/* Moves the slider to a position from 0 to 1, as the user would. */
void
earcup_variable_row_move (EarcupVariableRow *self,
                          double             position)
{
  g_return_if_fail (EARCUP_IS_VARIABLE_ROW (self));

  gtk_adjustment_set_value (self->adjustment, position);
}

/**
 * earcup_variable_row_show:
 * @self: a row
 * @own: the model's own value in SI units
 * @value: the value that is chosen, NaN for the model's own
 *
 * Shows a value without emitting #EarcupVariableRow::changed. The slider is left alone where it
 * has put the value itself.
 */
void
earcup_variable_row_show (EarcupVariableRow *self,
                          double             own,
                          double             value)
{
  gboolean same_own = self->own == own;
  gboolean same = self->set == value || (isnan (self->set) && isnan (value));

  g_return_if_fail (EARCUP_IS_VARIABLE_ROW (self));

  if (same_own && same)
    return;

  self->own = own;
  self->set = value;
  if (!same_own)
    {
      gtk_scale_clear_marks (GTK_SCALE (self->scale));
      gtk_scale_add_mark (GTK_SCALE (self->scale),
                          earcup_variable_get_position (self->variable, own), GTK_POS_BOTTOM,
                          NULL);
    }
  place_slider (self);
  show_value (self);
}
