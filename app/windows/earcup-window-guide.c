/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "claims/earcup-demonstration.h"
#include "guide/earcup-guide-page.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-window-private.h"

#define TIE_KEY    "earcup-guide-tie"
#define POINT_MS   60       /* how often the guide looks where somebody points … */
#define LEAVE_MS   1500     /* … and how long it stays with where it was */
#define UNDO_S     10

/* How things were before a demonstration was set up. */
typedef struct {
  guint               heard;
  EarcupTransportLoop loop;
  EarcupPlotPanelView view;
  gboolean            was_playing;
} Before;

/* What ties the guide to the rest of a window. */
typedef struct {
  EarcupWindow *window;
  gboolean      has_before;
  Before        before;
  AdwToast     *toast;       /* the one that offers to go back, or NULL */
  guint         point_id;
  guint         leave_id;
} Tie;

static void
tie_free (Tie *self)
{
  g_clear_handle_id (&self->point_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_object (&self->toast);
  g_free (self);
}

static Tie *
get_tie (EarcupWindow *window)
{
  return g_object_get_data (G_OBJECT (window), TIE_KEY);
}

/* {{{ Hear it */

static void
set_before (Tie      *self,
            gboolean  has_before)
{
  self->has_before = has_before;
  gtk_widget_action_set_enabled (GTK_WIDGET (self->window), "win.undo-hear", has_before);
  earcup_guide_page_set_can_undo (EARCUP_GUIDE_PAGE (self->window->guide), has_before);
}

static void
keep_before (Tie *self)
{
  EarcupWindow *window = self->window;
  EarcupPlayer *player = earcup_audition_get_player (window->audition);

  self->before.heard = earcup_player_get_selected (player);
  self->before.was_playing = earcup_player_wants_to_play (player);
  earcup_transport_bar_get_loop (window->transport, &self->before.loop);
  earcup_plot_panel_get_view (window->plot_panel, &self->before.view);
  set_before (self, TRUE);
}

static gboolean
load_slots (EarcupWindow              *window,
            const EarcupDemonstration *demonstration)
{
  EarcupAuditionPlace places[EARCUP_DEMONSTRATION_SLOTS] = { { NULL } };
  guint n = earcup_demonstration_get_n_slots (demonstration);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n && error == NULL; i++)
    {
      places[i].word = demonstration->slots[i].model;
      places[i].variation = earcup_demonstration_slot_new_variation (&demonstration->slots[i],
                                                                     &error);
    }

  if (error == NULL)
    earcup_audition_load_set (window->audition, places, n);
  else
    earcup_window_say (window, error->message);

  for (guint i = 0; i < n; i++)
    g_clear_pointer (&places[i].variation, earcup_variation_unref);

  return error == NULL;
}

/* The bars are those of the demo mix; in a mix of one's own the loop stays where it was put. */
static void
set_loop (EarcupWindow              *window,
          const EarcupDemonstration *demonstration)
{
  EarcupTransportLoop loop = { .repeats = TRUE };

  if (!earcup_audition_is_demo (window->audition))
    {
      earcup_transport_bar_get_loop (window->transport, &loop);
      loop.repeats = TRUE;
      earcup_transport_bar_set_loop (window->transport, &loop);
      return;
    }

  earcup_demonstration_get_loop (demonstration, &loop.start_s, &loop.end_s);
  loop.has_region = loop.end_s > loop.start_s;
  earcup_transport_bar_set_loop (window->transport, &loop);
  earcup_player_seek (earcup_audition_get_player (window->audition), loop.start_s);
}

static void
set_view (EarcupWindow              *window,
          const EarcupDemonstration *demonstration)
{
  EarcupPlotPanelView view = {
    .quantity = demonstration->quantity,
    .difference = demonstration->difference,
    .cursor_hz = sqrt (demonstration->from_hz * demonstration->to_hz),
  };

  earcup_plot_panel_set_view (window->plot_panel, &view);
}

static void
offer_undo (Tie *self)
{
  AdwToast *toast = adw_toast_new (_("Ready: 1 and 2 switch between what is to be compared"));

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-hear");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->window->toasts), toast);
}

/* Sets up models, loop and plot of a claim, and plays. */
static void
hear_cb (EarcupWindow *window,
         const char   *claim)
{
  Tie *self = get_tie (window);
  EarcupPlayer *player = earcup_audition_get_player (window->audition);
  const EarcupDemonstration *demonstration = earcup_demonstration_find (claim);

  if (demonstration == NULL || demonstration->scene != NULL || !window->filled ||
      earcup_demonstration_get_n_slots (demonstration) == 0)
    return;

  earcup_window_end_round (window);
  keep_before (self);
  if (!load_slots (window, demonstration))
    {
      set_before (self, FALSE);
      return;
    }

  earcup_player_select (player, 1);
  set_loop (window, demonstration);
  set_view (window, demonstration);
  earcup_player_play (player);
  offer_undo (self);
}

/* Brings back slots, loop and plot as they were before the last demonstration was set up. */
void
earcup_window_undo_hear (EarcupWindow *window)
{
  Tie *self = get_tie (window);
  EarcupPlayer *player = earcup_audition_get_player (window->audition);

  if (!self->has_before)
    return;

  set_before (self, FALSE);
  earcup_window_end_round (window);
  if (!self->before.was_playing)
    earcup_player_pause (player);
  earcup_audition_undo_slots (window->audition);
  earcup_player_select (player, self->before.heard);
  earcup_transport_bar_set_loop (window->transport, &self->before.loop);
  earcup_plot_panel_set_view (window->plot_panel, &self->before.view);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
}

static void
choose_cb (EarcupWindow *window,
           const char   *id)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (window->audition));

  if (!window->filled)
    return;

  earcup_window_end_round (window);
  earcup_audition_set_model (window->audition, MAX (heard, 1), id);
}

/* The loop of a track that is gone cannot come back. */
static void
track_cb (EarcupWindow *window)
{
  set_before (get_tie (window), FALSE);
}

/* }}} */
/* {{{ Where somebody points */

static gboolean
leave_cb (gpointer user_data)
{
  Tie *self = user_data;

  self->leave_id = 0;
  earcup_guide_page_point_at (EARCUP_GUIDE_PAGE (self->window->guide), NAN, NULL);

  return G_SOURCE_REMOVE;
}

static void
tell_region (Tie    *self,
             double  hz)
{
  EarcupAudition *audition = self->window->audition;
  EarcupModel *first = earcup_audition_get_shown (audition, 1);
  EarcupModel *second = earcup_audition_get_shown (audition, 2);
  EarcupGuidePair pair = { NULL };

  if (first != NULL && second != NULL)
    pair = (EarcupGuidePair) {
      earcup_model_get_name (first), earcup_model_get_response (first),
      earcup_model_get_name (second), earcup_model_get_response (second),
    };

  earcup_guide_page_point_at (EARCUP_GUIDE_PAGE (self->window->guide), hz, &pair);
}

static gboolean
point_cb (gpointer user_data)
{
  Tie *self = user_data;
  GtkWidget *plot = earcup_plot_panel_get_plot (self->window->plot_panel);
  double hz = earcup_plot_get_pointed_hz (EARCUP_PLOT (plot));

  self->point_id = 0;
  if (isnan (hz))
    {
      if (self->leave_id == 0)
        self->leave_id = g_timeout_add (LEAVE_MS, leave_cb, self);
      return G_SOURCE_REMOVE;
    }

  g_clear_handle_id (&self->leave_id, g_source_remove);
  tell_region (self, hz);

  return G_SOURCE_REMOVE;
}

static void
readout_cb (EarcupWindow *window)
{
  Tie *self = get_tie (window);

  if (self->point_id == 0 && window->guide != NULL && gtk_widget_get_mapped (window->guide))
    self->point_id = g_timeout_add (POINT_MS, point_cb, self);
}

/* }}} */

/* Ties the guide to what it sets up and to where the plot is pointed at. */
void
earcup_window_add_guide (EarcupWindow *window)
{
  Tie *self = g_new0 (Tie, 1);
  GtkWidget *plot = earcup_plot_panel_get_plot (window->plot_panel);

  self->window = window;
  g_object_set_data_full (G_OBJECT (window), TIE_KEY, self, (GDestroyNotify) tie_free);
  set_before (self, FALSE);

  g_signal_connect_object (window->guide, "hear", G_CALLBACK (hear_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->guide, "choose", G_CALLBACK (choose_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->audition, "track-changed", G_CALLBACK (track_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->audition, "changed", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::readout", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::has-focus", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
}
