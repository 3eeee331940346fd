/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-blind-setup-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-balance.h"
#include "errands/earcup-errand.h"
#include "plotting/earcup-plot-scale.h"
#include "trials/earcup-blind-kind.h"

#define SETTLE_MS 200
#define N_CHOICES (EARCUP_AUDITION_SLOTS + 1)

/* Two sounds that are being measured, with what they are measured on. */
typedef struct {
  GFile             *file;
  double             from_s;
  double             to_s;
  gboolean           match;
  EarcupBalanceSide  sides[2];
} Measurement;

struct _EarcupBlindSetupPage
{
  GtkWidget          parent;

  GtkWidget         *content;
  AdwComboRow       *kind;
  GtkAdjustment     *trials;
  GtkWidget         *trials_row;
  AdwComboRow       *first;
  AdwComboRow       *second;
  GtkWidget         *clip;
  GtkSwitch         *match;
  GtkWidget         *spinner;
  GtkWidget         *state;
  GtkWidget         *start;

  EarcupAudition    *audition;
  guint              choices[N_CHOICES];   /* the slots that can be chosen */
  guint              n_choices;
  GCancellable      *measuring;
  guint              settle_id;
  gboolean           is_filling;

  EarcupBlindPlan    plan;                 /* what was measured last … */
  gboolean           is_fair;              /* … and whether it can be tested */
};

enum
{
  START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBlindSetupPage, earcup_blind_setup_page, GTK_TYPE_WIDGET)

/* {{{ What is chosen */

static EarcupBlindKind
get_kind (EarcupBlindSetupPage *self)
{
  return MIN (adw_combo_row_get_selected (self->kind), EARCUP_BLIND_N_KINDS - 1);
}

static guint
get_n_trials (EarcupBlindSetupPage *self)
{
  return (guint) lround (gtk_adjustment_get_value (self->trials));
}

/* Returns: the slot of a row, or N_CHOICES where nothing can be chosen */
static guint
get_slot (EarcupBlindSetupPage *self,
          AdwComboRow          *row)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen < self->n_choices ? self->choices[chosen] : N_CHOICES;
}

static void
trials_cb (EarcupBlindSetupPage *self)
{
  EarcupBlindKind kind = get_kind (self);
  guint n = get_n_trials (self), threshold = earcup_blind_kind_get_threshold (kind, n);
  double power = 100.0 * earcup_blind_kind_compute_power (kind, n);
  g_autofree char *text = NULL;

  if (threshold > n)
    text = g_strdup (_("Too few: even a perfect score would be no proof"));
  else if (kind == EARCUP_BLIND_PREFERENCE)
    text = g_strdup_printf (
      /* Translators: “17 of 20”; the last number is a probability in per cent */
      _("Passed with %u of %u for one side; whoever prefers it %.0f %% of the time gets there "
        "with a chance of %.0f %%"), threshold, n, 100.0 * EARCUP_BLIND_ABILITY, power);
  else
    text = g_strdup_printf (
      /* Translators: “12 of 16”; the last number is a probability in per cent */
      _("Passed with %u of %u right; a listener who is right %.0f %% of the time gets there with "
        "a chance of %.0f %%"), threshold, n, 100.0 * EARCUP_BLIND_ABILITY, power);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->trials_row), text);
}

/* }}} */
/* {{{ Whether it is fair */

static gboolean
is_same_sound (EarcupAudition *audition,
               guint           first,
               guint           second)
{
  EarcupPlayer *player = earcup_audition_get_player (audition);
  EarcupModel *models[] = {
    earcup_audition_get_shown (audition, first), earcup_audition_get_shown (audition, second),
  };

  if (first == second ||
      earcup_player_get_recipe (player, first) == earcup_player_get_recipe (player, second))
    return TRUE;

  return models[0] != NULL && models[1] != NULL &&
         earcup_audition_get_variation (audition, first) == NULL &&
         earcup_audition_get_variation (audition, second) == NULL &&
         g_str_equal (earcup_model_get_id (models[0]), earcup_model_get_id (models[1])) &&
         g_str_equal (earcup_model_get_name (models[0]), earcup_model_get_name (models[1]));
}

/* Returns: (transfer none) (nullable): why there is not even something to measure */
static const char *
find_obstacle (EarcupBlindSetupPage *self)
{
  guint first = get_slot (self, self->first), second = get_slot (self, self->second);

  if (earcup_audition_get_track (self->audition) == NULL)
    return _("There is nothing to listen to yet: open a mix first.");
  if (first == N_CHOICES || second == N_CHOICES)
    return _("There is no model to compare yet: choose one first.");
  if (is_same_sound (self->audition, first, second))
    return _("Both are the same: choose two that differ.");

  return NULL;
}

static void
show_state (EarcupBlindSetupPage *self,
            const char           *text,
            gboolean              busy,
            gboolean              fair)
{
  gtk_label_set_label (GTK_LABEL (self->state), text);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->start, fair);
  self->is_fair = fair;
}

static void
judge (EarcupBlindSetupPage    *self,
       const EarcupBalanceSide *sides)
{
  double residual = earcup_balance_get_residual (sides);
  gboolean fair = residual <= EARCUP_BLIND_RESIDUAL_LU;
  g_autofree char *text = NULL;

  for (guint side = 0; side < 2; side++)
    self->plan.gains_db[side] = sides[side].gain_db;
  self->plan.residual_lu = residual;

  if (fair)
    {
      g_autofree char *first = earcup_plot_scale_print_level (sides[0].gain_db, 1, TRUE);
      g_autofree char *second = earcup_plot_scale_print_level (sides[1].gain_db, 1, TRUE);

      text = g_strdup_printf (
        /* Translators: a difference in loudness in LU, and two gains in dB */
        _("Equally loud within %.2f LU, at %s and %s dB"), residual, first, second);
    }
  else
    text = g_strdup_printf (
      /* Translators: two differences in loudness in LU */
      _("Not a fair test: the two differ by %.2f LU in loudness, and more than %.1f LU can be "
        "heard as such. “Equally Loud” makes them alike."), residual, EARCUP_BLIND_RESIDUAL_LU);

  show_state (self, text, FALSE, fair);
}

static void
measurement_free (Measurement *self)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&self->sides[side].recipe, earcup_recipe_unref);
  g_object_unref (self->file);
  g_free (self);
}

static void
measure_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Measurement *measurement = task_data;
  GError *error = NULL;

  if (earcup_balance_measure (measurement->file, measurement->from_s, measurement->to_s,
                              measurement->match, measurement->sides, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupBlindSetupPage *self = EARCUP_BLIND_SETUP_PAGE (source);
  Measurement *measurement = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  /* The gains of the slots are final once the whole track was measured, and that is told. */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (earcup_matcher_get_verified (earcup_audition_get_matcher (self->audition)))
        judge (self, measurement->sides);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_state (self, error->message, FALSE, FALSE);
}

static void
stop_measuring (EarcupBlindSetupPage *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->measuring != NULL)
    g_cancellable_cancel (self->measuring);
  g_clear_object (&self->measuring);
}

static gboolean
settled_cb (gpointer user_data)
{
  EarcupBlindSetupPage *self = user_data;
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  Measurement *measurement = g_new0 (Measurement, 1);
  g_autoptr(GTask) task = NULL;

  self->settle_id = 0;
  self->measuring = g_cancellable_new ();
  measurement->file = g_object_ref (earcup_track_get_file (track));
  earcup_player_get_loop (player, &measurement->from_s, &measurement->to_s);
  measurement->match = gtk_switch_get_active (self->match);
  for (guint side = 0; side < 2; side++)
    {
      EarcupRecipe *recipe = earcup_player_get_recipe (player, self->plan.slots[side]);

      measurement->sides[side].recipe = recipe != NULL ? earcup_recipe_ref (recipe) : NULL;
      measurement->sides[side].gain_db = earcup_player_get_gain (player, self->plan.slots[side]);
    }

  task = earcup_errand_new (self, self->measuring, measured_cb, NULL);
  g_task_set_source_tag (task, settled_cb);
  g_task_set_task_data (task, measurement, (GDestroyNotify) measurement_free);
  g_task_run_in_thread (task, measure_in_thread);

  return G_SOURCE_REMOVE;
}

/* Looks once more whether what is chosen can be tested. */
static void
check_cb (EarcupBlindSetupPage *self)
{
  const char *obstacle;

  if (self->is_filling || self->audition == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  stop_measuring (self);
  obstacle = find_obstacle (self);
  if (obstacle != NULL)
    {
      show_state (self, obstacle, FALSE, FALSE);
      return;
    }

  show_state (self, _("Measuring how loud the two are…"), TRUE, FALSE);
  self->plan.slots[0] = get_slot (self, self->first);
  self->plan.slots[1] = get_slot (self, self->second);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

/* }}} */
/* {{{ Lists */

static void
fill_kinds (EarcupBlindSetupPage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (EarcupBlindKind kind = 0; kind < EARCUP_BLIND_N_KINDS; kind++)
    gtk_string_list_append (titles, earcup_blind_kind_get_title (kind));

  adw_combo_row_set_model (self->kind, G_LIST_MODEL (titles));
}

static void
add_choice (EarcupBlindSetupPage *self,
            GtkStringList        *names,
            guint                 slot)
{
  g_autofree char *name = earcup_blind_session_dup_name (self->audition, slot);
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  text = slot == 0 ? g_strdup (name) : g_strdup_printf ("%c: %s", 'A' + slot - 1, name);
  gtk_string_list_append (names, text);
  self->choices[self->n_choices++] = slot;
}

static void
choose (EarcupBlindSetupPage *self,
        AdwComboRow          *row,
        guint                 slot)
{
  for (guint i = 0; i < self->n_choices; i++)
    if (self->choices[i] == slot)
      adw_combo_row_set_selected (row, i);
}

static void
fill_slots (EarcupBlindSetupPage *self,
            guint                 first,
            guint                 second)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  self->n_choices = 0;
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    add_choice (self, names, slot);
  add_choice (self, names, 0);

  adw_combo_row_set_model (self->first, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->second, G_LIST_MODEL (names));
  choose (self, self->first, first);
  choose (self, self->second, second);
  self->is_filling = FALSE;
}

static void
show_clip (EarcupBlindSetupPage *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  g_autofree char *text = NULL;
  double from_s, to_s;

  if (track == NULL)
    return;

  if (!earcup_player_get_loop (player, &from_s, &to_s) ||
      (from_s <= 0.0 && to_s >= earcup_track_get_duration (track)))
    /* Translators: %s is a file name */
    text = g_strdup_printf (_("All of “%s”, again and again"), earcup_track_get_name (track));
  else
    /* Translators: two times in seconds, and a file name */
    text = g_strdup_printf (_("The loop from %.1f to %.1f s of “%s”"), from_s, to_s,
                            earcup_track_get_name (track));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->clip), text);
}

static void
changed_cb (EarcupBlindSetupPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  fill_slots (self, get_slot (self, self->first), get_slot (self, self->second));
  show_clip (self);
  check_cb (self);
}

/* }}} */

static void
start_cb (EarcupBlindSetupPage *self)
{
  if (!self->is_fair)
    return;

  self->plan.kind = get_kind (self);
  self->plan.n_trials = get_n_trials (self);
  g_signal_emit (self, signals[START], 0);
}

static gboolean
start_key (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  start_cb (EARCUP_BLIND_SETUP_PAGE (widget));

  return TRUE;
}

static gboolean
earcup_blind_setup_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EARCUP_BLIND_SETUP_PAGE (widget)->kind));
}

static void
earcup_blind_setup_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (earcup_blind_setup_page_parent_class)->map (widget);
  changed_cb (EARCUP_BLIND_SETUP_PAGE (widget));
}

static void
earcup_blind_setup_page_dispose (GObject *object)
{
  EarcupBlindSetupPage *self = EARCUP_BLIND_SETUP_PAGE (object);

  self->is_filling = TRUE;
  stop_measuring (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BLIND_SETUP_PAGE);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_blind_setup_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-blind-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, content);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, kind);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, trials);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, trials_row);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, first);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, second);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, clip);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, match);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, state);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindSetupPage, start);
  gtk_widget_class_bind_template_callback (widget_class, trials_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
earcup_blind_setup_page_class_init (EarcupBlindSetupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_blind_setup_page_dispose;
  widget_class->grab_focus = earcup_blind_setup_page_grab_focus;
  widget_class->map = earcup_blind_setup_page_map;
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, start_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, start_key, NULL);

  /**
   * EarcupBlindSetupPage::start:
   *
   * The test that earcup_blind_setup_page_get_plan() tells is to begin.
   */
  signals[START] = g_signal_new ("start", EARCUP_TYPE_BLIND_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_blind_setup_page_init (EarcupBlindSetupPage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  self->is_filling = FALSE;
  trials_cb (self);
}

/* Says what is compared. */
void
earcup_blind_setup_page_set_audition (EarcupBlindSetupPage *self,
                                      EarcupAudition       *audition)
{
  g_return_if_fail (EARCUP_IS_BLIND_SETUP_PAGE (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Proposes the slot that is heard and another one, as when the page is opened. */
void
earcup_blind_setup_page_refresh (EarcupBlindSetupPage *self)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));
  guint other = heard == 0 ? 0 : heard <= 2 ? 2 : 1;

  g_return_if_fail (EARCUP_IS_BLIND_SETUP_PAGE (self));

  fill_slots (self, heard > 2 ? heard : 1, other);
  show_clip (self);
  check_cb (self);
}

/* Gets what was asked for and measured when the page emitted #EarcupBlindSetupPage::start. */
void
earcup_blind_setup_page_get_plan (EarcupBlindSetupPage *self,
                                  EarcupBlindPlan      *plan)
{
  *plan = self->plan;
}
