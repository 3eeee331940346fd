/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-exposure.h"

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-test-curves.h"
#include "fixture/earcup-test-archetypes.h"

static void
test_niosh (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, 85.0), 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, 88.0), 4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, 100.0), 0.25,
                                  1e-9);
}

static void
test_who (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_WHO, 80.0), 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_WHO, 89.0), 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (EARCUP_EXPOSURE_WHO_CHILD, 75.0), 40.0,
                                  1e-9);
}

static void
test_period (void)
{
  g_assert_cmpfloat (earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, 60.0), ==, 24.0);
  g_assert_cmpfloat (earcup_exposure_hours (EARCUP_EXPOSURE_WHO, -INFINITY), ==, 168.0);
}

static void
test_inverse (void)
{
  for (guint i = 0; i < EARCUP_N_EXPOSURE_RULES; i++)
    for (double hours = 0.01; hours < 20.0; hours *= 1.7)
      {
        double level_dba = earcup_exposure_level_for (i, hours);

        g_assert_cmpfloat_with_epsilon (earcup_exposure_hours (i, level_dba), hours, 1e-9);
      }
}

static double
drum_rise (EarcupResponse *diffuse,
           double          hz)
{
  return earcup_response_get_level (diffuse, hz) - earcup_response_get_level (diffuse, 200.0);
}

/* What a diffuse field does to the drum is told as that diffuse field. */
static void
test_round_trip (void)
{
  g_autoptr(EarcupResponse) diffuse = earcup_test_diffuse ();
  double drum_db[EARCUP_WEIGHTING_THIRDS], field_db[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      field_db[i] = 70.0 - 0.5 * i;
      drum_db[i] = field_db[i] + drum_rise (diffuse, earcup_weighting_third_centre (i));
    }

  g_assert_cmpfloat_with_epsilon (earcup_exposure_level (diffuse, drum_db),
                                  earcup_weighting_sum_a (field_db), 1e-9);
}

/* Pink noise at the drum reads far too loud when the ear's own rise is not taken off. */
static void
test_uncorrected (void)
{
  const char *ids[] = { "closed", "semi_open", "open" };
  g_autoptr(EarcupResponse) diffuse = earcup_test_diffuse ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);
      g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
      double drum_db[EARCUP_WEIGHTING_THIRDS];
      double excess;

      earcup_weighting_response_thirds (response, drum_db);
      excess = earcup_weighting_sum_a (drum_db) - earcup_exposure_level (diffuse, drum_db);
      g_test_message ("%s: %.2f dB", ids[i], excess);
      g_assert_cmpfloat_with_epsilon (excess, 9.5, 0.15);
    }
}

static void
test_aligned (void)
{
  g_autoptr(EarcupResponse) diffuse = earcup_test_diffuse ();
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();

  g_assert_cmpfloat_with_epsilon (earcup_exposure_weight (diffuse, 200.0),
                                  earcup_weighting_a (200.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_weight (flat, 3000.0),
                                  earcup_weighting_a (3000.0), 1e-9);
}

static void
test_music (void)
{
  g_autoptr(EarcupResponse) diffuse = earcup_test_diffuse ();
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
  double power[EARCUP_WEIGHTING_THIRDS] = { 0.0 };
  double drum_db[EARCUP_WEIGHTING_THIRDS];

  earcup_exposure_music (diffuse, response, NULL, 82.0, drum_db);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_level (diffuse, drum_db), 82.0, 1e-9);

  power[17] = 5.0;
  power[27] = 5.0;
  earcup_exposure_music (diffuse, response, power, 82.0, drum_db);
  g_assert_cmpfloat_with_epsilon (earcup_exposure_level (diffuse, drum_db), 82.0, 1e-9);
  g_assert_cmpfloat (drum_db[16], ==, -INFINITY);
  g_assert_cmpfloat (drum_db[17], >, 40.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/exposure/niosh-halves-the-time-every-three-decibels", test_niosh);
  g_test_add_func ("/acoustics/exposure/who-tells-a-week", test_who);
  g_test_add_func ("/acoustics/exposure/no-time-is-longer-than-its-period", test_period);
  g_test_add_func ("/acoustics/exposure/level-and-time-are-inverse", test_inverse);
  g_test_add_func ("/acoustics/exposure/a-diffuse-field-is-told-as-itself", test_round_trip);
  g_test_add_func ("/acoustics/exposure/without-the-correction-pink-reads-9.5-db-more",
                   test_uncorrected);
  g_test_add_func ("/acoustics/exposure/drum-and-field-agree-at-200-hz", test_aligned);
  g_test_add_func ("/acoustics/exposure/music-is-turned-up-to-its-level", test_music);

  return g_test_run ();
}
