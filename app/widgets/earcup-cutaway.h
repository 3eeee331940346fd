/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plotting/earcup-cutaway-drawing.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CUTAWAY (earcup_cutaway_get_type ())

/* A cut through an ear-cup whose parts can be dragged. */
G_DECLARE_FINAL_TYPE (EarcupCutaway, earcup_cutaway, EARCUP, CUTAWAY, GtkWidget)

GtkWidget         *earcup_cutaway_new          (void);
void               earcup_cutaway_show_part    (EarcupCutaway     *self,
                                                EarcupCutawayPart  part,
                                                double             position,
                                                const char        *value);
double             earcup_cutaway_get_position (EarcupCutaway     *self,
                                                EarcupCutawayPart  part);
EarcupCutawayPart  earcup_cutaway_get_lit      (EarcupCutaway     *self);
const char        *earcup_cutaway_get_caption  (EarcupCutaway     *self);
void               earcup_cutaway_point_at     (EarcupCutaway     *self,
                                                double             x,
                                                double             y);
gboolean           earcup_cutaway_begin_drag   (EarcupCutaway     *self,
                                                double             x,
                                                double             y);
void               earcup_cutaway_drag         (EarcupCutaway     *self,
                                                double             dx,
                                                double             dy);
void               earcup_cutaway_end_drag     (EarcupCutaway     *self);
gboolean           earcup_cutaway_press_key    (EarcupCutaway     *self,
                                                guint              key);

G_END_DECLS
