/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-quantity.h"

G_BEGIN_DECLS

/* A design whose quantity is drawn. Everything is borrowed. */
typedef struct
{
  const char         *label;          /* the full name */
  const char         *tag;            /* a few letters for the end of the curve */
  guint               style;          /* a slot 0…7 */
  gboolean            is_emphasised;
  const EarcupDesign *design;
} EarcupQuantityCurve;

gboolean         earcup_quantity_scene_can_smooth (EarcupQuantity quantity);
char            *earcup_quantity_scene_dup_note   (const char    *note,
                                                   double         smooth_octaves);

EarcupPlotScene *earcup_quantity_scene_new (EarcupQuantity             quantity,
                                            const EarcupQuantityCurve *curves,
                                            guint                      n_curves,
                                            double                     smooth_octaves)
                                            G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
