/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "acoustics/earcup-fit.h"
#include "bench/earcup-bench.h"
#include "fixture/earcup-test-fits.h"

/* What it costs to fit a curve, for each way of building a headphone, and for the worst of
 * several curves. */

#define N_CURVES    6
#define NOMINAL_OHM 300.0     /* so that the peak of the impedance is looked at too */

typedef struct {
  EarcupDesign   *archetypes[EARCUP_FIT_N_CLASSES];
  EarcupResponse *curves[EARCUP_FIT_N_CLASSES][N_CURVES];
  double          worst[EARCUP_FIT_N_CLASSES];
} Data;

static void
make_curves (Data *data)
{
  for (EarcupFitClass i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      data->archetypes[i] = earcup_test_fit_archetype (i);
      for (guint j = 0; j < N_CURVES; j++)
        {
          g_autoptr(EarcupDesign) design = earcup_test_fit_design (i, NOMINAL_OHM, j);

          data->curves[i][j] = earcup_test_fit_curve (design, 0.0, 0.15);
        }
    }
}

static double
run (Data           *data,
     EarcupFitClass  fit_class)
{
  EarcupFitOptions options = { fit_class, data->archetypes[fit_class], NOMINAL_OHM, 97.0 };
  double sum = 0.0;

  for (guint i = 0; i < N_CURVES; i++)
    {
      double before = earcup_bench_processor ();
      double cost;

      earcup_fit_unref (earcup_fit_new (data->curves[fit_class][i], &options, NULL));
      cost = earcup_bench_processor () - before;
      data->worst[fit_class] = fmax (data->worst[fit_class], cost);
      sum += cost;
    }

  return sum / N_CURVES;
}

static double
run_closed (gpointer data)
{
  return run (data, EARCUP_FIT_CLASS_CLOSED);
}

static double
run_semi_open (gpointer data)
{
  return run (data, EARCUP_FIT_CLASS_SEMI_OPEN);
}

static double
run_open (gpointer data)
{
  return run (data, EARCUP_FIT_CLASS_OPEN);
}

static double
run_planar (gpointer data)
{
  return run (data, EARCUP_FIT_CLASS_PLANAR);
}

static const EarcupBenchCase cases[EARCUP_FIT_N_CLASSES] = {
  { .name = "closed", .run = run_closed },
  { .name = "semi-open", .run = run_semi_open },
  { .name = "open, 300 ohm", .run = run_open },
  { .name = "planar", .run = run_planar },
};

int
main (int    argc,
      char **argv)
{
  g_autofree Data *data = g_new0 (Data, 1);
  double medians[EARCUP_FIT_N_CLASSES];

  g_test_init (&argc, &argv, NULL);
  make_curves (data);
  earcup_bench_run (cases, EARCUP_FIT_N_CLASSES, data, medians);

  g_print ("Processor time for one fit of a curve (bar 300 ms)\n");
  for (guint i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    g_print ("  %-16s %6.1f ms, worst %6.1f ms\n", cases[i].name, 1e3 * medians[i],
             1e3 * data->worst[i]);

  for (guint i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    {
      earcup_design_unref (data->archetypes[i]);
      for (guint j = 0; j < N_CURVES; j++)
        earcup_response_unref (data->curves[i][j]);
    }

  return 0;
}
