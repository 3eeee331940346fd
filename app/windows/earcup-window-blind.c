/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-blind-view.h"
#include "windows/earcup-window-private.h"

/* What belongs to the panes, which a listening test covers … */
static const char *const pane_actions[] = {
  "win.bounce", "win.choose", "win.difference", "win.export-plot", "win.figures", "win.guide",
  "win.next-pane", "win.previous-pane", "win.round", "win.scene", "win.search",
  "win.show-round", "win.sonify", "win.spectrum", "win.what-if",
};

/* … and what would change or tell what is heard while one is under way. */
static const char *const listening_actions[] = {
  "win.add-slot", "win.listen", "win.load-family", "win.loop", "win.loop-clear", "win.loop-end",
  "win.loop-start", "win.open", "win.swap", "win.undo-load", "win.undo-slots",
};

static void
enable (EarcupWindow      *self,
        const char *const *actions,
        gsize              n_actions,
        gboolean           enabled)
{
  for (gsize i = 0; i < n_actions; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

/* Whatever is not visible is not in the tree of assistive technology either. */
static void
cover (EarcupWindow *self,
       gboolean      covered)
{
  gtk_widget_set_visible (self->blind_place, covered);
  gtk_widget_set_visible (GTK_WIDGET (self->panes), !covered);
  enable (self, pane_actions, G_N_ELEMENTS (pane_actions), !covered);
}

static void
running_cb (EarcupWindow *self)
{
  enable (self, listening_actions, G_N_ELEMENTS (listening_actions),
          !earcup_window_is_blind (self));
}

static void
left_cb (EarcupWindow *self)
{
  cover (self, FALSE);
  gtk_widget_grab_focus (earcup_transport_bar_get_play (self->transport));
}

/* To close the window is to give up the test, and asks as well. */
static gboolean
close_request_cb (EarcupWindow *self)
{
  if (!earcup_window_is_blind (self))
    return FALSE;

  gtk_widget_activate_action (self->blind, "blind.leave", NULL);

  return TRUE;
}

static void
make_view (EarcupWindow *self)
{
  self->blind = g_object_new (EARCUP_TYPE_BLIND_VIEW, NULL);
  earcup_blind_view_set_audition (EARCUP_BLIND_VIEW (self->blind), self->audition);
  g_signal_connect_object (self->blind, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->blind, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->blind, "message", G_CALLBACK (earcup_window_say), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->blind_place), self->blind);
}

/* Opens the view of listening tests in place of the panes; a scene that is on is left. */
void
earcup_window_open_blind (EarcupWindow *self)
{
  earcup_audition_set_scene (self->audition, NULL);
  if (self->chooser != NULL)      /* it would tell and change what is in the slots */
    gtk_window_close (self->chooser);
  if (self->blind == NULL)
    make_view (self);
  cover (self, TRUE);
  earcup_blind_view_open (EARCUP_BLIND_VIEW (self->blind));
}

/* Returns: whether a listening test is under way */
gboolean
earcup_window_is_blind (EarcupWindow *self)
{
  return self->blind != NULL && earcup_blind_view_get_running (EARCUP_BLIND_VIEW (self->blind));
}

/* Has the window ask before a listening test is given up. */
void
earcup_window_add_blind (EarcupWindow *self)
{
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}
