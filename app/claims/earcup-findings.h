/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* A figure that a passage of the guide can name. Those of the first group belong to the
 * chosen headphone, those of the second to a pair that differs in the enclosure alone, those
 * of the third to neither: they say how an experiment was made. */
typedef enum {
  EARCUP_FINDING_ISOLATION,
  EARCUP_FINDING_ISOLATION_LOW,
  EARCUP_FINDING_ISOLATION_HIGH,
  EARCUP_FINDING_EXPOSURE,
  EARCUP_FINDING_BLEED,
  EARCUP_FINDING_BLEED_ROOM,
  EARCUP_FINDING_BLEED_VOICE,
  EARCUP_FINDING_MARGIN,
  EARCUP_FINDING_HOWL,
  EARCUP_FINDING_DEEP,
  EARCUP_FINDING_BASS,
  EARCUP_FINDING_RIPPLE,
  EARCUP_FINDING_CROSSTALK,
  EARCUP_FINDING_SENSITIVITY,
  EARCUP_FINDING_IMPEDANCE,
  EARCUP_FINDING_SWING,
  EARCUP_FINDING_SWING_HZ,
  EARCUP_FINDING_AMPLIFIER,
  EARCUP_FINDING_COIL,
  EARCUP_FINDING_GLASSES_DEEP,
  EARCUP_FINDING_GLASSES,

  EARCUP_FINDING_PAIR_LOW,
  EARCUP_FINDING_PAIR_BASS,
  EARCUP_FINDING_PAIR_UPPER_BASS,
  EARCUP_FINDING_PAIR_MIDDLE,
  EARCUP_FINDING_PAIR_ISOLATION,
  EARCUP_FINDING_PAIR_BLEED,
  EARCUP_FINDING_SEALED_RIPPLE,
  EARCUP_FINDING_OPEN_RIPPLE,
  EARCUP_FINDING_PAIR_MARGIN,
  EARCUP_FINDING_SEALED_MARGIN,
  EARCUP_FINDING_ECHO,
  EARCUP_FINDING_ECHO_BARE,
  EARCUP_FINDING_VENT_SPAN,
  EARCUP_FINDING_VENT_STEP,

  EARCUP_FINDING_DISTANCE,
  EARCUP_FINDING_DEEP_HZ,
  EARCUP_FINDING_LOW_HZ,
  EARCUP_FINDING_GLASSES_HZ,
  EARCUP_FINDING_BASS_HZ,
  EARCUP_FINDING_UPPER_BASS_HZ,
  EARCUP_FINDING_MIDDLE_HZ,
  EARCUP_FINDING_EAR_LEVEL,
  EARCUP_FINDING_MICROPHONE_DISTANCE,
  EARCUP_FINDING_ROOM_DISTANCE,
  EARCUP_FINDING_AMPLIFIER_OHM,
  EARCUP_FINDING_COIL_FACTOR,
  EARCUP_FINDING_CUP_DEPTH,
  EARCUP_FINDING_NEAR_SEAT,
  EARCUP_FINDING_FAR_SEAT,
  EARCUP_N_FINDINGS
} EarcupFinding;

/* The figures of one headphone and one pair. Immutable, any thread. */
typedef struct _EarcupFindings EarcupFindings;

EarcupFindings *earcup_findings_new    (const EarcupDesign   *design,
                                        const EarcupDesign   *sealed,
                                        const EarcupDesign   *open);
void            earcup_findings_free   (EarcupFindings       *self);

double          earcup_findings_get    (const EarcupFindings *self,
                                        EarcupFinding         figure);
char           *earcup_findings_format (const EarcupFindings *self,
                                        EarcupFinding         figure);
char           *earcup_findings_expand (const EarcupFindings *self,
                                        const char           *text);
gboolean        earcup_findings_cover  (const EarcupFindings *self,
                                        const char           *text);
gboolean        earcup_finding_parse   (const char           *key,
                                        gsize                 length,
                                        EarcupFinding        *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFindings, earcup_findings_free)

G_END_DECLS
