/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-band.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"

#define RATE_HZ 48000

static void
test_edges (void)
{
  EarcupBand band = earcup_band_between (800.0, 200.0);

  g_assert_cmpfloat (band.low_hz, ==, 200.0);
  g_assert_cmpfloat (band.high_hz, ==, 800.0);

  band = earcup_band_between (1000.0, 1000.0);
  g_assert_cmpfloat_with_epsilon (log2 (band.high_hz / band.low_hz), EARCUP_BAND_LEAST_OCTAVES,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (sqrt (band.low_hz * band.high_hz), 1000.0, 1e-6);

  band = earcup_band_between (5.0, 5.0);
  g_assert_cmpfloat (band.low_hz, ==, EARCUP_BAND_LOWEST_HZ);
  g_assert_cmpfloat (band.high_hz, >=, band.low_hz * exp2 (EARCUP_BAND_LEAST_OCTAVES) * 0.999999);

  band = earcup_band_between (90000.0, 19999.0);
  g_assert_cmpfloat (band.high_hz, ==, EARCUP_BAND_HIGHEST_HZ);
  g_assert_cmpfloat (band.low_hz, <, 19000.0);
}

static void
test_whole (void)
{
  EarcupBand band = earcup_band_between (20.0, 20000.0);

  for (double hz = 1.0; hz < 24000.0; hz *= 1.1)
    g_assert_cmpfloat (earcup_band_get_gain (&band, hz), ==, 0.0);
}

/* The most that is left beyond the skirts, and the most that changes within, both in dB. */
static void
measure (const EarcupKernel *kernel,
         const EarcupBand   *band,
         double             *left_db,
         double             *ripple_db)
{
  double below_hz, above_hz;

  earcup_band_get_skirts (band, &below_hz, &above_hz);
  *left_db = -G_MAXDOUBLE;
  *ripple_db = 0.0;
  for (double hz = 10.0; hz < 23000.0; hz *= exp2 (1.0 / 96.0))
    {
      double level = earcup_kernel_compute_level (kernel, hz);

      if (hz >= band->low_hz && hz <= band->high_hz)
        *ripple_db = fmax (*ripple_db, fabs (level));
      if ((band->low_hz > EARCUP_BAND_LOWEST_HZ && hz < below_hz) ||
          (band->high_hz < EARCUP_BAND_HIGHEST_HZ && hz > above_hz))
        *left_db = fmax (*left_db, level);
    }
}

/* What lies beyond the skirts is 60 dB down or more, and what lies within is as loud as it was. */
static void
test_stops (void)
{
  static const struct
  {
    double low_hz;
    double high_hz;
    double ripple_db;
  } bands[] = {
    { 20.0, 60.0, 0.1 }, { 30.0, 50.0, 0.1 }, { 40.0, 80.0, 0.1 },
    { 100.0, 200.0, 0.2 }, { 200.0, 800.0, 0.1 },
    { 1000.0, 1120.0, 0.05 }, { 3000.0, 20000.0, 0.05 }, { 8000.0, 12000.0, 0.05 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      EarcupBand band = { bands[i].low_hz, bands[i].high_hz };
      g_autoptr(EarcupRecipe) recipe = earcup_band_new_recipe (&band, NULL);
      g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, RATE_HZ);
      double left_db, ripple_db;

      measure (kernel, &band, &left_db, &ripple_db);
      g_test_message ("%g to %g Hz: %.1f dB beyond, %.3f dB within", band.low_hz, band.high_hz,
                      left_db, ripple_db);
      g_assert_cmpfloat (left_db, <=, -60.0);
      g_assert_cmpfloat (ripple_db, <=, bands[i].ripple_db);
    }
}

/* Nothing sounds before its time: of minimum phase is what has most of its energy early. */
static void
test_no_warning (void)
{
  EarcupBand band = { 1000.0, 2000.0 };
  g_autoptr(EarcupRecipe) recipe = earcup_band_new_recipe (&band, NULL);
  g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, RATE_HZ);
  gsize n_taps, highest = 0;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);

  for (gsize i = 0; i < n_taps; i++)
    if (fabsf (taps[i]) > fabsf (taps[highest]))
      highest = i;

  g_assert_cmpuint (highest, <, RATE_HZ / 250);
  g_assert_cmpfloat (fabsf (taps[n_taps - 1]), <, 1e-6f);
}

/* Within the band one hears just what is there. */
static void
test_inner (void)
{
  EarcupBand band = { 200.0, 800.0 };
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupRecipe) inner = earcup_recipe_new_emulation (emulation);
  g_autoptr(EarcupRecipe) recipe = earcup_band_new_recipe (&band, inner);
  g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, RATE_HZ);

  for (double hz = 200.0; hz <= 800.0; hz *= 1.1)
    {
      g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (kernel, hz),
                                      earcup_emulation_get_gain (emulation, hz), 0.1);
      g_assert_cmpfloat_with_epsilon (earcup_recipe_get_level (recipe, hz),
                                      earcup_emulation_get_gain (emulation, hz), 1e-9);
    }
  g_assert_cmpfloat (earcup_kernel_compute_level (kernel, 100.0), <, -50.0);
}

static EarcupKernel *
make_crossed (gpointer data,
              guint    rate_hz)
{
  const float left[] = { 1.0f, 0.0f }, across[] = { 0.0f, 0.5f };
  const float *const paths[EARCUP_KERNEL_PATHS] = { left, across, across, left };

  return earcup_kernel_new_crossed (paths, G_N_ELEMENTS (left), rate_hz);
}

static void
test_crossed (void)
{
  EarcupBand band = { 500.0, 2000.0 };
  g_autoptr(EarcupRecipe) inner = earcup_recipe_new_full (make_crossed, NULL, 0.01, NULL, NULL);
  g_autoptr(EarcupRecipe) recipe = earcup_band_new_recipe (&band, inner);
  g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, RATE_HZ);
  gsize n_taps;
  const float *straight = earcup_kernel_get_path (kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);
  const float *across = earcup_kernel_get_path (kernel, EARCUP_KERNEL_RIGHT_TO_LEFT, &n_taps);

  g_assert_true (earcup_kernel_is_crossed (kernel));
  g_assert_cmpfloat (earcup_recipe_get_lead (recipe), ==, 0.01);
  for (gsize i = 1; i < n_taps / 2; i++)
    g_assert_cmpfloat_with_epsilon (across[i], 0.5f * straight[i - 1], 1e-5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/band/edges-come-in-either-order", test_edges);
  g_test_add_func ("/acoustics/band/the-whole-range-changes-nothing", test_whole);
  g_test_add_func ("/acoustics/band/beyond-it-60-db-are-gone", test_stops);
  g_test_add_func ("/acoustics/band/nothing-sounds-before-its-time", test_no_warning);
  g_test_add_func ("/acoustics/band/within-it-a-model-is-as-it-was", test_inner);
  g_test_add_func ("/acoustics/band/loudspeakers-cross-over-within-it", test_crossed);

  return g_test_run ();
}
