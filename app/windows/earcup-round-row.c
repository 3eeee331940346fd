/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-round-row.h"

#include <glib/gi18n-lib.h>

struct _EarcupRoundRow
{
  AdwActionRow  parent;

  GtkWidget    *up;
  GtkWidget    *down;
  GtkWidget    *remove;
};

G_DEFINE_FINAL_TYPE (EarcupRoundRow, earcup_round_row, ADW_TYPE_ACTION_ROW)

static void
earcup_round_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_ROUND_ROW);

  G_OBJECT_CLASS (earcup_round_row_parent_class)->dispose (object);
}

static void
earcup_round_row_class_init (EarcupRoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_round_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-round-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundRow, up);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundRow, down);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundRow, remove);
}

static void
earcup_round_row_init (EarcupRoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_button (GtkWidget *button,
               char      *label,
               guint      place,
               gboolean   possible)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (button, possible);
  g_free (label);
}

/**
 * earcup_round_row_new:
 * @model: the station
 * @place: where it is in the list, from 0
 * @n_stations: how long the list is
 *
 * Makes the row of a station. Its buttons activate `round.move-up`, `round.move-down` and
 * `round.remove` with the place.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
earcup_round_row_new (EarcupModel *model,
                      guint        place,
                      guint        n_stations)
{
  EarcupRoundRow *self = g_object_new (EARCUP_TYPE_ROUND_ROW, NULL);
  const char *name = earcup_model_get_name (model);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *origin = earcup_model_dup_provenance_text (model);
  g_autofree char *subtitle = g_markup_escape_text (origin, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  /* Translators: %s is the name of a model */
  set_up_button (self->up, g_strdup_printf (_("Hear %s earlier"), name), place, place > 0);
  /* Translators: %s is the name of a model */
  set_up_button (self->down, g_strdup_printf (_("Hear %s later"), name), place,
                 place + 1 < n_stations);
  /* Translators: %s is the name of a model */
  set_up_button (self->remove, g_strdup_printf (_("Remove %s"), name), place, n_stations > 1);

  return GTK_WIDGET (self);
}
