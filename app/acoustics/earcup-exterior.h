/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* The openings of a headphone towards the room. */
typedef enum {
  EARCUP_PORT_LEAK,   /* the rim of the pad */
  EARCUP_PORT_VENT,   /* the rear vent or grille */
  EARCUP_PORT_CUP,    /* the outer face of the moving cup */
  EARCUP_N_PORTS
} EarcupPort;

typedef struct {
  double         wavenumber;                              /* 1/m */
  double         position_m[EARCUP_N_PORTS];              /* outwards from the pad plane */
  double         form[EARCUP_N_PORTS];                    /* how far a port is a point source */
  double complex impedance[EARCUP_N_PORTS][EARCUP_N_PORTS];   /* Pa·s/m³ */
} EarcupExterior;

void           earcup_exterior_compute  (EarcupExterior       *self,
                                         const EarcupDesign   *design,
                                         double                hz);
double complex earcup_exterior_pressure (const EarcupExterior *self,
                                         const double complex  flows[EARCUP_N_PORTS],
                                         double                distance_m,
                                         double                angle_rad);
double complex earcup_exterior_green    (double                hz,
                                         double                distance_m);
double         earcup_exterior_baffle   (double                hz);

G_END_DECLS
