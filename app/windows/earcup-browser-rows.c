/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-browser-private.h"

#include "compat/earcup-compat.h"
#include "windows/earcup-entry-row.h"

#define MOST_SPARE 256      /* rows; a list of GTK has 205 at most */

/* {{{ Rows */

static char *
dup_badge (EarcupBrowser *self,
           EarcupEntry   *entry)
{
  g_autoptr(GString) badge = g_string_new (NULL);

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_model (self->audition, slot);

      if (model != NULL && g_str_equal (earcup_model_get_id (model), earcup_entry_get_id (entry)))
        g_string_append_printf (badge, "%s%c", badge->len > 0 ? " " : "", 'A' + slot - 1);
    }

  return g_string_free (g_steal_pointer (&badge), FALSE);
}

static void
show_marks (EarcupBrowser  *self,
            EarcupEntryRow *row)
{
  EarcupEntry *entry = earcup_entry_row_get_entry (row);
  g_autofree char *badge = dup_badge (self, entry);

  earcup_entry_row_set_marks (row, badge, earcup_collections_is_favourite (
                              self->collections, earcup_entry_get_id (entry)));
}

static void
show_texture (EarcupBrowser  *self,
              EarcupEntryRow *row,
              gboolean        is_new)
{
  GdkTexture *texture;
  GdkRGBA ink;

  earcup_compat_get_ink (self->list, &ink);
  texture = earcup_thumbnails_get (self->thumbnails, earcup_entry_row_get_entry (row), &ink,
                                   gtk_widget_get_scale_factor (GTK_WIDGET (row)));
  if (texture != NULL || is_new)
    earcup_entry_row_set_texture (row, texture);
}

static void
show_row (EarcupBrowser  *self,
          EarcupEntryRow *row,
          EarcupEntry    *entry)
{
  g_autofree char *fact = earcup_shelf_dup_key (self->shelf, entry);

  earcup_entry_row_set_entry (row, entry, fact);
  show_marks (self, row);
  show_texture (self, row, TRUE);
}

/* Shows the drawing of an entry, which has become ready. */
void
earcup_browser_show_thumbnail (EarcupBrowser *self,
                               EarcupEntry   *entry)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (earcup_entry_row_get_entry (self->rows->pdata[i]) == entry)
      show_texture (self, self->rows->pdata[i], FALSE);
}

/* Shows the drawings, as far as they are there, and has the others drawn. */
void
earcup_browser_show_textures (EarcupBrowser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_texture (self, self->rows->pdata[i], FALSE);
}

static void
clicked_cb (EarcupEntryRow  *row,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GtkWidget *browser = gtk_widget_get_ancestor (GTK_WIDGET (row), EARCUP_TYPE_BROWSER);
  EarcupBrowser *self = EARCUP_BROWSER (browser);
  EarcupEntry *entry = earcup_entry_row_get_entry (row);
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (n_press != 1 || entry == NULL)
    return;

  if (button == GDK_BUTTON_SECONDARY)
    earcup_browser_open_menu (self, entry, GTK_WIDGET (row), x, y);
  else if (button == GDK_BUTTON_PRIMARY && earcup_entry_row_is_star (row, x, y))
    earcup_collections_set_favourite (self->collections, earcup_entry_get_id (entry),
                                      !earcup_collections_is_favourite (
                                        self->collections, earcup_entry_get_id (entry)));
  else if (button == GDK_BUTTON_PRIMARY)
    earcup_browser_choose (self, entry, (modifiers & GDK_SHIFT_MASK) != 0 ? 2 : 0);
}

/* One click is enough to hear a model. The list's own way of doing so would also follow the
 * pointer. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          EarcupBrowser            *self)
{
  g_autoptr(GtkWidget) row = NULL;

  if (self->spare_rows->len > 0)
    row = g_ptr_array_steal_index_fast (self->spare_rows, self->spare_rows->len - 1);
  else
    {
      GtkGesture *click = gtk_gesture_click_new ();

      row = g_object_ref_sink (earcup_entry_row_new ());
      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
      g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), row);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
    }

  g_object_set_data_full (G_OBJECT (item), "row", g_object_ref (row), g_object_unref);
  gtk_list_item_set_child (item, row);
}

/* To make two hundred rows takes several frames, and the list throws them away where many entries
 * go at once; so they are kept for those that come. GTK 4.8 has taken the child away by then. */
static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             EarcupBrowser            *self)
{
  g_autoptr(GtkWidget) row = g_object_steal_data (G_OBJECT (item), "row");

  if (gtk_list_item_get_child (item) != NULL)
    gtk_list_item_set_child (item, NULL);
  if (gtk_widget_get_parent (row) == NULL && self->spare_rows->len < MOST_SPARE)
    g_ptr_array_add (self->spare_rows, g_steal_pointer (&row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EarcupBrowser            *self)
{
  EarcupEntryRow *row = EARCUP_ENTRY_ROW (gtk_list_item_get_child (item));

  show_row (self, row, gtk_list_item_get_item (item));
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           EarcupBrowser            *self)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

/* Shows what is marked and which slots hold what. */
void
earcup_browser_show_marks (EarcupBrowser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_marks (self, self->rows->pdata[i]);
}

/* Shows that by which the list is ordered. */
void
earcup_browser_show_facts (EarcupBrowser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, self->rows->pdata[i], earcup_entry_row_get_entry (self->rows->pdata[i]));
}

/* }}} */
/* }}} */
/* {{{ Keys */

/* Down and Enter lead from the search into the list, so that nobody needs the pointer. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               EarcupBrowser         *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* The row that has the focus need not be the one that is selected. */
EarcupEntry *
earcup_browser_get_focused (EarcupBrowser *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL && EARCUP_IS_ENTRY_ROW (row)
           ? earcup_entry_row_get_entry (EARCUP_ENTRY_ROW (row)) : NULL;
}

static gboolean
act_on_focused (EarcupBrowser   *self,
                guint            key,
                GdkModifierType  modifiers)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  EarcupEntry *entry = earcup_browser_get_focused (self);
  GtkWidget *cell = gtk_root_get_focus (gtk_widget_get_root (self->list));

  if (entry == NULL)
    return GDK_EVENT_PROPAGATE;

  if (enter && (modifiers & GDK_ALT_MASK) != 0)
    earcup_browser_show_details (self, earcup_entry_get_id (entry));
  else if (enter && (modifiers & GDK_SHIFT_MASK) != 0)
    earcup_browser_choose (self, entry, 2);
  else if (key == GDK_KEY_d && (modifiers & GDK_CONTROL_MASK) != 0)
    earcup_collections_set_favourite (self->collections, earcup_entry_get_id (entry),
                                      !earcup_collections_is_favourite (
                                        self->collections, earcup_entry_get_id (entry)));
  else if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0))
    earcup_browser_open_menu (self, entry, cell, gtk_widget_get_width (cell) / 2.0,
                              gtk_widget_get_height (cell));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             EarcupBrowser         *self)
{
  if (act_on_focused (self, key, modifiers))
    return GDK_EVENT_STOP;

  if (key == GDK_KEY_space)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      /* GTK 4.8 would walk through every row. */
      gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;

      gtk_widget_set_can_focus (self->list, FALSE);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->list)),
                              back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      gtk_widget_set_can_focus (self->list, TRUE);
    }
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
add_keys (EarcupBrowser *self,
          GtkWidget     *widget,
          GCallback      callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

/* }}} */

/* }}} */

/* Lets the keys lead from the search into the list, and act on its rows. */
void
earcup_browser_add_keys (EarcupBrowser *self)
{
  add_keys (self, self->search, G_CALLBACK (search_key_cb));
  add_keys (self, self->list, G_CALLBACK (list_key_cb));
}

/* Makes what makes rows. (transfer full) */
GtkListItemFactory *
earcup_browser_new_factory (EarcupBrowser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, 0);

  return factory;
}
