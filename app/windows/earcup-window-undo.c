/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-session-label.h"
#include "windows/earcup-window-session.h"

/* Steps through what was. Each waits until what the one before brings back is there. */

#define UNDONE_S   2

static void
say_step (EarcupWindowSession *tie,
          EarcupSessionField   field,
          gboolean             is_undo)
{
  g_autofree char *label = earcup_session_dup_label (field);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  /* Translators: %s is what was undone, such as “loop” */
  text = g_strdup_printf (is_undo ? _("Undone: %s")
                                    /* Translators: %s is what was done again, such as “loop” */
                                  : _("Done again: %s"), label);
  escaped = g_markup_escape_text (text, -1);
  if (tie->toast != NULL)
    adw_toast_dismiss (tie->toast);
  toast = adw_toast_new (escaped);
  g_set_object (&tie->toast, toast);
  adw_toast_set_timeout (toast, UNDONE_S);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (tie->window->toasts), toast);
}

/* Does the next of the steps that were asked for; what was changed just before counts. */
void
earcup_window_take_step (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  gboolean is_undo = tie->steps < 0;
  EarcupSessionField field;
  g_autoptr(EarcupSession) target = NULL;

  earcup_window_session_look (tie);
  if (tie->history == NULL || earcup_window_session_is_taken (self) ||
      !(is_undo ? earcup_session_history_peek_undo (tie->history, &field)
                : earcup_session_history_peek_redo (tie->history, &field)))
    {
      tie->steps = 0;
      return;
    }

  tie->steps += is_undo ? 1 : -1;
  target = earcup_session_ref (is_undo ? earcup_session_history_undo (tie->history)
                                       : earcup_session_history_redo (tie->history));
  tie->is_taking = TRUE;
  say_step (tie, field, is_undo);
  earcup_window_restore (self, target, FALSE, NULL);
  earcup_window_look_soon (self);
}

static void
ask_for_step (EarcupWindow *self,
              int           direction)
{
  EarcupWindowSession *tie = self->session;

  tie->steps = CLAMP (tie->steps + direction, -EARCUP_SESSION_HISTORY_DEPTH,
                      EARCUP_SESSION_HISTORY_DEPTH);
  if (earcup_window_session_is_busy (tie) || tie->steps == 0)
    earcup_window_look_soon (self);
  else
    earcup_window_take_step (self);
  earcup_window_session_update (tie);
}

/* Undoes the last change. */
void
earcup_window_undo (EarcupWindow *self)
{
  ask_for_step (self, -1);
}

/* Makes the change again that was undone last. */
void
earcup_window_redo (EarcupWindow *self)
{
  ask_for_step (self, 1);
}

/* Takes back that another mix was opened: with its loop, if it was the last change. */
void
earcup_window_undo_load (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  EarcupSessionField field;

  if (!earcup_window_session_is_busy (tie))
    earcup_window_session_look (tie);
  if (!earcup_window_session_is_busy (tie) && tie->history != NULL &&
      earcup_session_history_peek_undo (tie->history, &field) && field == EARCUP_SESSION_TRACK)
    earcup_window_undo (self);
  else
    earcup_audition_undo_load (self->audition);
}

/* What comes now is a way back by a button of its own: it undoes the last change, if it leads to
 * what was before. */
void
earcup_window_expect_way_back (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;

  if (!earcup_window_session_is_busy (tie))
    earcup_window_session_look (tie);
  tie->is_back = TRUE;
  earcup_window_look_soon (self);
}
