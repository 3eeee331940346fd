/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-bins.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_EMULATION_CAP_DB    12.0      /* the most that is ever added at one frequency */
#define EARCUP_EMULATION_FADE_HZ   12000.0   /* here the correction begins to fade … */
#define EARCUP_EMULATION_END_HZ    16000.0   /* … and here it has gone */
#define EARCUP_TYPE_EMULATION      (earcup_emulation_get_type ())

/* The filter that makes one headphone sound like another: target over worn. Immutable. */
typedef struct _EarcupEmulation EarcupEmulation;

GType            earcup_emulation_get_type        (void) G_GNUC_CONST;

EarcupEmulation *earcup_emulation_new             (EarcupResponse        *target,
                                                   EarcupResponse        *worn);
EarcupEmulation *earcup_emulation_ref             (EarcupEmulation       *self);
void             earcup_emulation_unref           (EarcupEmulation       *self);

double           earcup_emulation_get_difference  (const EarcupEmulation *self,
                                                   double                 hz);
double           earcup_emulation_get_gain        (const EarcupEmulation *self,
                                                   double                 hz);
gboolean         earcup_emulation_is_cut          (const EarcupEmulation *self,
                                                   double                 hz);
void             earcup_emulation_compute_gains   (const EarcupEmulation *self,
                                                   const EarcupBins      *bins,
                                                   float                 *gains,
                                                   float                 *scratch);
double           earcup_emulation_get_fade        (double                 hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupEmulation, earcup_emulation_unref)

G_END_DECLS
