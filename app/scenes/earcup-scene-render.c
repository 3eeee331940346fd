/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-render.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-batch.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-limiter.h"
#include "audio/earcup-loudness.h"
#include "interchange/earcup-sound-writer.h"
#include "audio/earcup-running-loop.h"

#define BLOCK    EARCUP_BATCH_BLOCK
#define SEED     20260           /* of the noise; any number does */
#define SPARE_DB 0.001           /* by which a trim goes below what it is for */

/* A rendering under way. */
typedef struct {
  EarcupSceneResult      *result;
  int                     only;
  EarcupSoundFormat       format;                        /* of the file, if there is one */
  guint64                 done;                          /* frames that were made */
  GRand                  *rand;
  EarcupBatch            *batches[EARCUP_N_SCENE_INPUTS];
  float                  *input;                         /* a block, interleaved, as are … */
  float                  *stem;
  float                  *sum;                           /* … the next */
  EarcupRunningLoop *loop;
  EarcupBatch            *correction;
  EarcupLimiter          *limiter;
  gsize                   n_late;                        /* frames that the limiter holds back */
  double                  trim_db;                       /* taken away behind it */
  EarcupLoudness         *loudness;
  EarcupSoundWriter      *writer;
  EarcupSceneReport      *report;
} Job;

static void
job_clear (Job *self)
{
  for (guint i = 0; i < EARCUP_N_SCENE_INPUTS; i++)
    g_clear_pointer (&self->batches[i], earcup_batch_free);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->input, g_free);
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->sum, g_free);
  g_clear_pointer (&self->loop, earcup_running_loop_free);
  g_clear_pointer (&self->correction, earcup_batch_free);
  g_clear_pointer (&self->limiter, earcup_limiter_free);
  g_clear_pointer (&self->loudness, earcup_loudness_free);
  g_clear_pointer (&self->writer, earcup_sound_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
is_rendered (const Job *job,
             guint      stem)
{
  return job->only == EARCUP_SCENE_ALL
    ? earcup_scene_result_get_stem (job->result, stem)->is_heard : (guint) job->only == stem;
}

/* Every stem has its place in the batch of its input, whether it is rendered or not. */
static EarcupBatch *
make_batch (Job              *job,
            EarcupSceneInput  input)
{
  g_autoptr(GPtrArray) kernels = g_ptr_array_new ();
  gboolean is_needed = FALSE;

  for (guint i = 0; i < earcup_scene_result_get_n_stems (job->result); i++)
    {
      const EarcupSceneStem *stem = earcup_scene_result_get_stem (job->result, i);
      gboolean takes_part = stem->input == input && is_rendered (job, i);

      g_ptr_array_add (kernels, takes_part ? stem->kernel : NULL);
      is_needed |= takes_part;
    }

  return is_needed ? earcup_batch_new ((EarcupKernel **) kernels->pdata, kernels->len) : NULL;
}

static void
start (Job *job)
{
  guint rate_hz = earcup_scene_result_get_rate (job->result);
  const EarcupMixLoop *loop = earcup_scene_result_get_loop (job->result);
  EarcupKernel *correction = earcup_scene_result_get_correction (job->result);

  for (guint i = 0; i < EARCUP_N_SCENE_INPUTS; i++)
    job->batches[i] = make_batch (job, i);

  if (loop != NULL)
    job->loop = earcup_running_loop_new (loop);
  if (correction != NULL)
    job->correction = earcup_batch_new (&correction, 1);

  job->rand = g_rand_new_with_seed (SEED);
  job->input = g_new (float, 2 * BLOCK);
  job->stem = g_new (float, 2 * BLOCK);
  job->sum = g_new (float, 2 * BLOCK);
  job->limiter = earcup_limiter_new (rate_hz);
  job->n_late = earcup_limiter_get_delay (job->limiter);
  job->loudness = earcup_loudness_new (rate_hz);
}

static void
fill_take (Job   *job,
           gsize  n_frames)
{
  gsize length;
  const float *take = earcup_scene_result_get_take (job->result, &length);

  for (gsize i = 0; i < n_frames; i++)
    job->input[2 * i] = job->input[2 * i + 1] = take[(job->done + i) % length];
}

/* White and of a mean square of 1. */
static void
fill_noise (Job   *job,
            gsize  n_frames)
{
  double most = sqrt (3.0);

  for (gsize i = 0; i < 2 * n_frames; i++)
    job->input[i] = (float) g_rand_double_range (job->rand, -most, most);
}

/* Adds the stems of one input, of which a block stands in the job. */
static void
add_stems (Job              *job,
           EarcupSceneInput  input,
           gsize             n_frames)
{
  earcup_batch_feed (job->batches[input], job->input, n_frames);

  for (guint i = 0; i < earcup_scene_result_get_n_stems (job->result); i++)
    {
      const EarcupSceneStem *stem = earcup_scene_result_get_stem (job->result, i);
      float gain = (float) pow (10.0, stem->gain_db / 20.0);

      if (stem->input != input || !is_rendered (job, i))
        continue;

      earcup_batch_convolve (job->batches[input], i, job->stem);
      for (gsize v = 0; v < 2 * n_frames; v++)
        job->sum[v] += gain * job->stem[v];
    }
}

/* Mixes a block of what the microphone or the ear gets; the track's part stands in the job. */
static void
mix (Job   *job,
     gsize  n_frames)
{
  memset (job->sum, 0, 2 * BLOCK * sizeof *job->sum);
  if (job->batches[EARCUP_SCENE_INPUT_TRACK] != NULL)
    add_stems (job, EARCUP_SCENE_INPUT_TRACK, n_frames);

  if (job->batches[EARCUP_SCENE_INPUT_TAKE] != NULL)
    {
      fill_take (job, n_frames);
      add_stems (job, EARCUP_SCENE_INPUT_TAKE, n_frames);
    }

  if (job->batches[EARCUP_SCENE_INPUT_NOISE] != NULL)
    {
      fill_noise (job, n_frames);
      add_stems (job, EARCUP_SCENE_INPUT_NOISE, n_frames);
    }

  if (job->loop != NULL)
    earcup_running_loop_process (job->loop, job->sum, n_frames);

  if (job->correction != NULL)
    {
      earcup_batch_feed (job->correction, job->sum, n_frames);
      earcup_batch_convolve (job->correction, 0, job->sum);
    }
}

/* Limits and writes the sum, without what is only the delay of the limiter. */
static gboolean
deliver (Job     *job,
         gsize    n_frames,
         GError **error)
{
  gsize n_skipped = MIN (job->n_late, n_frames);
  const float *frames = job->sum + 2 * n_skipped;
  float trim = (float) pow (10.0, -job->trim_db / 20.0);

  earcup_limiter_process (job->limiter, job->sum, n_frames);
  job->report->limited_db = fmax (job->report->limited_db, job->trim_db +
                                  earcup_limiter_get_reduction_db (job->limiter));
  for (gsize i = 0; i < 2 * n_frames; i++)
    job->sum[i] *= trim;

  job->n_late -= n_skipped;
  earcup_loudness_add (job->loudness, frames, n_frames - n_skipped);

  return job->writer == NULL ||
         earcup_sound_writer_write (job->writer, frames, n_frames - n_skipped, error);
}

static gboolean
run (Job                   *job,
     EarcupDecoder         *decoder,
     EarcupRenderProgress   progress,
     gpointer               user_data,
     GCancellable          *cancellable,
     GError               **error)
{
  guint64 n_frames = earcup_scene_result_get_n_frames (job->result);

  while (job->done < n_frames)
    {
      gsize wanted = (gsize) MIN (BLOCK, n_frames - job->done);
      gssize n = earcup_decoder_read (decoder, job->input, wanted, cancellable, error);

      if (n < 0)
        return FALSE;

      memset (job->input + 2 * n, 0, 2 * (wanted - (gsize) n) * sizeof *job->input);
      mix (job, wanted);
      if (!deliver (job, wanted, error))
        return FALSE;

      job->done += wanted;
      if (progress != NULL)
        progress ((double) job->done / (double) n_frames, user_data);
    }

  return TRUE;
}

/* Gets the last frames out of the limiter. */
static gboolean
flush (Job     *job,
       GError **error)
{
  gsize n_left = earcup_limiter_get_delay (job->limiter);

  while (n_left > 0)
    {
      gsize n = MIN (n_left, BLOCK);

      memset (job->sum, 0, 2 * n * sizeof *job->sum);
      if (!deliver (job, n, error))
        return FALSE;

      n_left -= n;
    }

  return TRUE;
}

/* Renders once. A file is kept only when nothing in it is above the ceiling. */
static gboolean
attempt (Job                   *job,
         const char            *path,
         EarcupRenderProgress   progress,
         gpointer               user_data,
         GCancellable          *cancellable,
         GError               **error)
{
  GFile *track = earcup_scene_result_get_scene (job->result)->track;
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (track, cancellable, error);

  *job->report = (EarcupSceneReport) { 0 };
  if (decoder == NULL)
    return FALSE;

  if (path != NULL)
    {
      job->writer = earcup_sound_writer_new_full (path, job->format, 2,
                                                  earcup_scene_result_get_rate (job->result),
                                                  error);
      if (job->writer == NULL)
        return FALSE;
      if (g_file_peek_path (track) != NULL)
        earcup_sound_writer_keep_tags (job->writer, g_file_peek_path (track));
    }

  start (job);
  if (!run (job, decoder, progress, user_data, cancellable, error) || !flush (job, error))
    return FALSE;

  job->report->peak_dbtp = earcup_loudness_get_peak (job->loudness);
  job->report->loudness_lufs = earcup_loudness_get_lufs (job->loudness);
  job->report->is_howling = job->loop != NULL && earcup_running_loop_take_cut (job->loop);

  return job->writer == NULL || job->report->peak_dbtp > EARCUP_LIMITER_CEILING_DBTP ||
         earcup_sound_writer_finish (job->writer, error);
}

static gboolean
render (EarcupSceneResult     *result,
        int                    only,
        const char            *path,
        EarcupSoundFormat      format,
        EarcupSceneReport     *report,
        EarcupRenderProgress   progress,
        gpointer               user_data,
        GCancellable          *cancellable,
        GError               **error)
{
  g_auto(Job) first = { .result = result, .only = only, .format = format, .report = report };
  g_auto(Job) second = { .result = result, .only = only, .format = format, .report = report };

  if (!attempt (&first, path, progress, user_data, cancellable, error))
    return FALSE;
  if (report->peak_dbtp <= EARCUP_LIMITER_CEILING_DBTP)
    return TRUE;

  g_clear_pointer (&first.writer, earcup_sound_writer_free);
  second.trim_db = report->peak_dbtp - EARCUP_LIMITER_CEILING_DBTP + SPARE_DB;

  return attempt (&second, path, progress, user_data, cancellable, error);
}

/**
 * earcup_scene_render:
 * @result: a scene that was worked out
 * @only: %EARCUP_SCENE_ALL, or the index of the only stem to be heard
 * @path: (nullable): where to write, with the end of a sound file; %NULL to measure only
 * @report: (out caller-allocates): what was found
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Lets a scene sound, as long as its track and aligned with it. Levels are those of the figures,
 * with the full scale that earcup_scene_get_full_scale() tells, up to a true peak of -1 dBTP, which
 * a limiter holds; what it misses under a great load is taken off the whole in a second pass, with
 * which progress begins anew. A file appears only when it is complete.
 *
 * Returns: whether it is complete; not in the main thread, it takes a while
 */
gboolean
earcup_scene_render (EarcupSceneResult     *result,
                     int                    only,
                     const char            *path,
                     EarcupSceneReport     *report,
                     EarcupRenderProgress   progress,
                     gpointer               user_data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  EarcupSoundFormat format = EARCUP_SOUND_FORMAT_WAV_32F;

  if (path != NULL && (!earcup_sound_writer_check (path, error) ||
                       !earcup_sound_format_from_path (path, &format)))
    return FALSE;

  return render (result, only, path, format, report, progress, user_data, cancellable, error);
}

/* The same as earcup_scene_render(), into a file of a format that its name ends in. */
gboolean
earcup_scene_render_as (EarcupSceneResult     *result,
                        int                    only,
                        const char            *path,
                        EarcupSoundFormat      format,
                        EarcupSceneReport     *report,
                        EarcupRenderProgress   progress,
                        gpointer               user_data,
                        GCancellable          *cancellable,
                        GError               **error)
{
  return earcup_sound_format_check (format, path, error) &&
         render (result, only, path, format, report, progress, user_data, cancellable, error);
}
