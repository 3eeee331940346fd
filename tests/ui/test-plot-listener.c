/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "acoustics/earcup-sonification.h"
#include "audio/earcup-player-private.h"
#include "audio/earcup-test-sound.h"
#include "widgets/earcup-plot-private.h"
#include "widgets/earcup-plot-sonify.h"

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

/* {{{ A curve as a melody */

static void
press_s (EarcupTestWindow *test)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.sonify", NULL));
}

/* The pitch in Hz of the left channel around a frame, by the crossings of zero upwards. */
static double
measure_pitch (const float *frames,
               gsize        around,
               guint        rate_hz)
{
  gsize n = rate_hz / 16;
  double first = NAN, last = NAN;
  guint n_crossings = 0;

  for (gsize i = around - n / 2; i < around + n / 2; i++)
    if (frames[2 * i] < 0.0f && frames[2 * i + 2] >= 0.0f)
      {
        last = (double) i - frames[2 * i] / (double) (frames[2 * i + 2] - frames[2 * i]);
        first = isnan (first) ? last : first;
        n_crossings++;
      }
  g_assert_cmpuint (n_crossings, >, 4);

  return (n_crossings - 1) * rate_hz / (last - first);
}

/* What leaves the player has the pitch of the curve that is heard. */
static void
test_melody (void)
{
  static const double places_hz[] = { 50.0, 220.0, 450.0, 2500.0, 5000.0 };
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = plot_of (test);
  g_autofree char *path = earcup_test_path ("melody.raw");
  g_autofree char *sink = g_strdup_printf ("filesink location=%s sync=true buffer-mode=unbuffered",
                                           path);
  guint rate_hz = earcup_track_get_rate (earcup_audition_get_track (test->audition));
  gsize n_frames = (gsize) (EARCUP_SONIFICATION_S * rate_hz), length;
  double last_hz = 0.0;
  g_autofree char *bytes = NULL;

  earcup_player_set_output (test->player, sink, NULL, 0);
  press_s (test);
  g_assert_true (earcup_plot_get_sonifies (plot));
  g_assert_nonnull (strstr (earcup_test_label (test->window->plot_panel, "readout"), "curve A"));
  while (earcup_plot_get_sonifies (plot))
    {
      double hz = earcup_plot_get_pointed_hz (plot);

      g_assert_true (isnan (hz) || hz >= last_hz);
      last_hz = isnan (hz) ? last_hz : hz;
      earcup_test_turn ();
    }
  g_assert_cmpfloat (last_hz, >, 15000.0);
  g_assert_cmpuint (test->n_messages, ==, 0);
  g_assert_null (strstr (earcup_test_label (test->window->plot_panel, "readout"), "curve A"));
  g_assert_true (isnan (earcup_plot_get_place (plot)));

  assert_soon (test->player->tone_pipeline == NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length / 8, >=, n_frames);
  for (guint i = 0; i < G_N_ELEMENTS (places_hz); i++)
    {
      double share = log10 (places_hz[i] / 20.0) / 3.0;
      double level = earcup_plot_scene_get_level (earcup_plot_get_scene (plot), 0, places_hz[i]);
      double found = 12.0 * log2 (measure_pitch ((const float *) (gpointer) bytes,
                                                 (gsize) (share * (double) n_frames), rate_hz) /
                                  EARCUP_SONIFICATION_MIDDLE_HZ);

      g_test_message ("%g Hz: %.2f semitones, %.2f dB", places_hz[i], found, level);
      g_assert_cmpfloat_with_epsilon (found, CLAMP (level, -12.0, 12.0), 0.35);
    }
}

/* The track waits while a curve is heard, and goes on after the key or Escape; not if it stood. */
static void
test_melody_ends (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = plot_of (test);
  EarcupBand band = { 200.0, 800.0 };

  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  earcup_plot_set_band (plot, &band);
  earcup_player_play (test->player);
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  press_s (test);
  g_assert_false (earcup_player_wants_to_play (test->player));
  g_assert_false (earcup_player_get_band (test->player, &band));
  assert_soon (earcup_player_get_score_place (test->player) > 4800);
  press_s (test);
  g_assert_true (earcup_player_wants_to_play (test->player));
  assert_soon (test->player->tone_pipeline == NULL);

  earcup_player_pause (test->player);
  press_s (test);
  assert_soon (earcup_player_get_score_place (test->player) > 4800);
  earcup_plot_stop_listening (plot);      /* as Escape does */
  g_assert_false (earcup_player_wants_to_play (test->player));
  g_assert_cmpuint (earcup_player_get_score_place (test->player), ==, G_MAXSIZE);

  press_s (test);
  earcup_plot_set_sound (plot, EARCUP_PLOT_SOUND_TONE);
  g_assert_false (earcup_plot_get_sonifies (plot));
  g_settings_set_string (test->settings, "plot-quantity", "step");
  assert_soon (!earcup_plot_can_sonify (plot));
  press_s (test);
  g_assert_false (earcup_plot_get_sonifies (plot));
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);
  g_test_add_func ("/ui/plot-listener/a-drag-lets-the-band-be-heard", test_band);
  g_test_add_func ("/ui/plot-listener/a-tone-follows-the-cursor", test_tone);
  g_test_add_func ("/ui/plot-listener/it-ends-with-the-plot", test_ends);
  g_test_add_func ("/ui/plot-listener/the-pitch-is-the-curve", test_melody);
  g_test_add_func ("/ui/plot-listener/the-track-waits-for-a-curve", test_melody_ends);

  return earcup_test_run ();
}
