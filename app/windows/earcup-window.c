/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-window.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-resolve.h"
#include "guide/earcup-guide-page.h"
#include "interchange/earcup-paths.h"
#include "widgets/earcup-banner.h"
#include "windows/earcup-origin-button.h"
#include "windows/earcup-slot-card.h"
#include "windows/earcup-window-private.h"

#define TOAST_S 6

/* Where the model of each slot is kept; slot 0 holds none. */
static const char *const slot_keys[EARCUP_AUDITION_SLOTS + 1] = { NULL, "slot-a", "slot-b" };

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
  EarcupModel *model = earcup_audition_get_model (self->audition,
                                                  earcup_player_get_selected (player));

  if (self->filled && model != NULL && g_set_object (&self->read, model))
    read_about (self, earcup_model_get_enclosure (model), earcup_model_get_name (model),
                earcup_model_get_design (model));
}

/* … or of what the cursor of the list came to. */
static void
browsed_cb (EarcupWindow *self,
            EarcupEntry  *entry)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  g_autoptr(EarcupModel) model = earcup_model_new_entry (catalogue, entry, NULL);

  g_clear_object (&self->read);
  read_about (self, earcup_entry_get_enclosure (entry), earcup_entry_get_name (entry),
              model != NULL ? earcup_model_get_design (model) : NULL);
}

/* }}} */
/* {{{ What happens */

static void
chosen_cb (EarcupWindow *self,
           EarcupEntry  *entry,
           gboolean      second)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  guint heard = earcup_player_get_selected (player);

  earcup_audition_set_model (self->audition, second ? 2 : MAX (heard, 1),
                             earcup_entry_get_id (entry));
}

/* Keeps what is in the slots for the next start. */
static void
audition_changed_cb (EarcupWindow *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_model (self->audition, slot);

      if (model != NULL)
        g_settings_set_string (self->settings, slot_keys[slot], earcup_model_get_id (model));
    }
}

static void
models_changed_cb (EarcupWindow *self)
{
  audition_changed_cb (self);
  read_about_heard (self);
}

static void
player_state_cb (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  gboolean failed = earcup_player_get_state (player) == EARCUP_PLAYER_STATE_FAILED;

  if (failed)
    earcup_banner_set_title (EARCUP_BANNER (self->banner), earcup_player_get_message (player));
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
  AdwToast *toast;

  if (earcup_audition_is_demo (self->audition))
    return;

  /* Translators: %s is a file name */
  text = g_markup_printf_escaped (_("Loaded “%s”"), earcup_track_get_name (track));
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-load");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* }}} */
/* {{{ Start */

static void
fill_slots (EarcupWindow *self)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      g_autofree char *word = g_settings_get_string (self->settings, slot_keys[slot]);

      if (*word != '\0')
        earcup_audition_set_model (self->audition, slot, word);
    }
}

static void
load_first_track (EarcupWindow *self)
{
  g_autofree char *path = earcup_paths_dup_demo ();
  g_autoptr(GFile) demo = path != NULL ? g_file_new_for_path (path) : NULL;

  if (self->waiting != NULL)
    {
      earcup_audition_load (self->audition, self->waiting, FALSE);
      g_clear_object (&self->waiting);
    }
  else if (demo != NULL)
    earcup_audition_load (self->audition, demo, TRUE);
  else
    earcup_window_say (self, _("The demo mix is not installed"));
}

/* Everything that takes time comes after the first frame. */
static gboolean
fill_cb (gpointer user_data)
{
  EarcupWindow *self = user_data;
  EarcupCatalogue *catalogue;
  g_autoptr(GError) error = NULL;

  self->fill_id = 0;
  if (!earcup_audition_load_catalogue (self->audition, &error))
    {
      earcup_window_say (self, error->message);
      return G_SOURCE_REMOVE;
    }

  catalogue = earcup_audition_get_catalogue (self->audition);
  self->sealed = earcup_catalogue_resolve (catalogue, "same_driver_sealed", NULL);
  self->open = earcup_catalogue_resolve (catalogue, "same_driver_open", NULL);
  self->filled = TRUE;
  fill_slots (self);
  load_first_track (self);
  earcup_browser_fill (self->browser);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            EarcupWindow  *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (g_getenv ("EARCUP_REPORT_FIRST_FRAME") != NULL)
    g_printerr ("first-frame\n");

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
  if (self->audition != NULL)
    earcup_audition_cancel (self->audition);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WINDOW);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_object (&self->waiting);
  g_clear_object (&self->read);
  g_clear_object (&self->sealed);
  g_clear_object (&self->open);

  G_OBJECT_CLASS (earcup_window_parent_class)->dispose (object);
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
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, plot_panel);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, transport);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, guide);
  gtk_widget_class_bind_template_child (widget_class, EarcupWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, browsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
earcup_window_class_init (EarcupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_window_dispose;
  widget_class->realize = earcup_window_realize;

  g_type_ensure (EARCUP_TYPE_BANNER);
  g_type_ensure (EARCUP_TYPE_BROWSER);
  g_type_ensure (EARCUP_TYPE_GUIDE_PAGE);
  g_type_ensure (EARCUP_TYPE_ORIGIN_BUTTON);
  g_type_ensure (EARCUP_TYPE_PANES);
  g_type_ensure (EARCUP_TYPE_PLOT_PANEL);
  g_type_ensure (EARCUP_TYPE_SLOT_CARD);
  g_type_ensure (EARCUP_TYPE_TRANSPORT_BAR);
  bind_template (widget_class);
  earcup_window_install_actions (widget_class);
}

static void
earcup_window_init (EarcupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_window_add_keys (self);
  earcup_window_add_drop (self);
}

static void
bind_settings (EarcupWindow *self)
{
  GtkWidget *plot = earcup_plot_panel_get_plot (self->plot_panel);

  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "span-db", plot, "span-db", G_SETTINGS_BIND_DEFAULT);
}

/* Where there is room for the guide beside the plot, it is shown or not as it was left. Where it
 * would lie over the plot, it is shown only on request. */
static void
end_folded_cb (EarcupWindow *self)
{
  earcup_panes_set_show_end (self->panes, !earcup_panes_get_end_folded (self->panes) &&
                                          g_settings_get_boolean (self->settings, "show-guide"));
}

static void
show_end_cb (EarcupWindow *self)
{
  if (!earcup_panes_get_end_folded (self->panes))
    g_settings_set_boolean (self->settings, "show-guide",
                            earcup_panes_get_show_end (self->panes));
}

static void
watch_guide (EarcupWindow *self)
{
  end_folded_cb (self);
  g_signal_connect_object (self->panes, "notify::end-folded", G_CALLBACK (end_folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::show-end", G_CALLBACK (show_end_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connect_audition (EarcupWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  earcup_browser_set_audition (self->browser, self->audition);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_a), self->audition);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_b), self->audition);
  earcup_slot_card_set_audition (EARCUP_SLOT_CARD (self->card_plain), self->audition);
  earcup_plot_panel_set_audition (self->plot_panel, self->audition);
  earcup_origin_button_set_audition (EARCUP_ORIGIN_BUTTON (self->origin), self->audition);
  earcup_transport_bar_set_audition (self->transport, self->audition, self->settings);

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
  bind_settings (self);
  watch_guide (self);
  connect_audition (self);
  gtk_window_set_focus (GTK_WINDOW (self), earcup_transport_bar_get_play (self->transport));

  return self;
}

/* Loads a file, at once or as soon as the window can. */
void
earcup_window_open (EarcupWindow *self,
                    GFile        *file)
{
  g_return_if_fail (EARCUP_IS_WINDOW (self));

  if (self->filled)
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

/* Says a sentence to the user and leaves it readable for a while. */
void
earcup_window_say (EarcupWindow *self,
                   const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, TOAST_S);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}
