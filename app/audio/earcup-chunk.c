/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-chunk.h"

/* Returns: (transfer full): an empty chunk with room for EARCUP_CHUNK_FRAMES; any thread */
EarcupChunk *
earcup_chunk_new (void)
{
  EarcupChunk *self = g_new0 (EarcupChunk, 1);

  self->frames = g_new (float, 2 * EARCUP_CHUNK_FRAMES);

  return self;
}

/* Frees a chunk; any thread. */
void
earcup_chunk_free (EarcupChunk *self)
{
  g_free (self->frames);
  g_free (self);
}
