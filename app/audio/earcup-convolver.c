/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-convolver.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

#define CHANNELS EARCUP_CONVOLVER_CHANNELS

/* A setting in play and what it makes of the present block. */
typedef struct {
  EarcupSetting *setting;                /* NULL before the first one */
  float         *output;                 /* room for two blocks */
  const float   *heard;                  /* the frames of the present block */
  float         *tail;
  gboolean       has_tail;               /* the tail belongs to the present block */
} Voice;

struct _EarcupConvolver
{
  gsize          block;
  gsize          n_partitions;
  guint          rate_hz;
  EarcupHistory *history;
  gsize          filled;                 /* frames of the present block that have arrived */

  Voice          voices[2];
  guint          present;                /* which voice is heard, or faded out */
  float         *fade;                   /* from 0 to 1 */
  gsize          fade_frames;
  float         *dip_fade;               /* each side of a dip, from 0 to 1 */
  gsize          dip_fade_frames;
  gsize          dip_frames;             /* of silence in between */
  gsize          fade_done;
  gboolean       fading;
};

/* A raised cosine, so that there is no kink at its ends. */
static float *
make_fade (gsize n_frames)
{
  float *fade = g_new (float, n_frames);

  for (gsize i = 0; i < n_frames; i++)
    fade[i] = (float) (0.5 - 0.5 * cos (EARCUP_PI * ((double) i + 0.5) / (double) n_frames));

  return fade;
}

/**
 * earcup_convolver_new:
 * @block: block length in frames, a multiple of 8
 * @n_partitions: how many partitions the longest kernel has
 * @rate_hz: sample rate in Hz
 * @fade_frames: length of a cross-fade in frames, 1 or more
 *
 * Makes an engine for stereo that passes its input on until a setting is given.
 *
 * Returns: (transfer full): the engine; any thread but a streaming one
 */
EarcupConvolver *
earcup_convolver_new (gsize block,
                      gsize n_partitions,
                      guint rate_hz,
                      gsize fade_frames)
{
  EarcupConvolver *self = g_new0 (EarcupConvolver, 1);

  self->block = block;
  self->n_partitions = n_partitions;
  self->rate_hz = rate_hz;
  self->fade_frames = fade_frames;
  self->fade = make_fade (fade_frames);
  self->dip_frames = (gsize) lround (EARCUP_CONVOLVER_DIP_S * rate_hz);
  self->dip_fade_frames = (gsize) fmax (lround (EARCUP_CONVOLVER_DIP_FADE_S * rate_hz), 1.0);
  self->dip_fade = make_fade (self->dip_fade_frames);

  self->history = earcup_history_new (block, n_partitions);
  for (guint v = 0; v < 2; v++)
    {
      self->voices[v].tail = earcup_fft_alloc (CHANNELS * 2 * block);
      self->voices[v].output = earcup_fft_alloc (CHANNELS * 2 * block);
    }

  return self;
}

/* Frees an engine and the settings it still holds; any thread but a streaming one. */
void
earcup_convolver_free (EarcupConvolver *self)
{
  earcup_setting_free_list (earcup_convolver_clear (self));

  earcup_history_free (self->history);
  for (guint v = 0; v < 2; v++)
    {
      earcup_fft_free (self->voices[v].tail);
      earcup_fft_free (self->voices[v].output);
    }

  g_free (self->fade);
  g_free (self->dip_fade);
  g_free (self);
}

/* Forgets the past sound but keeps the setting. */
void
earcup_convolver_reset (EarcupConvolver *self)
{
  earcup_history_reset (self->history);
  self->filled = 0;
  self->voices[0].has_tail = FALSE;
  self->voices[1].has_tail = FALSE;
}

static EarcupPartitions *
get_partitions (EarcupConvolver *self,
                const Voice     *voice)
{
  EarcupPartitions *partitions = voice->setting != NULL ? voice->setting->partitions : NULL;

  if (partitions == NULL ||
      earcup_partitions_get_block (partitions) != self->block ||
      earcup_partitions_get_rate (partitions) != self->rate_hz ||
      earcup_partitions_get_number (partitions) > self->n_partitions)
    return NULL;

  return partitions;
}

/**
 * earcup_convolver_switch:
 * @self: an engine that is not fading
 * @setting: (transfer full): what is to be heard
 *
 * Begins the cross-fade to a setting, or the dip to it when it asks for one. The first one is in
 * force at once. A kernel that does not fit the engine is heard as no emulation.
 *
 * Returns: (transfer full) (nullable): @setting itself when a fade is still running, so that
 *   nothing is lost; otherwise %NULL
 */
EarcupSetting *
earcup_convolver_switch (EarcupConvolver *self,
                         EarcupSetting   *setting)
{
  Voice *next = &self->voices[1 - self->present];

  if (self->fading || next->setting != NULL)
    return setting;

  next->setting = setting;
  next->has_tail = FALSE;

  if (self->voices[self->present].setting == NULL)
    self->present = 1 - self->present;
  else
    {
      self->fading = TRUE;
      self->fade_done = 0;
    }

  return NULL;
}

/* Returns: whether there is a setting, so that the next one is faded to */
gboolean
earcup_convolver_has_setting (EarcupConvolver *self)
{
  return self->voices[self->present].setting != NULL;
}

/* Returns: whether a cross-fade is running or its old setting has not been taken back */
gboolean
earcup_convolver_is_fading (EarcupConvolver *self)
{
  return self->fading || self->voices[1 - self->present].setting != NULL;
}

/* Returns: (transfer full) (nullable): the setting that is no longer heard, if there is one */
EarcupSetting *
earcup_convolver_retire (EarcupConvolver *self)
{
  if (self->fading)
    return NULL;

  return g_steal_pointer (&self->voices[1 - self->present].setting);
}

/* Returns: (transfer full) (nullable): all settings, as a list; the engine then passes on */
EarcupSetting *
earcup_convolver_clear (EarcupConvolver *self)
{
  EarcupSetting *first = g_steal_pointer (&self->voices[0].setting);
  EarcupSetting *second = g_steal_pointer (&self->voices[1].setting);

  self->fading = FALSE;
  if (first == NULL)
    return second;

  first->item.next = second != NULL ? &second->item : NULL;
  return first;
}

/* Returns: how many frames of silence the sound in the engine outlasts, 0 or more */
gsize
earcup_convolver_get_tail (EarcupConvolver *self)
{
  gsize longest = 0;

  for (guint v = 0; v < 2; v++)
    {
      EarcupPartitions *partitions = get_partitions (self, &self->voices[v]);

      if (partitions != NULL)
        longest = MAX (longest, self->block * earcup_partitions_get_number (partitions));
    }

  return longest;
}

/* How much of the old voice and of the new one is heard at a step of a switch. */
static void
get_weights (EarcupConvolver *self,
             gboolean         dips,
             gsize            step,
             float           *out,
             float           *in)
{
  gsize up = self->dip_fade_frames + self->dip_frames;

  if (!dips)
    {
      *in = step < self->fade_frames ? self->fade[step] : 1.0f;
      *out = 1.0f - *in;
      return;
    }

  *out = step < self->dip_fade_frames ? 1.0f - self->dip_fade[step] : 0.0f;
  *in = step < up ? 0.0f
                  : step < up + self->dip_fade_frames ? self->dip_fade[step - up] : 1.0f;
}

/**
 * earcup_convolver_weigh:
 * @self: an engine
 * @out: (out) (array length=n_frames): how much of the old setting is heard in each of the next
 *   frames, 0 to 1
 * @in: (out) (array length=n_frames): the same of the new one
 * @n_frames: how many frames
 *
 * Tells how a switch goes on, for what has to go with it.
 *
 * Returns: whether one is under way; if not, nothing is written
 */
gboolean
earcup_convolver_weigh (EarcupConvolver *self,
                        float           *out,
                        float           *in,
                        gsize            n_frames)
{
  if (!self->fading)
    return FALSE;

  for (gsize i = 0; i < n_frames; i++)
    get_weights (self, self->voices[1 - self->present].setting->dips, self->fade_done + i,
                 &out[i], &in[i]);

  return TRUE;
}

/* Finds what a voice makes of the present block, of which @n frames have just arrived. A block
 * that arrives as a whole needs no tail of its own. */
static void
compute_voice (EarcupConvolver *self,
               Voice           *voice,
               gsize            n)
{
  EarcupPartitions *partitions = get_partitions (self, voice);
  gboolean whole = n == self->block;

  if (partitions == NULL)
    {
      voice->heard = earcup_history_get_input (self->history);
      return;
    }

  if (!whole && !voice->has_tail)
    {
      earcup_history_sum_tail (self->history, partitions, voice->tail);
      voice->has_tail = TRUE;
    }

  voice->heard = earcup_history_convolve (self->history, partitions, whole ? NULL : voice->tail,
                                          voice->output);
}

/* A whole block of a cross-fade between two kernels of a kind. Returns: whether it is that */
static gboolean
compute_both (EarcupConvolver *self,
              gsize            n)
{
  EarcupPartitions *partitions[2];
  float *outputs[2];
  const float *heard[2];

  for (guint v = 0; v < 2; v++)
    {
      partitions[v] = get_partitions (self, &self->voices[v]);
      outputs[v] = self->voices[v].output;
    }

  if (n < self->block || partitions[0] == NULL || partitions[1] == NULL ||
      !earcup_history_convolve_both (self->history, partitions, outputs, heard))
    return FALSE;

  for (guint v = 0; v < 2; v++)
    self->voices[v].heard = heard[v];

  return TRUE;
}

static void
write_steady (EarcupConvolver *self,
              float           *frames,
              gsize            from,
              gsize            n)
{
  const Voice *voice = &self->voices[self->present];
  float gain = voice->setting != NULL ? voice->setting->gain : 1.0f;

  const float *heard = voice->heard + CHANNELS * from;

  for (gsize i = 0; i < CHANNELS * n; i++)
    frames[i] = heard[i] * gain;
}

static void
write_faded (EarcupConvolver *self,
             float           *frames,
             gsize            from,
             gsize            n)
{
  const Voice *old = &self->voices[self->present];
  const Voice *new = &self->voices[1 - self->present];
  gboolean dips = new->setting->dips;
  gsize length = dips ? 2 * self->dip_fade_frames + self->dip_frames : self->fade_frames;

  for (gsize i = 0; i < n; i++)
    {
      float out, in;

      get_weights (self, dips, self->fade_done + i, &out, &in);
      out *= old->setting->gain;
      in *= new->setting->gain;

      for (guint c = 0; c < CHANNELS; c++)
        {
          gsize at = (from + i) * CHANNELS + c;

          frames[i * CHANNELS + c] = out * old->heard[at] + in * new->heard[at];
        }
    }

  self->fade_done += n;
  if (self->fade_done >= length)
    {
      self->fading = FALSE;
      self->present = 1 - self->present;
    }
}

static gboolean
needs_spectrum (EarcupConvolver *self)
{
  return get_partitions (self, &self->voices[self->present]) != NULL ||
         (self->fading && get_partitions (self, &self->voices[1 - self->present]) != NULL);
}

static void
finish_block (EarcupConvolver *self)
{
  earcup_history_advance (self->history);
  self->filled = 0;
  self->voices[0].has_tail = FALSE;
  self->voices[1].has_tail = FALSE;
}

/* Takes frames that all belong to the present block. */
static void
process_part (EarcupConvolver *self,
              float           *frames,
              gsize            n)
{
  gsize from = self->filled;
  gboolean full = from + n == self->block;

  memcpy (earcup_history_get_input (self->history) + CHANNELS * from, frames,
          CHANNELS * n * sizeof *frames);
  if (full || needs_spectrum (self))
    earcup_history_transform (self->history);

  if (!self->fading)
    {
      compute_voice (self, &self->voices[self->present], n);
      write_steady (self, frames, from, n);
    }
  else
    {
      if (!compute_both (self, n))
        for (guint v = 0; v < 2; v++)
          compute_voice (self, &self->voices[v], n);
      write_faded (self, frames, from, n);
    }

  self->filled = from + n;
  if (full)
    finish_block (self);
}

/**
 * earcup_convolver_process:
 * @self: an engine
 * @frames: (inout) (array): interleaved stereo, two values per frame
 * @n_frames: how many frames, 0 or more
 *
 * Filters frames in place. Buffers of one block each are the cheapest; any other length gives the
 * same sound.
 */
void
earcup_convolver_process (EarcupConvolver *self,
                          float           *frames,
                          gsize            n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, self->block - self->filled);

      process_part (self, frames, n);
      frames += n * CHANNELS;
      n_frames -= n;
    }
}
