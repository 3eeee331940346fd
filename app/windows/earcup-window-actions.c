/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "widgets/earcup-plot-sonify.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-bounce-window.h"
#include "windows/earcup-chooser-window.h"
#include "windows/earcup-compare-window.h"
#include "windows/earcup-preferences-page.h"
#include "windows/earcup-sound-filters.h"
#include "windows/earcup-window-private.h"

/* {{{ Files */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);

  if (file != NULL)
    earcup_window_open (EARCUP_WINDOW (source), file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    earcup_window_say (EARCUP_WINDOW (source), error->message);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(GListModel) filters = earcup_sound_filters_new ();

  earcup_compat_open_file (GTK_WINDOW (widget), _("Open a Mix"), filters, NULL, opened_cb, NULL);
}

static void
undo_load_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  earcup_window_undo_load (EARCUP_WINDOW (widget));
}

static void
bounce_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);

  if (earcup_audition_get_track (self->audition) == NULL)
    earcup_window_say (self, _("Open a mix first, then it can be rendered to files"));
  else
    gtk_window_present (earcup_bounce_window_new (GTK_WINDOW (self), self->audition,
                                                  self->settings));
}

/* There is one such window; it is asked for before the catalogue is there only by haste. */
static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);

  if (!self->filled)
    return;

  earcup_window_end_round (self);
  if (self->chooser == NULL)
    g_set_weak_pointer (&self->chooser,
                        earcup_chooser_window_new (GTK_WINDOW (self), self->audition,
                                                   self->settings));
  gtk_window_present (self->chooser);
}

/* There is one such window as well. */
static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);

  if (!self->filled)
    return;

  if (self->compare == NULL)
    g_set_weak_pointer (&self->compare,
                        earcup_compare_window_new (GTK_WINDOW (self), self->audition,
                                                   self->settings));
  gtk_window_present (self->compare);
}

/* }}} */
/* {{{ Listening */

static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  earcup_transport_bar_toggle_play (EARCUP_WINDOW (widget)->transport);
}

static void
listen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gint32 slot = g_variant_get_int32 (parameter);

  if (earcup_window_end_round (EARCUP_WINDOW (widget)))
    return;
  if (slot >= 0 && slot <= EARCUP_AUDITION_SLOTS)
    earcup_audition_select (EARCUP_WINDOW (widget)->audition, (guint) slot);
}

/* The details of what is in a slot; -1 is the slot that is heard. */
static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);
  gint32 slot = g_variant_get_int32 (parameter);
  EarcupModel *model;

  if (slot < 0)
    slot = (gint32) earcup_player_get_selected (earcup_audition_get_player (self->audition));
  model = slot <= EARCUP_AUDITION_SLOTS ? earcup_audition_get_model (self->audition, (guint) slot)
                                        : NULL;
  if (model == NULL)
    return;

  earcup_panes_set_show_start (self->panes, TRUE);
  earcup_browser_show_details (self->browser, earcup_model_get_id (model));
}

/* What is chosen from the list goes into the slot that is heard, which is the new one. */
static void
add_slot_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);
  guint slot = self->filled ? earcup_audition_add (self->audition) : 0;
  const char letter[] = { (char) ('A' + slot - 1), '\0' };
  g_autofree char *text = NULL;

  if (slot == 0)
    return;

  /* Translators: %s is the letter of a slot */
  text = g_strdup_printf (_("%s is heard now: what you choose from the list goes into it"), letter);
  earcup_window_say (self, text);
  earcup_panes_set_show_start (self->panes, TRUE);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  earcup_audition_swap (EARCUP_WINDOW (widget)->audition);
}

static void
load_family_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);

  if (!self->filled)
    return;

  earcup_audition_load_family (self->audition);
  earcup_window_offer_undo (self, _("The same driver in four housings is in A to D"),
                            "win.undo-slots");
}

static void
undo_slots_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  earcup_window_expect_way_back (EARCUP_WINDOW (widget));
  earcup_audition_undo_slots (EARCUP_WINDOW (widget)->audition);
}

static void
undo_hear_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  earcup_window_undo_hear (EARCUP_WINDOW (widget));
}

static void
loop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupTransportBar *transport = EARCUP_WINDOW (widget)->transport;

  if (g_str_equal (name, "win.loop"))
    earcup_transport_bar_toggle_loop (transport);
  else if (g_str_equal (name, "win.loop-start"))
    earcup_transport_bar_set_edge (transport, EARCUP_TRANSPORT_BAR_EDGE_START);
  else if (g_str_equal (name, "win.loop-end"))
    earcup_transport_bar_set_edge (transport, EARCUP_TRANSPORT_BAR_EDGE_END);
  else
    earcup_transport_bar_clear_region (transport);
}

static void
blind_test_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  earcup_window_open_blind (EARCUP_WINDOW (widget));
}

static void
round_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_window_toggle_round (EARCUP_WINDOW (widget));
}

static void
leave_scene_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  earcup_window_leave_scene (EARCUP_WINDOW (widget));
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_player_retry (earcup_audition_get_player (EARCUP_WINDOW (widget)->audition));
}

/* }}} */
/* {{{ Looking */

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AdwPreferencesPage *page = earcup_preferences_page_new (EARCUP_WINDOW (widget)->settings);

  earcup_compat_show_preferences (GTK_WINDOW (widget), &page, 1);
}

static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  earcup_window_show_help (EARCUP_WINDOW (widget));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  earcup_window_show_shortcuts (EARCUP_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);

  earcup_panes_set_show_start (self->panes, TRUE);
  earcup_browser_focus_search (self->browser);
}

static void
difference_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  earcup_plot_panel_toggle_difference (EARCUP_WINDOW (widget)->plot_panel);
}

static void
spectrum_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (EARCUP_WINDOW (widget)->plot_panel));

  earcup_plot_set_shows_spectrum (plot, !earcup_plot_get_shows_spectrum (plot));
}

/* The plot gets the focus, so that its keys move what is read and Escape ends it. */
static void
sonify_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (EARCUP_WINDOW (widget)->plot_panel));

  if (!earcup_plot_can_sonify (plot))
    {
      earcup_window_say (EARCUP_WINDOW (widget), _("No curve over frequency is plotted that could "
                                                   "be heard"));
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (plot));
  earcup_plot_set_sonifies (plot, !earcup_plot_get_sonifies (plot));
}

/* F6 goes round the panes. */
static void
next_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);
  GtkWidget *panes[] = {
    GTK_WIDGET (self->browser), GTK_WIDGET (self->plot_panel), GTK_WIDGET (self->transport),
    self->side,
  };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int n = G_N_ELEMENTS (panes), at = -1;
  int step = g_str_equal (name, "win.next-pane") ? 1 : n - 1;

  for (int i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = i;

  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = panes[((at < 0 ? 0 : at) + i * step) % n];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* }}} */
/* {{{ Keys */

/* Keys without a modifier must not reach the window before a text entry has had them, so they
 * are no accelerators but shortcuts in the bubble phase; nor must those that undo, for an entry
 * undoes what was typed into it. */
static const struct
{
  const char *trigger;
  const char *action;
  int         slot;        /* the parameter, or -1 for none */
} keys[] = {
  { "<Control>z", "win.undo", -1 },
  { "<Control><Shift>z", "win.redo", -1 },
  { "space", "win.play", -1 },
  { "0|KP_0", "win.listen", 0 },
  { "1|KP_1", "win.listen", 1 },
  { "2|KP_2", "win.listen", 2 },
  { "3|KP_3", "win.listen", 3 },
  { "4|KP_4", "win.listen", 4 },
  { "5|KP_5", "win.listen", 5 },
  { "6|KP_6", "win.listen", 6 },
  { "7|KP_7", "win.listen", 7 },
  { "8|KP_8", "win.listen", 8 },
  { "<Alt>0", "win.listen", 0 },
  { "<Alt>1", "win.listen", 1 },
  { "<Alt>2", "win.listen", 2 },
  { "<Alt>3", "win.listen", 3 },
  { "<Alt>4", "win.listen", 4 },
  { "<Alt>5", "win.listen", 5 },
  { "<Alt>6", "win.listen", 6 },
  { "<Alt>7", "win.listen", 7 },
  { "<Alt>8", "win.listen", 8 },
  { "f", "win.figures", -1 },
  { "<Shift>f", "win.compare", -1 },
  { "b", "win.blind-test", -1 },
  { "r", "win.round", -1 },
  { "c", "win.choose", -1 },
  { "e", "win.scene", -1 },
  { "w", "win.what-if", -1 },
  { "x", "win.swap", -1 },
  { "l", "win.loop", -1 },
  { "bracketleft", "win.loop-start", -1 },
  { "bracketright", "win.loop-end", -1 },
  { "backslash", "win.loop-clear", -1 },
  { "d", "win.difference", -1 },
  { "u", "win.spectrum", -1 },
  { "s", "win.sonify", -1 },
  { "t", "win.plot-table", -1 },
  { "slash", "win.search", -1 },
};

/* Adds the keys of the window that have no modifier. */
void
earcup_window_add_keys (EarcupWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].slot >= 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].slot));

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* }}} */

/* Installs everything that the window can be asked to do. */
void
earcup_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.undo-load", NULL, undo_load_action);
  gtk_widget_class_install_action (widget_class, "win.bounce", NULL, bounce_action);
  gtk_widget_class_install_action (widget_class, "win.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "win.listen", "i", listen_action);
  gtk_widget_class_install_action (widget_class, "win.details", "i", details_action);
  gtk_widget_class_install_action (widget_class, "win.add-slot", NULL, add_slot_action);
  gtk_widget_class_install_action (widget_class, "win.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "win.load-family", NULL, load_family_action);
  gtk_widget_class_install_action (widget_class, "win.undo-slots", NULL, undo_slots_action);
  gtk_widget_class_install_action (widget_class, "win.undo-hear", NULL, undo_hear_action);
  gtk_widget_class_install_action (widget_class, "win.loop", NULL, loop_action);
  gtk_widget_class_install_action (widget_class, "win.loop-start", NULL, loop_action);
  gtk_widget_class_install_action (widget_class, "win.loop-end", NULL, loop_action);
  gtk_widget_class_install_action (widget_class, "win.loop-clear", NULL, loop_action);
  gtk_widget_class_install_action (widget_class, "win.blind-test", NULL, blind_test_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.round", NULL, round_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.difference", NULL, difference_action);
  gtk_widget_class_install_action (widget_class, "win.spectrum", NULL, spectrum_action);
  gtk_widget_class_install_action (widget_class, "win.sonify", NULL, sonify_action);
  earcup_window_install_plot_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.guide", "show-guide");
  gtk_widget_class_install_property_action (widget_class, "win.what-if", "show-what-if");
  gtk_widget_class_install_property_action (widget_class, "win.figures", "show-figures");
  gtk_widget_class_install_property_action (widget_class, "win.show-round", "show-round");
  gtk_widget_class_install_property_action (widget_class, "win.scene", "show-scene");
  gtk_widget_class_install_action (widget_class, "win.leave-scene", NULL, leave_scene_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, next_pane_action);
}
