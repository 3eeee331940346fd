/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-round.h"

static void
test_nicks (void)
{
  for (guint i = 0; i < EARCUP_ROUND_ORDERS; i++)
    {
      EarcupRoundOrder order;

      g_assert_true (earcup_round_order_from_nick (earcup_round_order_get_nick (i), &order));
      g_assert_cmpint (order, ==, i);
    }
  g_assert_false (earcup_round_order_from_nick ("backwards", &(EarcupRoundOrder) { 0 }));
}

static void
test_fixed (void)
{
  static const guint there_and_back[] = { 0, 1, 2, 3, 2, 1, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (there_and_back); i++)
    {
      g_assert_cmpuint (earcup_round_get_station (EARCUP_ROUND_LISTED, 3, i, 0), ==, i % 3);
      g_assert_cmpuint (earcup_round_get_station (EARCUP_ROUND_PING_PONG, 4, i, 0), ==,
                        there_and_back[i]);
      g_assert_cmpuint (earcup_round_get_station (EARCUP_ROUND_PING_PONG, 1, i, 0), ==, 0);
    }
}

/* Each station comes once in each round, and none twice running. */
static void
test_random (void)
{
  guint n_changed = 0;

  for (guint n = 2; n <= EARCUP_ROUND_MOST_STATIONS; n++)
    for (guint32 seed = 0; seed < 50; seed++)
      {
        guint before = G_MAXUINT;

        for (guint round = 0; round < 6; round++)
          {
            guint seen = 0;

            for (guint i = 0; i < n; i++)
              {
                guint step = round * n + i;
                guint station = earcup_round_get_station (EARCUP_ROUND_RANDOM, n, step, seed);

                g_assert_cmpuint (station, <, n);
                g_assert_cmpuint (station, !=, before);
                seen |= 1u << station;
                n_changed += station != i;
                before = station;
              }
            g_assert_cmpuint (seen, ==, (1u << n) - 1);
          }
      }

  g_assert_cmpuint (n_changed, >, 1000);
}

static void
test_pace (void)
{
  EarcupRoundPace pace = { .seconds = 7.5, .bars = 4, .tempo_bpm = 96.0, .beats = 3 };

  g_assert_cmpfloat (earcup_round_pace_get_step (&pace), ==, 7.5);
  pace.by_bars = TRUE;
  g_assert_cmpfloat_with_epsilon (earcup_round_pace_get_step (&pace), 7.5, 1e-12);
  pace.beats = 4;
  g_assert_cmpfloat_with_epsilon (earcup_round_pace_get_step (&pace), 10.0, 1e-12);
}

/* Steps are counted from the beginning of what is played, and its end is one too. */
static void
test_grid (void)
{
  EarcupRoundGrid grid = { 10.0, 30.0, 5.0 };

  g_assert_cmpuint (earcup_round_grid_count (&grid), ==, 4);
  g_assert_cmpuint (earcup_round_grid_get_passes (&grid), ==, 1);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 10.0), ==, 15.0);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 14.9), ==, 15.0);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 15.0), ==, 20.0);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 14.9999999999), ==, 20.0);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 26.0), ==, 30.0);
}

/* A short rest belongs to the last station, a longer one has a station of its own. */
static void
test_rest (void)
{
  EarcupRoundGrid grid = { 0.0, 22.0, 5.0 };

  g_assert_cmpuint (earcup_round_grid_count (&grid), ==, 4);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 16.0), ==, 22.0);
  grid.end_s = 23.0;
  g_assert_cmpuint (earcup_round_grid_count (&grid), ==, 5);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 16.0), ==, 20.0);
}

/* A loop that is shorter than a step is heard as often as makes up one. */
static void
test_short (void)
{
  EarcupRoundGrid grid = { 4.0, 6.0, 5.0 };

  g_assert_cmpuint (earcup_round_grid_count (&grid), ==, 1);
  g_assert_cmpuint (earcup_round_grid_get_passes (&grid), ==, 3);
  g_assert_cmpfloat (earcup_round_grid_find_next (&grid, 5.0), ==, 6.0);
  grid.step_s = 4.0;
  g_assert_cmpuint (earcup_round_grid_get_passes (&grid), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenes/round/each-order-has-its-word", test_nicks);
  g_test_add_func ("/scenes/round/goes-as-listed-or-there-and-back", test_fixed);
  g_test_add_func ("/scenes/round/random-leaves-none-out-and-repeats-none", test_random);
  g_test_add_func ("/scenes/round/a-bar-is-so-many-beats", test_pace);
  g_test_add_func ("/scenes/round/steps-count-from-the-beginning", test_grid);
  g_test_add_func ("/scenes/round/a-short-rest-goes-to-the-station-before", test_rest);
  g_test_add_func ("/scenes/round/a-short-loop-is-heard-several-times", test_short);

  return g_test_run ();
}
