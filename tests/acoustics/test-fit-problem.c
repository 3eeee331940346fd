/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-problem.h"

#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-fits.h"

typedef struct {
  EarcupDesign     *archetype;
  EarcupDesign     *design;
  EarcupResponse   *curve;
  EarcupFitProblem *problem;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  EarcupFitTask task = { .fit_class = EARCUP_FIT_CLASS_CLOSED, .re_ohm = 60.8,
                         .level_db_v = NAN };

  task.archetype = fixture->archetype = earcup_test_fit_archetype (task.fit_class);
  fixture->design = earcup_test_fit_design (task.fit_class, 64.0, 21);
  task.measured = fixture->curve = earcup_test_fit_curve (fixture->design, 0.0, 0.0);
  fixture->problem = earcup_fit_problem_new (&task);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  earcup_fit_problem_free (fixture->problem);
  earcup_response_unref (fixture->curve);
  earcup_design_unref (fixture->design);
  earcup_design_unref (fixture->archetype);
}

static double
rms_db (const Fixture *fixture)
{
  return earcup_fit_problem_get_rms_db (fixture->problem, 0.0, EARCUP_FIT_TO_HZ);
}

static void
test_improve (Fixture       *fixture,
              gconstpointer  data)
{
  double before = earcup_fit_problem_get_cost (fixture->problem);

  g_assert_cmpuint (earcup_fit_problem_get_n_steps (fixture->problem), ==, 0);
  g_assert_true (earcup_fit_problem_improve (fixture->problem, 200, 1e-3, NULL));
  g_assert_cmpfloat (earcup_fit_problem_get_cost (fixture->problem), <, before / 10.0);
  g_assert_cmpuint (earcup_fit_problem_get_n_steps (fixture->problem), >, 1);
}

/* The design that the curve is of leaves nothing to be improved but what is unlikely of it. */
static void
test_truth (Fixture       *fixture,
            gconstpointer  data)
{
  double truth[EARCUP_FIT_N_FREE];

  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    truth[i] = earcup_design_get (fixture->design, earcup_fit_class_get_free (i));
  earcup_fit_problem_begin (fixture->problem, truth, truth);
  g_assert_cmpfloat (earcup_fit_problem_get_rms_db (fixture->problem, 0.0, 600.0), <, 0.8);
  g_assert_cmpfloat (rms_db (fixture), >, 0.5);
}

static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(EarcupDesign) design = NULL;
  guint n_sections;

  earcup_fit_problem_improve (fixture->problem, 30, 1e-3, NULL);
  earcup_fit_problem_weigh_all (fixture->problem);
  for (guint i = 0; i < EARCUP_FIT_MAX_SECTIONS; i++)
    {
      double before = earcup_fit_problem_get_cost (fixture->problem);

      g_assert_cmpuint (earcup_fit_problem_get_n_numbers (fixture->problem), ==,
                        EARCUP_FIT_N_FREE + 3 * i);
      earcup_fit_problem_add_section (fixture->problem);
      earcup_fit_problem_improve (fixture->problem, 60, 1e-3, NULL);
      g_assert_cmpfloat (earcup_fit_problem_get_cost (fixture->problem), <, before);
    }

  design = earcup_fit_problem_dup_design (fixture->problem);
  earcup_design_get_sections (design, &n_sections);
  g_assert_cmpuint (n_sections, ==, EARCUP_FIT_MAX_SECTIONS);
  g_assert_cmpfloat (rms_db (fixture), <, 0.2);
}

/* Where nothing can be gained any more, the slopes lead nowhere: a second search finds nothing
 * that the first one overlooked. */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  double before;

  g_assert_true (earcup_fit_problem_improve (fixture->problem, 500, 1e-10, NULL));
  before = earcup_fit_problem_get_cost (fixture->problem);
  g_assert_true (earcup_fit_problem_improve (fixture->problem, 500, 1e-10, NULL));
  g_assert_cmpfloat (earcup_fit_problem_get_cost (fixture->problem), <=, before * (1.0 + 1e-9));
  g_assert_cmpfloat (earcup_fit_problem_get_cost (fixture->problem), >, before * 0.99);
}

/* A network that leaks is brought back to its class. */
static void
test_class (Fixture       *fixture,
            gconstpointer  data)
{
  const EarcupFitLimits *limits = earcup_fit_class_get_limits (EARCUP_FIT_CLASS_CLOSED);
  double likely[EARCUP_FIT_N_FREE], leaky[EARCUP_FIT_N_FREE];
  g_autoptr(EarcupDesign) before = NULL;
  g_autoptr(EarcupDesign) after = NULL;

  earcup_fit_class_get_start (EARCUP_FIT_CLASS_CLOSED, 0, 60.8, likely);
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    {
      double lowest, highest;
      EarcupParameter parameter = earcup_fit_class_get_free (i);

      earcup_fit_class_get_box (EARCUP_FIT_CLASS_CLOSED, i, &lowest, &highest);
      leaky[i] = parameter == EARCUP_PARAMETER_RV || parameter == EARCUP_PARAMETER_MV ||
                 parameter == EARCUP_PARAMETER_RL || parameter == EARCUP_PARAMETER_ML ||
                 parameter == EARCUP_PARAMETER_RD ? lowest : likely[i];
    }

  earcup_fit_problem_begin (fixture->problem, likely, leaky);
  before = earcup_fit_problem_dup_design (fixture->problem);
  g_assert_cmpfloat (earcup_ratings_bleed (before, EARCUP_BLEED_DISTANCE_M), >,
                     limits->bleed_highest_db);
  g_assert_false (earcup_fit_problem_is_in_class (fixture->problem));

  earcup_fit_problem_hold_class (fixture->problem, TRUE);
  earcup_fit_problem_improve (fixture->problem, 200, 1e-4, NULL);
  after = earcup_fit_problem_dup_design (fixture->problem);
  g_assert_cmpfloat (earcup_ratings_bleed (after, EARCUP_BLEED_DISTANCE_M), <,
                     limits->bleed_highest_db);
  g_assert_cmpfloat (earcup_ratings_isolation (after), >, limits->isolation_lowest_db);
}

static void
test_budget (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (earcup_fit_problem_improve (fixture->problem, 2, 1e-9, NULL));
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  double before = earcup_fit_problem_get_cost (fixture->problem);
  const int stop = TRUE;

  g_assert_false (earcup_fit_problem_improve (fixture->problem, 100, 1e-3, &stop));
  g_assert_cmpfloat (earcup_fit_problem_get_cost (fixture->problem), ==, before);
}

#define ADD(name, test) g_test_add ("/acoustics/fit-problem/" name, Fixture, NULL, set_up, test, \
                                    tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-search-comes-nearer", test_improve);
  ADD ("the-truth-leaves-only-its-sections", test_truth);
  ADD ("each-section-helps", test_sections);
  ADD ("the-end-of-a-search-is-an-end", test_end);
  ADD ("a-leaky-network-is-brought-back-to-its-class", test_class);
  ADD ("too-little-time-is-told", test_budget);
  ADD ("a-stop-is-obeyed", test_stop);

  return g_test_run ();
}
