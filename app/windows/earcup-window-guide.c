/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "claims/earcup-demonstration.h"
#include "guide/earcup-guide-page.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-scene-settings.h"
#include "windows/earcup-settings-loan.h"
#include "windows/earcup-window-private.h"

#define TIE_KEY    "earcup-guide-tie"
#define POINT_MS   60       /* how often the guide looks where somebody points … */
#define LEAVE_MS   1500     /* … and how long it stays with where it was */
#define UNDO_S     10

/* How things were before a demonstration was set up. */
typedef struct {
  guint                heard;
  EarcupTransportLoop  loop;
  EarcupPlotPanelView  view;
  gboolean             was_playing;
  EarcupCircumstances *scene;     /* that was on, or NULL … */
  char                *stem;      /* … what was heard of it, or NULL … */
  GVariant            *lent;      /* … and what it had borrowed of the settings, or NULL */
} Before;

/* What ties the guide to the rest of a window. */
typedef struct {
  EarcupWindow *window;
  gboolean      has_before;
  Before        before;
  AdwToast     *toast;       /* the one that offers to go back, or NULL */
  guint         point_id;
  guint         leave_id;

  EarcupSettingsLoan        *loan;      /* what a scene that is demonstrated wants */
  const EarcupDemonstration *staged;    /* its scene is on its way; NULL for none */
} Tie;

static void
before_clear (Before *self)
{
  g_clear_pointer (&self->scene, earcup_circumstances_free);
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->lent, g_variant_unref);
}

static void
tie_free (Tie *self)
{
  before_clear (&self->before);
  earcup_settings_loan_free (self->loan);
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
keep_scene (Tie *self)
{
  EarcupAudition *audition = self->window->audition;
  const EarcupCircumstances *scene = earcup_audition_get_scene (audition);
  GVariant *lent = earcup_settings_loan_get_values (self->loan);

  before_clear (&self->before);
  self->before.scene = scene != NULL ? earcup_circumstances_copy (scene) : NULL;
  self->before.stem = g_strdup (earcup_audition_get_scene_stem (audition));
  self->before.lent = lent != NULL ? g_variant_ref (lent) : NULL;
}

static void
keep_before (Tie *self)
{
  EarcupWindow *window = self->window;
  EarcupPlayer *player = earcup_audition_get_player (window->audition);

  keep_scene (self);
  self->before.heard = earcup_player_get_selected (player);
  self->before.was_playing = earcup_player_wants_to_play (player);
  earcup_transport_bar_get_loop (window->transport, &self->before.loop);
  earcup_plot_panel_get_view (window->plot_panel, &self->before.view);
  set_before (self, TRUE);
}

/* Has the controls of the scene stand as the demonstration wants, for as long as it is on.
 *
 * Returns: (transfer full) (nullable): the scene that follows, NULL for none */
static EarcupCircumstances *
borrow_scene (Tie                       *self,
              const EarcupDemonstration *demonstration)
{
  EarcupSceneKind kind;
  g_autoptr(GVariant) values = NULL;

  if (demonstration->scene == NULL || !earcup_scene_kind_from_id (demonstration->scene, &kind))
    return NULL;

  values = earcup_scene_settings_demonstrate (demonstration);
  earcup_settings_loan_take (self->loan, values);

  return earcup_scene_settings_read (self->window->settings, kind);
}

static gboolean
load_slots (EarcupWindow              *window,
            const EarcupDemonstration *demonstration,
            const EarcupCircumstances *scene)
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
    earcup_audition_load_set (window->audition, places, n, scene);
  else
    earcup_window_say (window, error->message);

  for (guint i = 0; i < n; i++)
    g_clear_pointer (&places[i].variation, earcup_variation_unref);

  return error == NULL;
}

static void
bring_scene_back (Tie *self)
{
  EarcupAudition *audition = self->window->audition;

  if (self->before.lent != NULL)
    earcup_settings_loan_take (self->loan, self->before.lent);
  if (self->before.scene == NULL)
    return;

  earcup_audition_set_scene (audition, self->before.scene);
  earcup_audition_set_scene_stem (audition, self->before.stem);
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
  EarcupPlotPanelView view;

  earcup_plot_panel_get_view (window->plot_panel, &view);
  view.quantity = demonstration->quantity;
  view.difference = demonstration->difference;
  view.cursor_hz = sqrt (demonstration->from_hz * demonstration->to_hz);     /* 0 without a band */
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

/* Sets up models, scene, loop and plot of a claim, and plays. A scene is entered once the models
 * are there, and the plot of the claim comes with it. */
static void
hear_cb (EarcupWindow *window,
         const char   *claim)
{
  Tie *self = get_tie (window);
  EarcupPlayer *player = earcup_audition_get_player (window->audition);
  const EarcupDemonstration *demonstration = earcup_demonstration_find (claim);
  g_autoptr(EarcupCircumstances) scene = NULL;

  if (demonstration == NULL || !window->filled ||
      earcup_demonstration_get_n_slots (demonstration) == 0)
    return;

  earcup_window_end_round (window);
  keep_before (self);
  self->staged = NULL;
  earcup_audition_set_scene (window->audition, NULL);
  scene = borrow_scene (self, demonstration);
  if (!load_slots (window, demonstration, scene))
    {
      set_before (self, FALSE);
      earcup_settings_loan_give_back (self->loan, TRUE);
      bring_scene_back (self);
      return;
    }

  self->staged = scene != NULL ? demonstration : NULL;
  earcup_player_select (player, 1);
  set_loop (window, demonstration);
  if (scene == NULL)
    set_view (window, demonstration);
  earcup_player_play (player);
  offer_undo (self);
}

/* The scene is there, or it is left, and with it what it had borrowed. */
static void
scene_cb (EarcupWindow *window)
{
  Tie *self = get_tie (window);
  gboolean is_on = earcup_audition_get_scene (window->audition) != NULL;

  if (is_on && self->staged != NULL)
    set_view (window, g_steal_pointer (&self->staged));
  else if (!is_on)
    earcup_settings_loan_give_back (self->loan, FALSE);
}

/* Brings back slots, scene, loop and plot as they were before the last demonstration was set up. */
void
earcup_window_undo_hear (EarcupWindow *window)
{
  Tie *self = get_tie (window);
  EarcupPlayer *player = earcup_audition_get_player (window->audition);

  if (!self->has_before)
    return;

  earcup_window_expect_way_back (window);
  set_before (self, FALSE);
  self->staged = NULL;
  earcup_window_end_round (window);
  if (!self->before.was_playing)
    earcup_player_pause (player);
  earcup_settings_loan_give_back (self->loan, TRUE);
  earcup_audition_set_scene (window->audition, NULL);
  earcup_audition_undo_slots (window->audition);
  bring_scene_back (self);
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
  self->loan = earcup_settings_loan_new (window->settings);
  g_object_set_data_full (G_OBJECT (window), TIE_KEY, self, (GDestroyNotify) tie_free);
  set_before (self, FALSE);
  earcup_guide_page_set_can_stage (EARCUP_GUIDE_PAGE (window->guide), TRUE);

  g_signal_connect_object (window->guide, "hear", G_CALLBACK (hear_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->guide, "choose", G_CALLBACK (choose_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->audition, "track-changed", G_CALLBACK (track_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->audition, "changed", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->audition, "scene-changed", G_CALLBACK (scene_cb), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (plot, "notify::readout", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::has-focus", G_CALLBACK (readout_cb), window,
                           G_CONNECT_SWAPPED);
}
