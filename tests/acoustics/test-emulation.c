/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-emulation.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define N_MEAN 6000

static EarcupResponse *
simulate (const char *id)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);

  return earcup_response_new_simulated (design);
}

/* A target that is @db at 100 Hz and above 5 kHz, and flat in the middle, over a flat worn one. */
static EarcupEmulation *
emulate_shelves (double db)
{
  const double hz[] = { 20.0, 100.0, 300.0, 3000.0, 5000.0, 20000.0 };
  const double levels[] = { 0.0, db, 0.0, 0.0, db, db }, flat[6] = { 0.0 };
  g_autoptr(EarcupResponse) target = earcup_response_new_sampled (hz, levels, 6, NULL);
  g_autoptr(EarcupResponse) worn = earcup_response_new_sampled (hz, flat, 6, NULL);

  return earcup_emulation_new (target, worn);
}

static void
test_mean (void)
{
  const char *const pairs[][2] = {
    { "closed", "open" }, { "open", "closed" }, { "planar_open", "semi_open" },
    { "same_driver_sealed", "same_driver_open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(EarcupEmulation) emulation = earcup_test_emulation (pairs[i][0], pairs[i][1]);
      double sum = 0.0;

      for (guint j = 0; j < N_MEAN; j++)
        sum += earcup_emulation_get_gain (emulation, earcup_test_between (500.0, 2000.0, 2 * j + 1,
                                                                          2 * N_MEAN));

      g_test_message ("%s on %s: mean %.2g dB", pairs[i][0], pairs[i][1], sum / N_MEAN);
      g_assert_cmpfloat_with_epsilon (sum / N_MEAN, 0.0, 1e-3);
    }
}

/* Each as its distance from its own mean, taken at the drum. */
static void
test_difference (void)
{
  g_autoptr(EarcupResponse) closed = simulate ("closed");
  g_autoptr(EarcupResponse) open = simulate ("open");
  g_autoptr(EarcupEmulation) there = earcup_emulation_new (closed, open);
  g_autoptr(EarcupEmulation) back = earcup_emulation_new (open, closed);

  for (double hz = 20.0; hz < 20000.0; hz *= 1.07)
    {
      double expected = earcup_response_get_level (closed, hz) -
                        earcup_response_get_mean (closed, 500.0, 2000.0) -
                        earcup_response_get_level (open, hz) +
                        earcup_response_get_mean (open, 500.0, 2000.0);

      g_assert_cmpfloat_with_epsilon (earcup_emulation_get_difference (there, hz), expected, 1e-9);
      g_assert_cmpfloat_with_epsilon (earcup_emulation_get_difference (back, hz), -expected, 1e-9);
    }

  g_assert_cmpfloat (earcup_emulation_get_difference (there, 20.0), >, 8.0);
}

static void
test_cap (void)
{
  g_autoptr(EarcupEmulation) emulation = emulate_shelves (20.0);

  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_difference (emulation, 100.0), 20.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (emulation, 100.0), 12.0, 1e-12);
  g_assert_true (earcup_emulation_is_cut (emulation, 100.0));
  g_assert_false (earcup_emulation_is_cut (emulation, 1000.0));
  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (emulation, 1000.0), 0.0, 1e-9);
}

static void
test_no_floor (void)
{
  g_autoptr(EarcupEmulation) emulation = emulate_shelves (-30.0);

  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (emulation, 100.0), -30.0, 1e-9);
  g_assert_false (earcup_emulation_is_cut (emulation, 100.0));
}

/* The cap comes first, so that what is faded out is 12 dB and not 20 dB. */
static void
test_fade (void)
{
  g_autoptr(EarcupEmulation) plain = emulate_shelves (8.0);
  g_autoptr(EarcupEmulation) capped = emulate_shelves (20.0);

  for (double hz = 6000.0; hz < 20000.0; hz += 100.0)
    {
      double way = CLAMP (log (hz / 12000.0) / log (16000.0 / 12000.0), 0.0, 1.0);
      double expected = 0.5 * (1.0 + cos (EARCUP_PI * way));

      g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (plain, hz), 8.0 * expected, 1e-9);
      g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (capped, hz), 12.0 * expected,
                                      1e-9);
    }

  g_assert_cmpfloat (earcup_emulation_get_gain (plain, 12000.0), >, 7.999);
  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (plain, sqrt (12000.0 * 16000.0)),
                                  4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_emulation_get_gain (plain, 16000.0), 0.0, 1e-12);
  g_assert_cmpfloat (earcup_emulation_get_gain (plain, 19000.0), ==, 0.0);
}

static void
test_hold (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");

  for (double hz = 0.1; hz < 20.0; hz *= 1.5)
    g_assert_cmpfloat (earcup_emulation_get_gain (emulation, hz), ==,
                       earcup_emulation_get_gain (emulation, 20.0));

  g_assert_cmpfloat (earcup_emulation_get_gain (emulation, 25.0), !=,
                     earcup_emulation_get_gain (emulation, 20.0));
}

static void
test_self (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "closed");

  for (double hz = 5.0; hz < 24000.0; hz *= 1.1)
    g_assert_cmpfloat (fabs (earcup_emulation_get_gain (emulation, hz)), ==, 0.0);
}

static void
check_bins (const EarcupEmulation *emulation)
{
  const guint rates_hz[] = { 16000, 44100, 96000 };

  for (guint k = 0; k < G_N_ELEMENTS (rates_hz); k++)
    {
      g_autoptr(EarcupBins) bins = earcup_bins_get (rates_hz[k], 8192);
      g_autofree float *gains = g_new (float, bins->n_bins + 8);
      g_autofree float *scratch = g_new (float, bins->n_bins + 8);

      earcup_emulation_compute_gains (emulation, bins, gains, scratch);
      for (gsize i = 0; i < bins->n_bins; i++)
        {
          double hz = fmax ((double) i * bins->spacing_hz, EARCUP_RESPONSE_LOWEST_HZ);
          double db = gains[i] * 20.0 / M_LN10;

          g_assert_cmpfloat (fabs (db - earcup_emulation_get_gain (emulation, hz)), <=, 3e-4);
        }
    }
}

static void
test_bins (void)
{
  g_autoptr(EarcupEmulation) there = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) back = earcup_test_emulation ("open", "planar_open");
  g_autoptr(EarcupEmulation) capped = emulate_shelves (20.0);
  g_autoptr(EarcupEmulation) deep = emulate_shelves (-60.0);

  check_bins (there);
  check_bins (back);
  check_bins (capped);
  check_bins (deep);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/emulation/mean-of-the-middle-is-0-db", test_mean);
  g_test_add_func ("/acoustics/emulation/difference-is-target-less-worn", test_difference);
  g_test_add_func ("/acoustics/emulation/more-than-12-db-is-cut", test_cap);
  g_test_add_func ("/acoustics/emulation/less-is-never-cut", test_no_floor);
  g_test_add_func ("/acoustics/emulation/treble-is-faded-out", test_fade);
  g_test_add_func ("/acoustics/emulation/below-20-hz-is-held", test_hold);
  g_test_add_func ("/acoustics/emulation/bins-have-the-gain-of-their-frequency", test_bins);
  g_test_add_func ("/acoustics/emulation/same-headphone-changes-nothing", test_self);

  return g_test_run ();
}
