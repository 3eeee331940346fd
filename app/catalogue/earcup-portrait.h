/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-deviation.h"
#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

/* What a list shows and sorts by that is not printed on the box. What does not exist is NaN. */
typedef struct {
  double levels_db[EARCUP_DEVIATION_POINTS];    /* over those of 500 to 2000 Hz */
  double profile[EARCUP_DEVIATION_POINTS];      /* as of earcup_deviation_profile() */
  double isolation_db;                          /* mean from 125 Hz to 4 kHz */
  double bleed_db;                              /* dB SPL at 0.3 m, 100 dB at the drum */
  double brightness_db;                         /* 4 to 10 kHz over 500 Hz to 2 kHz */
} EarcupPortrait;

void earcup_portrait_of_model  (EarcupPortrait  *self,
                                EarcupModel     *model);
void earcup_portrait_of_levels (EarcupPortrait  *self,
                                const gint16    *levels,
                                const double    *correction_db);

G_END_DECLS
