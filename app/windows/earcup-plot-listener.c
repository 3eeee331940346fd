/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-plot-listener.h"

#include <glib/gi18n-lib.h>

#include "acoustics/earcup-sonification.h"
#include "compat/earcup-compat.h"
#include "widgets/earcup-plot-listen.h"
#include "widgets/earcup-plot-sonify.h"
#include "windows/earcup-audition-private.h"

/* Lets the player play what is dragged, clicked or keyed in the plot. */

#define LISTENER_KEY "earcup-plot-listener"
#define N_POINTS     481       /* of a melody: 48 an octave */
#define FOLLOW_MS    33        /* between two places at which it is shown … */
#define MOST_WAITS   90        /* … and how often it may stand still until it is given up */

static const EarcupToneKind kinds[EARCUP_PLOT_SOUNDS] = {
  [EARCUP_PLOT_SOUND_NONE] = EARCUP_TONE_NONE,
  [EARCUP_PLOT_SOUND_TONE] = EARCUP_TONE_SINE,
  [EARCUP_PLOT_SOUND_NOISE] = EARCUP_TONE_NOISE,
};

/* What ties a plot to what is heard. */
typedef struct {
  EarcupPlot     *plot;
  EarcupAudition *audition;
  guint           follow_id;     /* 0 while no curve is heard */
  gsize           n_frames;      /* of its melody … */
  gsize           place;         /* … and how much was heard of it */
  guint           n_waits;
  gboolean        resumes;       /* the track goes on after it */
} Listener;

static void
listener_free (gpointer data)
{
  Listener *self = data;

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_object_unref (self->audition);
  g_free (self);
}

/* {{{ A curve as a melody */

static gboolean
follow_cb (gpointer user_data)
{
  Listener *self = user_data;
  gsize place = earcup_player_get_score_place (earcup_audition_get_player (self->audition));

  self->n_waits = place == self->place ? self->n_waits + 1 : 0;
  self->place = place;
  if (place >= self->n_frames || self->n_waits > MOST_WAITS)
    {
      self->follow_id = 0;
      if (place == self->n_frames)
        earcup_compat_announce (GTK_WIDGET (self->plot), _("The curve is at its end"));
      else
        earcup_audition_say (self->audition, _("The curve cannot be heard to its end"));
      earcup_plot_set_sonifies (self->plot, FALSE);
      return G_SOURCE_REMOVE;
    }

  earcup_plot_show_sonified (self->plot, (double) place / (double) self->n_frames);

  return G_SOURCE_CONTINUE;
}

/* The track waits meanwhile. */
static void
begin_melody (Listener *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupTrack *track = earcup_audition_get_track (self->audition);
  g_autofree double *heights = NULL;
  g_autofree float *frames = NULL;
  g_autofree char *text = NULL;
  double pan;

  if (track == NULL)
    {
      earcup_plot_set_sonifies (self->plot, FALSE);
      return;
    }

  heights = earcup_plot_new_melody (self->plot, N_POINTS, &pan);
  frames = earcup_sonification_make (heights, N_POINTS, pan, earcup_track_get_rate (track),
                                     &self->n_frames);
  self->resumes = earcup_player_wants_to_play (player);
  earcup_player_set_band (player, NULL);
  earcup_player_pause (player);
  self->place = self->n_waits = 0;
  self->follow_id = g_timeout_add (FOLLOW_MS, follow_cb, self);
  earcup_player_play_score (player, frames, self->n_frames);
  text = earcup_plot_dup_sonified (self->plot);
  earcup_compat_announce (GTK_WIDGET (self->plot), text);
}

static void
end_melody (Listener *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  self->n_frames = 0;
  earcup_player_set_tone (player, EARCUP_TONE_NONE, earcup_plot_get_cursor_hz (self->plot));
  if (self->resumes)
    earcup_player_play (player);
}

/* }}} */

static void
listening_cb (Listener *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupBand band;

  if (earcup_plot_get_sonifies (self->plot))
    {
      if (self->n_frames == 0)
        begin_melody (self);
      return;
    }

  if (self->n_frames > 0)
    end_melody (self);
  earcup_player_set_band (player, earcup_plot_get_band (self->plot, &band) ? &band : NULL);
  earcup_player_set_tone (player, kinds[earcup_plot_get_sound (self->plot)],
                          earcup_plot_get_cursor_hz (self->plot));
}

/* Over time there is no frequency to listen to. */
static void
scene_cb (EarcupPlot *plot)
{
  if (!earcup_plot_can_listen (plot))
    earcup_plot_stop_listening (plot);
}

/**
 * earcup_plot_listener_connect:
 * @plot: a plot
 * @audition: what is heard
 *
 * Connects what a plot wants to be heard with the player. A plot that is covered, as by a listening
 * test, wants nothing any more. While a curve is heard the track waits.
 */
void
earcup_plot_listener_connect (EarcupPlot     *plot,
                              EarcupAudition *audition)
{
  Listener *self = g_new0 (Listener, 1);

  self->plot = plot;
  self->audition = g_object_ref (audition);
  g_object_set_data_full (G_OBJECT (plot), LISTENER_KEY, self, listener_free);
  g_signal_connect_swapped (plot, "listening", G_CALLBACK (listening_cb), self);
  g_signal_connect (plot, "notify::scene", G_CALLBACK (scene_cb), NULL);
  g_signal_connect (plot, "unmap", G_CALLBACK (earcup_plot_stop_listening), NULL);
}
