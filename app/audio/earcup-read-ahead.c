/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-read-ahead.h"

#include "audio/earcup-chunk.h"

#define N_CHUNKS 4

/* A chunk that is not full is the last one. */
struct _EarcupReadAhead
{
  GThread       *thread;
  EarcupDecoder *decoder;
  guint64        at;             /* what is decoded next, in frames from the beginning */
  guint64        end;
  GCancellable  *cancellable;
  GAsyncQueue   *empty;
  GAsyncQueue   *full;
  gint           is_stopped;     /* atomic: nobody wants more */
  GError        *error;          /* set before the last chunk is handed on */
  EarcupChunk   *chunk;          /* in use, or NULL */
  gsize          chunk_at;       /* frames of it that were handed on */
};

/* Decodes frames into a chunk, or only to get past them where it is the first to be used. */
static void
fill (EarcupReadAhead *self,
      EarcupChunk     *chunk,
      guint64          end)
{
  gsize wanted = (gsize) MIN (EARCUP_CHUNK_FRAMES, end - self->at);
  gssize n = earcup_decoder_read (self->decoder, chunk->frames, wanted, self->cancellable,
                                  &self->error);

  chunk->n_frames = (gsize) MAX (n, 0);
  self->at += chunk->n_frames;
}

/* Gets to the first frame. Returns: whether the file goes on there */
static gboolean
skip (EarcupReadAhead *self,
      guint64          first)
{
  g_autoptr(EarcupChunk) chunk = NULL;

  if (first == 0)
    return TRUE;

  if (earcup_decoder_skip (self->decoder, first))
    {
      self->at = first;
      return TRUE;
    }

  chunk = earcup_chunk_new ();
  while (self->at < first)
    {
      fill (self, chunk, first);
      if (chunk->n_frames == 0 || g_atomic_int_get (&self->is_stopped))
        return FALSE;
    }

  return TRUE;
}

static gpointer
decode (gpointer data)
{
  EarcupReadAhead *self = data;
  guint64 first = self->at;
  gboolean goes_on;

  self->at = 0;
  goes_on = skip (self, first);

  do
    {
      EarcupChunk *chunk = g_async_queue_pop (self->empty);

      chunk->n_frames = 0;
      if (goes_on && self->at < self->end)
        fill (self, chunk, self->end);

      goes_on = chunk->n_frames == EARCUP_CHUNK_FRAMES &&
                !g_atomic_int_get (&self->is_stopped);
      g_async_queue_push (self->full, chunk);
    }
  while (goes_on);

  return NULL;
}

/**
 * earcup_read_ahead_new:
 * @decoder: (transfer full): a decoder of which nothing was read
 * @first: the first frame that is wanted
 * @end: the frame after the last one that is wanted; %G_MAXUINT64 for the end of the file
 * @cancellable: (nullable): to stop
 *
 * Begins to decode.
 *
 * Returns: (transfer full): the reader
 */
EarcupReadAhead *
earcup_read_ahead_new (EarcupDecoder *decoder,
                       guint64        first,
                       guint64        end,
                       GCancellable  *cancellable)
{
  EarcupReadAhead *self = g_new0 (EarcupReadAhead, 1);

  self->decoder = decoder;
  self->at = first;
  self->end = MAX (first, end);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->empty = g_async_queue_new_full ((GDestroyNotify) earcup_chunk_free);
  self->full = g_async_queue_new_full ((GDestroyNotify) earcup_chunk_free);
  for (guint i = 0; i < N_CHUNKS; i++)
    g_async_queue_push (self->empty, earcup_chunk_new ());

  self->thread = g_thread_new ("read-ahead", decode, self);

  return self;
}

/* Stops decoding and frees a reader. */
void
earcup_read_ahead_free (EarcupReadAhead *self)
{
  g_atomic_int_set (&self->is_stopped, TRUE);
  g_async_queue_push (self->empty, earcup_chunk_new ());      /* it may be waiting for one */
  g_thread_join (self->thread);

  g_clear_pointer (&self->chunk, earcup_chunk_free);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  earcup_decoder_free (self->decoder);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/* Makes sure that there are frames to hand on, or that there will be none any more. */
static void
refill (EarcupReadAhead *self)
{
  if (self->chunk != NULL &&
      (self->chunk_at < self->chunk->n_frames || self->chunk->n_frames < EARCUP_CHUNK_FRAMES))
    return;

  if (self->chunk != NULL)
    g_async_queue_push (self->empty, g_steal_pointer (&self->chunk));

  self->chunk = g_async_queue_pop (self->full);
  self->chunk_at = 0;
}

/**
 * earcup_read_ahead_next_block:
 * @self: a reader
 * @frames: (out) (transfer none): interleaved stereo, valid until the next call
 * @n_frames: (out): %EARCUP_BATCH_BLOCK; fewer, or none, only at the end
 * @error: return location for an error as of earcup_decoder_read()
 *
 * Gets the next block, when it is decoded.
 *
 * Returns: whether nothing went wrong
 */
gboolean
earcup_read_ahead_next_block (EarcupReadAhead  *self,
                              const float     **frames,
                              gsize            *n_frames,
                              GError          **error)
{
  refill (self);

  if (self->chunk->n_frames < EARCUP_CHUNK_FRAMES && self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  *frames = self->chunk->frames + 2 * self->chunk_at;
  *n_frames = MIN (EARCUP_BATCH_BLOCK, self->chunk->n_frames - self->chunk_at);
  self->chunk_at += *n_frames;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
