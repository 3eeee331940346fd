/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "acoustics/earcup-feedback.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-units.h"
#include "claims/earcup-traits.h"
#include "earcup-test-subjects.h"
#include "fixture/earcup-test-archetypes.h"

static void
test_without_targets (void)
{
  static const EarcupTrait unknown[] = {
    EARCUP_TRAIT_PUBLIC, EARCUP_TRAIT_MARGIN, EARCUP_TRAIT_HOWL, EARCUP_TRAIT_OFFICE_MASKED,
    EARCUP_TRAIT_DEVIATION, EARCUP_TRAIT_SKEW_BASS, EARCUP_TRAIT_MONITOR_SKEW,
    EARCUP_TRAIT_MONITOR_DISTANCE,
  };
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  EarcupTraitsReference nothing = { NULL };
  double traits[EARCUP_N_TRAITS];

  earcup_traits_measure (design, &nothing, traits);

  for (guint i = 0; i < EARCUP_N_TRAITS; i++)
    {
      gboolean known = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (unknown); j++)
        known &= unknown[j] != i;

      g_test_message ("%u", i);
      g_assert_true (isfinite (traits[i]) == known);
    }
}

/* A response against itself: nothing deviates, and nothing is skewed. */
static void
test_against_itself (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);
  EarcupTraitsReference self = { .neutral = response, .monitors = response };
  double traits[EARCUP_N_TRAITS];

  earcup_traits_measure_tone (design, &self, traits);
  g_assert_cmpfloat_with_epsilon (traits[EARCUP_TRAIT_DEVIATION], 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (traits[EARCUP_TRAIT_SKEW_BASS], 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (traits[EARCUP_TRAIT_MONITOR_SKEW], 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (traits[EARCUP_TRAIT_MONITOR_DISTANCE], 0.0, 1e-6);
  g_assert_true (isnan (traits[EARCUP_TRAIT_ISOLATION]));
}

/* The margin is that of the loop with both cups, at the loudness that it is told at. */
static void
test_margin_is_that_of_the_loop (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  EarcupTraitsReference reference = { .diffuse = parts->diffuse };
  double rise_db = earcup_response_get_reference (parts->diffuse) -
                   earcup_response_get_level (parts->diffuse, 200.0);
  EarcupFeedbackSetup setup = { .distance_m = 0.3048, .angle_rad = EARCUP_PI / 2.0 };
  EarcupFeedback feedback;
  double traits[EARCUP_N_TRAITS];

  earcup_traits_measure (parts->open, &reference, traits);
  earcup_feedback_compute_headphone (parts->open, &setup, &feedback);
  g_assert_cmpfloat_with_epsilon (traits[EARCUP_TRAIT_MARGIN],
                                  feedback.worst_margin_db - rise_db - 20.0 * log10 (2.0), 1e-3);
  g_assert_cmpfloat (traits[EARCUP_TRAIT_HOWL], ==, feedback.worst_hz);
}

/* The same figures as everywhere else in the program. */
static void
test_ratings_are_shared (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  EarcupTraitsReference reference = { .diffuse = parts->diffuse };
  double traits[EARCUP_N_TRAITS];

  earcup_traits_measure (parts->semi_open, &reference, traits);
  g_assert_cmpfloat (traits[EARCUP_TRAIT_ISOLATION], ==,
                     earcup_ratings_isolation (parts->semi_open));
  g_assert_cmpfloat (traits[EARCUP_TRAIT_BLEED], ==,
                     earcup_ratings_bleed (parts->semi_open, 0.3048));
  g_assert_cmpfloat (traits[EARCUP_TRAIT_PUBLIC], ==,
                     earcup_ratings_bleed_a (parts->semi_open, parts->diffuse, NULL, 80.0, 1.0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/traits/what-needs-a-target-is-unknown", test_without_targets);
  g_test_add_func ("/claims/traits/nothing-deviates-from-itself", test_against_itself);
  g_test_add_func ("/claims/traits/margin-is-that-of-the-loop", test_margin_is_that_of_the_loop);
  g_test_add_func ("/claims/traits/ratings-are-those-of-the-program", test_ratings_are_shared);

  return g_test_run ();
}
