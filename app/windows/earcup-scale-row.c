/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-scale-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * EarcupScaleRow:
 *
 * A slider in a list of preferences. Where a step is a share of a wide range, as with distances,
 * the slider runs by ratio.
 */
struct _EarcupScaleRow
{
  AdwPreferencesRow  parent;

  GtkWidget         *label;
  GtkWidget         *value;
  GtkWidget         *scale;
  GtkAdjustment     *adjustment;    /* of the number */
  GtkAdjustment     *place;         /* of the slider; the same, unless it runs by ratio */
  char              *unit;
  guint              digits;
  gboolean           by_ratio;
  gboolean           is_following;  /* the slider is moved by the program */
};

enum
{
  PROP_0,
  PROP_ADJUSTMENT,
  PROP_UNIT,
  PROP_DIGITS,
  PROP_BY_RATIO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupScaleRow, earcup_scale_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_value (EarcupScaleRow *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  /* Translators: a figure with %.*f decimals and its unit */
  g_autofree char *text = g_strdup_printf (_("%.*f %s"), (int) self->digits, value,
                                           self->unit != NULL ? self->unit : "");

  gtk_label_set_label (GTK_LABEL (self->value), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
value_cb (EarcupScaleRow *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);

  show_value (self);
  if (!self->by_ratio)
    return;

  self->is_following = TRUE;
  gtk_adjustment_set_value (self->place, log2 (value));
  self->is_following = FALSE;
}

static void
moved_cb (EarcupScaleRow *self)
{
  double scale = pow (10.0, self->digits);

  if (!self->is_following)
    gtk_adjustment_set_value (self->adjustment,
                              round (scale * exp2 (gtk_adjustment_get_value (self->place))) /
                              scale);
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
earcup_scale_row_constructed (GObject *object)
{
  EarcupScaleRow *self = EARCUP_SCALE_ROW (object);

  G_OBJECT_CLASS (earcup_scale_row_parent_class)->constructed (object);

  g_return_if_fail (self->adjustment != NULL);

  self->place = self->adjustment;
  if (self->by_ratio)
    {
      double least = log2 (gtk_adjustment_get_lower (self->adjustment));
      double most = log2 (gtk_adjustment_get_upper (self->adjustment));

      self->place = gtk_adjustment_new (log2 (gtk_adjustment_get_value (self->adjustment)), least,
                                        most, 0.05, 0.5, 0.0);
      g_signal_connect_object (self->place, "value-changed", G_CALLBACK (moved_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_range_set_adjustment (GTK_RANGE (self->scale), self->place);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (show_value), NULL);
  show_value (self);
}

static void
earcup_scale_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EarcupScaleRow *self = EARCUP_SCALE_ROW (object);

  switch (prop_id)
    {
    case PROP_ADJUSTMENT:
      g_set_object (&self->adjustment, g_value_get_object (value));
      break;

    case PROP_UNIT:
      self->unit = g_value_dup_string (value);
      break;

    case PROP_DIGITS:
      self->digits = g_value_get_uint (value);
      break;

    case PROP_BY_RATIO:
      self->by_ratio = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
earcup_scale_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_SCALE_ROW);

  G_OBJECT_CLASS (earcup_scale_row_parent_class)->dispose (object);
}

static void
earcup_scale_row_finalize (GObject *object)
{
  EarcupScaleRow *self = EARCUP_SCALE_ROW (object);

  g_clear_object (&self->adjustment);
  g_free (self->unit);

  G_OBJECT_CLASS (earcup_scale_row_parent_class)->finalize (object);
}

static void
earcup_scale_row_class_init (EarcupScaleRowClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = earcup_scale_row_constructed;
  object_class->dispose = earcup_scale_row_dispose;
  object_class->finalize = earcup_scale_row_finalize;
  object_class->set_property = earcup_scale_row_set_property;

  /**
   * EarcupScaleRow:adjustment:
   *
   * The number and its range.
   */
  properties[PROP_ADJUSTMENT] = g_param_spec_object ("adjustment", NULL, NULL,
                                                     GTK_TYPE_ADJUSTMENT, flags);

  /**
   * EarcupScaleRow:unit:
   *
   * The unit in which the number is.
   */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * EarcupScaleRow:digits:
   *
   * How many decimals are shown.
   */
  properties[PROP_DIGITS] = g_param_spec_uint ("digits", NULL, NULL, 0, 6, 0, flags);

  /**
   * EarcupScaleRow:by-ratio:
   *
   * Whether the slider runs by ratio; all numbers are above 0 then.
   */
  properties[PROP_BY_RATIO] = g_param_spec_boolean ("by-ratio", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-scale-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupScaleRow, label);
  gtk_widget_class_bind_template_child (widget_class, EarcupScaleRow, value);
  gtk_widget_class_bind_template_child (widget_class, EarcupScaleRow, scale);
}

static void
earcup_scale_row_init (EarcupScaleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  leave_scrolling (self->scale);
}

/* Returns: (transfer none): the number and its range */
GtkAdjustment *
earcup_scale_row_get_adjustment (EarcupScaleRow *self)
{
  return self->adjustment;
}
