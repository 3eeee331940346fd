/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include "widgets/earcup-banner.h"
#include "widgets/earcup-squeezer.h"
#include "windows/earcup-slot-card.h"

static void
test_slots (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_cmpstr (earcup_test_slot (test, 2), ==, "sony-mdr-7506");
  g_assert_cmpint (earcup_model_get_enclosure (earcup_audition_get_model (test->audition, 1)), ==,
                   EARCUP_ENCLOSURE_OPEN);
  g_assert_cmpint (earcup_model_get_enclosure (earcup_audition_get_model (test->audition, 2)), ==,
                   EARCUP_ENCLOSURE_CLOSED);
  g_assert_cmpstr (earcup_test_label (test->window->card_a, "title"), ==, "Sennheiser HD 650");
  g_assert_cmpstr (earcup_test_label (test->window->card_b, "title"), ==, "Sony MDR-7506");
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static void
test_focus (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *play = earcup_transport_bar_get_play (test->window->transport);

  assert_soon (gtk_widget_get_sensitive (play));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->window)) == play);
  g_assert_false (earcup_player_wants_to_play (test->player));
}

static void
test_demo (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupTrack *track = earcup_audition_get_track (test->audition);

  g_assert_true (earcup_audition_is_demo (test->audition));
  g_assert_cmpfloat (earcup_track_get_duration (track), >, 15.0);
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "Demo mix");
  g_assert_true (g_str_has_suffix (earcup_test_label (test->window->transport, "time"),
                                   "/ 0:20.0"));
  g_assert_false (earcup_test_shows (test->window->toasts, "Loaded “Demo mix”"));
}

static void
test_volume (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  g_assert_cmpfloat (gtk_range_get_value (earcup_test_part (test->window->transport, "volume")),
                     ==, -20.0);
  g_assert_cmpstr (earcup_test_label (test->window->transport, "volume_label"), ==, "−20 dB");
}

/* However wide the window is, the room goes to the waveform. */
static void
test_room (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *volume = earcup_test_part (test->window->transport, "volume");
  GtkWidget *waveform = earcup_test_part (test->window->transport, "waveform");

  g_assert_false (gtk_widget_compute_expand (gtk_widget_get_parent (volume),
                                             GTK_ORIENTATION_HORIZONTAL));
  g_assert_true (gtk_widget_compute_expand (waveform, GTK_ORIENTATION_HORIZONTAL));
}

/* The keys are named as fully as there is room for. */
static void
test_status (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *full = gtk_widget_get_first_child (test->window->status);
  GtkWidget *shown;

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (full)), "drop"));
  assert_soon (earcup_squeezer_get_shown (EARCUP_SQUEEZER (test->window->status)) != NULL);
  shown = earcup_squeezer_get_shown (EARCUP_SQUEEZER (test->window->status));
  g_assert_true (gtk_widget_get_mapped (shown));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (shown)), "Space plays"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (shown))));
}

/* There is no sound server in this test. */
static void
test_no_device (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupBanner *banner = EARCUP_BANNER (test->window->banner);

  assert_soon (earcup_player_get_state (test->player) == EARCUP_PLAYER_STATE_FAILED);
  g_assert_true (earcup_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (earcup_banner_get_title (banner), "No sound device answers"));
  g_assert_true (gtk_widget_get_sensitive (earcup_transport_bar_get_play
                                             (test->window->transport)));
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static void
test_slots_are_kept (void)
{
  EarcupTestWindow *first = earcup_test_window_new ();
  g_autoptr(EarcupTestWindow) second = NULL;

  earcup_audition_set_model (first->audition, 1, "beyerdynamic dt 770 pro 80");
  assert_soon (g_str_has_prefix (earcup_test_slot (first, 1), "beyerdynamic-dt-770"));
  earcup_audition_swap (first->audition);
  earcup_test_window_free (first);

  second = earcup_test_window_open (NULL);
  earcup_test_window_wait (second);
  g_assert_cmpstr (earcup_test_slot (second, 1), ==, "sony-mdr-7506");
  g_assert_true (g_str_has_prefix (earcup_test_slot (second, 2), "beyerdynamic-dt-770"));
}

/* Settings of another version, or edited by hand. */
static void
test_unknown_slot (void)
{
  g_autoptr(EarcupTestWindow) test = NULL;

  earcup_test_reset_settings ();
  {
    g_autoptr(GSettings) settings = g_settings_new ("io.github.earcup.Earcup");

    g_settings_set_string (settings, "slot-b", "qqqq-no-such-model");
  }

  test = earcup_test_window_open (NULL);
  assert_soon (earcup_audition_get_model (test->audition, 1) != NULL);
  assert_soon (test->n_messages > 0);
  g_assert_nonnull (strstr (test->message, "qqqq-no-such-model"));
  assert_soon (earcup_test_shows (test->window->toasts, test->message));
  g_assert_null (earcup_audition_get_model (test->audition, 2));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  assert_soon (earcup_audition_get_track (test->audition) != NULL);
  earcup_test_settle (50);
  g_assert_cmpuint (test->n_messages, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/start/slots-hold-an-open-and-a-closed-model", test_slots);
  g_test_add_func ("/ui/start/play-has-the-focus", test_focus);
  g_test_add_func ("/ui/start/demo-is-loaded-and-silent", test_demo);
  g_test_add_func ("/ui/start/volume-is-safe", test_volume);
  g_test_add_func ("/ui/start/room-goes-to-the-waveform", test_room);
  g_test_add_func ("/ui/start/status-names-the-keys", test_status);
  g_test_add_func ("/ui/start/banner-says-that-there-is-no-device", test_no_device);
  g_test_add_func ("/ui/start/slots-are-kept", test_slots_are_kept);
  g_test_add_func ("/ui/start/unknown-model-is-named-once", test_unknown_slot);

  return g_test_run ();
}
