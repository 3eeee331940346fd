/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-level-meter.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "compat/earcup-compat.h"
#include "plotting/earcup-plot-scale.h"
#include "widgets/earcup-theme.h"

#define HEIGHT_PX       8
#define LEAST_WIDTH     80
#define NATURAL_WIDTH   160
#define PEAK_WIDTH_PX   2.0

struct _EarcupLevelMeter
{
  GtkWidget parent_instance;

  double    rms_db;
  double    peak_db;
  int       spoken_db;           /* the whole decibel that assistive technology knows */
};

G_DEFINE_FINAL_TYPE (EarcupLevelMeter, earcup_level_meter, GTK_TYPE_WIDGET)

static double
limit (double level_db)
{
  return isnan (level_db) ? EARCUP_LEVEL_METER_LOWEST_DB
                          : CLAMP (level_db, EARCUP_LEVEL_METER_LOWEST_DB,
                                   EARCUP_LEVEL_METER_HIGHEST_DB);
}

static double
get_x (EarcupLevelMeter *self,
       double            level_db)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) *
         (1.0 - level_db / EARCUP_LEVEL_METER_LOWEST_DB);
}

static void
update_value_text (EarcupLevelMeter *self)
{
  g_autofree char *number = earcup_plot_scale_print_level (self->rms_db, 0, FALSE);
  g_autofree char *text = NULL;

  /* Translators: a level relative to the largest that the format holds */
  text = g_strdup_printf (_("%s dB full scale"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->rms_db,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
earcup_level_meter_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? LEAST_WIDTH : HEIGHT_PX;
  *natural = is_width ? NATURAL_WIDTH : HEIGHT_PX;
}

static void
earcup_level_meter_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EarcupLevelMeter *self = EARCUP_LEVEL_METER (widget);
  GdkRGBA bar = earcup_theme_to_rgba (&earcup_theme_get_palette ()->series[2], 1.0f);
  float width = (float) gtk_widget_get_width (widget);
  float top = (float) (gtk_widget_get_height (widget) - HEIGHT_PX) / 2.0f;
  GskRoundedRect round;
  GdkRGBA ink, track;

  earcup_compat_get_ink (widget, &ink);
  track = ink;
  track.alpha *= 0.12f;

  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (0, top, width, HEIGHT_PX), 4.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &track, &round.bounds);
  gtk_snapshot_append_color (snapshot, &bar,
                             &GRAPHENE_RECT_INIT (0, top, (float) get_x (self, self->rms_db),
                                                  HEIGHT_PX));
  if (self->peak_db > EARCUP_LEVEL_METER_LOWEST_DB)
    gtk_snapshot_append_color (snapshot, &ink,
                               &GRAPHENE_RECT_INIT ((float) (get_x (self, self->peak_db) -
                                                             PEAK_WIDTH_PX),
                                                    top, (float) PEAK_WIDTH_PX, HEIGHT_PX));
  gtk_snapshot_pop (snapshot);
}

static void
earcup_level_meter_class_init (EarcupLevelMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = earcup_level_meter_measure;
  widget_class->snapshot = earcup_level_meter_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "levelmeter");
}

static void
earcup_level_meter_init (EarcupLevelMeter *self)
{
  self->rms_db = EARCUP_LEVEL_METER_LOWEST_DB;
  self->peak_db = EARCUP_LEVEL_METER_LOWEST_DB;
  self->spoken_db = (int) EARCUP_LEVEL_METER_LOWEST_DB;

  earcup_theme_watch (G_OBJECT (self), G_CALLBACK (gtk_widget_queue_draw));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Level"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, EARCUP_LEVEL_METER_LOWEST_DB,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, EARCUP_LEVEL_METER_HIGHEST_DB,
                                  -1);
  update_value_text (self);
}

/**
 * earcup_level_meter_new:
 *
 * Makes a meter that shows silence.
 *
 * Returns: (transfer floating): the meter
 */
GtkWidget *
earcup_level_meter_new (void)
{
  return g_object_new (EARCUP_TYPE_LEVEL_METER, NULL);
}

/* Gets the mean level in dB relative to full scale, −60…0. */
double
earcup_level_meter_get_rms (EarcupLevelMeter *self)
{
  g_return_val_if_fail (EARCUP_IS_LEVEL_METER (self), EARCUP_LEVEL_METER_LOWEST_DB);

  return self->rms_db;
}

/* Gets the peak level in dB relative to full scale, −60…0. */
double
earcup_level_meter_get_peak (EarcupLevelMeter *self)
{
  g_return_val_if_fail (EARCUP_IS_LEVEL_METER (self), EARCUP_LEVEL_METER_LOWEST_DB);

  return self->peak_db;
}

/**
 * earcup_level_meter_set_level:
 * @rms_db: the mean level in dB relative to full scale; held to −60…0, also −∞ for silence
 * @peak_db: the peak level, likewise
 *
 * Shows a level. It is drawn without a change of colour, and assistive technology is told only
 * of whole decibels.
 */
void
earcup_level_meter_set_level (EarcupLevelMeter *self,
                              double            rms_db,
                              double            peak_db)
{
  g_return_if_fail (EARCUP_IS_LEVEL_METER (self));

  rms_db = limit (rms_db);
  peak_db = limit (peak_db);
  if (rms_db == self->rms_db && peak_db == self->peak_db)
    return;

  self->rms_db = rms_db;
  self->peak_db = peak_db;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if ((int) lround (rms_db) != self->spoken_db)
    {
      self->spoken_db = (int) lround (rms_db);
      update_value_text (self);
    }
}
