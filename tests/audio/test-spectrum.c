/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-spectrum.h"

#include <math.h>

#include "audio/earcup-batch.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-test-sound.h"

static const char *demo_path;

/* By how much the loudness really changes. */
static double
measure_change (EarcupEmulation *emulation,
                const float     *frames,
                gsize            n_frames,
                guint            rate_hz)
{
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new (emulation, rate_hz);
  g_autoptr(EarcupBatch) batch = earcup_batch_new (&kernel, 1);
  g_autoptr(EarcupLoudness) before = earcup_loudness_new (rate_hz);
  g_autoptr(EarcupLoudness) after = earcup_loudness_new (rate_hz);
  g_autofree float *block = g_new (float, 2 * EARCUP_BATCH_BLOCK);

  for (gsize at = 0; at < n_frames; at += EARCUP_BATCH_BLOCK)
    {
      gsize n = MIN (EARCUP_BATCH_BLOCK, n_frames - at);

      earcup_batch_feed (batch, frames + 2 * at, n);
      earcup_batch_convolve (batch, 0, block);
      earcup_loudness_add (after, block, n);
    }

  earcup_loudness_add (before, frames, n_frames);

  return earcup_loudness_get_lufs (after) - earcup_loudness_get_lufs (before);
}

static void
check_prediction (const float *frames,
                  gsize        n_frames,
                  guint        rate_hz)
{
  static const char *const pairs[][2] = {
    { "closed", "open" }, { "open", "closed" }, { "planar_open", "semi_open" },
  };
  g_autoptr(EarcupSpectrum) spectrum = earcup_spectrum_new (rate_hz);

  earcup_spectrum_add (spectrum, frames, n_frames / 3);
  earcup_spectrum_add (spectrum, frames + 2 * (n_frames / 3), n_frames - n_frames / 3);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(EarcupEmulation) emulation = earcup_test_emulation (pairs[i][0], pairs[i][1]);
      g_autoptr(EarcupRecipe) recipe = earcup_recipe_new_emulation (emulation);
      double predicted = earcup_spectrum_predict_change (spectrum, recipe);
      double measured = measure_change (emulation, frames, n_frames, rate_hz);

      g_test_message ("%s on %s: predicted %.3f, measured %.3f LU", pairs[i][0], pairs[i][1],
                      predicted, measured);
      g_assert_cmpfloat (fabs (measured), >, 0.05);
      g_assert_cmpfloat_with_epsilon (predicted, measured, 0.5);
    }
}

static void
test_pink (void)
{
  static const guint rates[] = { 44100, 48000, 96000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree float *frames = earcup_test_pink (6 * rates[i], 0.1, 1);

      check_prediction (frames, 6 * rates[i], rates[i]);
    }
}

static void
test_demo (void)
{
  SF_INFO info = { 0 };
  SNDFILE *file = sf_open (demo_path, SFM_READ, &info);
  g_autofree float *frames = NULL;

  g_assert_nonnull (file);
  frames = g_new (float, 2 * (gsize) info.frames);
  g_assert_cmpint (sf_readf_float (file, frames, info.frames), ==, info.frames);
  sf_close (file);
  check_prediction (frames, (gsize) info.frames, (guint) info.samplerate);
}

static void
test_nothing (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupRecipe) recipe = earcup_recipe_new_emulation (emulation);
  g_autoptr(EarcupSpectrum) spectrum = earcup_spectrum_new (48000);

  g_assert_cmpfloat (earcup_spectrum_predict_change (spectrum, recipe), ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  demo_path = argv[1];

  g_test_add_func ("/audio/spectrum/predicts-pink-noise", test_pink);
  g_test_add_func ("/audio/spectrum/predicts-the-demo", test_demo);
  g_test_add_func ("/audio/spectrum/nothing-changes-by-nothing", test_nothing);

  return earcup_test_run ();
}
