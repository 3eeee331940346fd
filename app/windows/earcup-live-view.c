/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-live-view.h"

#include <math.h>

#include "audio/earcup-live-loudness.h"
#include "audio/earcup-live-spectrum.h"
#include "compat/earcup-compat.h"

/**
 * EarcupLiveView:
 *
 * Everything happens in the main thread, a few tenths of a millisecond at a time. While nothing
 * plays, or nothing of it can be seen, there is no timer, and the player hands out no sound.
 */

#define TICK_MS      33
#define PLOT_US      30000        /* between two pictures of the spectrum at least … */
#define CALM_PLOT_US 250000       /* … and for those who want less to move */
#define METER_US     100000
#define CHUNK        1024         /* frames that are taken at once */
#define MOST_S       0.1          /* of sound in a tick; a backlog waits for the next */

struct _EarcupLiveView
{
  GObject              parent;

  EarcupAudition      *audition;
  EarcupPlot          *plot;
  EarcupLoudnessMeter *meter;
  EarcupLiveSpectrum  *spectrum;    /* NULL while it is not looked at */
  EarcupLiveLoudness  *loudness;    /* NULL without a track */
  gboolean             shows_meter; /* the loudness is looked at */
  guint                timer_id;
  gint64               plot_us;     /* when it was given something last */
  gint64               meter_us;
  float                frames[2 * CHUNK];
};

G_DEFINE_FINAL_TYPE (EarcupLiveView, earcup_live_view, G_TYPE_OBJECT)

static EarcupPlayer *
player (EarcupLiveView *self)
{
  return earcup_audition_get_player (self->audition);
}

/* {{{ What is shown */

static void
show_spectrum (EarcupLiveView *self)
{
  const double *levels = self->spectrum != NULL
    ? earcup_live_spectrum_get_levels (self->spectrum) : NULL;

  earcup_plot_set_spectrum (self->plot, levels, levels != NULL ? EARCUP_LIVE_SPECTRUM_BANDS : 0,
                            earcup_live_spectrum_get_edge (0),
                            earcup_live_spectrum_get_edge (EARCUP_LIVE_SPECTRUM_BANDS));
}

static void
show_loudness (EarcupLiveView *self)
{
  EarcupLoudnessReading reading = {
    -INFINITY, -INFINITY, -INFINITY, -INFINITY,
  };
  double figures[EARCUP_LOUDNESS_N_FIGURES];

  if (self->loudness != NULL)
    reading = earcup_live_loudness_get (self->loudness);

  figures[EARCUP_LOUDNESS_MOMENTARY] = reading.momentary_lufs;
  figures[EARCUP_LOUDNESS_SHORT_TERM] = reading.short_term_lufs;
  figures[EARCUP_LOUDNESS_INTEGRATED] = reading.integrated_lufs;
  figures[EARCUP_LOUDNESS_TRUE_PEAK] = reading.true_peak_dbtp;
  earcup_loudness_meter_set_figures (self->meter, figures);
}

static gboolean
is_calm (EarcupLiveView *self)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->plot)), "gtk-enable-animations",
                &animations, NULL);

  return !animations;
}

/* }}} */
/* {{{ What is heard */

static void
take (EarcupLiveView *self,
      gsize           n_frames,
      gboolean        breaks)
{
  if (self->spectrum != NULL)
    {
      if (breaks)
        earcup_live_spectrum_break (self->spectrum);
      earcup_live_spectrum_add (self->spectrum, self->frames, n_frames);
    }

  if (self->loudness != NULL && self->shows_meter)
    {
      if (breaks)
        earcup_live_loudness_break (self->loudness);
      earcup_live_loudness_add (self->loudness, self->frames, n_frames);
    }
}

static void
drain (EarcupLiveView *self)
{
  gsize left = (gsize) (MOST_S * earcup_player_get_rate (player (self)));
  gboolean breaks;
  gsize n;

  while (left > 0 &&
         (n = earcup_player_read_tap (player (self), self->frames, MIN (left, CHUNK),
                                      &breaks)) > 0)
    {
      take (self, n, breaks);
      left -= n;
    }
}

static gboolean
tick_cb (gpointer user_data)
{
  EarcupLiveView *self = user_data;
  gint64 now_us = g_get_monotonic_time ();

  drain (self);
  if (self->spectrum != NULL &&
      now_us - self->plot_us >= (is_calm (self) ? CALM_PLOT_US : PLOT_US))
    {
      self->plot_us = now_us;
      show_spectrum (self);
    }
  if (self->shows_meter && now_us - self->meter_us >= METER_US)
    {
      self->meter_us = now_us;
      show_loudness (self);
    }

  return G_SOURCE_CONTINUE;
}

/* }}} */
/* {{{ When */

static gboolean
is_seen (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && !earcup_compat_is_hidden (widget);
}

/* The spectrum begins anew each time it is looked at. */
static void
follow_plot (EarcupLiveView *self)
{
  gboolean wanted = is_seen (self->plot) && earcup_plot_has_spectrum (self->plot);
  guint rate_hz = earcup_player_get_rate (player (self));

  if (!wanted && self->spectrum != NULL)
    {
      g_clear_pointer (&self->spectrum, earcup_live_spectrum_free);
      show_spectrum (self);
    }
  else if (wanted && self->spectrum == NULL && rate_hz > 0)
    self->spectrum = earcup_live_spectrum_new (rate_hz);
}

/* What was played while nobody looked at the meter is a gap in it. */
static void
follow_meter (EarcupLiveView *self)
{
  gboolean wanted = is_seen (self->meter);

  if (wanted && !self->shows_meter && self->loudness != NULL)
    earcup_live_loudness_break (self->loudness);
  self->shows_meter = wanted;
}

/* After the last tick the pictures stand still, but show all that was heard. */
static void
stop (EarcupLiveView *self)
{
  if (self->timer_id == 0)
    return;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  drain (self);
  earcup_player_set_tapped (player (self), FALSE);
  if (self->spectrum != NULL)
    show_spectrum (self);
  show_loudness (self);
}

static void
update (EarcupLiveView *self)
{
  gboolean playing;

  if (self->plot == NULL || self->meter == NULL)
    return;

  follow_plot (self);
  follow_meter (self);
  playing = earcup_player_get_state (player (self)) == EARCUP_PLAYER_STATE_PLAYING;
  if (!playing || (self->spectrum == NULL && !self->shows_meter))
    stop (self);
  else if (self->timer_id == 0)
    {
      earcup_player_set_tapped (player (self), TRUE);
      self->timer_id = g_timeout_add (TICK_MS, tick_cb, self);
    }
}

/* A widget knows the surface of its window as long as it is mapped. */
static void
map_cb (EarcupLiveView *self,
        GtkWidget      *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  g_signal_handlers_disconnect_by_func (surface, update, self);
  g_signal_connect_object (surface, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
track_cb (EarcupLiveView *self)
{
  guint rate_hz = earcup_player_get_rate (player (self));

  g_clear_pointer (&self->spectrum, earcup_live_spectrum_free);
  g_clear_pointer (&self->loudness, earcup_live_loudness_free);
  if (rate_hz > 0)
    self->loudness = earcup_live_loudness_new (rate_hz);

  update (self);
  show_spectrum (self);
  show_loudness (self);
}

static void
reset_cb (EarcupLiveView *self)
{
  if (self->loudness == NULL)
    return;

  earcup_live_loudness_reset (self->loudness);
  show_loudness (self);
}

/* }}} */

static void
earcup_live_view_dispose (GObject *object)
{
  EarcupLiveView *self = EARCUP_LIVE_VIEW (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->audition != NULL)
    earcup_player_set_tapped (player (self), FALSE);
  g_clear_weak_pointer (&self->plot);
  g_clear_weak_pointer (&self->meter);
  g_clear_object (&self->audition);
  g_clear_pointer (&self->spectrum, earcup_live_spectrum_free);
  g_clear_pointer (&self->loudness, earcup_live_loudness_free);

  G_OBJECT_CLASS (earcup_live_view_parent_class)->dispose (object);
}

static void
earcup_live_view_class_init (EarcupLiveViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_live_view_dispose;
}

static void
earcup_live_view_init (EarcupLiveView *self)
{
}

static void
watch (EarcupLiveView *self,
       gpointer        widget)
{
  g_signal_connect_object (widget, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * earcup_live_view_new:
 * @audition: what plays
 * @plot: where its spectrum is shown, if that plot wants one; not owned
 * @meter: where its loudness is shown; not owned
 *
 * Makes a view that begins by itself whenever something plays and the plot or the meter can be
 * seen. Integrated loudness and true peak begin anew with each track, and when the meter is reset.
 *
 * Returns: (transfer full): the view
 */
EarcupLiveView *
earcup_live_view_new (EarcupAudition      *audition,
                      EarcupPlot          *plot,
                      EarcupLoudnessMeter *meter)
{
  EarcupLiveView *self = g_object_new (EARCUP_TYPE_LIVE_VIEW, NULL);

  self->audition = g_object_ref (audition);
  g_set_weak_pointer (&self->plot, plot);
  g_set_weak_pointer (&self->meter, meter);
  watch (self, plot);
  watch (self, meter);
  g_signal_connect_object (plot, "notify::shows-spectrum", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plot, "notify::scene", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (meter, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "track-changed", G_CALLBACK (track_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player (self), "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  track_cb (self);

  return self;
}

/* Returns: whether it works at present */
gboolean
earcup_live_view_get_is_running (EarcupLiveView *self)
{
  return self->timer_id != 0;
}
