/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"

#define IMPULSE_AT 1000

static void
test_level (void)
{
  static const char *const ids[] = { "krk-rokit-5-g3-rp5g3", "atc-scm100asl-pro" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_MONITORS, NULL);
      g_autoptr(EarcupSceneResult) result = NULL;

      scene->monitor = earcup_test_monitor (ids[i]);
      result = earcup_test_prepare (scene);
      earcup_test_check_figure (result, "music_level",
                                earcup_test_stem_level (result, "music", EARCUP_TEST_EXPOSURE),
                                0.4);
    }
}

/* A pair that plays a click on one side only or on both; both at once would add up. */
static float *
hear_click (EarcupSceneResult **result,
            guint               channel)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_MONITORS, NULL);
  g_autofree float *click = g_new0 (float, 4 * EARCUP_TEST_RATE_HZ);

  click[2 * IMPULSE_AT + channel] = 0.5f;
  g_clear_object (&scene->track);
  scene->track = earcup_test_write_wave ("click.wav", click, 2 * EARCUP_TEST_RATE_HZ,
                                         EARCUP_TEST_RATE_HZ);
  scene->monitor = earcup_test_monitor ("krk-rokit-5-g3-rp5g3");
  scene->level_dba = 60.0;
  *result = earcup_test_prepare (scene);

  return earcup_test_hear (*result, NULL, NULL);
}

/* The power of pink noise from @from_hz to @to_hz in one channel, at the drum under what is
 * worn. */
static double
find_power (EarcupSceneResult *result,
            const float       *frames,
            guint              channel,
            double             from_hz,
            double             to_hz)
{
  EarcupResponse *worn = earcup_scene_get_worn (earcup_scene_result_get_scene (result));
  gsize n = 1 << 16;
  float *time = earcup_fft_alloc (n), *bins = earcup_fft_alloc (n + 2);
  double hz_step = (double) EARCUP_TEST_RATE_HZ / (double) n, sum = 0.0;

  for (gsize i = 0; i < n; i++)
    time[i] = frames[2 * i + channel];
  earcup_fft_forward (earcup_fft_get (n), time, bins);

  for (gsize i = (gsize) ceil (from_hz / hz_step); (double) i * hz_step <= to_hz; i++)
    sum += (pow (bins[2 * i], 2.0) + pow (bins[2 * i + 1], 2.0)) / (double) i *
           pow (10.0, earcup_response_get_aligned (worn, (double) i * hz_step) / 10.0);

  earcup_fft_free (time);
  earcup_fft_free (bins);

  return sum;
}

static void
test_difference (void)
{
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = hear_click (&result, 0);
  double half = pow (10.0, 0.05);
  double near = find_power (result, frames, 0, 2000.0 / half, 2000.0 * half);
  double far = find_power (result, frames, 1, 2000.0 / half, 2000.0 * half);

  earcup_test_check_figure (result, "level_difference", 10.0 * log10 (near / far), 0.5);
}

/* Splits both channels at a time after the direct sound. */
static void
split (guint   channel,
       double  after_s,
       double *before,
       double *behind)
{
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = hear_click (&result, channel);
  gsize n = 2 * EARCUP_TEST_RATE_HZ;
  gsize at = IMPULSE_AT + (gsize) (after_s * EARCUP_TEST_RATE_HZ);

  for (guint ear = 0; ear < 2; ear++)
    {
      g_autofree float *early = g_memdup2 (frames, 2 * n * sizeof *frames);
      g_autofree float *late = g_memdup2 (frames, 2 * n * sizeof *frames);

      memset (early + 2 * at, 0, 2 * (n - at) * sizeof *early);
      memset (late, 0, 2 * at * sizeof *late);
      *before += find_power (result, early, ear, 250.0, 4000.0);
      *behind += find_power (result, late, ear, 250.0, 4000.0);
    }
}

static void
test_clarity (void)
{
  double early = 0.0, late = 0.0;
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = hear_click (&result, 0);

  g_assert_nonnull (frames);
  split (0, 0.051, &early, &late);
  split (1, 0.051, &early, &late);
  earcup_test_check_figure (result, "clarity", 10.0 * log10 (early / late), 1.5);
}

/* The direct sound is over before the first reflection comes, but for its lowest part. */
static void
test_direct (void)
{
  double direct = 0.0, rest = 0.0;
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = hear_click (&result, 0);

  g_assert_nonnull (frames);
  split (0, 0.0045, &direct, &rest);
  split (1, 0.0045, &direct, &rest);
  earcup_test_check_figure (result, "direct_ratio", 10.0 * log10 (direct / rest), 1.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/monitors/the-level-is-found-in-the-sound", test_level);
  g_test_add_func ("/scenes/monitors/a-side-is-louder-as-told", test_difference);
  g_test_add_func ("/scenes/monitors/what-comes-early-is-found-in-the-sound", test_clarity);
  g_test_add_func ("/scenes/monitors/direct-sound-is-found-in-the-sound", test_direct);

  return g_test_run ();
}
