/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-batch.h"

#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-history.h"

#define CHANNELS EARCUP_HISTORY_CHANNELS

struct _EarcupBatch
{
  guint              n_kernels;
  EarcupPartitions **partitions;
  EarcupHistory     *history;
  float             *output;         /* room for two blocks */
  gboolean           started;
};

/**
 * earcup_batch_new:
 * @kernels: (array length=n_kernels): kernels of one sample rate; %NULL stands for no emulation
 * @n_kernels: how many
 *
 * Makes an engine for several kernels.
 *
 * Returns: (transfer full): the engine
 */
EarcupBatch *
earcup_batch_new (EarcupKernel *const *kernels,
                  guint                n_kernels)
{
  EarcupBatch *self = g_new0 (EarcupBatch, 1);
  gsize longest = 1;

  self->n_kernels = n_kernels;
  self->partitions = g_new0 (EarcupPartitions *, n_kernels);
  for (guint k = 0; k < n_kernels; k++)
    if (kernels[k] != NULL)
      {
        self->partitions[k] = earcup_partitions_new (kernels[k], EARCUP_BATCH_BLOCK);
        longest = MAX (longest, earcup_partitions_get_number (self->partitions[k]));
      }

  self->history = earcup_history_new (EARCUP_BATCH_BLOCK, longest);
  self->output = earcup_fft_alloc (CHANNELS * 2 * EARCUP_BATCH_BLOCK);

  return self;
}

/* Frees an engine. */
void
earcup_batch_free (EarcupBatch *self)
{
  for (guint k = 0; k < self->n_kernels; k++)
    g_clear_pointer (&self->partitions[k], earcup_partitions_unref);
  earcup_history_free (self->history);
  earcup_fft_free (self->output);
  g_free (self->partitions);
  g_free (self);
}

/**
 * earcup_batch_feed:
 * @self: an engine
 * @frames: (array): interleaved stereo
 * @n_frames: at most %EARCUP_BATCH_BLOCK; fewer only in the last block, which is filled up with
 *   silence
 *
 * Takes the next block of input.
 */
void
earcup_batch_feed (EarcupBatch *self,
                   const float *frames,
                   gsize        n_frames)
{
  float *input = earcup_history_get_input (self->history);

  if (self->started)
    earcup_history_advance (self->history);

  memcpy (input, frames, CHANNELS * n_frames * sizeof *frames);
  memset (input + CHANNELS * n_frames, 0,
          CHANNELS * (EARCUP_BATCH_BLOCK - n_frames) * sizeof *frames);
  earcup_history_transform (self->history);
  self->started = TRUE;
}

/**
 * earcup_batch_convolve:
 * @self: an engine that was fed
 * @kernel: which kernel
 * @frames: (out) (array): room for %EARCUP_BATCH_BLOCK frames of interleaved stereo
 *
 * Convolves the present block with one of the kernels.
 */
void
earcup_batch_convolve (EarcupBatch *self,
                       guint        kernel,
                       float       *frames)
{
  const float *heard = earcup_history_get_input (self->history);

  if (self->partitions[kernel] != NULL)
    heard = earcup_history_convolve (self->history, self->partitions[kernel], NULL, self->output);

  memcpy (frames, heard, CHANNELS * EARCUP_BATCH_BLOCK * sizeof *frames);
}
