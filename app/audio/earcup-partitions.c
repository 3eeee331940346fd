/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-partitions.h"

#include <string.h>

#include "acoustics/earcup-fft.h"
#include "audio/earcup-multiply.h"

struct _EarcupPartitions
{
  gsize  block;
  gsize  number;
  guint  rate_hz;
  float *spectra;
};

G_DEFINE_BOXED_TYPE (EarcupPartitions, earcup_partitions, earcup_partitions_ref,
                     earcup_partitions_unref)

/**
 * earcup_partitions_pack:
 * @spectrum: (array): @block + 1 pairs of real and imaginary part
 * @block: block length in frames, a multiple of 8
 * @groups: (out) (array): where the first group goes
 * @stride: distance between groups in values
 *
 * Puts a spectrum into groups of eight bins, with the highest bin in the imaginary part of the
 * lowest. Neither locks nor allocates.
 */
void
earcup_partitions_pack (const float *spectrum,
                        gsize        block,
                        float       *groups,
                        gsize        stride)
{
  for (gsize bin = 0; bin < block; bin++)
    {
      float *group = groups + bin / EARCUP_GROUP_BINS * stride;

      group[bin % EARCUP_GROUP_BINS] = spectrum[2 * bin];
      group[bin % EARCUP_GROUP_BINS + EARCUP_GROUP_BINS] = spectrum[2 * bin + 1];
    }

  groups[EARCUP_GROUP_BINS] = spectrum[2 * block];
}

/**
 * earcup_partitions_unpack:
 * @groups: (array): groups that follow each other
 * @block: block length in frames, a multiple of 8
 * @spectrum: (out) (array): @block + 1 pairs of real and imaginary part
 *
 * Undoes earcup_partitions_pack(). Neither locks nor allocates.
 */
void
earcup_partitions_unpack (const float *groups,
                          gsize        block,
                          float       *spectrum)
{
  for (gsize bin = 0; bin < block; bin++)
    {
      const float *group = groups + bin / EARCUP_GROUP_BINS * EARCUP_GROUP_VALUES;

      spectrum[2 * bin] = group[bin % EARCUP_GROUP_BINS];
      spectrum[2 * bin + 1] = group[bin % EARCUP_GROUP_BINS + EARCUP_GROUP_BINS];
    }

  spectrum[1] = 0.0f;
  spectrum[2 * block] = groups[EARCUP_GROUP_BINS];
  spectrum[2 * block + 1] = 0.0f;
}

/**
 * earcup_partitions_new:
 * @kernel: the kernel
 * @block: block length in frames, a multiple of 8
 *
 * Cuts a kernel into blocks and transforms each at twice its length. The scale of the transform
 * pair is taken into the spectra.
 *
 * Returns: (transfer full): the partitions; any thread but a streaming one
 */
EarcupPartitions *
earcup_partitions_new (const EarcupKernel *kernel,
                       gsize               block)
{
  EarcupPartitions *self;
  const EarcupFft *fft = earcup_fft_get (2 * block);
  float *time = earcup_fft_alloc (2 * block);
  float *spectrum = earcup_fft_alloc (2 * block + 2);
  gsize n_taps;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);

  g_return_val_if_fail (block % EARCUP_GROUP_BINS == 0, NULL);

  self = g_atomic_rc_box_new0 (EarcupPartitions);
  self->block = block;
  self->rate_hz = earcup_kernel_get_rate (kernel);
  self->number = (n_taps + block - 1) / block;
  self->spectra = earcup_fft_alloc (self->number * 2 * block);

  for (gsize p = 0; p < self->number; p++)
    {
      gsize n = MIN (block, n_taps - p * block);

      memset (time, 0, 2 * block * sizeof *time);
      for (gsize i = 0; i < n; i++)
        time[i] = taps[p * block + i] / (float) (2 * block);

      earcup_fft_forward (fft, time, spectrum);
      earcup_partitions_pack (spectrum, block, self->spectra + p * EARCUP_GROUP_VALUES,
                              self->number * EARCUP_GROUP_VALUES);
    }

  earcup_fft_free (time);
  earcup_fft_free (spectrum);

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

/* Returns: (transfer none): the spectra, groups of bins outside, partitions inside; any thread */
const float *
earcup_partitions_get_spectra (const EarcupPartitions *self)
{
  return self->spectra;
}
