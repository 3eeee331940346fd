/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "earcup-test-stage.h"

static double
sum_db (double one,
        double other)
{
  return 10.0 * log10 (pow (10.0, one / 10.0) + pow (10.0, other / 10.0));
}

/* A narrow band of noise is not as loud in 6 s as it is in the long run. */
static void
check (const char *archetype,
       const char *noise,
       double      tolerance)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, archetype);
  g_autoptr(EarcupSceneResult) result = NULL;
  double music, inside, all;

  scene->noise = earcup_noise_from_key (noise);
  result = earcup_test_prepare (scene);
  music = earcup_test_stem_level (result, "music", EARCUP_TEST_EXPOSURE);
  inside = earcup_test_stem_level (result, "noise", EARCUP_TEST_EXPOSURE);
  all = earcup_test_stem_level (result, NULL, EARCUP_TEST_EXPOSURE);

  g_test_message ("%s in %s", archetype, noise);
  earcup_test_check_figure (result, "music_level", music, 0.3);
  earcup_test_check_figure (result, "noise_inside", inside, tolerance);
  earcup_test_check_figure (result, "noise_outside",
                            earcup_test_stem_level (result, "outside", EARCUP_TEST_EXPOSURE),
                            tolerance);
  earcup_test_check_figure (result, "music_to_noise", music - inside, tolerance);
  earcup_test_check_figure (result, "level_needed", inside + 10.0, tolerance);
  earcup_test_check_figure (result, "total_level", all, 0.3);
  g_assert_cmpfloat_with_epsilon (all, sum_db (music, inside), 0.2);
  g_assert_cmpfloat_with_epsilon (
    log2 (earcup_scene_result_get_figure (result, "hours_niosh") /
          earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, all)), 0.0, 0.1);
  g_assert_cmpfloat_with_epsilon (
    log2 (earcup_scene_result_get_figure (result, "hours_who") /
          earcup_exposure_hours (EARCUP_EXPOSURE_WHO, all)), 0.0, 0.1);
}

static void
test_levels (void)
{
  check ("closed", "train", 0.3);
  check ("open", "street", 0.3);
  check ("semi_open", "drums", 0.3);
  check ("planar_open", "booth", 1.0);
}

/* Lets a sound begin and end softly, so that what is loud does not spill into what is soft. */
static void
fade (float *frames)
{
  gsize n = 5 * EARCUP_TEST_RATE_HZ;

  for (gsize i = 0; i < n; i++)
    frames[2 * i] *= (float) (0.5 - 0.5 * cos (2.0 * G_PI * (double) i / (double) n));
}

/* The noise under a headphone has the colour that the isolation gives it. */
static void
test_colour (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "closed");
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *outside = NULL, *inside = NULL;
  double without[EARCUP_WEIGHTING_THIRDS], under[EARCUP_WEIGHTING_THIRDS];

  scene->noise = earcup_noise_from_key ("plane");
  result = earcup_test_prepare (scene);
  outside = earcup_test_hear (result, "outside", NULL);
  inside = earcup_test_hear (result, "noise", NULL);
  fade (outside);
  fade (inside);
  earcup_noise_outside (scene->noise, without);
  earcup_noise_inside (scene->noise, scene->design, under);

  for (guint band = 8; band < 26; band += 3)
    {
      double from = 0.0, to = 0.0, centre_hz = earcup_weighting_third_centre (band);

      for (guint i = 0; i < 60; i++)
        {
          double hz = centre_hz * pow (10.0, (i / 60.0 - 0.5) / 10.0);

          from += pow (10.0, earcup_test_gain_at (outside, 5 * EARCUP_TEST_RATE_HZ, 0, hz,
                                                  EARCUP_TEST_RATE_HZ) / 10.0);
          to += pow (10.0, earcup_test_gain_at (inside, 5 * EARCUP_TEST_RATE_HZ, 0, hz,
                                                EARCUP_TEST_RATE_HZ) / 10.0);
        }

      g_test_message ("%.0f Hz: %.1f dB, told %.1f dB", centre_hz, 10.0 * log10 (to / from),
                      under[band] - without[band]);
      g_assert_cmpfloat_with_epsilon (10.0 * log10 (to / from), under[band] - without[band], 2.5);
    }
}

/* The two ears hear different noise of the same level. */
static void
test_ears (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NOISE, "closed");
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *noise = NULL;
  double left = 0.0, right = 0.0, both = 0.0;

  scene->noise = earcup_noise_from_key ("office");
  result = earcup_test_prepare (scene);
  noise = earcup_test_hear (result, "noise", NULL);
  for (gsize i = 0; i < 6 * EARCUP_TEST_RATE_HZ; i++)
    {
      left += pow (noise[2 * i], 2.0);
      right += pow (noise[2 * i + 1], 2.0);
      both += (double) noise[2 * i] * noise[2 * i + 1];
    }

  g_assert_cmpfloat_with_epsilon (10.0 * log10 (left / right), 0.0, 1.0);
  g_assert_cmpfloat (fabs (both) / sqrt (left * right), <, 0.2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/noise/levels-are-found-in-the-sound", test_levels);
  g_test_add_func ("/scenes/noise/isolation-colours-it", test_colour);
  g_test_add_func ("/scenes/noise/each-ear-has-its-own", test_ears);

  return g_test_run ();
}
