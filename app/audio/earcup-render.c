/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-render.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-batch.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-loudness.h"
#include "interchange/earcup-sound-check.h"
#include "interchange/earcup-sound-writer.h"

/* Everything a pass over the file needs. */
typedef struct {
  GFile                *input;
  EarcupRenderOutput   *outputs;
  guint                 n_outputs;
  EarcupRenderReport   *report;
  EarcupRenderProgress  progress;
  gpointer              user_data;
  double                progress_from;
  GCancellable         *cancellable;
} Job;

/* What is done with each block: @output is the index of an output, or -1 for the input. */
typedef gboolean (*BlockFunc) (gpointer      data,
                               int           output,
                               float        *frames,
                               gsize         n_frames,
                               GError      **error);

/* A pass over the file. An output that lies behind is moved forward by as much. */
typedef struct {
  Job         *job;
  EarcupBatch *batch;
  gsize       *leads;         /* of each output, in frames, less than a block */
  float       *frames;        /* room for a block */
  BlockFunc    func;
  gpointer     data;
} Pass;

/* Returns: (transfer full) (nullable): what an output is convolved with */
static EarcupKernel *
make_kernel (const EarcupRenderOutput *output,
             guint                     rate_hz)
{
  if (output->recipe != NULL)
    return earcup_recipe_make (output->recipe, rate_hz);

  return output->emulation != NULL ? earcup_kernel_new_long (output->emulation, rate_hz) : NULL;
}

static EarcupBatch *
make_batch (Job   *job,
            guint  rate_hz)
{
  g_autoptr(GPtrArray) kernels = g_ptr_array_new ();
  EarcupBatch *batch;

  for (guint i = 0; i < job->n_outputs; i++)
    g_ptr_array_add (kernels, make_kernel (&job->outputs[i], rate_hz));

  batch = earcup_batch_new ((EarcupKernel **) kernels->pdata, kernels->len);
  for (guint i = 0; i < kernels->len; i++)
    if (kernels->pdata[i] != NULL)
      earcup_kernel_unref (kernels->pdata[i]);

  return batch;
}

static void
report_progress (Job           *job,
                 EarcupDecoder *decoder,
                 guint64        n_frames)
{
  double duration = earcup_decoder_get_duration (decoder);
  double done = duration > 0.0 ? (double) n_frames / earcup_decoder_get_rate (decoder) / duration
                               : 0.0;

  if (job->progress != NULL)
    job->progress (job->progress_from + 0.5 * fmin (done, 1.0), job->user_data);
}

/* How many frames an output lies behind. */
static gsize
find_lead (const EarcupRenderOutput *output,
           guint                     rate_hz)
{
  double lead_s = output->recipe != NULL ? earcup_recipe_get_lead (output->recipe) : 0.0;

  return MIN ((gsize) lround (lead_s * rate_hz), EARCUP_BATCH_BLOCK - 1);
}

/* Hands on what the block that was fed last, which begins at @first, adds to each output, as far
 * as it belongs to a file that ends at @end. */
static gboolean
run_outputs (Pass     *pass,
             guint64   first,
             guint64   end,
             GError  **error)
{
  for (guint i = 0; i < pass->job->n_outputs; i++)
    {
      guint64 lead = pass->leads[i];
      guint64 from = first < lead ? lead - first : 0;
      guint64 to = end + lead > first ? MIN (end + lead - first, EARCUP_BATCH_BLOCK) : 0;

      if (to <= from)
        continue;

      earcup_batch_convolve (pass->batch, i, pass->frames);
      if (!pass->func (pass->data, (int) i, pass->frames + 2 * from, to - from, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_pass (Pass           *pass,
          EarcupDecoder  *decoder,
          GError        **error)
{
  Job *job = pass->job;
  guint64 first = 0;
  gssize n;

  job->report->n_frames = 0;

  do
    {
      n = earcup_decoder_read (decoder, pass->frames, EARCUP_BATCH_BLOCK, job->cancellable, error);
      if (n < 0)
        return FALSE;

      earcup_batch_feed (pass->batch, pass->frames, (gsize) n);
      if (n > 0 && !pass->func (pass->data, -1, pass->frames, (gsize) n, error))
        return FALSE;

      job->report->n_frames += (guint64) n;
      if (!run_outputs (pass, first,
                        n == EARCUP_BATCH_BLOCK ? G_MAXINT64 : job->report->n_frames, error))
        return FALSE;

      first += EARCUP_BATCH_BLOCK;
      report_progress (job, decoder, job->report->n_frames);
    }
  while (n == EARCUP_BATCH_BLOCK);

  /* What lies behind may end after the last block. */
  earcup_batch_feed (pass->batch, pass->frames, 0);

  return run_outputs (pass, first, job->report->n_frames, error);
}

static gboolean
run_blocks (Job            *job,
            EarcupDecoder  *decoder,
            BlockFunc       func,
            gpointer        data,
            GError        **error)
{
  guint rate_hz = earcup_decoder_get_rate (decoder);
  g_autoptr(EarcupBatch) batch = make_batch (job, rate_hz);
  g_autofree float *frames = g_new (float, 2 * EARCUP_BATCH_BLOCK);
  g_autofree gsize *leads = g_new (gsize, job->n_outputs);
  Pass pass = { job, batch, leads, frames, func, data };

  for (guint i = 0; i < job->n_outputs; i++)
    leads[i] = find_lead (&job->outputs[i], rate_hz);

  return run_pass (&pass, decoder, error);
}

static gboolean
measure_block (gpointer   data,
               int        output,
               float     *frames,
               gsize      n_frames,
               GError   **error)
{
  GPtrArray *meters = data;

  earcup_loudness_add (meters->pdata[output + 1], frames, n_frames);

  return TRUE;
}

static gboolean
measure (Job       *job,
         GError   **error)
{
  g_autoptr(GPtrArray) meters = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                earcup_loudness_free);
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (job->input, job->cancellable, error);

  if (decoder == NULL)
    return FALSE;

  job->report->rate_hz = earcup_decoder_get_rate (decoder);
  job->report->n_channels = earcup_decoder_get_channels (decoder);
  for (guint i = 0; i <= job->n_outputs; i++)
    g_ptr_array_add (meters, earcup_loudness_new (job->report->rate_hz));

  if (!run_blocks (job, decoder, measure_block, meters, error))
    return FALSE;

  job->report->loudness_lufs = earcup_loudness_get_lufs (meters->pdata[0]);
  job->report->peak_dbtp = earcup_loudness_get_peak (meters->pdata[0]);
  for (guint i = 0; i < job->n_outputs; i++)
    {
      job->outputs[i].loudness_lufs = earcup_loudness_get_lufs (meters->pdata[i + 1]);
      job->outputs[i].peak_dbtp = earcup_loudness_get_peak (meters->pdata[i + 1]);
    }

  return TRUE;
}

/* All outputs share one loudness: that of the input, or the highest that every one of them can
 * reach under the peak limit. */
static void
match_gains (Job *job)
{
  double level = job->report->loudness_lufs;

  for (guint i = 0; i < job->n_outputs; i++)
    level = fmin (level, job->outputs[i].loudness_lufs + EARCUP_RENDER_PEAK_DBTP -
                         job->outputs[i].peak_dbtp);

  job->report->shortfall_lu = job->report->loudness_lufs - level;
  for (guint i = 0; i < job->n_outputs; i++)
    job->outputs[i].gain_db = level - job->outputs[i].loudness_lufs;
}

typedef struct {
  Job       *job;
  GPtrArray *writers;
  GPtrArray *meters;
} WriteData;

static gboolean
write_block (gpointer   data,
             int        output,
             float     *frames,
             gsize      n_frames,
             GError   **error)
{
  WriteData *self = data;
  float gain;

  if (output < 0)
    return TRUE;

  gain = (float) pow (10.0, self->job->outputs[output].gain_db / 20.0);
  for (gsize i = 0; i < 2 * n_frames; i++)
    frames[i] *= gain;

  earcup_loudness_add (self->meters->pdata[output], frames, n_frames);

  return self->writers->pdata[output] == NULL ||
         earcup_sound_writer_write (self->writers->pdata[output], frames, n_frames, error);
}

static void
free_writer (gpointer writer)
{
  if (writer != NULL)
    earcup_sound_writer_free (writer);
}

static gboolean
open_writers (Job       *job,
              GPtrArray *writers,
              GError   **error)
{
  for (guint i = 0; i < job->n_outputs; i++)
    {
      EarcupSoundWriter *writer = NULL;

      if (job->outputs[i].path != NULL)
        {
          writer = earcup_sound_writer_new (job->outputs[i].path, job->report->rate_hz, error);
          if (writer == NULL)
            return FALSE;
        }

      g_ptr_array_add (writers, writer);
    }

  return TRUE;
}

static gboolean
write_outputs (Job     *job,
               GError **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (job->input, job->cancellable, error);
  g_autoptr(GPtrArray) writers = g_ptr_array_new_with_free_func (free_writer);
  g_autoptr(GPtrArray) meters = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                earcup_loudness_free);
  WriteData data = { job, writers, meters };

  if (decoder == NULL || !open_writers (job, writers, error))
    return FALSE;

  for (guint i = 0; i < job->n_outputs; i++)
    g_ptr_array_add (meters, earcup_loudness_new (job->report->rate_hz));

  if (!run_blocks (job, decoder, write_block, &data, error))
    return FALSE;

  for (guint i = 0; i < job->n_outputs; i++)
    {
      job->outputs[i].loudness_lufs = earcup_loudness_get_lufs (meters->pdata[i]);
      job->outputs[i].peak_dbtp = earcup_loudness_get_peak (meters->pdata[i]);
      if (writers->pdata[i] != NULL && !earcup_sound_writer_finish (writers->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * earcup_render:
 * @input: a sound file
 * @outputs: (inout) (array length=n_outputs): what to make of it
 * @n_outputs: 1 or more
 * @raw: apply no gain at all
 * @report: (out caller-allocates): what was found
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Plays a file through emulations into files of the same rate and length, sample-aligned. Unless
 * @raw, every output is as loud as the input by BS.1770, or as near below it as the peak limit
 * allows for all of them. A file appears only when it is complete.
 *
 * Returns: whether all outputs are complete; not in the main thread, it takes a while
 */
gboolean
earcup_render (GFile                *input,
               EarcupRenderOutput   *outputs,
               guint                 n_outputs,
               gboolean              raw,
               EarcupRenderReport   *report,
               EarcupRenderProgress  progress,
               gpointer              user_data,
               GCancellable         *cancellable,
               GError              **error)
{
  Job job = { input, outputs, n_outputs, report, progress, user_data, 0.0, cancellable };

  for (guint i = 0; i < n_outputs; i++)
    if (outputs[i].path != NULL && !earcup_sound_writer_check (outputs[i].path, error))
      return FALSE;

  *report = (EarcupRenderReport) { 0 };
  if (!measure (&job, error))
    return FALSE;

  if (!raw && isinf (report->loudness_lufs))
    {
      g_autofree char *name = earcup_sound_dup_name (input);

      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent, so there is no loudness to match"), name);
      return FALSE;
    }

  for (guint i = 0; i < n_outputs; i++)
    outputs[i].gain_db = 0.0;
  if (!raw)
    match_gains (&job);

  job.progress_from = 0.5;

  return write_outputs (&job, error);
}

/**
 * earcup_render_measure:
 * @input: a sound file
 * @outputs: (inout) (array length=n_outputs): emulations; loudness and peak are filled in, for a
 *   gain of 0 dB
 * @n_outputs: 0 or more
 * @report: (out caller-allocates): what was found in the input
 * @progress: (nullable): called now and then with a fraction from 0 to 0.5, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error as in earcup_render()
 *
 * Measures what emulations make of a file, without writing anything.
 *
 * Returns: whether all was measured; not in the main thread, it takes a while
 */
gboolean
earcup_render_measure (GFile                *input,
                       EarcupRenderOutput   *outputs,
                       guint                 n_outputs,
                       EarcupRenderReport   *report,
                       EarcupRenderProgress  progress,
                       gpointer              user_data,
                       GCancellable         *cancellable,
                       GError              **error)
{
  Job job = { input, outputs, n_outputs, report, progress, user_data, 0.0, cancellable };

  *report = (EarcupRenderReport) { 0 };

  return measure (&job, error);
}
