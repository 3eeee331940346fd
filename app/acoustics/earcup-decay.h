/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_DECAY_RATE_HZ    48000
#define EARCUP_DECAY_LENGTH     16384
#define EARCUP_DECAY_SLICE      2048     /* samples that a slice of the waterfall looks at */
#define EARCUP_DECAY_N_BANDS    21       /* third octaves from 100 Hz to 10 kHz */
#define EARCUP_TYPE_DECAY       (earcup_decay_get_type ())

/* What happens at the drum after an impulse of the source. Immutable, any thread. */
typedef struct _EarcupDecay EarcupDecay;

GType        earcup_decay_get_type        (void) G_GNUC_CONST;

EarcupDecay *earcup_decay_new             (const EarcupDesign *design);
EarcupDecay *earcup_decay_ref             (EarcupDecay        *self);
void         earcup_decay_unref           (EarcupDecay        *self);

double       earcup_decay_get_impulse     (const EarcupDecay  *self,
                                           double              time_s);
double       earcup_decay_get_step        (const EarcupDecay  *self,
                                           double              time_s);
void         earcup_decay_compute_slice   (const EarcupDecay  *self,
                                           double              time_s,
                                           const double       *hz,
                                           gsize               n_points,
                                           double             *level_db);

double       earcup_decay_get_band        (guint               band);
double       earcup_decay_compute_time    (const EarcupDecay  *self,
                                           guint               band,
                                           double              drop_db);
double       earcup_decay_get_filter_time (guint               band,
                                           double              drop_db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupDecay, earcup_decay_unref)

G_END_DECLS
