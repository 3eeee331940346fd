/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-history.h"

#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-denormals.h"
#include "audio/earcup-stereo.h"

#define CHANNELS EARCUP_HISTORY_CHANNELS

/* Overlap-save with a kernel in equal partitions. The spectra of the input depend on no kernel:
 * all kernels share them, and a kernel that comes into play is at once in its steady state. */
struct _EarcupHistory
{
  const EarcupStereo *transforms;
  gsize               block;
  gsize               n_ring;
  gsize               head;           /* where the spectrum of the present block goes */
  float              *ring;           /* groups of bins outside, blocks inside */
  float              *input;          /* the last block and the present one, interleaved */
  float              *spectrum;
  float              *sum;
  float              *other_sum;      /* of a second kernel at the same time */
};

/**
 * earcup_history_new:
 * @block: block length in frames, a multiple of 8
 * @n_blocks: how many blocks the longest kernel spans, 1 or more
 *
 * Makes a silent history of two channels. What a kernel costs depends on its own length, not on
 * that of the history.
 *
 * Returns: (transfer full): the history
 */
EarcupHistory *
earcup_history_new (gsize block,
                    gsize n_blocks)
{
  EarcupHistory *self = g_new0 (EarcupHistory, 1);

  self->transforms = earcup_stereo_get (2 * block);
  self->block = block;
  self->n_ring = n_blocks | 1;        /* an odd distance lets all of the cache be used */
  self->ring = earcup_fft_alloc (self->n_ring * CHANNELS * 2 * block);
  self->input = earcup_fft_alloc (CHANNELS * 2 * block);
  self->spectrum = earcup_fft_alloc (CHANNELS * 2 * block + CHANNELS);
  self->sum = earcup_fft_alloc (CHANNELS * 2 * block);
  self->other_sum = earcup_fft_alloc (CHANNELS * 2 * block);

  return self;
}

/* Frees a history. */
void
earcup_history_free (EarcupHistory *self)
{
  earcup_fft_free (self->ring);
  earcup_fft_free (self->input);
  earcup_fft_free (self->spectrum);
  earcup_fft_free (self->sum);
  earcup_fft_free (self->other_sum);
  g_free (self);
}

/* Forgets the past. Neither locks nor allocates. */
void
earcup_history_reset (EarcupHistory *self)
{
  memset (self->ring, 0, self->n_ring * CHANNELS * 2 * self->block * sizeof *self->ring);
  memset (self->input, 0, CHANNELS * 2 * self->block * sizeof *self->input);
  self->head = 0;
}

/* Takes over the past and the present block of another history of the same block length, whether
 * it goes back as far or not. Neither locks nor allocates. Returns: whether it is of that length */
gboolean
earcup_history_copy (EarcupHistory       *self,
                     const EarcupHistory *other)
{
  gsize n_blocks = MIN (self->n_ring, other->n_ring);
  gsize n_groups = self->block / EARCUP_GROUP_BINS;

  if (self->block != other->block)
    return FALSE;

  memcpy (self->input, other->input, CHANNELS * 2 * self->block * sizeof *self->input);
  for (gsize group = 0; group < n_groups; group++)
    for (gsize age = 0; age < n_blocks; age++)
      memcpy (self->ring + (group * self->n_ring + (self->head + age) % self->n_ring) *
                           EARCUP_STEREO_VALUES,
              other->ring + (group * other->n_ring + (other->head + age) % other->n_ring) *
                            EARCUP_STEREO_VALUES,
              EARCUP_STEREO_VALUES * sizeof *self->ring);

  return TRUE;
}

/* Returns: (transfer none): where the frames of the present block are to be written, interleaved;
 * they are zero after earcup_history_advance() */
float *
earcup_history_get_input (EarcupHistory *self)
{
  return self->input + CHANNELS * self->block;
}

/* Transforms the present block as far as it is filled. Neither locks nor allocates. */
void
earcup_history_transform (EarcupHistory *self)
{
  EarcupDenormals denormals = earcup_denormals_begin ();

  earcup_stereo_forward (self->transforms, self->input, self->spectrum);
  earcup_stereo_split (self->spectrum, self->block, self->ring + self->head * EARCUP_STEREO_VALUES,
                       self->n_ring * EARCUP_STEREO_VALUES);
  earcup_denormals_end (denormals);
}

static void
accumulate (EarcupHistory          *self,
            const EarcupPartitions *partitions,
            gsize                   first,
            gsize                   n,
            float                  *sum)
{
  EarcupMultiplyInput input = { self->ring, self->n_ring, self->head };
  EarcupMultiplyKernel kernel = earcup_partitions_get_part (partitions, first, n);
  EarcupDenormals denormals = earcup_denormals_begin ();

  earcup_multiply_accumulate (&input, &kernel, self->block / EARCUP_GROUP_BINS, sum);
  earcup_denormals_end (denormals);
}

/**
 * earcup_history_sum_tail:
 * @self: a history
 * @partitions: a kernel of the same block length, no longer than the history
 * @tail: (out) (array): four values per frame of a block
 *
 * Computes what the past contributes to the present block, which stays the same while the block
 * fills up. Neither locks nor allocates.
 */
void
earcup_history_sum_tail (EarcupHistory          *self,
                         const EarcupPartitions *partitions,
                         float                  *tail)
{
  memset (tail, 0, CHANNELS * 2 * self->block * sizeof *tail);
  accumulate (self, partitions, 1, G_MAXSIZE, tail);
}

/**
 * earcup_history_convolve:
 * @self: a history whose present block is transformed
 * @partitions: a kernel of the same block length, no longer than the history
 * @tail: (nullable): the tail as earcup_history_sum_tail() computed it in this block; %NULL to
 *   sum up everything here, which is faster where a block is convolved only once
 * @output: (out) (array): room for two blocks of interleaved frames
 *
 * Convolves the present block. Neither locks nor allocates.
 *
 * Returns: (transfer none): the frames of the block within @output, valid as far as the block is
 *   filled
 */
float *
earcup_history_convolve (EarcupHistory          *self,
                         const EarcupPartitions *partitions,
                         const float            *tail,
                         float                  *output)
{
  gsize n_bytes = CHANNELS * 2 * self->block * sizeof *self->sum;
  EarcupDenormals denormals;

  if (tail != NULL)
    memcpy (self->sum, tail, n_bytes);
  else
    memset (self->sum, 0, n_bytes);
  accumulate (self, partitions, 0, tail != NULL ? 1 : G_MAXSIZE, self->sum);

  denormals = earcup_denormals_begin ();
  earcup_stereo_merge (self->sum, self->block, self->spectrum);
  earcup_stereo_inverse (self->transforms, self->spectrum, output);
  earcup_denormals_end (denormals);

  return output + CHANNELS * self->block;
}

/**
 * earcup_history_convolve_both:
 * @self: a history whose present block is transformed
 * @partitions: (array fixed-size=2): two kernels of the same block length, no longer than the
 *   history
 * @outputs: (array fixed-size=2): for each, room for two blocks of interleaved frames
 * @heard: (out) (array fixed-size=2): the frames of the block within each of the outputs
 *
 * Convolves the present block, once it is full, with two kernels in less time than twice that for
 * one. Neither locks nor allocates.
 *
 * Returns: whether the kernels are of a kind; if not, nothing is done
 */
gboolean
earcup_history_convolve_both (EarcupHistory            *self,
                              EarcupPartitions *const   partitions[],
                              float *const              outputs[],
                              const float             **heard)
{
  EarcupMultiplyInput input = { self->ring, self->n_ring, self->head };
  float *const sums[] = { self->sum, self->other_sum };
  EarcupMultiplyKernel kernels[2];
  EarcupDenormals denormals;

  for (guint k = 0; k < 2; k++)
    kernels[k] = earcup_partitions_get_part (partitions[k], 0, G_MAXSIZE);
  if (kernels[0].crossed || kernels[1].crossed || kernels[0].n != kernels[1].n)
    return FALSE;

  denormals = earcup_denormals_begin ();
  for (guint k = 0; k < 2; k++)
    memset (sums[k], 0, CHANNELS * 2 * self->block * sizeof *self->sum);
  earcup_multiply_accumulate_both (&input, kernels, self->block / EARCUP_GROUP_BINS, sums);
  for (guint k = 0; k < 2; k++)
    {
      earcup_stereo_merge (sums[k], self->block, self->spectrum);
      earcup_stereo_inverse (self->transforms, self->spectrum, outputs[k]);
      heard[k] = outputs[k] + CHANNELS * self->block;
    }
  earcup_denormals_end (denormals);

  return TRUE;
}

/* Makes the present block the last one, once it is full and transformed. Neither locks nor
 * allocates. */
void
earcup_history_advance (EarcupHistory *self)
{
  gsize n_values = CHANNELS * self->block;

  memcpy (self->input, self->input + n_values, n_values * sizeof *self->input);
  memset (self->input + n_values, 0, n_values * sizeof *self->input);
  self->head = (self->head + self->n_ring - 1) % self->n_ring;
}
