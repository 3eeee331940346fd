/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-running-loop.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-history.h"

#define CHANNELS EARCUP_HISTORY_CHANNELS

/* What is recorded now comes back one block later at the earliest, so a block of it is known
 * before it is needed. */
struct _EarcupRunningLoop
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
 * earcup_running_loop_new:
 * @loop: what is fed back; borrowed for the call
 *
 * Makes a silent loop.
 *
 * Returns: (transfer full): the loop; any thread but a streaming one
 */
EarcupRunningLoop *
earcup_running_loop_new (const EarcupMixLoop *loop)
{
  EarcupRunningLoop *self = g_new0 (EarcupRunningLoop, 1);

  self->block = loop->delay_frames;
  self->highest = loop->highest;
  self->partitions = earcup_partitions_new (loop->kernel, self->block);
  self->history = earcup_history_new (self->block,
                                      earcup_partitions_get_number (self->partitions));
  self->output = earcup_fft_alloc (CHANNELS * 2 * self->block);
  self->back = g_new0 (float, CHANNELS * self->block);

  return self;
}

/* Frees a loop; any thread but a streaming one. */
void
earcup_running_loop_free (EarcupRunningLoop *self)
{
  earcup_partitions_unref (self->partitions);
  earcup_history_free (self->history);
  earcup_fft_free (self->output);
  g_free (self->back);
  g_free (self);
}

/* Forgets what was heard. */
void
earcup_running_loop_reset (EarcupRunningLoop *self)
{
  earcup_history_reset (self->history);
  memset (self->back, 0, CHANNELS * self->block * sizeof *self->back);
  self->at = 0;
  self->is_cut = FALSE;
}

/* Goes on from where another loop is, with what that one has heard, if both are of the same
 * length: a howl goes on where the gain moves a little. */
void
earcup_running_loop_follow (EarcupRunningLoop       *self,
                            const EarcupRunningLoop *before)
{
  if (!earcup_history_copy (self->history, before->history))
    return;

  memcpy (self->back, before->back, CHANNELS * self->block * sizeof *self->back);
  self->at = before->at;
}

static void
end_block (EarcupRunningLoop *self)
{
  const float *heard;

  earcup_history_transform (self->history);
  heard = earcup_history_convolve (self->history, self->partitions, NULL, self->output);
  memcpy (self->back, heard, CHANNELS * self->block * sizeof *heard);
  earcup_history_advance (self->history);
  self->at = 0;
}

/* Adds to each frame what comes back, times a weight if there are weights. */
static void
add_back (EarcupRunningLoop *self,
          const float       *weights,
          float             *frames,
          gsize              n_frames)
{
  const float *back = self->back + CHANNELS * self->at;

  for (gsize i = 0; i < n_frames; i++)
    {
      float weight = weights != NULL ? weights[i] : 1.0f;

      for (guint c = 0; c < CHANNELS; c++)
        frames[CHANNELS * i + c] += weight * back[CHANNELS * i + c];
    }
}

/* Cuts off what neither microphone nor amplifier can give: this is what ends the growth of a howl.
 * Returns: whether there was anything to cut off */
static gboolean
cut_off (float *values,
         gsize  n_values,
         float  highest)
{
  gboolean is_cut = FALSE;

  for (gsize i = 0; i < n_values; i++)
    if (!(fabsf (values[i]) <= highest))
      {
        values[i] = values[i] > 0.0f ? highest : values[i] < 0.0f ? -highest : 0.0f;
        is_cut = TRUE;
      }

  return is_cut;
}

/* Hears what was recorded, times a weight if there are weights. */
static void
hear (EarcupRunningLoop *self,
      const float       *frames,
      const float       *weights,
      gsize              n_frames)
{
  float *input = earcup_history_get_input (self->history) + CHANNELS * self->at;

  for (gsize i = 0; i < n_frames; i++)
    {
      float weight = weights != NULL ? weights[i] : 1.0f;

      for (guint c = 0; c < CHANNELS; c++)
        input[CHANNELS * i + c] = weight * frames[CHANNELS * i + c];
    }

  self->at += n_frames;
  if (self->at == self->block)
    end_block (self);
}

/**
 * earcup_running_loop_process:
 * @self: a loop
 * @frames: (inout) (array): interleaved stereo: what reaches the microphone from elsewhere, then
 *   what it records
 * @n_frames: how many frames, any number
 *
 * Closes the loop around some frames. Nothing leaves it higher than its bound.
 */
void
earcup_running_loop_process (EarcupRunningLoop *self,
                             float             *frames,
                             gsize              n_frames)
{
  EarcupRunningLoop *const loops[EARCUP_RUNNING_LOOPS] = { NULL, self };
  const float *const weights[EARCUP_RUNNING_LOOPS] = { NULL, NULL };

  earcup_running_loop_process_both (loops, weights, frames, n_frames);
}

/**
 * earcup_running_loop_process_both:
 * @loops: (array fixed-size=2): two loops, either of which may be %NULL
 * @weights: (array fixed-size=2): for each loop, how much of what comes back through it is heard
 *   in each frame, 0 to 1; %NULL for all of it
 * @frames: (inout) (array): as in earcup_running_loop_process()
 * @n_frames: how many frames, any number
 *
 * Closes two loops around the same recording, as while one gives way to the other. A loop that
 * comes or goes alone hears no more than is heard of it, so that what comes back has no edge.
 */
void
earcup_running_loop_process_both (EarcupRunningLoop *const  loops[],
                                  const float       *const  weights[],
                                  float                    *frames,
                                  gsize                     n_frames)
{
  gboolean alone = loops[0] == NULL || loops[1] == NULL;
  float highest = 0.0f;

  for (guint k = 0; k < EARCUP_RUNNING_LOOPS; k++)
    if (loops[k] != NULL)
      highest = fmaxf (highest, loops[k]->highest);

  for (gsize from = 0, n; highest > 0.0f && from < n_frames; from += n)
    {
      float *part = frames + CHANNELS * from;
      gboolean is_cut;

      n = n_frames - from;
      for (guint k = 0; k < EARCUP_RUNNING_LOOPS; k++)
        if (loops[k] != NULL)
          n = MIN (n, loops[k]->block - loops[k]->at);

      for (guint k = 0; k < EARCUP_RUNNING_LOOPS; k++)
        if (loops[k] != NULL)
          add_back (loops[k], weights[k] != NULL ? weights[k] + from : NULL, part, n);

      is_cut = cut_off (part, CHANNELS * n, highest);
      for (guint k = 0; k < EARCUP_RUNNING_LOOPS; k++)
        if (loops[k] != NULL)
          {
            loops[k]->is_cut |= is_cut;
            hear (loops[k], part, alone && weights[k] != NULL ? weights[k] + from : NULL, n);
          }
    }
}

/* Returns: whether anything was cut off since the last call */
gboolean
earcup_running_loop_take_cut (EarcupRunningLoop *self)
{
  gboolean is_cut = self->is_cut;

  self->is_cut = FALSE;

  return is_cut;
}
