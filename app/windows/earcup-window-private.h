/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/earcup-panes.h"
#include "windows/earcup-browser.h"
#include "windows/earcup-live-view.h"
#include "windows/earcup-plot-panel.h"
#include "windows/earcup-remote.h"
#include "windows/earcup-round-session.h"
#include "windows/earcup-transport-bar.h"
#include "windows/earcup-window.h"

G_BEGIN_DECLS

typedef struct _EarcupWindowSession EarcupWindowSession;

/* What can stand in the end pane. */
typedef enum {
  EARCUP_WINDOW_SIDE_GUIDE,
  EARCUP_WINDOW_SIDE_WHAT_IF,
  EARCUP_WINDOW_SIDE_FIGURES,
  EARCUP_WINDOW_SIDE_ROUND,
  EARCUP_WINDOW_SIDE_SCENE,
} EarcupWindowSide;

/* What the actions of the window need of it. */
struct _EarcupWindow
{
  AdwApplicationWindow  parent;

  GtkWidget            *toasts;
  GtkWidget            *drop_overlay;
  EarcupPanes          *panes;
  GtkWidget            *banner;
  EarcupBrowser        *browser;
  GtkWidget            *card_a;
  GtkWidget            *card_b;
  GtkWidget            *card_plain;
  GtkWidget            *more_cards;     /* C to H, as far as they are there */
  GtkWidget            *add_card;       /* the button that opens a further slot */
  GtkWidget            *cards[EARCUP_AUDITION_SLOTS + 1];   /* of C to H; NULL until wanted */
  EarcupPlotPanel      *plot_panel;
  EarcupTransportBar   *transport;
  GtkWidget            *origin;
  GtkWidget            *worn;
  GtkWidget            *corrections;
  GtkWidget            *side;           /* what stands in the end pane: … */
  GtkWidget            *guide;          /* … this … */
  GtkWidget            *what_if;        /* … or one of these, each NULL until it is wanted */
  GtkWidget            *figures;
  GtkWidget            *round;
  GtkWidget            *scene;
  GtkWidget            *scene_bar;      /* says which scene is on */
  GtkWidget            *scene_name;
  GtkWidget            *status;
  EarcupLoudnessMeter  *loudness;
  GtkWidget            *blind_place;    /* in place of the panes: … */
  GtkWidget            *blind;          /* … listening tests; NULL until there is one */

  GtkMenuButton        *menu_button;
  GMenuModel           *main_menu;
  GMenu                *recent_menu;    /* what was opened lately */
  EarcupWindowSession  *session;        /* NULL once the window is gone */
  GtkWindow            *chooser;        /* weak; NULL while it is not open */
  GtkWindow            *compare;        /* likewise */
  GtkWindow            *help;           /* likewise */
  GtkWindow            *shortcuts;      /* likewise */
  GSettings            *settings;
  EarcupAudition       *audition;
  EarcupRoundSession   *round_session;
  EarcupLiveView       *live;
  GFile                *waiting;        /* to be opened once the catalogue is there */
  EarcupModel          *sealed;         /* the same driver in two housings, for the guide */
  EarcupModel          *open;
  EarcupModel          *read;           /* the guide speaks of it; NULL for what is browsed */
  EarcupRemote         *remote;         /* NULL before the first frame */
  guint                 awake_id;       /* keeps the machine from sleeping; 0 while it does not */
  guint                 fill_id;
  guint                 read_id;
  gboolean              filled;
  gboolean              round_repeats;  /* the track repeats for the round, and did not before */
};

void earcup_window_say             (EarcupWindow      *self,
                                    const char        *text);
void earcup_window_say_for         (EarcupWindow      *self,
                                    const char        *text,
                                    guint              seconds);
void earcup_window_offer_undo      (EarcupWindow      *self,
                                    const char        *text,
                                    const char        *action);
GtkWidget *earcup_window_get_side  (EarcupWindow      *self,
                                    EarcupWindowSide   side);
gboolean earcup_window_is_side_shown (EarcupWindow    *self,
                                    EarcupWindowSide   side);
void earcup_window_show_side       (EarcupWindow      *self,
                                    EarcupWindowSide   side,
                                    gboolean           show);
void earcup_window_add_scene       (EarcupWindow      *self);
void earcup_window_leave_scene     (EarcupWindow      *self);
void earcup_window_join_desktop    (EarcupWindow      *self);
void earcup_window_install_actions (GtkWidgetClass    *widget_class);
void earcup_window_install_plot_actions (GtkWidgetClass *widget_class);
void earcup_window_add_keys        (EarcupWindow      *self);
void earcup_window_add_drop        (EarcupWindow      *self);
void earcup_window_add_blind       (EarcupWindow      *self);
void earcup_window_open_blind      (EarcupWindow      *self);
gboolean earcup_window_is_blind    (EarcupWindow      *self);
void earcup_window_add_guide       (EarcupWindow      *self);
void earcup_window_show_help       (EarcupWindow      *self);
void earcup_window_show_shortcuts  (EarcupWindow      *self);
void earcup_window_undo_hear       (EarcupWindow      *self);
void earcup_window_add_round       (EarcupWindow      *self);
void earcup_window_toggle_round    (EarcupWindow      *self);
gboolean earcup_window_end_round   (EarcupWindow      *self);
void earcup_window_add_session     (EarcupWindow      *self);
void earcup_window_start_session   (EarcupWindow      *self);
void earcup_window_session_free    (EarcupWindowSession *tie);
gboolean earcup_window_is_restoring_track (EarcupWindow *self);
void earcup_window_undo            (EarcupWindow      *self);
void earcup_window_redo            (EarcupWindow      *self);
void earcup_window_undo_load       (EarcupWindow      *self);
void earcup_window_expect_way_back (EarcupWindow      *self);
void earcup_window_open_session    (EarcupWindow      *self,
                                    GFile             *file);
void earcup_window_save_session    (EarcupWindow      *self,
                                    GFile             *file);
void earcup_window_take_track      (EarcupWindow      *self,
                                    GFile             *file);
void earcup_window_install_session_actions (GtkWidgetClass *widget_class);

G_END_DECLS
