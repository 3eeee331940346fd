/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/earcup-resolve.h"
#include "catalogue/earcup-session-file.h"
#include "command/earcup-catalogue-subjects.h"
#include "guide/earcup-guide-page.h"
#include "widgets/earcup-banner.h"
#include "widgets/earcup-late-menu.h"
#include "windows/earcup-corrections-button.h"
#include "windows/earcup-origin-button.h"
#include "windows/earcup-slot-card.h"
#include "windows/earcup-window-private.h"
#include "windows/earcup-worn-button.h"

#define TOAST_S    6
#define READ_MS    300     /* the guide follows when a slider has come to rest */

/* Where the models of the lasting slots are kept; slot 0 holds none. */
static const char *const slot_keys[EARCUP_AUDITION_LASTING + 1] = { NULL, "slot-a", "slot-b" };

enum
{
  PROP_0,
  PROP_SHOW_GUIDE,
  PROP_SHOW_WHAT_IF,      /* in the order of EarcupWindowSide */
  PROP_SHOW_FIGURES,
  PROP_SHOW_ROUND,
  PROP_SHOW_SCENE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupWindow, earcup_window, ADW_TYPE_APPLICATION_WINDOW)

/* {{{ Guide */

static EarcupTopic
topic_of (EarcupEnclosure enclosure)
{
  switch (enclosure)
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return EARCUP_TOPIC_CLOSED;

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return EARCUP_TOPIC_SEMI_OPEN;

    case EARCUP_ENCLOSURE_OPEN:
      return EARCUP_TOPIC_OPEN;

    case EARCUP_ENCLOSURE_NONE:
    default:
      return EARCUP_TOPIC_MONITORS;
    }
}

/* Where the subjects cannot be had, the guide speaks of the pair alone. */
static void
show_background (EarcupWindow    *self,
                 EarcupCatalogue *catalogue)
{
  g_autoptr(EarcupSubjects) subjects = earcup_catalogue_subjects_new (catalogue, NULL);

  if (subjects != NULL)
    earcup_guide_page_set_background (EARCUP_GUIDE_PAGE (self->guide), subjects);
}

static void
read_about (EarcupWindow    *self,
            EarcupEnclosure  enclosure,
            const char      *name,
            EarcupDesign    *design)
{
  earcup_guide_page_set_subject (EARCUP_GUIDE_PAGE (self->guide), topic_of (enclosure), name,
                                 design, earcup_model_get_design (self->sealed),
                                 earcup_model_get_design (self->open));
}

/* The guide speaks of what is heard … */
static void
read_about_heard (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  guint heard = earcup_player_get_selected (player);
  EarcupModel *model = earcup_audition_get_model (self->audition, heard);
  EarcupModel *shown = earcup_audition_get_shown (self->audition, heard);

  g_clear_handle_id (&self->read_id, g_source_remove);
  if (self->filled && shown != NULL && g_set_object (&self->read, shown))
    read_about (self, earcup_model_get_enclosure (model), earcup_model_get_name (shown),
                earcup_model_get_design (shown));
}

static gboolean
read_later_cb (gpointer user_data)
{
  EarcupWindow *self = user_data;

  self->read_id = 0;
  read_about_heard (self);

  return G_SOURCE_REMOVE;
}

/* … a change of it some time later, for its figures take longer than a step of a slider … */
static void
read_about_changes (EarcupWindow *self)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));

  g_clear_handle_id (&self->read_id, g_source_remove);
  if (earcup_audition_get_variation (self->audition, heard) != NULL)
    self->read_id = g_timeout_add (READ_MS, read_later_cb, self);
  else
    read_about_heard (self);
}

/* … or of what the cursor of the list came to. */
static void
browsed_cb (EarcupWindow *self,
            EarcupEntry  *entry)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  g_autoptr(EarcupModel) model = NULL;

  /* Of a curve of the user's own nothing is known that the guide could speak of. */
  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_CURVE)
    return;

  model = earcup_model_new_entry (catalogue, entry, NULL);
  g_clear_object (&self->read);
  read_about (self, earcup_entry_get_enclosure (entry), earcup_entry_get_name (entry),
              model != NULL ? earcup_model_get_design (model) : NULL);
}

/* }}} */
/* {{{ What happens */

static void
chosen_cb (EarcupWindow *self,
           EarcupEntry  *entry,
           guint         slot)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  guint heard;

  earcup_window_end_round (self);
  heard = earcup_player_get_selected (player);
  earcup_audition_set_model (self->audition, slot > 0 ? slot : MAX (heard, 1),
                             earcup_entry_get_id (entry));
}

/* Keeps what is in the lasting slots for the next start; the stations of a round and the
 * loudspeakers that a scene lends are not meant to stay. */
static void
keep_slots (EarcupWindow *self)
{
  if (earcup_audition_get_round (self->audition) > 0)
    return;

  for (guint slot = 1; slot <= EARCUP_AUDITION_LASTING; slot++)
    {
      EarcupModel *model = earcup_audition_is_lent (self->audition, slot)
                             ? NULL : earcup_audition_get_model (self->audition, slot);
      g_autofree char *kept = g_settings_get_string (self->settings, slot_keys[slot]);

      if (model != NULL && !g_str_equal (kept, earcup_model_get_id (model)))
        g_settings_set_string (self->settings, slot_keys[slot], earcup_model_get_id (model));
    }
}

/* Puts the card of a slot at its place among those that are there. */
static void
make_card (EarcupWindow *self,
           guint         slot)
{
  GtkWidget *place = gtk_flow_box_child_new ();
  int n_before = 0;

  self->cards[slot] = g_object_new (EARCUP_TYPE_SLOT_CARD, "slot", slot, NULL);
  for (guint i = 0; i < slot; i++)
    n_before += self->cards[i] != NULL;

  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), self->cards[slot]);
  g_object_bind_property (self->cards[slot], "visible", place, "visible", G_BINDING_SYNC_CREATE);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->more_cards), place, n_before);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->cards[slot]), self->audition);
}

/* Most people compare two, so the other cards are made when they are wanted. */
static void
show_more_cards (EarcupWindow *self)
{
  gboolean any = FALSE;

  for (guint slot = EARCUP_AUDITION_LASTING + 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      gboolean is_there = earcup_audition_get_model (self->audition, slot) != NULL;

      if (is_there && self->cards[slot] == NULL)
        make_card (self, slot);
      if (self->cards[slot] != NULL)
        gtk_widget_set_visible (self->cards[slot], is_there);
      any |= is_there;
    }

  gtk_widget_set_visible (self->more_cards, any);
  gtk_widget_set_visible (self->add_card, earcup_audition_find_free (self->audition) > 0);
}

static void
models_changed_cb (EarcupWindow *self)
{
  keep_slots (self);
  show_more_cards (self);
  read_about_changes (self);
}

static void
player_state_cb (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  gboolean failed = earcup_player_get_state (player) == EARCUP_PLAYER_STATE_FAILED;

  if (failed)
    {
      g_debug ("Says: %s", earcup_player_get_message (player));
      earcup_banner_set_title (EARCUP_BANNER (self->banner), earcup_player_get_message (player));
    }
  earcup_banner_set_revealed (EARCUP_BANNER (self->banner), failed);
}

static void
retry_cb (EarcupWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.retry", NULL);
}

static void
track_changed_cb (EarcupWindow *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  g_autofree char *text = NULL;

  if (earcup_audition_is_demo (self->audition) || earcup_window_is_restoring_track (self))
    return;

  /* Translators: %s is a file name */
  text = g_strdup_printf (_("Loaded “%s”"), earcup_track_get_name (track));
  earcup_window_offer_undo (self, text, "win.undo-load");
}

/* }}} */
/* {{{ Start */

/* For the benchmark of the start. */
static void
report (const char *what)
{
  if (g_getenv ("EARCUP_REPORT_FIRST_FRAME") != NULL)
    g_printerr ("%s\n", what);
}

static void
filled_cb (GdkFrameClock *clock,
           EarcupWindow  *self)
{
  g_signal_handlers_disconnect_by_func (clock, filled_cb, self);
  report ("filled");
}

/* Everything that takes time comes after the first frame; so does the picture for the list of
 * windows, which X has drawn in several sizes. */
static gboolean
fill_cb (gpointer user_data)
{
  EarcupWindow *self = user_data;
  EarcupCatalogue *catalogue;
  g_autoptr(GError) error = NULL;

  self->fill_id = 0;
  gtk_window_set_default_icon_name (EARCUP_APP_ID);
  if (!earcup_audition_load_catalogue (self->audition, &error))
    {
      earcup_window_say (self, error->message);
      return G_SOURCE_REMOVE;
    }

  catalogue = earcup_audition_get_catalogue (self->audition);
  self->sealed = earcup_catalogue_resolve (catalogue, "same_driver_sealed", NULL);
  self->open = earcup_catalogue_resolve (catalogue, "same_driver_open", NULL);
  show_background (self, catalogue);
  self->filled = TRUE;
  earcup_browser_fill (self->browser);
  earcup_window_start_session (self);
  earcup_window_join_desktop (self);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (filled_cb), self, 0);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            EarcupWindow  *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  report ("first-frame");
  self->fill_id = g_idle_add (fill_cb, self);
}

static void
earcup_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (earcup_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (painted_cb), widget, 0);
}

/* }}} */

static void
earcup_window_dispose (GObject *object)
{
  EarcupWindow *self = EARCUP_WINDOW (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_handle_id (&self->read_id, g_source_remove);
  if (self->audition != NULL)
    earcup_audition_cancel (self->audition);

  g_clear_pointer (&self->session, earcup_window_session_free);
  g_clear_weak_pointer (&self->chooser);
  g_clear_weak_pointer (&self->compare);
  g_clear_weak_pointer (&self->help);
  g_clear_weak_pointer (&self->shortcuts);
  g_clear_object (&self->live);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WINDOW);
  self->what_if = self->figures = self->round = self->scene = self->blind = NULL;
  memset (self->cards, 0, sizeof self->cards);
  g_clear_object (&self->remote);
  g_clear_object (&self->round_session);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_object (&self->waiting);
  g_clear_object (&self->read);
  g_clear_object (&self->sealed);
  g_clear_object (&self->open);

  G_OBJECT_CLASS (earcup_window_parent_class)->dispose (object);
}

/* Controls and figures are shown on request, and stay. */
static gboolean
is_tool_shown (EarcupWindow *self)
{
  for (guint side = EARCUP_WINDOW_SIDE_WHAT_IF; side <= EARCUP_WINDOW_SIDE_SCENE; side++)
    if (earcup_window_is_side_shown (self, side))
      return TRUE;

  return FALSE;
}

static void
earcup_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id >= PROP_SHOW_GUIDE && prop_id <= PROP_SHOW_SCENE)
    g_value_set_boolean (value, earcup_window_is_side_shown (EARCUP_WINDOW (object),
                                                             prop_id - PROP_SHOW_GUIDE));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (prop_id >= PROP_SHOW_GUIDE && prop_id <= PROP_SHOW_SCENE)
    earcup_window_show_side (EARCUP_WINDOW (object), prop_id - PROP_SHOW_GUIDE,
                             g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EarcupWindow:show-guide:
   *
   * Whether the guide stands beside the plot.
   */
  properties[PROP_SHOW_GUIDE] = g_param_spec_boolean ("show-guide", NULL, NULL, FALSE, flags);

  /**
   * EarcupWindow:show-what-if:
   *
   * Whether the controls that change a model stand beside the plot.
   */
  properties[PROP_SHOW_WHAT_IF] = g_param_spec_boolean ("show-what-if", NULL, NULL, FALSE, flags);

  /**
   * EarcupWindow:show-figures:
   *
   * Whether the figures of what is heard stand beside the plot.
   */
  properties[PROP_SHOW_FIGURES] = g_param_spec_boolean ("show-figures", NULL, NULL, FALSE, flags);

  /**
   * EarcupWindow:show-round:
   *
   * Whether the translation round stands beside the plot.
   */
  properties[PROP_SHOW_ROUND] = g_param_spec_boolean ("show-round", NULL, NULL, FALSE, flags);

  /**
   * EarcupWindow:show-scene:
   *
   * Whether the scene in which the slots are heard stands beside the plot.
   */
  properties[PROP_SHOW_SCENE] = g_param_spec_boolean ("show-scene", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, drop_overlay);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, browser);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, card_a);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, card_b);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, card_plain);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, more_cards);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, add_card);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, plot_panel);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, transport);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, worn);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, corrections);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, side);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, guide);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, scene_bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, scene_name);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, status);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, loudness);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, blind_place);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, browsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earcup_window_say);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
earcup_window_class_init (EarcupWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_window_dispose;
  object_class->get_property = earcup_window_get_property;
  object_class->set_property = earcup_window_set_property;
  install_properties (object_class);
  widget_class->realize = earcup_window_realize;

  g_type_ensure (EARCUP_TYPE_BANNER);
  g_type_ensure (EARCUP_TYPE_BROWSER);
  g_type_ensure (EARCUP_TYPE_CORRECTIONS_BUTTON);
  g_type_ensure (EARCUP_TYPE_GUIDE_PAGE);
  g_type_ensure (EARCUP_TYPE_ORIGIN_BUTTON);
  g_type_ensure (EARCUP_TYPE_PANES);
  g_type_ensure (EARCUP_TYPE_PLOT_PANEL);
  g_type_ensure (EARCUP_TYPE_SLOT_CARD);
  g_type_ensure (EARCUP_TYPE_TRANSPORT_BAR);
  g_type_ensure (EARCUP_TYPE_WORN_BUTTON);
  bind_template (widget_class);
  earcup_window_install_actions (widget_class);
  earcup_window_install_session_actions (widget_class);
}

static void
earcup_window_init (EarcupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_late_menu_attach (self->menu_button, self->main_menu);
  earcup_window_add_keys (self);
  earcup_window_add_drop (self);
}

static void
bind_settings (EarcupWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  earcup_plot_panel_bind_settings (self->plot_panel, self->settings);
}

/* Where there is room for the guide beside the plot, it is shown or not as it was left. Where it
 * would lie over the plot, it is shown only on request. The controls stay if they are there. */
static void
end_folded_cb (EarcupWindow *self)
{
  if (!is_tool_shown (self))
    earcup_window_show_side (self, EARCUP_WINDOW_SIDE_GUIDE,
                             !earcup_panes_get_end_folded (self->panes) &&
                             g_settings_get_boolean (self->settings, "show-guide"));
}

static void
side_cb (EarcupWindow *self)
{
  if (!earcup_panes_get_end_folded (self->panes) && !is_tool_shown (self))
    g_settings_set_boolean (self->settings, "show-guide",
                            earcup_window_is_side_shown (self, EARCUP_WINDOW_SIDE_GUIDE));

  for (guint prop = PROP_SHOW_GUIDE; prop <= PROP_SHOW_SCENE; prop++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
watch_guide (EarcupWindow *self)
{
  g_signal_connect_object (self->panes, "notify::end-folded", G_CALLBACK (end_folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::show-end", G_CALLBACK (side_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side, "notify::visible-child", G_CALLBACK (side_cb), self,
                           G_CONNECT_SWAPPED);
  end_folded_cb (self);
}

static void
connect_audition (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  earcup_browser_set_audition (self->browser, self->audition, self->settings);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_a), self->audition);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_b), self->audition);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_plain), self->audition);
  show_more_cards (self);
  earcup_plot_panel_set_audition (self->plot_panel, self->audition);
  earcup_origin_button_set_audition (EARCUP_ORIGIN_BUTTON (self->origin), self->audition);
  earcup_worn_button_set_audition (EARCUP_WORN_BUTTON (self->worn), self->audition,
                                   self->settings);
  earcup_corrections_button_set_audition (EARCUP_CORRECTIONS_BUTTON (self->corrections),
                                          self->audition, self->settings);
  earcup_transport_bar_set_audition (self->transport, self->audition, self->settings);
  self->live = earcup_live_view_new (self->audition,
                                     EARCUP_PLOT (earcup_plot_panel_get_plot (self->plot_panel)),
                                     self->loudness);

  g_signal_connect_object (self->audition, "changed", G_CALLBACK (models_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audition, "message", G_CALLBACK (earcup_window_say), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audition, "track-changed", G_CALLBACK (track_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::selected", G_CALLBACK (read_about_heard), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (player_state_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * earcup_window_new:
 * @application: the application
 * @settings: its settings
 *
 * Makes the window. Catalogue, slots and track are loaded after its first frame.
 *
 * Returns: (transfer none): the window, which belongs to the application
 */
EarcupWindow *
earcup_window_new (GtkApplication *application,
                   GSettings      *settings)
{
  EarcupWindow *self = g_object_new (EARCUP_TYPE_WINDOW, "application", application, NULL);
  g_autofree char *sink = g_settings_get_string (settings, "sink");

  self->settings = g_object_ref (settings);
  self->audition = earcup_audition_new (sink);
  earcup_audition_follow (self->audition, settings);
  bind_settings (self);
  watch_guide (self);
  connect_audition (self);
  earcup_window_add_blind (self);
  earcup_window_add_round (self);
  earcup_window_add_scene (self);
  earcup_window_add_guide (self);
  earcup_window_add_session (self);
  gtk_window_set_focus (GTK_WINDOW (self), earcup_transport_bar_get_play (self->transport));

  return self;
}

/* Opens a mix or a session, at once or as soon as the window can; not while a listening test is
 * under way. */
void
earcup_window_open (EarcupWindow *self,
                    GFile        *file)
{
  g_return_if_fail (EARCUP_IS_WINDOW (self));

  if (earcup_window_is_blind (self))
    earcup_window_say (self, _("The mix cannot be changed during a blind test"));
  else if (self->filled && earcup_session_file_is (file))
    earcup_window_open_session (self, file);
  else if (self->filled)
    earcup_audition_load (self->audition, file, FALSE);
  else
    g_set_object (&self->waiting, file);
}

/* Returns: (transfer none): what the window compares */
EarcupAudition *
earcup_window_get_audition (EarcupWindow *self)
{
  return self->audition;
}

/* Says what was done, with a button for an action that takes it back. */
void
earcup_window_offer_undo (EarcupWindow *self,
                          const char   *text,
                          const char   *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* Says a sentence to the user and leaves it readable for some seconds. */
void
earcup_window_say_for (EarcupWindow *self,
                       const char   *text,
                       guint         seconds)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_debug ("Says: %s", text);
  adw_toast_set_timeout (toast, seconds);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* Says a sentence to the user and leaves it readable for a while. */
void
earcup_window_say (EarcupWindow *self,
                   const char   *text)
{
  earcup_window_say_for (self, text, TOAST_S);
}
