/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-blind-test.h"

/* Deals out a list in place of chance. */
typedef struct {
  const guint *values;
  guint        place;
  guint        asked_for;
} Deck;

static guint
deal (guint    n,
      gpointer user_data)
{
  Deck *deck = user_data;

  deck->asked_for = n;
  return deck->values[deck->place++ % 6] % n;
}

static const guint values[6] = { 0, 1, 2, 3, 4, 5 };

static void
test_abx (void)
{
  Deck deck = { values, 0, 0 };
  g_autoptr(EarcupBlindTest) test = earcup_blind_test_new_drawn (EARCUP_BLIND_ABX, 6, deal, &deck);

  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (earcup_blind_test_get_side (test, 0), ==, EARCUP_BLIND_A);
      g_assert_cmpint (earcup_blind_test_get_side (test, 1), ==, EARCUP_BLIND_B);
      g_assert_cmpint (earcup_blind_test_get_side (test, 2), ==, (int) (i % 2));
      earcup_blind_test_answer (test, i < 4 ? i % 2 : 1 - i % 2);
    }

  g_assert_cmpuint (deck.asked_for, ==, 2);
  g_assert_cmpint (earcup_blind_test_get_score (test), ==, 4);
}

/* Always choosing the first button is no preference, as what is behind it changes. */
static void
test_preference (void)
{
  Deck deck = { values, 0, 0 };
  g_autoptr(EarcupBlindTest) test =
    earcup_blind_test_new_drawn (EARCUP_BLIND_PREFERENCE, 6, deal, &deck);

  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (earcup_blind_test_get_side (test, 0), ==, (int) (i % 2));
      g_assert_cmpint (earcup_blind_test_get_side (test, 1), ==, (int) (1 - i % 2));
      earcup_blind_test_answer (test, 0);
    }

  g_assert_cmpint (earcup_blind_test_get_score (test), ==, 3);
}

/* In each of the six ways just one sample differs from the other two. */
static void
test_triangle (void)
{
  Deck deck = { values, 0, 0 };
  g_autoptr(EarcupBlindTest) test =
    earcup_blind_test_new_drawn (EARCUP_BLIND_TRIANGLE, 6, deal, &deck);

  for (guint i = 0; i < 6; i++)
    {
      guint n_b = 0;
      guint odd = i % 3;

      for (guint s = 0; s < 3; s++)
        n_b += earcup_blind_test_get_side (test, s) == EARCUP_BLIND_B;

      g_assert_cmpuint (n_b, ==, i < 3 ? 1 : 2);
      g_assert_cmpint (earcup_blind_test_get_side (test, odd), ==,
                       i < 3 ? EARCUP_BLIND_B : EARCUP_BLIND_A);
      earcup_blind_test_answer (test, odd);
    }

  g_assert_cmpuint (deck.asked_for, ==, 6);
  g_assert_cmpint (earcup_blind_test_get_score (test), ==, 6);
}

static void
test_hidden (void)
{
  g_autoptr(EarcupBlindTest) test = earcup_blind_test_new (EARCUP_BLIND_ABX, 16);
  guint assignment = 7;
  guint answer = 7;
  double seconds = -1.0;

  for (guint i = 0; i < 16; i++)
    {
      g_assert_cmpint (earcup_blind_test_get_score (test), ==, -1);
      g_assert_false (earcup_blind_test_get_trial (test, 0, &assignment, &answer, &seconds));
      g_assert_cmpuint (assignment, ==, 7);
      g_assert_cmpuint (earcup_blind_test_get_n_done (test), ==, i);
      earcup_blind_test_answer (test, 0);
    }

  g_assert_true (earcup_blind_test_is_finished (test));
  g_assert_cmpint (earcup_blind_test_get_score (test), >=, 0);
  g_assert_true (earcup_blind_test_get_trial (test, 0, &assignment, &answer, &seconds));
  g_assert_cmpuint (assignment, <, 2);
  g_assert_cmpuint (answer, ==, 0);
  g_assert_cmpfloat (seconds, >=, 0.0);
}

/* Two tests of 64 trials do not draw the same. */
static void
test_fresh (void)
{
  guint n_same = 0;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(EarcupBlindTest) one = earcup_blind_test_new (EARCUP_BLIND_ABX, 64);
      g_autoptr(EarcupBlindTest) other = earcup_blind_test_new (EARCUP_BLIND_ABX, 64);
      gboolean same = TRUE;

      while (!earcup_blind_test_is_finished (one))
        {
          same &= earcup_blind_test_get_side (one, 2) == earcup_blind_test_get_side (other, 2);
          earcup_blind_test_answer (one, 0);
          earcup_blind_test_answer (other, 0);
        }
      n_same += same;
    }

  g_assert_cmpuint (n_same, ==, 0);
}

static void
count_cb (EarcupBlindTest *test,
          guint           *n_changes)
{
  (*n_changes)++;
}

static void
test_signal (void)
{
  g_autoptr(EarcupBlindTest) test = earcup_blind_test_new (EARCUP_BLIND_TRIANGLE, 5);
  guint n_changes = 0;

  g_signal_connect (test, "changed", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < 5; i++)
    earcup_blind_test_answer (test, 2);

  g_assert_cmpuint (n_changes, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trials/blind-test/x-is-a-or-b", test_abx);
  g_test_add_func ("/trials/blind-test/a-habit-is-no-preference", test_preference);
  g_test_add_func ("/trials/blind-test/one-of-three-differs", test_triangle);
  g_test_add_func ("/trials/blind-test/the-score-is-hidden-to-the-end", test_hidden);
  g_test_add_func ("/trials/blind-test/each-test-draws-anew", test_fresh);
  g_test_add_func ("/trials/blind-test/each-answer-is-told", test_signal);

  return g_test_run ();
}
