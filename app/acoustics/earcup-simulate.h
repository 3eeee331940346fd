/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_BLEED_DISTANCE_M 0.3048   /* one foot */

/* Everything the network says about a design at one frequency. */
typedef struct {
  double         hz;
  double complex drum_pa_v;          /* pressure at the drum per volt of the source behind Rg */
  double complex impedance_ohm;      /* of the headphone, without Rg */
  double complex bleed_pa_v;         /* one foot away, on the axis of the cup */
  double complex bleed_side_pa_v;    /* one foot away, at a right angle to the axis */
  double         isolation_db;       /* insertion loss, bone conduction included */
  double         isolation_air_db;   /* insertion loss through the air paths alone */
  double         crosstalk_db;       /* far drum over near drum */
  double complex outward_pa_s_m3;    /* impedance that the ear sees looking out */
} EarcupOutputs;

void earcup_simulate      (const EarcupDesign *design,
                           const double       *hz,
                           gsize               n_points,
                           EarcupOutputs      *outputs);
void earcup_simulate_drum (const EarcupDesign *design,
                           const double       *hz,
                           gsize               n_points,
                           double complex     *drum_pa_v);

G_END_DECLS
