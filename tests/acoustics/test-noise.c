/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-noise.h"

#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-curves.h"
#include "fixture/earcup-test-archetypes.h"

static void
test_levels (void)
{
  for (guint i = 0; i < earcup_noise_count (); i++)
    {
      const EarcupNoise *noise = earcup_noise_get_nth (i);
      double db[EARCUP_WEIGHTING_THIRDS];

      earcup_noise_outside (noise, db);
      g_assert_true (earcup_noise_from_key (noise->key) == noise);
      g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_a (db), noise->level_dba, 1e-9);
    }

  g_assert_null (earcup_noise_from_key ("moon"));
}

/* Adding the three thirds of each octave gives back the shape. */
static void
test_shapes (void)
{
  for (guint i = 0; i < earcup_noise_count (); i++)
    {
      const EarcupNoise *noise = earcup_noise_get_nth (i);
      double db[EARCUP_WEIGHTING_THIRDS];
      double shift = 0.0;

      earcup_noise_outside (noise, db);
      for (guint j = 0; j < EARCUP_NOISE_OCTAVES; j++)
        {
          double octave_db = earcup_weighting_sum_levels (&db[3 * j + 1], 3);

          if (j == 0)
            shift = octave_db - noise->shape_db[j];
              g_assert_cmpfloat_with_epsilon (octave_db - noise->shape_db[j], shift, 1e-9);
        }
    }
}

/* A rating curve is told at 1 kHz by its number, and lies there in its room too. */
static void
test_rooms (void)
{
  const struct
  {
    const char *key;
    double      rating;
    double      low_db;   /* at 63 Hz: 35.4 dB + 0.79 times the rating */
  } rooms[] = { { "booth", 15.0, 47.25 }, { "bedroom", 20.0, 51.2 }, { "office", 40.0, 67.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      double db[EARCUP_WEIGHTING_THIRDS];

      earcup_noise_outside (earcup_noise_from_key (rooms[i].key), db);
      g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_levels (&db[16], 3), rooms[i].rating,
                                      0.7);
      g_assert_cmpfloat_with_epsilon (earcup_weighting_sum_levels (&db[4], 3), rooms[i].low_db,
                                      0.7);
    }
}

static void
test_inside (void)
{
  const EarcupNoise *plane = earcup_noise_from_key ("plane");
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  double outside[EARCUP_WEIGHTING_THIRDS], shut[EARCUP_WEIGHTING_THIRDS];
  double bare[EARCUP_WEIGHTING_THIRDS];
  double hz = earcup_weighting_third_centre (14);
  EarcupOutputs outputs;

  earcup_noise_outside (plane, outside);
  earcup_noise_inside (plane, closed, shut);
  earcup_noise_inside (plane, open, bare);
  earcup_simulate (closed, &hz, 1, &outputs);

  g_assert_cmpfloat_with_epsilon (outside[14] - shut[14], outputs.isolation_db, 0.5);
  g_assert_cmpfloat (earcup_weighting_sum_a (shut), <, earcup_weighting_sum_a (bare) - 8.0);
  g_assert_cmpfloat (earcup_weighting_sum_a (bare), <, plane->level_dba + 1.5);
}

static void
test_masks (void)
{
  double noise_db[EARCUP_WEIGHTING_THIRDS], masked_db[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    noise_db[i] = i < 17 || i == 29 ? 90.0 : -INFINITY;

  earcup_noise_masks (noise_db, masked_db);
  g_assert_cmpfloat_with_epsilon (masked_db[5], 88.0, 0.1);
  g_assert_cmpfloat_with_epsilon (masked_db[29], 84.1, 0.1);
  g_assert_cmpfloat_with_epsilon (masked_db[17], 3.64 - 6.5 * exp (-0.6 * 5.29) + 0.001, 1e-9);
  for (guint i = 0; i < 17; i++)
    g_assert_cmpfloat (masked_db[i], <, noise_db[i]);
}

/* One band of music emerges where its own band of noise lets it. */
static void
test_masked_level (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  double noise_db[EARCUP_WEIGHTING_THIRDS], masked_db[EARCUP_WEIGHTING_THIRDS];
  double power[EARCUP_WEIGHTING_THIRDS] = { 0.0 };
  double level_dba;

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    noise_db[i] = 60.0;

  power[17] = 1.0;
  earcup_noise_masks (noise_db, masked_db);
  level_dba = earcup_noise_masked_level (noise_db, flat, flat, power);
  g_assert_cmpfloat_with_epsilon (level_dba, masked_db[17], 1e-9);

  power[23] = 100.0;
  g_assert_cmpfloat (earcup_noise_masked_level (noise_db, flat, flat, power), <,
                     masked_db[23] + 1.5);
}

static void
test_ratio (void)
{
  const EarcupNoise *train = earcup_noise_from_key ("train");
  double db[EARCUP_WEIGHTING_THIRDS];

  earcup_noise_outside (train, db);
  g_assert_cmpfloat_with_epsilon (earcup_noise_music_level (db, 10.0), train->level_dba + 10.0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_noise_total_level (db, train->level_dba),
                                  train->level_dba + 10.0 * log10 (2.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_noise_total_level (db, -INFINITY), train->level_dba,
                                  1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/noise/places-are-as-loud-as-they-say", test_levels);
  g_test_add_func ("/acoustics/noise/thirds-add-up-to-octaves", test_shapes);
  g_test_add_func ("/acoustics/noise/rooms-follow-their-rating-curve", test_rooms);
  g_test_add_func ("/acoustics/noise/isolation-is-taken-off", test_inside);
  g_test_add_func ("/acoustics/noise/noise-or-silence-masks", test_masks);
  g_test_add_func ("/acoustics/noise/the-first-band-to-emerge-decides", test_masked_level);
  g_test_add_func ("/acoustics/noise/ratio-and-sum-are-of-a-weighted-levels", test_ratio);

  return g_test_run ();
}
