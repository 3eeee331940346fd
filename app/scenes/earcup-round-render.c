/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "scenes/earcup-round-render.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-batch.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-loudness.h"
#include "interchange/earcup-sound-check.h"
#include "interchange/earcup-sound-writer.h"

#define CHANNELS              2
#define FADE_FRAMES_AT_48_KHZ 512      /* as in the element of live listening */

/* The pass that writes. */
typedef struct {
  EarcupRound       *round;
  const GArray      *parts;
  EarcupBatch       *batch;
  GPtrArray         *meters;           /* of the parts */
  EarcupSoundWriter *writer;
  float             *gains;            /* of the stations */
  float             *output;           /* room for a block */
  float             *faded;            /* another */
  guint              rate_hz;
  guint              part;             /* of the frame that comes next */
} Pass;

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->batch, earcup_batch_free);
  g_clear_pointer (&self->meters, g_ptr_array_unref);
  g_clear_pointer (&self->writer, earcup_sound_writer_free);
  g_clear_pointer (&self->gains, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->faded, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* Finds how loud each station is and, with that, the gains at which they are all as loud as the
 * input, or as near below it as the highest peak allows. */
static gboolean
match (GFile               *input,
       EarcupRound         *self,
       EarcupRenderReport  *report,
       GCancellable        *cancellable,
       GError             **error)
{
  g_autofree EarcupRenderOutput *outputs = g_new0 (EarcupRenderOutput, self->n_stations);
  double level;

  for (guint i = 0; i < self->n_stations; i++)
    outputs[i].recipe = self->stations[i].recipe;
  if (!earcup_render_measure (input, outputs, self->n_stations, report, NULL, NULL, cancellable,
                              error))
    return FALSE;

  if (isinf (report->loudness_lufs))
    {
      g_autofree char *name = earcup_sound_dup_name (input);

      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   _("“%s” is silent, so there is no loudness to match"), name);
      return FALSE;
    }

  level = report->loudness_lufs;
  for (guint i = 0; i < self->n_stations; i++)
    level = fmin (level, outputs[i].loudness_lufs + EARCUP_RENDER_PEAK_DBTP -
                         outputs[i].peak_dbtp);
  report->shortfall_lu = report->loudness_lufs - level;
  for (guint i = 0; i < self->n_stations; i++)
    {
      self->stations[i].gain_db = level - outputs[i].loudness_lufs;
      self->stations[i].loudness_lufs = level;
    }

  return TRUE;
}

/* Returns: (transfer full): the stretches of a file, in their order */
static GArray *
plan (const EarcupRound        *self,
      const EarcupRenderReport *report)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (EarcupRoundPart));
  EarcupRoundGrid grid = { 0.0, (double) report->n_frames / report->rate_hz, self->step_s };
  double at_s = 0.0;

  for (guint step = 0; step < earcup_round_grid_count (&grid); step++)
    {
      double next_s = earcup_round_grid_find_next (&grid, at_s);
      EarcupRoundPart part = {
        .station = earcup_round_get_station (self->order, self->n_stations, step, self->seed),
        .first_frame = (guint64) llround (at_s * report->rate_hz),
      };

      part.n_frames = (guint64) llround (next_s * report->rate_hz) - part.first_frame;
      g_array_append_val (parts, part);
      at_s = next_s;
    }

  return parts;
}

static void
fill_batch (Pass *self)
{
  EarcupRound *round = self->round;
  g_autoptr(GPtrArray) kernels = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                 earcup_kernel_unref);

  for (guint i = 0; i < round->n_stations; i++)
    g_ptr_array_add (kernels, earcup_recipe_make (round->stations[i].recipe, self->rate_hz));
  self->batch = earcup_batch_new ((EarcupKernel **) kernels->pdata, kernels->len);
}

/* Returns: how much of the present part is heard of a frame, 1 where its fade is over */
static float
get_weight (const Pass            *self,
            const EarcupRoundPart *part,
            guint64                frame)
{
  double length = fmax (1.0, floor ((double) self->rate_hz * FADE_FRAMES_AT_48_KHZ / 48000.0));
  double way = ((double) (frame - part->first_frame) + 0.5) / length;

  if (self->part == 0 || way >= 1.0)
    return 1.0f;

  return (float) (0.5 - 0.5 * cos (EARCUP_PI * way));
}

/* Makes @n_frames of the present block, from @from on, which all belong to the present part. */
static gboolean
write_part (Pass     *self,
            guint64   first,
            gsize     from,
            gsize     n_frames,
            GError  **error)
{
  const EarcupRoundPart *part = &g_array_index (self->parts, EarcupRoundPart, self->part);
  guint before = self->part == 0
                 ? part->station
                 : g_array_index (self->parts, EarcupRoundPart, self->part - 1).station;
  float *now = self->output + CHANNELS * from, *old = self->faded + CHANNELS * from;

  earcup_batch_convolve (self->batch, part->station, self->output);
  if (get_weight (self, part, first + from) < 1.0f)
    earcup_batch_convolve (self->batch, before, self->faded);
  for (gsize i = 0; i < n_frames; i++)
    {
      float weight = get_weight (self, part, first + from + i);

      for (gsize c = CHANNELS * i; c < CHANNELS * (i + 1); c++)
        now[c] = weight * self->gains[part->station] * now[c] +
                 (1.0f - weight) * self->gains[before] * old[c];
    }
  earcup_loudness_add (self->meters->pdata[self->part], now, n_frames);

  return earcup_sound_writer_write (self->writer, now, n_frames, error);
}

static gboolean
write_block (Pass     *self,
             guint64   first,
             gsize     n_frames,
             GError  **error)
{
  gsize from = 0;

  while (from < n_frames)
    {
      const EarcupRoundPart *part = &g_array_index (self->parts, EarcupRoundPart, self->part);
      guint64 end = part->first_frame + part->n_frames;
      gsize n = (gsize) MIN (end - (first + from), n_frames - from);

      if (!write_part (self, first, from, n, error))
        return FALSE;

      from += n;
      if (first + from == end && self->part + 1 < self->parts->len)
        self->part++;
    }

  return TRUE;
}

static gboolean
run_pass (Pass                *self,
          GFile               *input,
          guint64              n_frames,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (input, cancellable, error);
  g_autofree float *frames = g_new (float, CHANNELS * EARCUP_BATCH_BLOCK);
  guint64 first = 0;

  if (decoder == NULL)
    return FALSE;

  while (first < n_frames)
    {
      gssize n = earcup_decoder_read (decoder, frames, EARCUP_BATCH_BLOCK, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;

      earcup_batch_feed (self->batch, frames, (gsize) n);
      if (!write_block (self, first, (gsize) MIN ((guint64) n, n_frames - first), error))
        return FALSE;

      first += (guint64) n;
    }

  return earcup_sound_writer_finish (self->writer, error);
}

/**
 * earcup_round_render:
 * @input: a sound file
 * @self: the round; gain and loudness of its stations are filled in
 * @path: where to write, ending in .wav or .flac
 * @report: (out caller-allocates): what was found in the input
 * @cancellable: (nullable): to stop
 * @error: return location for an error as in earcup_render()
 *
 * Plays a file through the stations of a round, one after the other, into one file of the same rate
 * and length. All stations are equally loud over the whole file, and each gives way to the next by
 * the cross-fade of live listening, which begins where the next one does. As in live listening,
 * loudspeakers are heard as much later as their sound takes to come about in the model.
 *
 * Returns: (transfer full) (nullable) (element-type EarcupRoundPart): the stretches in their order,
 *   or %NULL with @error set; not in the main thread, it takes a while
 */
GArray *
earcup_round_render (GFile               *input,
                     EarcupRound         *self,
                     const char          *path,
                     EarcupRenderReport  *report,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr(GArray) parts = NULL;
  g_auto(Pass) pass = { .round = self };

  if (!earcup_sound_writer_check (path, error) ||
      !match (input, self, report, cancellable, error))
    return NULL;

  parts = plan (self, report);
  pass.parts = parts;
  pass.rate_hz = report->rate_hz;
  pass.output = g_new (float, CHANNELS * EARCUP_BATCH_BLOCK);
  pass.faded = g_new0 (float, CHANNELS * EARCUP_BATCH_BLOCK);
  pass.gains = g_new (float, self->n_stations);
  for (guint i = 0; i < self->n_stations; i++)
    pass.gains[i] = (float) pow (10.0, self->stations[i].gain_db / 20.0);
  pass.meters = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_loudness_free);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (pass.meters, earcup_loudness_new (pass.rate_hz));
  fill_batch (&pass);
  pass.writer = earcup_sound_writer_new (path, pass.rate_hz, error);
  if (pass.writer == NULL || !run_pass (&pass, input, report->n_frames, cancellable, error))
    return NULL;

  for (guint i = 0; i < parts->len; i++)
    g_array_index (parts, EarcupRoundPart, i).loudness_lufs =
      earcup_loudness_get_lufs (pass.meters->pdata[i]);

  return g_steal_pointer (&parts);
}
