/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "plotting/earcup-plot-palette.h"

G_BEGIN_DECLS

#define EARCUP_CUTAWAY_WIDTH  300.0    /* what it is drawn in, and then scaled to fit */
#define EARCUP_CUTAWAY_HEIGHT 200.0

/* What of an ear-cup can be taken hold of, from the back to the head. */
typedef enum {
  EARCUP_CUTAWAY_NONE = -1,
  EARCUP_CUTAWAY_VENT,
  EARCUP_CUTAWAY_CUP,
  EARCUP_CUTAWAY_FILLING,
  EARCUP_CUTAWAY_DRIVER,
  EARCUP_CUTAWAY_PAD,
  EARCUP_CUTAWAY_LEAK,
  EARCUP_CUTAWAY_PARTS
} EarcupCutawayPart;

/* A cut through an ear-cup, with the head on the right. Each part stands somewhere between 0, which
 * is sealed, small, empty or light, and 1. Not to scale. */
typedef struct {
  double            width;                             /* of the room for it, in pixels */
  double            height;
  double            positions[EARCUP_CUTAWAY_PARTS];
  EarcupCutawayPart lit;                               /* the part that is pointed at */
} EarcupCutawayDrawing;

void              earcup_cutaway_drawing_draw (const EarcupCutawayDrawing *self,
                                               cairo_t                    *cr,
                                               const EarcupPlotPalette    *palette);
EarcupCutawayPart earcup_cutaway_drawing_pick (const EarcupCutawayDrawing *self,
                                               double                      x,
                                               double                      y);
void              earcup_cutaway_drawing_get_box
                                              (const EarcupCutawayDrawing *self,
                                               EarcupCutawayPart           part,
                                               double                     *x,
                                               double                     *y,
                                               double                     *width,
                                               double                     *height);
double            earcup_cutaway_drawing_drag (const EarcupCutawayDrawing *self,
                                               EarcupCutawayPart           part,
                                               double                      dx,
                                               double                      dy);

G_END_DECLS
