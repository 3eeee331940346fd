/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-transport-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-scale.h"
#include "widgets/earcup-level-meter.h"
#include "widgets/earcup-waveform.h"

#define METER_MS           50
#define METER_FALL_DB      1.5     /* per METER_MS */
#define LEAST_REGION_S     0.05

struct _EarcupTransportBar
{
  GtkWidget         parent;

  GtkWidget        *box;
  GtkWidget        *play;
  GtkWidget        *name;
  GtkWidget        *facts;
  GtkWidget        *brief;         /* those that matter most, where there is less room */
  GtkWidget        *time;
  GtkWidget        *loop;
  GtkWidget        *volume;
  GtkWidget        *volume_label;
  GtkWidget        *cancel;
  EarcupWaveform   *waveform;
  EarcupLevelMeter *meter;

  EarcupAudition   *audition;
  guint             meter_id;
  double            level_db;
};

G_DEFINE_FINAL_TYPE (EarcupTransportBar, earcup_transport_bar, GTK_TYPE_WIDGET)

static EarcupPlayer *
player (EarcupTransportBar *self)
{
  return earcup_audition_get_player (self->audition);
}

/* {{{ Time and level */

static char *
dup_time (double s)
{
  guint tenths = (guint) floor (fmax (s, 0.0) * 10.0);

  /* Translators: minutes, seconds and tenths of a second */
  return g_strdup_printf (_("%u:%02u.%u"), tenths / 600, tenths / 10 % 60, tenths % 10);
}

static void
position_cb (EarcupTransportBar *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  double position = earcup_player_get_position (player (self));
  g_autofree char *now = dup_time (position);
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  if (track == NULL)
    return;

  whole = dup_time (earcup_track_get_duration (track));
  /* Translators: the place in the track and its length */
  text = g_strdup_printf (_("%s / %s"), now, whole);
  gtk_label_set_label (GTK_LABEL (self->time), text);
  earcup_waveform_set_position (self->waveform, position);
}

static gboolean
meter_cb (gpointer user_data)
{
  EarcupTransportBar *self = user_data;
  double peaks[2], peak_db;

  earcup_player_take_peaks (player (self), peaks);
  peak_db = 20.0 * log10 (fmax (fmax (peaks[0], peaks[1]), 1e-6));
  self->level_db = fmax (peak_db, self->level_db - METER_FALL_DB);
  earcup_level_meter_set_level (self->meter, self->level_db, self->level_db);

  if (earcup_player_get_state (player (self)) == EARCUP_PLAYER_STATE_PLAYING ||
      self->level_db > EARCUP_LEVEL_METER_LOWEST_DB)
    return G_SOURCE_CONTINUE;

  self->meter_id = 0;
  return G_SOURCE_REMOVE;
}

/* }}} */
/* {{{ State */

static void
state_cb (EarcupTransportBar *self)
{
  gboolean playing = earcup_player_wants_to_play (player (self)) ||
                     earcup_player_get_state (player (self)) == EARCUP_PLAYER_STATE_PLAYING;
  const char *label = playing ? _("Pause") : _("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  if (playing && self->meter_id == 0)
    {
      self->level_db = EARCUP_LEVEL_METER_LOWEST_DB;
      self->meter_id = g_timeout_add (METER_MS, meter_cb, self);
    }
}

static void
apply_clip (EarcupTransportBar *self)
{
  double start = 0.0, end = 0.0;
  gboolean region = earcup_waveform_get_loop (self->waveform, &start, &end);

  earcup_audition_set_clip (self->audition,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->loop)),
                            region, start, end);
}

static char *
dup_facts (EarcupTrack *track)
{
  double loudness_lufs = earcup_track_get_loudness (track);
  g_autofree char *loudness = earcup_plot_scale_print_level (loudness_lufs, 1, FALSE);
  g_autofree char *peak = earcup_plot_scale_print_level (earcup_track_get_peak (track), 1, FALSE);
  double rate_khz = earcup_track_get_rate (track) / 1000.0;

  if (isinf (loudness_lufs))
    /* Translators: facts about a track: its sample rate and its true peak */
    return g_strdup_printf (_("%.1f kHz · too soft for a loudness · %s dBTP"), rate_khz, peak);

  /* Translators: facts about a track: its sample rate, its loudness and its true peak */
  return g_strdup_printf (_("%.1f kHz · %s LUFS · %s dBTP"), rate_khz, loudness, peak);
}

static void
say_facts (EarcupTransportBar *self,
           const char         *facts,
           const char         *brief)
{
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  gtk_label_set_label (GTK_LABEL (self->brief), brief);
}

static void
show_facts (EarcupTransportBar *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  double loudness_lufs = earcup_track_get_loudness (track);
  g_autofree char *facts = dup_facts (track);
  g_autofree char *loudness = earcup_plot_scale_print_level (loudness_lufs, 1, FALSE);
  /* Translators: the loudness of a track */
  g_autofree char *brief = g_strdup_printf (_("%s LUFS"), loudness);

  say_facts (self, facts, isinf (loudness_lufs) ? "" : brief);
}

static void
track_cb (EarcupTransportBar *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  double duration = earcup_track_get_duration (track);
  const float *low, *high;
  guint n_points;

  earcup_track_get_overview (track, &low, &high, &n_points);
  earcup_waveform_set_duration (self->waveform, duration);
  earcup_waveform_set_overview (self->waveform, low, high, n_points);
  earcup_waveform_set_loop (self->waveform, 0.0, duration, FALSE);

  gtk_label_set_label (GTK_LABEL (self->name), earcup_audition_is_demo (self->audition)
                                                 ? _("Demo mix") : earcup_track_get_name (track));
  show_facts (self);
  gtk_widget_set_sensitive (self->loop, TRUE);
  position_cb (self);
  apply_clip (self);
}

static void
loading_cb (EarcupTransportBar *self,
            double              fraction)
{
  gboolean loading = fraction >= 0.0;
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  gtk_widget_set_visible (self->cancel, loading && track != NULL);
  if (track == NULL)
    earcup_waveform_set_is_analysing (self->waveform, loading);

  if (loading)
    {
      /* Translators: %.0f is a percentage */
      g_autofree char *text = g_strdup_printf (_("Reading… %.0f %%"), 100.0 * fraction);
      g_autofree char *brief = NULL;

      /* Translators: %.0f is a percentage */
      brief = g_strdup_printf (_("%.0f %%"), 100.0 * fraction);
      say_facts (self, text, brief);
    }
  else if (track != NULL)
    show_facts (self);
  else
    say_facts (self, "", "");
}

/* }}} */
/* {{{ What the user does */

static void
seek_cb (EarcupTransportBar *self,
         double              position_s)
{
  earcup_player_seek (player (self), position_s);
}

static void
loop_changed_cb (EarcupTransportBar *self)
{
  double start, end;

  if (earcup_waveform_get_loop (self->waveform, &start, &end))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->loop), TRUE);

  apply_clip (self);
}

static void
volume_cb (EarcupTransportBar *self)
{
  double volume = gtk_range_get_value (GTK_RANGE (self->volume));
  g_autofree char *text = NULL;

  /* Translators: %s is a sign, %.0f a volume in dB */
  text = g_strdup_printf (_("%s%.0f dB"), volume < -0.5 ? "−" : "", fabs (volume));
  gtk_label_set_label (GTK_LABEL (self->volume_label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->volume),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  if (self->audition != NULL)
    earcup_player_set_volume (player (self), volume);
}

static void
cancel_cb (EarcupTransportBar *self)
{
  earcup_audition_cancel (self->audition);
}

/* }}} */

static void
earcup_transport_bar_dispose (GObject *object)
{
  EarcupTransportBar *self = EARCUP_TRANSPORT_BAR (object);

  g_clear_handle_id (&self->meter_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_TRANSPORT_BAR);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_transport_bar_parent_class)->dispose (object);
}

static void
earcup_transport_bar_class_init (EarcupTransportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_transport_bar_dispose;
  g_type_ensure (EARCUP_TYPE_WAVEFORM);
  g_type_ensure (EARCUP_TYPE_LEVEL_METER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-transport-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, play);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, name);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, facts);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, brief);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, time);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, loop);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, volume);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, volume_label);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, waveform);
  gtk_widget_class_bind_template_child (widget_class, EarcupTransportBar, meter);
  gtk_widget_class_bind_template_callback (widget_class, seek_cb);
  gtk_widget_class_bind_template_callback (widget_class, loop_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_clip);
  gtk_widget_class_bind_template_callback (widget_class, volume_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
earcup_transport_bar_init (EarcupTransportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Otherwise the length would stand before the place where text runs from right to left. */
  gtk_widget_set_direction (self->time, GTK_TEXT_DIR_LTR);
}

/* Says what is played, and where the volume is kept. */
void
earcup_transport_bar_set_audition (EarcupTransportBar *self,
                                   EarcupAudition     *audition,
                                   GSettings          *settings)
{
  g_return_if_fail (EARCUP_IS_TRANSPORT_BAR (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (track_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::position-s", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (settings, "volume-db", gtk_range_get_adjustment (GTK_RANGE (self->volume)),
                   "value", G_SETTINGS_BIND_DEFAULT);
  volume_cb (self);
  state_cb (self);
}

/* Returns: (transfer none): the button that plays */
GtkWidget *
earcup_transport_bar_get_play (EarcupTransportBar *self)
{
  return self->play;
}

/* Plays, or pauses what plays. */
void
earcup_transport_bar_toggle_play (EarcupTransportBar *self)
{
  if (earcup_player_wants_to_play (player (self)))
    earcup_player_pause (player (self));
  else
    earcup_player_play (player (self));

  state_cb (self);
}

/* Plays again and again, or not. */
void
earcup_transport_bar_toggle_loop (EarcupTransportBar *self)
{
  GtkToggleButton *loop = GTK_TOGGLE_BUTTON (self->loop);

  gtk_toggle_button_set_active (loop, !gtk_toggle_button_get_active (loop));
}

/* Puts an edge of the loop to where the track is now. */
void
earcup_transport_bar_set_edge (EarcupTransportBar     *self,
                               EarcupTransportBarEdge  edge)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  double now = earcup_player_get_position (player (self));
  double start, end;

  if (track == NULL)
    return;

  if (!earcup_waveform_get_loop (self->waveform, &start, &end))
    {
      start = 0.0;
      end = earcup_track_get_duration (track);
    }

  if (edge == EARCUP_TRANSPORT_BAR_EDGE_START)
    start = fmin (now, end - LEAST_REGION_S);
  else
    end = fmax (now, start + LEAST_REGION_S);

  earcup_waveform_set_loop (self->waveform, start, end, TRUE);
  loop_changed_cb (self);
}

/* Plays the whole track again. */
void
earcup_transport_bar_clear_region (EarcupTransportBar *self)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);

  if (track == NULL)
    return;

  earcup_waveform_set_loop (self->waveform, 0.0, earcup_track_get_duration (track), FALSE);
  apply_clip (self);
}

/* Tells what of the track is played. */
void
earcup_transport_bar_get_loop (EarcupTransportBar  *self,
                               EarcupTransportLoop *loop)
{
  *loop = (EarcupTransportLoop) {
    .repeats = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->loop)),
  };
  loop->has_region = earcup_waveform_get_loop (self->waveform, &loop->start_s, &loop->end_s);
}

/**
 * earcup_transport_bar_set_loop:
 * @self: the bar
 * @loop: what is to be played; a region beyond the track ends with it
 *
 * Sets the region and whether it is repeated, as if both had been set by hand. Does nothing while
 * there is no track.
 */
void
earcup_transport_bar_set_loop (EarcupTransportBar        *self,
                               const EarcupTransportLoop *loop)
{
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  double duration = track != NULL ? earcup_track_get_duration (track) : 0.0;

  if (track == NULL)
    return;

  if (loop->has_region && loop->start_s + LEAST_REGION_S <= duration)
    earcup_waveform_set_loop (self->waveform, loop->start_s, fmin (loop->end_s, duration), TRUE);
  else
    earcup_waveform_set_loop (self->waveform, 0.0, duration, FALSE);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->loop), loop->repeats);
  apply_clip (self);
}
