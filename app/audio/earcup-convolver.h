/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "audio/earcup-history.h"
#include "audio/earcup-setting.h"

G_BEGIN_DECLS

#define EARCUP_CONVOLVER_CHANNELS EARCUP_HISTORY_CHANNELS

/* A switch that gives nothing away: down, silence, up; the same whatever is switched to. */
#define EARCUP_CONVOLVER_DIP_FADE_S 0.040
#define EARCUP_CONVOLVER_DIP_S      0.090

/* The engine of live listening: one setting at a time, cross-faded to the next, whether a channel
 * reaches one ear with it, both, or passes as it is. It adds no delay, whatever the size of the
 * buffers. One thread at a time; after it is made it neither locks nor
 * allocates. */
typedef struct _EarcupConvolver EarcupConvolver;

EarcupConvolver *earcup_convolver_new         (gsize            block,
                                               gsize            n_partitions,
                                               guint            rate_hz,
                                               gsize            fade_frames);
void             earcup_convolver_free        (EarcupConvolver *self);
void             earcup_convolver_reset       (EarcupConvolver *self);

EarcupSetting   *earcup_convolver_switch      (EarcupConvolver *self,
                                               EarcupSetting   *setting);
gboolean         earcup_convolver_has_setting (EarcupConvolver *self);
gboolean         earcup_convolver_is_fading   (EarcupConvolver *self);
EarcupSetting   *earcup_convolver_retire      (EarcupConvolver *self);
EarcupSetting   *earcup_convolver_clear       (EarcupConvolver *self);
gsize            earcup_convolver_get_tail    (EarcupConvolver *self);
gboolean         earcup_convolver_weigh       (EarcupConvolver *self,
                                               float           *out,
                                               float           *in,
                                               gsize            n_frames);

void             earcup_convolver_process     (EarcupConvolver *self,
                                               float           *frames,
                                               gsize            n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupConvolver, earcup_convolver_free)

G_END_DECLS
