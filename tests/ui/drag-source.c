/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/* A small window that offers a file to be dragged out of it: drag-source FILE */

static GdkContentProvider *
prepare_cb (GFile *file)
{
  g_autoptr(GSList) files = g_slist_prepend (NULL, file);
  GdkFileList *list = gdk_file_list_new_from_list (files);
  GdkContentProvider *provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  g_boxed_free (GDK_TYPE_FILE_LIST, list);

  return provider;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GFile) file = NULL;
  GtkWidget *window, *label;
  GtkDragSource *source;

  if (argc != 2 || !gtk_init_check ())
    return 1;

  file = g_file_new_for_commandline_arg (argv[1]);
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), file);

  label = gtk_label_new ("Drag me");
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 60);
  gtk_window_set_title (GTK_WINDOW (window), "drag-source");
  gtk_window_present (GTK_WINDOW (window));

  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}
