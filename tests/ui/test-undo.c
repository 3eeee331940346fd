/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-session.h"

static const EarcupTestAct acts[] = {
  earcup_test_act_model, earcup_test_act_change, earcup_test_act_driver, earcup_test_act_quantity,
  earcup_test_act_family, earcup_test_act_empty, earcup_test_act_swap, earcup_test_act_worn,
  earcup_test_act_match, earcup_test_act_favourite, earcup_test_act_difference,
  earcup_test_act_smoothing, earcup_test_act_loop, earcup_test_act_mix, earcup_test_act_loop,
  earcup_test_act_scene, earcup_test_act_noise, earcup_test_act_stem, earcup_test_act_other_scene,
  earcup_test_act_leave, earcup_test_act_repeat, earcup_test_act_hear,
};

static void
remember (EarcupTestWindow *test,
          GPtrArray        *sessions,
          GPtrArray        *pictures)
{
  g_ptr_array_add (sessions, earcup_session_ref (earcup_test_now (test)));
  g_ptr_array_add (pictures, earcup_test_dup_picture (test));
}

/* Each act is one step; all of them are undone and done again one by one, and each time what is
 * heard and seen is what it was. */
static void
test_undo (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                  earcup_session_unref);
  g_autoptr(GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  EarcupSessionField field;
  EarcupSession *now;

  remember (test, sessions, pictures);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      acts[i] (test);
      earcup_test_rest (test);
      assert_soon (earcup_test_is_settled (test));
      earcup_test_rest (test);
      now = earcup_test_now (test);
      g_assert_true (earcup_session_find_change (sessions->pdata[i], now, &field));
      remember (test, sessions, pictures);
    }

  for (guint i = G_N_ELEMENTS (acts); i-- > 0;)
    {
      g_test_message ("Undoing %u", i);
      earcup_test_step (test, "win.undo");
      earcup_test_assert_same (earcup_test_now (test), sessions->pdata[i]);
      earcup_test_assert_picture (test, pictures->pdata[i]);
    }
  g_assert_false (earcup_session_history_peek_undo (test->window->session->history, &field));
  g_assert_false (earcup_player_wants_to_play (test->player));

  for (guint i = 1; i <= G_N_ELEMENTS (acts); i++)
    {
      g_test_message ("Doing again %u", i - 1);
      earcup_test_step (test, "win.redo");
      earcup_test_assert_same (earcup_test_now (test), sessions->pdata[i]);
      earcup_test_assert_picture (test, pictures->pdata[i]);
    }
  g_assert_false (earcup_session_history_peek_redo (test->window->session->history, &field));
}

/* Steps that come faster than what they bring back. */
static void
test_haste (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) first = earcup_session_ref (earcup_test_now (test));
  g_autoptr(EarcupSession) last = NULL;

  for (guint i = 0; i < 8; i++)
    {
      acts[i] (test);
      earcup_test_rest (test);
    }
  last = earcup_session_ref (earcup_test_now (test));
  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  earcup_test_rest (test);
  earcup_test_assert_same (earcup_test_now (test), first);
  for (guint i = 0; i < 8; i++)
    earcup_window_redo (test->window);
  earcup_test_rest (test);
  earcup_test_assert_same (earcup_test_now (test), last);

  /* A change that nobody has looked at yet is undone as well. */
  g_settings_set_string (test->settings, "plot-target", "harman");
  earcup_test_step (test, "win.undo");
  earcup_test_assert_same (earcup_test_now (test), last);
  g_assert_cmpstr (earcup_session_get_text (last, EARCUP_SESSION_TARGET), ==, "none");
}

/* While a button is down all is one step, however long it takes; test-keys.py drags for real. */
static void
test_drag (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) first = earcup_session_ref (earcup_test_now (test));

  test->window->session->is_held = TRUE;
  for (guint i = 1; i <= 100; i++)
    {
      g_autofree char *value = g_strdup_printf ("0.%02u", i % 100);

      earcup_test_change (test, 1, "openness", value);
      earcup_test_settle (i % 40 == 0 ? 1500 : 10);
    }
  g_assert_true (earcup_test_now (test) == first);
  test->window->session->is_held = FALSE;
  earcup_test_rest (test);
  g_assert_true (earcup_test_now (test) != first);
  earcup_test_step (test, "win.undo");
  earcup_test_assert_same (earcup_test_now (test), first);
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
}

/* The buttons that offer a way back take the step back that there is. */
static void
test_ways_back (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  g_autoptr(EarcupSession) first = earcup_session_ref (earcup_test_now (test));
  const struct
  {
    EarcupTestAct  act;
    const char    *back;
  } ways[] = {
    { earcup_test_act_hear, "win.undo-hear" },
    { earcup_test_act_family, "win.undo-slots" },
    { earcup_test_act_mix, "win.undo-load" },
  };
  EarcupSessionField field;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      ways[i].act (test);
      earcup_test_rest (test);
      earcup_test_step (test, ways[i].back);
      earcup_test_assert_same (earcup_test_now (test), first);
      g_assert_false (earcup_session_history_peek_undo (test->window->session->history, &field));
      g_assert_true (earcup_session_history_peek_redo (test->window->session->history, &field));
    }
}

/* To listen is no change, and what a round or a scene has in the slots is none of the user's. */
static void
test_no_steps (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_open_plain ();
  EarcupSessionField field;
  EarcupSession *now;

  earcup_audition_select (test->audition, 2);
  earcup_player_seek (test->player, 3.0);
  earcup_test_rest (test);
  g_assert_false (earcup_session_history_peek_undo (test->window->session->history, &field));
  now = earcup_test_now (test);
  g_assert_cmpfloat (earcup_session_get_number (now, EARCUP_SESSION_HEARD), ==, 2.0);

  /* A round has the slots for itself, and undo waits for its end. */
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.round", NULL);
  assert_soon (earcup_audition_get_round (test->audition) > 0);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  earcup_test_settle (500);
  g_assert_cmpuint (earcup_audition_get_round (test->audition), >, 0);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.round", NULL);
  earcup_player_pause (test->player);
  earcup_test_rest (test);
  g_assert_cmpuint (earcup_audition_get_round (test->audition), ==, 0);
  g_assert_false (earcup_session_history_peek_undo (test->window->session->history, &field));

  earcup_test_enter (test, EARCUP_SCENE_MONITORS);
  earcup_test_rest (test);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "krk-rokit-5-g3-rp5g3");
  g_assert_cmpstr (earcup_session_get_text (earcup_test_now (test), EARCUP_SESSION_SLOT), ==,
                   "sennheiser-hd-650");
  earcup_test_step (test, "win.undo");
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  earcup_test_step (test, "win.redo");
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "krk-rokit-5-g3-rp5g3");
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/undo/every-act-is-undone-and-done-again", test_undo);
  g_test_add_func ("/ui/undo/hasty-steps-are-all-done", test_haste);
  g_test_add_func ("/ui/undo/a-drag-is-one-step", test_drag);
  g_test_add_func ("/ui/undo/a-way-back-is-the-step-back", test_ways_back);
  g_test_add_func ("/ui/undo/to-listen-is-no-step", test_no_steps);

  return g_test_run ();
}
