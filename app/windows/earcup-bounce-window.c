/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-bounce-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "compat/earcup-compat.h"
#include "windows/earcup-bounce.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-format-choice.h"

#define MOST_HEIGHT  680
#define N_SOUNDS     (EARCUP_AUDITION_SLOTS + 1)    /* 0 is no emulation */
#define POLL_MS      50
#define SHORTFALL_LU 0.05                           /* less is not worth a word */

struct _EarcupBounceWindow
{
  AdwWindow       parent;

  GtkWidget      *cancel;
  GtkWidget      *start;
  GtkWidget      *stack;
  GtkWidget      *choices;
  GtkWidget      *sounds;
  GtkWidget      *part;
  GtkWidget      *level;
  GtkWidget      *format;
  GtkWidget      *folder;
  GtkWidget      *impulses;
  GtkWidget      *channels;
  GtkWidget      *rate;
  GtkWidget      *work;
  GtkWidget      *doing;
  GtkWidget      *bar;
  GtkWidget      *outcome;
  GtkWidget      *result;
  GtkWidget      *again;
  GtkWidget      *open;

  EarcupAudition *audition;
  GSettings      *settings;
  GtkWidget      *rows[N_SOUNDS];      /* NULL where a slot is empty */
  GtkWidget      *checks[N_SOUNDS];
  double          changes_lu[N_SOUNDS];
  double          from_s;              /* the loop, where there is one */
  double          to_s;
  gboolean        has_loop;

  EarcupBounce   *bounce;              /* the last one, NULL before */
  GCancellable   *cancellable;         /* while it runs */
  guint           poll_id;
  gboolean        is_closing;          /* as soon as it has stopped */
};

static const char *const parts[] = { "file", "loop", NULL };
static const char *const levels[] = { "matched", "raw", NULL };
static const char *const layouts[] = { "needed", "stereo", "true-stereo", NULL };
static const char *const rates[] = { "44100", "48000", "88200", "96000", NULL };

G_DEFINE_FINAL_TYPE (EarcupBounceWindow, earcup_bounce_window, ADW_TYPE_WINDOW)

/* {{{ What is chosen */

static gboolean
is_raw (EarcupBounceWindow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->level)) == 1;
}

static gboolean
is_loop (EarcupBounceWindow *self)
{
  return self->has_loop && adw_combo_row_get_selected (ADW_COMBO_ROW (self->part)) == 1;
}

static gboolean
is_chosen (EarcupBounceWindow *self,
           guint               sound)
{
  return self->checks[sound] != NULL &&
         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[sound]));
}

static guint
count_chosen (EarcupBounceWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < N_SOUNDS; i++)
    n += is_chosen (self, i) ? 1 : 0;

  return n;
}

/* Returns: (transfer full) (nullable): the folder, if files can be written into it */
static GFile *
dup_folder (EarcupBounceWindow *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "bounce-folder");
  const char *music = g_get_user_special_dir (G_USER_DIRECTORY_MUSIC);
  const char *chosen = *path != '\0' ? path : music;

  return chosen != NULL && g_file_test (chosen, G_FILE_TEST_IS_DIR) && access (chosen, W_OK) == 0
         ? g_file_new_for_path (chosen) : NULL;
}

/* How far all outputs stay below the mix because of their peaks, as far as that can be known before
 * they are made: a filter is taken to move peaks as much as loudness. */
static double
predict_shortfall (EarcupBounceWindow *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  return fmax (earcup_track_get_peak (track) - EARCUP_RENDER_PEAK_DBTP, 0.0);
}

/* }}} */
/* {{{ Showing it */

static const char *
get_sign (double value)
{
  return value < -0.05 ? "−" : value > 0.05 ? "+" : "±";
}

static char *
dup_decibels (double gain_db)
{
  /* Translators: a gain, as in “−2.3 dB”; the sign is %s */
  return g_strdup_printf (_("%s%.1f dB"), get_sign (gain_db), fabs (gain_db));
}

/* The gain of a sound, as it is predicted. */
static void
show_gain (EarcupBounceWindow *self,
           guint               sound,
           double              shortfall_lu)
{
  g_autofree char *gain = dup_decibels (-self->changes_lu[sound] - shortfall_lu);
  /* Translators: %s is a gain, as in “−2.3 dB” */
  g_autofree char *text = g_strdup_printf (_("Gain about %s"), gain);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[sound]),
                               is_raw (self) ? _("No gain") : text);
}

static void
show_level (EarcupBounceWindow *self,
            double              shortfall_lu)
{
  g_autofree char *text = NULL;

  if (is_raw (self))
    text = g_strdup (_("As the filters make it; what holds integers clips above 0 dBFS"));
  else if (shortfall_lu < SHORTFALL_LU)
    text = g_strdup (_("All as loud as the mix"));
  else
    /* Translators: %.1f is a number of loudness units */
    text = g_strdup_printf (_("All equally loud, about %.1f LU softer than the mix: louder, peaks "
                              "could pass −1 dBTP"), shortfall_lu);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->level), text);
}

static void
show_part (EarcupBounceWindow *self)
{
  double duration_s = earcup_track_get_duration (earcup_audition_get_track (self->audition));
  g_autofree char *text = NULL;

  if (is_loop (self))
    text = g_strdup_printf (_("From %.2f to %.2f s"), self->from_s, self->to_s);
  else if (self->has_loop)
    text = g_strdup_printf (_("%.1f s"), duration_s);
  else
    text = g_strdup (_("There is no loop: [ and ] set its ends"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->part), text);
  gtk_widget_set_sensitive (self->part, self->has_loop);
}

static void
show_folder (EarcupBounceWindow *self)
{
  g_autoptr(GFile) folder = dup_folder (self);
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder),
                               name != NULL ? name : _("None is chosen yet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bounce.start",
                                 folder != NULL && count_chosen (self) > 0 &&
                                 self->cancellable == NULL);
}

/* Shows what follows from what is chosen. */
static void
refresh (EarcupBounceWindow *self)
{
  double shortfall_lu;

  if (self->audition == NULL)
    return;

  shortfall_lu = predict_shortfall (self);
  for (guint i = 0; i < N_SOUNDS; i++)
    if (self->rows[i] != NULL)
      show_gain (self, i, shortfall_lu);
  show_level (self, shortfall_lu);
  show_part (self);
  show_folder (self);
}

static void
show_page (EarcupBounceWindow *self,
           GtkWidget          *page)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->start, page == self->choices);
  gtk_widget_set_visible (self->cancel, page != self->outcome);
}

/* }}} */
/* {{{ Rendering */

static const char *
get_name (EarcupBounceWindow *self,
          guint               sound)
{
  return sound == 0 ? _("No emulation")
                    : earcup_model_get_name (earcup_audition_get_shown (self->audition, sound));
}

static EarcupBounce *
make_bounce (EarcupBounceWindow *self,
             GFile              *folder)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  EarcupBounce *bounce = earcup_bounce_new (earcup_track_get_file (track), folder);
  guint rate = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rate));

  for (guint i = 0; i < N_SOUNDS; i++)
    if (is_chosen (self, i))
      earcup_bounce_add (bounce, i > 0 ? earcup_player_get_recipe (player, i) : NULL,
                         get_name (self, i));

  bounce->settings.raw = is_raw (self);
  bounce->settings.from_s = is_loop (self) ? self->from_s : 0.0;
  bounce->settings.to_s = is_loop (self) ? self->to_s : 0.0;
  bounce->format = earcup_format_choice_get (ADW_COMBO_ROW (self->format));
  bounce->has_impulses = gtk_switch_get_active (GTK_SWITCH (self->impulses));
  bounce->channels = (EarcupImpulseChannels)
                     adw_combo_row_get_selected (ADW_COMBO_ROW (self->channels));
  bounce->rate_hz = (guint) g_ascii_strtoull (rates[MIN (rate, G_N_ELEMENTS (rates) - 2)],
                                              NULL, 10);

  return bounce;
}

static gboolean
poll_cb (gpointer user_data)
{
  EarcupBounceWindow *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 earcup_bounce_get_progress (self->bounce));

  return G_SOURCE_CONTINUE;
}

/* Returns: (transfer full): in one sentence how loud the files are, or what happened to peaks */
static char *
dup_level (const EarcupBounce *bounce)
{
  g_autofree char *level = NULL;

  if (bounce->settings.raw)
    {
      if (bounce->highest_dbfs > 0.0 && bounce->format != EARCUP_SOUND_FORMAT_WAV_32F)
        return g_strdup_printf (_("Peaks that would reach +%.1f dBFS are clipped."),
                                bounce->highest_dbfs);

      level = dup_decibels (bounce->highest_dbfs);

      /* Translators: %s is a level, as in “−2.3 dB” */
      return g_strdup_printf (_("Without any gain; the highest sample is at %s re full scale."),
                              level);
    }

  if (bounce->report.shortfall_lu < SHORTFALL_LU)
    /* Translators: a loudness; %s is its sign */
    return g_strdup_printf (_("All as loud as the mix, at %s%.1f LUFS."),
                            get_sign (bounce->loudness_lufs), fabs (bounce->loudness_lufs));

  /* Translators: a loudness, of which %s is the sign, and a number of loudness units */
  return g_strdup_printf (_("All at %s%.1f LUFS, %.1f LU softer than the mix, because louder a "
                            "true peak would pass −1 dBTP."), get_sign (bounce->loudness_lufs),
                          fabs (bounce->loudness_lufs), bounce->report.shortfall_lu);
}

static void
show_done (EarcupBounceWindow *self)
{
  guint n_files = self->bounce->paths->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u file written", "%u files written",
                                                         n_files), n_files);
  g_autofree char *text = dup_level (self->bounce);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->result), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->result), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->result), text);
  gtk_widget_set_visible (self->open, TRUE);
  gtk_widget_set_visible (self->again, FALSE);
  show_page (self, self->outcome);
  gtk_widget_grab_focus (self->open);
}

static void
show_failure (EarcupBounceWindow *self,
              const GError       *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->result), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->result), _("Nothing was written"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->result), text);
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_set_visible (self->again, TRUE);
  show_page (self, self->outcome);
  gtk_widget_grab_focus (self->again);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (source);
  g_autoptr(GApplication) application = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = earcup_bounce_finish (result, &error);

  if (application != NULL)
    g_application_release (application);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->stack == NULL)      /* the window is gone */
    return;

  if (self->is_closing)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (done)
    show_done (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_page (self, self->choices);
  else
    show_failure (self, error);

  if (self->stack != NULL)
    refresh (self);
}

static void
run (EarcupBounceWindow *self,
     GFile              *folder)
{
  GApplication *application = g_application_get_default ();
  guint n_sounds = count_chosen (self);
  g_autofree char *text = g_strdup_printf (ngettext ("Rendering %u Sound", "Rendering %u Sounds",
                                                     n_sounds), n_sounds);

  g_clear_pointer (&self->bounce, earcup_bounce_free);
  self->bounce = make_bounce (self, folder);
  self->cancellable = g_cancellable_new ();
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);

  gtk_label_set_label (GTK_LABEL (self->doing), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0.0);
  show_page (self, self->work);
  refresh (self);
  gtk_widget_grab_focus (self->cancel);

  /* The program does not end before what is unfinished has been taken away. */
  if (application != NULL)
    g_application_hold (application);
  earcup_bounce_run (self->bounce, self, self->cancellable, finished_cb,
                     application != NULL ? g_object_ref (application) : NULL);
}

/* }}} */
/* {{{ Actions */

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (widget);
  g_autoptr(GFile) folder = dup_folder (self);

  if (self->cancellable == NULL && folder != NULL && count_chosen (self) > 0)
    run (self, folder);
}

/* Stops a rendering, or else leaves the window. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (widget);

  show_page (self, self->choices);
  refresh (self);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = earcup_compat_file_finish (result, &error);

  if (self->settings == NULL)      /* the window is gone */
    return;

  if (folder != NULL)
    earcup_bounce_window_take_folder (self, folder);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  earcup_compat_select_folder (GTK_WINDOW (widget), _("Choose a Folder for the Files"), NULL,
                               folder_chosen_cb, NULL);
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (widget);
  g_autofree char *uri = NULL;

  if (self->bounce == NULL)
    return;

  uri = g_file_get_uri (self->bounce->folder);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
earcup_bounce_window_close_request (GtkWindow *window)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (window);

  if (self->cancellable == NULL)
    return GTK_WINDOW_CLASS (earcup_bounce_window_parent_class)->close_request (window);

  self->is_closing = TRUE;
  g_cancellable_cancel (self->cancellable);

  return TRUE;
}

/* }}} */
/* {{{ Rows */

/* Remembers which slots are chosen. */
static void
check_cb (EarcupBounceWindow *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ai"));
  for (guint i = 0; i < N_SOUNDS; i++)
    if (is_chosen (self, i))
      g_variant_builder_add (&builder, "i", (gint32) i);
  g_settings_set_value (self->settings, "bounce-slots", g_variant_builder_end (&builder));

  refresh (self);
}

static gboolean
was_chosen (EarcupBounceWindow *self,
            guint               sound)
{
  g_autoptr(GVariant) slots = g_settings_get_value (self->settings, "bounce-slots");
  GVariantIter iter;
  gint32 slot;

  g_variant_iter_init (&iter, slots);
  while (g_variant_iter_next (&iter, "i", &slot))
    if (slot == (gint32) sound)
      return TRUE;

  return FALSE;
}

static void
add_row (EarcupBounceWindow *self,
         guint               sound)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *name = get_name (self, sound);
  g_autofree char *title = sound > 0 ? g_strdup_printf ("%c  %s", 'A' + (int) sound - 1, name)
                                     : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), was_chosen (self, sound));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sounds), row);
  self->rows[sound] = row;
  self->checks[sound] = check;
}

static void
fill_sounds (EarcupBounceWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  for (guint slot = 1; slot < N_SOUNDS; slot++)
    {
      EarcupRecipe *recipe = earcup_player_get_recipe (player, slot);

      if (earcup_audition_get_shown (self->audition, slot) == NULL || recipe == NULL)
        continue;

      self->changes_lu[slot] = earcup_track_predict_change (track, recipe);
      add_row (self, slot);
    }

  add_row (self, 0);
}

static void
fill_rates (EarcupBounceWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; rates[i] != NULL; i++)
    {
      /* Translators: a sample rate in kHz */
      g_autofree char *name = g_strdup_printf (_("%.1f kHz"),
                                               g_ascii_strtod (rates[i], NULL) / 1000.0);

      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (ADW_COMBO_ROW (self->rate), G_LIST_MODEL (names));
}

static void
find_loop (EarcupBounceWindow *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  double duration_s = earcup_track_get_duration (earcup_audition_get_track (self->audition));

  self->has_loop = earcup_player_get_loop (player, &self->from_s, &self->to_s) &&
                   (self->from_s > 0.0 || self->to_s < duration_s);
}

/* }}} */

static void
earcup_bounce_window_dispose (GObject *object)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BOUNCE_WINDOW);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (earcup_bounce_window_parent_class)->dispose (object);
}

/* A rendering that runs holds the window, so there is none any more. */
static void
earcup_bounce_window_finalize (GObject *object)
{
  EarcupBounceWindow *self = EARCUP_BOUNCE_WINDOW (object);

  g_clear_pointer (&self->bounce, earcup_bounce_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (earcup_bounce_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-bounce-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, start);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, sounds);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, part);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, level);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, format);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, impulses);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, channels);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, rate);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, work);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, doing);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, outcome);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, result);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, again);
  gtk_widget_class_bind_template_child (widget_class, EarcupBounceWindow, open);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
earcup_bounce_window_class_init (EarcupBounceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_bounce_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = earcup_bounce_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = earcup_bounce_window_close_request;
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "bounce.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "bounce.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "bounce.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "bounce.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "bounce.open-folder", NULL, open_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bounce.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "bounce.start", NULL);
}

static void
earcup_bounce_window_init (EarcupBounceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * earcup_bounce_window_new:
 * @parent: the window it belongs to
 * @audition: what is heard; it has a track
 * @settings: the settings, which keep what is chosen
 *
 * Makes the window for what is in the slots now.
 *
 * Returns: (transfer none): the window, which destroys itself when it is closed
 */
GtkWindow *
earcup_bounce_window_new (GtkWindow      *parent,
                          EarcupAudition *audition,
                          GSettings      *settings)
{
  EarcupBounceWindow *self = g_object_new (EARCUP_TYPE_BOUNCE_WINDOW, "transient-for", parent,
                                           NULL);

  g_return_val_if_fail (earcup_audition_get_track (audition) != NULL, GTK_WINDOW (self));

  self->settings = g_object_ref (settings);
  earcup_format_choice_bind (ADW_COMBO_ROW (self->format), settings, "bounce-format");
  fill_rates (self);
  earcup_choice_bind (settings, "bounce-part", self->part, "selected", parts);
  earcup_choice_bind (settings, "bounce-level", self->level, "selected", levels);
  earcup_choice_bind (settings, "bounce-channels", self->channels, "selected", layouts);
  earcup_choice_bind (settings, "bounce-rate", self->rate, "selected", rates);
  g_settings_bind (settings, "bounce-impulses", self->impulses, "active",
                   G_SETTINGS_BIND_DEFAULT);

  self->audition = g_object_ref (audition);
  find_loop (self);
  fill_sounds (self);
  refresh (self);
  show_page (self, self->choices);
  if (gtk_widget_get_height (GTK_WIDGET (parent)) > 0)
    g_object_set (self, "default-height",
                  MIN (gtk_widget_get_height (GTK_WIDGET (parent)), MOST_HEIGHT), NULL);

  return GTK_WINDOW (self);
}

/**
 * earcup_bounce_window_take_folder:
 * @self: the window
 * @folder: a folder
 *
 * Has the files go into a folder from now on. One that is not on this computer stays out, which is
 * said.
 */
void
earcup_bounce_window_take_folder (EarcupBounceWindow *self,
                                  GFile              *folder)
{
  g_return_if_fail (EARCUP_IS_BOUNCE_WINDOW (self));

  if (g_file_peek_path (folder) == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (folder);
      g_autoptr(GError) error =
        /* Translators: %s is the address of a folder */
        g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                     _("“%s” is not on this computer; choose another folder"), name);

      show_failure (self, error);
      return;
    }

  g_settings_set_string (self->settings, "bounce-folder", g_file_peek_path (folder));
  refresh (self);
}
