/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-stage.h"

#include <math.h>
#include <string.h>

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

/* The mean power of pink noise from @from_hz to @to_hz in a part of one channel. */
static double
find_power (const float *frames,
            gsize        n_frames,
            guint        channel,
            double       from_hz,
            double       to_hz)
{
  double sum = 0.0;
  guint n = 0;

  for (double hz = from_hz; hz <= to_hz; hz *= 1.004)
    {
      sum += pow (10.0, earcup_test_gain_at (frames, n_frames, channel, hz,
                                             EARCUP_TEST_RATE_HZ) / 10.0);
      n++;
    }

  return sum / n;
}

/* The figures are those of the pair, which the kernel corrects for what is worn: over a band that
 * is not too wide the correction is the same for what is compared. */
static void
test_difference (void)
{
  g_autoptr(EarcupSceneResult) result = NULL;
  g_autofree float *frames = hear_click (&result, 0);
  double half = pow (10.0, 0.05);
  double near = find_power (frames, EARCUP_TEST_RATE_HZ, 0, 2000.0 / half, 2000.0 * half);
  double far = find_power (frames, EARCUP_TEST_RATE_HZ, 1, 2000.0 / half, 2000.0 * half);

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
  gsize n = EARCUP_TEST_RATE_HZ;
  gsize at = IMPULSE_AT + (gsize) (after_s * EARCUP_TEST_RATE_HZ);

  for (guint ear = 0; ear < 2; ear++)
    {
      g_autofree float *early = g_memdup2 (frames, 2 * n * sizeof *frames);
      g_autofree float *late = g_memdup2 (frames, 2 * n * sizeof *frames);

      memset (early + 2 * at, 0, 2 * (n - at) * sizeof *early);
      memset (late, 0, 2 * at * sizeof *late);
      *before += find_power (early, n, ear, 250.0, 4000.0);
      *behind += find_power (late, n, ear, 250.0, 4000.0);
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/monitors/the-level-is-found-in-the-sound", test_level);
  g_test_add_func ("/scenes/monitors/a-side-is-louder-as-told", test_difference);
  g_test_add_func ("/scenes/monitors/what-comes-early-is-found-in-the-sound", test_clarity);

  return g_test_run ();
}
