/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

/* A microphone that is heard through a headphone or a loudspeaker. */
typedef struct {
  double distance_m;       /* from the centre of the pad plane, or from the loudspeaker */
  double angle_rad;        /* from the axis of the cup that points away from the head */
  double gain_db;          /* level at the drum, or at the listener, over that at the microphone */
  double latency_s;        /* of what is between microphone and amplifier */
  double listener_m;       /* of a loudspeaker: how far away one listens */
} EarcupFeedbackSetup;

/* How near to howling it is. */
typedef struct {
  double margin_db;        /* what the gain may rise until it howls; below 0 it howls */
  double howl_hz;          /* where it howls first; NAN if it cannot howl */
  double worst_margin_db;  /* what may be added whatever the phase is */
  double worst_hz;         /* where the loop is strongest */
} EarcupFeedback;

double complex earcup_feedback_headphone_loop      (const EarcupDesign        *design,
                                                    const EarcupFeedbackSetup *setup,
                                                    double                     hz);
void           earcup_feedback_compute_headphone   (const EarcupDesign        *design,
                                                    const EarcupFeedbackSetup *setup,
                                                    EarcupFeedback            *feedback);
void           earcup_feedback_compute_loudspeaker (EarcupResponse            *response,
                                                    const EarcupFeedbackSetup *setup,
                                                    EarcupFeedback            *feedback);

G_END_DECLS
