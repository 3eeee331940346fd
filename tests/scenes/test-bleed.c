/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-bleed.h"

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "earcup-test-stage.h"

static double complex
solve (const EarcupDesign *design,
       double              hz,
       double              distance_m,
       double              angle_rad)
{
  double complex drum, bleed;

  earcup_ratings_transfer (design, hz, distance_m, angle_rad, &drum, &bleed);

  return bleed / 20e-6;
}

/* The power of the error in an octave, relative to that of the sound. */
static double
find_error_db (const EarcupDesign *design,
               const EarcupBleed  *bleed,
               double              from_hz,
               double              distance_m,
               double              angle_rad)
{
  double error = 0.0, power = 0.0;

  for (double hz = from_hz; hz < fmin (2.0 * from_hz, 22000.0); hz *= 1.0011)
    {
      double complex expected = solve (design, hz, distance_m, angle_rad);
      double complex found = earcup_bleed_get (bleed, hz);

      error += pow (cabs (found - expected), 2.0);
      power += pow (cabs (expected), 2.0);
      g_assert_cmpfloat_with_epsilon (earcup_bleed_get_level (bleed, hz),
                                      20.0 * log10 (cabs (found)), 1e-9);
    }

  return 10.0 * log10 (fmax (error / power, 1e-30));
}

/* What is found between the places is what the network gives there. */
static void
test_between (void)
{
  static const char *const ids[] = { "closed", "semi_open", "open", "planar_open" };
  static const double places_m[] = { 0.11, 0.4, 1.0, 10.0 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < G_N_ELEMENTS (places_m); j++)
      {
        g_autoptr(EarcupScene) scene = earcup_test_scene (EARCUP_SCENE_NEIGHBOUR, ids[i]);
        double angle_rad = 0.5 * j, worst_db = -INFINITY;
        g_autoptr(EarcupBleed) bleed = earcup_bleed_new (scene->design, places_m[j], angle_rad);

        for (double hz = 0.02; hz < 16000.0; hz *= 2.0)
          worst_db = fmax (worst_db, find_error_db (scene->design, bleed, hz, places_m[j],
                                                    angle_rad));

        g_test_message ("%s at %g m: %.1f dB", ids[i], places_m[j], worst_db);
        g_assert_cmpfloat (worst_db, <, -60.0);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenes/bleed/between-its-places-it-is-the-network", test_between);

  return g_test_run ();
}
