/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-response.h"

#include <complex.h>
#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED     96
#define N_RANDOM 4000

static double
network_db (const EarcupDesign *design,
            double              hz)
{
  double complex drum;

  earcup_simulate_drum (design, &hz, 1, &drum);

  return 20.0 * log10 (cabs (drum) / EARCUP_REFERENCE_PA);
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
      g_assert_cmpfloat (worst, <=, 0.002);
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
  g_test_add_func ("/acoustics/response/bad-samples-are-refused", test_refused);

  return g_test_run ();
}
