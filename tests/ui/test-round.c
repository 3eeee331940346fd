/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <math.h>

#include "audio/earcup-player-private.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-round-row.h"

#define STEP_S    2.0
#define BUFFER_S  0.02       /* what is told to the player is heard so much later */
#define LOOP_S    3.0
#define LATE_S    0.025      /* more than that is no place in a bar any more */

typedef struct {
  EarcupTestWindow *test;
  double            at_s[16];      /* where the track was at each step */
  guint             n_steps;
} Steps;

/* {{{ Helpers */

static void
act (EarcupTestWindow *test,
     const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static EarcupRoundSession *
session_of (EarcupTestWindow *test)
{
  return test->window->round_session;
}

/* A window that plays to nobody, in real time. */
static EarcupTestWindow *
open_window (void)
{
  g_autoptr(GSettings) settings = g_settings_new (EARCUP_APP_ID);
  EarcupTestWindow *test;

  earcup_test_reset_settings ();
  g_settings_set_double (settings, "round-seconds", STEP_S);
  test = earcup_test_window_open (NULL);
  earcup_test_window_wait (test);
  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);

  return test;
}

static EarcupTestWindow *
open_round (void)
{
  EarcupTestWindow *test = open_window ();

  act (test, "win.round");
  assert_soon (earcup_round_session_get_running (session_of (test)));

  return test;
}

static gboolean
has (EarcupTestWindow *test,
     guint             slot,
     const char       *id)
{
  EarcupModel *model = earcup_audition_get_model (test->audition, slot);

  return id == NULL ? model == NULL
                    : model != NULL && g_str_equal (earcup_model_get_id (model), id);
}

static double
find_position (EarcupPlayer *player)
{
  gint64 position;

  g_assert_true (gst_element_query_position (player->pipeline, GST_FORMAT_TIME, &position));

  return (double) position / GST_SECOND;
}

static void
selected_cb (Steps *steps)
{
  if (earcup_round_session_get_running (session_of (steps->test)))
    steps->at_s[steps->n_steps++] = find_position (steps->test->player);
}

static guint
count_rows (EarcupTestWindow *test)
{
  g_auto(GStrv) words = earcup_round_session_dup_words (session_of (test));

  return g_strv_length (words);
}

/* }}} */

/* The stations take the place of what is in the slots, and give it back. */
static void
test_slots (void)
{
  const char *const *stations = earcup_round_get_defaults ();
  g_autoptr(EarcupTestWindow) test = open_window ();
  g_autofree char *kept_a = NULL;

  earcup_audition_set_model (test->audition, 7, "open");
  assert_soon (has (test, 7, "open"));
  earcup_audition_select (test->audition, 7);

  act (test, "win.round");
  assert_soon (earcup_round_session_get_running (session_of (test)));
  for (guint i = 0; i < EARCUP_AUDITION_SLOTS; i++)
    g_assert_true (has (test, i + 1, i < 5 ? stations[i] : NULL));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_true (earcup_player_wants_to_play (test->player));
  g_assert_true (gtk_widget_get_mapped (test->window->round));
  kept_a = g_settings_get_string (test->settings, "slot-b");
  g_assert_cmpstr (kept_a, ==, "sony-mdr-7506");

  act (test, "win.round");
  g_assert_false (earcup_round_session_get_running (session_of (test)));
  g_assert_true (has (test, 1, "sennheiser-hd-650"));
  g_assert_true (has (test, 2, "sony-mdr-7506"));
  g_assert_true (has (test, 3, NULL));
  g_assert_true (has (test, 7, "open"));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 7);
  g_assert_nonnull (earcup_player_get_recipe (test->player, 7));
}

/* All stations are equally loud, even where the slots are not. */
static void
test_loudness (void)
{
  g_autoptr(EarcupTestWindow) test = open_window ();
  EarcupMatcher *matcher = earcup_audition_get_matcher (test->audition);

  g_settings_set_string (test->settings, "match-mode", "raw");
  assert_soon (earcup_matcher_get_mode (matcher) == EARCUP_MATCH_RAW);
  act (test, "win.round");
  assert_soon (earcup_round_session_get_running (session_of (test)));
  g_assert_cmpint (earcup_matcher_get_mode (matcher), !=, EARCUP_MATCH_RAW);
  assert_soon (earcup_matcher_get_verified (matcher));
  for (guint slot = 1; slot <= 5; slot++)
    {
      g_assert_cmpfloat (earcup_player_get_gain (test->player, slot), !=, 0.0);
      g_assert_cmpfloat (earcup_player_get_gain (test->player, slot), ==,
                         earcup_matcher_get_gain (matcher, slot));
    }

  act (test, "win.round");
  g_assert_cmpint (earcup_matcher_get_mode (matcher), ==, EARCUP_MATCH_RAW);
}

/* Each step comes at its place in the loop, and the end of the loop is one. On a machine that is
 * busy with other things one step may be late. */
static void
test_places (void)
{
  static const double places_s[] = { 6.0, 7.5, 6.0 };
  g_autoptr(EarcupTestWindow) test = open_window ();
  Steps steps = { test, { 0.0 }, 0 };
  guint n_late = 0;

  g_settings_set_boolean (test->settings, "round-by-bars", TRUE);
  g_settings_set_int (test->settings, "round-bars", 1);
  g_settings_set_int (test->settings, "round-beats", 3);
  earcup_player_set_loop (test->player, TRUE, 4.5, 4.5 + LOOP_S);
  act (test, "win.round");
  assert_soon (earcup_round_session_get_running (session_of (test)));
  g_signal_connect_swapped (test->player, "notify::selected", G_CALLBACK (selected_cb), &steps);
  assert_soon (steps.n_steps >= G_N_ELEMENTS (places_s));

  for (guint i = 0; i < G_N_ELEMENTS (places_s); i++)
    {
      double at_s = steps.at_s[i] + (steps.at_s[i] < 5.0 ? LOOP_S : 0.0);
      double late_s = at_s + BUFFER_S - places_s[i];

      g_test_message ("step %u: %+.1f ms", i, 1e3 * late_s);
      n_late += fabs (late_s) > LATE_S;
    }
  g_assert_cmpuint (n_late, <=, 1);
}

/* A loop that is shorter than a step is heard until it makes up one. */
static void
test_short_loop (void)
{
  g_autoptr(EarcupTestWindow) test = open_window ();
  gint64 began_us;
  Steps steps = { test, { 0.0 }, 0 };

  earcup_player_set_loop (test->player, TRUE, 1.0, 2.0);
  act (test, "win.round");
  assert_soon (earcup_round_session_get_running (session_of (test)));
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  began_us = g_get_monotonic_time ();
  g_signal_connect_swapped (test->player, "notify::selected", G_CALLBACK (selected_cb), &steps);
  assert_soon (steps.n_steps >= 1);
  g_assert_cmpint (g_get_monotonic_time () - began_us, >, G_USEC_PER_SEC * 3 / 2);
}

/* While the track is paused the round waits. */
static void
test_pause (void)
{
  g_autoptr(EarcupTestWindow) test = open_round ();
  guint station = earcup_round_session_get_station (session_of (test));

  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  act (test, "win.play");
  earcup_test_settle ((guint) (1.3e3 * STEP_S));
  g_assert_true (earcup_round_session_get_running (session_of (test)));
  g_assert_cmpuint (earcup_round_session_get_station (session_of (test)), ==, station);

  act (test, "win.play");
  assert_soon (earcup_round_session_get_station (session_of (test)) == station + 1);
}

/* The track is played again and again for the round, and ends as before when that has ended. */
static void
test_repeat (void)
{
  g_autoptr(EarcupTestWindow) test = open_window ();
  double start_s, end_s;

  g_assert_true (earcup_player_get_loop (test->player, &start_s, &end_s));
  act (test, "win.loop");
  for (guint i = 0; i < 2; i++)
    {
      act (test, "win.round");
      assert_soon (earcup_round_session_get_running (session_of (test)));
      g_assert_true (earcup_player_get_loop (test->player, &start_s, &end_s));
      g_assert_cmpfloat (start_s, ==, 0.0);
      act (test, "win.round");
      g_assert_true (earcup_player_get_loop (test->player, &start_s, &end_s) == (i > 0));
      act (test, "win.loop");
    }
}

static void
test_keys (void)
{
  for (gint32 slot = 0; slot <= EARCUP_AUDITION_SLOTS; slot += 4)
    {
      g_autoptr(EarcupTestWindow) test = open_round ();

      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", slot);
      g_assert_false (earcup_round_session_get_running (session_of (test)));
      g_assert_true (has (test, 2, "sony-mdr-7506"));
      assert_soon (earcup_test_shows (test->window->toasts,
                                      "The round has ended, and your slots are as they were"));
    }
}

/* What is chosen by hand during a round goes into the user's own slots. */
static void
test_choice (void)
{
  g_autoptr(EarcupTestWindow) test = open_round ();
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (test->audition);
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "akg-k702");

  g_signal_emit_by_name (test->window->browser, "chosen", entry, 2u);
  g_assert_false (earcup_round_session_get_running (session_of (test)));
  assert_soon (has (test, 2, "akg-k702"));
  g_assert_true (has (test, 1, "sennheiser-hd-650"));
}

/* A station is not taken out by itself. */
static void
test_closed (void)
{
  g_autoptr(EarcupTestWindow) test = open_round ();

  earcup_audition_empty (test->audition, 4);
  g_assert_false (earcup_round_session_get_running (session_of (test)));
  g_assert_true (has (test, 1, "sennheiser-hd-650"));
  g_assert_true (has (test, 3, NULL));
}

/* The list can be changed and brought back. */
static void
test_list (void)
{
  const char *const *stations = earcup_round_get_defaults ();
  g_autoptr(EarcupTestWindow) test = open_window ();
  GtkWidget *panel = earcup_window_get_side (test->window, EARCUP_WINDOW_SIDE_ROUND);
  g_auto(GStrv) words = NULL;

  g_object_set (test->window, "show-round", TRUE, NULL);
  assert_soon (gtk_widget_get_mapped (panel));
  g_assert_true (earcup_test_shows (panel, "Phone speaker and car: no model with a source yet."));
  gtk_widget_activate_action (panel, "round.move-up", "u", 1);
  gtk_widget_activate_action (panel, "round.remove", "u", 4);
  earcup_audition_set_model (test->audition, 1, "akg-k702");
  assert_soon (has (test, 1, "akg-k702"));
  gtk_widget_activate_action (panel, "round.add", NULL);

  words = earcup_round_session_dup_words (session_of (test));
  g_assert_cmpuint (g_strv_length (words), ==, 5);
  g_assert_cmpstr (words[0], ==, stations[1]);
  g_assert_cmpstr (words[1], ==, stations[0]);
  g_assert_cmpstr (words[4], ==, "akg-k702");
  g_assert_true (earcup_test_shows (panel, "AKG K702"));

  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (panel, "round.add", NULL);
  g_assert_cmpuint (count_rows (test), ==, EARCUP_ROUND_MOST_STATIONS);
  g_assert_nonnull (strstr (test->message, "8 stations"));
  for (guint i = 0; i < 10; i++)
    gtk_widget_activate_action (panel, "round.remove", "u", 0);
  g_assert_cmpuint (count_rows (test), ==, 1);
  gtk_widget_activate_action (panel, "round.reset", NULL);
  g_assert_cmpuint (count_rows (test), ==, 5);
}

/* The panel names the station, the next one and something to listen for. */
static void
test_panel (void)
{
  g_autoptr(EarcupTestWindow) test = open_round ();
  GtkWidget *panel = test->window->round;

  g_assert_cmpstr (earcup_test_label (panel, "name"), ==, "Sennheiser HD 650");
  g_assert_nonnull (strstr (earcup_test_label (panel, "next"), "MDR-7506"));
  g_assert_nonnull (strstr (earcup_test_label (panel, "listen"), "Sub:"));
  assert_soon (strstr (earcup_test_label (panel, "left"), "1 s") != NULL);
  assert_soon (g_str_equal (earcup_test_label (panel, "name"), "Sony MDR-7506"));
  g_assert_nonnull (strstr (earcup_test_label (panel, "listen"), "Bass line"));
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);
  g_test_add_func ("/ui/round/the-slots-come-back", test_slots);
  g_test_add_func ("/ui/round/stations-are-always-matched", test_loudness);
  g_test_add_func ("/ui/round/steps-come-at-places-of-the-loop", test_places);
  g_test_add_func ("/ui/round/a-short-loop-is-heard-several-times", test_short_loop);
  g_test_add_func ("/ui/round/a-pause-holds-it-up", test_pause);
  g_test_add_func ("/ui/round/the-track-repeats", test_repeat);
  g_test_add_func ("/ui/round/a-key-of-a-slot-ends-it", test_keys);
  g_test_add_func ("/ui/round/a-choice-goes-to-the-users-slots", test_choice);
  g_test_add_func ("/ui/round/a-station-closed-ends-it", test_closed);
  g_test_add_func ("/ui/round/the-list-can-be-changed", test_list);
  g_test_add_func ("/ui/round/the-station-is-named", test_panel);

  return g_test_run ();
}
