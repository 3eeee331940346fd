/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_VENT_MEMBERS 4   /* sealed, vented, semi-open, open */

/* The opening in the back of a cup. */
typedef struct {
  double resistance_pa_s_m3;   /* INFINITY: sealed */
  double mass_kg_m4;
  double radius_m;             /* as a source */
} EarcupVent;

double earcup_vent_get_openness (const EarcupVent *self);
void   earcup_vent_set_openness (EarcupVent       *self,
                                 double            openness);

G_END_DECLS
