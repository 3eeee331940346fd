/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-fft.h"
#include "catalogue/earcup-catalogue.h"

#define SECONDS       6.0
#define FULL_SCALE_DB 130.0

static EarcupCatalogue *
get_catalogue (void)
{
  static EarcupCatalogue *catalogue;

  if (catalogue == NULL)
    catalogue = earcup_catalogue_new_bundled (NULL);

  return catalogue;
}

GFile *
earcup_test_pink_file (double seconds,
                       guint  rate_hz)
{
  gsize n_frames = (gsize) (seconds * rate_hz);
  g_autofree float *pink = earcup_test_pink (n_frames, 0.1, 7);

  return earcup_test_write_wave ("track.wav", pink, n_frames, rate_hz);
}

EarcupScene *
earcup_test_scene (EarcupSceneKind  kind,
                   const char      *archetype)
{
  g_autoptr(EarcupResponse) neutral =
    earcup_catalogue_load_target (get_catalogue (), EARCUP_CATALOGUE_NEUTRAL, NULL);
  g_autoptr(EarcupResponse) diffuse =
    earcup_catalogue_load_target (get_catalogue (), "diffuse-field", NULL);
  EarcupScene *scene = earcup_scene_new (kind, neutral, diffuse);

  if (archetype != NULL)
    scene->design = earcup_design_ref ((EarcupDesign *) earcup_archetype_get_design (
      earcup_catalogue_get_archetype (get_catalogue (), archetype)));
  scene->track = earcup_test_pink_file (SECONDS, EARCUP_TEST_RATE_HZ);
  scene->full_scale_db = FULL_SCALE_DB;

  return scene;
}

EarcupMonitor *
earcup_test_monitor (const char *id)
{
  g_autoptr(EarcupResponse) diffuse =
    earcup_catalogue_load_target (get_catalogue (), "diffuse-field", NULL);
  g_autoptr(EarcupListener) listener = earcup_listener_new (diffuse);
  EarcupMonitorSetup setup = { .listener = listener };
  g_autoptr(GError) error = NULL;
  EarcupMonitor *monitor =
    earcup_monitor_new (earcup_catalogue_get_entry (get_catalogue (), id), &setup, &error);

  g_assert_no_error (error);

  return monitor;
}

EarcupSceneResult *
earcup_test_prepare (const EarcupScene *scene)
{
  g_autoptr(GError) error = NULL;
  EarcupSceneResult *result = earcup_scene_prepare (scene, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return result;
}

float *
earcup_test_hear (EarcupSceneResult *result,
                  const char        *stem,
                  EarcupSceneReport *report)
{
  g_autofree char *path = earcup_test_path ("scene.wav");
  int only = stem != NULL ? earcup_scene_result_find_stem (result, stem) : EARCUP_SCENE_ALL;
  EarcupSceneReport own;
  g_autoptr(GError) error = NULL;
  float *frames;
  SF_INFO info;

  g_assert_true (stem == NULL || only >= 0);
  earcup_scene_render (result, only, path, report != NULL ? report : &own, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  if (report == NULL)
    g_assert_cmpfloat (own.limited_db, ==, 0.0);

  frames = earcup_test_read ("scene.wav", &info);
  g_assert_cmpint (info.frames, ==, (gint64) earcup_scene_result_get_n_frames (result));
  g_assert_cmpint (info.samplerate, ==, (int) earcup_scene_result_get_rate (result));

  return frames;
}

/* From the file to what it stands for: the headphone that is worn makes it sound at the drum. */
static double
weigh (const EarcupScene *scene,
       EarcupTestWeight   weight,
       double             hz)
{
  switch (weight)
    {
    case EARCUP_TEST_PLAIN:
      return 0.0;

    case EARCUP_TEST_A_WEIGHTED:
      return earcup_weighting_a (hz);

    case EARCUP_TEST_EXPOSURE:
    default:
      return earcup_response_get_aligned (earcup_scene_get_worn (scene), hz) +
             earcup_exposure_weight (scene->diffuse, hz);
    }
}

double
earcup_test_level_of (EarcupSceneResult *result,
                      const float       *frames,
                      EarcupTestWeight   weight)
{
  const EarcupScene *scene = earcup_scene_result_get_scene (result);
  gsize n_frames = (gsize) earcup_scene_result_get_n_frames (result), n = 2;
  double rate_hz = earcup_scene_result_get_rate (result), sum = 0.0;
  float *time, *bins;

  while (n < n_frames)
    n *= 2;
  time = earcup_fft_alloc (n);
  bins = earcup_fft_alloc (n + 2);

  for (guint c = 0; c < 2; c++)
    {
      memset (time, 0, n * sizeof *time);
      for (gsize i = 0; i < n_frames; i++)
        time[i] = frames[2 * i + c];
      earcup_fft_forward (earcup_fft_get (n), time, bins);

      for (gsize i = 1; i < n / 2; i++)
        {
          double hz = (double) i * rate_hz / (double) n;

          if (hz >= 20.0 && hz < 20000.0)
            sum += (pow (bins[2 * i], 2.0) + pow (bins[2 * i + 1], 2.0)) *
                   pow (10.0, weigh (scene, weight, hz) / 10.0);
        }
    }

  earcup_fft_free (time);
  earcup_fft_free (bins);

  return 10.0 * log10 (sum / (double) n / (double) n_frames) +
         earcup_scene_get_full_scale (scene);
}

double
earcup_test_stem_level (EarcupSceneResult *result,
                        const char        *stem,
                        EarcupTestWeight   weight)
{
  g_autofree float *frames = earcup_test_hear (result, stem, NULL);

  return earcup_test_level_of (result, frames, weight);
}

void
earcup_test_check_figure (EarcupSceneResult *result,
                          const char        *key,
                          double             found,
                          double             tolerance)
{
  double told = earcup_scene_result_get_figure (result, key);

  g_test_message ("%s: %.3f told, %.3f found", key, told, found);
  g_assert_cmpfloat_with_epsilon (told, found, tolerance);
}
