/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-round-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "catalogue/earcup-resolve.h"
#include "claims/earcup-passages.h"
#include "scenes/earcup-tempo.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-combo.h"
#include "windows/earcup-round-row.h"

#define N_LISTEN 2     /* what to listen for with the ears alone comes first in each passage */

struct _EarcupRoundPanel
{
  AdwBin               parent;

  GtkWidget           *lead;
  GtkWidget           *now;
  GtkWidget           *kind;
  GtkWidget           *name;
  GtkWidget           *listen;
  GtkWidget           *progress;
  GtkWidget           *left;
  GtkWidget           *next;
  GtkWidget           *start;
  AdwComboRow         *pace;
  GtkWidget           *seconds_row;
  GtkWidget           *bars_row;
  GtkWidget           *tempo_row;
  GtkWidget           *beats_row;
  AdwComboRow         *order;
  GtkAdjustment       *seconds;
  GtkAdjustment       *bars;
  GtkAdjustment       *tempo;
  GtkAdjustment       *beats;
  AdwPreferencesGroup *stations;
  GtkWidget           *edit;

  EarcupAudition      *audition;
  EarcupRoundSession  *session;
  GSettings           *settings;
  GPtrArray           *rows;       /* borrowed */
  EarcupTempo            tapped;
  int                  left_s;     /* as it is shown */
};

/* In the order of the list. */
static const char *const order_words[] = { "listed", "ping-pong", "random", NULL };

G_DEFINE_FINAL_TYPE (EarcupRoundPanel, earcup_round_panel, ADW_TYPE_BIN)

/* {{{ The station that is heard */

static const EarcupPassage *
passage_of (EarcupModel *model)
{
  switch (earcup_model_get_enclosure (model))
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return earcup_passages_get_passage (EARCUP_TOPIC_CLOSED);

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return earcup_passages_get_passage (EARCUP_TOPIC_SEMI_OPEN);

    case EARCUP_ENCLOSURE_OPEN:
      return earcup_passages_get_passage (EARCUP_TOPIC_OPEN);

    case EARCUP_ENCLOSURE_NONE:
    default:
      return earcup_passages_get_passage (EARCUP_TOPIC_MONITORS);
    }
}

static EarcupModel *
model_at (EarcupRoundPanel *self,
          guint             station)
{
  return earcup_audition_get_model (self->audition, station + 1);
}

static void
show_left (EarcupRoundPanel *self)
{
  double left_s = earcup_round_session_get_left (self->session);
  double step_s = earcup_round_session_get_step (self->session);
  gboolean waits = !earcup_player_wants_to_play (earcup_audition_get_player (self->audition));
  int shown = waits ? -1 : (int) ceil (left_s - 0.01);
  g_autofree char *text = NULL;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 CLAMP (1.0 - left_s / step_s, 0.0, 1.0));
  if (shown == self->left_s)
    return;

  self->left_s = shown;
  /* Translators: %d is a number of seconds */
  text = waits ? g_strdup (_("Paused")) : g_strdup_printf (_("%d s left"), shown);
  gtk_label_set_label (GTK_LABEL (self->left), text);
}

static void
show_station (EarcupRoundPanel *self)
{
  EarcupModel *model = model_at (self, earcup_round_session_get_station (self->session));
  EarcupModel *next = model_at (self, earcup_round_session_get_next (self->session));
  guint item = earcup_round_session_get_times (self->session) % N_LISTEN;
  g_autofree char *text = NULL;

  if (model == NULL || next == NULL)
    return;

  /* Translators: %s is the name of a model */
  text = g_strdup_printf (_("Next: %s"), earcup_model_get_name (next));
  gtk_label_set_label (GTK_LABEL (self->kind), _(passage_of (model)->title));
  gtk_label_set_label (GTK_LABEL (self->name), earcup_model_get_name (model));
  gtk_label_set_label (GTK_LABEL (self->listen), _(passage_of (model)->listen[item]));
  gtk_label_set_label (GTK_LABEL (self->next), text);
  self->left_s = G_MININT;
  show_left (self);
}

static void
running_cb (EarcupRoundPanel *self)
{
  gboolean running = earcup_round_session_get_running (self->session);
  static const char *const edits[] = {
    "round.move-up", "round.move-down", "round.remove", "round.add", "round.reset",
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], !running);
  gtk_widget_set_visible (self->now, running);
  gtk_widget_set_visible (self->lead, !running);
  gtk_button_set_label (GTK_BUTTON (self->start), running ? _("End the _Round")
                                                          : _("Start the _Round"));
  if (running)
    gtk_widget_remove_css_class (self->start, "suggested-action");
  else
    gtk_widget_add_css_class (self->start, "suggested-action");
}

/* }}} */
/* {{{ The list of stations */

static void
fill (EarcupRoundPanel *self)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  g_auto(GStrv) words = NULL;
  guint n;

  if (catalogue == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->stations, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  words = earcup_round_session_dup_words (self->session);
  n = g_strv_length (words);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, words[i], NULL);

      if (model != NULL)
        {
          g_ptr_array_add (self->rows, earcup_round_row_new (model, i, n));
          adw_preferences_group_add (self->stations, self->rows->pdata[self->rows->len - 1]);
        }
    }
}

static void
move (EarcupRoundPanel *self,
      guint             from,
      guint             to)
{
  g_auto(GStrv) words = earcup_round_session_dup_words (self->session);
  char *kept = words[from];

  words[from] = words[to];
  words[to] = kept;
  earcup_round_session_set_words (self->session, (const char *const *) words);
  gtk_widget_child_focus (self->rows->pdata[to], GTK_DIR_TAB_FORWARD);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupRoundPanel *self = EARCUP_ROUND_PANEL (widget);
  guint place = g_variant_get_uint32 (parameter);

  if (g_str_equal (name, "round.move-up") && place > 0)
    move (self, place, place - 1);
  else if (g_str_equal (name, "round.move-down") && place + 1 < self->rows->len)
    move (self, place, place + 1);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupRoundPanel *self = EARCUP_ROUND_PANEL (widget);
  g_auto(GStrv) words = earcup_round_session_dup_words (self->session);
  g_autoptr(GPtrArray) left = g_ptr_array_new ();
  guint place = g_variant_get_uint32 (parameter);

  for (guint i = 0; words[i] != NULL; i++)
    if (i != place)
      g_ptr_array_add (left, words[i]);
  if (left->len == 0)
    return;

  g_ptr_array_add (left, NULL);
  earcup_round_session_set_words (self->session, (const char *const *) left->pdata);
  gtk_widget_child_focus (self->rows->pdata[MIN (place, self->rows->len - 1)],
                          GTK_DIR_TAB_FORWARD);
}

/* What has been changed of a model stays with its slot; the round has the model as it is. */
static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EarcupRoundPanel *self = EARCUP_ROUND_PANEL (widget);
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));
  EarcupModel *model = earcup_audition_get_model (self->audition, heard);
  g_auto(GStrv) words = earcup_round_session_dup_words (self->session);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  if (model == NULL)
    earcup_audition_say (self->audition, _("Listen to a model to add it to the round"));
  else if (g_strv_length (words) >= EARCUP_ROUND_MOST_STATIONS)
    earcup_audition_say (self->audition, _("A round has no more than 8 stations"));
  if (model == NULL || g_strv_length (words) >= EARCUP_ROUND_MOST_STATIONS)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (all, words[i]);
  g_ptr_array_add (all, (char *) earcup_model_get_id (model));
  g_ptr_array_add (all, NULL);
  earcup_round_session_set_words (self->session, (const char *const *) all->pdata);
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_round_session_set_words (EARCUP_ROUND_PANEL (widget)->session, NULL);
}

/* }}} */
/* {{{ Pace */

static void
show_pace (EarcupRoundPanel *self)
{
  gboolean by_bars = adw_combo_row_get_selected (self->pace) == 1;

  gtk_widget_set_visible (self->seconds_row, !by_bars);
  gtk_widget_set_visible (self->bars_row, by_bars);
  gtk_widget_set_visible (self->tempo_row, by_bars);
  gtk_widget_set_visible (self->beats_row, by_bars);
}

static gboolean
to_place (GValue   *value,
          GVariant *variant,
          gpointer  user_data)
{
  g_value_set_uint (value, g_variant_get_boolean (variant));

  return TRUE;
}

static GVariant *
from_place (const GValue       *value,
            const GVariantType *type,
            gpointer            user_data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

static void
tap_cb (EarcupRoundPanel *self)
{
  double tempo = earcup_tempo_tap (&self->tapped, g_get_monotonic_time ());

  if (tempo > 0.0)
    gtk_adjustment_set_value (self->tempo, round (10.0 * tempo) / 10.0);
}

static void
bind_settings (EarcupRoundPanel *self)
{
  GSettingsBindFlags both = G_SETTINGS_BIND_DEFAULT;

  g_settings_bind_with_mapping (self->settings, "round-by-bars", self->pace, "selected", both,
                                to_place, from_place, NULL, NULL);
  g_settings_bind (self->settings, "round-seconds", self->seconds, "value", both);
  g_settings_bind (self->settings, "round-bars", self->bars, "value", both);
  g_settings_bind (self->settings, "round-tempo-bpm", self->tempo, "value", both);
  g_settings_bind (self->settings, "round-beats", self->beats, "value", both);
  earcup_choice_bind (self->settings, "round-order", self->order, "selected", order_words);
}

/* }}} */

static void
earcup_round_panel_dispose (GObject *object)
{
  EarcupRoundPanel *self = EARCUP_ROUND_PANEL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_ROUND_PANEL);

  G_OBJECT_CLASS (earcup_round_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-round-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, lead);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, now);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, kind);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, name);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, listen);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, left);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, next);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, start);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, pace);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, seconds_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, bars_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, tempo_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, beats_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, order);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, seconds);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, bars);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, tempo);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, beats);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, stations);
  gtk_widget_class_bind_template_child (widget_class, EarcupRoundPanel, edit);
  gtk_widget_class_bind_template_callback (widget_class, tap_cb);
}

static void
earcup_round_panel_class_init (EarcupRoundPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_round_panel_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "round.move-up", "u", move_action);
  gtk_widget_class_install_action (widget_class, "round.move-down", "u", move_action);
  gtk_widget_class_install_action (widget_class, "round.remove", "u", remove_action);
  gtk_widget_class_install_action (widget_class, "round.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "round.reset", NULL, reset_action);
}

static void
earcup_round_panel_init (EarcupRoundPanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_combo_name (ADW_COMBO_ROW (self->pace));
  earcup_combo_name (ADW_COMBO_ROW (self->order));
  g_signal_connect_swapped (self->pace, "notify::selected", G_CALLBACK (show_pace), self);
  show_pace (self);
}

/**
 * earcup_round_panel_set_session:
 * @self: a panel, once
 * @session: the round itself, which may be under way
 * @audition: what is compared
 * @settings: where list and pace are kept
 *
 * Says which round is shown and started.
 */
void
earcup_round_panel_set_session (EarcupRoundPanel   *self,
                                EarcupRoundSession *session,
                                EarcupAudition     *audition,
                                GSettings          *settings)
{
  g_return_if_fail (EARCUP_IS_ROUND_PANEL (self) && self->session == NULL);

  self->audition = g_object_ref (audition);
  self->settings = g_object_ref (settings);
  self->session = g_object_ref (session);
  bind_settings (self);
  g_signal_connect_object (self->session, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "stepped", G_CALLBACK (show_station), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "moved", G_CALLBACK (show_left), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::round-stations", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
  if (earcup_round_session_get_running (session))
    {
      running_cb (self);
      show_station (self);
    }
}
