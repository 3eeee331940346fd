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
        double angle_rad = 0.5 * j, worst = 0.0;
        g_autoptr(EarcupBleed) bleed = earcup_bleed_new (scene->design, places_m[j], angle_rad);

        for (double hz = 0.02; hz < 24000.0; hz *= 1.0037)
          {
            double complex expected = solve (scene->design, hz, places_m[j], angle_rad);
            double complex found = earcup_bleed_get (bleed, hz);

            worst = fmax (worst, cabs (found - expected) / cabs (expected));
            g_assert_cmpfloat_with_epsilon (earcup_bleed_get_level (bleed, hz),
                                            20.0 * log10 (cabs (found)), 1e-9);
          }

        g_test_message ("%s at %g m: %.1f dB", ids[i], places_m[j], 20.0 * log10 (worst));
        g_assert_cmpfloat (worst, <, 1e-3);
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
