/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-blind-kind.h"

static void
test_names (void)
{
  for (EarcupBlindKind kind = 0; kind < EARCUP_BLIND_N_KINDS; kind++)
    {
      EarcupBlindKind found;

      g_assert_true (earcup_blind_kind_from_name (earcup_blind_kind_get_name (kind), &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_nonnull (earcup_blind_kind_get_title (kind));
    }
}

/* The usual table of the fewest right answers. */
static void
test_threshold (void)
{
  static const struct
  {
    EarcupBlindKind kind;
    guint           n;
    guint           score;
  } cases[] = {
    { EARCUP_BLIND_ABX, 5, 5 }, { EARCUP_BLIND_ABX, 10, 9 }, { EARCUP_BLIND_ABX, 16, 12 },
    { EARCUP_BLIND_ABX, 20, 15 }, { EARCUP_BLIND_ABX, 50, 32 },
    { EARCUP_BLIND_PREFERENCE, 5, 6 }, { EARCUP_BLIND_PREFERENCE, 16, 13 },
    { EARCUP_BLIND_PREFERENCE, 20, 15 },
    { EARCUP_BLIND_TRIANGLE, 5, 4 }, { EARCUP_BLIND_TRIANGLE, 12, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (earcup_blind_kind_get_threshold (cases[i].kind, cases[i].n), ==,
                      cases[i].score);
}

static void
test_power (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_blind_kind_compute_power (EARCUP_BLIND_ABX, 16), 0.45,
                                  0.005);
  g_assert_cmpfloat_with_epsilon (earcup_blind_kind_compute_power (EARCUP_BLIND_ABX, 40), 0.81,
                                  0.005);
  g_assert_cmpfloat (earcup_blind_kind_compute_power (EARCUP_BLIND_PREFERENCE, 5), ==, 0.0);
  g_assert_cmpfloat (earcup_blind_kind_compute_power (EARCUP_BLIND_TRIANGLE, 16), >, 0.9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trials/blind-kind/names-lead-back", test_names);
  g_test_add_func ("/trials/blind-kind/scores-that-chance-seldom-gives", test_threshold);
  g_test_add_func ("/trials/blind-kind/more-trials-tell-more", test_power);

  return g_test_run ();
}
