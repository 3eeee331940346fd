/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_PHASE_LOWEST_HZ   100.0      /* where the delay is fitted … */
#define EARCUP_PHASE_HIGHEST_HZ  10000.0
#define EARCUP_TYPE_PHASE        (earcup_phase_get_type ())

/* The phase at the drum, taken apart: minimum phase, a delay, and what is left. Immutable. */
typedef struct _EarcupPhase EarcupPhase;

GType        earcup_phase_get_type            (void) G_GNUC_CONST;

EarcupPhase *earcup_phase_new                 (const EarcupDesign *design);
EarcupPhase *earcup_phase_ref                 (EarcupPhase        *self);
void         earcup_phase_unref               (EarcupPhase        *self);

double       earcup_phase_get_delay           (const EarcupPhase  *self);
double       earcup_phase_get_excess          (const EarcupPhase  *self,
                                               double              hz);

void         earcup_phase_compute_group_delay (const EarcupDesign *design,
                                               const double       *hz,
                                               gsize               n_points,
                                               double             *delay_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPhase, earcup_phase_unref)

G_END_DECLS
