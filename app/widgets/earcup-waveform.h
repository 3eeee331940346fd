/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_WAVEFORM (earcup_waveform_get_type ())

G_DECLARE_FINAL_TYPE (EarcupWaveform, earcup_waveform, EARCUP, WAVEFORM, GtkScale)

GtkWidget *earcup_waveform_new              (void);
void       earcup_waveform_set_duration     (EarcupWaveform *self,
                                             double          duration_s);
void       earcup_waveform_set_position     (EarcupWaveform *self,
                                             double          position_s);
double     earcup_waveform_get_position     (EarcupWaveform *self);
void       earcup_waveform_set_overview     (EarcupWaveform *self,
                                             const float    *low,
                                             const float    *high,
                                             guint           n_columns);
void       earcup_waveform_set_is_analysing (EarcupWaveform *self,
                                             gboolean        is_analysing);
void       earcup_waveform_set_loop         (EarcupWaveform *self,
                                             double          start_s,
                                             double          end_s,
                                             gboolean        is_active);
gboolean   earcup_waveform_get_loop         (EarcupWaveform *self,
                                             double         *start_s,
                                             double         *end_s);
char      *earcup_waveform_dup_value_text   (EarcupWaveform *self);

G_END_DECLS
