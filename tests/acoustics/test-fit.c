/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit.h"

#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-fit-problem.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"
#include "fixture/earcup-test-fits.h"

#define NOMINAL_OHM 64.0
#define N_SEEDS     3

static EarcupFit *
fit_curve (EarcupFitClass  fit_class,
           EarcupResponse *curve,
           double          nominal_ohm,
           double          sensitivity_db_mw,
           const int      *stop)
{
  g_autoptr(EarcupDesign) archetype = earcup_test_fit_archetype (fit_class);
  EarcupFitOptions options = { fit_class, archetype, nominal_ohm, sensitivity_db_mw };

  return earcup_fit_new (curve, &options, stop);
}

static EarcupFit *
fit_random (EarcupFitClass fit_class,
            guint          seed,
            double         offset_db)
{
  g_autoptr(EarcupDesign) design = earcup_test_fit_design (fit_class, NOMINAL_OHM, seed);
  g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, offset_db, 0.1);

  return fit_curve (fit_class, curve, NOMINAL_OHM, NAN, NULL);
}

/* The root of the mean square of what two curves differ by at 16 points per octave, when the mean
 * is taken off: found here again, without the code of the fit. */
static double
difference_db (const EarcupDesign *design,
               EarcupResponse     *curve,
               double              from_hz,
               double              to_hz)
{
  double db[EARCUP_FIT_N_POINTS], sum = 0.0, squares = 0.0;
  guint n_points = 0;

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    {
      double hz = 20.0 * pow (500.0, i / (EARCUP_FIT_N_POINTS - 1.0));
      double complex drum;

      earcup_simulate_drum (design, &hz, 1, &drum);
      db[i] = 20.0 * log10 (cabs (drum)) - earcup_response_get_level (curve, hz);
      sum += db[i];
    }

  for (guint i = 0; i < EARCUP_FIT_N_POINTS; i++)
    {
      double hz = 20.0 * pow (500.0, i / (EARCUP_FIT_N_POINTS - 1.0));

      if (hz <= from_hz || hz > to_hz)
        continue;
      squares += pow (db[i] - sum / EARCUP_FIT_N_POINTS, 2.0);
      n_points++;
    }

  return sqrt (squares / n_points);
}

static void
test_error (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    for (guint seed = 1; seed <= N_SEEDS; seed++)
      {
        g_autoptr(EarcupDesign) design = earcup_test_fit_design (i, NOMINAL_OHM, seed);
        g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, -100.0, 0.1);
        g_autoptr(EarcupFit) fit = fit_curve (i, curve, NOMINAL_OHM, NAN, NULL);

        g_test_message ("%s %u: %.3f %.3f dB, %u steps", earcup_fit_class_get_name (i), seed,
                        earcup_fit_get_low_rms_db (fit), earcup_fit_get_high_rms_db (fit),
                        earcup_fit_get_n_steps (fit));
        g_assert_cmpfloat (earcup_fit_get_low_rms_db (fit), <, 0.18);
        g_assert_cmpfloat (earcup_fit_get_high_rms_db (fit), <, 0.25);
        g_assert_cmpfloat_with_epsilon (earcup_fit_get_low_rms_db (fit),
                                        difference_db (earcup_fit_get_design (fit), curve, 0.0,
                                                       1000.0), 1e-6);
        g_assert_cmpfloat_with_epsilon (earcup_fit_get_high_rms_db (fit),
                                        difference_db (earcup_fit_get_design (fit), curve,
                                                       1000.0, 10001.0), 1e-6);
      }
}

static void
test_class (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    for (guint seed = 1; seed <= N_SEEDS; seed++)
      {
        g_autoptr(EarcupFit) fit = fit_random (i, seed, 0.0);
        const EarcupDesign *design = earcup_fit_get_design (fit);
        const EarcupFitLimits *limits = earcup_fit_class_get_limits (i);
        double isolation_db = earcup_ratings_isolation (design);
        double bleed_db = earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M);

        g_test_message ("%s %u: isolation %.1f dB, bleed %.1f dB SPL",
                        earcup_fit_class_get_name (i), seed, isolation_db, bleed_db);
        g_assert_cmpfloat (isolation_db, >=, limits->isolation_lowest_db);
        g_assert_cmpfloat (isolation_db, <=, limits->isolation_highest_db);
        g_assert_cmpfloat (bleed_db, >=, limits->bleed_lowest_db);
        g_assert_cmpfloat (bleed_db, <=, limits->bleed_highest_db);
        g_assert_true (earcup_fit_get_in_class (fit));
      }
}

/* A curve of another class is a temptation to leave one's own. */
static void
test_foreign (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      EarcupFitClass other = i == EARCUP_FIT_CLASS_CLOSED ? EARCUP_FIT_CLASS_OPEN
                                                          : EARCUP_FIT_CLASS_CLOSED;
      g_autoptr(EarcupDesign) design = earcup_test_fit_design (other, NOMINAL_OHM, 7);
      g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
      g_autoptr(EarcupFit) fit = fit_curve (i, curve, NOMINAL_OHM, NAN, NULL);

      g_test_message ("%s: %.2f %.2f dB", earcup_fit_class_get_name (i),
                      earcup_fit_get_low_rms_db (fit), earcup_fit_get_high_rms_db (fit));
      g_assert_true (earcup_fit_get_in_class (fit));
    }
}

static void
test_boxes (void)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      g_autoptr(EarcupFit) fit = fit_random (i, 1, 0.0);
      const EarcupDesign *design = earcup_fit_get_design (fit);
      const EarcupSection *sections;
      guint n_sections;

      for (guint j = 0; j < EARCUP_FIT_N_FREE; j++)
        {
          double value = earcup_design_get (design, earcup_fit_class_get_free (j));
          double lowest, highest;

          earcup_fit_class_get_box (i, j, &lowest, &highest);
          g_assert_cmpfloat (value, >=, lowest * (1.0 - 1e-12));
          g_assert_cmpfloat (value, <=, highest * (1.0 + 1e-12));
        }

      sections = earcup_design_get_sections (design, &n_sections);
      for (guint j = 0; j < n_sections; j++)
        {
          g_assert_cmpfloat (sections[j].hz, >=, 600.0);
          g_assert_cmpfloat (sections[j].hz, <=, 13000.0);
          g_assert_cmpfloat (sections[j].q, >=, 0.6);
          g_assert_cmpfloat (sections[j].q, <=, 8.0);
          g_assert_cmpfloat (fabs (sections[j].gain_db), <=, 15.0);
        }
      g_assert_cmpuint (earcup_fit_get_n_numbers (fit), ==,
                        EARCUP_FIT_N_FREE + 3 * n_sections);
      g_assert_cmpuint (earcup_fit_get_n_numbers (fit), <=, 38);
    }
}

static double
impedance_ohm (const EarcupDesign *design,
               double              hz)
{
  EarcupOutputs outputs;

  earcup_simulate (design, &hz, 1, &outputs);

  return cabs (outputs.impedance_ohm);
}

/* The curve is that of a driver whose motion friction damps, so that its own impedance has hardly
 * a peak; the curve leaves open what damps it, and the fit must choose the magnet. */
static void
test_impedance (void)
{
  g_autoptr(EarcupDesign) design =
    earcup_test_with (earcup_test_fit_design (EARCUP_FIT_CLASS_OPEN, 300.0, 2),
                      EARCUP_PARAMETER_RMS, 0.9);
  g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.05);
  g_autoptr(EarcupFit) fit = fit_curve (EARCUP_FIT_CLASS_OPEN, curve, 300.0, 97.0, NULL);
  double peak_ohm = 0.0;

  for (double hz = 20.0; hz <= 20000.0; hz *= 1.05)
    g_assert_cmpfloat (impedance_ohm (earcup_fit_get_design (fit), hz), >=, 0.8 * 300.0);
  for (double hz = 50.0; hz <= 200.0; hz *= 1.02)
    peak_ohm = fmax (peak_ohm, impedance_ohm (earcup_fit_get_design (fit), hz));

  g_test_message ("peak %.0f Ω", peak_ohm);
  g_assert_cmpfloat (peak_ohm, >=, 1.2 * 300.0);
  g_assert_cmpfloat_with_epsilon (earcup_design_get (earcup_fit_get_design (fit),
                                                     EARCUP_PARAMETER_RE), 285.0, 1e-9);
}

static void
test_sensitivity (void)
{
  static const double wanted_db_mw[] = { 92.0, 98.0, 104.0 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted_db_mw); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_fit_design (EARCUP_FIT_CLASS_OPEN, 64.0, 3);
      g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
      g_autoptr(EarcupFit) fit = fit_curve (EARCUP_FIT_CLASS_OPEN, curve, 64.0, wanted_db_mw[i],
                                            NULL);
      const double hz = 1000.0;
      double complex drum;
      double db_mw;

      earcup_simulate_drum (earcup_fit_get_design (fit), &hz, 1, &drum);
      db_mw = 20.0 * log10 (cabs (drum) / EARCUP_REFERENCE_PA) + 10.0 * log10 (64.0 / 1000.0);
      g_test_message ("%.1f dB/mW for %.1f", db_mw, wanted_db_mw[i]);
      g_assert_cmpfloat_with_epsilon (db_mw, wanted_db_mw[i], 2.5);
    }
}

/* A curve says nothing about the level. */
static void
test_offset (void)
{
  g_autoptr(EarcupFit) one = fit_random (EARCUP_FIT_CLASS_CLOSED, 4, 0.0);
  g_autoptr(EarcupFit) other = fit_random (EARCUP_FIT_CLASS_CLOSED, 4, 37.0);

  g_assert_cmpfloat_with_epsilon (earcup_fit_get_low_rms_db (one),
                                  earcup_fit_get_low_rms_db (other), 0.02);
  g_assert_cmpfloat_with_epsilon (earcup_fit_get_high_rms_db (one),
                                  earcup_fit_get_high_rms_db (other), 0.02);
}

static void
test_same (void)
{
  g_autoptr(EarcupFit) one = fit_random (EARCUP_FIT_CLASS_SEMI_OPEN, 5, 0.0);
  g_autoptr(EarcupFit) other = fit_random (EARCUP_FIT_CLASS_SEMI_OPEN, 5, 0.0);

  g_assert_cmpmem (earcup_design_get_values (earcup_fit_get_design (one)),
                   EARCUP_N_PARAMETERS * sizeof (double),
                   earcup_design_get_values (earcup_fit_get_design (other)),
                   EARCUP_N_PARAMETERS * sizeof (double));
}

/* Without a word about its impedance a coil is the archetype's. */
static void
test_unknown (void)
{
  g_autoptr(EarcupDesign) archetype = earcup_test_fit_archetype (EARCUP_FIT_CLASS_OPEN);
  g_autoptr(EarcupDesign) design = earcup_test_fit_design (EARCUP_FIT_CLASS_OPEN, 300.0, 6);
  g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
  g_autoptr(EarcupFit) fit = fit_curve (EARCUP_FIT_CLASS_OPEN, curve, NAN, NAN, NULL);

  g_assert_cmpfloat_with_epsilon (earcup_design_get (earcup_fit_get_design (fit),
                                                     EARCUP_PARAMETER_RE),
                                  earcup_design_get (archetype, EARCUP_PARAMETER_RE), 1e-9);
  g_assert_cmpfloat (earcup_fit_get_low_rms_db (fit), <, 0.2);
}

static void
test_stop (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_fit_design (EARCUP_FIT_CLASS_CLOSED, 64.0, 1);
  g_autoptr(EarcupResponse) curve = earcup_test_fit_curve (design, 0.0, 0.0);
  const int stop = TRUE;
  g_autoptr(EarcupFit) fit = fit_curve (EARCUP_FIT_CLASS_CLOSED, curve, 64.0, NAN, &stop);

  g_assert_false (earcup_fit_get_converged (fit));
  g_assert_cmpuint (earcup_fit_get_n_steps (fit), ==, 0);
  g_assert_nonnull (earcup_fit_get_design (fit));
}

/* No network follows a saw; the error that is left is told. */
static void
test_hopeless (void)
{
  double hz[200], db[200];
  g_autoptr(EarcupResponse) curve = NULL;
  g_autoptr(EarcupFit) fit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    {
      hz[i] = 20.0 * pow (1.04, i);
      db[i] = i % 8 < 4 ? 12.0 : -12.0;
    }
  curve = earcup_response_new_sampled (hz, db, G_N_ELEMENTS (hz), NULL);
  fit = fit_curve (EARCUP_FIT_CLASS_OPEN, curve, 64.0, 97.0, NULL);

  g_assert_cmpfloat (earcup_fit_get_low_rms_db (fit), >, EARCUP_FIT_BAR_DB);
  g_assert_cmpfloat_with_epsilon (earcup_fit_get_low_rms_db (fit),
                                  difference_db (earcup_fit_get_design (fit), curve, 0.0, 1000.0),
                                  1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit/curves-are-met-and-errors-told", test_error);
  g_test_add_func ("/acoustics/fit/a-fit-behaves-like-its-class", test_class);
  g_test_add_func ("/acoustics/fit/a-foreign-curve-does-not-change-the-class", test_foreign);
  g_test_add_func ("/acoustics/fit/numbers-stay-in-their-boxes", test_boxes);
  g_test_add_func ("/acoustics/fit/high-impedance-shows-its-resonance", test_impedance);
  g_test_add_func ("/acoustics/fit/the-sensitivity-is-a-datum", test_sensitivity);
  g_test_add_func ("/acoustics/fit/the-level-of-a-curve-does-not-matter", test_offset);
  g_test_add_func ("/acoustics/fit/the-same-curve-gives-the-same-design", test_same);
  g_test_add_func ("/acoustics/fit/unknown-impedance-is-the-archetype's", test_unknown);
  g_test_add_func ("/acoustics/fit/a-stop-is-obeyed-and-told", test_stop);
  g_test_add_func ("/acoustics/fit/what-cannot-be-met-is-told", test_hopeless);

  return g_test_run ();
}
