/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-spread.h"

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-resolve.h"

#include <math.h>

static EarcupDesign *
get_archetype (EarcupCatalogue *catalogue,
               const char      *id)
{
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, id);

  return (EarcupDesign *) earcup_archetype_get_design (archetype);
}

static double
get_width (const EarcupSpread *spread,
           double              hz)
{
  double low_db, high_db;

  earcup_spread_get (spread, hz, &low_db, &high_db);
  g_assert_true (isfinite (low_db) && isfinite (high_db));
  g_assert_cmpfloat (low_db, <=, high_db);
  return high_db - low_db;
}

static void
test_holds_curve (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < earcup_catalogue_get_n_archetypes (catalogue); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_nth_archetype (catalogue, i);
      EarcupDesign *design = (EarcupDesign *) earcup_archetype_get_design (archetype);
      g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
      g_autoptr(EarcupSpread) spread = earcup_spread_new (design, NULL, 0);

      for (double hz = 20.0; hz < 20000.0; hz *= 1.2)
        {
          double low_db, high_db, level_db = earcup_response_get_aligned (response, hz);

          earcup_spread_get (spread, hz, &low_db, &high_db);
          g_assert_cmpfloat (level_db, >=, low_db);
          g_assert_cmpfloat (level_db, <=, high_db);
        }
    }
}

/* Leaks take the bass from a sealed pad; an open back has little to lose. */
static void
test_leaks (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupSpread) closed = earcup_spread_new (get_archetype (catalogue, "closed"), NULL,
                                                      0);
  g_autoptr(EarcupSpread) open = earcup_spread_new (get_archetype (catalogue, "open"), NULL, 0);

  g_assert_cmpfloat (get_width (closed, 20.0), >, 4.0);
  g_assert_cmpfloat (get_width (closed, 20.0), <, 12.0);
  g_assert_cmpfloat (get_width (closed, 1000.0), <, 1.0);
  g_assert_cmpfloat (get_width (open, 20.0), <, 1.0);
  g_assert_cmpfloat (get_width (open, 20.0), >, 0.0);
}

/* One seating in ten is worse than spectacles, so their curve is the lower end where the loss
 * grows with the leak. */
static void
test_worst_tenth (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupDesign *closed = get_archetype (catalogue, "closed");
  g_autoptr(EarcupSpread) spread = earcup_spread_new (closed, NULL, 0);
  g_autoptr(EarcupDesign) leaking = NULL, spectacles = NULL;
  g_autoptr(EarcupResponse) response = NULL;
  double low_db, high_db;

  leaking = earcup_design_new_with (closed, EARCUP_PARAMETER_RL2, 8e5, NULL);
  spectacles = earcup_design_new_with (leaking, EARCUP_PARAMETER_ML2, 6.4e3, NULL);
  response = earcup_response_new_simulated (spectacles);
  earcup_spread_get (spread, 20.0, &low_db, &high_db);
  g_assert_cmpfloat_with_epsilon (low_db, earcup_response_get_aligned (response, 20.0), 0.3);
}

static void
test_variants (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupDesign *sealed = get_archetype (catalogue, "same_driver_sealed");
  EarcupDesign *open = get_archetype (catalogue, "same_driver_open");
  g_autoptr(EarcupSpread) alone = earcup_spread_new (sealed, NULL, 0);
  g_autoptr(EarcupSpread) both = earcup_spread_new (sealed, &open, 1);
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (open);
  double low_db, high_db;

  for (double hz = 20.0; hz < 20000.0; hz *= 1.2)
    {
      g_assert_cmpfloat (get_width (both, hz), >=, get_width (alone, hz));
      earcup_spread_get (both, hz, &low_db, &high_db);
      g_assert_cmpfloat (earcup_response_get_aligned (response, hz), >=, low_db - 0.1);
      g_assert_cmpfloat (earcup_response_get_aligned (response, hz), <=, high_db + 0.1);
    }
  g_assert_cmpfloat (get_width (both, 100.0), >, get_width (alone, 100.0) + 1.0);
}

static double
level_of_gap (EarcupDesign *design,
              double        resistance,
              double        mass)
{
  g_autoptr(EarcupDesign) leaking = NULL, gap = NULL;
  g_autoptr(EarcupResponse) response = NULL;

  leaking = earcup_design_new_with (design, EARCUP_PARAMETER_RL2, resistance, NULL);
  gap = earcup_design_new_with (leaking, EARCUP_PARAMETER_ML2, mass, NULL);
  response = earcup_response_new_simulated (gap);
  return earcup_response_get_aligned (response, 20.0);
}

/* A slit that is higher by the third root of a factor, or lower, has that much less resistance. */
static void
test_gap (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupDesign *closed = get_archetype (catalogue, "closed");
  const double factor = 3e6 / 8e5;
  g_autoptr(EarcupDesign) leaking = NULL, gap = NULL;
  g_autoptr(EarcupSpread) spread = NULL;
  double low_db, high_db;

  leaking = earcup_design_new_with (closed, EARCUP_PARAMETER_RL2, 2.46e4, NULL);
  gap = earcup_design_new_with (leaking, EARCUP_PARAMETER_ML2, 650.0, NULL);
  spread = earcup_spread_new (gap, NULL, 0);
  earcup_spread_get (spread, 20.0, &low_db, &high_db);
  g_assert_cmpfloat (high_db - low_db, >, 2.0);
  g_assert_cmpfloat_with_epsilon (low_db, level_of_gap (closed, 2.46e4 / factor,
                                                        650.0 / cbrt (factor)), 0.2);
  g_assert_cmpfloat_with_epsilon (high_db, level_of_gap (closed, 2.46e4 * factor,
                                                         650.0 * cbrt (factor)), 0.2);
}

static void
test_ends (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupSpread) spread = earcup_spread_new (get_archetype (catalogue, "closed"), NULL,
                                                      0);
  double low_db, high_db, outer_low_db, outer_high_db;

  earcup_spread_get (spread, 20.0, &low_db, &high_db);
  earcup_spread_get (spread, 5.0, &outer_low_db, &outer_high_db);
  g_assert_cmpfloat (low_db, ==, outer_low_db);
  g_assert_cmpfloat (high_db, ==, outer_high_db);
  g_assert_true (isfinite (get_width (spread, 96000.0)));
}

static void
test_models (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) neutral = earcup_catalogue_resolve (catalogue, "neutral", NULL);
  g_autoptr(EarcupModel) twice = earcup_catalogue_resolve (catalogue, "dt 770 250", NULL);
  g_autoptr(EarcupSpread) of_both = earcup_spread_new_for_model (twice);
  g_autoptr(EarcupSpread) of_one = earcup_spread_new (earcup_model_get_design (twice), NULL, 0);
  double widest_db = 0.0;

  g_assert_null (earcup_spread_new_for_model (neutral));
  g_assert_cmpuint (earcup_model_get_n_variants (twice), ==, 1);
  for (double hz = 20.0; hz < 10000.0; hz *= 1.1)
    widest_db = fmax (widest_db, get_width (of_both, hz) - get_width (of_one, hz));
  g_assert_cmpfloat (widest_db, >, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/spread/the-band-holds-the-curve", test_holds_curve);
  g_test_add_func ("/catalogue/spread/leaks-take-bass-from-closed-backs", test_leaks);
  g_test_add_func ("/catalogue/spread/one-seating-in-ten-is-worse-than-spectacles",
                   test_worst_tenth);
  g_test_add_func ("/catalogue/spread/another-measurement-widens-it", test_variants);
  g_test_add_func ("/catalogue/spread/a-gap-varies-about-itself", test_gap);
  g_test_add_func ("/catalogue/spread/the-ends-are-held", test_ends);
  g_test_add_func ("/catalogue/spread/models-bring-their-measurements", test_models);
  return g_test_run ();
}
