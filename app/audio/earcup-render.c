/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-render.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-render-pass.h"
#include "audio/earcup-spool.h"
#include "interchange/earcup-sound-check.h"

#define FRAME_BYTES    (2 * sizeof (float))
#define MOST_MEMORY    (512.0 * 1024 * 1024)   /* in bytes, for what was measured … */
#define MEMORY_SHARE   0.25                    /* … and no more of what is free */

/* Raw, an input below this counts as silent. */
#define SILENT         1e-6f

/* A rendering that is matched goes two ways: to measure, which may keep what it made, and to
 * write. A raw one only writes. */
typedef struct {
  EarcupRenderJob *job;
  GPtrArray       *meters;     /* of the outputs and then of the input */
  EarcupSpool     *spool;      /* NULL to keep nothing */
  GPtrArray       *writers;    /* of the outputs; NULL where nothing is written */
  float           *highest;    /* of each output */
} Work;

static void
free_writer (gpointer writer)
{
  if (writer != NULL)
    earcup_sound_writer_free (writer);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->meters, g_ptr_array_unref);
  g_clear_pointer (&self->spool, earcup_spool_free);
  g_clear_pointer (&self->writers, g_ptr_array_unref);
  g_clear_pointer (&self->highest, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* {{{ Measuring */

static gboolean
measure_chunk (gpointer      data,
               EarcupChunk **chunk,
               GError      **error)
{
  Work *self = data;
  guint sound = (*chunk)->output;

  earcup_loudness_add (self->meters->pdata[sound], (*chunk)->frames, (*chunk)->n_frames);
  if (self->spool != NULL && sound < self->job->n_outputs)
    earcup_spool_add (self->spool, chunk);

  return TRUE;
}

static gboolean
measure (Work    *self,
         GError **error)
{
  EarcupRenderJob *job = self->job;
  g_autoptr(EarcupRenderPass) pass = earcup_render_pass_new (job, error);

  if (pass == NULL)
    return FALSE;

  self->meters = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_loudness_free);
  for (guint i = 0; i <= job->n_outputs; i++)
    g_ptr_array_add (self->meters, earcup_loudness_new (job->report->rate_hz));

  if (!earcup_render_pass_run (pass, TRUE, measure_chunk, self, error))
    return FALSE;

  for (guint i = 0; i < job->n_outputs; i++)
    {
      job->outputs[i].loudness_lufs = earcup_loudness_get_lufs (self->meters->pdata[i]);
      job->outputs[i].peak_dbtp = earcup_loudness_get_peak (self->meters->pdata[i]);
    }
  job->report->loudness_lufs = earcup_loudness_get_lufs (self->meters->pdata[job->n_outputs]);
  job->report->peak_dbtp = earcup_loudness_get_peak (self->meters->pdata[job->n_outputs]);

  return TRUE;
}

static gboolean
check_loudness (EarcupRenderJob  *job,
                GError          **error)
{
  g_autofree char *name = NULL;

  if (!isinf (job->report->loudness_lufs))
    return TRUE;

  name = earcup_sound_dup_name (job->input);
  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
               /* Translators: %s is a file name */
               _("“%s” is silent, so there is no loudness to match"), name);
  return FALSE;
}

/* All outputs share one loudness: that of the input, or the highest that every one of them can
 * reach under the peak limit. A gain moves loudness and peak alike. */
static void
match_gains (EarcupRenderJob *job)
{
  double level = job->report->loudness_lufs;

  for (guint i = 0; i < job->n_outputs; i++)
    level = fmin (level, job->outputs[i].loudness_lufs + EARCUP_RENDER_PEAK_DBTP -
                         job->outputs[i].peak_dbtp);

  job->report->shortfall_lu = job->report->loudness_lufs - level;
  for (guint i = 0; i < job->n_outputs; i++)
    {
      EarcupRenderOutput *output = &job->outputs[i];

      output->gain_db = level - output->loudness_lufs;
      output->peak_dbtp += output->gain_db;
      output->loudness_lufs = level;
    }
}

/* }}} */
/* {{{ Writing */

static EarcupSoundWriter *
open_writer (EarcupRenderJob  *job,
             const char       *path,
             GError          **error)
{
  const EarcupSoundFormat *format = job->settings->format;
  EarcupSoundWriter *writer;

  if (format != NULL)
    writer = earcup_sound_writer_new_full (path, *format, 2, job->report->rate_hz, error);
  else
    writer = earcup_sound_writer_new (path, job->report->rate_hz, error);

  if (writer != NULL && g_file_peek_path (job->input) != NULL)
    earcup_sound_writer_keep_tags (writer, g_file_peek_path (job->input));

  return writer;
}

static gboolean
open_writers (Work    *self,
              GError **error)
{
  EarcupRenderJob *job = self->job;

  self->writers = g_ptr_array_new_with_free_func (free_writer);
  self->highest = g_new0 (float, job->n_outputs + 1);

  for (guint i = 0; i < job->n_outputs; i++)
    {
      const char *path = job->outputs[i].path;
      EarcupSoundWriter *writer = path != NULL ? open_writer (job, path, error) : NULL;

      if (path != NULL && writer == NULL)
        return FALSE;

      g_ptr_array_add (self->writers, writer);
    }

  return TRUE;
}

static gboolean
write_chunk (gpointer      data,
             EarcupChunk **chunk,
             GError      **error)
{
  Work *self = data;
  guint sound = (*chunk)->output;
  EarcupSoundWriter *writer = self->writers->pdata[sound];
  float gain = (float) pow (10.0, self->job->outputs[sound].gain_db / 20.0);
  float highest = self->highest[sound];
  float *frames = (*chunk)->frames;

  for (gsize i = 0; i < 2 * (*chunk)->n_frames; i++)
    {
      float size;

      frames[i] *= gain;
      size = fabsf (frames[i]);
      highest = size > highest ? size : highest;
    }
  self->highest[sound] = highest;

  return writer == NULL ||
         earcup_sound_writer_write (writer, frames, (*chunk)->n_frames, error);
}

/* Writes what was kept. */
static gboolean
write_spool (Work    *self,
             GError **error)
{
  EarcupRenderJob *job = self->job;
  g_autoptr(EarcupLanes) lanes = earcup_lanes_new (job->n_outputs, write_chunk, self);
  gboolean goes_on = TRUE;

  for (guint c = 0; goes_on; c++)
    {
      guint64 done = (guint64) c * EARCUP_CHUNK_FRAMES;

      goes_on = FALSE;
      for (guint i = 0; i < job->n_outputs; i++)
        {
          EarcupChunk *chunk = earcup_spool_take (self->spool, i, c);

          if (chunk == NULL)
            continue;

          /* One of those in use gives way to it, so that no more than a few are waiting. */
          earcup_chunk_free (earcup_lanes_get_chunk (lanes));
          goes_on = TRUE;
          if (!earcup_lanes_push (lanes, chunk, error))
            return FALSE;
        }

      if (job->progress != NULL)
        job->progress (job->progress_from + job->progress_share *
                       fmin ((double) done / (double) job->report->n_frames, 1.0),
                       job->user_data);
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
    }

  return earcup_lanes_finish (lanes, error);
}

/* Makes it once more, now with the gains. */
static gboolean
write_anew (Work    *self,
            GError **error)
{
  g_autoptr(EarcupRenderPass) pass = earcup_render_pass_new (self->job, error);

  if (pass == NULL || (self->writers == NULL && !open_writers (self, error)))
    return FALSE;

  return earcup_render_pass_run (pass, FALSE, write_chunk, self, error);
}

static gboolean
finish (Work    *self,
        GError **error)
{
  EarcupRenderJob *job = self->job;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;

  for (guint i = 0; i < job->n_outputs; i++)
    {
      job->outputs[i].highest_dbfs = 20.0 * log10 (self->highest[i]);
      if (self->writers->pdata[i] != NULL &&
          !earcup_sound_writer_finish (self->writers->pdata[i], error))
        return FALSE;
    }

  if (job->progress != NULL)
    job->progress (1.0, job->user_data);

  return TRUE;
}

/* }}} */

/* Returns: how many frames may be kept in memory */
static guint64
find_room (void)
{
  double n_free = (double) sysconf (_SC_AVPHYS_PAGES) * (double) sysconf (_SC_PAGESIZE);

  return (guint64) (fmin (fmax (MEMORY_SHARE * n_free, 0.0), MOST_MEMORY) / FRAME_BYTES);
}

static gboolean
render_raw (EarcupRenderJob  *job,
            GError          **error)
{
  g_auto(Work) work = { .job = job };

  job->report->loudness_lufs = NAN;
  job->report->peak_dbtp = NAN;
  for (guint i = 0; i < job->n_outputs; i++)
    {
      job->outputs[i].gain_db = 0.0;
      job->outputs[i].loudness_lufs = NAN;
      job->outputs[i].peak_dbtp = NAN;
    }

  job->progress_share = 1.0;

  return write_anew (&work, error) && finish (&work, error);
}

static gboolean
render_matched (EarcupRenderJob  *job,
                GError          **error)
{
  g_auto(Work) work = { .job = job };

  work.spool = earcup_spool_new (job->n_outputs, find_room ());
  job->progress_share = 0.5;
  if (!measure (&work, error) || !check_loudness (job, error))
    return FALSE;

  match_gains (job);
  job->progress_from = 0.5;
  if (!open_writers (&work, error))
    return FALSE;

  if (!earcup_spool_is_complete (work.spool))
    earcup_spool_clear (work.spool);

  return (earcup_spool_is_complete (work.spool) ? write_spool (&work, error)
                                                : write_anew (&work, error)) &&
         finish (&work, error);
}

static gboolean
check_path (const EarcupRenderSettings  *settings,
            const char                  *path,
            GError                     **error)
{
  if (path == NULL)
    return TRUE;

  return settings->format != NULL ? earcup_sound_format_check (*settings->format, path, error)
                                  : earcup_sound_writer_check (path, error);
}

/**
 * earcup_render:
 * @input: a sound file
 * @settings: how
 * @outputs: (inout) (array length=n_outputs): what to make of it
 * @n_outputs: 1 or more
 * @report: (out caller-allocates): what was found
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Plays a file through emulations into files of the same rate, sample-aligned, with what the file
 * tells about itself. Unless it is raw, every output is as loud as the input by BS.1770, or as near
 * below it as the peak limit allows for all of them. A part has the echoes of what comes before it,
 * and is faded for 5 ms where it is cut. A file appears only when it is complete.
 *
 * Returns: whether all outputs are complete; not in the main thread, it takes a while
 */
gboolean
earcup_render (GFile                       *input,
               const EarcupRenderSettings  *settings,
               EarcupRenderOutput          *outputs,
               guint                        n_outputs,
               EarcupRenderReport          *report,
               EarcupRenderProgress         progress,
               gpointer                     user_data,
               GCancellable                *cancellable,
               GError                     **error)
{
  EarcupRenderJob job = { input, settings, outputs, n_outputs, NULL, report, progress, user_data,
                          0.0, 1.0, cancellable };
  gboolean done;

  for (guint i = 0; i < n_outputs; i++)
    if (!check_path (settings, outputs[i].path, error))
      return FALSE;

  *report = (EarcupRenderReport) { 0 };
  done = settings->raw ? render_raw (&job, error) : render_matched (&job, error);
  g_clear_pointer (&job.kernels, g_ptr_array_unref);

  return done;
}

/**
 * earcup_render_measure:
 * @input: a sound file
 * @outputs: (inout) (array length=n_outputs): emulations; loudness and peak are filled in, for a
 *   gain of 0 dB
 * @n_outputs: 0 or more
 * @report: (out caller-allocates): what was found in the input
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
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
  const EarcupRenderSettings whole = { 0 };
  EarcupRenderJob job = { input, &whole, outputs, n_outputs, NULL, report, progress, user_data,
                          0.0, 1.0, cancellable };
  g_auto(Work) work = { .job = &job };
  gboolean done;

  *report = (EarcupRenderReport) { 0 };
  done = measure (&work, error);
  g_clear_pointer (&job.kernels, g_ptr_array_unref);

  return done;
}
