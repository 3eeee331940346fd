/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-spool.h"

struct _EarcupSpool
{
  guint       n_outputs;
  gint        most_chunks;
  GPtrArray **chunks;          /* of each sound */
  gint        n_chunks;        /* atomic: of all */
  gint        is_full;         /* atomic: not everything is here, so nothing is of use */
};

static void
free_chunk (gpointer chunk)
{
  if (chunk != NULL)
    earcup_chunk_free (chunk);
}

/**
 * earcup_spool_new:
 * @n_outputs: how many sounds there are
 * @most_frames: how many frames of all of them may be kept
 *
 * Makes an empty spool.
 *
 * Returns: (transfer full): the spool
 */
EarcupSpool *
earcup_spool_new (guint   n_outputs,
                  guint64 most_frames)
{
  EarcupSpool *self = g_new0 (EarcupSpool, 1);

  self->n_outputs = n_outputs;
  self->most_chunks = (gint) MIN (most_frames / EARCUP_CHUNK_FRAMES, G_MAXINT);
  self->chunks = g_new0 (GPtrArray *, n_outputs);
  for (guint i = 0; i < n_outputs; i++)
    self->chunks[i] = g_ptr_array_new_with_free_func (free_chunk);

  return self;
}

/* Frees a spool. */
void
earcup_spool_free (EarcupSpool *self)
{
  for (guint i = 0; i < self->n_outputs; i++)
    g_ptr_array_unref (self->chunks[i]);
  g_free (self->chunks);
  g_free (self);
}

/**
 * earcup_spool_add:
 * @self: a spool
 * @chunk: (inout): the next of its sound; %NULL afterwards where it is kept
 *
 * Keeps a chunk if there is room. Each sound has one thread at a time.
 */
void
earcup_spool_add (EarcupSpool  *self,
                  EarcupChunk **chunk)
{
  GPtrArray *chunks = self->chunks[(*chunk)->output];

  if (g_atomic_int_get (&self->is_full))
    return;

  if (g_atomic_int_add (&self->n_chunks, 1) >= self->most_chunks)
    g_atomic_int_set (&self->is_full, TRUE);
  else
    g_ptr_array_add (chunks, g_steal_pointer (chunk));
}

/* Returns: whether everything that was added is there */
gboolean
earcup_spool_is_complete (EarcupSpool *self)
{
  return !g_atomic_int_get (&self->is_full);
}

/**
 * earcup_spool_take:
 * @self: a complete spool to which nothing is added any more
 * @output: a sound
 * @index: which chunk of it, from 0
 *
 * Returns: (transfer full) (nullable): the chunk, if there are so many
 */
EarcupChunk *
earcup_spool_take (EarcupSpool *self,
                   guint        output,
                   guint        index)
{
  GPtrArray *chunks = self->chunks[output];

  return index < chunks->len ? g_steal_pointer (&chunks->pdata[index]) : NULL;
}

/* Lets go of everything; nothing may be adding. */
void
earcup_spool_clear (EarcupSpool *self)
{
  for (guint i = 0; i < self->n_outputs; i++)
    g_ptr_array_set_size (self->chunks[i], 0);
}
