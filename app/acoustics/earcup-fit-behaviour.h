/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-fit-class.h"

G_BEGIN_DECLS

#define EARCUP_FIT_BEHAVIOUR_POINTS 11   /* half octaves from 125 Hz to 4 kHz */

/* What a design lets in and out, roughly but quickly: on few frequencies, without sections. */
typedef struct {
  double isolation_db;                                  /* mean insertion loss */
  double bleed[EARCUP_FIT_BEHAVIOUR_POINTS];            /* power one foot away, any unit */
  double drum[EARCUP_FIT_BEHAVIOUR_POINTS];             /* power at the drum, the same unit */
} EarcupFitBehaviour;

double earcup_fit_behaviour_get_hz   (guint                     point);
void   earcup_fit_behaviour_compute  (EarcupFitBehaviour       *self,
                                      const EarcupDesign       *design);
double earcup_fit_behaviour_bleed_db (const EarcupFitBehaviour *self,
                                      const double             *gain_db,
                                      double                   *shares);

G_END_DECLS
