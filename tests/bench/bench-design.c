/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <complex.h>
#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "audio/earcup-partitions.h"
#include "audio/earcup-test-sound.h"
#include "bench/earcup-bench.h"
#include "fixture/earcup-test-archetypes.h"

/* What it costs to hear a number that was changed: the network, the response, the kernel. */

#define N_POINTS 1024

typedef struct {
  EarcupDesign    *design;
  EarcupResponse  *worn;
  EarcupEmulation *emulation;
  EarcupKernel    *kernel;
  double           hz[N_POINTS];
  double complex   drum[N_POINTS];
} Data;

static void
step_network (gpointer user_data)
{
  Data *data = user_data;

  earcup_simulate_drum (data->design, data->hz, N_POINTS, data->drum);
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

static const EarcupBenchCase cases[] = {
  { .name = "network, 1024 frequencies", .step = step_network },
  { .name = "response", .step = step_response },
  { .name = "kernel, 16384 taps", .step = step_kernel },
  { .name = "partitions", .step = step_partitions },
  { .name = "slider to kernel", .step = step_all },
};

int
main (int    argc,
      char **argv)
{
  g_autofree Data *data = g_new0 (Data, 1);
  double medians[G_N_ELEMENTS (cases)];

  g_test_init (&argc, &argv, NULL);
  data->design = earcup_test_archetype ("closed");
  data->emulation = earcup_test_emulation ("closed", "open");
  data->kernel = earcup_kernel_new (data->emulation, 48000);
  data->worn = earcup_response_new_simulated (data->design);
  for (guint i = 0; i < N_POINTS; i++)
    data->hz[i] = 20.0 * pow (1000.0, (double) i / (N_POINTS - 1));

  earcup_bench_run (cases, G_N_ELEMENTS (cases), data, medians);
  g_print ("Processor time\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_print ("  %-26s %8.3f ms\n", cases[i].name, 1e3 * medians[i]);

  earcup_kernel_unref (data->kernel);
  earcup_emulation_unref (data->emulation);
  earcup_response_unref (data->worn);
  earcup_design_unref (data->design);
  earcup_test_clean ();

  return 0;
}
