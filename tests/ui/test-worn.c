/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "windows/earcup-corrections.h"
#include "windows/earcup-preferences-page.h"
#include "windows/earcup-worn-button.h"

/* {{{ Helpers */

static void
wear (EarcupTestWindow *test,
      const char       *word)
{
  g_assert_true (g_settings_set_string (test->settings, "worn", word));
}

static const char *
worn_id (EarcupTestWindow *test)
{
  return earcup_model_get_id (earcup_audition_get_worn (test->audition));
}

/* Whether the filter of a slot leads from what is worn to what the slot shows. */
static gboolean
fits (EarcupTestWindow *test,
      guint             slot)
{
  EarcupModel *shown = earcup_audition_get_shown (test->audition, slot);
  EarcupModel *worn = earcup_audition_get_worn (test->audition);
  EarcupEmulation *emulation = earcup_audition_get_emulation (test->audition, slot);

  for (double hz = 25.0; hz < 10000.0; hz *= 1.5)
    if (fabs (earcup_response_get_aligned (earcup_model_get_response (shown), hz) -
              earcup_response_get_aligned (earcup_model_get_response (worn), hz) -
              earcup_emulation_get_difference (emulation, hz)) > 1e-6)
      return FALSE;

  return TRUE;
}

static gboolean
all_fit (EarcupTestWindow *test)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (earcup_audition_get_model (test->audition, slot) != NULL && !fits (test, slot))
      return FALSE;

  return TRUE;
}

static gboolean
is_verified (EarcupTestWindow *test)
{
  return earcup_matcher_get_verified (earcup_audition_get_matcher (test->audition));
}

static char *
dup_corrections (EarcupTestWindow *test)
{
  g_auto(GStrv) lines = earcup_corrections_dup_lines (test->audition);

  return g_strjoinv ("\n", lines);
}

static GFile *
write_curve (const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "own curve.txt", NULL);
  g_autoptr(GString) curve = g_string_new (text);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  for (double hz = 20.0; text == NULL && hz < 20000.0; hz *= 1.05)
    g_string_append_printf (curve, "%.3f\t%.3f\n", hz, 90.0 - 2.0 * log2 (hz / 1000.0));
  g_assert_true (g_file_set_contents (path, curve->str, -1, NULL));

  return g_file_new_for_path (path);
}

static void
click (gpointer    widget,
       const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) &&
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        g_signal_emit_by_name (child, "clicked");
      click (child, label);
    }
}

/* }}} */

static void
test_default (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autofree char *corrections = dup_corrections (test);

  g_assert_cmpstr (worn_id (test), ==, "neutral");
  g_assert_cmpstr (earcup_test_label (test->window->worn, "line"), ==,
                   "I am listening on: neutral");
  g_assert_nonnull (strstr (corrections, "No headphone was chosen"));
}

static void
test_all_follow (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  double gain;

  assert_soon (is_verified (test));
  gain = earcup_matcher_get_gain (earcup_audition_get_matcher (test->audition), 2);
  g_assert_true (all_fit (test));
  wear (test, "akg-k701");
  assert_soon (all_fit (test));
  g_assert_cmpstr (worn_id (test), ==, "akg-k701");
  g_assert_cmpstr (earcup_test_label (test->window->worn, "line"), ==,
                   "I am listening on: AKG K701");
  assert_soon (is_verified (test));
  g_assert_cmpfloat (fabs (gain - earcup_matcher_get_gain (
                                    earcup_audition_get_matcher (test->audition), 2)), >, 0.2);
  g_assert_cmpuint (test->n_messages, ==, 0);
}

/* Models, changes and what is worn may all be chosen while another of them is still computed. */
static void
test_quickly (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  wear (test, "akg-k701");
  earcup_audition_set_model (test->audition, 1, "akg-k361");
  wear (test, "akg-k240-studio");
  earcup_audition_load_family (test->audition);
  wear (test, "akg-k812");
  assert_soon (earcup_audition_get_model (test->audition, 4) != NULL);
  earcup_audition_swap (test->audition);
  wear (test, "akg-k702");
  assert_soon (all_fit (test));
  earcup_test_settle (200);
  g_assert_true (all_fit (test));
  g_assert_cmpstr (worn_id (test), ==, "akg-k702");

  wear (test, "neutral");
  earcup_audition_undo_slots (test->audition);
  earcup_test_settle (200);
  g_assert_true (all_fit (test));
}

static void
test_variation (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupModel *model = earcup_audition_get_model (test->audition, 1);
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(EarcupVariation) variation = earcup_variation_new_with_leak (none, EARCUP_LEAK_GAP);

  g_assert_nonnull (model);
  earcup_audition_set_variation (test->audition, 1, variation);
  assert_soon (earcup_audition_get_shown (test->audition, 1) != model);
  wear (test, "akg-k701");
  assert_soon (all_fit (test));
  g_assert_true (earcup_audition_get_shown (test->audition, 1) != model);
}

static void
test_same (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupMatcher *matcher = earcup_audition_get_matcher (test->audition);
  g_autofree char *corrections = NULL;

  wear (test, "sennheiser-hd-650");
  assert_soon (all_fit (test));
  g_assert_true (earcup_audition_is_worn (test->audition, 1));
  g_assert_false (earcup_audition_is_worn (test->audition, 2));
  g_assert_cmpstr (earcup_test_label (test->window->card_a, "subtitle"), ==, "same as worn");
  for (double hz = 20.0; hz < 20000.0; hz *= 1.3)
    g_assert_cmpfloat (fabs (earcup_emulation_get_gain (
                               earcup_audition_get_emulation (test->audition, 1), hz)), <, 1e-9);

  corrections = dup_corrections (test);
  g_assert_nonnull (strstr (corrections, "none, because Sennheiser HD 650 is what you wear"));
  assert_soon (is_verified (test));
  g_assert_cmpfloat_with_epsilon (earcup_matcher_get_gain (matcher, 1),
                                  earcup_matcher_get_gain (matcher, 0), 0.01);
}

/* Each correction is named, with what it is and what it falls short of. */
static void
test_corrections (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autofree char *heard = NULL;
  g_autofree char *plain = NULL;

  wear (test, "sennheiser-hd-650");
  assert_soon (all_fit (test));
  earcup_audition_select (test->audition, 2);
  assert_soon (is_verified (test));
  heard = dup_corrections (test);
  g_test_message ("%s", heard);
  g_assert_nonnull (strstr (heard, "Worn: Sennheiser HD 650 (fitted)"));
  g_assert_nonnull (strstr (heard, "Emulation: Sony MDR-7506 (fitted)"));
  g_assert_nonnull (strstr (heard, "measured over what is played"));
  g_assert_nonnull (strstr (earcup_test_label (test->window->corrections, "lines"),
                            "Sony MDR-7506"));

  earcup_audition_select (test->audition, 0);
  plain = dup_corrections (test);
  g_assert_nonnull (strstr (plain, "You hear what you wear"));
}

/* The gap loses so much bass that nothing brings it back. */
static void
test_cut (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_curve (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *corrections = NULL;
  g_autofree char *word = NULL;
  g_autoptr(GError) error = NULL;

  for (double hz = 20.0; hz < 20000.0; hz *= 1.05)
    g_string_append_printf (text, "%.3f %.3f\n", hz, hz < 50.0 ? -30.0 : 0.0);
  g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  word = earcup_worn_store_import (earcup_audition_get_store (test->audition), file,
                                   EARCUP_RIG_GRAS, TRUE, &error);
  g_assert_no_error (error);
  wear (test, word);
  assert_soon (all_fit (test));
  corrections = dup_corrections (test);
  g_test_message ("%s", corrections);
  g_assert_nonnull (strstr (corrections, "more than 12 dB at 20.0 Hz to"));
  g_assert_true (earcup_worn_store_remove (earcup_audition_get_store (test->audition), word, NULL));
}

static void
test_import (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_curve (NULL);
  EarcupWornButton *button = EARCUP_WORN_BUTTON (test->window->worn);
  GtkStack *stack = earcup_test_part (button, "stack");
  g_auto(GStrv) words = NULL;

  earcup_worn_button_import (button, file);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rig");
  g_assert_nonnull (strstr (earcup_test_label (button, "rig_note"), "taken to be a GRAS"));
  gtk_drop_down_set_selected (earcup_test_part (button, "rig"), 1 + EARCUP_RIG_RTINGS);
  g_assert_nonnull (strstr (earcup_test_label (button, "rig_note"), "converted"));
  click (stack, "_Wear This");

  assert_soon (g_str_has_prefix (worn_id (test), EARCUP_WORN_STORE_PREFIX));
  assert_soon (all_fit (test));
  g_assert_cmpstr (earcup_test_label (button, "line"), ==, "I am listening on: own curve");
  words = earcup_worn_store_list (earcup_audition_get_store (test->audition));
  g_assert_cmpuint (g_strv_length (words), ==, 1);

  g_signal_emit_by_name (earcup_test_part (button, "list"), "removed", words[0]);
  assert_soon (g_str_equal (worn_id (test), "neutral"));
  assert_soon (all_fit (test));
}

static void
test_bad_import (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_curve ("20 1\n30 x\n");
  EarcupWornButton *button = EARCUP_WORN_BUTTON (test->window->worn);

  earcup_worn_button_import (button, file);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (earcup_test_part (button, "stack")), ==,
                   "list");
  g_assert_true (gtk_widget_get_visible (earcup_test_part (button, "problem")));
  g_assert_nonnull (strstr (earcup_test_label (button, "problem"), "line 2: “x” is not a number"));
  g_assert_cmpstr (worn_id (test), ==, "neutral");
}

static void
test_refused (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  wear (test, "own:not-there");
  g_assert_cmpuint (test->n_messages, ==, 1);
  wear (test, "adam-audio-t5v");
  g_assert_cmpuint (test->n_messages, ==, 2);
  g_assert_nonnull (strstr (test->message, "loudspeakers"));
  g_assert_cmpstr (worn_id (test), ==, "neutral");
}

static void
test_search (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *list = earcup_test_part (test->window->worn, "list");
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (earcup_test_part (list, "list")));
  GtkEditable *search = earcup_test_part (list, "search");

  gtk_menu_button_popup (earcup_test_part (test->window->worn, "button"));
  assert_soon (g_list_model_get_n_items (shown) > 100);
  gtk_editable_set_text (search, "hd650");
  assert_soon (g_list_model_get_n_items (shown) > 0 && g_list_model_get_n_items (shown) < 5);
  g_signal_emit_by_name (search, "activate");
  assert_soon (g_str_equal (worn_id (test), "sennheiser-hd-650"));
  gtk_editable_set_text (search, "nothing of that name");
  assert_soon (g_list_model_get_n_items (shown) == 0);
}

static void
test_modes (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupMatcher *matcher = earcup_audition_get_matcher (test->audition);
  GtkDropDown *mode = earcup_test_part (test->window->corrections, "mode");

  g_assert_cmpint (earcup_matcher_get_mode (matcher), ==, EARCUP_MATCH_LOOP);
  gtk_drop_down_set_selected (mode, 2);
  g_assert_cmpint (earcup_matcher_get_mode (matcher), ==, EARCUP_MATCH_RAW);
  g_assert_cmpstr (earcup_test_label (test->window->card_b, "gain"), ==, "raw");
  g_assert_cmpfloat (earcup_player_get_gain (test->player, 2), ==, 0.0);
  g_settings_set_enum (test->settings, "match-mode", EARCUP_MATCH_FILE);
  g_assert_cmpuint (gtk_drop_down_get_selected (mode), ==, 1);
  assert_soon (is_verified (test));
  g_assert_cmpfloat (fabs (earcup_player_get_gain (test->player, 2)), >, 0.05);
}

static void
test_preferences (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  AdwPreferencesPage *page = g_object_ref_sink (earcup_preferences_page_new (test->settings));
  AdwComboRow *buffer = earcup_test_part (page, "buffer");
  AdwComboRow *device = earcup_test_part (page, "device");
  AdwComboRow *mode = earcup_test_part (page, "mode");

  g_assert_cmpuint (adw_combo_row_get_selected (buffer), ==, 0);
  adw_combo_row_set_selected (buffer, 3);
  g_assert_cmpint (g_settings_get_int (test->settings, "buffer-ms"), ==, 40);
  g_settings_set_int (test->settings, "buffer-ms", 150);
  g_assert_cmpuint (adw_combo_row_get_selected (buffer), ==, 5);
  adw_combo_row_set_selected (mode, 1);
  g_assert_cmpint (g_settings_get_enum (test->settings, "match-mode"), ==, EARCUP_MATCH_FILE);
  g_assert_cmpuint (adw_combo_row_get_selected (device), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (device)), ==, 1);

  g_object_unref (page);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/worn/neutral-is-worn-at-first-and-said", test_default);
  g_test_add_func ("/ui/worn/all-slots-follow", test_all_follow);
  g_test_add_func ("/ui/worn/quick-choices-end-in-the-last", test_quickly);
  g_test_add_func ("/ui/worn/a-changed-model-follows", test_variation);
  g_test_add_func ("/ui/worn/what-is-worn-needs-no-filter", test_same);
  g_test_add_func ("/ui/worn/every-correction-is-listed", test_corrections);
  g_test_add_func ("/ui/worn/what-is-cut-is-listed", test_cut);
  g_test_add_func ("/ui/worn/a-measurement-is-imported-and-removed", test_import);
  g_test_add_func ("/ui/worn/a-bad-measurement-is-refused", test_bad_import);
  g_test_add_func ("/ui/worn/what-cannot-be-worn-is-refused", test_refused);
  g_test_add_func ("/ui/worn/the-list-can-be-searched", test_search);
  g_test_add_func ("/ui/worn/ways-of-matching-are-kept", test_modes);
  g_test_add_func ("/ui/worn/preferences-are-kept", test_preferences);

  return g_test_run ();
}
