/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-lanes.h"

#define WAITING_PER_LANE 3       /* chunks that may wait */

typedef struct {
  EarcupLanes *lanes;
  GAsyncQueue *queue;
  GThread     *thread;
} Lane;

struct _EarcupLanes
{
  EarcupLaneFunc  func;
  gpointer        data;
  guint           n_lanes;
  Lane           *lanes;
  GAsyncQueue    *pool;          /* chunks that nobody uses */
  gint            has_failed;    /* atomic: what still waits is dropped */
  GMutex          mutex;         /* guards … */
  GError         *error;         /* … what went wrong first */
};

/* Stands for the end of a queue. */
static EarcupChunk end_of_lane;

static void
fail (EarcupLanes *self,
      GError      *error)
{
  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  g_mutex_unlock (&self->mutex);

  g_atomic_int_set (&self->has_failed, TRUE);
}

static gpointer
run_lane (gpointer data)
{
  Lane *lane = data;
  EarcupLanes *self = lane->lanes;
  EarcupChunk *chunk;

  while ((chunk = g_async_queue_pop (lane->queue)) != &end_of_lane)
    {
      GError *error = NULL;

      if (!g_atomic_int_get (&self->has_failed) && !self->func (self->data, &chunk, &error))
        fail (self, error);

      g_async_queue_push (self->pool, chunk != NULL ? chunk : earcup_chunk_new ());
    }

  return NULL;
}

/**
 * earcup_lanes_new:
 * @n_outputs: how many sounds there are, 1 or more
 * @func: what is done with each chunk
 * @data: for @func
 *
 * Starts threads, at most as many as there are processors.
 *
 * Returns: (transfer full): the lanes
 */
EarcupLanes *
earcup_lanes_new (guint           n_outputs,
                  EarcupLaneFunc  func,
                  gpointer        data)
{
  EarcupLanes *self = g_new0 (EarcupLanes, 1);

  self->func = func;
  self->data = data;
  self->n_lanes = CLAMP (g_get_num_processors (), 1, n_outputs);
  self->lanes = g_new0 (Lane, self->n_lanes);
  self->pool = g_async_queue_new_full ((GDestroyNotify) earcup_chunk_free);
  g_mutex_init (&self->mutex);

  /* Each sound may hold one that is not full yet. */
  for (guint i = 0; i < n_outputs + WAITING_PER_LANE * self->n_lanes; i++)
    g_async_queue_push (self->pool, earcup_chunk_new ());

  for (guint i = 0; i < self->n_lanes; i++)
    {
      self->lanes[i].lanes = self;
      self->lanes[i].queue = g_async_queue_new ();
      self->lanes[i].thread = g_thread_new ("lane", run_lane, &self->lanes[i]);
    }

  return self;
}

static void
join (EarcupLanes *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].thread != NULL)
      g_async_queue_push (self->lanes[i].queue, &end_of_lane);

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].thread != NULL)
      g_thread_join (g_steal_pointer (&self->lanes[i].thread));
}

/* Frees lanes. What still waits is dropped. */
void
earcup_lanes_free (EarcupLanes *self)
{
  g_atomic_int_set (&self->has_failed, TRUE);
  join (self);

  for (guint i = 0; i < self->n_lanes; i++)
    g_async_queue_unref (self->lanes[i].queue);
  g_async_queue_unref (self->pool);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_free (self->lanes);
  g_free (self);
}

/* Returns: (transfer full): an empty chunk; waits until there is one */
EarcupChunk *
earcup_lanes_get_chunk (EarcupLanes *self)
{
  EarcupChunk *chunk = g_async_queue_pop (self->pool);

  chunk->n_frames = 0;

  return chunk;
}

static gboolean
check (EarcupLanes  *self,
       GError      **error)
{
  if (!g_atomic_int_get (&self->has_failed))
    return TRUE;

  g_mutex_lock (&self->mutex);
  g_propagate_error (error, g_error_copy (self->error));
  g_mutex_unlock (&self->mutex);

  return FALSE;
}

/**
 * earcup_lanes_push:
 * @self: lanes
 * @chunk: (transfer full): the next of its sound
 * @error: return location for an error of the function
 *
 * Hands a chunk to the lane of its sound.
 *
 * Returns: whether nothing went wrong so far
 */
gboolean
earcup_lanes_push (EarcupLanes  *self,
                   EarcupChunk  *chunk,
                   GError      **error)
{
  g_async_queue_push (self->lanes[chunk->output % self->n_lanes].queue, chunk);

  return check (self, error);
}

/**
 * earcup_lanes_finish:
 * @self: lanes
 * @error: return location for an error of the function
 *
 * Waits until all is done. Nothing may be handed over afterwards.
 *
 * Returns: whether nothing went wrong
 */
gboolean
earcup_lanes_finish (EarcupLanes  *self,
                     GError      **error)
{
  join (self);

  return check (self, error);
}
