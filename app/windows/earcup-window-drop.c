/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-window-private.h"

static gboolean
drop_cb (EarcupWindow *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  if (g_file_query_file_type (files->data, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      earcup_panes_set_show_start (self->panes, TRUE);
      earcup_browser_add_folder (self->browser, files->data);
    }
  else
    earcup_window_open (self, files->data);

  return TRUE;
}

static void
current_drop_cb (EarcupWindow  *self,
                 GParamSpec    *pspec,
                 GtkDropTarget *target)
{
  gboolean drops = gtk_drop_target_get_current_drop (target) != NULL;

  /* Before the first drop there is no need to lay it out. */
  if (drops)
    gtk_widget_set_visible (self->drop_overlay, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->drop_overlay), drops);
}

/* Takes files that are dropped anywhere on the window; the first one is opened, a folder becomes
 * part of the library. */
void
earcup_window_add_drop (EarcupWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "notify::current-drop", G_CALLBACK (current_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
