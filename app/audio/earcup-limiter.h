/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_LIMITER_CEILING_DBTP -1.0

/* Holds the true peak of stereo sound under a ceiling by a gain that is smooth because it knows
 * what comes: the sound is a little later than it would be. Nothing but that delay happens to what
 * stays below the ceiling. One thread at a time; after it is made it neither locks nor
 * allocates. */
typedef struct _EarcupLimiter EarcupLimiter;

EarcupLimiter *earcup_limiter_new              (guint          rate_hz);
void           earcup_limiter_free             (EarcupLimiter *self);
void           earcup_limiter_reset            (EarcupLimiter *self);

gsize          earcup_limiter_get_delay        (EarcupLimiter *self);
void           earcup_limiter_process          (EarcupLimiter *self,
                                                float         *frames,
                                                gsize          n_frames);
double         earcup_limiter_get_reduction_db (EarcupLimiter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLimiter, earcup_limiter_free)

G_END_DECLS
