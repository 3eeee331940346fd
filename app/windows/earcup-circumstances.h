/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-leak.h"
#include "catalogue/earcup-model.h"
#include "scenes/earcup-scene.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CIRCUMSTANCES (earcup_circumstances_get_type ())

/* In what scene all slots are heard, each with its own model. What a scene has no use for is
 * ignored in it. */
typedef struct {
  EarcupSceneKind     kind;
  double              level_dba;        /* of the track at the listener's ear */
  GFile              *take;             /* recording: NULL is the synthetic voice */
  double              voice_db;         /* recording: dB SPL at 0.3 m */
  double              microphone_m;     /* recording: from the mouth */
  gboolean            is_monitored;     /* recording: the singer hears the microphone … */
  double              monitor_gain_db;  /* … so much louder … */
  double              latency_s;        /* … and so much later */
  char               *cue;              /* recording: an id of loudspeakers that play the cue mix
                                         * in place of what is in the slots; NULL for none */
  const EarcupNoise  *noise;            /* noise, neighbour: NULL is silence */
  double              neighbour_m;      /* neighbour: from the cup */
  const EarcupSource *source;           /* source */
  gboolean            at_full;          /* source: as loud as it gets, in place of @level_dba */
  EarcupLeak          leak;             /* fit */
  EarcupMonitorRoom   room;             /* loudspeakers */
  double              distance_m;       /* loudspeakers: 0 is as usual */
} EarcupCircumstances;

GType                earcup_circumstances_get_type       (void) G_GNUC_CONST;

EarcupCircumstances *earcup_circumstances_copy           (const EarcupCircumstances *self);
void                 earcup_circumstances_free           (EarcupCircumstances       *self);

const char          *earcup_circumstances_get_name       (EarcupSceneKind            kind);
gboolean             earcup_circumstances_has_speakers   (const EarcupCircumstances *self,
                                                          EarcupModel               *model);
char                *earcup_circumstances_dup_hindrance  (const EarcupCircumstances *self,
                                                          EarcupModel               *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupCircumstances, earcup_circumstances_free)

G_END_DECLS
