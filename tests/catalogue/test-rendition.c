/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-rendition.h"

#include <math.h>

#include "acoustics/earcup-units.h"
#include "catalogue/earcup-catalogue.h"

#define RATE_HZ 48000

typedef struct {
  EarcupCatalogue *catalogue;
  EarcupMonitor   *monitor;
  EarcupResponse  *worn;
  EarcupRendition *rendition;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *id = data;
  EarcupMonitorSetup setup = { EARCUP_MONITOR_ROOM_USUAL };

  fixture->catalogue = earcup_catalogue_new_bundled (NULL);
  setup.listener = earcup_catalogue_get_listener (fixture->catalogue, NULL);
  fixture->monitor = earcup_monitor_new (earcup_catalogue_get_entry (fixture->catalogue, id),
                                         &setup, NULL);
  fixture->worn = earcup_catalogue_load_target (fixture->catalogue, EARCUP_CATALOGUE_NEUTRAL,
                                                NULL);
  fixture->rendition = earcup_rendition_new (fixture->monitor, fixture->worn);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  earcup_rendition_unref (fixture->rendition);
  earcup_response_unref (fixture->worn);
  earcup_monitor_unref (fixture->monitor);
  g_object_unref (fixture->catalogue);
}

static double complex
transfer (const float *taps,
          gsize        n_taps,
          double       hz)
{
  double complex step = cexp (-I * EARCUP_TWO_PI * hz / RATE_HZ), sum = 0.0;

  for (gsize i = n_taps; i-- > 0;)
    sum = sum * step + taps[i];

  return sum;
}

/* The 2×2 is what was computed, in level and phase, with what is worn undone. */
static void
test_paths (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupBinaural) binaural = earcup_monitor_dup_binaural (fixture->monitor, RATE_HZ);
  g_autoptr(EarcupKernel) kernel = earcup_rendition_make_kernel (fixture->rendition, RATE_HZ);
  g_autoptr(EarcupKernel) inverse =
    earcup_kernel_new (earcup_rendition_get_inverse (fixture->rendition), RATE_HZ);
  gsize n_taps, n_inverse;
  const float *inverse_taps = earcup_kernel_get_taps (inverse, &n_inverse);
  double worst_db = 0.0, worst_rad = 0.0;

  g_assert_true (earcup_kernel_is_crossed (kernel));
  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      const float *taps = earcup_kernel_get_path (kernel, path, &n_taps);

      for (double hz = 100.0; hz <= 16000.0; hz *= exp2 (1.0 / 6.0))
        {
          double complex ratio = transfer (taps, n_taps, hz) /
                                 (earcup_binaural_compute_transfer (binaural, path, hz) *
                                  transfer (inverse_taps, n_inverse, hz));

          worst_db = fmax (worst_db, fabs (20.0 * log10 (cabs (ratio))));
          worst_rad = fmax (worst_rad, fabs (carg (ratio)));
        }
    }

  g_test_message ("%.4f dB, %.4f rad", worst_db, worst_rad);
  g_assert_cmpfloat (worst_db, <, 0.05);
  g_assert_cmpfloat (worst_rad, <, 0.01);
}

/* What is told beforehand is what the kernel then does, by thirds of an octave. */
static void
test_level (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupKernel) kernel = earcup_rendition_make_kernel (fixture->rendition, RATE_HZ);

  for (double third = 100.0; third < 10000.0; third *= 2.0)
    {
      double told = 0.0, done = 0.0;
      const guint n = 48;

      for (guint i = 0; i < n; i++)
        {
          double hz = third * exp2 ((i + 0.5) / (3.0 * n) - 1.0 / 6.0);

          told += pow (10.0, earcup_rendition_get_level (fixture->rendition, hz) / 10.0);
          for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
            {
              gsize n_taps;
              const float *taps = earcup_kernel_get_path (kernel, path, &n_taps);

              done += pow (cabs (transfer (taps, n_taps, hz)), 2.0) / 2.0;
            }
        }

      g_assert_cmpfloat_with_epsilon (10.0 * log10 (told / done), 0.0, 0.5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/catalogue/rendition/near-field-paths-are-as-computed", Fixture,
              "krk-rokit-5-g3-rp5g3", set_up, test_paths, tear_down);
  g_test_add ("/catalogue/rendition/far-field-paths-are-as-computed", Fixture,
              "atc-scm100asl-pro", set_up, test_paths, tear_down);
  g_test_add ("/catalogue/rendition/the-level-is-told-beforehand", Fixture,
              "krk-rokit-5-g3-rp5g3", set_up, test_level, tear_down);

  return g_test_run ();
}
