/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "claims/earcup-measure.h"
#include "earcup-test-subjects.h"

#define FIGURE(name) EARCUP_FINDING_ ## name

static EarcupResponse *
measure (const EarcupSubjectsParts *parts,
         double                    *figures)
{
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    figures[i] = NAN;

  return earcup_measure_loudspeakers (parts, figures);
}

/* A head is as wide as it is: from thirty degrees, a quarter of a millisecond or somewhat more. */
static void
test_delay_is_that_of_a_head (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  double figures[EARCUP_N_FINDINGS];
  g_autoptr(EarcupResponse) response = measure (parts, figures);

  g_assert_nonnull (response);
  g_assert_cmpfloat (figures[FIGURE (NEAR_DELAY)], >, 0.2e-3);
  g_assert_cmpfloat (figures[FIGURE (NEAR_DELAY)], <, 0.4e-3);
  g_assert_cmpfloat (figures[FIGURE (NEAR_DIFFERENCE)], >, 0.0);
  g_assert_cmpfloat (figures[FIGURE (NEAR_DIFFERENCE)], <, 10.0);
}

static void
test_treatment_lets_the_direct_sound_lead (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  double figures[EARCUP_N_FINDINGS];
  g_autoptr(EarcupResponse) response = measure (parts, figures);

  g_assert_cmpfloat (figures[FIGURE (FAR_DIRECT)], >, figures[FIGURE (BARE_DIRECT)] + 2.0);
  g_assert_cmpfloat (figures[FIGURE (NEAR_DIRECT)], >, figures[FIGURE (BARE_DIRECT)] + 2.0);
}

/* What the maker says about level and range is what comes to the seat. */
static void
test_figures_follow_the_maker (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  double before[EARCUP_N_FINDINGS], after[EARCUP_N_FINDINGS];
  g_autoptr(EarcupResponse) usual = measure (parts, before);
  g_autoptr(EarcupResponse) deep = NULL;

  earcup_test_set_near (parts, 30.0, 0.0, 112.0);
  deep = measure (parts, after);
  g_assert_cmpfloat_with_epsilon (before[FIGURE (NEAR_LOWEST)], 50.0, 0.01);
  g_assert_cmpfloat_with_epsilon (after[FIGURE (NEAR_LOWEST)], 30.0, 0.01);
  g_assert_cmpfloat (after[FIGURE (NEAR_SUB)], >, before[FIGURE (NEAR_SUB)] + 5.0);
  g_assert_cmpfloat_with_epsilon (after[FIGURE (NEAR_REACH)] - before[FIGURE (NEAR_REACH)], 7.0,
                                  0.2);
  g_assert_cmpfloat (earcup_response_get_aligned (deep, 35.0), >,
                     earcup_response_get_aligned (usual, 35.0) + 5.0);
}

/* Without a head there is nobody to hear anything. */
static void
test_missing_parts (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  double figures[EARCUP_N_FINDINGS];

  g_clear_pointer (&parts->near_field, earcup_loudspeaker_unref);
  g_assert_null (measure (parts, figures));
  g_assert_true (isnan (figures[FIGURE (NEAR_SUB)]));
  g_assert_true (isnan (figures[FIGURE (REACH_GAIN)]));
  g_assert_true (isfinite (figures[FIGURE (FAR_SUB)]));

  parts->make_head = NULL;
  g_assert_null (measure (parts, figures));
  g_assert_true (isnan (figures[FIGURE (FAR_SUB)]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/stage/delay-is-that-of-a-head", test_delay_is_that_of_a_head);
  g_test_add_func ("/claims/stage/treatment-lets-the-direct-sound-lead",
                   test_treatment_lets_the_direct_sound_lead);
  g_test_add_func ("/claims/stage/figures-follow-the-maker", test_figures_follow_the_maker);
  g_test_add_func ("/claims/stage/what-is-missing-is-unknown", test_missing_parts);

  return g_test_run ();
}
