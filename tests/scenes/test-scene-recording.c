/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-units.h"
#include "earcup-test-stage.h"

static void
test_levels (void)
{
  static const char *const ids[] = { "closed", "semi_open", "open", "planar_open" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, ids[i]);
      g_autoptr(EarcupSceneResult) result = NULL;
      double voice, bleed;

      scene->distance_m = 0.1 + 0.2 * i;
      result = earcup_test_prepare (scene);
      voice = earcup_test_stem_level (result, "voice", EARCUP_TEST_PLAIN);
      bleed = earcup_test_stem_level (result, "bleed", EARCUP_TEST_PLAIN);

      earcup_test_check_figure (result, "voice_level", voice, 0.02);
      earcup_test_check_figure (result, "bleed_level", bleed, 0.1);
      earcup_test_check_figure (result, "bleed_to_voice", bleed - voice, 0.1);
      earcup_test_check_figure (result, "bleed_level_a",
                                earcup_test_stem_level (result, "bleed", EARCUP_TEST_A_WEIGHTED),
                                0.1);
    }
}

/* What is recorded is the voice and the bleed and nothing else. */
static void
test_sum (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);
  g_autofree float *voice = earcup_test_hear (result, "voice", NULL);
  g_autofree float *bleed = earcup_test_hear (result, "bleed", NULL);
  g_autofree float *all = earcup_test_hear (result, NULL, NULL);
  gsize n = 2 * (gsize) earcup_scene_result_get_n_frames (result);

  for (gsize i = 0; i < n; i++)
    voice[i] += bleed[i];

  g_assert_cmpfloat (earcup_test_difference (all, voice, n), <, -120.0);
}

/* The bleed comes no sooner than sound does from the cups. */
static void
test_arrival (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autofree float *impulse = earcup_test_impulse (EARCUP_TEST_RATE_HZ, 1000, 0.5);
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *bleed = NULL;
  gsize highest = 0, expected;

  g_clear_object (&scene->track);
  scene->track = earcup_test_write_wave ("track.wav", impulse, EARCUP_TEST_RATE_HZ,
                                         EARCUP_TEST_RATE_HZ);
  result = earcup_test_prepare (scene);
  bleed = earcup_test_hear (result, "bleed", NULL);
  for (gsize i = 0; i < EARCUP_TEST_RATE_HZ; i++)
    {
      g_assert_cmpfloat_with_epsilon (bleed[2 * i], bleed[2 * i + 1], 1e-8);
      if (fabsf (bleed[2 * i]) > fabsf (bleed[2 * highest]))
        highest = i;
    }

  expected = 1000 + (gsize) (hypot (0.0875 + 0.3, 0.0875) / EARCUP_SOUND_SPEED_M_S *
                             EARCUP_TEST_RATE_HZ);
  g_assert_cmpint (ABS ((int) highest - (int) expected), <=, 10);
  g_assert_cmpfloat (earcup_test_level (bleed + 2 * (expected - 300), 400), <,
                     earcup_test_level (bleed + 2 * (expected - 50), 400) - 40.0);
}

/* A click instead of a take shows by itself whether the loop dies away. */
static EarcupSceneResult *
monitor_click (double  gain_db,
               float **frames)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autofree float *click = earcup_test_impulse (6 * EARCUP_TEST_RATE_HZ, 1000, 0.5);
  g_autoptr(EarcupSceneResult) result = NULL;
  EarcupSceneReport report;

  scene->distance_m = 0.05;
  scene->latency_s = 0.004;
  scene->monitor_gain_db = gain_db;
  scene->voice_db = 20.0;
  scene->take = earcup_test_write_wave ("take.wav", click, 6 * EARCUP_TEST_RATE_HZ,
                                        EARCUP_TEST_RATE_HZ);
  result = earcup_test_prepare (scene);
  *frames = earcup_test_hear (result, "voice", &report);
  g_assert_cmpfloat (report.peak_dbtp, <=, -1.0);

  return g_steal_pointer (&result);
}

/* The level 0.5 s after the click and 4 s later. */
static double
growth_db (const float *frames)
{
  gsize second = EARCUP_TEST_RATE_HZ;

  return earcup_test_level (frames + 2 * (9 * second / 2), second) -
         earcup_test_level (frames + 2 * (second / 2), second);
}

static void
test_margin (void)
{
  g_autofree float *frames = NULL;
  g_autoptr(EarcupSceneResult) result = monitor_click (0.0, &frames);
  double limit_db = earcup_scene_result_get_figure (result, "gain_limit");

  g_assert_cmpfloat (earcup_scene_result_get_figure (result, "gain_margin"), ==, limit_db);

  for (int step = -1; step <= 1; step += 2)
    {
      g_autofree float *heard = NULL;
      g_autoptr(EarcupSceneResult) closer = monitor_click (limit_db + 0.2 * step, &heard);

      g_assert_cmpfloat_with_epsilon (earcup_scene_result_get_figure (closer, "gain_margin"),
                                      -0.2 * step, 1e-9);
      g_test_message ("%+.1f dB: grows by %.1f dB", 0.2 * step, growth_db (heard));
      if (step < 0)
        g_assert_cmpfloat (growth_db (heard), <, -10.0);
      else
        g_assert_cmpfloat (growth_db (heard), >, 10.0);
    }
}

/* What comes back is what both cups let out when the drum gets the chosen gain. */
static void
test_both_cups (void)
{
  g_autofree float *frames = NULL;
  g_autoptr(EarcupSceneResult) result = monitor_click (12.0, &frames);
  const EarcupScene *scene = earcup_scene_result_get_scene (result);
  const EarcupMixLoop *loop = earcup_scene_result_get_loop (result);
  double distance_m = hypot (0.0875 + scene->distance_m, 0.0875);
  double drum_db = earcup_source_sensitivity (scene->design,
                                              earcup_design_get (scene->design,
                                                                 EARCUP_PARAMETER_RG));

  for (double hz = 125.0; hz < 10000.0; hz *= 2.0)
    {
      double complex drum, bleed;

      earcup_ratings_transfer (scene->design, hz, distance_m, acos (-0.0875 / distance_m), &drum,
                               &bleed);
      g_test_message ("%.0f Hz: %.2f dB", hz, earcup_kernel_compute_level (loop->kernel, hz));
      g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (loop->kernel, hz),
                                      12.0 + 20.0 * log10 (2.0 * cabs (bleed) / 20e-6) - drum_db,
                                      0.2);
    }
}

static void
test_howl (void)
{
  g_autofree float *quiet = NULL, *frames = NULL;
  g_autoptr(EarcupSceneResult) limit = monitor_click (0.0, &quiet);
  double limit_db = earcup_scene_result_get_figure (limit, "gain_limit");
  g_autoptr(EarcupSceneResult) result = monitor_click (limit_db + 0.3, &frames);
  double howl_hz = earcup_scene_result_get_figure (result, "howl_frequency");
  double best_hz = 0.0, best_db = -INFINITY;

  for (double hz = 0.97 * howl_hz; hz <= 1.03 * howl_hz; hz += 0.5)
    {
      double db = earcup_test_gain_at (frames + 2 * 3 * EARCUP_TEST_RATE_HZ, EARCUP_TEST_RATE_HZ,
                                       0, hz, EARCUP_TEST_RATE_HZ);

      if (db > best_db)
        {
          best_db = db;
          best_hz = hz;
        }
    }

  /* Nearly all of the sound is that one tone. */
  g_test_message ("howls at %.1f Hz, told %.1f Hz", best_hz, howl_hz);
  g_assert_cmpfloat (fabs (best_hz - howl_hz), <, 0.003 * howl_hz);
  g_assert_cmpfloat (best_db - 20.0 * log10 (EARCUP_TEST_RATE_HZ / G_SQRT2), >,
                     earcup_test_level (frames + 2 * 3 * EARCUP_TEST_RATE_HZ,
                                        2 * EARCUP_TEST_RATE_HZ) - 2.0);
}

/* Far past the margin the howl is as loud as it can get, and no louder than the ceiling. */
static void
test_safe (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "open");
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = NULL;
  EarcupSceneReport report;

  scene->monitor_gain_db = 60.0;
  scene->full_scale_db = 100.0;
  result = earcup_test_prepare (scene);
  g_assert_cmpfloat (earcup_scene_result_get_figure (result, "gain_margin"), <, 0.0);

  frames = earcup_test_hear (result, NULL, &report);
  g_assert_true (report.is_howling);
  g_assert_cmpfloat (report.limited_db, >, 0.0);
  g_assert_cmpfloat (report.peak_dbtp, <=, -1.0);
  g_assert_cmpfloat (report.peak_dbtp, >, -6.0);
}

static void
test_monitors (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, NULL);
  g_autoptr(EarcupSceneResult) result = NULL;

  scene->monitor = earcup_test_monitor ("krk-rokit-5-g3-rp5g3");
  scene->distance_m = 0.02;
  result = earcup_test_prepare (scene);
  earcup_test_check_figure (result, "bleed_level",
                            earcup_test_stem_level (result, "bleed", EARCUP_TEST_PLAIN), 0.2);
  earcup_test_check_figure (result, "bleed_level_a",
                            earcup_test_stem_level (result, "bleed", EARCUP_TEST_A_WEIGHTED), 0.2);

  /* Loudspeakers that are as loud at the ear are about as loud at a microphone near it. */
  g_assert_cmpfloat_with_epsilon (earcup_scene_result_get_figure (result, "bleed_level_a"),
                                  scene->level_dba, 4.0);
}

/* On another headphone the recording is corrected as any sound is. */
static void
test_worn (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_RECORDING, "closed");
  g_autoptr(EarcupSceneResult) plain = earcup_test_prepare (scene);
  g_autofree float *neutral = earcup_test_hear (plain, "bleed", NULL);
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autoptr(EarcupEmulation) emulation = NULL;
  g_autofree float *worn = NULL;

  scene->worn = earcup_response_new_simulated (scene->design);
  result = earcup_test_prepare (scene);
  worn = earcup_test_hear (result, "bleed", NULL);
  emulation = earcup_emulation_new (scene->neutral, scene->worn);

  for (double hz = 100.0; hz < 8000.0; hz *= 2.0)
    {
      double from = 0.0, to = 0.0;

      for (guint i = 0; i < 16; i++)
        {
          double line_hz = hz + i / 2.0;

          from += pow (10.0, earcup_test_gain_at (neutral, 5 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                                  EARCUP_TEST_RATE_HZ) / 10.0);
          to += pow (10.0, earcup_test_gain_at (worn, 5 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                                EARCUP_TEST_RATE_HZ) / 10.0);
        }

      g_assert_cmpfloat_with_epsilon (10.0 * log10 (to / from),
                                      earcup_emulation_get_gain (emulation, hz + 4.0), 0.4);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/recording/levels-are-found-in-the-sound", test_levels);
  g_test_add_func ("/scenes/recording/all-is-voice-and-bleed", test_sum);
  g_test_add_func ("/scenes/recording/bleed-arrives-when-sound-does", test_arrival);
  g_test_add_func ("/scenes/recording/the-margin-is-where-it-begins-to-grow", test_margin);
  g_test_add_func ("/scenes/recording/both-cups-come-back", test_both_cups);
  g_test_add_func ("/scenes/recording/it-howls-at-the-frequency-that-is-told", test_howl);
  g_test_add_func ("/scenes/recording/a-howl-stays-below-the-ceiling", test_safe);
  g_test_add_func ("/scenes/recording/loudspeakers-are-found-in-the-sound", test_monitors);
  g_test_add_func ("/scenes/recording/what-is-worn-is-corrected", test_worn);

  return g_test_run ();
}
