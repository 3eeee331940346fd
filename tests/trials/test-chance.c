/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-chance.h"

#define N_DRAWS 60000

/* Each number comes up about as often as the others: within six standard deviations. */
static void
test_even (void)
{
  guint counts[6] = { 0 };

  for (guint i = 0; i < N_DRAWS; i++)
    counts[earcup_chance_draw (6, NULL)]++;

  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (ABS ((int) counts[i] - N_DRAWS / 6), <, 548);
}

static void
test_fresh (void)
{
  guint n_same = 0;

  for (guint i = 0; i < 64; i++)
    n_same += earcup_chance_draw (G_MAXUINT32, NULL) == earcup_chance_draw (G_MAXUINT32, NULL);

  g_assert_cmpuint (n_same, <, 2);
}

static void
test_one (void)
{
  g_assert_cmpuint (earcup_chance_draw (1, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trials/chance/all-numbers-are-equally-likely", test_even);
  g_test_add_func ("/trials/chance/draws-differ", test_fresh);
  g_test_add_func ("/trials/chance/one-number-leaves-no-choice", test_one);

  return g_test_run ();
}
