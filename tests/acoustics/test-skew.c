/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-skew.h"

#include <math.h>

#include "acoustics/earcup-test-curves.h"

static void
test_bands (void)
{
  g_assert_cmpfloat (earcup_skew_get_band (EARCUP_SKEW_SUB)->from_hz, ==, 20.0);
  for (guint i = 1; i < EARCUP_N_SKEW_BANDS; i++)
    g_assert_cmpfloat (earcup_skew_get_band (i)->from_hz, ==,
                       earcup_skew_get_band (i - 1)->to_hz);
  g_assert_cmpfloat (earcup_skew_get_band (EARCUP_SKEW_BRILLIANCE)->to_hz, ==, 12000.0);
}

static void
test_neutral (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) louder = earcup_test_step (100.0, 200.0, 9.0, 9.0);
  double db[EARCUP_N_SKEW_BANDS];

  earcup_skew_compute (louder, flat, NULL, db);
  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    g_assert_cmpfloat_with_epsilon (db[i], 0.0, 1e-9);

  earcup_skew_compute (flat, louder, NULL, db);
  for (guint i = 0; i < EARCUP_N_SKEW_BANDS; i++)
    g_assert_cmpfloat_with_epsilon (db[i], 0.0, 1e-9);
}

/* Too much bass on the headphone is too little in the mix. */
static void
test_opposite (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) boomy = earcup_test_step (60.0, 250.0, 6.0, 0.0);
  double db[EARCUP_N_SKEW_BANDS], back[EARCUP_N_SKEW_BANDS];

  earcup_skew_compute (boomy, flat, NULL, db);
  g_assert_cmpfloat_with_epsilon (db[EARCUP_SKEW_BASS], -6.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (db[EARCUP_SKEW_SUB], 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (db[EARCUP_SKEW_LOW_MID], 0.0, 1e-6);

  earcup_skew_compute (flat, boomy, NULL, back);
  g_assert_cmpfloat_with_epsilon (back[EARCUP_SKEW_BASS], 6.0, 1e-6);
}

/* In a band where the response changes, the loud part of the music decides. */
static void
test_weights (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) half = earcup_test_step (60.0, 122.47, 6.0, 0.0);
  double low[EARCUP_WEIGHTING_THIRDS] = { 0.0 }, high[EARCUP_WEIGHTING_THIRDS] = { 0.0 };
  double pink_db[EARCUP_N_SKEW_BANDS], db[EARCUP_N_SKEW_BANDS];

  low[6] = 1.0;
  high[10] = 1.0;
  earcup_skew_compute (half, flat, NULL, pink_db);
  g_assert_cmpfloat_with_epsilon (pink_db[EARCUP_SKEW_BASS],
                                  10.0 * log10 (0.5 + 0.5 * pow (10.0, -0.6)), 0.05);

  earcup_skew_compute (half, flat, low, db);
  g_assert_cmpfloat_with_epsilon (db[EARCUP_SKEW_BASS], -6.0, 1e-6);
  g_assert_true (isnan (db[EARCUP_SKEW_PRESENCE]));

  earcup_skew_compute (half, flat, high, db);
  g_assert_cmpfloat_with_epsilon (db[EARCUP_SKEW_BASS], 0.0, 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/skew/bands-leave-no-gap", test_bands);
  g_test_add_func ("/acoustics/skew/equal-shapes-skew-nothing", test_neutral);
  g_test_add_func ("/acoustics/skew/mix-is-the-opposite-of-the-headphone", test_opposite);
  g_test_add_func ("/acoustics/skew/loud-parts-of-the-music-decide", test_weights);

  return g_test_run ();
}
