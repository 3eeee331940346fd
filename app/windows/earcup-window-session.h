/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-session-history.h"
#include "catalogue/earcup-session-store.h"
#include "windows/earcup-window-private.h"

G_BEGIN_DECLS

/* What ties sessions to a window. */
struct _EarcupWindowSession
{
  EarcupWindow         *window;         /* borrowed */
  EarcupSessionStore   *store;
  EarcupSessionHistory *history;        /* NULL until there is something to go back to */
  guint                 look_id;        /* what changed is looked at soon … */
  double                began_s;        /* … and began then */
  gboolean              is_held;        /* a button or a finger is down */
  int                   steps;          /* back, below 0, or forth that were asked for */
  gboolean              is_taking;      /* what is found next was not done by the user, … */
  gboolean              is_back;        /* … or was the way back */

  EarcupSession        *target;         /* that is being restored; NULL: none is */
  EarcupSession        *awaited;        /* of which the track is on its way */
  EarcupSession        *missing;        /* of which the track was not found */
  GFile                *beside;         /* in this folder a track is looked for as well */
  GFile                *waiting;        /* a session that is opened as soon as there is a history */
  AdwToast             *toast;          /* says what was undone */
};

EarcupSession *earcup_window_capture        (EarcupWindow  *self);
void           earcup_window_restore        (EarcupWindow  *self,
                                             EarcupSession *session,
                                             gboolean       is_start,
                                             GPtrArray     *notes);
void           earcup_window_load_demo      (EarcupWindow  *self);
void           earcup_window_track_came     (EarcupWindow  *self);
void           earcup_window_track_failed   (EarcupWindow  *self);
void           earcup_window_copy_track     (EarcupSession *session,
                                             const EarcupSession *from);
gboolean       earcup_window_session_is_taken (EarcupWindow *self);
gboolean       earcup_window_session_is_busy (EarcupWindowSession *tie);
void           earcup_window_session_update (EarcupWindowSession *tie);
void           earcup_window_session_look   (EarcupWindowSession *tie);
void           earcup_window_take_step      (EarcupWindow  *self);
void           earcup_window_look_soon      (EarcupWindow  *self);
void           earcup_window_add_recent     (EarcupWindow  *self);
void           earcup_window_add_session_files (EarcupWindow *self);
void           earcup_window_use_session    (EarcupWindow  *self,
                                             EarcupSession *session,
                                             gboolean       is_start,
                                             GPtrArray     *notes);

G_END_DECLS
