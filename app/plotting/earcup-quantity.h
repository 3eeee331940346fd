/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"
#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_QUANTITY (earcup_quantity_get_type ())

/* What can be drawn of a design. The nicks of the type are the words of the command line. */
typedef enum {
  EARCUP_QUANTITY_RESPONSE,
  EARCUP_QUANTITY_IMPEDANCE,
  EARCUP_QUANTITY_IMPEDANCE_PHASE,
  EARCUP_QUANTITY_ISOLATION,
  EARCUP_QUANTITY_BLEED,
  EARCUP_QUANTITY_CROSSTALK,
  EARCUP_QUANTITY_OUTWARD,
  EARCUP_QUANTITY_GROUP_DELAY,
  EARCUP_QUANTITY_IMPULSE,
  EARCUP_QUANTITY_STEP,
  EARCUP_QUANTITY_DECAY,
  EARCUP_N_QUANTITIES
} EarcupQuantity;

/* The axes of a quantity. */
typedef struct
{
  EarcupPlotAxis axis;          /* what runs from left to right … */
  double         from;          /* … and its ends, in Hz or ms */
  double         to;
  double         span;          /* the height of the level axis; 0: chosen from the levels */
  double         centre;        /* its middle; NaN: chosen from the levels */
  double         least;         /* what is shown at least when it is chosen */
  gboolean       is_signed;     /* positive values carry a plus */
  gboolean       has_ratios;    /* equal ratios are equally high */
} EarcupQuantityAxes;

GType                     earcup_quantity_get_type  (void) G_GNUC_CONST;
gboolean                  earcup_quantity_from_nick (const char         *nick,
                                                     EarcupQuantity     *quantity);
const char               *earcup_quantity_get_nick  (EarcupQuantity      quantity);
const char               *earcup_quantity_get_title (EarcupQuantity      quantity);
const char               *earcup_quantity_get_label (EarcupQuantity      quantity);
const char               *earcup_quantity_get_unit  (EarcupQuantity      quantity);
const EarcupQuantityAxes *earcup_quantity_get_axes  (EarcupQuantity      quantity);

void                      earcup_quantity_sample    (EarcupQuantity      quantity,
                                                     const EarcupDesign *design,
                                                     const double       *places,
                                                     gsize               n_places,
                                                     double             *values);

G_END_DECLS
