/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-partitions.h"

#include <string.h>

#include "acoustics/earcup-fft.h"

struct _EarcupPartitions
{
  gsize    block;
  gsize    number;
  guint    rate_hz;
  gboolean crossed;
  float   *spectra;
};

G_DEFINE_BOXED_TYPE (EarcupPartitions, earcup_partitions, earcup_partitions_ref,
                     earcup_partitions_unref)

/* Puts a spectrum into groups of eight bins that are @stride values apart, with the highest bin in
 * the imaginary part of the lowest. */
static void
pack (const float *spectrum,
      gsize        block,
      float       *groups,
      gsize        stride)
{
  for (gsize bin = 0; bin < block; bin += EARCUP_GROUP_BINS)
    {
      const float *pairs = spectrum + 2 * bin;
      float *group = groups + bin / EARCUP_GROUP_BINS * stride;

      for (gsize i = 0; i < EARCUP_GROUP_BINS; i++)
        {
          group[i] = pairs[2 * i];
          group[i + EARCUP_GROUP_BINS] = pairs[2 * i + 1];
        }
    }

  groups[EARCUP_GROUP_BINS] = spectrum[2 * block];
}

/* Cuts one path into blocks and puts their spectra where they belong in groups of @width values. */
static void
transform_path (EarcupPartitions *self,
                const float      *taps,
                gsize             n_taps,
                float            *groups,
                gsize             width)
{
  gsize block = self->block;
  const EarcupFft *fft = earcup_fft_get (2 * block);
  float *time = earcup_fft_alloc (2 * block);
  float *spectrum = earcup_fft_alloc (2 * block + 2);
  float scale = 1.0f / (float) (4 * block);

  for (gsize p = 0; p < self->number; p++)
    {
      gsize n = MIN (block, n_taps - p * block);

      memset (time, 0, 2 * block * sizeof *time);
      for (gsize i = 0; i < n; i++)
        time[i] = taps[p * block + i] * scale;

      earcup_fft_forward (fft, time, spectrum);
      pack (spectrum, block, groups + p * width, self->number * width);
    }

  earcup_fft_free (time);
  earcup_fft_free (spectrum);
}

/**
 * earcup_partitions_new:
 * @kernel: the kernel
 * @block: block length in frames, a multiple of 8
 *
 * Cuts a kernel into blocks and transforms each at twice its length, one path or all four. The
 * scale of the transforms is taken into the spectra: twice the block length for a pair of them,
 * and the factor of two that earcup_stereo_split() leaves.
 *
 * Returns: (transfer full): the partitions; any thread but a streaming one
 */
EarcupPartitions *
earcup_partitions_new (const EarcupKernel *kernel,
                       gsize               block)
{
  EarcupPartitions *self;
  guint n_paths = earcup_kernel_is_crossed (kernel) ? EARCUP_KERNEL_PATHS : 1;
  gsize width = n_paths * EARCUP_GROUP_VALUES;
  gsize n_taps;

  g_return_val_if_fail (block > 0 && block % EARCUP_GROUP_BINS == 0, NULL);

  earcup_kernel_get_path (kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);
  self = g_atomic_rc_box_new0 (EarcupPartitions);
  self->block = block;
  self->rate_hz = earcup_kernel_get_rate (kernel);
  self->crossed = n_paths > 1;
  self->number = (n_taps + block - 1) / block;
  self->spectra = earcup_fft_alloc (self->number * n_paths * 2 * block);

  for (guint path = 0; path < n_paths; path++)
    transform_path (self, earcup_kernel_get_path (kernel, path, &n_taps), n_taps,
                    self->spectra + path * EARCUP_GROUP_VALUES, width);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupPartitions *
earcup_partitions_ref (EarcupPartitions *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupPartitions *self = data;

  earcup_fft_free (self->spectra);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_partitions_unref (EarcupPartitions *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: the block length in frames; any thread */
gsize
earcup_partitions_get_block (const EarcupPartitions *self)
{
  return self->block;
}

/* Returns: how many partitions there are; any thread */
gsize
earcup_partitions_get_number (const EarcupPartitions *self)
{
  return self->number;
}

/* Returns: the sample rate in Hz for which the kernel was made; any thread */
guint
earcup_partitions_get_rate (const EarcupPartitions *self)
{
  return self->rate_hz;
}

/* Returns: whether each channel reaches both ears; any thread */
gboolean
earcup_partitions_is_crossed (const EarcupPartitions *self)
{
  return self->crossed;
}

/**
 * earcup_partitions_get_part:
 * @self: the partitions
 * @first: the first one to take
 * @n: how many to take; brought down to those that there are
 *
 * Names some of the partitions, as what the input's spectra are multiplied with.
 *
 * Returns: the part, which borrows from @self; any thread
 */
EarcupMultiplyKernel
earcup_partitions_get_part (const EarcupPartitions *self,
                            gsize                   first,
                            gsize                   n)
{
  EarcupMultiplyKernel part = {
    .groups = self->spectra,
    .n_partitions = self->number,
    .crossed = self->crossed,
    .first = MIN (first, self->number),
  };

  part.n = MIN (n, self->number - part.first);

  return part;
}
