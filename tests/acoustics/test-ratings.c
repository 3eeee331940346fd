/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-ratings.h"

#include <math.h>

#include "acoustics/earcup-exposure.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-curves.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

static const struct
{
  const char *id;
  double      isolation_db;   /* 125 Hz to 4 kHz */
  double      bleed_db;       /* one foot away */
} archetypes[] = {
  { "closed", 21.0, 37.0 },
  { "semi_open", 6.0, 56.0 },
  { "open", 2.0, 62.0 },
  { "planar_open", 3.0, 65.0 },
};

static void
test_archetypes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (archetypes); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (archetypes[i].id);

      g_assert_cmpfloat_with_epsilon (earcup_ratings_isolation (design),
                                      archetypes[i].isolation_db, 0.7);
      g_assert_cmpfloat_with_epsilon (earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M),
                                      archetypes[i].bleed_db, 0.55);
    }
}

/* An archetype whose sections shape the bleed too. */
static EarcupDesign *
make_sectioned (void)
{
  const EarcupSection sections[] = {
    { 2000.0, 2.0, 6.0, EARCUP_SECTION_SCOPE_DRIVER },
    { 9000.0, 3.0, -4.0, EARCUP_SECTION_SCOPE_EAR },
  };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");

  return earcup_design_new (earcup_design_get_values (design),
                            earcup_design_get_radiates (design), sections,
                            G_N_ELEMENTS (sections), NULL);
}

static void
test_transfer (void)
{
  g_autoptr(EarcupDesign) design = make_sectioned ();
  double hz[] = { 31.0, 250.0, 1800.0, 9000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    {
      EarcupOutputs outputs;
      double complex drum, axis, side;

      earcup_simulate (design, &hz[i], 1, &outputs);
      earcup_ratings_transfer (design, hz[i], EARCUP_BLEED_DISTANCE_M, 0.0, &drum, &axis);
      earcup_ratings_transfer (design, hz[i], EARCUP_BLEED_DISTANCE_M, EARCUP_PI / 2.0, &drum,
                               &side);
      g_assert_cmpfloat (cabs (drum - outputs.drum_pa_v), <=, 1e-12 * cabs (drum));
      g_assert_cmpfloat (cabs (axis - outputs.bleed_pa_v), <=, 1e-12 * cabs (axis));
      g_assert_cmpfloat (cabs (side - outputs.bleed_side_pa_v), <=, 1e-12 * cabs (side));
    }
}

/* Far away only distance counts; near by, the openings of an open back cancel less. */
static void
test_distance (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  double far_db = earcup_ratings_bleed (design, 10.0) - earcup_ratings_bleed (design, 20.0);
  double near_db = earcup_ratings_bleed (design, 0.3) - earcup_ratings_bleed (design, 0.6);

  g_assert_cmpfloat_with_epsilon (far_db, 20.0 * log10 (2.0), 0.05);
  g_assert_cmpfloat (near_db, >, 20.0 * log10 (2.0) + 0.1);
}

static void
test_octaves (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  double octaves[EARCUP_WEIGHTING_OCTAVES];
  double sum = 0.0;

  earcup_ratings_isolation_octaves (design, octaves);
  for (guint i = 1; i <= 6; i++)
    sum += octaves[i] * (i == 1 || i == 6 ? 0.5 : 1.0);

  g_assert_cmpfloat_with_epsilon (sum / 5.0, earcup_ratings_isolation (design), 1.5);
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      EarcupOutputs outputs;
      double hz = earcup_weighting_octave_centre (i);

      earcup_simulate (design, &hz, 1, &outputs);
      g_assert_cmpfloat_with_epsilon (octaves[i], outputs.isolation_db, 4.0);
    }
}

/* Where nothing is shut, only the two weightings of pink noise lie between outside and inside. */
static void
test_overall (void)
{
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  double octaves[EARCUP_WEIGHTING_OCTAVES];
  double outside = 0.0, inside = 0.0;

  earcup_ratings_isolation_octaves (closed, octaves);
  for (guint i = 0; i < EARCUP_WEIGHTING_OCTAVES; i++)
    {
      double hz = earcup_weighting_octave_nominal (i);

      outside += pow (10.0, earcup_weighting_c (hz) / 10.0);
      inside += pow (10.0, (earcup_weighting_a (hz) - octaves[i]) / 10.0);
    }

  g_assert_cmpfloat_with_epsilon (earcup_ratings_isolation_overall (closed),
                                  10.0 * log10 (outside / inside), 0.05);
  g_assert_cmpfloat (earcup_ratings_isolation_overall (open), <, 6.0);
}

static void
test_bleed_a (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  g_autoptr(EarcupResponse) diffuse = earcup_test_diffuse ();
  double power[EARCUP_WEIGHTING_THIRDS] = { 0.0 };
  double hz = earcup_weighting_third_centre (18);
  double pink = earcup_ratings_bleed_a (design, diffuse, NULL, 80.0, 1.0);
  double louder = earcup_ratings_bleed_a (design, diffuse, NULL, 86.0, 1.0);
  double complex drum, bleed;
  double expected;

  g_assert_cmpfloat_with_epsilon (louder - pink, 6.0, 1e-9);

  power[18] = 3.0;
  earcup_ratings_transfer (design, hz, 1.0, 0.0, &drum, &bleed);
  expected = 80.0 + 20.0 * log10 (cabs (bleed / drum)) + earcup_weighting_a (hz) -
             earcup_exposure_weight (diffuse, hz);
  g_assert_cmpfloat_with_epsilon (earcup_ratings_bleed_a (design, diffuse, power, 80.0, 1.0),
                                  expected, 0.3);
}

static void
test_crosstalk (void)
{
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  double closed_db[EARCUP_WEIGHTING_OCTAVES], open_db[EARCUP_WEIGHTING_OCTAVES];

  earcup_ratings_crosstalk_octaves (closed, closed_db);
  earcup_ratings_crosstalk_octaves (open, open_db);

  g_assert_cmpfloat_with_epsilon (closed_db[4], -71.0, 3.0);
  g_assert_cmpfloat_with_epsilon (open_db[4], -42.0, 3.0);
  for (guint i = 3; i < EARCUP_WEIGHTING_OCTAVES; i++)
    g_assert_cmpfloat (closed_db[i], <, open_db[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/ratings/archetypes-keep-in-and-out-what-they-should",
                   test_archetypes);
  g_test_add_func ("/acoustics/ratings/transfer-is-that-of-the-simulation", test_transfer);
  g_test_add_func ("/acoustics/ratings/bleed-halves-with-distance-far-away", test_distance);
  g_test_add_func ("/acoustics/ratings/octaves-agree-with-the-mean", test_octaves);
  g_test_add_func ("/acoustics/ratings/overall-figure-is-that-of-the-standard", test_overall);
  g_test_add_func ("/acoustics/ratings/bleed-in-dba-follows-level-and-music", test_bleed_a);
  g_test_add_func ("/acoustics/ratings/closed-backs-cross-over-less", test_crosstalk);

  return g_test_run ();
}
