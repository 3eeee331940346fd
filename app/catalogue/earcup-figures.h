/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-source.h"
#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-report.h"

G_BEGIN_DECLS

#define EARCUP_FIGURES_VOICE_DB   94.0         /* a singer at the microphone */
#define EARCUP_FIGURES_RATIO_DB   10.0         /* music over noise that is found comfortable */
#define EARCUP_FIGURES_LEVEL_DBA  80.0         /* how loud one listens, if nothing is said */
#define EARCUP_FIGURES_DISTANCE_M 0.3          /* to a microphone, likewise */
#define EARCUP_FIGURES_ANGLE_DEG  90.0         /* of it, in front of the head, likewise */
#define EARCUP_FIGURES_SOURCE     "interface"  /* what it is plugged into, likewise */
#define EARCUP_FIGURES_NOISE      "bedroom"    /* where one is, likewise */

/* The circumstances in which a headphone is used. All is borrowed. */
typedef struct {
  const EarcupSource *source;
  const EarcupNoise  *noise;
  const double       *power;         /* of the music in 31 bands; NULL is pink */
  double              level_dba;     /* how loud one listens */
  double              distance_m;    /* to the microphone */
  double              angle_deg;     /* of the microphone, from the axis of the cup */
} EarcupFiguresSetting;

EarcupReport *earcup_figures_compute (EarcupCatalogue             *catalogue,
                                      EarcupDesign                *design,
                                      const EarcupFiguresSetting  *setting,
                                      GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
