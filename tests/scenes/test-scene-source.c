/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"

static EarcupScene *
new_scene (const char *archetype,
           const char *source)
{
  EarcupScene *scene = earcup_test_scene (EARCUP_SCENE_SOURCE, archetype);

  scene->source = earcup_source_from_key (source);

  return scene;
}

static void
test_levels (void)
{
  for (guint i = 0; i < earcup_source_count (); i++)
    {
      g_autoptr(EarcupScene) scene = new_scene (i % 2 != 0 ? "closed" : "open",
                                                earcup_source_get_nth (i)->key);
      g_autoptr(EarcupSceneResult) result = NULL;
      double music, noise;

      scene->full_scale_db = 110.0;
      result = earcup_test_prepare (scene);
      music = earcup_test_stem_level (result, "music", EARCUP_TEST_EXPOSURE);
      noise = earcup_test_stem_level (result, "noise", EARCUP_TEST_EXPOSURE);

      g_test_message ("%s", scene->source->key);
      earcup_test_check_figure (result, "music_level", music, 0.3);
      g_assert_cmpfloat_with_epsilon (music, scene->level_dba, 0.3);
      earcup_test_check_figure (result, "noise_level", noise, 0.4);
      earcup_test_check_figure (result, "music_to_noise", music - noise, 0.5);
      g_assert_cmpfloat_with_epsilon (
        log2 (earcup_scene_result_get_figure (result, "hours_niosh") /
              earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, music)), 0.0, 0.1);
      g_assert_cmpfloat_with_epsilon (
        log2 (earcup_scene_result_get_figure (result, "hours_who") /
              earcup_exposure_hours (EARCUP_EXPOSURE_WHO, music)), 0.0, 0.1);
    }
}

/* As loud as it gets, it is as loud as it is told to reach. */
static void
test_reach (void)
{
  g_autoptr(EarcupScene) scene = new_scene ("open", "dongle");
  g_autoptr(EarcupSceneResult) matched = earcup_test_prepare (scene);
  g_autoptr(EarcupSceneResult) full = NULL;
  double found;

  scene->at_full = TRUE;
  full = earcup_test_prepare (scene);
  found = earcup_test_stem_level (full, "music", EARCUP_TEST_EXPOSURE);

  earcup_test_check_figure (matched, "reach", found, 0.3);
  earcup_test_check_figure (matched, "headroom", found - scene->level_dba, 0.3);
  earcup_test_check_figure (full, "music_level", found, 0.3);
  earcup_test_check_figure (full, "headroom", 0.0, 1e-9);
}

/* The highest peak of the track takes all of the voltage. The track is only nearly pink. */
static void
test_peak (void)
{
  g_autoptr(EarcupScene) scene = new_scene ("open", "dongle");
  g_autoptr(EarcupSceneResult) result = earcup_test_prepare (scene);
  g_autoptr(EarcupDesign) design = earcup_design_new_with (scene->design, EARCUP_PARAMETER_RG,
                                                           scene->source->output_ohm, NULL);
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
  g_autofree float *track = NULL;
  float peak = 0.0f;
  double crest_db;
  SF_INFO info;

  track = earcup_test_read ("track.wav", &info);
  for (gsize i = 0; i < 2 * (gsize) info.frames; i++)
    peak = fmaxf (peak, fabsf (track[i]));
  crest_db = 20.0 * log10 (peak) - earcup_test_level (track, 2 * (gsize) info.frames);

  earcup_test_check_figure (result, "reach",
                            earcup_source_loudness (response, scene->diffuse, NULL) - crest_db +
                            20.0 * log10 (earcup_source_reach_volts (scene->source,
                                                                     scene->design) * G_SQRT2),
                            1.6);
}

/* The level of a part of the music around a frequency against that of the other stem. */
static double
compare (EarcupSceneResult *result,
         double             hz)
{
  g_autofree float *music = earcup_test_hear (result, "music", NULL);
  g_autofree float *ideal = earcup_test_hear (result, "ideal", NULL);
  double from = 0.0, to = 0.0;

  for (guint i = 0; i < 30; i++)
    {
      double line_hz = hz * (0.99 + 0.02 * i / 30.0);

      from += pow (10.0, earcup_test_gain_at (ideal, 5 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                              EARCUP_TEST_RATE_HZ) / 10.0);
      to += pow (10.0, earcup_test_gain_at (music, 5 * EARCUP_TEST_RATE_HZ, 0, line_hz,
                                            EARCUP_TEST_RATE_HZ) / 10.0);
    }

  return 10.0 * log10 (to / from);
}

/* At one voltage, what is bent is bent by as much as is told, besides the loss in the middle. */
static void
test_change (void)
{
  EarcupSource weak = *earcup_source_from_key ("laptop");
  g_autoptr(EarcupScene) scene = new_scene ("open", "laptop");
  g_autoptr(EarcupSceneResult) result = NULL;
  double hz, loss_db;

  weak.output_ohm = 120.0;
  scene->source = &weak;
  scene->at_full = TRUE;
  result = earcup_test_prepare (scene);
  hz = earcup_scene_result_get_figure (result, "response_change_hz");
  loss_db = earcup_source_sensitivity (scene->design, weak.output_ohm) -
            earcup_source_sensitivity (scene->design, 0.0);

  g_assert_cmpfloat (fabs (earcup_scene_result_get_figure (result, "response_change")), >, 0.5);
  earcup_test_check_figure (result, "response_change", compare (result, hz) - loss_db, 0.15);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/source/levels-are-found-in-the-sound", test_levels);
  g_test_add_func ("/scenes/source/it-reaches-what-is-told", test_reach);
  g_test_add_func ("/scenes/source/peaks-take-all-of-the-voltage", test_peak);
  g_test_add_func ("/scenes/source/the-response-bends-as-told", test_change);

  return g_test_run ();
}
