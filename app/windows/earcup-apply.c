/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-apply.h"

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

/**
 * earcup_apply_name:
 * @row: a row to type into, with a button that applies what was typed
 * @name: what the button does, translated
 *
 * Has the button of a row speak: libadwaita gives it a picture only.
 */
void
earcup_apply_name (AdwEntryRow *row,
                   const char  *name)
{
  GtkWidget *button = find_button (GTK_WIDGET (row));

  if (button == NULL)
    return;

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
