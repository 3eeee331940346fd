/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "claims/earcup-measure.h"
#include "earcup-test-subjects.h"
#include "fixture/earcup-test-archetypes.h"

#define FIGURE(name) EARCUP_FINDING_ ## name

static void
forget (double *figures)
{
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    figures[i] = NAN;
}

/* The middle one of three, and half way between the middle ones of four. */
static void
test_medians (void)
{
  static const char *const ids[] = { "closed", "open", "planar_open", "semi_open" };
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  double single[4], three[EARCUP_N_FINDINGS], four[EARCUP_N_FINDINGS];

  parts->closed_designs = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_design_unref);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      double figures[EARCUP_N_FINDINGS];

      forget (figures);
      g_ptr_array_set_size (parts->closed_designs, 0);
      g_ptr_array_add (parts->closed_designs, earcup_test_archetype (ids[i]));
      earcup_measure_catalogue (parts, NULL, figures);
      single[i] = figures[FIGURE (CLOSED_MODELS_BASS)];
    }

  g_ptr_array_set_size (parts->closed_designs, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_ptr_array_add (parts->closed_designs, earcup_test_archetype (ids[i]));
      earcup_measure_catalogue (parts, NULL, i < 3 ? three : four);
    }

  g_assert_cmpfloat (single[0], >, single[1]);
  g_assert_cmpfloat (three[FIGURE (CLOSED_MODELS_BASS)], ==,
                     fmax (fmin (single[0], single[1]),
                           fmin (fmax (single[0], single[1]), single[2])));
  g_assert_cmpfloat_with_epsilon (four[FIGURE (CLOSED_MODELS_BASS)],
                                  0.5 * (single[0] + single[1] + single[2] + single[3] -
                                         fmax (fmax (single[0], single[1]),
                                               fmax (single[2], single[3])) -
                                         fmin (fmin (single[0], single[1]),
                                               fmin (single[2], single[3]))), 1e-9);
  g_assert_true (isnan (four[FIGURE (OPEN_MODELS_BASS)]));
  g_assert_true (isnan (four[FIGURE (MODELS_BASS)]));
}

static void
test_semi_open_stands_between (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  double figures[EARCUP_N_FINDINGS];

  forget (figures);
  earcup_measure_family (parts, NULL, figures);
  g_assert_cmpfloat_with_epsilon (figures[FIGURE (SEMI_BLEED)], 0.9, 0.1);
  g_assert_cmpfloat_with_epsilon (figures[FIGURE (SEMI_ISOLATION)], 0.85, 0.15);

  earcup_design_unref (parts->semi_open);
  parts->semi_open = earcup_design_ref (parts->sealed);
  earcup_measure_family (parts, NULL, figures);
  g_assert_cmpfloat (figures[FIGURE (SEMI_BLEED)], ==, 0.0);
  g_assert_cmpfloat (figures[FIGURE (SEMI_BASS)], ==, 0.0);
}

static void
test_half_a_pair_is_none (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  double figures[EARCUP_N_FINDINGS];

  g_clear_pointer (&parts->open, earcup_design_unref);
  forget (figures);
  earcup_measure_family (parts, NULL, figures);

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    g_assert_true (isnan (figures[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/measure/median-is-in-the-middle", test_medians);
  g_test_add_func ("/claims/measure/semi-open-stands-between", test_semi_open_stands_between);
  g_test_add_func ("/claims/measure/half-a-pair-is-none", test_half_a_pair_is_none);

  return g_test_run ();
}
