/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-browser-private.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"

/* What can be done with an entry: with the one whose menu or details are open, else with the one
 * that has the focus. */

static EarcupEntry *
get_target (EarcupBrowser *self)
{
  return self->target != NULL ? self->target : earcup_browser_get_focused (self);
}

static void
put_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);
  gint32 slot = g_variant_get_int32 (parameter);
  EarcupEntry *entry = get_target (self);

  if (entry != NULL && slot >= 0 && slot <= EARCUP_AUDITION_SLOTS)
    earcup_browser_choose (self, entry, (guint) slot);
}

static void
wear_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);
  EarcupEntry *entry = get_target (self);

  if (entry != NULL && earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_MONITOR)
    g_settings_set_string (self->settings, "worn", earcup_entry_get_id (entry));
}

static void
favourite_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);
  EarcupEntry *entry = get_target (self);

  if (entry != NULL)
    earcup_collections_set_favourite (self->collections, earcup_entry_get_id (entry),
                                      !earcup_collections_is_favourite (
                                        self->collections, earcup_entry_get_id (entry)));
}

static void
collect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);
  EarcupEntry *entry = get_target (self);
  gint32 index = g_variant_get_int32 (parameter);

  if (entry == NULL || index < 0 ||
      (guint) index >= earcup_collections_get_n (self->collections))
    return;

  earcup_collections_set_contains (self->collections, (guint) index, earcup_entry_get_id (entry),
                                   !earcup_collections_contains (self->collections, (guint) index,
                                                                 earcup_entry_get_id (entry)));
}

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);
  EarcupEntry *entry = get_target (self);

  if (entry != NULL)
    earcup_browser_show_details (self, earcup_entry_get_id (entry));
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  earcup_browser_show_details (EARCUP_BROWSER (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupBrowser *self = EARCUP_BROWSER (widget);

  g_clear_object (&self->target);
  earcup_browser_show_page (self, "models");
}

static void
library_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (EARCUP_BROWSER (widget)->library != NULL)
    earcup_browser_show_page (EARCUP_BROWSER (widget), "library");
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(EarcupBrowser) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = earcup_compat_file_finish (result, &error);

  if (folder != NULL && self->audition != NULL)
    earcup_browser_add_folder (self, folder);
  else if (folder == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "message", error->message);
}

static void
add_folder_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  earcup_compat_select_folder (GTK_WINDOW (gtk_widget_get_root (widget)),
                               _("Add a Folder of Measurements"), NULL, folder_chosen_cb,
                               g_object_ref (widget));
}

/* {{{ The menu of a row */

static GMenuModel *
make_slots (void)
{
  GMenu *slots = g_menu_new ();

  for (gint32 slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      g_autofree char *label = g_strdup_printf ("_%c", 'A' + slot - 1);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "browser.put", "i", slot);
      g_menu_append_item (slots, item);
    }

  return G_MENU_MODEL (slots);
}

/* A label of a menu takes an underscore for a mnemonic. */
static char *
escape_underscores (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
make_collections (EarcupBrowser *self,
                  EarcupEntry   *entry)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < earcup_collections_get_n (self->collections); i++)
    {
      g_autofree char *name = escape_underscores (earcup_collections_get_name (self->collections,
                                                                               i));
      gboolean is_in = earcup_collections_contains (self->collections, i,
                                                    earcup_entry_get_id (entry));
      /* Translators: %s is the name of a collection */
      g_autofree char *label = g_strdup_printf (is_in ? _("Remove from “%s”") : _("Add to “%s”"),
                                                name);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "browser.collect", "i", (gint32) i);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (EarcupBrowser *self,
           EarcupEntry   *entry)
{
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) second = g_menu_new ();
  g_autoptr(GMenu) third = g_menu_new ();
  g_autoptr(GMenuModel) slots = make_slots ();
  g_autoptr(GMenuModel) collections = make_collections (self, entry);
  gboolean is_favourite = earcup_collections_is_favourite (self->collections,
                                                           earcup_entry_get_id (entry));
  GMenu *menu = g_menu_new ();

  g_menu_append (first, _("_Listen"), "browser.put(0)");
  g_menu_append_submenu (first, _("Put in _Slot"), slots);
  if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_MONITOR)
    g_menu_append (first, _("I _Wear This"), "browser.wear");
  g_menu_append (second, is_favourite ? _("Remove from _Favourites") : _("Add to _Favourites"),
                 "browser.favourite");
  if (g_menu_model_get_n_items (collections) > 0)
    g_menu_append_submenu (second, _("_Collections"), collections);
  g_menu_append (third, _("_Details"), "browser.details");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  return G_MENU_MODEL (menu);
}

static gboolean
forget_menu_cb (gpointer user_data)
{
  EarcupBrowser *self = user_data;

  if (self->menu != NULL && !gtk_widget_get_visible (self->menu))
    {
      g_clear_pointer (&self->menu, gtk_widget_unparent);
      if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->pages)), "details") != 0)
        g_clear_object (&self->target);
    }

  return G_SOURCE_REMOVE;
}

/* The action of an item runs after its menu is closed. */
static void
menu_closed_cb (EarcupBrowser *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_menu_cb, g_object_ref (self), g_object_unref);
}

/* Opens the menu of an entry at a place within a widget. */
void
earcup_browser_open_menu (EarcupBrowser *self,
                          EarcupEntry   *entry,
                          GtkWidget     *where,
                          double         x,
                          double         y)
{
  g_autoptr(GMenuModel) model = make_menu (self, entry);
  GdkRectangle spot = { 0, 0, 1, 1 };
  graphene_point_t point;

  if (gtk_widget_compute_point (where, GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    {
      spot.x = (int) point.x;
      spot.y = (int) point.y;
    }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_set_object (&self->target, entry);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &spot);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* }}} */

/* Installs everything that the browser can be asked to do. */
void
earcup_browser_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "browser.put", "i", put_action);
  gtk_widget_class_install_action (widget_class, "browser.wear", NULL, wear_action);
  gtk_widget_class_install_action (widget_class, "browser.favourite", NULL, favourite_action);
  gtk_widget_class_install_action (widget_class, "browser.collect", "i", collect_action);
  gtk_widget_class_install_action (widget_class, "browser.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "browser.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "browser.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "browser.library", NULL, library_action);
  gtk_widget_class_install_action (widget_class, "browser.add-folder", NULL, add_folder_action);
  gtk_widget_class_install_property_action (widget_class, "browser.order", "order");
  gtk_widget_class_install_property_action (widget_class, "browser.descending", "descending");
}
