/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-session-file.h"
#include "windows/earcup-session-settings.h"
#include "windows/earcup-window-session.h"

/* Whatever tells of a change only has it looked at a moment later, so that what one act changes in
 * several places is one change, and a drag is one as well. */

#define LOOK_MS     300
#define HELD_MS     100     /* looks again while a button is held down, … */
#define HELD_MOST_S 30.0    /* … for so long, … */
#define BUSY_MS     15      /* … or while something is on its way */
#define UNKEPT_S    20      /* for so long it is told that nothing can be kept */
#define ANY_BUTTON  (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)

static const char *const session_actions[] = {
  "win.open-session", "win.open-recent", "win.find-track",
};

/* {{{ What may be done */

static gboolean
is_round (EarcupWindow *self)
{
  return earcup_audition_get_round (self->audition) > 0 ||
         earcup_round_session_get_running (self->round_session);
}

/* Returns: whether a round or a listening test has the window for itself */
gboolean
earcup_window_session_is_taken (EarcupWindow *self)
{
  return is_round (self) || gtk_widget_get_visible (self->blind_place);
}

/* Returns: whether something is on its way that would be taken for half of itself */
gboolean
earcup_window_session_is_busy (EarcupWindowSession *tie)
{
  return tie->target != NULL || earcup_audition_is_busy (tie->window->audition);
}

/* Allows what can be done now. */
void
earcup_window_session_update (EarcupWindowSession *tie)
{
  GtkWidget *widget = GTK_WIDGET (tie->window);
  gboolean is_free = tie->history != NULL && !earcup_window_session_is_taken (tie->window);
  gboolean may_come = tie->look_id != 0 || tie->steps != 0;
  EarcupSessionField field;

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 is_free && (may_come || earcup_session_history_peek_undo (
                                                           tie->history, &field)));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 is_free && earcup_session_history_peek_redo (tie->history,
                                                                              &field));
  for (guint i = 0; i < G_N_ELEMENTS (session_actions); i++)
    gtk_widget_action_set_enabled (widget, session_actions[i],
                                   !gtk_widget_get_visible (tie->window->blind_place));
  gtk_widget_action_set_enabled (widget, "win.save-session", tie->history != NULL);
}

/* }}} */
/* {{{ Looking */

/* The session as it is kept: while its track is not found, the track is still that one. */
static EarcupSession *
dup_kept (EarcupWindowSession *tie)
{
  EarcupSession *kept = earcup_session_copy (earcup_session_history_get (tie->history));

  if (tie->missing != NULL)
    earcup_window_copy_track (kept, tie->missing);

  return kept;
}

static double
get_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static void
remember (EarcupWindowSession *tie,
          EarcupSession       *session)
{
  if (tie->history == NULL)
    tie->history = earcup_session_history_new (session);
  else if (tie->is_back && earcup_session_history_is_undone (tie->history, session))
    {
      earcup_session_history_undo (tie->history);
      earcup_session_history_amend (tie->history, session);
    }
  else if (tie->is_taking)
    earcup_session_history_amend (tie->history, session);
  else
    earcup_session_history_add (tie->history, session, tie->began_s, get_now ());

  tie->is_taking = tie->is_back = FALSE;
}

/* Finds what has changed, and keeps it for the next start. */
void
earcup_window_session_look (EarcupWindowSession *tie)
{
  g_autoptr(EarcupSession) session = NULL;
  g_autoptr(EarcupSession) kept = NULL;
  gboolean is_first = tie->history == NULL;

  if (earcup_window_session_is_taken (tie->window) || !tie->window->filled)
    return;

  session = earcup_window_capture (tie->window);
  if (!is_first && earcup_session_equal (session, earcup_session_history_get (tie->history)))
    {
      tie->is_taking = tie->is_back = FALSE;
      return;
    }

  remember (tie, session);
  kept = dup_kept (tie);
  earcup_session_store_save_later (tie->store, kept);
  if (is_first && tie->waiting != NULL)
    {
      g_autoptr(GFile) file = g_steal_pointer (&tie->waiting);

      earcup_window_open_session (tie->window, file);
    }
}

/* A drag is not over while a button or a finger is down. Where the end of it is not seen, the next
 * motion tells. */
static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          gpointer            user_data)
{
  EarcupWindow *self = user_data;

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;

  switch ((guint) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->session->is_held = TRUE;
      break;

    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      self->session->is_held = FALSE;
      break;

    case GDK_MOTION_NOTIFY:
    case GDK_ENTER_NOTIFY:
      if ((gdk_event_get_modifier_state (event) & ANY_BUTTON) == 0)
        self->session->is_held = FALSE;
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
watch_pointer (EarcupWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
is_held (EarcupWindowSession *tie)
{
  return tie->is_held && get_now () - tie->began_s < HELD_MOST_S;
}

static gboolean
look_cb (gpointer user_data)
{
  EarcupWindowSession *tie = user_data;

  tie->look_id = 0;
  if (earcup_window_session_is_busy (tie))
    tie->look_id = g_timeout_add (BUSY_MS, look_cb, tie);
  else if (tie->steps != 0)
    earcup_window_take_step (tie->window);
  else if (is_held (tie))
    tie->look_id = g_timeout_add (HELD_MS, look_cb, tie);
  else
    earcup_window_session_look (tie);

  earcup_window_session_update (tie);

  return G_SOURCE_REMOVE;
}

/* Has what changed be looked at when it has come to rest. */
void
earcup_window_look_soon (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  gboolean was_pending;

  if (tie == NULL)
    return;

  was_pending = tie->look_id != 0;
  if (!was_pending)
    tie->began_s = get_now ();
  g_clear_handle_id (&tie->look_id, g_source_remove);
  tie->look_id = g_timeout_add (tie->steps != 0 || tie->is_taking ? BUSY_MS : LOOK_MS, look_cb,
                                tie);
  if (!was_pending)
    earcup_window_session_update (tie);
}

/* }}} */
/* {{{ Start and end */

/* One sentence is enough; it says if there is more. */
static void
say_notes (EarcupWindow *self,
           GPtrArray    *notes)
{
  g_autofree char *text = NULL;

  if (notes->len == 0)
    return;

  if (notes->len > 1)
    /* Translators: %s is a sentence, %u a number of further ones */
    text = g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", notes->len - 1),
                            (const char *) notes->pdata[0], notes->len - 1);
  earcup_window_say (self, text != NULL ? text : notes->pdata[0]);
}

/* Restores a session, and says what could not be.
 *
 * @is_start: as in earcup_window_restore() */
void
earcup_window_use_session (EarcupWindow  *self,
                           EarcupSession *session,
                           gboolean       is_start,
                           GPtrArray     *notes)
{
  earcup_window_restore (self, session, is_start, notes);
  say_notes (self, notes);
}

/* The settings keep A and B as well, and at once. */
static void
take_lasting (EarcupWindow  *self,
              EarcupSession *session)
{
  static const char *const keys[EARCUP_AUDITION_LASTING] = { "slot-a", "slot-b" };

  for (guint i = 0; i < EARCUP_AUDITION_LASTING; i++)
    {
      g_autoptr(GVariant) own = g_settings_get_user_value (self->settings, keys[i]);
      const char *kept = earcup_session_get_text (session, EARCUP_SESSION_SLOT + i);
      g_autofree char *word = g_settings_get_string (self->settings, keys[i]);

      if ((own == NULL && *kept != '\0') || g_str_equal (word, kept))
        continue;

      earcup_session_set_text (session, EARCUP_SESSION_SLOT + i, word);
      earcup_session_set_text (session, EARCUP_SESSION_CHANGE + i, "");
      earcup_session_set_text (session, EARCUP_SESSION_DRIVER + i, "");
      earcup_session_set_text (session, EARCUP_SESSION_CURVE + i, "");
    }
}

/* The file that the program was started with, in place of the track of the session. */
static void
take_waiting (EarcupWindow  *self,
              EarcupSession *session)
{
  g_autoptr(GFile) file = g_steal_pointer (&self->waiting);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (g_str_equal (earcup_session_get_text (session, EARCUP_SESSION_TRACK), uri))
    return;

  earcup_session_set_text (session, EARCUP_SESSION_TRACK, uri);
  earcup_session_set_text (session, EARCUP_SESSION_TRACK_NAME, shown);
  earcup_session_set_number (session, EARCUP_SESSION_POSITION, 0.0);
  earcup_session_set_number (session, EARCUP_SESSION_REGION, 0.0);
}

/* A home that cannot be written is told at the start and not when it is too late. */
static void
say_unkept (EarcupWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (earcup_session_store_check (self->session->store, &error))
    return;

  /* Translators: %s is what the system says, for example: Read-only file system */
  text = g_strdup_printf (_("Nothing can be kept for the next start: %s"), error->message);
  earcup_window_say_for (self, text, UNKEPT_S);
}

/* Restores what was open last, or what a first start shows; a file that the window was asked to
 * open is the track, or the session that is opened then. */
void
earcup_window_start_session (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(EarcupSession) session = NULL;
  g_autoptr(GError) error = NULL;

  if (earcup_session_store_exists (tie->store))
    session = earcup_session_store_load (tie->store, notes, &error);
  if (error != NULL)
    /* Translators: %s is a sentence that says why */
    g_ptr_array_add (notes, g_strdup_printf (_("Earcup starts afresh: %s"), error->message));
  if (session == NULL)
    session = earcup_session_new ();

  g_signal_connect_object (earcup_browser_get_collections (self->browser), "changed",
                           G_CALLBACK (earcup_window_look_soon), self, G_CONNECT_SWAPPED);
  take_lasting (self, session);
  if (self->waiting != NULL && earcup_session_file_is (self->waiting))
    tie->waiting = g_steal_pointer (&self->waiting);
  if (self->waiting != NULL)
    take_waiting (self, session);

  earcup_window_use_session (self, session, TRUE, notes);
  say_unkept (self);
}

static gboolean
close_cb (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  g_autoptr(EarcupSession) kept = NULL;
  g_autoptr(GError) error = NULL;

  if (tie == NULL || tie->history == NULL)
    return FALSE;

  if (!earcup_window_session_is_busy (tie))
    earcup_window_session_look (tie);

  kept = dup_kept (tie);
  if (!earcup_session_store_save (tie->store, kept, &error))
    g_printerr ("earcup: %s\n", error->message);

  return FALSE;
}

static void
setting_cb (EarcupWindow *self,
            const char   *key)
{
  if (earcup_session_settings_matter (key))
    earcup_window_look_soon (self);
}

static void
track_cb (EarcupWindow *self)
{
  if (self->session == NULL)
    return;

  if (self->session->awaited == NULL)
    earcup_window_add_recent (self);
  earcup_window_track_came (self);
  earcup_window_look_soon (self);
}

/* Returns: whether the track that comes is not one that the user opens now */
gboolean
earcup_window_is_restoring_track (EarcupWindow *self)
{
  return self->session != NULL && self->session->awaited != NULL;
}

static void
taken_cb (EarcupWindow *self)
{
  earcup_window_look_soon (self);
  if (self->session != NULL)
    earcup_window_session_update (self->session);
}

/* Has the window keep its session, and undo what changes it. */
void
earcup_window_add_session (EarcupWindow *self)
{
  EarcupWindowSession *tie = g_new0 (EarcupWindowSession, 1);
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  const struct
  {
    gpointer    source;
    const char *signal;
    GCallback   callback;
  } ties[] = {
    { self->audition, "changed", G_CALLBACK (earcup_window_look_soon) },
    { self->audition, "variation-changed", G_CALLBACK (earcup_window_look_soon) },
    { self->audition, "clip-changed", G_CALLBACK (earcup_window_look_soon) },
    { self->audition, "scene-changed", G_CALLBACK (earcup_window_look_soon) },
    { self->audition, "track-changed", G_CALLBACK (track_cb) },
    { self->audition, "not-loaded", G_CALLBACK (earcup_window_track_failed) },
    { player, "notify::selected", G_CALLBACK (earcup_window_look_soon) },
    { player, "notify::state", G_CALLBACK (earcup_window_look_soon) },
    { self->plot_panel, "view-changed", G_CALLBACK (earcup_window_look_soon) },
    { self->settings, "changed", G_CALLBACK (setting_cb) },
    { self->blind_place, "notify::visible", G_CALLBACK (taken_cb) },
    { self->round_session, "notify::running", G_CALLBACK (taken_cb) },
    { self, "close-request", G_CALLBACK (close_cb) },
  };

  tie->window = self;
  tie->store = earcup_session_store_new_user ();
  self->session = tie;
  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    g_signal_connect_object (ties[i].source, ties[i].signal, ties[i].callback, self,
                             G_CONNECT_SWAPPED);
  watch_pointer (self);
  earcup_window_add_session_files (self);
  earcup_window_session_update (tie);
}

/* Frees what ties sessions to a window; nothing is kept any more. */
void
earcup_window_session_free (EarcupWindowSession *tie)
{
  g_clear_handle_id (&tie->look_id, g_source_remove);
  earcup_session_store_free (tie->store);
  g_clear_pointer (&tie->history, earcup_session_history_free);
  g_clear_pointer (&tie->target, earcup_session_unref);
  g_clear_pointer (&tie->awaited, earcup_session_unref);
  g_clear_pointer (&tie->missing, earcup_session_unref);
  g_clear_object (&tie->beside);
  g_clear_object (&tie->waiting);
  g_clear_object (&tie->toast);
  g_free (tie);
}

/* }}} */
