/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* A figure that a passage of the guide can name. Those of the first group belong to the
 * chosen headphone, those of the second to a pair that differs in the enclosure alone, those
 * of the third to neither: they say how an experiment was made. */
typedef enum {
  EARCUP_GUIDE_FIGURE_ISOLATION,
  EARCUP_GUIDE_FIGURE_ISOLATION_LOW,
  EARCUP_GUIDE_FIGURE_ISOLATION_HIGH,
  EARCUP_GUIDE_FIGURE_EXPOSURE,
  EARCUP_GUIDE_FIGURE_BLEED,
  EARCUP_GUIDE_FIGURE_BLEED_ROOM,
  EARCUP_GUIDE_FIGURE_BLEED_VOICE,
  EARCUP_GUIDE_FIGURE_MARGIN,
  EARCUP_GUIDE_FIGURE_HOWL,
  EARCUP_GUIDE_FIGURE_DEEP,
  EARCUP_GUIDE_FIGURE_BASS,
  EARCUP_GUIDE_FIGURE_RIPPLE,
  EARCUP_GUIDE_FIGURE_CROSSTALK,
  EARCUP_GUIDE_FIGURE_SENSITIVITY,
  EARCUP_GUIDE_FIGURE_IMPEDANCE,
  EARCUP_GUIDE_FIGURE_SWING,
  EARCUP_GUIDE_FIGURE_SWING_HZ,
  EARCUP_GUIDE_FIGURE_AMPLIFIER,
  EARCUP_GUIDE_FIGURE_COIL,
  EARCUP_GUIDE_FIGURE_GLASSES_DEEP,
  EARCUP_GUIDE_FIGURE_GLASSES,

  EARCUP_GUIDE_FIGURE_PAIR_LOW,
  EARCUP_GUIDE_FIGURE_PAIR_BASS,
  EARCUP_GUIDE_FIGURE_PAIR_UPPER_BASS,
  EARCUP_GUIDE_FIGURE_PAIR_MIDDLE,
  EARCUP_GUIDE_FIGURE_PAIR_ISOLATION,
  EARCUP_GUIDE_FIGURE_PAIR_BLEED,
  EARCUP_GUIDE_FIGURE_SEALED_RIPPLE,
  EARCUP_GUIDE_FIGURE_OPEN_RIPPLE,
  EARCUP_GUIDE_FIGURE_PAIR_MARGIN,
  EARCUP_GUIDE_FIGURE_SEALED_MARGIN,
  EARCUP_GUIDE_FIGURE_ECHO,
  EARCUP_GUIDE_FIGURE_ECHO_BARE,
  EARCUP_GUIDE_FIGURE_VENT_SPAN,
  EARCUP_GUIDE_FIGURE_VENT_STEP,

  EARCUP_GUIDE_FIGURE_DISTANCE,
  EARCUP_GUIDE_FIGURE_DEEP_HZ,
  EARCUP_GUIDE_FIGURE_LOW_HZ,
  EARCUP_GUIDE_FIGURE_GLASSES_HZ,
  EARCUP_GUIDE_FIGURE_BASS_HZ,
  EARCUP_GUIDE_FIGURE_UPPER_BASS_HZ,
  EARCUP_GUIDE_FIGURE_MIDDLE_HZ,
  EARCUP_GUIDE_FIGURE_EAR_LEVEL,
  EARCUP_GUIDE_FIGURE_MICROPHONE_DISTANCE,
  EARCUP_GUIDE_FIGURE_ROOM_DISTANCE,
  EARCUP_GUIDE_FIGURE_AMPLIFIER_OHM,
  EARCUP_GUIDE_FIGURE_COIL_FACTOR,
  EARCUP_GUIDE_FIGURE_CUP_DEPTH,
  EARCUP_GUIDE_FIGURE_NEAR_SEAT,
  EARCUP_GUIDE_FIGURE_FAR_SEAT,
  EARCUP_GUIDE_N_FIGURES
} EarcupGuideFigure;

/* The figures of one headphone and one pair. Immutable, any thread. */
typedef struct _EarcupGuideFigures EarcupGuideFigures;

EarcupGuideFigures *earcup_guide_figures_new    (const EarcupDesign       *design,
                                                 const EarcupDesign       *sealed,
                                                 const EarcupDesign       *open);
void                earcup_guide_figures_free   (EarcupGuideFigures       *self);

double              earcup_guide_figures_get    (const EarcupGuideFigures *self,
                                                 EarcupGuideFigure         figure);
char               *earcup_guide_figures_format (const EarcupGuideFigures *self,
                                                 EarcupGuideFigure         figure);
char               *earcup_guide_figures_expand (const EarcupGuideFigures *self,
                                                 const char               *text);
gboolean            earcup_guide_figures_cover  (const EarcupGuideFigures *self,
                                                 const char               *text);
gboolean            earcup_guide_figure_parse   (const char               *key,
                                                 gsize                     length,
                                                 EarcupGuideFigure        *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupGuideFigures, earcup_guide_figures_free)

G_END_DECLS
