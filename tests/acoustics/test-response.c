/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-response.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-bins.h"
#include "acoustics/earcup-network.h"
#include "acoustics/earcup-response-private.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED     96
#define N_RANDOM 4000

static double
network_db (const EarcupDesign *design,
            double              hz)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);
  double complex factor = earcup_sections_respond (sections, n_sections, FALSE, hz);

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  return 20.0 * log10 (cabs (state.head_pa * network.ear.transfer * factor) /
                       EARCUP_REFERENCE_PA);
}

static EarcupResponse *
make_sampled (const double *hz,
              const double *db,
              gsize         n_samples)
{
  g_autoptr(GError) error = NULL;
  EarcupResponse *response = earcup_response_new_sampled (hz, db, n_samples, &error);

  g_assert_no_error (error);

  return response;
}

static void
test_spline (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(GRand) rand = g_rand_new_with_seed (SEED + i);
      g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
      g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
      double worst = 0.0, worst_hz = 0.0;

      for (guint j = 0; j < N_RANDOM; j++)
        {
          double hz = earcup_test_draw (rand, 20.0, 16000.0);
          double difference = fabs (earcup_response_get_level (response, hz) -
                                    network_db (design, hz));

          if (difference > worst)
            worst = difference, worst_hz = hz;
        }

      g_test_message ("%s: within %.2g dB, at %.0f Hz", id, worst, worst_hz);
      g_assert_cmpfloat (worst, <=, 0.001);
    }
}

/* Between the samples nothing may jump. */
static void
test_smooth (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  for (guint i = 100; i < 800; i++)
    {
      double hz = 10.0 * exp2 (i / 96.0);

      g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, hz * (1.0 - 1e-9)),
                                      earcup_response_get_level (response, hz * (1.0 + 1e-9)),
                                      1e-6);
    }
}

static void
test_simulated_ends (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 10.0),
                                  network_db (design, 10.0), 1e-6);
  g_assert_cmpfloat (earcup_response_get_level (response, 0.5), ==,
                     earcup_response_get_level (response, 10.0));
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 96000.0),
                                  network_db (design, 20480.0), 1e-6);
}

static void
test_sampled_ends (void)
{
  const double hz[] = { 50.0, 500.0, 9000.0 }, db[] = { -3.0, 1.0, 7.0 };
  g_autoptr(EarcupResponse) response = make_sampled (hz, db, 3);

  g_assert_cmpfloat (earcup_response_get_level (response, 50.0), ==, -3.0);
  g_assert_cmpfloat (earcup_response_get_level (response, 1.0), ==, -3.0);
  g_assert_cmpfloat (earcup_response_get_level (response, 9000.0), ==, 7.0);
  g_assert_cmpfloat (earcup_response_get_level (response, 40000.0), ==, 7.0);
}

static void
test_straight (void)
{
  const double hz[] = { 100.0, 400.0, 1600.0 }, db[] = { 0.0, 6.0, -6.0 };
  g_autoptr(EarcupResponse) response = make_sampled (hz, db, 3);

  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 400.0), 6.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 200.0), 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 800.0), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 400.0 * M_SQRT2), 3.0,
                                  1e-12);
}

/* Three decibels per octave through 5 dB at 1 kHz, with samples where nothing divides evenly. */
static void
test_mean (void)
{
  double hz[23], db[23];
  g_autoptr(EarcupResponse) response = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    {
      hz[i] = earcup_test_between (17.0, 21000.0, i, 22);
      db[i] = 5.0 + 3.0 * log2 (hz[i] / 1000.0);
    }

  response = make_sampled (hz, db, G_N_ELEMENTS (hz));
  g_assert_cmpfloat_with_epsilon (earcup_response_get_mean (response, 500.0, 2000.0), 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_mean (response, 1000.0, 4000.0), 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_reference (response), 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_aligned (response, 4000.0), 6.0, 1e-9);
}

static void
test_reference (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
      double sum = 0.0;

      for (guint j = 0; j < 4000; j++)
        sum += network_db (design, earcup_test_between (500.0, 2000.0, 2 * j + 1, 8000)) / 4000.0;

      g_assert_cmpfloat_with_epsilon (earcup_response_get_reference (response), sum, 1e-3);
      g_assert_cmpfloat (earcup_response_get_aligned (response, 777.0), ==,
                         earcup_response_get_level (response, 777.0) -
                         earcup_response_get_reference (response));
    }
}

static void
test_refused (void)
{
  const struct
  {
    double hz[3], db[3];
    gsize  n_samples;
    int    code;
  } bad[] = {
    { { 0.0 }, { 0.0 }, 0, EARCUP_RESPONSE_ERROR_TOO_SHORT },
    { { 100.0 }, { 0.0 }, 1, EARCUP_RESPONSE_ERROR_TOO_SHORT },
    { { 0.0, 100.0, 200.0 }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { -1.0, 100.0, 200.0 }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, 100.0, 200.0 }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, 200.0, 150.0 }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, NAN, 200.0 }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, 200.0, INFINITY }, { 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, 200.0, 300.0 }, { 0.0, NAN, 0.0 }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
    { { 100.0, 200.0, 300.0 }, { 0.0, 0.0, -INFINITY }, 3, EARCUP_RESPONSE_ERROR_BAD_SAMPLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupResponse) response =
        earcup_response_new_sampled (bad[i].hz, bad[i].db, bad[i].n_samples, &error);

      g_assert_null (response);
      g_assert_error (error, EARCUP_RESPONSE_ERROR, bad[i].code);
    }
}

/* All bins at once are what each of them is alone. */
static void
check_sampled (const EarcupResponse *response,
               guint                 rate_hz)
{
  g_autoptr(EarcupBins) bins = earcup_bins_get (rate_hz, 8192);
  g_autofree float *db = g_new (float, bins->n_bins + 8);

  earcup_response_sample (response, bins, db);
  for (gsize i = 0; i < bins->n_filtered; i++)
    {
      double hz = fmax ((double) i * bins->spacing_hz, EARCUP_RESPONSE_LOWEST_HZ);
      double difference = db[i] - earcup_response_get_level (response, hz);

      if (!(fabs (difference) <= 2e-4))
        g_error ("At %u Hz bin %" G_GSIZE_FORMAT " is off by %g dB", rate_hz, i, difference);
    }
}

static void
test_bins (void)
{
  const double narrow_hz[] = { 50.0, 50.01, 500.0, 9000.0 }, narrow_db[] = { -3, -2, 1, 7 };
  const double wide_hz[] = { 3.0, 30000.0 }, wide_db[] = { 30.0, -40.0 };
  const double low_hz[] = { 1.0, 2.0, 19.0 }, low_db[] = { 30.0, -40.0, 10.0 };
  const double high_hz[] = { 15000.0, 18000.0 }, high_db[] = { 30.0, -40.0 };
  const guint rates_hz[] = { 8000, 44100, 48000, 384000 };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("planar_open");
  g_autoptr(EarcupResponse) simulated = earcup_response_new_simulated (design);
  g_autoptr(EarcupResponse) narrow = make_sampled (narrow_hz, narrow_db, 4);
  g_autoptr(EarcupResponse) wide = make_sampled (wide_hz, wide_db, 2);
  g_autoptr(EarcupResponse) low = make_sampled (low_hz, low_db, 3);
  g_autoptr(EarcupResponse) high = make_sampled (high_hz, high_db, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
    {
      check_sampled (simulated, rates_hz[i]);
      check_sampled (narrow, rates_hz[i]);
      check_sampled (wide, rates_hz[i]);
      check_sampled (low, rates_hz[i]);
      check_sampled (high, rates_hz[i]);
    }
}

static gpointer
simulate_in_thread (gpointer data)
{
  return earcup_response_new_simulated (data);
}

/* Each thread has a solver of its own. */
static void
test_threads (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupResponse) here = earcup_response_new_simulated (design);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("simulate", simulate_in_thread, design);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(EarcupResponse) there = g_thread_join (threads[i]);

      for (double hz = 10.0; hz < 20000.0; hz *= 1.1)
        g_assert_cmpfloat (earcup_response_get_level (there, hz), ==,
                           earcup_response_get_level (here, hz));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/response/spline-follows-the-network", test_spline);
  g_test_add_func ("/acoustics/response/spline-has-no-steps", test_smooth);
  g_test_add_func ("/acoustics/response/simulated-ends-are-held", test_simulated_ends);
  g_test_add_func ("/acoustics/response/sampled-ends-are-held", test_sampled_ends);
  g_test_add_func ("/acoustics/response/sampled-curve-runs-straight", test_straight);
  g_test_add_func ("/acoustics/response/mean-of-a-slope-is-exact", test_mean);
  g_test_add_func ("/acoustics/response/reference-is-the-mean-of-the-network", test_reference);
  g_test_add_func ("/acoustics/response/bins-are-what-each-is-alone", test_bins);
  g_test_add_func ("/acoustics/response/every-thread-gets-the-same", test_threads);
  g_test_add_func ("/acoustics/response/bad-samples-are-refused", test_refused);

  return g_test_run ();
}
