/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-window-private.h"

/* What would change the slots, which hold the stations of a round while there is one. */
static const char *const slot_actions[] = {
  "win.add-slot", "win.blind-test", "win.load-family", "win.swap", "win.undo-slots", "win.what-if",
};

/* Nobody has a hand on the track during a round: it is played again and again. */
static void
repeat (EarcupWindow *self,
        gboolean      running)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  double start_s, end_s;
  gboolean repeats = earcup_player_get_loop (player, &start_s, &end_s);

  if (running)
    self->round_repeats = !repeats;
  if (self->round_repeats && repeats != running)
    earcup_transport_bar_toggle_loop (self->transport);
  if (!running)
    self->round_repeats = FALSE;
}

static void
running_cb (EarcupWindow *self)
{
  gboolean running = earcup_round_session_get_running (self->round_session);

  repeat (self, running);
  for (guint i = 0; i < G_N_ELEMENTS (slot_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), slot_actions[i], !running);
  if (!running)
    earcup_window_say (self, _("The round has ended, and your slots are as they were"));
}

/* Starts a translation round, or ends the one that is under way. */
void
earcup_window_toggle_round (EarcupWindow *self)
{
  if (earcup_window_end_round (self) || !self->filled)
    return;

  g_object_set (self, "show-round", TRUE, NULL);
  earcup_round_session_start (self->round_session);
}

/* Ends the round, if there is one: before the slots are changed by hand, or to listen to them.
 *
 * Returns: whether there was one */
gboolean
earcup_window_end_round (EarcupWindow *self)
{
  gboolean running = earcup_round_session_get_running (self->round_session);

  earcup_round_session_end (self->round_session);

  return running;
}

/* Has the window ready for translation rounds. */
void
earcup_window_add_round (EarcupWindow *self)
{
  self->round_session = earcup_round_session_new (self->audition, self->settings);
  g_signal_connect_object (self->round_session, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
}
