/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/earcup-paths.h"
#include "windows/earcup-scene-settings.h"
#include "windows/earcup-session-settings.h"
#include "windows/earcup-session-slots.h"
#include "windows/earcup-window-session.h"

/* What the window shows and plays as a session, and back. */

#define MISSING_S  20     /* for so long it is offered to look for a track */

/* {{{ Capturing */

static void
capture_loop (EarcupWindow  *self,
              EarcupSession *session)
{
  EarcupTransportLoop loop;

  earcup_transport_bar_get_loop (self->transport, &loop);
  earcup_session_set_number (session, EARCUP_SESSION_REPEAT, loop.repeats);
  earcup_session_set_number (session, EARCUP_SESSION_REGION, loop.has_region);
  earcup_session_set_number (session, EARCUP_SESSION_START, loop.has_region ? loop.start_s : 0.0);
  earcup_session_set_number (session, EARCUP_SESSION_END, loop.has_region ? loop.end_s : 0.0);
}

/* Copies what belongs to the track alone. */
void
earcup_window_copy_track (EarcupSession       *session,
                          const EarcupSession *from)
{
  static const EarcupSessionField numbers[] = {
    EARCUP_SESSION_POSITION, EARCUP_SESSION_REPEAT, EARCUP_SESSION_REGION, EARCUP_SESSION_START,
    EARCUP_SESSION_END,
  };
  static const EarcupSessionField texts[] = { EARCUP_SESSION_TRACK, EARCUP_SESSION_TRACK_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    earcup_session_set_number (session, numbers[i], earcup_session_get_number (from, numbers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    earcup_session_set_text (session, texts[i], earcup_session_get_text (from, texts[i]));
}

static void
capture_track (EarcupWindow  *self,
               EarcupSession *session)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  if (self->session->awaited != NULL)
    {
      earcup_window_copy_track (session, self->session->awaited);
      return;
    }

  if (track != NULL && !earcup_audition_is_demo (self->audition))
    {
      g_autofree char *uri = g_file_get_uri (earcup_track_get_file (track));

      earcup_session_set_text (session, EARCUP_SESSION_TRACK, uri);
      earcup_session_set_text (session, EARCUP_SESSION_TRACK_NAME, earcup_track_get_name (track));
    }

  earcup_session_set_number (session, EARCUP_SESSION_POSITION,
                             earcup_player_get_position (player));
  capture_loop (self, session);
}

static void
capture_scene (EarcupWindow  *self,
               EarcupSession *session)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (self->audition);

  if (scene == NULL)
    return;

  earcup_session_set_text (session, EARCUP_SESSION_SCENE, earcup_scene_kind_get_id (scene->kind));
  earcup_session_set_text (session, EARCUP_SESSION_STEM,
                           earcup_audition_get_scene_stem (self->audition));
}

/* Tells what the window shows and plays. (transfer full) */
EarcupSession *
earcup_window_capture (EarcupWindow *self)
{
  EarcupSession *session = earcup_session_new ();
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupPlotPanelView view;

  earcup_session_settings_read (self->settings, session);
  earcup_session_slots_read (self->audition, session);
  earcup_session_set_number (session, EARCUP_SESSION_HEARD, earcup_player_get_selected (player));
  earcup_session_set_text (session, EARCUP_SESSION_MARKS,
                           earcup_collections_get_marks (
                             earcup_browser_get_collections (self->browser)));
  capture_track (self, session);
  capture_scene (self, session);
  earcup_plot_panel_get_view (self->plot_panel, &view);
  earcup_session_set_number (session, EARCUP_SESSION_DIFFERENCE, view.difference);
  earcup_session_set_number (session, EARCUP_SESSION_FILTER, view.filter);
  earcup_session_set_number (session, EARCUP_SESSION_SCENE_PLOT, view.quantity == NULL);

  return session;
}

/* }}} */
/* {{{ The track */

/* Loads the mix that comes with the program. */
void
earcup_window_load_demo (EarcupWindow *self)
{
  g_autofree char *path = earcup_paths_dup_demo ();
  g_autoptr(GFile) demo = path != NULL ? g_file_new_for_path (path) : NULL;

  if (demo != NULL)
    earcup_audition_load (self->audition, demo, TRUE);
  else
    {
      g_clear_pointer (&self->session->awaited, earcup_session_unref);
      earcup_window_say (self, _("The demo mix is not installed"));
    }
}

static void
restore_loop (EarcupWindow        *self,
              const EarcupSession *session)
{
  EarcupTransportLoop loop = {
    .repeats = earcup_session_is_on (session, EARCUP_SESSION_REPEAT),
    .has_region = earcup_session_is_on (session, EARCUP_SESSION_REGION),
    .start_s = earcup_session_get_number (session, EARCUP_SESSION_START),
    .end_s = earcup_session_get_number (session, EARCUP_SESSION_END),
  };

  if (loop.end_s <= loop.start_s)
    loop.has_region = FALSE;
  earcup_transport_bar_set_loop (self->transport, &loop);
}

/* Another track is there. If it is the one of the session that is awaited, or by its name the one
 * that was missing, its loop and its place are set. */
void
earcup_window_track_came (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  const char *name = earcup_track_get_name (earcup_audition_get_track (self->audition));
  g_autoptr(EarcupSession) session = g_steal_pointer (&tie->awaited);
  g_autoptr(EarcupSession) missing = NULL;

  if (!earcup_audition_is_demo (self->audition))
    missing = g_steal_pointer (&tie->missing);
  if (session == NULL && missing != NULL &&
      g_str_equal (earcup_session_get_text (missing, EARCUP_SESSION_TRACK_NAME), name))
    session = g_steal_pointer (&missing);
  if (session == NULL)
    return;

  restore_loop (self, session);
  earcup_player_seek (earcup_audition_get_player (self->audition),
                      earcup_session_get_number (session, EARCUP_SESSION_POSITION));
}

/* Without its track all else of a session is there; the track can be looked for. */
static void
miss_track (EarcupWindow *self)
{
  EarcupWindowSession *tie = self->session;
  const char *name = earcup_session_get_text (tie->awaited, EARCUP_SESSION_TRACK_NAME);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  /* Translators: %s is a file name */
  text = g_strdup_printf (_("The mix “%s” is not where it was"), name);
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, MISSING_S);
  adw_toast_set_button_label (toast, _("_Find…"));
  adw_toast_set_action_name (toast, "win.find-track");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);

  g_clear_pointer (&tie->missing, earcup_session_unref);
  tie->missing = g_steal_pointer (&tie->awaited);
  if (earcup_audition_get_track (self->audition) == NULL)
    earcup_window_load_demo (self);
  earcup_window_look_soon (self);
}

/* What was on its way cannot be read, which the audition says. */
void
earcup_window_track_failed (EarcupWindow *self)
{
  if (self->session == NULL)
    return;

  g_clear_pointer (&self->session->awaited, earcup_session_unref);
  if (earcup_audition_get_track (self->audition) == NULL)
    earcup_window_load_demo (self);
  earcup_window_look_soon (self);
}

/* A track on its way, while it is found out whether it is there. */
typedef struct {
  EarcupWindow  *window;
  EarcupSession *session;
  GFile         *beside;      /* where it may be as well, or NULL */
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->window);
  earcup_session_unref (search->session);
  g_clear_object (&search->beside);
  g_free (search);
}

static void look_for (GFile  *file,
                      Search *search);

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Search *search = user_data;
  EarcupWindow *window = search->window;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr(GFile) other = g_steal_pointer (&search->beside);

  if (window->session == NULL || window->session->awaited != search->session)
    ;      /* something else was opened meanwhile */
  else if (info != NULL)
    earcup_audition_load (window->audition, G_FILE (source), FALSE);
  else if (other != NULL)
    {
      look_for (other, search);
      return;
    }
  else
    miss_track (window);

  search_free (search);
}

static void
look_for (GFile  *file,
          Search *search)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, found_cb, search);
}

/* A name that leads elsewhere is none. */
static GFile *
make_beside (EarcupWindow        *self,
             const EarcupSession *session)
{
  const char *name = earcup_session_get_text (session, EARCUP_SESSION_TRACK_NAME);

  if (self->session->beside == NULL || *name == '\0' || strchr (name, '/') != NULL ||
      g_str_equal (name, "..") || g_str_equal (name, "."))
    return NULL;

  return g_file_get_child (self->session->beside, name);
}

/* Where a session says that its track is. A session may come from anybody, so it leads to nothing
 * but files: what has no path may be anywhere in the network. */
static GFile *
make_there (const char *uri)
{
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? g_steal_pointer (&file) : NULL;
}

static void
restore_track (EarcupWindow  *self,
               EarcupSession *session)
{
  EarcupWindowSession *tie = self->session;
  const char *uri = earcup_session_get_text (session, EARCUP_SESSION_TRACK);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) beside = NULL;
  Search *search;

  g_clear_pointer (&tie->awaited, earcup_session_unref);
  tie->awaited = earcup_session_copy (session);
  if (*uri == '\0')
    {
      earcup_window_load_demo (self);
      return;
    }

  file = make_there (uri);
  beside = make_beside (self, session);
  if (file == NULL)
    file = g_steal_pointer (&beside);
  if (file == NULL)
    {
      miss_track (self);
      return;
    }

  search = g_new0 (Search, 1);
  search->window = g_object_ref (self);
  search->session = earcup_session_ref (tie->awaited);
  search->beside = g_steal_pointer (&beside);
  look_for (file, search);
}

/* }}} */
/* {{{ Scene and plot */

static void
restore_scene (EarcupWindow        *self,
               const EarcupSession *session)
{
  const EarcupCircumstances *now = earcup_audition_get_scene (self->audition);
  const char *id = earcup_session_get_text (session, EARCUP_SESSION_SCENE);
  const char *stem = earcup_session_get_text (session, EARCUP_SESSION_STEM);
  EarcupSceneKind kind;

  if (!earcup_scene_kind_from_id (id, &kind))
    {
      earcup_audition_set_scene (self->audition, NULL);
      return;
    }

  if (now == NULL || now->kind != kind)
    {
      g_autoptr(EarcupCircumstances) scene = earcup_scene_settings_read (self->settings, kind);

      earcup_audition_set_scene (self->audition, scene);
    }
  earcup_audition_set_scene_stem (self->audition, *stem != '\0' ? stem : NULL);
}

static void
restore_view (EarcupWindow        *self,
              const EarcupSession *session)
{
  EarcupPlotPanelView view;

  earcup_plot_panel_get_view (self->plot_panel, &view);
  view.behind = earcup_session_get_text (session, EARCUP_SESSION_QUANTITY);
  view.quantity = earcup_session_is_on (session, EARCUP_SESSION_SCENE_PLOT) ? NULL : view.behind;
  view.difference = earcup_session_is_on (session, EARCUP_SESSION_DIFFERENCE);
  view.filter = earcup_session_is_on (session, EARCUP_SESSION_FILTER);
  earcup_plot_panel_set_view (self->plot_panel, &view);
}

/* }}} */

/* A session on its way into the window. */
typedef struct {
  EarcupWindow  *window;
  EarcupSession *session;
} Restoring;

/* The slots are there: what depends on them follows. A scene of loudspeakers would otherwise lend
 * some to slots that are going to hold them. */
static void
finish (EarcupWindow  *self,
        EarcupSession *session,
        gboolean       listens)
{
  guint heard = (guint) earcup_session_get_number (session, EARCUP_SESSION_HEARD);

  if (self->session == NULL || self->session->target != session)
    return;

  if (listens && (heard <= EARCUP_AUDITION_LASTING ||
                  earcup_audition_get_model (self->audition, heard) != NULL))
    earcup_player_select (earcup_audition_get_player (self->audition), heard);
  restore_scene (self, session);
  restore_view (self, session);
  g_clear_pointer (&self->session->target, earcup_session_unref);
  earcup_window_look_soon (self);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Restoring *restoring = user_data;

  finish (restoring->window, restoring->session, TRUE);
  g_object_unref (restoring->window);
  earcup_session_unref (restoring->session);
  g_free (restoring);
}

/**
 * earcup_window_restore:
 * @self: a window that is filled
 * @session: what it is to show and play
 * @is_start: leave alone what the settings know already, and read a track even if it is the demo
 * @notes: (nullable) (element-type utf8): is given a sentence for what had to be passed over
 *
 * Brings slots, sound, plot and panels to what a session says; nothing begins to play by that. A
 * track that is not there is said and may be looked for, and all else is restored.
 */
void
earcup_window_restore (EarcupWindow  *self,
                       EarcupSession *session,
                       gboolean       is_start,
                       GPtrArray     *notes)
{
  EarcupWindowSession *tie = self->session;
  g_autoptr(EarcupSession) now = earcup_window_capture (self);
  guint touched = earcup_session_slots_compare (now, session);
  Restoring *restoring;

  earcup_window_end_round (self);
  earcup_session_ref (session);
  g_clear_pointer (&tie->target, earcup_session_unref);
  tie->target = session;

  if (!earcup_session_has_same (now, session, EARCUP_SESSION_MARKS))
    earcup_collections_set_marks (earcup_browser_get_collections (self->browser),
                                  earcup_session_get_text (session, EARCUP_SESSION_MARKS));
  if (*earcup_session_get_text (session, EARCUP_SESSION_SCENE) == '\0')
    earcup_audition_set_scene (self->audition, NULL);
  earcup_session_settings_write (self->settings, session, is_start, notes);

  if (is_start || !earcup_session_has_same (now, session, EARCUP_SESSION_TRACK))
    restore_track (self, session);
  else if (tie->awaited != NULL)
    earcup_window_copy_track (tie->awaited, session);
  else
    restore_loop (self, session);

  if (touched == 0)
    {
      finish (self, session, is_start);
      return;
    }

  restoring = g_new0 (Restoring, 1);
  restoring->window = g_object_ref (self);
  restoring->session = earcup_session_ref (session);
  earcup_session_slots_restore (self->audition, session, touched, notes, restored_cb, restoring);
}
