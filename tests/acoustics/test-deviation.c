/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-deviation.h"

#include <math.h>

#include "acoustics/earcup-test-curves.h"
#include "fixture/earcup-test-archetypes.h"

static EarcupResponse *
make_tilted (double db_per_octave)
{
  double hz[] = { 1.0, 100000.0 };
  double db[] = { 0.0, db_per_octave * log2 (100000.0) };

  return earcup_response_new_sampled (hz, db, 2, NULL);
}

static void
test_tilt (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) tilted = make_tilted (-1.25);
  double octaves = log2 (500.0);
  double aside = log2 (1000.0 / sqrt (20.0 * 10000.0));
  EarcupDeviation deviation;

  earcup_deviation_compute (tilted, flat, &deviation);
  g_assert_cmpfloat_with_epsilon (deviation.tilt_db, -1.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (deviation.rms_db,
                                  1.25 * sqrt (octaves * octaves / 12.0 + aside * aside), 0.01);
}

static void
test_band (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) low = earcup_test_step (60.0, 250.0, -4.0, 0.0);
  EarcupDeviation deviation;

  earcup_deviation_compute (low, flat, &deviation);
  g_assert_cmpfloat_with_epsilon (deviation.band_db[EARCUP_SKEW_BASS], 4.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (deviation.band_db[EARCUP_SKEW_PRESENCE], 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (deviation.rms_db, 4.0 * sqrt (log (250.0 / 60.0) / log (500.0)),
                                  0.03);
}

static void
test_same (void)
{
  g_autoptr(EarcupResponse) quiet = earcup_test_step (300.0, 900.0, -5.0, 2.0);
  g_autoptr(EarcupResponse) loud = earcup_test_step (300.0, 900.0, 8.0, 15.0);

  g_assert_cmpfloat (earcup_deviation_distance (quiet, quiet), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (earcup_deviation_distance (quiet, loud), 0.0, 1e-9);
}

/* The distances of a metric: the same both ways, and no way around is shorter. */
static void
test_metric (void)
{
  const char *ids[] = { "closed", "semi_open", "open" };
  EarcupResponse *responses[3];
  double distance[3][3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);

      responses[i] = earcup_response_new_simulated (design);
    }

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      distance[i][j] = earcup_deviation_distance (responses[i], responses[j]);

  for (guint i = 0; i < 3; i++)
    {
      guint j = (i + 1) % 3, k = (i + 2) % 3;

      g_assert_cmpfloat (distance[i][j], ==, distance[j][i]);
      g_assert_cmpfloat (distance[i][j], >, 0.3);
      g_assert_cmpfloat (distance[i][j], <=, distance[i][k] + distance[k][j]);
      earcup_response_unref (responses[i]);
    }
}

/* The same difference counts for more where the ear is finer, and not at all where the network
 * does not predict. */
static void
test_weights (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) deep = earcup_test_step (25.0, 50.0, 6.0, 0.0);
  g_autoptr(EarcupResponse) middle = earcup_test_step (1000.0, 2000.0, 6.0, 0.0);
  g_autoptr(EarcupResponse) beyond = earcup_test_step (11000.0, 20000.0, 6.0, 0.0);

  g_assert_cmpfloat (earcup_deviation_distance (flat, deep), >, 0.5);
  g_assert_cmpfloat (earcup_deviation_distance (flat, middle), >,
                     2.0 * earcup_deviation_distance (flat, deep));
  g_assert_cmpfloat (earcup_deviation_distance (flat, beyond), <, 1e-9);
}

/* A narrow notch, which moves with the seat of the pad, is smoothed. */
static void
test_smoothing (void)
{
  g_autoptr(EarcupResponse) flat = earcup_test_flat ();
  g_autoptr(EarcupResponse) narrow = earcup_test_step (2000.0, 2080.0, -20.0, 0.0);
  EarcupDeviation deviation;

  earcup_deviation_compute (narrow, flat, &deviation);
  g_assert_cmpfloat (earcup_deviation_distance (flat, narrow), <, deviation.rms_db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/deviation/tilt-is-the-slope", test_tilt);
  g_test_add_func ("/acoustics/deviation/a-band-tells-its-own", test_band);
  g_test_add_func ("/acoustics/deviation/equal-shapes-are-not-apart", test_same);
  g_test_add_func ("/acoustics/deviation/distance-is-a-metric", test_metric);
  g_test_add_func ("/acoustics/deviation/finer-hearing-weighs-more", test_weights);
  g_test_add_func ("/acoustics/deviation/narrow-notches-are-smoothed", test_smoothing);

  return g_test_run ();
}
