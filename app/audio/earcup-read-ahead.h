/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-decoder.h"

G_BEGIN_DECLS

/* Decodes in a thread of its own while what was decoded before is in use. One thread uses it, not
 * the main one: it waits. */
typedef struct _EarcupReadAhead EarcupReadAhead;

EarcupReadAhead *earcup_read_ahead_new        (EarcupDecoder    *decoder,
                                               guint64           first,
                                               guint64           end,
                                               GCancellable     *cancellable);
void             earcup_read_ahead_free       (EarcupReadAhead  *self);

gboolean         earcup_read_ahead_next_block (EarcupReadAhead  *self,
                                               const float     **frames,
                                               gsize            *n_frames,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupReadAhead, earcup_read_ahead_free)

G_END_DECLS
