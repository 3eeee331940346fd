/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-source.h"

#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-curves.h"
#include "fixture/earcup-test-archetypes.h"

static void
test_keys (void)
{
  for (guint i = 0; i < earcup_source_count (); i++)
    {
      const EarcupSource *source = earcup_source_get_nth (i);

      g_assert_true (earcup_source_from_key (source->key) == source);
      g_assert_cmpfloat (source->volts, >, 0.0);
      g_assert_cmpfloat (source->noise_v, <, 1e-4);
      g_assert_cmpuint (strlen (source->source), >, 20);
    }

  g_assert_null (earcup_source_from_key ("gramophone"));
}

/* An output impedance divides the voltage, at every frequency and so in the mean. */
static void
test_divider (void)
{
  g_autoptr(EarcupDesign) plain = earcup_test_with (earcup_test_archetype ("planar_open"),
                                                    EARCUP_PARAMETER_RG, 0.0);
  g_autoptr(EarcupDesign) fed = earcup_test_with (earcup_test_archetype ("planar_open"),
                                                  EARCUP_PARAMETER_RG, 70.0);
  double loss = earcup_source_sensitivity (plain, 0.0) - earcup_source_sensitivity (plain, 70.0);

  g_assert_cmpfloat_with_epsilon (loss, 20.0 * log10 (140.0 / 70.0), 0.1);
  g_assert_cmpfloat_with_epsilon (earcup_source_sensitivity (fed, 70.0),
                                  earcup_source_sensitivity (plain, 70.0), 1e-9);
}

/* The change by an output impedance is that between two simulations. */
static void
test_change (void)
{
  g_autoptr(EarcupDesign) plain = earcup_test_with (earcup_test_archetype ("open"),
                                                    EARCUP_PARAMETER_RG, 0.0);
  g_autoptr(EarcupDesign) fed = earcup_test_with (earcup_test_archetype ("open"),
                                                  EARCUP_PARAMETER_RG, 120.0);
  g_autoptr(EarcupResponse) before = earcup_response_new_simulated (plain);
  g_autoptr(EarcupResponse) after = earcup_response_new_simulated (fed);
  double hz = 0.0;
  double largest = earcup_source_largest_change (plain, 120.0, &hz);

  for (double f = 25.0; f < 9000.0; f *= 1.9)
    {
      double change = earcup_source_change (plain, 120.0, f);

      g_assert_cmpfloat_with_epsilon (change, earcup_response_get_aligned (after, f) -
                                              earcup_response_get_aligned (before, f), 0.02);
      g_assert_cmpfloat (fabs (change), <=, fabs (largest) + 0.01);
    }

  g_assert_cmpfloat (hz, >, 80.0);
  g_assert_cmpfloat (hz, <, 140.0);
  g_assert_cmpfloat_with_epsilon (largest, 1.0, 0.5);
  g_assert_cmpfloat (earcup_source_change (plain, 0.0, 100.0), ==, 0.0);
}

static void
test_need (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  double hz = 1000.0;
  EarcupSourceNeed need, louder;
  EarcupOutputs outputs;
  double complex ohm;

  earcup_simulate (design, &hz, 1, &outputs);
  ohm = outputs.impedance_ohm;
  earcup_source_compute_need (design, 33.0, 94.0, &need);
  earcup_source_compute_need (design, 33.0, 114.0, &louder);

  g_assert_cmpfloat_with_epsilon (need.volts / need.current_a, cabs (ohm), 1e-9);
  g_assert_cmpfloat_with_epsilon (need.emf_v / need.current_a, cabs (ohm + 33.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (need.power_w / (need.volts * need.volts * creal (1.0 / ohm)),
                                  1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (louder.power_w / need.power_w, 100.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_source_sensitivity (design, 33.0) +
                                  20.0 * log10 (need.emf_v), 94.0, 1e-9);
}

static void
test_reach (void)
{
  g_autoptr(EarcupDesign) high = earcup_test_archetype ("open");
  g_autoptr(EarcupDesign) low = earcup_test_archetype ("closed");
  EarcupSource weak = { "weak", 4.0, 2.0, 0.01, 0.0, "" };
  EarcupSource stiff = { "stiff", 4.0, 2.0, 10.0, 0.0, "" };
  double load_ohm = earcup_source_lowest_load (low);

  g_assert_cmpfloat (load_ohm, >=, earcup_design_get (low, EARCUP_PARAMETER_RE));
  g_assert_cmpfloat (earcup_source_reach_volts (&stiff, low), ==, 4.0);
  g_assert_cmpfloat_with_epsilon (earcup_source_reach_volts (&weak, low),
                                  0.01 * (load_ohm + 2.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_source_reach (&stiff, high),
                                  earcup_source_sensitivity (high, 2.0) + 20.0 * log10 (4.0),
                                  1e-9);
}

/* One volt that lies all in one band is as loud as that band, and two bands share it. */
static void
test_loudness (void)
{
  g_autoptr(EarcupResponse) step = earcup_test_step (900.0, 1120.0, 100.0, 80.0);
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  double power[EARCUP_WEIGHTING_THIRDS] = { 0.0 };

  power[17] = 7.0;
  g_assert_cmpfloat_with_epsilon (earcup_source_loudness (step, flat, power), 100.0, 0.01);
  power[23] = 7.0;
  g_assert_cmpfloat_with_epsilon (earcup_source_loudness (step, flat, power),
                                  100.0 - 10.0 * log10 (2.0), 0.1);
  g_assert_cmpfloat_with_epsilon (earcup_source_loudness (flat, flat, NULL), -2.99, 0.05);
}

/* White noise of a known voltage, worked out band by band in another way. */
static void
test_noise (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  EarcupSource source = { "hissing", 1.0, 0.0, 1.0, 1e-3, "" };
  double power = 0.0, step_hz = 1.0;

  for (double hz = 20.0; hz < 20000.0; hz += step_hz)
    power += step_hz * pow (10.0, earcup_weighting_a (hz + 0.5 * step_hz) / 10.0) / 19980.0;

  g_assert_cmpfloat_with_epsilon (earcup_source_noise (&source, flat, flat),
                                  10.0 * log10 (power * 1e-6), 0.25);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/source/keys-name-sources", test_keys);
  g_test_add_func ("/acoustics/source/output-impedance-divides-the-voltage", test_divider);
  g_test_add_func ("/acoustics/source/change-is-that-between-two-simulations", test_change);
  g_test_add_func ("/acoustics/source/voltage-current-and-power-agree", test_need);
  g_test_add_func ("/acoustics/source/voltage-or-current-is-the-limit", test_reach);
  g_test_add_func ("/acoustics/source/loudness-follows-the-music", test_loudness);
  g_test_add_func ("/acoustics/source/noise-is-summed-over-the-bands", test_noise);

  return g_test_run ();
}
