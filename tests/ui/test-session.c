/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-session.h"

#include <math.h>

#include "audio/earcup-test-sound.h"
#include "catalogue/earcup-session-file.h"
#include "windows/earcup-recent.h"

/* {{{ Starts */

static void
test_restart (void)
{
  EarcupTestWindow *first = earcup_test_open_plain ();
  g_autoptr(EarcupTestWindow) second = NULL;
  g_autoptr(EarcupSession) session = NULL;
  g_autofree char *picture = NULL;

  earcup_test_do_much (first);
  assert_soon (earcup_test_is_settled (first));
  session = earcup_session_ref (earcup_test_now (first));
  picture = earcup_test_dup_picture (first);
  earcup_test_close (first);

  second = earcup_test_open_again (NULL);
  earcup_test_assert_same (earcup_test_now (second), session);
  earcup_test_assert_picture (second, picture);
  g_assert_cmpuint (earcup_player_get_selected (second->player), ==, 3);
  g_assert_cmpfloat_with_epsilon (earcup_player_get_position (second->player), 0.5, 0.01);
  g_assert_false (earcup_player_wants_to_play (second->player));
  g_assert_cmpuint (second->n_messages, ==, 0);
  g_assert_false (earcup_test_shows (second->window->toasts, "Loaded “a mix.wav”"));
}

/* Who is killed has lost nothing that was a moment old. */
static void
test_killed (void)
{
  EarcupTestWindow *first = earcup_test_open_plain ();
  g_autoptr(EarcupTestWindow) second = NULL;
  g_autoptr(EarcupSession) session = NULL;

  earcup_test_do_much (first);
  session = earcup_session_ref (earcup_test_now (first));
  earcup_test_settle (200);
  earcup_test_window_free (first);

  second = earcup_test_open_again (NULL);
  earcup_test_assert_same (earcup_test_now (second), session);
}

/* Where settings do not last, as without a service for them, the session has them. */
static void
test_unset (void)
{
  EarcupTestWindow *first = earcup_test_open_plain ();
  g_autoptr(EarcupTestWindow) second = NULL;
  g_autoptr(EarcupSession) session = NULL;
  g_auto(GStrv) keys = NULL;
  g_autoptr(GSettingsSchema) schema = NULL;

  earcup_test_do_much (first);
  session = earcup_session_ref (earcup_test_now (first));
  g_object_get (first->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  earcup_test_close (first);
  {
    g_autoptr(GSettings) settings = g_settings_new (EARCUP_APP_ID);

    for (guint i = 0; keys[i] != NULL; i++)
      g_settings_reset (settings, keys[i]);
  }

  second = earcup_test_open_again (NULL);
  earcup_test_assert_same (earcup_test_now (second), session);
  g_assert_cmpfloat (g_settings_get_double (second->settings, "volume-db"), ==, -20.0);
}

static void
test_argument (void)
{
  EarcupTestWindow *first = earcup_test_open_plain ();
  g_autoptr(EarcupTestWindow) second = NULL;
  g_autoptr(GFile) file = earcup_test_write_mix ("another mix.wav");
  g_autofree char *uri = g_file_get_uri (file);
  EarcupSession *now;

  earcup_test_do_much (first);
  earcup_test_close (first);

  second = earcup_test_open_again (file);
  now = earcup_test_now (second);
  g_assert_cmpstr (earcup_session_get_text (now, EARCUP_SESSION_TRACK), ==, uri);
  g_assert_false (earcup_session_is_on (earcup_test_now (second), EARCUP_SESSION_REGION));
  g_assert_cmpfloat (earcup_player_get_position (second->player), ==, 0.0);
  g_assert_cmpstr (earcup_test_slot (second, 3), ==, "same_driver_semi_open");
  g_assert_nonnull (earcup_audition_get_scene (second->audition));
}

static void
keep_state (const char *text)
{
  g_autoptr(GFile) state = earcup_test_state_file ();
  g_autoptr(GFile) folder = g_file_get_parent (state);
  g_autoptr(GError) error = NULL;

  g_file_make_directory_with_parents (folder, NULL, NULL);
  g_file_replace_contents (state, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
}

/* Starts with a file in place of what was kept, which the program is to say something about. */
static EarcupTestWindow *
start_with (const char *text)
{
  EarcupTestWindow *test;

  earcup_test_reset_settings ();
  keep_state (text);
  test = earcup_test_open_again (NULL);
  earcup_test_settle (20);

  return test;
}

static void
test_damaged (void)
{
  static const char *const texts[] = { "", "{\"format\":\"earcup-ses", "RIFF", "[[[[[[" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(EarcupTestWindow) test = start_with (texts[i]);

      g_assert_true (earcup_test_tells (test->window->toasts, "starts afresh"));
      g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
      g_assert_true (earcup_audition_is_demo (test->audition));
    }
}

/* All but what is wrong is restored, and there is one sentence. */
static void
test_hand_edited (void)
{
  g_autoptr(EarcupTestWindow) test = start_with (
    "{\"format\":\"earcup-session-7\",\"slot-c\":\"sony-mdr-7506\",\"weather\":1,"
    "\"plot-smoothing\":\"much\",\"heard\":99,\"what-if-a\":\"openness=-4,gap=,,=,x\","
    "\"driver-a\":\"{}\",\"region\":true,\"region-start-s\":9,\"region-end-s\":3,"
    "\"scene\":\"disco\",\"plot-target\":\"harman\",\"match-mode\":\"loudest\",\"span-db\":-3}");
  EarcupSession *now;

  g_assert_true (earcup_test_tells (test->window->toasts, "another version"));
  g_assert_true (earcup_test_tells (test->window->toasts, "more"));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_cmpstr (earcup_test_slot (test, 3), ==, "sony-mdr-7506");
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
  g_assert_null (earcup_audition_get_scene (test->audition));
  now = earcup_test_now (test);
  g_assert_cmpstr (earcup_session_get_text (now, EARCUP_SESSION_TARGET), ==, "harman");
  g_assert_cmpstr (earcup_session_get_text (now, EARCUP_SESSION_SMOOTHING), ==, "none");
  g_assert_false (earcup_session_is_on (earcup_test_now (test), EARCUP_SESSION_REGION));
}

static void
test_unknown_model (void)
{
  g_autoptr(EarcupTestWindow) test = start_with (
    "{\"format\":\"earcup-session-1\",\"slot-c\":\"qqqq-no-such-model\","
    "\"slot-d\":\"sony-mdr-7506\",\"what-if-d\":\"openness=0.5\"}");

  g_assert_cmpuint (test->n_messages, ==, 1);
  g_assert_nonnull (strstr (test->message, "qqqq-no-such-model"));
  g_assert_null (earcup_audition_get_model (test->audition, 3));
  g_assert_cmpstr (earcup_test_slot (test, 4), ==, "sony-mdr-7506");
  g_assert_nonnull (earcup_audition_get_variation (test->audition, 4));
}

/* A mix on a disk that is not there: it is said, and it comes back when it is found. */
static void
test_missing_mix (void)
{
  static const char state[] =
    "{\"format\":\"earcup-session-1\",\"track\":\"file:///nonexistent/earcup/my%20mix.wav\","
    "\"track-name\":\"my mix.wav\",\"slot-c\":\"sony-mdr-7506\",\"repeat\":true,\"region\":true,"
    "\"region-start-s\":0.25,\"region-end-s\":0.5,\"position-s\":0.3}";
  EarcupTestWindow *test = start_with (state);
  g_autoptr(GFile) kept = earcup_test_state_file ();
  g_autofree char *path = earcup_test_path ("without its mix.earcup");
  g_autoptr(GFile) saved = g_file_new_for_path (path);
  g_autoptr(GFile) found = earcup_test_write_mix ("my mix.wav");
  g_autoptr(EarcupSession) session = NULL;
  EarcupTransportLoop loop;

  g_assert_true (earcup_test_tells (test->window->toasts, "my mix.wav"));
  g_assert_true (earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_slot (test, 3), ==, "sony-mdr-7506");

  earcup_window_save_session (test->window, saved);
  assert_soon (g_file_query_exists (saved, NULL));
  session = earcup_session_file_load (saved, NULL, NULL);
  g_assert_cmpstr (earcup_session_get_text (session, EARCUP_SESSION_TRACK_NAME), ==, "my mix.wav");
  g_assert_true (earcup_session_is_on (session, EARCUP_SESSION_REGION));
  g_clear_pointer (&session, earcup_session_unref);

  earcup_test_close (test);
  session = earcup_session_file_load (kept, NULL, NULL);
  g_assert_cmpstr (earcup_session_get_text (session, EARCUP_SESSION_TRACK), ==,
                   "file:///nonexistent/earcup/my%20mix.wav");
  g_assert_true (earcup_session_is_on (session, EARCUP_SESSION_REGION));

  test = earcup_test_open_again (NULL);
  earcup_window_take_track (test->window, found);
  assert_soon (!earcup_audition_is_demo (test->audition));
  earcup_test_rest (test);
  earcup_transport_bar_get_loop (test->window->transport, &loop);
  g_assert_true (loop.has_region && loop.repeats);
  g_assert_cmpfloat_with_epsilon (loop.start_s, 0.25, 1e-3);
  g_assert_cmpfloat_with_epsilon (earcup_player_get_position (test->player), 0.3, 0.01);
  earcup_test_window_free (test);
}

/* A session leads to files, not into the network; its mix is looked for beside it all the same. */
static void
test_mix_elsewhere (void)
{
  static const char state[] =
    "{\"format\":\"earcup-session-1\",\"track\":\"https://example.invalid/a%20mix.wav\","
    "\"track-name\":\"a mix.wav\",\"slot-c\":\"sony-mdr-7506\"}";
  g_autoptr(EarcupTestWindow) test = start_with (state);
  g_autoptr(GFile) mix = earcup_test_write_mix ("a mix.wav");
  g_autoptr(GFile) folder = g_file_get_parent (mix);
  g_autoptr(GFile) file = g_file_get_child (folder, "a session.earcup");

  g_assert_true (earcup_test_tells (test->window->toasts, "a mix.wav"));
  g_assert_true (earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_slot (test, 3), ==, "sony-mdr-7506");

  g_assert_true (g_file_replace_contents (file, state, strlen (state), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  earcup_window_open_session (test->window, file);
  assert_soon (!earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_track_get_name (earcup_audition_get_track (test->audition)), ==,
                   "a mix.wav");
}

/* Another kind of file is there now. */
static void
test_unreadable_mix (void)
{
  g_autofree char *path = earcup_test_path ("no sound.wav");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *state = g_strdup_printf ("{\"format\":\"earcup-session-1\",\"track\":\"%s\"}",
                                            uri);
  g_autoptr(EarcupTestWindow) test = NULL;

  g_assert_true (g_file_set_contents (path, "This is no sound.", -1, NULL));
  test = start_with (state);
  g_assert_true (earcup_audition_is_demo (test->audition));
  g_assert_cmpuint (test->n_messages, ==, 1);
  g_assert_nonnull (strstr (test->message, "no sound.wav"));
}

/* }}} */
/* {{{ Files */

static GFile *
save (EarcupTestWindow *test,
      const char       *name)
{
  GFile *file = earcup_test_file (name);
  g_autoptr(EarcupSession) saved = NULL;

  g_file_delete (file, NULL, NULL);
  earcup_window_save_session (test->window, file);
  assert_soon ((saved = earcup_session_file_load (file, NULL, NULL)) != NULL);
  earcup_test_settle (20);

  return file;
}

/* A session goes into a file and comes back from it, as one change. */
static void
test_file (void)
{
  EarcupTestWindow *test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) first = earcup_session_ref (earcup_test_now (test));
  g_autoptr(EarcupSession) second = NULL;
  g_autoptr(GFile) file = NULL;

  earcup_test_do_much (test);
  second = earcup_session_ref (earcup_test_now (test));
  file = save (test, "My session.earcup");
  earcup_test_window_free (test);

  test = earcup_test_open_plain ();
  earcup_test_assert_same (earcup_test_now (test), first);
  earcup_window_open (test->window, file);
  assert_soon (earcup_audition_get_scene (test->audition) != NULL);
  earcup_test_rest (test);
  earcup_test_assert_same (earcup_test_now (test), second);
  g_assert_false (earcup_player_wants_to_play (test->player));
  earcup_test_step (test, "win.undo");
  earcup_test_assert_same (earcup_test_now (test), first);
  earcup_test_step (test, "win.redo");
  earcup_test_assert_same (earcup_test_now (test), second);
  earcup_test_window_free (test);

  /* As an argument of the program. */
  earcup_test_reset_settings ();
  test = earcup_test_open_again (file);
  assert_soon (earcup_audition_get_scene (test->audition) != NULL);
  earcup_test_rest (test);
  earcup_test_assert_same (earcup_test_now (test), second);
  earcup_test_window_free (test);
}

static void
write_curve (const char *path)
{
  g_autoptr(GString) text = g_string_new ("frequency,raw\n");

  for (guint i = 0; i <= 60; i++)
    g_string_append_printf (text, "%.1f,%.1f\n", 20.0 * pow (2.0, i / 6.0),
                            5.0 * sin (i / 7.0) - i / 10.0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/* On another machine: the curve and the mix lie elsewhere. */
static void
test_shared (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(GFile) curve = earcup_test_file ("Maker X1.csv");
  g_autofree char *curve_path = g_file_get_path (curve);
  g_autofree char *curve_uri = g_file_get_uri (curve);
  g_autofree char *word = g_strconcat ("curve:", curve_uri, NULL);
  g_autoptr(GFile) mix = earcup_test_write_mix ("gone.wav");
  g_autoptr(GFile) session = NULL;
  g_autoptr(EarcupSession) before = NULL;
  g_autofree char *picture = NULL;
  EarcupSessionField field;

  write_curve (curve_path);
  earcup_audition_set_model (test->audition, 1, word);
  earcup_window_open (test->window, mix);
  assert_soon (!earcup_audition_is_demo (test->audition));
  earcup_test_rest (test);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, word);
  before = earcup_session_ref (earcup_test_now (test));
  picture = earcup_test_dup_picture (test);
  session = save (test, "shared.earcup");
  earcup_test_act_model (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-load", NULL);
  earcup_test_rest (test);
  g_assert_true (earcup_audition_is_demo (test->audition));

  {
    g_autoptr(GFile) moved = earcup_test_file ("elsewhere");
    g_autoptr(GFile) mix_there = g_file_get_child (moved, "gone.wav");
    g_autoptr(GFile) session_there = g_file_get_child (moved, "shared.earcup");

    g_file_make_directory (moved, NULL, NULL);
    g_assert_true (g_file_move (mix, mix_there, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
    g_assert_true (g_file_move (session, session_there, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL,
                                NULL));
    g_file_delete (curve, NULL, NULL);
    earcup_window_open (test->window, session_there);
  }
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), word) == 0);
  assert_soon (!earcup_audition_is_demo (test->audition));
  earcup_test_rest (test);
  earcup_test_assert_picture (test, picture);
  g_assert_true (earcup_session_find_change (before, earcup_test_now (test), &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_TRACK);
}

/* A file that is no session changes nothing, and one sentence names it. */
static void
test_no_session (void)
{
  static const char *const texts[] = { "{\"format\":\"earcup-blind-1\"}", "\x7f" "ELF" };
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) before = earcup_session_ref (earcup_test_now (test));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("no session %u.earcup", i);
      g_autofree char *path = earcup_test_path (name);
      g_autoptr(GFile) file = earcup_test_file (name);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      earcup_window_open (test->window, file);
      assert_soon (earcup_test_tells (test->window->toasts, name));
      earcup_test_rest (test);
      earcup_test_assert_same (earcup_test_now (test), before);
      earcup_test_settle (10);
    }
}

static void
put_anything (EarcupSession *session,
              GRand         *random,
              guint          field)
{
  static const char *const words[] = {
    "", "hd650", "same_driver_open", "krk-rokit-5-g3-rp5g3", "neutral", "own:nothing", "curve:",
    "curve:file:///nonexistent/earcup/x.csv", "noise", "monitors", "fit", "raw", "file", "a", "…",
    "openness=0.5,leak=gap", "leak=1e9", "=,=,,", "{\"Re\":1}", "http:", "::", "../../x", "1/3",
    "decay", "target", "none", "file:///dev/zero", "file:///", "%00", "100%",
  };
  const EarcupSessionFieldInfo *info = earcup_session_field_get_info (field);

  if (info->type == EARCUP_SESSION_TYPE_TEXT)
    earcup_session_set_text (session, field,
                             words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  else
    earcup_session_set_number (session, field, g_rand_double_range (random, info->lowest,
                                                                    info->highest));
}

/* Whatever a session says, the window takes what can be and stays as it should be; what it has then
 * can be kept and undone. */
static void
test_anything (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) first = earcup_session_ref (earcup_test_now (test));
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(EarcupSession) session = earcup_session_new ();
      g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

      for (guint field = 0; field < EARCUP_N_SESSION_FIELDS; field++)
        if (g_rand_boolean (random))
          put_anything (session, random, field);
      earcup_window_restore (test->window, session, FALSE, notes);
      if (i % 3 == 0)
        earcup_test_rest (test);
      g_assert_false (earcup_player_wants_to_play (test->player));
    }
  earcup_test_rest (test);

  for (EarcupSessionField field; earcup_session_history_peek_undo (test->window->session->history,
                                                                  &field);)
    earcup_test_step (test, "win.undo");
  earcup_test_assert_same (earcup_test_now (test), first);
}

static guint
count_items (GMenuModel *menu)
{
  g_autoptr(GMenuModel) files = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  return (guint) g_menu_model_get_n_items (files);
}

static void
test_recent (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  GMenuModel *menu = G_MENU_MODEL (test->window->recent_menu);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) mix = earcup_test_file ("a mix.wav");
  g_autoptr(GFile) away = g_file_new_for_uri ("nowhere://disk/mix.wav");
  g_autofree char *uri = g_file_get_uri (mix);
  g_auto(GStrv) uris = NULL;

  g_assert_cmpuint (count_items (menu), ==, 0);
  earcup_test_act_mix (test);
  earcup_test_rest (test);
  g_assert_cmpuint (count_items (menu), ==, 1);
  file = save (test, "b.earcup");
  assert_soon (count_items (menu) == 2);
  earcup_test_act_mix (test);
  earcup_test_rest (test);
  g_assert_cmpuint (count_items (menu), ==, 2);
  uris = g_settings_get_strv (test->settings, EARCUP_RECENT_KEY);
  g_assert_cmpstr (uris[0], ==, uri);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-load", NULL);
  assert_soon (earcup_audition_is_demo (test->audition));
  earcup_test_rest (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-recent", "s", uri);
  assert_soon (!earcup_audition_is_demo (test->audition));
  earcup_test_rest (test);

  /* What cannot be reached now may come back; what is gone is forgotten. */
  earcup_recent_add (test->settings, away);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-recent", "s",
                              "nowhere://disk/mix.wav");
  g_file_delete (mix, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-recent", "s", uri);
  assert_soon (count_items (menu) == 2);
  earcup_test_settle (200);
  g_assert_cmpuint (count_items (menu), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.clear-recent", NULL);
  g_assert_cmpuint (count_items (menu), ==, 0);
}

/* }}} */

/* A field that stands for a setting has its default and its range. */
static void
test_settings (void)
{
  g_autoptr(GSettings) settings = g_settings_new (EARCUP_APP_ID);
  g_autoptr(EarcupSession) plain = earcup_session_new ();
  g_autoptr(GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  for (guint i = EARCUP_SESSION_WORN; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);
      g_autoptr(GSettingsSchemaKey) key = g_settings_schema_get_key (schema, info->key);
      g_autoptr(GVariant) value = g_settings_schema_key_get_default_value (key);

      g_test_message ("%s", info->key);
      if (info->type == EARCUP_SESSION_TYPE_TEXT)
        g_assert_cmpstr (g_variant_get_string (value, NULL), ==, info->text);
      else if (info->type == EARCUP_SESSION_TYPE_SWITCH)
        g_assert_cmpint (g_variant_get_boolean (value), ==, info->number > 0.5);
      else
        {
          g_autoptr(GVariant) lowest = g_variant_ref_sink (g_variant_new_double (info->lowest));
          g_autoptr(GVariant) highest = g_variant_ref_sink (g_variant_new_double (info->highest));

          g_assert_cmpfloat (g_variant_get_double (value), ==, info->number);
          g_assert_true (g_settings_schema_key_range_check (key, lowest));
          g_assert_true (g_settings_schema_key_range_check (key, highest));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/session/the-next-start-is-as-it-was", test_restart);
  g_test_add_func ("/ui/session/who-is-killed-loses-nothing", test_killed);
  g_test_add_func ("/ui/session/lost-settings-come-back", test_unset);
  g_test_add_func ("/ui/session/an-argument-is-the-mix", test_argument);
  g_test_add_func ("/ui/session/damage-is-told-and-all-starts-afresh", test_damaged);
  g_test_add_func ("/ui/session/what-is-wrong-is-passed-over", test_hand_edited);
  g_test_add_func ("/ui/session/an-unknown-model-is-named", test_unknown_model);
  g_test_add_func ("/ui/session/a-missing-mix-is-looked-for", test_missing_mix);
  g_test_add_func ("/ui/session/a-mix-in-the-network-is-not-fetched", test_mix_elsewhere);
  g_test_add_func ("/ui/session/an-unreadable-mix-is-named", test_unreadable_mix);
  g_test_add_func ("/ui/session/a-file-holds-it", test_file);
  g_test_add_func ("/ui/session/a-file-can-be-shared", test_shared);
  g_test_add_func ("/ui/session/anything-does-no-harm", test_anything);
  g_test_add_func ("/ui/session/other-files-change-nothing", test_no_session);
  g_test_add_func ("/ui/session/what-was-opened-is-listed", test_recent);
  g_test_add_func ("/ui/session/fields-are-as-the-settings", test_settings);

  return g_test_run ();
}
