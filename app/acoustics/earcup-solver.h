/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* Solves the network for the pressure at the drum, many frequencies at a time. Holds scratch
 * space and what depends on the frequencies alone; one thread at a time. */
typedef struct _EarcupSolver EarcupSolver;

EarcupSolver *earcup_solver_new          (const double       *hz,
                                          gsize               n_points);
void          earcup_solver_free         (EarcupSolver       *self);
gboolean      earcup_solver_is_for       (const EarcupSolver *self,
                                          const double       *hz,
                                          gsize               n_points);

void          earcup_solver_solve        (EarcupSolver       *self,
                                          const double        values[EARCUP_N_PARAMETERS],
                                          gboolean            radiates,
                                          double             *drum_re,
                                          double             *drum_im);
void          earcup_solver_compute_drum (EarcupSolver       *self,
                                          const EarcupDesign *design,
                                          double complex     *drum_pa_v);
void          earcup_solver_compute_db   (EarcupSolver       *self,
                                          const EarcupDesign *design,
                                          double             *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSolver, earcup_solver_free)

G_END_DECLS
