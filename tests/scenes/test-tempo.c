/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-tempo.h"

#include "scenes/earcup-round.h"

static void
test_steady (void)
{
  EarcupTempo tap = { .n_times = 0 };

  g_assert_cmpfloat (earcup_tempo_tap (&tap, 1000), ==, 0.0);
  for (guint i = 1; i < 20; i++)
    g_assert_cmpfloat_with_epsilon (earcup_tempo_tap (&tap, 1000 + i * 500000), 120.0, 1e-9);
}

/* Fingers are not exact, but their errors do not add up. */
static void
test_unsteady (void)
{
  static const gint64 errors_us[] = { 0, 15000, -12000, 9000, -15000, 14000, 3000, -2000 };
  EarcupTempo tap = { .n_times = 0 };
  double tempo = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (errors_us); i++)
    tempo = earcup_tempo_tap (&tap, i * 600000 + errors_us[i] + 50000);
  g_assert_cmpfloat_with_epsilon (tempo, 100.0, 0.5);
}

static void
test_rest (void)
{
  EarcupTempo tap = { .n_times = 0 };

  earcup_tempo_tap (&tap, 0);
  earcup_tempo_tap (&tap, 500000);
  g_assert_cmpfloat (earcup_tempo_tap (&tap, 10000000), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (earcup_tempo_tap (&tap, 11000000), 60.0, 1e-9);
}

/* A key that bounces gives no tempo that no round can have. */
static void
test_range (void)
{
  EarcupTempo tap = { .n_times = 0 };

  earcup_tempo_tap (&tap, 1);
  g_assert_cmpfloat (earcup_tempo_tap (&tap, 1), ==, 0.0);
  g_assert_cmpfloat (earcup_tempo_tap (&tap, 100), ==, EARCUP_ROUND_MOST_BPM);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenes/tempo/even-beats-give-their-tempo", test_steady);
  g_test_add_func ("/scenes/tempo/uneven-beats-give-their-mean", test_unsteady);
  g_test_add_func ("/scenes/tempo/a-rest-begins-anew", test_rest);
  g_test_add_func ("/scenes/tempo/the-tempo-stays-in-its-range", test_range);

  return g_test_run ();
}
