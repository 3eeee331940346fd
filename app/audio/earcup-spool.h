/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-chunk.h"

G_BEGIN_DECLS

/* Sounds kept in memory from the time they are measured until their gain is known, as far as there
 * is room. Threads may add to different sounds at once. */
typedef struct _EarcupSpool EarcupSpool;

EarcupSpool *earcup_spool_new         (guint         n_outputs,
                                       guint64       most_frames);
void         earcup_spool_free        (EarcupSpool  *self);

void         earcup_spool_add         (EarcupSpool  *self,
                                       EarcupChunk **chunk);
gboolean     earcup_spool_is_complete (EarcupSpool  *self);
EarcupChunk *earcup_spool_take        (EarcupSpool  *self,
                                       guint         output,
                                       guint         index) G_GNUC_WARN_UNUSED_RESULT;
void         earcup_spool_clear       (EarcupSpool  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSpool, earcup_spool_free)

G_END_DECLS
