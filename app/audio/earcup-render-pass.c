/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-render-pass.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-read-ahead.h"
#include "audio/earcup-wisdom.h"
#include "interchange/earcup-sound-check.h"

#define BLOCK  EARCUP_BATCH_BLOCK
#define FADE_S 0.005              /* where a part is cut out, as at the ends of a loop */

struct _EarcupRenderPass
{
  EarcupRenderJob  *job;
  EarcupDecoder    *decoder;
  guint             rate_hz;
  double            duration_s;   /* of the file, 0 when it does not say */
  guint64           from;         /* the part that is wanted, in frames */
  guint64           to;           /* G_MAXUINT64: up to the end of the file */
  gboolean          is_cut;       /* the part ends before the file does */
  guint             n_sounds;     /* the outputs, and the input if it is wanted as well */
  gsize            *leads;        /* how many frames each of them lies behind, less than a block */
  EarcupBatch      *batch;
  EarcupLanes      *lanes;
  EarcupChunk     **chunks;       /* of each, the one that is being filled; NULL: none */
};

/* {{{ Before */

/* Returns: (transfer full) (nullable): what an output is convolved with */
static EarcupKernel *
make_kernel (const EarcupRenderOutput *output,
             guint                     rate_hz)
{
  if (output->recipe != NULL)
    return earcup_recipe_make (output->recipe, rate_hz);

  return output->emulation != NULL ? earcup_kernel_new_long (output->emulation, rate_hz) : NULL;
}

static void
free_kernel (gpointer kernel)
{
  if (kernel != NULL)
    earcup_kernel_unref (kernel);
}

static void
make_kernels (EarcupRenderJob *job,
              guint            rate_hz)
{
  if (job->kernels != NULL)
    return;

  job->kernels = g_ptr_array_new_with_free_func (free_kernel);
  for (guint i = 0; i < job->n_outputs; i++)
    g_ptr_array_add (job->kernels, make_kernel (&job->outputs[i], rate_hz));
}

/* How many frames an output lies behind. */
static gsize
find_lead (const EarcupRenderOutput *output,
           guint                     rate_hz)
{
  double lead_s = output->recipe != NULL ? earcup_recipe_get_lead (output->recipe) : 0.0;

  return MIN ((gsize) lround (lead_s * rate_hz), BLOCK - 1);
}

/* Finds the frames of the part that is wanted. */
static void
find_part (EarcupRenderPass *self)
{
  const EarcupRenderSettings *settings = self->job->settings;

  self->from = (guint64) llround (fmax (settings->from_s, 0.0) * self->rate_hz);
  self->to = settings->to_s > 0.0 ? (guint64) llround (settings->to_s * self->rate_hz)
                                  : G_MAXUINT64;
  self->is_cut = self->to != G_MAXUINT64 &&
                 (self->duration_s <= 0.0 ||
                  (double) self->to + 1.0 < self->duration_s * self->rate_hz);
}

/**
 * earcup_render_pass_new:
 * @job: what is asked for; must outlive the pass. Its kernels are made, and rate and channels of
 *   the file are reported
 * @error: return location for an error as of earcup_decoder_new()
 *
 * Opens the file.
 *
 * Returns: (transfer full): the pass, or %NULL with @error set
 */
EarcupRenderPass *
earcup_render_pass_new (EarcupRenderJob  *job,
                        GError          **error)
{
  EarcupDecoder *decoder = earcup_decoder_new (job->input, job->cancellable, error);
  EarcupRenderPass *self;

  if (decoder == NULL)
    return NULL;

  self = g_new0 (EarcupRenderPass, 1);
  self->job = job;
  self->decoder = decoder;
  self->rate_hz = earcup_decoder_get_rate (decoder);
  self->duration_s = earcup_decoder_get_duration (decoder);
  earcup_wisdom_load ();
  find_part (self);
  make_kernels (job, self->rate_hz);
  job->report->rate_hz = self->rate_hz;
  job->report->n_channels = earcup_decoder_get_channels (decoder);

  return self;
}

/* Frees a pass. */
void
earcup_render_pass_free (EarcupRenderPass *self)
{
  for (guint i = 0; self->chunks != NULL && i < self->n_sounds; i++)
    g_clear_pointer (&self->chunks[i], earcup_chunk_free);

  g_clear_pointer (&self->lanes, earcup_lanes_free);
  g_clear_pointer (&self->batch, earcup_batch_free);
  g_clear_pointer (&self->decoder, earcup_decoder_free);
  g_free (self->chunks);
  g_free (self->leads);
  g_free (self);
}

/* }}} */
/* {{{ On the way */

static void
report_progress (EarcupRenderPass *self,
                 guint64           at)
{
  EarcupRenderJob *job = self->job;
  double last = self->duration_s * self->rate_hz;
  double done;

  if (self->is_cut)
    last = (double) self->to;
  done = last > (double) self->from && at > self->from
         ? (double) (at - self->from) / (last - (double) self->from) : 0.0;

  if (job->progress != NULL)
    job->progress (job->progress_from + job->progress_share * fmin (done, 1.0), job->user_data);
}

/* A raised cosine from 0 at an end that was cut to 1. */
static float
fade_gain (guint64 distance,
           double  length)
{
  return distance < length
         ? (float) (0.5 - 0.5 * cos (EARCUP_PI * (double) distance / length)) : 1.0f;
}

static void
fade_ends (EarcupRenderPass *self,
           EarcupChunk      *chunk)
{
  double length = FADE_S * self->rate_hz;
  guint64 end = self->is_cut ? self->to - self->from : G_MAXUINT64;

  if ((self->from == 0 || chunk->first >= length) &&
      (!self->is_cut || chunk->first + chunk->n_frames + length <= end))
    return;

  for (gsize i = 0; i < chunk->n_frames; i++)
    {
      float gain = 1.0f;

      if (self->from > 0)
        gain = fade_gain (chunk->first + i, length);
      if (self->is_cut)
        gain = fminf (gain, fade_gain (end - chunk->first - i, length));

      chunk->frames[2 * i] *= gain;
      chunk->frames[2 * i + 1] *= gain;
    }
}

static gboolean
flush (EarcupRenderPass  *self,
       guint              sound,
       GError           **error)
{
  fade_ends (self, self->chunks[sound]);

  return earcup_lanes_push (self->lanes, g_steal_pointer (&self->chunks[sound]), error);
}

/* Gets room for a block. @at is where it begins in the sound. */
static EarcupChunk *
get_room (EarcupRenderPass  *self,
          guint              sound,
          guint64            at,
          GError           **error)
{
  EarcupChunk *chunk = self->chunks[sound];

  if (chunk != NULL && chunk->n_frames + BLOCK > EARCUP_CHUNK_FRAMES)
    {
      if (!flush (self, sound, error))
        return NULL;
      chunk = NULL;
    }

  if (chunk == NULL)
    {
      chunk = earcup_lanes_get_chunk (self->lanes);
      chunk->output = sound;
      chunk->first = at;
      self->chunks[sound] = chunk;
    }

  return chunk;
}

/* Hands on what the block that was fed last, which begins at @first, adds to each sound, as far
 * as it lies in the part that is wanted and that ends at @end. */
static gboolean
run_sounds (EarcupRenderPass  *self,
            guint64            first,
            guint64            end,
            GError           **error)
{
  for (guint i = 0; i < self->n_sounds; i++)
    {
      guint64 begin = self->from + self->leads[i];
      guint64 stop = end < G_MAXUINT64 - BLOCK ? end + self->leads[i] : end;
      gsize from = first < begin ? (gsize) MIN (begin - first, BLOCK) : 0;
      gsize to = stop > first ? (gsize) MIN (stop - first, BLOCK) : 0;
      EarcupChunk *chunk;
      float *frames;

      if (to <= from)
        continue;

      chunk = get_room (self, i, first + from - begin, error);
      if (chunk == NULL)
        return FALSE;

      frames = chunk->frames + 2 * chunk->n_frames;
      earcup_batch_convolve (self->batch, i, frames);
      if (from > 0)
        memmove (frames, frames + 2 * from, 2 * (to - from) * sizeof *frames);
      chunk->n_frames += to - from;
    }

  return TRUE;
}

static gboolean
run_blocks (EarcupRenderPass  *self,
            EarcupReadAhead   *reader,
            guint64            first,
            GError           **error)
{
  const float silence = 0.0f;
  guint64 end = self->to;
  gsize n;

  do
    {
      const float *frames;

      if (!earcup_read_ahead_next_block (reader, &frames, &n, error))
        return FALSE;

      earcup_batch_feed (self->batch, frames, n);
      if (n < BLOCK)
        end = MIN (end, first + n);
      if (!run_sounds (self, first, end, error))
        return FALSE;

      first += BLOCK;
      if (first % EARCUP_CHUNK_FRAMES == 0)
        report_progress (self, first);
    }
  while (n == BLOCK);

  self->job->report->n_frames = end > self->from ? end - self->from : 0;

  /* What lies behind may end after the last block. */
  earcup_batch_feed (self->batch, &silence, 0);

  return run_sounds (self, first, end, error);
}

/* }}} */

/* Makes the engine. Returns: how many frames it remembers, whole blocks */
static guint64
make_engine (EarcupRenderPass *self,
             gboolean          with_input)
{
  g_autoptr(GPtrArray) kernels = g_ptr_array_new ();
  gsize longest = 0;

  self->n_sounds = self->job->n_outputs + (with_input ? 1 : 0);
  self->leads = g_new0 (gsize, self->n_sounds);
  self->chunks = g_new0 (EarcupChunk *, self->n_sounds);

  for (guint i = 0; i < self->job->n_outputs; i++)
    {
      EarcupKernel *kernel = self->job->kernels->pdata[i];
      gsize n_taps = 0;

      if (kernel != NULL)
        earcup_kernel_get_path (kernel, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);
      longest = MAX (longest, n_taps);
      self->leads[i] = find_lead (&self->job->outputs[i], self->rate_hz);
      g_ptr_array_add (kernels, kernel);
    }
  if (with_input)
    g_ptr_array_add (kernels, NULL);

  self->batch = earcup_batch_new ((EarcupKernel **) kernels->pdata, kernels->len);

  return (longest + BLOCK - 1) / BLOCK * BLOCK;
}

static gboolean
refuse_place (EarcupRenderPass  *self,
              GError           **error)
{
  g_autofree char *name = earcup_sound_dup_name (self->job->input);

  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_CUT_SHORT,
               /* Translators: a file name and a time in seconds */
               _("“%s” has ended before %.3f s, so there is nothing to be rendered"), name,
               self->job->settings->from_s);
  return FALSE;
}

/* Starts early enough to have the echoes of what comes before the part, at the edge of a block of
 * the whole file, so that a part of it is convolved as the whole is. */
static EarcupReadAhead *
start_reading (EarcupRenderPass *self,
               guint64           memory,
               guint64          *first)
{
  guint64 end = self->to < G_MAXUINT64 - BLOCK ? self->to + BLOCK : G_MAXUINT64;

  *first = self->from > memory ? (self->from - memory) / BLOCK * BLOCK : 0;

  return earcup_read_ahead_new (g_steal_pointer (&self->decoder), *first, end,
                                self->job->cancellable);
}

/**
 * earcup_render_pass_run:
 * @self: a pass that has not run
 * @with_input: whether the input itself is a further sound, after the outputs
 * @func: what is done with each chunk of each sound, in other threads
 * @data: for @func
 * @error: return location for an error of @func or of earcup_decoder_read()
 *
 * Makes the sounds and reports how long they are.
 *
 * Returns: whether all was made and @func is done with all of it
 */
gboolean
earcup_render_pass_run (EarcupRenderPass  *self,
                        gboolean           with_input,
                        EarcupLaneFunc     func,
                        gpointer           data,
                        GError           **error)
{
  guint64 first;
  guint64 memory = make_engine (self, with_input);
  g_autoptr(EarcupReadAhead) reader = NULL;

  self->lanes = earcup_lanes_new (self->n_sounds, func, data);
  reader = start_reading (self, memory, &first);
  if (!run_blocks (self, reader, first, error))
    return FALSE;

  if (self->job->report->n_frames == 0)
    return refuse_place (self, error);

  for (guint i = 0; i < self->n_sounds; i++)
    if (self->chunks[i] != NULL && !flush (self, i, error))
      return FALSE;

  return earcup_lanes_finish (self->lanes, error);
}
