/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-loop-measure.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-batch.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-loudness.h"

/* What is heard at the beginning of a loop is the echo of its end. So the end is read first and
 * played into the engine until its memory is full, and then the loop is played and measured. A loop
 * that is measured by blocks of 0.4 s has such blocks across its seam too, so the meters count its
 * last 0.3 s before it. */

#define CHANNELS    2
#define SEAM_S      0.3
#define BY_BLOCKS_S 1.0         /* shorter ones are measured as a whole */

typedef struct {
  EarcupLoopSound *sounds;
  guint            n_sounds;
  EarcupBatch     *batch;
  GPtrArray       *meters;      /* of EarcupLoudness */
  float           *block;       /* what has been collected for the engine */
  gsize            n_block;
  float           *output;      /* room for a block */
  guint64          n_skip;      /* frames that only fill the memory of engine and meters */
} Measurer;

/* Hands a block to the engine, and what comes out to the meters, which begin to count where the
 * memory of the engine is full. */
static void
flush_block (Measurer *self)
{
  gsize skip = (gsize) MIN (self->n_skip, self->n_block);

  earcup_batch_feed (self->batch, self->block, self->n_block);
  for (guint i = 0; i < self->n_sounds; i++)
    {
      EarcupLoudness *meter = self->meters->pdata[i];

      earcup_batch_convolve (self->batch, i, self->output);
      earcup_loudness_add (meter, self->output, skip);
      if (self->n_skip > 0 && skip == self->n_skip)
        earcup_loudness_restart (meter);
      earcup_loudness_add (meter, self->output + CHANNELS * skip, self->n_block - skip);
    }

  self->n_skip -= skip;
  self->n_block = 0;
}

static void
take (Measurer    *self,
      const float *frames,
      gsize        n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, EARCUP_BATCH_BLOCK - self->n_block);

      memcpy (self->block + CHANNELS * self->n_block, frames, CHANNELS * n * sizeof *frames);
      self->n_block += n;
      frames += CHANNELS * n;
      n_frames -= n;
      if (self->n_block == EARCUP_BATCH_BLOCK)
        flush_block (self);
    }
}

/* Reads the frames from @from to @to, into @frames or into the measurer. */
static gboolean
read_part (EarcupDecoder  *decoder,
           guint64         from,
           guint64         to,
           float          *frames,
           Measurer       *self,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autofree float *chunk = g_new (float, CHANNELS * EARCUP_BATCH_BLOCK);
  guint64 at = 0;

  while (at < to)
    {
      gssize n = earcup_decoder_read (decoder, chunk, (gsize) MIN (EARCUP_BATCH_BLOCK, to - at),
                                      cancellable, error);
      gsize skip = from > at ? (gsize) (from - at) : 0;

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;

      if (skip < (gsize) n && frames != NULL)
        memcpy (frames + CHANNELS * (at + skip - from), chunk + CHANNELS * skip,
                CHANNELS * ((gsize) n - skip) * sizeof *chunk);
      else if (skip < (gsize) n)
        take (self, chunk + CHANNELS * skip, (gsize) n - skip);

      at += (guint64) n;
    }

  return TRUE;
}

/* Fills the memory of the engine, of @n_memory frames, with the end of the loop: again and again
 * where the loop is shorter than that. The meters count the last @n_counted frames of it. */
static gboolean
warm_up (Measurer      *self,
         GFile         *file,
         guint64        from,
         guint64        to,
         gsize          n_memory,
         gsize          n_counted,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  gsize n_end = (gsize) MIN (to - from, n_memory);
  g_autofree float *end = g_new0 (float, CHANNELS * n_end);
  guint64 n_warm;

  if (decoder == NULL ||
      !read_part (decoder, to - n_end, to, end, NULL, cancellable, error))
    return FALSE;

  n_warm = (n_memory + n_end - 1) / n_end * n_end;
  self->n_skip = n_warm - MIN (n_counted, n_warm);
  for (guint64 n = n_warm; n > 0; n -= n_end)
    take (self, end, n_end);

  return TRUE;
}

/* Returns: how many frames the longest kernel remembers, at least 1 */
static gsize
open_engine (Measurer *self,
             guint     rate_hz)
{
  g_autoptr(GPtrArray) kernels = g_ptr_array_new ();
  gsize longest = 1;

  for (guint i = 0; i < self->n_sounds; i++)
    {
      EarcupRecipe *recipe = self->sounds[i].recipe;
      EarcupKernel *kernel = recipe != NULL ? earcup_recipe_make (recipe, rate_hz) : NULL;
      gsize n_taps = 0;

      if (kernel != NULL)
        earcup_kernel_get_path (kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);
      longest = MAX (longest, n_taps);
      g_ptr_array_add (kernels, kernel);
      g_ptr_array_add (self->meters, earcup_loudness_new (rate_hz));
    }

  self->batch = earcup_batch_new ((EarcupKernel **) kernels->pdata, kernels->len);
  for (guint i = 0; i < kernels->len; i++)
    if (kernels->pdata[i] != NULL)
      earcup_kernel_unref (kernels->pdata[i]);

  return longest;
}

/**
 * earcup_loop_measure:
 * @file: a sound file
 * @from_s: where the loop begins, in seconds, 0 or above
 * @to_s: where it ends, in seconds, above @from_s
 * @sounds: (inout) (array length=n_sounds): what goes round in it; loudness and true peak are
 *   filled in, `-INFINITY` for silence
 * @n_sounds: 1 or more
 * @cancellable: (nullable): to stop
 * @error: return location for an error as of earcup_decoder_read()
 *
 * Measures what is heard in each further turn of a loop, by BS.1770 and with the blocks that lie
 * across its seam; a loop of less than a second without gates. What a file that is too short
 * lacks is left out.
 *
 * Returns: whether all was measured; not in the main thread, it takes a while
 */
gboolean
earcup_loop_measure (GFile            *file,
                     double            from_s,
                     double            to_s,
                     EarcupLoopSound  *sounds,
                     guint             n_sounds,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr(GPtrArray) meters = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                earcup_loudness_free);
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  g_autofree float *block = g_new (float, CHANNELS * EARCUP_BATCH_BLOCK);
  g_autofree float *output = g_new (float, CHANNELS * EARCUP_BATCH_BLOCK);
  g_autoptr(EarcupBatch) batch = NULL;
  Measurer self = { sounds, n_sounds, NULL, meters, block, 0, output, 0 };
  gsize n_longest, n_memory, n_seam;
  guint64 from, to;
  guint rate_hz;

  if (decoder == NULL)
    return FALSE;

  rate_hz = earcup_decoder_get_rate (decoder);
  from = (guint64) llround (from_s * rate_hz);
  to = MAX ((guint64) llround (to_s * rate_hz), from + 1);
  n_seam = (gsize) lround (SEAM_S * rate_hz);
  n_longest = open_engine (&self, rate_hz);
  n_memory = MAX (n_longest, n_seam);
  if ((double) (to - from) < BY_BLOCKS_S * rate_hz)
    n_seam = 0;
  batch = self.batch;

  if (!warm_up (&self, file, from, to, n_memory, n_seam, cancellable, error) ||
      !read_part (decoder, from, to, NULL, &self, cancellable, error))
    return FALSE;

  if (self.n_block > 0)
    flush_block (&self);
  for (guint i = 0; i < n_sounds; i++)
    {
      sounds[i].loudness_lufs = earcup_loudness_get_lufs (meters->pdata[i]);
      sounds[i].peak_dbtp = earcup_loudness_get_peak (meters->pdata[i]);
    }

  return TRUE;
}
