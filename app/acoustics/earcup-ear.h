/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* The ear as the front cavity sees it. */
typedef struct {
  double complex admittance;   /* at the mouth of the concha, m³/(Pa·s) */
  double complex transfer;     /* pressure at the drum over pressure at the mouth */
} EarcupEar;

EarcupEar      earcup_ear_compute             (const EarcupDesign *design,
                                               double              hz);
double complex earcup_ear_compute_entrance    (const EarcupDesign *design,
                                               double              hz);
double complex earcup_ear_simulator_impedance (double              hz);
double complex earcup_ear_open_impedance      (const EarcupDesign *design,
                                               double              hz);

G_END_DECLS
