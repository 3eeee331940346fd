/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_BENCH_ROUNDS 7
#define EARCUP_BENCH_STEPS  50

/* Something to be timed. Either it returns its own cost in seconds, or a negative number when it
 * cannot run here; or it is a step so short that the processor time of many is divided by their
 * number. */
typedef struct {
  const char *name;
  double    (*run) (gpointer data);
  void      (*step) (gpointer data);
} EarcupBenchCase;

double earcup_bench_now       (void);
double earcup_bench_processor (void);
double earcup_bench_children  (void);

/* Runs the cases in turn, several times, so that a machine that slows down slows them all, and
 * fills in the median cost of each. */
void   earcup_bench_run       (const EarcupBenchCase *cases,
                               guint                  n_cases,
                               gpointer               data,
                               double                *medians);

G_END_DECLS
