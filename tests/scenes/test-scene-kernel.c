/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-kernel.h"

#include <math.h>

#include "acoustics/earcup-units.h"
#include "earcup-test-stage.h"

#define DELAY_S 0.001

static double complex
resonate (double        hz,
          gconstpointer data)
{
  double x = hz / 800.0;

  return cexp (-I * EARCUP_TWO_PI * hz * DELAY_S) * I * x / (1.0 - x * x + 0.5 * I * x);
}

static double
slope (double        hz,
       gconstpointer data)
{
  return 6.0 * sin (log2 (hz));
}

static double complex
transfer_of (EarcupKernel *kernel,
             double        hz)
{
  gsize n_taps;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);
  double complex sum = 0.0;

  for (gsize i = 0; i < n_taps; i++)
    sum += taps[i] * cexp (-I * EARCUP_TWO_PI * hz * (double) i / earcup_kernel_get_rate (kernel));

  return sum;
}

static void
test_transfer (void)
{
  static const guint rates[] = { 44100, 48000, 96000 };
  EarcupSceneFilter filter = { .transfer = resonate, .gain_db = -6.0206 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(EarcupKernel) kernel = earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_EACH,
                                                                rates[i]);

      for (double hz = 30.0; hz < 15000.0; hz *= 1.5)
        {
          double complex expected = 0.5 * resonate (hz, NULL);

          g_assert_cmpfloat (cabs (transfer_of (kernel, hz) - expected), <,
                             0.01 * cabs (expected));
        }
    }
}

static void
test_levels (void)
{
  EarcupSceneFilter filter = { .level = slope };
  EarcupSceneFilter both = { .level = slope, .transfer = resonate };
  g_autoptr(EarcupKernel) kernel = earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_EACH,
                                                            EARCUP_TEST_RATE_HZ);
  g_autoptr(EarcupKernel) joined = earcup_scene_kernel_new (&both, EARCUP_SCENE_ROUTE_EACH,
                                                            EARCUP_TEST_RATE_HZ);

  for (double hz = 60.0; hz < 15000.0; hz *= 1.3)
    {
      g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (kernel, hz), slope (hz, NULL),
                                      0.05);
      g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (joined, hz),
                                      slope (hz, NULL) + 20.0 * log10 (cabs (resonate (hz, NULL))),
                                      0.1);
    }
}

static void
test_routes (void)
{
  static const float taps[] = { 1.0f, -0.5f };
  g_autoptr(EarcupKernel) sum = earcup_scene_kernel_new_routed (taps, 2, EARCUP_SCENE_ROUTE_SUM,
                                                                48000);
  g_autoptr(EarcupKernel) left = earcup_scene_kernel_new_routed (taps, 2, EARCUP_SCENE_ROUTE_LEFT,
                                                                 48000);

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      gboolean from_left = path < EARCUP_KERNEL_RIGHT_TO_LEFT;
      gsize n_taps;

      g_assert_cmpfloat (earcup_kernel_get_path (sum, path, &n_taps)[1], ==, -0.5);
      g_assert_cmpfloat (earcup_kernel_get_path (left, path, &n_taps)[0], ==,
                         from_left ? 1.0 : 0.0);
    }
}

/* What is worn is undone, but for the cap and the fade. */
static void
test_inverse (void)
{
  g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_FIT, NULL);
  g_autoptr(EarcupEmulation) inverse = earcup_scene_kernel_new_inverse (scene->neutral);

  for (double hz = 20.0; hz < 12000.0; hz *= 1.1)
    g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (inverse, hz) +
                                    earcup_response_get_aligned (scene->neutral, hz), 0.0, 1e-6);
  g_assert_cmpfloat (earcup_emulation_get_gain (inverse, 17000.0), ==, 0.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/kernel/a-transfer-keeps-its-phase", test_transfer);
  g_test_add_func ("/scenes/kernel/levels-are-met", test_levels);
  g_test_add_func ("/scenes/kernel/channels-go-where-they-should", test_routes);
  g_test_add_func ("/scenes/kernel/what-is-worn-is-undone", test_inverse);

  return g_test_run ();
}
