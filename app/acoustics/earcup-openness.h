/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* What the ear has in front of it, with a headphone and without. */
typedef struct {
  double         hz;
  double complex entrance_pa_v;         /* pressure where the canal begins, per volt behind Rg */
  double complex outward_pa_s_m3;       /* impedance that the ear sees looking out */
  double complex open_ear_pa_s_m3;      /* the same with no headphone before it */
  double complex pressure_division;     /* how the headphone changes what the canal gets */
} EarcupOpenness;

void           earcup_openness_compute         (const EarcupDesign *design,
                                                const double       *hz,
                                                gsize               n_points,
                                                EarcupOpenness     *openness);
double complex earcup_openness_compute_outward (const EarcupDesign *design,
                                                double              hz);

G_END_DECLS
