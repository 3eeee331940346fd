/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "audio/earcup-batch.h"

G_BEGIN_DECLS

/* Threads are woken for this many frames at a time, which still fit into a cache. */
#define EARCUP_CHUNK_FRAMES (4 * EARCUP_BATCH_BLOCK)

/* A piece of sound that goes from one thread to another. */
typedef struct {
  guint    output;       /* to which sound it belongs, from 0 */
  guint64  first;        /* where in that sound it begins, in frames */
  gsize    n_frames;     /* at most EARCUP_CHUNK_FRAMES */
  float   *frames;       /* interleaved stereo */
} EarcupChunk;

EarcupChunk *earcup_chunk_new  (void);
void         earcup_chunk_free (EarcupChunk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupChunk, earcup_chunk_free)

G_END_DECLS
