/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_LOUDNESS_METER (earcup_loudness_meter_get_type ())

/* Momentary, short-term and integrated loudness and the true peak, as figures in one line. Where
 * there is no room for the line it folds into a button with a popover. */
G_DECLARE_FINAL_TYPE (EarcupLoudnessMeter, earcup_loudness_meter, EARCUP, LOUDNESS_METER, GtkWidget)

typedef enum {
  EARCUP_LOUDNESS_MOMENTARY,       /* LUFS */
  EARCUP_LOUDNESS_SHORT_TERM,      /* LUFS */
  EARCUP_LOUDNESS_INTEGRATED,      /* LUFS */
  EARCUP_LOUDNESS_TRUE_PEAK,       /* dBTP */
  EARCUP_LOUDNESS_N_FIGURES
} EarcupLoudnessFigure;

GtkWidget  *earcup_loudness_meter_new           (void);
void        earcup_loudness_meter_set_figures   (EarcupLoudnessMeter  *self,
                                                 const double         *figures);
const char *earcup_loudness_meter_get_text      (EarcupLoudnessMeter  *self,
                                                 EarcupLoudnessFigure  figure);
gboolean    earcup_loudness_meter_get_is_folded (EarcupLoudnessMeter  *self);

G_END_DECLS
