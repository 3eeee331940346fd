/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-scout.h"

#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-fits.h"

#define N_POINTS 40

/* What is left between a network and a curve below 1.2 kHz, about the mean. */
static double
deviation_db (EarcupFitClass       fit_class,
              const EarcupDesign  *archetype,
              EarcupResponse      *curve,
              const double        *free_values)
{
  double values[EARCUP_N_PARAMETERS], sum = 0.0, squares = 0.0;
  g_autoptr(EarcupDesign) design = NULL;

  earcup_fit_class_get_fixed (fit_class, archetype, 60.0, values);
  for (guint i = 0; i < EARCUP_FIT_N_FREE; i++)
    values[earcup_fit_class_get_free (i)] = free_values[i];
  design = earcup_design_new (values, TRUE, NULL, 0, NULL);
  g_assert_nonnull (design);

  for (guint i = 0; i < N_POINTS; i++)
    {
      double hz = 20.0 * pow (60.0, i / (N_POINTS - 1.0));
      double complex drum;
      double db;

      earcup_simulate_drum (design, &hz, 1, &drum);
      db = 20.0 * log10 (cabs (drum)) - earcup_response_get_level (curve, hz);
      sum += db;
      squares += db * db;
    }

  return sqrt (squares / N_POINTS - sum * sum / N_POINTS / N_POINTS);
}

static void
test_found (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      g_autoptr(EarcupDesign) archetype = earcup_test_fit_archetype (i);
      g_autoptr(EarcupDesign) design = earcup_test_fit_design (i, 64.0, 11);
      g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
      double found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE], start[EARCUP_FIT_N_FREE];
      double best_db, far_db;

      earcup_fit_scout (i, archetype, curve, 60.0, found);
      earcup_fit_class_get_start (i, 1, 60.0, start);
      best_db = deviation_db (i, archetype, curve, found[0]);
      far_db = deviation_db (i, archetype, curve, found[EARCUP_FIT_N_SCOUTED - 1]);
      g_test_message ("%s: %.2f to %.2f, start %.2f dB", earcup_fit_class_get_name (i), best_db,
                      far_db, deviation_db (i, archetype, curve, start));

      g_assert_cmpfloat (best_db, <, deviation_db (i, archetype, curve, start));
      g_assert_cmpfloat (best_db, <, 2.0);
      g_assert_cmpfloat (best_db, <, far_db + 0.2);
    }
}

static void
test_boxes (void)
{
  g_autoptr(EarcupDesign) archetype = earcup_test_fit_archetype (EARCUP_FIT_CLASS_SEMI_OPEN);
  g_autoptr(EarcupDesign) design = earcup_test_fit_design (EARCUP_FIT_CLASS_CLOSED, 64.0, 12);
  g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
  double found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE];

  earcup_fit_scout (EARCUP_FIT_CLASS_SEMI_OPEN, archetype, curve, 60.0, found);
  for (guint i = 0; i < EARCUP_FIT_N_SCOUTED; i++)
    for (guint j = 0; j < EARCUP_FIT_N_FREE; j++)
      {
        double lowest, highest;

        earcup_fit_class_get_box (EARCUP_FIT_CLASS_SEMI_OPEN, j, &lowest, &highest);
        g_assert_cmpfloat (found[i][j], >, lowest);
        g_assert_cmpfloat (found[i][j], <, highest);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit-scout/what-is-found-beats-the-start", test_found);
  g_test_add_func ("/acoustics/fit-scout/what-is-found-lies-in-the-boxes", test_boxes);

  return g_test_run ();
}
