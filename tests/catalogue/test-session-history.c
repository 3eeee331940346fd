/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-session-history.h"

#define N_CHANGES 1000

static EarcupSession *
change_text (EarcupSession      *session,
             EarcupSessionField  field,
             const char         *text)
{
  EarcupSession *copy = earcup_session_copy (session);

  earcup_session_set_text (copy, field, text);

  return copy;
}

static EarcupSession *
change_at_random (EarcupSession *session,
                  GRand         *random)
{
  EarcupSession *copy = earcup_session_copy (session);
  guint field = (guint) g_rand_int_range (random, 0, EARCUP_N_SESSION_FIELDS);
  const EarcupSessionFieldInfo *info = earcup_session_field_get_info (field);
  g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (random, 0, 1000));

  if (info->type == EARCUP_SESSION_TYPE_TEXT)
    earcup_session_set_text (copy, field, text);
  else
    earcup_session_set_number (copy, field, g_rand_double_range (random, info->lowest,
                                                                 info->highest));

  return copy;
}

/* Goes to and fro among all that may be reached, and compares with what was. */
static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autoptr(EarcupSession) now = earcup_session_new ();
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (now);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                earcup_session_unref);
  guint n_undone = 0;

  g_ptr_array_add (states, earcup_session_ref (now));
  for (guint i = 0; i < N_CHANGES; i++)
    {
      EarcupSession *next = change_at_random (states->pdata[states->len - 1], random);

      if (earcup_session_history_add (history, next, 10.0 * i, 10.0 * i))
        g_ptr_array_add (states, next);
      else
        {
          earcup_session_unref (states->pdata[states->len - 1]);
          states->pdata[states->len - 1] = next;
        }
    }

  for (EarcupSession *session; (session = earcup_session_history_undo (history)) != NULL;)
    {
      n_undone++;
      g_assert_true (earcup_session_equal (session, states->pdata[states->len - 1 - n_undone]));
    }
  g_assert_cmpuint (n_undone, ==, EARCUP_SESSION_HISTORY_DEPTH);

  for (EarcupSession *session; (session = earcup_session_history_redo (history)) != NULL;)
    {
      n_undone--;
      g_assert_true (earcup_session_equal (session, states->pdata[states->len - 1 - n_undone]));
    }
  g_assert_cmpuint (n_undone, ==, 0);
}

static void
test_joined (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);
  const double last_s = 20.0;

  for (double at_s = 0.0; at_s <= last_s; at_s += 0.5)
    {
      g_autofree char *text = g_strdup_printf ("gap=%.1f", at_s);
      g_autoptr(EarcupSession) next = change_text (start, EARCUP_SESSION_CHANGE, text);

      earcup_session_history_add (history, next, at_s, at_s);
    }
  {
    g_autoptr(EarcupSession) later = change_text (start, EARCUP_SESSION_CHANGE, "gap=99");

    earcup_session_history_add (history, later, last_s + 2.0 * EARCUP_SESSION_HISTORY_JOIN_S,
                                3.0 * last_s);
  }

  g_assert_cmpstr (earcup_session_get_text (earcup_session_history_undo (history),
                                            EARCUP_SESSION_CHANGE), ==, "gap=20.0");
  g_assert_true (earcup_session_equal (earcup_session_history_undo (history), start));
  g_assert_null (earcup_session_history_undo (history));
}

/* What goes on for long without a pause is one change. */
static void
test_long (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) first = change_text (start, EARCUP_SESSION_CHANGE, "gap=1");
  g_autoptr(EarcupSession) second = change_text (start, EARCUP_SESSION_CHANGE, "gap=2");
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);

  earcup_session_history_add (history, first, 0.0, 9.0);
  earcup_session_history_add (history, second, 9.5, 20.0);
  g_assert_true (earcup_session_history_undo (history) == start);
}

/* A slider that was moved and moved back in one go leaves nothing to undo but what was before. */
static void
test_to_and_fro (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) first = change_text (start, EARCUP_SESSION_SLOT, "open");
  g_autoptr(EarcupSession) moved = change_text (first, EARCUP_SESSION_CHANGE, "gap=1");
  g_autoptr(EarcupSession) back = change_text (moved, EARCUP_SESSION_CHANGE, "");
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);
  EarcupSessionField field;

  earcup_session_history_add (history, first, 0.0, 0.0);
  earcup_session_history_add (history, moved, 0.1, 0.1);
  earcup_session_history_add (history, back, 0.2, 0.2);
  g_assert_true (earcup_session_history_peek_undo (history, &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_SLOT);
  g_assert_true (earcup_session_history_undo (history) == start);
  g_assert_null (earcup_session_history_undo (history));
}

/* Two models that are chosen one after the other are two changes. */
static void
test_not_joined (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) first = change_text (start, EARCUP_SESSION_SLOT, "open");
  g_autoptr(EarcupSession) second = change_text (first, EARCUP_SESSION_SLOT, "closed");
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);

  earcup_session_history_add (history, first, 0.0, 0.0);
  earcup_session_history_add (history, second, 0.1, 0.1);
  g_assert_true (earcup_session_history_undo (history) == first);
}

static void
test_forgotten (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) first = change_text (start, EARCUP_SESSION_SLOT, "open");
  g_autoptr(EarcupSession) second = change_text (start, EARCUP_SESSION_WORN, "closed");
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);
  EarcupSessionField field;

  earcup_session_history_add (history, first, 0.0, 0.0);
  g_assert_true (earcup_session_history_peek_undo (history, &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_SLOT);
  earcup_session_history_undo (history);
  g_assert_false (earcup_session_history_peek_undo (history, &field));
  g_assert_true (earcup_session_history_peek_redo (history, &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_SLOT);
  earcup_session_history_add (history, second, 0.0, 0.0);
  g_assert_false (earcup_session_history_peek_redo (history, &field));
  g_assert_true (earcup_session_history_peek_undo (history, &field));
  g_assert_cmpuint (field, ==, EARCUP_SESSION_WORN);
}

static void
test_listening (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) next = earcup_session_copy (start);
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);

  earcup_session_set_number (next, EARCUP_SESSION_HEARD, 5.0);
  earcup_session_set_number (next, EARCUP_SESSION_POSITION, 7.0);
  g_assert_false (earcup_session_history_add (history, next, 0.0, 0.0));
  g_assert_null (earcup_session_history_undo (history));
  g_assert_true (earcup_session_history_get (history) == next);
}

static void
test_undone (void)
{
  g_autoptr(EarcupSession) start = earcup_session_new ();
  g_autoptr(EarcupSession) first = change_text (start, EARCUP_SESSION_SLOT, "open");
  g_autoptr(EarcupSession) back = change_text (first, EARCUP_SESSION_SLOT, "");
  g_autoptr(EarcupSessionHistory) history = earcup_session_history_new (start);

  g_assert_false (earcup_session_history_is_undone (history, start));
  earcup_session_history_add (history, first, 0.0, 0.0);
  g_assert_false (earcup_session_history_is_undone (history, first));
  earcup_session_set_number (back, EARCUP_SESSION_HEARD, 5.0);
  g_assert_true (earcup_session_history_is_undone (history, back));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/session-history/a-thousand-changes-come-back", test_random);
  g_test_add_func ("/catalogue/session-history/small-steps-are-one-change", test_joined);
  g_test_add_func ("/catalogue/session-history/a-long-change-is-one", test_long);
  g_test_add_func ("/catalogue/session-history/to-and-fro-is-no-change", test_to_and_fro);
  g_test_add_func ("/catalogue/session-history/choices-are-not-joined", test_not_joined);
  g_test_add_func ("/catalogue/session-history/a-change-forgets-what-was-undone", test_forgotten);
  g_test_add_func ("/catalogue/session-history/to-listen-is-no-change", test_listening);
  g_test_add_func ("/catalogue/session-history/the-way-back-is-known", test_undone);

  return g_test_run ();
}
