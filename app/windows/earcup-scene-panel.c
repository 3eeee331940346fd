/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-scene-panel.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-combo.h"
#include "windows/earcup-figures-row.h"
#include "windows/earcup-scale-row.h"
#include "windows/earcup-scene-settings.h"
#include "windows/earcup-sound-filters.h"

#define SIGN_MS    200
#define SIGN_TICKS 6         /* a sign stays readable for so many */
#define LEAST_DB   0.1       /* of what the limiter does, below is nothing */

#define ONLY(kind) (1u << (kind))
#define ANY        (~0u)

struct _EarcupScenePanel
{
  AdwBin          parent;

  GtkWidget      *explanation;
  AdwComboRow    *kind;
  AdwComboRow    *stem;
  GtkStringList  *stems;
  GtkWidget      *sign;
  GtkWidget      *sign_text;
  GtkWidget      *controls;
  GtkWidget      *noise;
  GtkWidget      *quiet_noise;
  GtkWidget      *source;
  GtkWidget      *at_full_row;
  GtkWidget      *at_full;
  GtkWidget      *leak;
  GtkWidget      *level_row;
  GtkWidget      *neighbour_row;
  GtkWidget      *cue;
  GtkWidget      *take_row;
  GtkWidget      *plain_take;
  GtkWidget      *voice_row;
  GtkWidget      *microphone_row;
  GtkWidget      *monitored_row;
  GtkWidget      *monitored;
  GtkWidget      *gain_row;
  GtkWidget      *latency_row;
  GtkWidget      *room;
  GtkWidget      *usual_row;
  GtkWidget      *usual;
  GtkWidget      *distance_row;
  GtkWidget      *figures_box;
  GtkWidget      *figures_title;
  GtkListBox     *figures;
  GtkWidget      *leave;

  EarcupAudition *audition;
  GSettings      *settings;
  GPtrArray      *stem_ids;    /* of the list; the first is NULL for all together */
  GPtrArray      *keys;        /* of the rows */
  GPtrArray      *rows;        /* borrowed */
  guint           sign_id;
  guint           n_held;      /* ticks for which the sign stays */
  gboolean        is_telling;  /* lists are set by the program */
};

/* The choices of the lists, in their order. */
static const char *const noise_words[] = {
  "booth", "bedroom", "office", "street", "train", "plane", "drums", NULL,
};
static const char *const quiet_noise_words[] = {
  "booth", "bedroom", "office", "street", "train", "plane", "drums", "none", NULL,
};
static const char *const source_words[] = { "laptop", "dongle", "interface", "amplifier", NULL };
static const char *const leak_words[] = {
  "sealed", "hair", "spectacles", "gap", "lifted", NULL,
};
static const char *const cue_words[] = { "own", "near-field", "far-field", NULL };
static const char *const room_words[] = {
  "usual", "untreated", "treated", "hall", "none", NULL,
};

G_DEFINE_FINAL_TYPE (EarcupScenePanel, earcup_scene_panel, ADW_TYPE_BIN)

/* {{{ Choosing */

/* The first place of the list is no scene. */
static void
enter (EarcupScenePanel *self)
{
  guint choice = adw_combo_row_get_selected (self->kind);
  g_autoptr(EarcupCircumstances) scene = NULL;

  if (self->is_telling || self->audition == NULL ||
      earcup_audition_get_catalogue (self->audition) == NULL)
    return;

  if (choice > 0)
    scene = earcup_scene_settings_read (self->settings, (EarcupSceneKind) (choice - 1));
  earcup_audition_set_scene (self->audition, scene);
}

static void
setting_cb (EarcupScenePanel *self,
            const char       *key)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (self->audition);

  if (scene != NULL && earcup_scene_settings_matter (key))
    enter (self);
}

static void
stem_cb (EarcupScenePanel *self)
{
  guint choice = adw_combo_row_get_selected (self->stem);

  if (!self->is_telling && self->audition != NULL && choice < self->stem_ids->len)
    earcup_audition_set_scene_stem (self->audition, self->stem_ids->pdata[choice]);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_audition_set_scene (EARCUP_SCENE_PANEL (widget)->audition, NULL);
}

static void
take_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(EarcupScenePanel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && self->settings != NULL)
    g_settings_set_string (self->settings, "scene-take", uri);
}

static void
choose_take_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr(GListModel) filters = earcup_sound_filters_new ();

  earcup_compat_open_file (GTK_WINDOW (gtk_widget_get_root (widget)), _("Choose a Take"), filters,
                           NULL, take_chosen_cb, g_object_ref (widget));
}

static void
plain_take_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_settings_set_string (EARCUP_SCENE_PANEL (widget)->settings, "scene-take", "");
}

/* }}} */
/* {{{ Showing */

/* What a scene has no use for is not there. */
static void
show_controls (EarcupScenePanel          *self,
               const EarcupCircumstances *scene)
{
  guint kind = scene != NULL ? ONLY (scene->kind) : 0;
  gboolean has_cue = scene != NULL && scene->cue != NULL;
  gboolean monitored = gtk_switch_get_active (GTK_SWITCH (self->monitored)) && !has_cue;
  guint at_level = gtk_switch_get_active (GTK_SWITCH (self->at_full)) ? ~ONLY (EARCUP_SCENE_SOURCE)
                                                                      : ANY;
  guint in_room = ONLY (EARCUP_SCENE_MONITORS) | (has_cue ? ONLY (EARCUP_SCENE_RECORDING) : 0);
  guint in_headphone = has_cue ? 0 : ONLY (EARCUP_SCENE_RECORDING);
  const struct
  {
    GtkWidget *row;
    guint      scenes;
  } uses[] = {
    { self->noise, ONLY (EARCUP_SCENE_NOISE) },
    { self->quiet_noise, ONLY (EARCUP_SCENE_NEIGHBOUR) },
    { self->source, ONLY (EARCUP_SCENE_SOURCE) },
    { self->at_full_row, ONLY (EARCUP_SCENE_SOURCE) },
    { self->leak, ONLY (EARCUP_SCENE_FIT) },
    { self->level_row, at_level },
    { self->neighbour_row, ONLY (EARCUP_SCENE_NEIGHBOUR) },
    { self->cue, ONLY (EARCUP_SCENE_RECORDING) },
    { self->take_row, ONLY (EARCUP_SCENE_RECORDING) },
    { self->voice_row, ONLY (EARCUP_SCENE_RECORDING) },
    { self->microphone_row, ONLY (EARCUP_SCENE_RECORDING) },
    { self->monitored_row, in_headphone },
    { self->gain_row, monitored ? in_headphone : 0 },
    { self->latency_row, monitored ? in_headphone : 0 },
    { self->room, in_room },
    { self->usual_row, in_room },
    { self->distance_row, gtk_switch_get_active (GTK_SWITCH (self->usual)) ? 0 : in_room },
  };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    gtk_widget_set_visible (uses[i].row, (uses[i].scenes & kind) != 0);
  gtk_widget_set_visible (self->controls, kind != 0);
  gtk_widget_set_visible (self->leave, kind != 0);
}

static void
show_take (EarcupScenePanel          *self,
           const EarcupCircumstances *scene)
{
  g_autofree char *name = NULL;

  if (scene == NULL || scene->kind != EARCUP_SCENE_RECORDING)
    return;

  name = scene->take != NULL ? g_file_get_basename (scene->take) : g_strdup (_("Synthetic voice"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->take_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->take_row), name);
  gtk_widget_set_visible (self->plain_take, scene->take != NULL);
}

/* The take of the scene is the one that could be read. */
static void
keep_take (EarcupScenePanel          *self,
           const EarcupCircumstances *scene)
{
  g_autofree char *kept = g_settings_get_string (self->settings, "scene-take");
  g_autofree char *uri = NULL;

  if (scene == NULL)
    return;

  uri = scene->take != NULL ? g_file_get_uri (scene->take) : g_strdup ("");
  if (!g_str_equal (kept, uri))
    g_settings_set_string (self->settings, "scene-take", uri);
}

static gboolean
has_same_stems (EarcupScenePanel  *self,
                EarcupSceneResult *result)
{
  if (self->stem_ids->len != earcup_scene_result_get_n_stems (result) + 1)
    return FALSE;

  for (guint i = 1; i < self->stem_ids->len; i++)
    if (!g_str_equal (self->stem_ids->pdata[i], earcup_scene_result_get_stem (result, i - 1)->id))
      return FALSE;

  return TRUE;
}

static void
list_stems (EarcupScenePanel  *self,
            EarcupSceneResult *result)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->stems));

  gtk_string_list_splice (self->stems, 0, n, NULL);
  g_ptr_array_set_size (self->stem_ids, 0);
  gtk_string_list_append (self->stems, _("All together"));
  g_ptr_array_add (self->stem_ids, NULL);
  for (guint i = 0; i < earcup_scene_result_get_n_stems (result); i++)
    {
      const EarcupSceneStem *stem = earcup_scene_result_get_stem (result, i);

      gtk_string_list_append (self->stems, stem->label);
      g_ptr_array_add (self->stem_ids, g_strdup (stem->id));
    }
}

static void
show_stems (EarcupScenePanel  *self,
            EarcupSceneResult *result)
{
  const char *chosen = earcup_audition_get_scene_stem (self->audition);
  guint place = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->stem),
                          result != NULL && earcup_scene_result_get_n_stems (result) > 1);
  if (result == NULL)
    return;

  if (!has_same_stems (self, result))
    list_stems (self, result);
  for (guint i = 1; i < self->stem_ids->len; i++)
    if (g_strcmp0 (self->stem_ids->pdata[i], chosen) == 0)
      place = i;
  adw_combo_row_set_selected (self->stem, place);
}

static gboolean
has_same_rows (EarcupScenePanel   *self,
               const EarcupReport *report)
{
  if (self->keys->len != earcup_report_get_n_lines (report))
    return FALSE;

  for (guint i = 0; i < self->keys->len; i++)
    if (!g_str_equal (self->keys->pdata[i], earcup_report_get_line (report, i)->key))
      return FALSE;

  return TRUE;
}

/* One more row than there are figures, for what full scale stands for. */
static void
build_rows (EarcupScenePanel   *self,
            const EarcupReport *report)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->figures, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->keys, 0);

  for (guint i = 0; i <= earcup_report_get_n_lines (report); i++)
    {
      GtkWidget *row = earcup_figures_row_new ();

      gtk_list_box_append (self->figures, row);
      g_ptr_array_add (self->rows, row);
      if (i < earcup_report_get_n_lines (report))
        g_ptr_array_add (self->keys, g_strdup (earcup_report_get_line (report, i)->key));
    }
}

static void
show_figures (EarcupScenePanel  *self,
              EarcupSceneResult *result)
{
  const EarcupReport *report = earcup_scene_result_get_figures (result);
  const EarcupScene *scene = earcup_scene_result_get_scene (result);
  EarcupReportLine full_scale = {
    "full_scale", _("0 dBFS stands for"), earcup_scene_get_full_scale (scene), "dB SPL",
    scene->kind == EARCUP_SCENE_RECORDING
      ? _("level at the microphone of a mean square of 1 in what is played, before the volume")
      : _("level at the drum of a mean square of 1 in what is played, from 500 Hz to 2 kHz, before "
          "the volume"),
  };

  if (!has_same_rows (self, report))
    build_rows (self, report);
  for (guint i = 0; i < self->keys->len; i++)
    earcup_figures_row_show (self->rows->pdata[i], earcup_report_get_line (report, i));
  earcup_figures_row_show (self->rows->pdata[self->keys->len], &full_scale);
}

static void
show_explanation (EarcupScenePanel          *self,
                  const EarcupCircumstances *scene,
                  EarcupSceneResult         *result)
{
  const char *text;

  if (scene == NULL)
    text = _("Hear the slots where headphones are used: while recording, in a noisy place, from "
             "the next seat, on another source, badly seated, or against loudspeakers in a room.");
  else if (result != NULL)
    text = earcup_scene_result_get_explanation (result);
  else if (earcup_audition_get_scene_slot (self->audition) > 0)
    text = _("The scene is being worked out…");
  else if (scene->kind == EARCUP_SCENE_MONITORS)
    text = _("No slot holds loudspeakers. Choose a pair under “Monitors” to hear it in the room.");
  else
    text = _("No slot holds a headphone with a design. Choose one to hear it in the scene.");

  gtk_label_set_label (GTK_LABEL (self->explanation), text);
}

static void
update (EarcupScenePanel *self)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (self->audition);
  guint slot = earcup_audition_get_scene_slot (self->audition);
  EarcupSceneResult *result = earcup_audition_get_result (self->audition, slot);
  EarcupModel *model = earcup_audition_get_shown (self->audition, slot);

  self->is_telling = TRUE;
  adw_combo_row_set_selected (self->kind, scene != NULL ? scene->kind + 1 : 0);
  show_controls (self, scene);
  show_take (self, scene);
  keep_take (self, scene);
  show_explanation (self, scene, result);
  show_stems (self, result);
  self->is_telling = FALSE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scene.leave", scene != NULL);
  gtk_widget_set_visible (self->figures_box, result != NULL && model != NULL);
  if (result == NULL || model == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (self->figures_title), earcup_model_get_name (model));
  show_figures (self, result);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  earcup_figures_row_toggle (EARCUP_FIGURES_ROW (row));
}

/* }}} */
/* {{{ Signs */

static void
show_sign (EarcupScenePanel *self,
           const char       *text)
{
  self->n_held = SIGN_TICKS;
  gtk_label_set_label (GTK_LABEL (self->sign_text), text);
  gtk_widget_set_visible (self->sign, TRUE);
}

static gboolean
sign_cb (gpointer user_data)
{
  EarcupScenePanel *self = user_data;
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  double turned_db = earcup_audition_get_reduction (self->audition);
  gboolean howls = earcup_player_take_howl (player);
  g_autofree char *text = NULL;

  if (earcup_audition_get_scene (self->audition) == NULL)
    self->n_held = 0;
  else if (howls)
    show_sign (self, _("It howls: what the microphone hears of itself comes back louder each time. "
                       "How loud it can get is bounded."));
  else if (turned_db > LEAST_DB)
    {
      /* Translators: %.1f is a level in dB */
      text = g_strdup_printf (_("The limiter takes %.1f dB off: the scene is louder than full "
                                "scale can be."), turned_db);
      show_sign (self, text);
    }
  else if (self->n_held > 0)
    self->n_held--;

  if (self->n_held == 0)
    gtk_widget_set_visible (self->sign, FALSE);

  return G_SOURCE_CONTINUE;
}

static void
earcup_scene_panel_map (GtkWidget *widget)
{
  EarcupScenePanel *self = EARCUP_SCENE_PANEL (widget);

  GTK_WIDGET_CLASS (earcup_scene_panel_parent_class)->map (widget);
  if (self->audition != NULL && self->sign_id == 0)
    self->sign_id = g_timeout_add (SIGN_MS, sign_cb, self);
}

static void
earcup_scene_panel_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&EARCUP_SCENE_PANEL (widget)->sign_id, g_source_remove);
  GTK_WIDGET_CLASS (earcup_scene_panel_parent_class)->unmap (widget);
}

/* }}} */

static void
earcup_scene_panel_dispose (GObject *object)
{
  EarcupScenePanel *self = EARCUP_SCENE_PANEL (object);

  g_clear_handle_id (&self->sign_id, g_source_remove);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->stem_ids, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_SCENE_PANEL);

  G_OBJECT_CLASS (earcup_scene_panel_parent_class)->dispose (object);
}

static void
bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, noise);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, quiet_noise);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, source);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, at_full_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, at_full);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, leak);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, level_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, neighbour_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, cue);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, take_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, plain_take);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, voice_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, microphone_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, monitored_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, monitored);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, gain_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, latency_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, room);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, usual_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, usual);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, distance_row);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-scene-panel.ui");
  bind_rows (widget_class);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, explanation);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, kind);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, stem);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, stems);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, sign);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, sign_text);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, controls);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, figures_box);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, figures_title);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, figures);
  gtk_widget_class_bind_template_child (widget_class, EarcupScenePanel, leave);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
earcup_scene_panel_class_init (EarcupScenePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_scene_panel_dispose;
  widget_class->map = earcup_scene_panel_map;
  widget_class->unmap = earcup_scene_panel_unmap;
  g_type_ensure (EARCUP_TYPE_SCALE_ROW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "scene.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "scene.choose-take", NULL, choose_take_action);
  gtk_widget_class_install_action (widget_class, "scene.plain-take", NULL, plain_take_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "scene.leave", NULL);
}

/* What libadwaita leaves without a name: lists to drop down, and a list of rows without a title. */
static void
name_lists (EarcupScenePanel *self)
{
  GtkWidget *lists[] = {
    GTK_WIDGET (self->kind), GTK_WIDGET (self->stem), GTK_WIDGET (self->noise),
    GTK_WIDGET (self->quiet_noise), GTK_WIDGET (self->source), GTK_WIDGET (self->leak),
    GTK_WIDGET (self->cue), GTK_WIDGET (self->room),
  };
  GtkWidget *rows = gtk_widget_get_ancestor (lists[0], GTK_TYPE_LIST_BOX);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    earcup_combo_name (ADW_COMBO_ROW (lists[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scene"),
                                  -1);
}

static void
earcup_scene_panel_init (EarcupScenePanel *self)
{
  self->stem_ids = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  name_lists (self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (enter), self);
  g_signal_connect_swapped (self->stem, "notify::selected", G_CALLBACK (stem_cb), self);
}

static void
bind_number (EarcupScenePanel *self,
             const char       *key,
             GtkWidget        *row)
{
  g_settings_bind (self->settings, key,
                   earcup_scale_row_get_adjustment (EARCUP_SCALE_ROW (row)), "value",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
bind_settings (EarcupScenePanel *self)
{
  GSettings *settings = self->settings;

  earcup_choice_bind (settings, "scene-noise", self->noise, "selected", noise_words);
  earcup_choice_bind (settings, "scene-neighbour-noise", self->quiet_noise, "selected",
                      quiet_noise_words);
  earcup_choice_bind (settings, "scene-source", self->source, "selected", source_words);
  earcup_choice_bind (settings, "scene-leak", self->leak, "selected", leak_words);
  earcup_choice_bind (settings, "scene-cue", self->cue, "selected", cue_words);
  earcup_choice_bind (settings, "scene-room", self->room, "selected", room_words);
  g_settings_bind (settings, "scene-at-full", self->at_full, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "scene-monitored", self->monitored, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "scene-usual-distance", self->usual, "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_number (self, "listening-level-dba", self->level_row);
  bind_number (self, "scene-neighbour-m", self->neighbour_row);
  bind_number (self, "scene-voice-db", self->voice_row);
  bind_number (self, "scene-microphone-m", self->microphone_row);
  bind_number (self, "scene-monitor-gain-db", self->gain_row);
  bind_number (self, "scene-latency-ms", self->latency_row);
  bind_number (self, "scene-distance-m", self->distance_row);
}

/**
 * earcup_scene_panel_set_audition:
 * @self: a panel, once
 * @audition: what is compared
 * @settings: where the circumstances are kept
 *
 * Says what is compared.
 */
void
earcup_scene_panel_set_audition (EarcupScenePanel *self,
                                 EarcupAudition   *audition,
                                 GSettings        *settings)
{
  g_return_if_fail (EARCUP_IS_SCENE_PANEL (self) && self->audition == NULL);

  self->audition = g_object_ref (audition);
  self->settings = g_object_ref (settings);
  bind_settings (self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "scene-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
