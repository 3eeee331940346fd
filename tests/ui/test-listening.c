/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "audio/earcup-player-private.h"
#include "guide/earcup-guide-page.h"
#include "widgets/earcup-plot-listen.h"
#include "widgets/earcup-waveform.h"
#include "windows/earcup-entry-row.h"

#define LEAST_PEAK 1e-4     /* of a tone that is heard */

/* {{{ Helpers */

static GtkSingleSelection *
selection_of (EarcupTestWindow *test)
{
  GtkListView *list = earcup_test_part (test->window->browser, "list");

  assert_soon (gtk_list_view_get_model (list) != NULL);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static guint
find (EarcupTestWindow *test,
      const char       *id)
{
  GListModel *list = G_LIST_MODEL (selection_of (test));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (list, i);

      if (g_str_equal (earcup_entry_get_id (entry), id))
        return i;
    }

  g_assert_not_reached ();
}

/* Chooses a row as Enter does, or as Shift and Enter do. */
static void
choose (EarcupTestWindow *test,
        const char       *id,
        gboolean          second)
{
  guint position = find (test, id);
  g_autoptr(EarcupEntry) entry = g_list_model_get_item (G_LIST_MODEL (selection_of (test)),
                                                        position);

  if (second)
    g_signal_emit_by_name (test->window->browser, "chosen", entry, 2u);
  else
    g_signal_emit_by_name (earcup_test_part (test->window->browser, "list"), "activate", position);
}

static const char *
find_badge (gpointer    widget,
            const char *id)
{
  if (EARCUP_IS_ENTRY_ROW (widget))
    {
      EarcupEntry *entry = earcup_entry_row_get_entry (widget);

      return entry != NULL && g_str_equal (earcup_entry_get_id (entry), id)
               ? earcup_test_label (widget, "badge") : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *badge = find_badge (child, id);

      if (badge != NULL)
        return badge;
    }

  return NULL;
}

static void
press (EarcupTestWindow *test,
       gint32            slot)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", slot));
}

static void
act (EarcupTestWindow *test,
     const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static const EarcupPlotSeries *
find_curve (EarcupTestWindow *test,
            const char       *tag)
{
  EarcupPlotScene *scene = earcup_plot_get_scene (
    EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel)));

  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    if (g_strcmp0 (earcup_plot_scene_get_series (scene, i)->tag, tag) == 0)
      return earcup_plot_scene_get_series (scene, i);

  return NULL;
}

static EarcupTopic
topic_of (EarcupTestWindow *test)
{
  return earcup_guide_page_get_topic (EARCUP_GUIDE_PAGE (test->window->guide));
}

static gboolean
is_pressed (GtkWidget *card)
{
  return gtk_toggle_button_get_active (earcup_test_part (card, "button"));
}

/* }}} */

static void
test_choose (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  const char *id = "akg-k361";

  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_OPEN);
  choose (test, id, FALSE);
  assert_soon (g_str_equal (earcup_test_slot (test, 1), id));

  g_assert_cmpstr (earcup_test_slot (test, 2), ==, "sony-mdr-7506");
  g_assert_cmpstr (earcup_test_label (test->window->card_a, "title"), ==, "AKG K361");
  g_assert_nonnull (strstr (find_curve (test, "A")->label, "AKG K361"));
  g_assert_true (find_curve (test, "A")->is_emphasised);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_CLOSED);
  assert_soon (g_strcmp0 (find_badge (test->window->browser, id), "A") == 0);
}

static void
test_choose_second (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  const char *id = "akg-k701";

  choose (test, id, TRUE);
  assert_soon (g_str_equal (earcup_test_slot (test, 2), id));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_nonnull (strstr (find_curve (test, "B")->label, "AKG K701"));
  g_assert_false (find_curve (test, "B")->is_emphasised);
  assert_soon (g_strcmp0 (find_badge (test->window->browser, id), "B") == 0);

  choose (test, id, FALSE);
  assert_soon (g_strcmp0 (find_badge (test->window->browser, id), "A B") == 0);
}

static void
test_choose_while_second_is_heard (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  press (test, 2);
  choose (test, "akg-k701", FALSE);
  assert_soon (g_str_equal (earcup_test_slot (test, 2), "akg-k701"));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
}

static void
test_choose_quickly (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  choose (test, "akg-k361", FALSE);
  choose (test, "akg-k812", FALSE);
  choose (test, "akg-k701", FALSE);
  assert_soon (g_str_equal (earcup_test_slot (test, 1), "akg-k701"));
  earcup_test_settle (200);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "akg-k701");
}

static void
test_monitor (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  guint position = find (test, "adam-audio-t5v");
  g_autofree char *origin = NULL;
  g_autofree char *line = NULL;

  gtk_single_selection_set_selected (selection_of (test), position);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_MONITORS);

  choose (test, "adam-audio-t5v", FALSE);
  assert_soon (g_str_equal (earcup_test_slot (test, 1), "adam-audio-t5v"));
  assert_soon (find_curve (test, "A") != NULL && strstr (find_curve (test, "A")->label, "T5V"));
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_MONITORS);
  origin = earcup_model_dup_provenance_text (earcup_audition_get_model (test->audition, 1));
  line = g_strdup_printf ("ADAM Audio T5V: %s", origin);
  assert_soon (earcup_test_tells (test->window, line));     /* seen as far as there is room */
  g_assert_nonnull (strstr (line, "maker’s figures"));
  g_assert_nonnull (strstr (line, "The head is "));
  g_assert_cmpuint (test->n_messages, ==, 0);

  press (test, 2);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_CLOSED);
}

static void
test_guide_follows_cursor (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  gtk_single_selection_set_selected (selection_of (test), find (test, "akg-k240-studio"));
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_SEMI_OPEN);
  press (test, 2);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_CLOSED);
  press (test, 1);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_OPEN);
}

static void
test_switch (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  g_assert_true (is_pressed (test->window->card_a));
  press (test, 2);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 2);
  g_assert_true (is_pressed (test->window->card_b) && !is_pressed (test->window->card_a));
  g_assert_true (find_curve (test, "B")->is_emphasised);

  press (test, 2);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_true (is_pressed (test->window->card_a) && !is_pressed (test->window->card_b));

  press (test, 0);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 0);
  g_assert_true (is_pressed (test->window->card_plain));
  press (test, 0);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
}

/* The text in which the focus is goes away when the guide turns to something else. */
static void
test_focus_in_guide (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  for (guint turn = 0; turn < 8; turn++)
    {
      for (guint i = 0; i < 4; i++)
        {
          GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

          if (focus != NULL && gtk_widget_is_ancestor (focus, test->window->guide))
            break;
          act (test, "win.next-pane");
          earcup_test_settle (30);
        }
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test->window)),
                                             test->window->guide));
      if (turn % 2 == 0)
        act (test, "win.swap");
      else
        act (test, "win.guide");
      earcup_test_settle (60);
      if (turn % 2 == 1)
        act (test, "win.guide");
      assert_soon (!earcup_guide_page_get_busy (EARCUP_GUIDE_PAGE (test->window->guide)));
      earcup_test_settle (60);
    }
}

static void
test_swap (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  act (test, "win.swap");
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sony-mdr-7506");
  g_assert_cmpstr (earcup_test_slot (test, 2), ==, "sennheiser-hd-650");
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_cmpint (topic_of (test), ==, EARCUP_TOPIC_CLOSED);
  g_assert_nonnull (strstr (find_curve (test, "A")->label, "7506"));
  act (test, "win.swap");
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
}

/* A further slot holds what was heard until something is chosen, which goes into it; when all are
 * taken nothing more happens. */
static void
test_more_slots (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  earcup_audition_select (test->audition, 2);
  for (guint slot = 3; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      g_assert_true (gtk_widget_get_visible (test->window->add_card));
      act (test, "win.add-slot");
      g_assert_cmpuint (earcup_player_get_selected (test->player), ==, slot);
      g_assert_cmpstr (earcup_test_slot (test, slot), ==, "sony-mdr-7506");
      g_assert_true (gtk_widget_get_visible (test->window->cards[slot]));
    }
  g_assert_false (gtk_widget_get_visible (test->window->add_card));
  act (test, "win.add-slot");
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, EARCUP_AUDITION_SLOTS);

  earcup_audition_empty (test->audition, 4);
  g_assert_true (gtk_widget_get_visible (test->window->add_card));
  earcup_audition_select (test->audition, 0);
  act (test, "win.add-slot");
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 4);
  g_assert_cmpstr (earcup_test_slot (test, 4), ==, "sennheiser-hd-650");
}

static void
test_difference (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  g_assert_nonnull (find_curve (test, "A−B"));
  act (test, "win.difference");
  g_assert_null (find_curve (test, "A−B"));
  act (test, "win.difference");
  g_assert_nonnull (find_curve (test, "A−B"));
}

static void
test_loop (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupWaveform *waveform = earcup_test_part (test->window->transport, "waveform");
  double start, end;

  g_assert_false (earcup_waveform_get_loop (waveform, &start, &end));
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PAUSED);

  earcup_player_seek (test->player, 4.0);
  assert_soon (fabs (earcup_player_get_position (test->player) - 4.0) < 0.01);
  act (test, "win.loop-start");
  earcup_player_seek (test->player, 4.5);
  assert_soon (fabs (earcup_player_get_position (test->player) - 4.5) < 0.01);
  act (test, "win.loop-end");
  g_assert_true (earcup_waveform_get_loop (waveform, &start, &end));
  g_assert_cmpfloat_with_epsilon (start, 4.0, 0.02);
  g_assert_cmpfloat_with_epsilon (end, 4.5, 0.02);

  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  for (guint i = 0; i < 12; i++)
    {
      earcup_test_settle (100);
      g_assert_cmpfloat (earcup_player_get_position (test->player), >, 3.9);
      g_assert_cmpfloat (earcup_player_get_position (test->player), <, 4.6);
    }

  act (test, "win.loop-clear");
  g_assert_false (earcup_waveform_get_loop (waveform, &start, &end));
  assert_soon (earcup_player_get_position (test->player) > 5.0);
  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PAUSED);
}

static void
test_repeat (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkToggleButton *loop = earcup_test_part (test->window->transport, "loop");

  g_assert_true (gtk_toggle_button_get_active (loop));
  act (test, "win.loop");
  g_assert_false (gtk_toggle_button_get_active (loop));
}

static void
test_play (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *play = earcup_transport_bar_get_play (test->window->transport);

  g_assert_cmpstr (gtk_widget_get_tooltip_text (play), ==, "Play");
  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PLAYING);
  assert_soon (earcup_player_get_position (test->player) > 0.3);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (play), ==, "Pause");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Pause");
  act (test, "win.play");
  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PAUSED);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (play), ==, "Play");
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static void
test_volume (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkRange *volume = earcup_test_part (test->window->transport, "volume");

  gtk_range_set_value (volume, 24.0);
  g_assert_cmpfloat (gtk_range_get_value (volume), ==, 0.0);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "volume-db"), ==, 0.0);
  gtk_range_set_value (volume, -500.0);
  g_assert_cmpfloat (gtk_range_get_value (volume), ==, -60.0);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "volume-db"), ==, -60.0);
  g_assert_cmpstr (earcup_test_label (test->window->transport, "volume_label"), ==, "−60 dB");
}

static void
test_gain_is_shown (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  const char *gain;
  double shown;

  assert_soon (earcup_matcher_get_verified (earcup_audition_get_matcher (test->audition)));
  gain = earcup_test_label (test->window->card_b, "gain");
  g_assert_true (g_str_has_suffix (gain, " dB"));
  shown = g_str_has_prefix (gain, "−") ? -g_ascii_strtod (gain + strlen ("−"), NULL)
                                       : g_ascii_strtod (gain, NULL);
  g_assert_cmpfloat_with_epsilon (
    shown, earcup_matcher_get_gain (earcup_audition_get_matcher (test->audition), 2), 0.051);
}

static double
take_peak (EarcupPlayer *player)
{
  double peaks[2] = { 0.0, 0.0 };

  if (player->tone_filter != NULL)
    earcup_filter_take_peaks (player->tone_filter, peaks);

  return fmin (peaks[0], peaks[1]);
}

/* A tone reaches the device while the track is paused, and beside it while it plays. */
static void
test_tone (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  double highest = 0.0;

  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_PAUSED);
  earcup_plot_set_sound (plot, EARCUP_PLOT_SOUND_TONE);
  assert_soon ((highest = fmax (highest, take_peak (test->player))) > LEAST_PEAK);
  g_assert_cmpint (earcup_player_get_state (test->player), ==, EARCUP_PLAYER_STATE_PAUSED);

  earcup_player_play (test->player);
  assert_soon (earcup_player_get_position (test->player) > 0.3);
  highest = 0.0;
  assert_soon ((highest = fmax (highest, take_peak (test->player))) > LEAST_PEAK);
  earcup_plot_stop_listening (plot);
  assert_soon (test->player->tone_pipeline == NULL);
  g_assert_cmpint (earcup_player_get_state (test->player), ==, EARCUP_PLAYER_STATE_PLAYING);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/listening/choice-goes-into-the-slot-that-is-heard", test_choose);
  g_test_add_func ("/ui/listening/second-choice-goes-into-b", test_choose_second);
  g_test_add_func ("/ui/listening/choice-follows-the-switch", test_choose_while_second_is_heard);
  g_test_add_func ("/ui/listening/last-of-quick-choices-stays", test_choose_quickly);
  g_test_add_func ("/ui/listening/monitor-is-heard-seen-and-read-about", test_monitor);
  g_test_add_func ("/ui/listening/guide-follows-cursor-and-switch", test_guide_follows_cursor);
  g_test_add_func ("/ui/listening/focus-in-the-guide-survives-its-new-text", test_focus_in_guide);
  g_test_add_func ("/ui/listening/same-key-goes-to-and-fro", test_switch);
  g_test_add_func ("/ui/listening/swap-exchanges-the-slots", test_swap);
  g_test_add_func ("/ui/listening/further-slots-are-opened", test_more_slots);
  g_test_add_func ("/ui/listening/difference-comes-and-goes", test_difference);
  g_test_add_func ("/ui/listening/loop-stays-within-its-edges", test_loop);
  g_test_add_func ("/ui/listening/repeat-is-on-and-can-be-left", test_repeat);
  g_test_add_func ("/ui/listening/play-becomes-pause", test_play);
  g_test_add_func ("/ui/listening/a-tone-needs-no-playback", test_tone);
  g_test_add_func ("/ui/listening/volume-is-bounded-and-kept", test_volume);
  g_test_add_func ("/ui/listening/matching-is-shown-as-a-figure", test_gain_is_shown);

  return g_test_run ();
}
