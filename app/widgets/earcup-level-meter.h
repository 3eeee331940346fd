/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_LEVEL_METER        (earcup_level_meter_get_type ())
#define EARCUP_LEVEL_METER_LOWEST_DB   -60.0
#define EARCUP_LEVEL_METER_HIGHEST_DB  0.0

G_DECLARE_FINAL_TYPE (EarcupLevelMeter, earcup_level_meter, EARCUP, LEVEL_METER, GtkWidget)

GtkWidget *earcup_level_meter_new       (void);
double     earcup_level_meter_get_rms   (EarcupLevelMeter *self);
double     earcup_level_meter_get_peak  (EarcupLevelMeter *self);
void       earcup_level_meter_set_level (EarcupLevelMeter *self,
                                         double            rms_db,
                                         double            peak_db);

G_END_DECLS
