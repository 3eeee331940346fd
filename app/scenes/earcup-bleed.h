/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* What comes from a cup to a place in the open air: the network solved at many frequencies once,
 * and found between them without solving it again. Immutable, any thread. */
typedef struct _EarcupBleed EarcupBleed;

EarcupBleed    *earcup_bleed_new          (const EarcupDesign *design,
                                           double              distance_m,
                                           double              angle_rad)
                                           G_GNUC_WARN_UNUSED_RESULT;
void            earcup_bleed_free         (EarcupBleed        *self);

double complex  earcup_bleed_get          (const EarcupBleed  *self,
                                           double              hz);
double          earcup_bleed_get_level    (const EarcupBleed  *self,
                                           double              hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBleed, earcup_bleed_free)

G_END_DECLS
