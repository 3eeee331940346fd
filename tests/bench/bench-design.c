/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-network.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-solver-private.h"
#include "acoustics/earcup-test-netlist.h"
#include "acoustics/earcup-test-samples.h"
#include "audio/earcup-partitions.h"
#include "audio/earcup-test-sound.h"
#include "bench/earcup-bench.h"
#include "fixture/earcup-test-archetypes.h"

/* What it costs to hear a number that was changed: the network, the response, the kernel and its
 * partitions. The network is also solved one frequency at a time with pivots, as the tests do, and
 * by ngspice, of which only the cost of further frequencies counts and not that of its start. */

#define N_POINTS   1024
#define PER_DECADE 310    /* 1024 points from 10 Hz to 20 kHz, both ends */
#define FINER      8      /* so many times as many for the cost of further ones */

typedef struct {
  EarcupDesign    *design;
  EarcupDesign    *silent;      /* the same as far as ngspice can compute it */
  EarcupResponse  *worn;
  EarcupEmulation *emulation;
  EarcupKernel    *kernel;
  EarcupSolver    *solver, *portable, *quiet;
  guint            turn;
  double           hz[N_POINTS];
  double           re[N_POINTS], im[N_POINTS];
  double complex   drum[N_POINTS];
} Data;

static void
solve (Data         *data,
       EarcupSolver *solver)
{
  earcup_solver_solve (solver, earcup_design_get_values (data->design), TRUE, data->re, data->im);
}

static void
step_solver (gpointer user_data)
{
  Data *data = user_data;

  solve (data, data->solver);
}

static void
step_portable (gpointer user_data)
{
  Data *data = user_data;

  solve (data, data->portable);
}

static void
step_silent (gpointer user_data)
{
  Data *data = user_data;

  earcup_solver_solve (data->quiet, earcup_design_get_values (data->silent), FALSE, data->re,
                       data->im);
}

static void
step_drum (gpointer user_data)
{
  Data *data = user_data;

  earcup_simulate_drum (data->design, data->hz, N_POINTS, data->drum);
}

/* The vent grows and shrinks, so that the room is computed again each time. */
static void
step_room (gpointer user_data)
{
  Data *data = user_data;
  double values[EARCUP_N_PARAMETERS];

  memcpy (values, earcup_design_get_values (data->design), sizeof values);
  values[EARCUP_PARAMETER_AV] *= 1.0 + 0.01 * (data->turn++ % 7);
  earcup_solver_solve (data->solver, values, TRUE, data->re, data->im);
}

static void
step_pivots (gpointer user_data)
{
  Data *data = user_data;
  EarcupExcitation excitation = { .volts = 1.0 };

  for (guint i = 0; i < N_POINTS; i++)
    {
      EarcupNetwork network;
      EarcupState state;

      earcup_network_prepare (&network, data->design, data->hz[i]);
      earcup_network_solve (&network, &excitation, &state);
      data->drum[i] = state.head_pa * network.ear.transfer;
    }
}

static void
step_response (gpointer user_data)
{
  Data *data = user_data;

  earcup_response_unref (earcup_response_new_simulated (data->design));
}

static void
step_kernel (gpointer user_data)
{
  Data *data = user_data;

  earcup_kernel_unref (earcup_kernel_new (data->emulation, 48000));
}

static void
step_partitions (gpointer user_data)
{
  Data *data = user_data;

  earcup_partitions_unref (earcup_partitions_new (data->kernel, 256));
}

static void
step_all (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (data->design);
  g_autoptr(EarcupEmulation) emulation = earcup_emulation_new (response, data->worn);
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new (emulation, 48000);

  earcup_partitions_unref (earcup_partitions_new (kernel, 256));
}

static double
run_ngspice (const Data *data,
             guint       per_decade)
{
  g_autofree char *netlist = earcup_test_netlist_new (data->silent, FALSE, 10.0, 20000.0,
                                                      per_decade);
  g_autofree EarcupTestNetlistPoint *points = NULL;
  double begin = earcup_bench_children ();
  guint n_points;

  points = earcup_test_netlist_run (netlist, &n_points, NULL);

  return points != NULL ? earcup_bench_children () - begin : -1.0;
}

static double
run_ngspice_once (gpointer user_data)
{
  return earcup_test_netlist_can () ? run_ngspice (user_data, PER_DECADE) : -1.0;
}

static double
run_ngspice_finely (gpointer user_data)
{
  return earcup_test_netlist_can () ? run_ngspice (user_data, FINER * PER_DECADE) : -1.0;
}

enum
{
  SOLVER, PORTABLE, SILENT, DRUM, ROOM, PIVOTS, RESPONSE, KERNEL, PARTITIONS, ALL, NGSPICE, FINELY
};

static const EarcupBenchCase cases[] = {
  [SOLVER] = { .name = "solver, 1024 frequencies", .step = step_solver },
  [PORTABLE] = { .name = "  its portable path", .step = step_portable },
  [SILENT] = { .name = "  as ngspice has it", .step = step_silent },
  [DRUM] = { .name = "  with residual sections", .step = step_drum },
  [ROOM] = { .name = "  with the room changing", .step = step_room },
  [PIVOTS] = { .name = "  with pivots, for tests", .step = step_pivots },
  [RESPONSE] = { .name = "response", .step = step_response },
  [KERNEL] = { .name = "kernel, 16384 taps", .step = step_kernel },
  [PARTITIONS] = { .name = "partitions of 256", .step = step_partitions },
  [ALL] = { .name = "slider to partitions", .step = step_all },
  [NGSPICE] = { .name = "ngspice, 1024 frequencies", .run = run_ngspice_once },
  [FINELY] = { .name = "ngspice, 8 times as many", .run = run_ngspice_finely },
};

static void
set_up (Data *data)
{
  g_autoptr(EarcupDesign) plain = NULL;

  data->design = earcup_test_archetype ("closed");
  plain = earcup_test_set (earcup_test_archetype ("closed"), 2, EARCUP_PARAMETER_PHI, 0.0,
                           EARCUP_PARAMETER_EAR_LOSS, 0.0);
  data->silent = earcup_design_new (earcup_design_get_values (plain), FALSE, NULL, 0, NULL);
  data->emulation = earcup_test_emulation ("closed", "open");
  data->kernel = earcup_kernel_new (data->emulation, 48000);
  data->worn = earcup_response_new_simulated (data->design);
  for (guint i = 0; i < N_POINTS; i++)
    data->hz[i] = 10.0 * pow (2000.0, (double) i / (N_POINTS - 1));

  data->solver = earcup_solver_new (data->hz, N_POINTS);
  data->portable = earcup_solver_new (data->hz, N_POINTS);
  data->quiet = earcup_solver_new (data->hz, N_POINTS);
  earcup_solver_set_portable (data->portable, TRUE);
}

static void
tear_down (Data *data)
{
  earcup_solver_free (data->solver);
  earcup_solver_free (data->portable);
  earcup_solver_free (data->quiet);
  earcup_kernel_unref (data->kernel);
  earcup_emulation_unref (data->emulation);
  earcup_response_unref (data->worn);
  earcup_design_unref (data->design);
  earcup_design_unref (data->silent);
}

static void
report (const double *medians)
{
  g_print ("Processor time\n");
  for (guint i = 0; i < NGSPICE; i++)
    g_print ("  %-26s %8.3f ms\n", cases[i].name, 1e3 * medians[i]);

  if (medians[NGSPICE] < 0.0 || medians[FINELY] < 0.0)
    {
      g_print ("  ngspice is not installed\n");
      return;
    }

  g_print ("  %-26s %8.3f ms\n", cases[NGSPICE].name, 1e3 * medians[NGSPICE]);
  g_print ("  %-26s %8.3f ms\n", "  without its start",
           1e3 * (medians[FINELY] - medians[NGSPICE]) / (FINER - 1));
  g_print ("  ngspice without its start takes %.0f times as long as the solver\n",
           (medians[FINELY] - medians[NGSPICE]) / (FINER - 1) / medians[SILENT]);
}

int
main (int    argc,
      char **argv)
{
  g_autofree Data *data = g_new0 (Data, 1);
  double medians[G_N_ELEMENTS (cases)];

  g_test_init (&argc, &argv, NULL);
  set_up (data);
  earcup_bench_run (cases, G_N_ELEMENTS (cases), data, medians);
  report (medians);

  while (earcup_fft_measure ())
    continue;
  earcup_bench_run (cases, NGSPICE, data, medians);
  g_print ("With measured transforms\n");
  for (guint i = RESPONSE; i <= ALL; i++)
    g_print ("  %-26s %8.3f ms\n", cases[i].name, 1e3 * medians[i]);

  tear_down (data);
  earcup_test_clean ();

  return 0;
}
