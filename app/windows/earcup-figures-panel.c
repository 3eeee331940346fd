/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-figures-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "audio/earcup-band-power.h"
#include "errands/earcup-errand.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-figures-request.h"
#include "windows/earcup-figures-row.h"

struct _EarcupFiguresPanel
{
  GtkWidget       parent;

  GtkWidget      *stack;
  GtkWidget      *status;
  GtkWidget      *scroller;
  GtkWidget      *title;
  GtkWidget      *weight;
  GtkAdjustment  *adjustment;
  GtkWidget      *level;
  GtkWidget      *source;
  GtkWidget      *noise;
  GtkWidget      *figures;
  GtkWidget      *closest;

  EarcupAudition *audition;
  GSettings      *settings;
  EarcupRanking  *ranking;
  GPtrArray      *keys;            /* of the rows */
  GPtrArray      *rows;            /* of EarcupFiguresRow, borrowed */
  GPtrArray      *matches;         /* rows of the models that are closest, borrowed */
  GCancellable   *reading;         /* the spectrum of the track is being read */
  double          power[EARCUP_WEIGHTING_THIRDS];
  gboolean        has_power;       /* of this track: … */
  EarcupTrack    *track;
  gboolean        is_working;      /* a thread computes figures … */
  gboolean        is_outdated;     /* … that are not the newest any more */
};

/* The choices of the lists, in their order. */
static const char *const source_words[] = { "laptop", "dongle", "interface", "amplifier", NULL };
static const char *const noise_words[] = {
  "booth", "bedroom", "office", "street", "train", "plane", "drums", NULL,
};

G_DEFINE_FINAL_TYPE (EarcupFiguresPanel, earcup_figures_panel, GTK_TYPE_WIDGET)

static void update (EarcupFiguresPanel *self);

/* {{{ The spectrum of the track */

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      file,
                GCancellable *cancellable)
{
  double power[EARCUP_WEIGHTING_THIRDS];
  GError *error = NULL;

  if (earcup_band_power_load (file, power, cancellable, &error))
    g_task_return_pointer (task, g_memdup2 (power, sizeof power), g_free);
  else
    g_task_return_error (task, error);
}

/* A track whose spectrum cannot be read counts as pink noise, and the panel says so. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EarcupFiguresPanel *self = EARCUP_FIGURES_PANEL (source);
  g_autofree double *power = NULL;

  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  power = g_task_propagate_pointer (G_TASK (result), NULL);
  g_clear_object (&self->reading);
  if (power == NULL)
    return;

  memcpy (self->power, power, sizeof self->power);
  self->has_power = TRUE;
  update (self);
}

static void
forget_track (EarcupFiguresPanel *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->track, earcup_track_unref);
  self->has_power = FALSE;
}

static void
follow_track (EarcupFiguresPanel *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  g_autoptr(GTask) task = NULL;

  if (track == self->track)
    return;

  forget_track (self);
  if (track == NULL)
    return;

  self->track = earcup_track_ref (track);
  self->reading = g_cancellable_new ();
  task = earcup_errand_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, follow_track);
  g_task_set_task_data (task, g_object_ref (earcup_track_get_file (track)), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/* }}} */
/* {{{ Showing */

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  earcup_figures_row_toggle (EARCUP_FIGURES_ROW (row));
}

static GtkWidget *
begin_card (EarcupFiguresPanel *self,
            const char         *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (GTK_BOX (self->figures), card);

  return list;
}

/* There is always the same figure in the same row, so rows that are unfolded stay so. */
static void
build_rows (EarcupFiguresPanel *self,
            const EarcupReport *report)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < earcup_report_get_n_lines (report); i++)
    {
      const EarcupReportLine *line = earcup_report_get_line (report, i);
      GtkWidget *row;

      if (line->key == NULL)
        {
          list = begin_card (self, line->label);
          continue;
        }

      row = earcup_figures_row_new ();
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->keys, g_strdup (line->key));
    }
}

/* Of the targets only that which the plot shows is told; without one, the neutral one. */
static void
show_one_target (EarcupFiguresPanel *self)
{
  static const struct { const char *word; const char *part; } targets[] = {
    { "harman", "neutral" }, { "harman-without-bass", "without_bass" },
    { "diffuse-field", "diffuse" }, { "in-room", "in_room" },
  };
  g_autofree char *word = g_settings_get_string (self->settings, "plot-target");
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].word, word))
      chosen = i;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (targets); j++)
      {
        g_autofree char *deviation = g_strconcat ("deviation_", targets[j].part, NULL);
        g_autofree char *tilt = g_strconcat ("tilt_", targets[j].part, NULL);
        const char *key = self->keys->pdata[i];

        if (g_str_has_prefix (key, deviation) || g_str_equal (key, tilt))
          gtk_widget_set_visible (self->rows->pdata[i], j == chosen);
      }
}

static void
show_report (EarcupFiguresPanel *self,
             const EarcupReport *report)
{
  guint row = 0;

  if (self->rows->len == 0)
    {
      build_rows (self, report);
      show_one_target (self);
    }

  for (guint i = 0; i < earcup_report_get_n_lines (report); i++)
    {
      const EarcupReportLine *line = earcup_report_get_line (report, i);

      if (line->key != NULL)
        earcup_figures_row_show (self->rows->pdata[row++], line);
    }
}

/* What is heard stays, so that the two can be compared. */
static void
load_cb (GtkWidget          *button,
         EarcupFiguresPanel *self)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));

  earcup_audition_set_model (self->audition, heard == 2 ? 1 : 2,
                             g_object_get_data (G_OBJECT (button), "earcup-id"));
}

static void
add_matches (EarcupFiguresPanel *self,
             GArray             *matches,
             const char         *kind)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));

  for (guint i = 0; i < matches->len; i++)
    {
      const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);
      const char *name = earcup_model_get_name (match->model);
      GtkWidget *row = adw_action_row_new ();
      /* Translators: the letter of a slot */
      g_autofree char *verb = g_strdup_printf (_("Load in %c"), heard == 2 ? 'A' : 'B');
      /* Translators: closed or open, then how far away */
      g_autofree char *subtitle = g_strdup_printf (_("%s, %.1f dB away"), kind,
                                                   match->distance_db);
      /* Translators: “Load in B”, then the name of a model */
      g_autofree char *label = g_strdup_printf (_("%s: %s"), verb, name);
      GtkWidget *button = gtk_button_new_with_label (verb);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      g_object_set_data_full (G_OBJECT (button), "earcup-id",
                              g_strdup (earcup_model_get_id (match->model)), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (load_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->closest), row);
      g_ptr_array_add (self->matches, row);
    }
}

static void
show_matches (EarcupFiguresPanel   *self,
              EarcupFiguresRequest *request)
{
  for (guint i = 0; i < self->matches->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->closest), self->matches->pdata[i]);
  g_ptr_array_set_size (self->matches, 0);

  add_matches (self, request->closed, _("closed"));
  add_matches (self, request->open, _("open"));
}

/* Figures that were on their way when the spectrum became known are those of pink noise still. */
static void
show_weight (EarcupFiguresPanel         *self,
             const EarcupFiguresRequest *request)
{
  gboolean has_power = self->has_power && request->setting.power != NULL;
  g_autofree char *text = NULL;

  if (has_power && earcup_audition_is_demo (self->audition))
    text = g_strdup (_("Music with the spectrum of the demo mix"));
  else if (has_power)
    /* Translators: the name of a sound file */
    text = g_strdup_printf (_("Music with the spectrum of “%s”"),
                            earcup_track_get_name (self->track));
  else
    text = g_strdup (_("Music with the spectrum of pink noise"));

  gtk_label_set_label (GTK_LABEL (self->weight), text);
}

static void
show_nothing (EarcupFiguresPanel *self,
              EarcupModel        *model)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (model == NULL)
    text = g_strdup (_("Listen to a model to see what it isolates, lets out and needs."));
  else
    /* Translators: %s is the name of a target curve or a loudspeaker */
    text = g_strdup_printf (_("Of %s only the response is known."), earcup_model_get_name (model));

  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), escaped);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->status);
}

/* }}} */
/* {{{ Computing */

static EarcupModel *
find_model (EarcupFiguresPanel *self)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));

  return earcup_audition_get_shown (self->audition, heard);
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      request,
                   GCancellable *cancellable)
{
  earcup_figures_request_compute (request);
  g_task_return_boolean (task, TRUE);
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupFiguresPanel *self = EARCUP_FIGURES_PANEL (source);
  EarcupFiguresRequest *request = g_task_get_task_data (G_TASK (result));
  gboolean is_outdated = self->is_outdated;

  self->is_working = self->is_outdated = FALSE;
  if (self->audition == NULL)
    return;

  if (request->report != NULL && find_model (self) != NULL)
    {
      show_report (self, request->report);
      if (!is_outdated)
        show_matches (self, request);
      gtk_label_set_label (GTK_LABEL (self->title), earcup_model_get_name (request->model));
      show_weight (self, request);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
    }
  if (is_outdated)
    update (self);
}

static void
compute (EarcupFiguresPanel *self,
         EarcupModel        *model)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  guint source = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->source));
  guint noise = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->noise));
  EarcupFiguresSetting setting = {
    .source = earcup_source_from_key (source_words[source]),
    .noise = earcup_noise_from_key (noise_words[noise]),
    .power = self->has_power ? self->power : NULL,
    .level_dba = gtk_adjustment_get_value (self->adjustment),
    .distance_m = EARCUP_FIGURES_DISTANCE_M,
    .angle_deg = EARCUP_FIGURES_ANGLE_DEG,
  };
  g_autoptr(GTask) task = NULL;

  if (self->ranking == NULL)
    self->ranking = earcup_ranking_new (catalogue, NULL);
  if (self->ranking == NULL)
    return;

  self->is_working = TRUE;
  task = earcup_errand_new (self, NULL, computed_cb, NULL);
  g_task_set_source_tag (task, compute);
  g_task_set_task_data (task, earcup_figures_request_new (catalogue, model, self->ranking,
                                                          &setting),
                        (GDestroyNotify) earcup_figures_request_free);
  g_task_run_in_thread (task, compute_in_thread);
}

/* Nothing is computed for nobody to see. */
static void
update (EarcupFiguresPanel *self)
{
  EarcupModel *model;

  if (self->audition == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      earcup_audition_get_catalogue (self->audition) == NULL)
    return;

  follow_track (self);
  model = find_model (self);
  if (model == NULL || earcup_model_get_design (model) == NULL)
    show_nothing (self, model);
  else if (self->is_working)
    self->is_outdated = TRUE;
  else
    compute (self, model);
}

/* }}} */

static void
earcup_figures_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (earcup_figures_panel_parent_class)->map (widget);

  update (EARCUP_FIGURES_PANEL (widget));
}

static void
earcup_figures_panel_dispose (GObject *object)
{
  EarcupFiguresPanel *self = EARCUP_FIGURES_PANEL (object);

  forget_track (self);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->ranking, earcup_ranking_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_FIGURES_PANEL);

  G_OBJECT_CLASS (earcup_figures_panel_parent_class)->dispose (object);
}

static void
earcup_figures_panel_class_init (EarcupFiguresPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_figures_panel_dispose;
  widget_class->map = earcup_figures_panel_map;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-figures-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, status);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, weight);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, adjustment);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, level);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, source);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, noise);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, EarcupFiguresPanel, closest);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
earcup_figures_panel_init (EarcupFiguresPanel *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->matches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_choice_name (GTK_DROP_DOWN (self->source), _("Plugged into"));
  earcup_choice_name (GTK_DROP_DOWN (self->noise), _("Noise around"));
}

/**
 * earcup_figures_panel_set_audition:
 * @self: a panel, once
 * @audition: what is compared
 * @settings: where the circumstances are kept
 *
 * Says what is compared.
 */
void
earcup_figures_panel_set_audition (EarcupFiguresPanel *self,
                                   EarcupAudition     *audition,
                                   GSettings          *settings)
{
  g_return_if_fail (EARCUP_IS_FIGURES_PANEL (self));

  g_set_object (&self->audition, audition);
  g_set_object (&self->settings, settings);
  g_settings_bind (settings, "listening-level-dba", self->adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
  earcup_choice_bind (settings, "figures-source", self->source, "selected", source_words);
  earcup_choice_bind (settings, "figures-noise", self->noise, "selected", noise_words);
  g_signal_connect_object (settings, "changed::plot-target", G_CALLBACK (show_one_target), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
