/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-decay.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

/* A resonance of its own: a section of quality 8 and 20 dB rings as its pole says, by
 * 60 dB in ln (10³) · 2 · A · Q / ω. */
#define RINGING_HZ   1000.0
#define RINGING_Q    8.0
#define RINGING_DB   20.0
#define RINGING_BAND 10

static double
ringing_s (void)
{
  return log (1000.0) * 2.0 * pow (10.0, RINGING_DB / 40.0) * RINGING_Q /
         (EARCUP_TWO_PI * RINGING_HZ);
}

static EarcupDecay *
make_ringing (void)
{
  const EarcupSection section = { RINGING_HZ, RINGING_Q, RINGING_DB, EARCUP_SECTION_SCOPE_EAR };
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) design = earcup_design_new (earcup_design_get_values (open), TRUE,
                                                      &section, 1, &error);

  g_assert_no_error (error);

  return earcup_decay_new (design);
}

/* 2048 samples blur what is narrower than 23 Hz, so the lowest octaves are left out. */
static void
test_first_slice (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDecay) decay = earcup_decay_new (design);

      for (double hz = 200.0; hz < 20000.0; hz *= 1.1)
        {
          double level;

          earcup_decay_compute_slice (decay, 0.0, &hz, 1, &level);
          g_assert_cmpfloat_with_epsilon (level, earcup_test_drum_db (design, hz), 0.25);
        }
    }
}

/* The sum of the samples with a tone is the network at that tone, up to the fade, half way through
 * which it is half of it. */
static void
test_spectrum (void)
{
  static const struct
  {
    guint  bin;
    double share;
  } cases[] = { { 7, 1.0 }, { 100, 1.0 }, { 1500, 1.0 }, { 7500, 1.0 }, { 7864, 0.5 } };

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDecay) decay = earcup_decay_new (design);

      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        {
          double hz = (double) cases[k].bin * EARCUP_DECAY_RATE_HZ / EARCUP_DECAY_LENGTH;
          double turn = EARCUP_TWO_PI * cases[k].bin / EARCUP_DECAY_LENGTH;
          double complex sum = 0.0, drum;

          for (int n = 0; n < EARCUP_DECAY_LENGTH; n++)
            sum += earcup_decay_get_impulse (decay, (double) n / EARCUP_DECAY_RATE_HZ) *
                   cexp (-I * turn * n);

          earcup_simulate_drum (design, &hz, 1, &drum);
          g_assert_cmpfloat (cabs (sum / drum - cases[k].share), <, 1e-3);
        }
    }
}

/* What comes before the sound comes from the limit at 22 kHz alone, and dies away to both sides. */
static void
test_silence_before (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDecay) decay = earcup_decay_new (design);
      double highest = 0.0, before = 0.0;

      for (double t = 0.0; t < 0.01; t += 1e-5)
        highest = fmax (highest, fabs (earcup_decay_get_impulse (decay, t)));
      for (double t = -0.01; t < -0.001; t += 1e-5)
        before = fmax (before, fabs (earcup_decay_get_impulse (decay, t)));

      g_assert_cmpfloat (before, <, 2e-3 * highest);
    }
}

static void
test_step_is_the_sum (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupDecay) decay = earcup_decay_new (design);
  double interval = 0.25 / EARCUP_DECAY_RATE_HZ;

  for (int n = -100; n < 4000; n++)
    {
      double slope = earcup_decay_get_step (decay, n * interval) -
                     earcup_decay_get_step (decay, (n - 1) * interval);

      g_assert_cmpfloat_with_epsilon (slope, earcup_decay_get_impulse (decay, n * interval) / 4.0,
                                      1e-6);
    }

  g_assert_cmpfloat_with_epsilon (earcup_decay_get_step (decay, -0.002) /
                                  earcup_decay_get_step (decay, 0.003), 0.0, 5e-3);
}

/* Air that cannot escape keeps the pressure that the jump has made. */
static void
test_sealed_step_stays (void)
{
  g_autoptr(EarcupDesign) design =
    earcup_test_block_everything (earcup_test_archetype ("closed"));
  g_autoptr(EarcupDecay) decay = earcup_decay_new (design);
  double complex drum;
  double hz = 0.01;

  earcup_simulate_drum (design, &hz, 1, &drum);
  g_assert_cmpfloat_with_epsilon (earcup_decay_get_step (decay, 0.1) / cabs (drum), 1.0, 0.01);
}

static void
test_ringing_is_timed (void)
{
  g_autoptr(EarcupDecay) decay = make_ringing ();
  double limit_s = earcup_decay_get_filter_time (RINGING_BAND, 60.0);

  g_assert_cmpfloat_with_epsilon (earcup_decay_get_band (RINGING_BAND), RINGING_HZ, 1e-9);
  g_assert_cmpfloat (limit_s, <, 0.5 * ringing_s ());
  g_assert_cmpfloat_with_epsilon (
    earcup_decay_compute_time (decay, RINGING_BAND, 60.0) / ringing_s (), 1.0, 0.05);
  g_assert_cmpfloat_with_epsilon (
    earcup_decay_compute_time (decay, RINGING_BAND, 20.0) / ringing_s (), 1.0 / 3.0, 0.05);
}

static void
test_slices_fall_as_it_rings (void)
{
  g_autoptr(EarcupDecay) decay = make_ringing ();
  double hz = RINGING_HZ, first, second;

  earcup_decay_compute_slice (decay, 0.004, &hz, 1, &first);
  earcup_decay_compute_slice (decay, 0.014, &hz, 1, &second);
  g_assert_cmpfloat_with_epsilon (first - second, 60.0 * 0.010 / ringing_s (), 0.3);
}

/* The pole of the filter that lies nearest gives a limit that falls with frequency. */
static void
test_filter_limits (void)
{
  for (guint band = 0; band < EARCUP_DECAY_N_BANDS; band++)
    {
      double cycles = earcup_decay_get_filter_time (band, 60.0) * earcup_decay_get_band (band);

      g_assert_cmpfloat (cycles, >, 15.0);
      g_assert_cmpfloat (cycles, <, 25.0);
    }

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDecay) decay = earcup_decay_new (design);

      for (guint band = 0; band < EARCUP_DECAY_N_BANDS; band++)
        g_assert_cmpfloat (earcup_decay_compute_time (decay, band, 60.0), >,
                           0.8 * earcup_decay_get_filter_time (band, 60.0));
    }
}

/* An empty cup of 45 mm rings at half a wave, a filled one does not. */
static void
test_empty_cup_rings (void)
{
  guint band = 16;
  double limit_s = earcup_decay_get_filter_time (band, 60.0);
  double times[2];

  for (guint filled = 0; filled < 2; filled++)
    {
      g_autoptr(EarcupDesign) design =
        earcup_test_set (earcup_test_archetype ("same_driver_sealed"), 4,
                         EARCUP_PARAMETER_LB, 0.045, EARCUP_PARAMETER_PHI, 0.0,
                         EARCUP_PARAMETER_RD, 3e5,
                         EARCUP_PARAMETER_SIGMA, filled ? 4000.0 : 40.0);
      g_autoptr(EarcupDecay) decay = earcup_decay_new (design);

      times[filled] = earcup_decay_compute_time (decay, band, 60.0);
    }

  g_test_message ("empty %.1f ms, filled %.1f ms, filter %.1f ms", 1e3 * times[0],
                  1e3 * times[1], 1e3 * limit_s);
  g_assert_cmpfloat (times[0], >, 3.0 * times[1]);
  g_assert_cmpfloat (times[1], <, 1.5 * limit_s);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/decay/first-slice-is-the-response", test_first_slice);
  g_test_add_func ("/acoustics/decay/impulse-has-the-spectrum-of-the-network", test_spectrum);
  g_test_add_func ("/acoustics/decay/nothing-is-heard-before-it-sounds", test_silence_before);
  g_test_add_func ("/acoustics/decay/step-is-the-sum-of-the-impulse", test_step_is_the_sum);
  g_test_add_func ("/acoustics/decay/step-of-sealed-air-stays", test_sealed_step_stays);
  g_test_add_func ("/acoustics/decay/resonance-falls-as-its-pole-says", test_ringing_is_timed);
  g_test_add_func ("/acoustics/decay/slices-fall-as-the-pole-says", test_slices_fall_as_it_rings);
  g_test_add_func ("/acoustics/decay/filter-sets-the-limit", test_filter_limits);
  g_test_add_func ("/acoustics/decay/empty-cup-rings-and-filled-does-not", test_empty_cup_rings);

  return g_test_run ();
}
