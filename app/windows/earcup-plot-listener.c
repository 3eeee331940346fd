/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-plot-listener.h"

#include "widgets/earcup-plot-listen.h"

/* Lets the player play what is dragged, clicked or keyed in the plot. */

static const EarcupToneKind kinds[EARCUP_PLOT_SOUNDS] = {
  [EARCUP_PLOT_SOUND_NONE] = EARCUP_TONE_NONE,
  [EARCUP_PLOT_SOUND_TONE] = EARCUP_TONE_SINE,
  [EARCUP_PLOT_SOUND_NOISE] = EARCUP_TONE_NOISE,
};

static void
listening_cb (EarcupPlot     *plot,
              EarcupAudition *audition)
{
  EarcupPlayer *player = earcup_audition_get_player (audition);
  EarcupBand band;

  earcup_player_set_band (player, earcup_plot_get_band (plot, &band) ? &band : NULL);
  earcup_player_set_tone (player, kinds[earcup_plot_get_sound (plot)],
                          earcup_plot_get_cursor_hz (plot));
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
 * test, wants nothing any more.
 */
void
earcup_plot_listener_connect (EarcupPlot     *plot,
                              EarcupAudition *audition)
{
  g_signal_connect_object (plot, "listening", G_CALLBACK (listening_cb), audition, 0);
  g_signal_connect (plot, "notify::scene", G_CALLBACK (scene_cb), NULL);
  g_signal_connect (plot, "unmap", G_CALLBACK (earcup_plot_stop_listening), NULL);
}
