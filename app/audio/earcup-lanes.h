/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-chunk.h"

G_BEGIN_DECLS

/* What is done with each chunk, in the order of its sound and in the thread of its lane. Who sets
 * *@chunk to NULL keeps it. */
typedef gboolean (*EarcupLaneFunc) (gpointer      data,
                                    EarcupChunk **chunk,
                                    GError      **error);

/* Threads that measure and write sounds while others are still being made. Each sound has one lane,
 * so that nothing about it needs a lock. One thread uses them, not the main one: it waits. */
typedef struct _EarcupLanes EarcupLanes;

EarcupLanes *earcup_lanes_new       (guint            n_outputs,
                                     EarcupLaneFunc   func,
                                     gpointer         data);
void         earcup_lanes_free      (EarcupLanes     *self);

EarcupChunk *earcup_lanes_get_chunk (EarcupLanes     *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     earcup_lanes_push      (EarcupLanes     *self,
                                     EarcupChunk     *chunk,
                                     GError         **error);
gboolean     earcup_lanes_finish    (EarcupLanes     *self,
                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLanes, earcup_lanes_free)

G_END_DECLS
