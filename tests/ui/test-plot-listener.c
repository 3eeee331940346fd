/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "audio/earcup-player-private.h"
#include "widgets/earcup-plot-private.h"

static EarcupPlot *
plot_of (EarcupTestWindow *test)
{
  return EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
}

static double
x_of (EarcupPlot *plot,
      double      hz)
{
  EarcupPlotScale scale;

  earcup_plot_get_axes (plot, &scale);

  return earcup_plot_scale_get_x (&scale, hz);
}

/* Drags as the gesture of the plot does, with a frame between each two places. */
static void
drag (EarcupPlot *plot,
      double      from_hz,
      double      to_hz)
{
  double from = x_of (plot, from_hz), to = x_of (plot, to_hz);

  g_assert_true (earcup_plot_begin_listening (plot, from, TRUE));
  for (guint i = 1; i <= 20; i++)
    {
      earcup_plot_drag_listening (plot, from + (to - from) * i / 20.0, (to - from) * i / 20.0);
      earcup_test_settle (16);
    }
  earcup_plot_end_listening (plot);
}

/* What the player got for a slot is its kernel within the band: 60 dB down beyond it. */
static void
test_band (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlayer *player = test->player;
  double gain;
  g_autoptr(EarcupRecipe) recipe = NULL;
  g_autoptr(EarcupKernel) kernel = NULL;
  EarcupBand band;

  assert_soon (earcup_matcher_get_verified (earcup_audition_get_matcher (test->audition)));
  gain = earcup_player_get_gain (player, 1);
  drag (plot_of (test), 200.0, 800.0);
  g_assert_true (earcup_player_get_band (player, &band));
  g_assert_cmpfloat_with_epsilon (band.low_hz, 200.0, 4.0);
  g_assert_cmpfloat_with_epsilon (band.high_hz, 800.0, 16.0);
  assert_soon (player->slots[1].within_of == player->band_number);
  assert_soon (player->slots[0].within_of == player->band_number);
  g_assert_cmpfloat (earcup_player_get_gain (player, 1), ==, gain);

  recipe = earcup_band_new_recipe (&band, earcup_player_get_recipe (player, 1));
  kernel = earcup_recipe_make (recipe, 48000);
  g_assert_cmpfloat (earcup_kernel_compute_level (kernel, 100.0), <, -60.0);
  g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (kernel, 400.0),
                                  earcup_recipe_get_level (earcup_player_get_recipe (player, 1),
                                                           400.0), 0.1);
  g_assert_true (g_str_has_prefix (earcup_test_label (test->window->plot_panel, "readout"),
                                   "Listening to "));

  earcup_plot_stop_listening (plot_of (test));
  g_assert_false (earcup_player_get_band (player, &band));
  g_assert_null (player->slots[1].within);
}

static void
test_tone (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = plot_of (test);
  double hz;

  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  earcup_plot_set_cursor_hz (plot, 700.0);
  earcup_plot_set_sound (plot, EARCUP_PLOT_SOUND_NOISE);
  g_assert_cmpint (earcup_player_get_tone (test->player, &hz), ==, EARCUP_TONE_NOISE);
  earcup_plot_set_cursor_hz (plot, 1400.0);
  earcup_player_get_tone (test->player, &hz);
  g_assert_cmpfloat (hz, ==, 1400.0);
  g_assert_true (g_str_has_prefix (earcup_test_label (test->window->plot_panel, "readout"),
                                   "Third-octave noise at 1.40 kHz"));
}

/* A listening test covers the plot, and a plot over time has no frequencies: both end it. */
static void
test_ends (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = plot_of (test);
  EarcupBand band = { 200.0, 800.0 };

  earcup_plot_set_band (plot, &band);
  g_settings_set_string (test->settings, "plot-quantity", "step");
  assert_soon (!earcup_player_get_band (test->player, &band));

  g_settings_set_string (test->settings, "plot-quantity", "response");
  assert_soon (earcup_plot_can_listen (plot));
  earcup_plot_set_band (plot, &band);
  g_assert_true (earcup_player_get_band (test->player, &band));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.blind-test", NULL);
  assert_soon (!earcup_player_get_band (test->player, &band));
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);
  g_test_add_func ("/ui/plot-listener/a-drag-lets-the-band-be-heard", test_band);
  g_test_add_func ("/ui/plot-listener/a-tone-follows-the-cursor", test_tone);
  g_test_add_func ("/ui/plot-listener/it-ends-with-the-plot", test_ends);

  return g_test_run ();
}
