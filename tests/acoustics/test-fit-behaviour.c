/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-behaviour.h"

#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-section.h"
#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-fits.h"

#define NEAR_DB 1.0    /* the margin that a fit keeps from the limits of its class */

static void
find_gains (const EarcupDesign *design,
            double              gain_db[EARCUP_FIT_BEHAVIOUR_POINTS])
{
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    gain_db[i] = 20.0 * log10 (cabs (earcup_sections_respond (sections, n_sections, FALSE,
                                                              earcup_fit_behaviour_get_hz (i))));
}

/* The few points must come as near to the figures themselves as a fit relies on. */
static void
test_figures (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    for (guint seed = 1; seed <= 5; seed++)
      {
        g_autoptr(EarcupDesign) design = earcup_test_fit_design (i, 64.0, seed);
        EarcupFitBehaviour behaviour;
        double gain_db[EARCUP_FIT_BEHAVIOUR_POINTS], shares[EARCUP_FIT_BEHAVIOUR_POINTS];

        find_gains (design, gain_db);
        earcup_fit_behaviour_compute (&behaviour, design);
        g_test_message ("%s %u: %.2f and %.2f dB", earcup_fit_class_get_name (i), seed,
                        behaviour.isolation_db - earcup_ratings_isolation (design),
                        earcup_fit_behaviour_bleed_db (&behaviour, gain_db, shares) -
                        earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M));
        g_assert_cmpfloat_with_epsilon (behaviour.isolation_db,
                                        earcup_ratings_isolation (design), NEAR_DB);
        g_assert_cmpfloat_with_epsilon (earcup_fit_behaviour_bleed_db (&behaviour, gain_db,
                                                                       shares),
                                        earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M),
                                        NEAR_DB);
      }
}

static void
test_shares (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_fit_design (EARCUP_FIT_CLASS_OPEN, 64.0, 1);
  EarcupFitBehaviour behaviour;
  double gain_db[EARCUP_FIT_BEHAVIOUR_POINTS], shares[EARCUP_FIT_BEHAVIOUR_POINTS];
  double ignored[EARCUP_FIT_BEHAVIOUR_POINTS], before, sum = 0.0;

  find_gains (design, gain_db);
  earcup_fit_behaviour_compute (&behaviour, design);
  before = earcup_fit_behaviour_bleed_db (&behaviour, gain_db, shares);

  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    {
      gain_db[i] += 1e-5;
      g_assert_cmpfloat_with_epsilon (
        (earcup_fit_behaviour_bleed_db (&behaviour, gain_db, ignored) - before) / 1e-5,
        shares[i], 1e-4);
      gain_db[i] -= 1e-5;
      sum += shares[i];
    }

  g_assert_cmpfloat_with_epsilon (sum, -1.0, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit-behaviour/few-points-come-near-the-figures", test_figures);
  g_test_add_func ("/acoustics/fit-behaviour/shares-are-derivatives", test_shares);

  return g_test_run ();
}
