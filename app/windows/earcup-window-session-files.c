/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/earcup-session-file.h"
#include "compat/earcup-compat.h"
#include "errands/earcup-errand.h"
#include "windows/earcup-recent.h"
#include "windows/earcup-sound-filters.h"
#include "windows/earcup-window-session.h"

/* Sessions as files, and what was opened lately. */

/* A session on its way from or to a file. */
typedef struct {
  GFile         *file;
  EarcupSession *session;
  GPtrArray     *notes;
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->file);
  g_clear_pointer (&transfer->session, earcup_session_unref);
  g_ptr_array_unref (transfer->notes);
  g_free (transfer);
}

static void
start_transfer (EarcupWindow        *self,
                GFile               *file,
                EarcupSession       *session,
                GTaskThreadFunc      work,
                GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = earcup_errand_new (self, NULL, callback, NULL);
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->file = g_object_ref (file);
  transfer->session = session;
  transfer->notes = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, start_transfer);
  g_task_set_task_data (task, transfer, (GDestroyNotify) transfer_free);
  g_task_run_in_thread (task, work);
}

/* {{{ Saving */

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Transfer *transfer = task_data;
  GError *error = NULL;

  if (earcup_session_file_save (transfer->session, transfer->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EarcupWindow *self = EARCUP_WINDOW (source);
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (transfer->file);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      earcup_recent_add (self->settings, transfer->file);
      /* Translators: %s is a file name */
      text = g_strdup_printf (_("Session saved as “%s”"), name);
    }
  else
    text = g_strdup (error->message);

  earcup_window_say (self, text);
}

/* Writes what the window shows and plays into a file. While its track is not found, the track is
 * still that one, as it is when the session is kept. */
void
earcup_window_save_session (EarcupWindow *self,
                            GFile        *file)
{
  EarcupSession *session = earcup_window_capture (self);

  if (self->session->missing != NULL)
    earcup_window_copy_track (session, self->session->missing);
  start_transfer (self, file, session, save_in_thread, saved_cb);
}

/* @user_data is what to do with the file that was chosen. */
static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  void (* take) (EarcupWindow *, GFile *) = (void (*) (EarcupWindow *, GFile *)) user_data;
  EarcupWindow *self = EARCUP_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);

  if (file != NULL)
    take (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    earcup_window_say (self, error->message);
}

static GListModel *
new_filters (void)
{
  static const char *const suffixes[] = { "earcup", NULL };

  return earcup_compat_new_filters (_("Sessions of Earcup"), suffixes);
}

/* A session is suggested to be called after its mix. */
static char *
suggest_name (EarcupWindow *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  g_autofree char *name = NULL;
  char *dot;

  if (track == NULL || earcup_audition_is_demo (self->audition))
    /* Translators: the suggested name of a file, without its suffix */
    name = g_strdup (_("session"));
  else
    name = g_strdup (earcup_track_get_name (track));

  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strconcat (name, EARCUP_SESSION_FILE_SUFFIX, NULL);
}

static void
save_session_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  g_autoptr(GListModel) filters = new_filters ();
  g_autofree char *suggestion = suggest_name (EARCUP_WINDOW (widget));

  earcup_compat_save_file (GTK_WINDOW (widget), _("Save the Session"), suggestion, filters, NULL,
                           file_chosen_cb, (gpointer) earcup_window_save_session);
}

/* }}} */
/* {{{ Opening */

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Transfer *transfer = task_data;
  GError *error = NULL;

  transfer->session = earcup_session_file_load (transfer->file, transfer->notes, &error);
  if (transfer->session != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What is heard depends on what is worn, which is a thing of the person who saved the session. */
static void
say_opened (EarcupWindow *self,
            GFile        *file,
            gboolean      wears_other)
{
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  if (wears_other)
    /* Translators: a file name, then the name of a headphone */
    text = g_strdup_printf (_("Opened the session “%s”, which takes you to wear: %s"), name,
                            earcup_model_get_name (worn));
  else
    /* Translators: %s is a file name */
    text = g_strdup_printf (_("Opened the session “%s”"), name);

  earcup_window_say (self, text);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EarcupWindow *self = EARCUP_WINDOW (source);
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr(EarcupModel) worn = NULL;
  g_autoptr(GError) error = NULL;

  if (self->session == NULL)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      earcup_window_say (self, error->message);
      return;
    }

  if (gtk_widget_get_visible (self->blind_place))
    return;

  g_clear_object (&self->session->beside);
  self->session->beside = g_file_get_parent (transfer->file);
  earcup_recent_add (self->settings, transfer->file);
  worn = g_object_ref (earcup_audition_get_worn (self->audition));
  earcup_window_use_session (self, transfer->session, FALSE, transfer->notes);
  say_opened (self, transfer->file, earcup_audition_get_worn (self->audition) != worn);
}

/* Opens a session from a file, at once or as soon as the window can. A file that cannot be read
 * changes nothing. */
void
earcup_window_open_session (EarcupWindow *self,
                            GFile        *file)
{
  if (self->session->history == NULL)
    g_set_object (&self->session->waiting, file);
  else
    start_transfer (self, file, NULL, load_in_thread, loaded_cb);
}

static void
open_session_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  g_autoptr(GListModel) filters = new_filters ();

  earcup_compat_open_file (GTK_WINDOW (widget), _("Open a Session"), filters, NULL,
                           file_chosen_cb, (gpointer) earcup_window_open_session);
}

/* }}} */
/* {{{ A track that was not found */

/* What was found takes the place of the track that is missing, with its loop. */
void
earcup_window_take_track (EarcupWindow *self,
                          GFile        *file)
{
  EarcupWindowSession *tie = self->session;
  g_autofree char *uri = g_file_get_uri (file);

  if (tie->missing != NULL)
    {
      g_clear_pointer (&tie->awaited, earcup_session_unref);
      tie->awaited = earcup_session_copy (tie->missing);
      earcup_session_set_text (tie->awaited, EARCUP_SESSION_TRACK, uri);
    }
  earcup_audition_load (self->audition, file, FALSE);
}

static void
find_track_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autoptr(GListModel) filters = earcup_sound_filters_new ();

  earcup_compat_open_file (GTK_WINDOW (widget), _("Find the Mix"), filters, NULL, file_chosen_cb,
                           (gpointer) earcup_window_take_track);
}

/* }}} */
/* {{{ What was opened lately */

/* Remembers the track among what was opened lately. */
void
earcup_window_add_recent (EarcupWindow *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  if (track != NULL && !earcup_audition_is_demo (self->audition))
    earcup_recent_add (self->settings, earcup_track_get_file (track));
}

static void
recent_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(EarcupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;

  if (info != NULL)
    {
      earcup_window_open (self, G_FILE (source));
      return;
    }

  /* A disk or a share may come back. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      earcup_window_say (self, error->message);
      return;
    }

  /* Translators: %s is a file name */
  text = g_strdup_printf (_("“%s” is not there any more"), name);
  earcup_window_say (self, text);
  earcup_recent_forget (self->settings, uri);
}

static void
open_recent_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, recent_found_cb, g_object_ref (widget));
}

static void
clear_recent_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  g_settings_reset (EARCUP_WINDOW (widget)->settings, EARCUP_RECENT_KEY);
}

static void
recent_cb (EarcupWindow *self)
{
  earcup_recent_list (self->settings, self->recent_menu);
}

/* }}} */

/* Has the menu follow what was opened lately. */
void
earcup_window_add_session_files (EarcupWindow *self)
{
  g_signal_connect_object (self->settings, "changed::" EARCUP_RECENT_KEY, G_CALLBACK (recent_cb),
                           self, G_CONNECT_SWAPPED);
  recent_cb (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (g_str_equal (name, "win.undo"))
    earcup_window_undo (EARCUP_WINDOW (widget));
  else
    earcup_window_redo (EARCUP_WINDOW (widget));
}

/* Installs what the window can be asked to do with sessions. */
void
earcup_window_install_session_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.open-session", NULL, open_session_action);
  gtk_widget_class_install_action (widget_class, "win.save-session", NULL, save_session_action);
  gtk_widget_class_install_action (widget_class, "win.find-track", NULL, find_track_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  gtk_widget_class_install_action (widget_class, "win.clear-recent", NULL, clear_recent_action);
}
