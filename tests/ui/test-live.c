/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

/* {{{ Helpers */

static void
act (EarcupTestWindow *test,
     const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static EarcupPlot *
plot_of (EarcupTestWindow *test)
{
  return EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
}

static const char *
get_text (EarcupTestWindow     *test,
          EarcupLoudnessFigure  figure)
{
  return earcup_loudness_meter_get_text (test->window->loudness, figure);
}

/* A figure that the meter shows; NaN for a dash. */
static double
get_figure (EarcupTestWindow     *test,
            EarcupLoudnessFigure  figure)
{
  const char *text = get_text (test, figure);
  const char *digits = strpbrk (text, "0123456789");

  if (digits == NULL)
    return NAN;

  return g_str_has_prefix (text, "−") ? -g_ascii_strtod (digits, NULL)
                                      : g_ascii_strtod (digits, NULL);
}

/* What the plot says at its cursor about what plays. */
static char *
dup_spoken (EarcupTestWindow *test)
{
  g_autofree char *readout = earcup_plot_dup_readout (plot_of (test));
  const char *spectrum = strstr (readout, "spectrum ");

  return g_strdup (spectrum != NULL ? spectrum : "");
}

static gboolean
is_running (EarcupTestWindow *test)
{
  return earcup_live_view_get_is_running (test->window->live);
}

static void
play_for (EarcupTestWindow *test,
          guint             ms)
{
  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  assert_soon (earcup_player_get_position (test->player) > 0.05);
  earcup_test_settle (ms);
}

static void
pause_play (EarcupTestWindow *test)
{
  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PAUSED);
}

/* }}} */

static void
test_moves (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autofree char *first = NULL;
  g_autofree char *resting = NULL;
  g_autofree char *momentary = NULL;
  guint n_changes = 0;

  g_assert_false (is_running (test));
  g_assert_true (isnan (get_figure (test, EARCUP_LOUDNESS_MOMENTARY)));
  earcup_plot_set_cursor_hz (plot_of (test), 100.0);
  g_assert_false (earcup_plot_get_shows_spectrum (plot_of (test)));
  act (test, "win.spectrum");
  g_assert_true (g_settings_get_boolean (test->settings, "plot-spectrum"));

  play_for (test, 1500);
  g_assert_true (is_running (test));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *now = dup_spoken (test);

      n_changes += g_strcmp0 (first, now) != 0;
      g_free (first);
      first = g_steal_pointer (&now);
      earcup_test_settle (100);
    }
  g_assert_cmpuint (n_changes, >, 4);
  g_assert_true (g_str_has_suffix (first, " dBFS"));

  pause_play (test);
  g_assert_false (is_running (test));
  resting = dup_spoken (test);
  momentary = g_strdup (get_text (test, EARCUP_LOUDNESS_MOMENTARY));
  g_assert_false (isnan (get_figure (test, EARCUP_LOUDNESS_MOMENTARY)));
  earcup_test_settle (500);
  g_free (first);
  first = dup_spoken (test);
  g_assert_cmpstr (resting, ==, first);
  g_assert_cmpstr (momentary, ==, get_text (test, EARCUP_LOUDNESS_MOMENTARY));
}

/* How often the level at the cursor changes within two seconds. */
static guint
count_changes (EarcupTestWindow *test)
{
  g_autofree char *last = NULL;
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  guint n = 0;

  while (g_get_monotonic_time () < end)
    {
      g_autofree char *now = dup_spoken (test);

      n += g_strcmp0 (last, now) != 0;
      g_free (last);
      last = g_steal_pointer (&now);
      earcup_test_turn ();
    }

  return n;
}

/* Who wants less to move sees four pictures of the spectrum in a second. */
static void
test_calm (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  guint n_calm, n_lively;

  earcup_plot_set_cursor_hz (plot_of (test), 6000.0);
  act (test, "win.spectrum");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  play_for (test, 1000);
  n_calm = count_changes (test);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  n_lively = count_changes (test);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  pause_play (test);

  g_test_message ("%u changes in two seconds, calmly %u", n_lively, n_calm);
  g_assert_cmpuint (n_calm, <=, 9);
  g_assert_cmpuint (n_lively, >, n_calm);
}

/* The whole demo is as loud as its facts say, with the gain that all slots share, and whatever the
 * volume is. */
static void
test_loudness (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupMatcher *matcher = earcup_audition_get_matcher (test->audition);
  double expected, integrated, peak;

  assert_soon (earcup_matcher_get_verified (matcher));
  earcup_audition_select (test->audition, 0);
  expected = earcup_track_get_loudness (earcup_audition_get_track (test->audition)) +
             earcup_matcher_get_gain (matcher, 0);
  g_settings_set_double (test->settings, "volume-db", -40.0);
  play_for (test, 4000);
  integrated = get_figure (test, EARCUP_LOUDNESS_INTEGRATED);
  peak = get_figure (test, EARCUP_LOUDNESS_TRUE_PEAK);
  g_test_message ("The demo is expected at %.1f LUFS and reads %.1f, %.1f dBTP", expected,
                  integrated, peak);
  g_assert_cmpfloat_with_epsilon (integrated, expected, 3.0);
  g_assert_cmpfloat (peak, >, integrated);
  g_assert_cmpfloat_with_epsilon (get_figure (test, EARCUP_LOUDNESS_SHORT_TERM), integrated, 3.0);
  pause_play (test);

  g_signal_emit_by_name (test->window->loudness, "reset");
  g_assert_true (isnan (get_figure (test, EARCUP_LOUDNESS_INTEGRATED)));
  g_assert_true (isnan (get_figure (test, EARCUP_LOUDNESS_TRUE_PEAK)));
  g_assert_false (isnan (get_figure (test, EARCUP_LOUDNESS_SHORT_TERM)));
}

/* Whoever cannot be seen costs nothing: the panes lie behind a listening test. */
static void
test_hidden (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  act (test, "win.spectrum");
  play_for (test, 300);
  g_assert_true (is_running (test));
  act (test, "win.blind-test");
  assert_soon (!is_running (test));
  gtk_widget_activate_action (test->window->blind, "blind.leave", NULL);
  assert_soon (is_running (test));
  pause_play (test);
}

/* Another track has a loudness of its own. */
static void
test_next_track (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autofree float *frames = earcup_test_tone (5 * 48000, 1000.0, 0.1, 48000);
  g_autoptr(GFile) file = earcup_test_write_wave ("tone.wav", frames, 5 * 48000, 48000);

  play_for (test, 1000);
  g_assert_false (isnan (get_figure (test, EARCUP_LOUDNESS_INTEGRATED)));
  earcup_window_open (test->window, file);
  assert_soon (g_str_equal (earcup_track_get_name (earcup_audition_get_track (test->audition)),
                            "tone.wav"));
  assert_soon (!isnan (get_figure (test, EARCUP_LOUDNESS_INTEGRATED)));
  earcup_test_settle (1000);
  g_assert_cmpfloat_with_epsilon (get_figure (test, EARCUP_LOUDNESS_INTEGRATED), -20.0, 6.0);
  g_assert_cmpfloat_with_epsilon (get_figure (test, EARCUP_LOUDNESS_INTEGRATED),
                                  get_figure (test, EARCUP_LOUDNESS_MOMENTARY), 0.15);
  pause_play (test);
}

/* {{{ Pictures */

typedef struct {
  const char      *name;
  int              width;
  int              height;
  AdwColorScheme   scheme;
  double           text_scale;
  GtkTextDirection direction;
} Look;

static const Look looks[] = {
  { "live-light-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, 1.0, GTK_TEXT_DIR_LTR },
  { "live-dark-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_DARK, 1.0, GTK_TEXT_DIR_LTR },
  { "live-light-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, 1.0, GTK_TEXT_DIR_LTR },
  { "live-dark-520x640", 520, 640, ADW_COLOR_SCHEME_FORCE_DARK, 1.0, GTK_TEXT_DIR_LTR },
  { "live-large-text-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, 2.0, GTK_TEXT_DIR_LTR },
  { "live-right-to-left-900x600", 900, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, 1.0, GTK_TEXT_DIR_RTL },
};

static void
put_on (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * look->text_scale),
                NULL);
}

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(EarcupTestWindow) test = NULL;

  put_on (look);
  earcup_test_reset_settings ();
  settings = g_settings_new ("io.github.earcup.Earcup");
  g_settings_set_int (settings, "window-width", look->width);
  g_settings_set_int (settings, "window-height", look->height);
  g_settings_set_boolean (settings, "plot-spectrum", TRUE);
  test = earcup_test_window_open (NULL);
  earcup_test_window_wait (test);
  earcup_plot_set_cursor_hz (plot_of (test), 500.0);
  play_for (test, 3500);
  earcup_test_keep (test, look->name);
  pause_play (test);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (test->window)), <=, look->height);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->window->loudness)));
  put_on (&looks[0]);
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/live/moves-while-it-plays-and-stops-with-it", test_moves);
  g_test_add_func ("/ui/live/moves-calmly-on-request", test_calm);
  g_test_add_func ("/ui/live/loudness-is-that-of-the-mix", test_loudness);
  g_test_add_func ("/ui/live/nothing-is-done-behind-a-blind-test", test_hidden);
  g_test_add_func ("/ui/live/another-track-begins-anew", test_next_track);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/live/fits/%s", looks[i].name);

      g_test_add_data_func (path, &looks[i], test_look);
    }

  return g_test_run ();
}
