/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-history.h"

#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-multiply.h"

/* Overlap-save with a kernel in equal partitions. The spectra of the input depend on no kernel:
 * all kernels share them, and a kernel that comes into play is at once in its steady state. */
struct _EarcupHistory
{
  const EarcupFft *fft;
  gsize            block;
  gsize            n_ring;
  gsize            head;       /* where the spectrum of the present block goes */
  float           *ring;       /* groups of bins outside, blocks inside */
  float           *input;      /* the last block and the present one */
  float           *time;
  float           *spectrum;
  float           *sum;
};

/**
 * earcup_history_new:
 * @block: block length in frames, a multiple of 8
 * @n_blocks: how many blocks the longest kernel spans
 *
 * Makes a silent history.
 *
 * Returns: (transfer full): the history
 */
EarcupHistory *
earcup_history_new (gsize block,
                    gsize n_blocks)
{
  EarcupHistory *self = g_new0 (EarcupHistory, 1);

  self->fft = earcup_fft_get (2 * block);
  self->block = block;
  self->n_ring = n_blocks;
  self->ring = earcup_fft_alloc (n_blocks * 2 * block);
  self->input = earcup_fft_alloc (2 * block);
  self->time = earcup_fft_alloc (2 * block);
  self->spectrum = earcup_fft_alloc (2 * block + 2);
  self->sum = earcup_fft_alloc (2 * block);

  return self;
}

/* Frees a history. */
void
earcup_history_free (EarcupHistory *self)
{
  earcup_fft_free (self->ring);
  earcup_fft_free (self->input);
  earcup_fft_free (self->time);
  earcup_fft_free (self->spectrum);
  earcup_fft_free (self->sum);
  g_free (self);
}

/* Forgets the past. Neither locks nor allocates. */
void
earcup_history_reset (EarcupHistory *self)
{
  memset (self->ring, 0, self->n_ring * 2 * self->block * sizeof *self->ring);
  memset (self->input, 0, 2 * self->block * sizeof *self->input);
  self->head = 0;
}

/* Returns: (transfer none): where the frames of the present block are to be written, @block
 * values; they are zero after earcup_history_advance() */
float *
earcup_history_get_input (EarcupHistory *self)
{
  return self->input + self->block;
}

/* Transforms the present block as far as it is filled. Neither locks nor allocates. */
void
earcup_history_transform (EarcupHistory *self)
{
  memcpy (self->time, self->input, 2 * self->block * sizeof *self->time);
  earcup_fft_forward (self->fft, self->time, self->spectrum);
  earcup_partitions_pack (self->spectrum, self->block,
                          self->ring + self->head * EARCUP_GROUP_VALUES,
                          self->n_ring * EARCUP_GROUP_VALUES);
}

/**
 * earcup_history_sum_tail:
 * @self: a history
 * @partitions: a kernel of the same block length, no longer than the history
 * @tail: (out) (array): two values per frame of a block
 *
 * Computes what the past contributes to the present block, which stays the same while the block
 * fills up. Neither locks nor allocates.
 */
void
earcup_history_sum_tail (EarcupHistory          *self,
                         const EarcupPartitions *partitions,
                         float                  *tail)
{
  memset (tail, 0, 2 * self->block * sizeof *tail);
  earcup_multiply_accumulate (self->ring, self->n_ring, self->head,
                              earcup_partitions_get_spectra (partitions),
                              earcup_partitions_get_number (partitions), 1,
                              self->block / EARCUP_GROUP_BINS, tail);
}

/* The first partition alone: its groups do not lie next to each other. */
static void
add_present (EarcupHistory          *self,
             const EarcupPartitions *partitions)
{
  gsize number = earcup_partitions_get_number (partitions);
  const float *spectra = earcup_partitions_get_spectra (partitions);

  for (gsize g = 0; g < self->block / EARCUP_GROUP_BINS; g++)
    {
      const float *x = self->ring + (g * self->n_ring + self->head) * EARCUP_GROUP_VALUES;
      const float *h = spectra + g * number * EARCUP_GROUP_VALUES;
      float *sum = self->sum + g * EARCUP_GROUP_VALUES;

      for (guint i = g == 0 ? 1 : 0; i < EARCUP_GROUP_BINS; i++)
        {
          float xr = x[i], xi = x[i + EARCUP_GROUP_BINS];
          float hr = h[i], hi = h[i + EARCUP_GROUP_BINS];

          sum[i] += xr * hr - xi * hi;
          sum[i + EARCUP_GROUP_BINS] += xr * hi + xi * hr;
        }

      if (g == 0)
        {
          sum[0] += x[0] * h[0];
          sum[EARCUP_GROUP_BINS] += x[EARCUP_GROUP_BINS] * h[EARCUP_GROUP_BINS];
        }
    }
}

/**
 * earcup_history_convolve:
 * @self: a history whose present block is transformed
 * @partitions: a kernel of the same block length, no longer than the history
 * @tail: (nullable): the tail as earcup_history_sum_tail() computed it in this block; %NULL to
 *   sum up everything here, which is faster where a block is convolved only once
 * @output: (out) (array): one value per frame of a block, valid as far as the block is filled
 *
 * Convolves the present block. Neither locks nor allocates.
 */
void
earcup_history_convolve (EarcupHistory          *self,
                         const EarcupPartitions *partitions,
                         const float            *tail,
                         float                  *output)
{
  if (tail == NULL)
    {
      memset (self->sum, 0, 2 * self->block * sizeof *self->sum);
      earcup_multiply_accumulate (self->ring, self->n_ring, self->head,
                                  earcup_partitions_get_spectra (partitions),
                                  earcup_partitions_get_number (partitions), 0,
                                  self->block / EARCUP_GROUP_BINS, self->sum);
    }
  else
    {
      memcpy (self->sum, tail, 2 * self->block * sizeof *self->sum);
      add_present (self, partitions);
    }

  earcup_partitions_unpack (self->sum, self->block, self->spectrum);
  earcup_fft_inverse (self->fft, self->spectrum, self->time);
  memcpy (output, self->time + self->block, self->block * sizeof *output);
}

/* Makes the present block the last one, once it is full and transformed. Neither locks nor
 * allocates. */
void
earcup_history_advance (EarcupHistory *self)
{
  memcpy (self->input, self->input + self->block, self->block * sizeof *self->input);
  memset (self->input + self->block, 0, self->block * sizeof *self->input);
  self->head = (self->head + self->n_ring - 1) % self->n_ring;
}
