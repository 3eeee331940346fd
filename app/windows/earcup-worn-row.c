/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-worn-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/earcup-direction.h"

struct _EarcupWornRow
{
  GtkWidget       parent;

  GtkWidget      *box;
  GtkWidget      *title;
  GtkWidget      *subtitle;
  GtkWidget      *tick;
  GtkWidget      *remove;
  EarcupWornItem *item;
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupWornRow, earcup_worn_row, GTK_TYPE_WIDGET)

static void
remove_cb (EarcupWornRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, self->item);
}

static void
earcup_worn_row_dispose (GObject *object)
{
  EarcupWornRow *self = EARCUP_WORN_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WORN_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (earcup_worn_row_parent_class)->dispose (object);
}

static void
earcup_worn_row_class_init (EarcupWornRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_worn_row_dispose;

  /**
   * EarcupWornRow::removed:
   * @item: the item of the row
   *
   * The measurement is to be removed.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", EARCUP_TYPE_WORN_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          EARCUP_TYPE_WORN_ITEM);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-worn-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupWornRow, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornRow, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornRow, tick);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
earcup_worn_row_init (EarcupWornRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): a row without an item */
GtkWidget *
earcup_worn_row_new (void)
{
  return g_object_new (EARCUP_TYPE_WORN_ROW, NULL);
}

/* Shows an item, with a tick when it is what is worn. */
void
earcup_worn_row_set_item (EarcupWornRow  *self,
                          EarcupWornItem *item,
                          gboolean        is_worn)
{
  const char *subtitle = earcup_worn_item_get_subtitle (item);
  g_autofree char *title = earcup_direction_dup_text (self->title,
                                                      earcup_worn_item_get_title (item));
  g_autofree char *name = NULL;

  g_set_object (&self->item, item);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->tick, is_worn);
  gtk_widget_set_visible (self->remove, earcup_worn_item_is_own (item));

  /* Translators: a model and facts about it */
  name = g_strdup_printf (is_worn ? _("%s, %s, being worn") : _("%s, %s"),
                          earcup_worn_item_get_title (item), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
