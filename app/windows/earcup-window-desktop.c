/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-window-private.h"

/* What the desktop has to know of the window: that it plays, and what. */

/* A machine that fell asleep would take the music with it. */
static void
state_cb (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  gboolean plays = earcup_player_get_state (player) == EARCUP_PLAYER_STATE_PLAYING;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL || plays == (self->awake_id != 0))
    return;

  if (plays)
    self->awake_id = gtk_application_inhibit (application, GTK_WINDOW (self),
                                              GTK_APPLICATION_INHIBIT_SUSPEND,
                                              _("Music is playing"));
  else
    {
      gtk_application_uninhibit (application, self->awake_id);
      self->awake_id = 0;
    }
}

/* Joins the desktop; after the first frame, for it takes some time. */
void
earcup_window_join_desktop (EarcupWindow *self)
{
  self->remote = earcup_remote_new (GTK_APPLICATION_WINDOW (self), self->audition, self->settings);
  g_signal_connect_object (earcup_audition_get_player (self->audition), "notify::state",
                           G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
}
