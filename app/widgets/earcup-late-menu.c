/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-late-menu.h"

static void
create_cb (GtkMenuButton *button,
           gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * earcup_late_menu_attach:
 * @button: a button without a menu
 * @menu: what it opens
 *
 * Gives a button its menu, the items of which are made when it is opened for the first time. With
 * the button's own property they would be made at once, which takes milliseconds that the first
 * frame of a window can do without.
 */
void
earcup_late_menu_attach (GtkMenuButton *button,
                         GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (menu), g_object_unref);
}
