/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/earcup-bench.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>

/* Wall time in seconds. */
double
earcup_bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
spent_by (int who)
{
  struct rusage usage;

  getrusage (who, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/* Processor time of this process in seconds. */
double
earcup_bench_processor (void)
{
  return spent_by (RUSAGE_SELF);
}

/* Processor time of the programs that were run and waited for, in seconds. */
double
earcup_bench_children (void)
{
  return spent_by (RUSAGE_CHILDREN);
}

static int
compare (const void *a,
         const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0.0 ? -1 : difference > 0.0;
}

static double
run_steps (void   (*step) (gpointer data),
           gpointer data)
{
  double begin = earcup_bench_processor ();

  for (guint i = 0; i < EARCUP_BENCH_STEPS; i++)
    step (data);

  return (earcup_bench_processor () - begin) / EARCUP_BENCH_STEPS;
}

void
earcup_bench_run (const EarcupBenchCase *cases,
                  guint                  n_cases,
                  gpointer               data,
                  double                *medians)
{
  g_autofree double *costs = g_new (double, n_cases * EARCUP_BENCH_ROUNDS);

  for (guint round = 0; round < EARCUP_BENCH_ROUNDS; round++)
    for (guint i = 0; i < n_cases; i++)
      costs[i * EARCUP_BENCH_ROUNDS + round] =
        cases[i].step != NULL ? run_steps (cases[i].step, data) : cases[i].run (data);

  for (guint i = 0; i < n_cases; i++)
    {
      double *own = costs + i * EARCUP_BENCH_ROUNDS;

      qsort (own, EARCUP_BENCH_ROUNDS, sizeof *own, compare);
      medians[i] = own[EARCUP_BENCH_ROUNDS / 2];
    }
}
