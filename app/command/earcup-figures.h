/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-source.h"
#include "command/earcup-report.h"

G_BEGIN_DECLS

#define EARCUP_FIGURES_VOICE_DB 94.0   /* a singer at the microphone */
#define EARCUP_FIGURES_RATIO_DB 10.0   /* music over noise that is found comfortable */

/* The circumstances in which a headphone is used. All is borrowed. */
typedef struct {
  EarcupDesign       *design;
  EarcupResponse     *response;      /* of the design, as it is */
  EarcupResponse     *fed;           /* of the design at the source */
  EarcupResponse     *neutral;       /* the target that a mix is meant for */
  EarcupResponse     *diffuse;       /* the level at the drum in a diffuse field */
  EarcupResponse     *in_room;       /* a loudspeaker in a room, at the drum */
  const EarcupSource *source;
  const EarcupNoise  *noise;
  const double       *power;         /* of the music in 31 bands; NULL is pink */
  double              level_dba;     /* how loud one listens */
  double              distance_m;    /* to the microphone */
  double              angle_deg;     /* of the microphone, from the axis of the cup */
} EarcupFiguresSetting;

void earcup_figures_collect (const EarcupFiguresSetting *setting,
                             EarcupReport               *report);

G_END_DECLS
