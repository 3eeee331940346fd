/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-band.h"
#include "widgets/earcup-plot.h"

G_BEGIN_DECLS

/* What is heard at the cursor of a plot. */
typedef enum {
  EARCUP_PLOT_SOUND_NONE,
  EARCUP_PLOT_SOUND_TONE,
  EARCUP_PLOT_SOUND_NOISE,     /* a third of an octave wide */
  EARCUP_PLOT_SOUNDS
} EarcupPlotSound;

gboolean        earcup_plot_can_listen     (EarcupPlot       *self);
gboolean        earcup_plot_get_listens    (EarcupPlot       *self);
void            earcup_plot_set_listens    (EarcupPlot       *self,
                                            gboolean          listens);
gboolean        earcup_plot_get_band       (EarcupPlot       *self,
                                            EarcupBand       *band);
void            earcup_plot_set_band       (EarcupPlot       *self,
                                            const EarcupBand *band);
EarcupPlotSound earcup_plot_get_sound      (EarcupPlot       *self);
void            earcup_plot_set_sound      (EarcupPlot       *self,
                                            EarcupPlotSound   sound);
void            earcup_plot_stop_listening (EarcupPlot       *self);
char           *earcup_plot_dup_listening  (EarcupPlot       *self);

G_END_DECLS
