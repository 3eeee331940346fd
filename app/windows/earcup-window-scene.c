/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-window-private.h"

static void
scene_cb (EarcupWindow *self)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (self->audition);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-scene", scene != NULL);
  gtk_widget_set_visible (self->scene_bar, scene != NULL);
  if (scene == NULL)
    return;

  /* The panel has the scene follow its settings, whether it is seen or not. */
  earcup_window_get_side (self, EARCUP_WINDOW_SIDE_SCENE);

  /* Translators: %s is the name of a scene such as “Noise around” */
  text = g_strdup_printf (_("Heard in a scene: %s"), earcup_circumstances_get_name (scene->kind));
  gtk_label_set_label (GTK_LABEL (self->scene_name), text);
}

/* Leaves the scene that is on. */
void
earcup_window_leave_scene (EarcupWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean loses_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->scene_bar);

  earcup_audition_set_scene (self->audition, NULL);
  if (loses_focus)
    gtk_widget_grab_focus (earcup_transport_bar_get_play (self->transport));
}

/* Has the window tell that a scene is on. */
void
earcup_window_add_scene (EarcupWindow *self)
{
  g_signal_connect_object (self->audition, "scene-changed", G_CALLBACK (scene_cb), self,
                           G_CONNECT_SWAPPED);
  scene_cb (self);
}
