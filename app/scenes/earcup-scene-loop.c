/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-loop.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-history.h"

#define CHANNELS EARCUP_HISTORY_CHANNELS

/* What is recorded now comes back one block later at the earliest, so a block of it is known
 * before it is needed. */
struct _EarcupSceneRunningLoop
{
  gsize             block;
  float             highest;
  EarcupPartitions *partitions;
  EarcupHistory    *history;
  float            *output;
  float            *back;          /* what comes back in the present block */
  gsize             at;            /* how far the present block is filled */
  gboolean          is_cut;
};

/**
 * earcup_scene_running_loop_new:
 * @loop: what is fed back; borrowed for the call
 *
 * Makes a silent loop.
 *
 * Returns: (transfer full): the loop
 */
EarcupSceneRunningLoop *
earcup_scene_running_loop_new (const EarcupSceneLoop *loop)
{
  EarcupSceneRunningLoop *self = g_new0 (EarcupSceneRunningLoop, 1);

  self->block = loop->delay_frames;
  self->highest = loop->highest;
  self->partitions = earcup_partitions_new (loop->kernel, self->block);
  self->history = earcup_history_new (self->block,
                                      earcup_partitions_get_number (self->partitions));
  self->output = earcup_fft_alloc (CHANNELS * 2 * self->block);
  self->back = g_new0 (float, CHANNELS * self->block);

  return self;
}

/* Frees a loop. */
void
earcup_scene_running_loop_free (EarcupSceneRunningLoop *self)
{
  earcup_partitions_unref (self->partitions);
  earcup_history_free (self->history);
  earcup_fft_free (self->output);
  g_free (self->back);
  g_free (self);
}

static void
end_block (EarcupSceneRunningLoop *self)
{
  const float *heard;

  earcup_history_transform (self->history);
  heard = earcup_history_convolve (self->history, self->partitions, NULL, self->output);
  memcpy (self->back, heard, CHANNELS * self->block * sizeof *heard);
  earcup_history_advance (self->history);
  self->at = 0;
}

/* Adds to each value what comes back, and cuts off what neither microphone nor amplifier can give:
 * this is what ends the growth of a howl. */
static void
add_back (EarcupSceneRunningLoop *self,
          float                  *frames,
          gsize                   n_values)
{
  const float *back = self->back + CHANNELS * self->at;

  for (gsize i = 0; i < n_values; i++)
    {
      float value = frames[i] + back[i];

      if (!(fabsf (value) <= self->highest))
        {
          value = value > 0.0f ? self->highest : value < 0.0f ? -self->highest : 0.0f;
          self->is_cut = TRUE;
        }
      frames[i] = value;
    }
}

/**
 * earcup_scene_running_loop_process:
 * @self: a loop
 * @frames: (inout) (array): interleaved stereo: what reaches the microphone from elsewhere, then
 *   what it records
 * @n_frames: how many frames, any number
 *
 * Closes the loop around some frames. Nothing leaves it higher than its bound.
 */
void
earcup_scene_running_loop_process (EarcupSceneRunningLoop *self,
                                   float                  *frames,
                                   gsize                   n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, self->block - self->at);
      float *input = earcup_history_get_input (self->history) + CHANNELS * self->at;

      add_back (self, frames, CHANNELS * n);
      memcpy (input, frames, CHANNELS * n * sizeof *frames);
      self->at += n;
      frames += CHANNELS * n;
      n_frames -= n;
      if (self->at == self->block)
        end_block (self);
    }
}

/* Returns: whether anything was cut off so far */
gboolean
earcup_scene_running_loop_is_cut (EarcupSceneRunningLoop *self)
{
  return self->is_cut;
}
