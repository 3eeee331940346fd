/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-desk.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-bed.h"
#include "audio/earcup-convolver.h"

#define CHANNELS EARCUP_CONVOLVER_CHANNELS

/* An engine that is only at work while there is something for it to do. */
typedef struct {
  EarcupConvolver *convolver;
  EarcupSetting    idle;        /* what it has while there is not, and fades from and to */
  EarcupSetting   *target;      /* what it has, or fades to; NULL while it rests */
} Channel;

struct _EarcupDesk
{
  EarcupConvolver *track;
  Channel          inputs[EARCUP_N_MIX_INPUTS];   /* the first one is not used */
  Channel          correction;

  EarcupBed       *bed;         /* of the setting that is heard, or faded out */
  EarcupBed       *next;        /* of the one that is faded in */
  gboolean         changing;    /* from one to the other */

  gsize            chunk;       /* frames that are made at once, a block */
  gsize            n_partitions;
  guint            rate_hz;
  float           *frames;
  float           *weights[EARCUP_RUNNING_LOOPS];
  guint64          random;
};

/* {{{ Channels */

static void
channel_init (Channel *self,
              gsize    block,
              gsize    n_partitions,
              guint    rate_hz,
              gsize    fade_frames,
              float    idle_gain)
{
  self->convolver = earcup_convolver_new (block, n_partitions, rate_hz, fade_frames);
  self->idle.gain = idle_gain;
}

/* The settings of a channel belong to beds, and its idle one to itself. */
static void
channel_rest (Channel *self)
{
  if (self->convolver != NULL)
    earcup_convolver_clear (self->convolver);
  self->target = NULL;
}

/* Whoever rests has nothing to fade from but silence. */
static void
channel_switch (Channel       *self,
                EarcupSetting *setting,
                gboolean       dips,
                gboolean       at_once)
{
  if (self->target == NULL && setting == NULL)
    return;

  if (self->target == NULL)
    {
      earcup_convolver_reset (self->convolver);
      if (!at_once)
        earcup_convolver_switch (self->convolver, &self->idle);
    }

  self->target = setting != NULL ? setting : &self->idle;
  self->target->dips = dips;
  earcup_convolver_switch (self->convolver, self->target);
}

static void
channel_retire (Channel *self)
{
  if (self->target == NULL)
    return;

  earcup_convolver_retire (self->convolver);
  if (self->target == &self->idle && !earcup_convolver_is_fading (self->convolver))
    channel_rest (self);
}

static void
channel_clear (Channel *self)
{
  channel_rest (self);
  g_clear_pointer (&self->convolver, earcup_convolver_free);
}

/* }}} */

/**
 * earcup_desk_new:
 * @block: block length in frames, a multiple of 8
 * @n_partitions: how many partitions the longest kernel has
 * @rate_hz: sample rate in Hz
 * @fade_frames: length of a cross-fade in frames, 1 or more
 *
 * Makes a desk for stereo that passes the track on until a setting is given.
 *
 * Returns: (transfer full): the desk; any thread but a streaming one
 */
EarcupDesk *
earcup_desk_new (gsize block,
                 gsize n_partitions,
                 guint rate_hz,
                 gsize fade_frames)
{
  EarcupDesk *self = g_new0 (EarcupDesk, 1);

  self->track = earcup_convolver_new (block, n_partitions, rate_hz, fade_frames);
  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    channel_init (&self->inputs[i], block, n_partitions, rate_hz, fade_frames, 0.0f);
  channel_init (&self->correction, block, n_partitions, rate_hz, fade_frames, 1.0f);

  self->chunk = block;
  self->n_partitions = n_partitions;
  self->rate_hz = rate_hz;
  self->frames = g_new (float, CHANNELS * block);
  for (guint i = 0; i < EARCUP_RUNNING_LOOPS; i++)
    self->weights[i] = g_new (float, block);
  self->random = 0x9e3779b97f4a7c15u;

  return self;
}

/* Frees a desk and the settings it still holds; any thread but a streaming one. */
void
earcup_desk_free (EarcupDesk *self)
{
  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    channel_clear (&self->inputs[i]);
  channel_clear (&self->correction);
  earcup_convolver_free (self->track);
  g_free (self->frames);
  for (guint i = 0; i < EARCUP_RUNNING_LOOPS; i++)
    g_free (self->weights[i]);
  g_free (self);
}

/* Forgets the past sound but keeps the setting. */
void
earcup_desk_reset (EarcupDesk *self)
{
  earcup_convolver_reset (self->track);
  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    earcup_convolver_reset (self->inputs[i].convolver);
  earcup_convolver_reset (self->correction.convolver);
  if (self->bed != NULL && self->bed->loop != NULL)
    earcup_running_loop_reset (self->bed->loop);
  if (self->next != NULL && self->next->loop != NULL)
    earcup_running_loop_reset (self->next->loop);
}

/* {{{ Settings */

static gboolean
partitions_fit (EarcupDesk             *self,
                const EarcupPartitions *partitions)
{
  return partitions == NULL ||
         (earcup_partitions_get_block (partitions) == self->chunk &&
          earcup_partitions_get_number (partitions) <= self->n_partitions);
}

/* Sound that should go through a kernel must not be heard without it. */
static gboolean
bed_fits (EarcupDesk      *self,
          const EarcupBed *bed)
{
  if (earcup_mix_get_rate (earcup_patch_get_mix (bed->patch)) != self->rate_hz ||
      !partitions_fit (self, earcup_patch_get_correction (bed->patch)))
    return FALSE;

  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    if (!partitions_fit (self, earcup_patch_get_part (bed->patch, i)))
      return FALSE;

  return TRUE;
}

/* A howl goes on where only its gain moves. */
static void
follow_loop (EarcupDesk *self)
{
  if (self->bed != NULL && self->bed->loop != NULL &&
      self->next != NULL && self->next->loop != NULL)
    earcup_running_loop_follow (self->next->loop, self->bed->loop);
}

/* The change is over once the track has gone all the way. */
static void
settle (EarcupDesk *self)
{
  self->bed = self->next;
  self->next = NULL;
  self->changing = FALSE;
}

/**
 * earcup_desk_switch:
 * @self: a desk that is not fading
 * @setting: (transfer full): what is to be heard
 *
 * Begins the cross-fade to a setting, or the dip to it when it asks for one. The first one is in
 * force at once. A kernel that does not fit is heard as no emulation, and of a mix in which one
 * does not fit only the track is heard.
 *
 * Returns: (transfer full) (nullable): @setting itself when a fade is still running, so that
 *   nothing is lost; otherwise %NULL
 */
EarcupSetting *
earcup_desk_switch (EarcupDesk    *self,
                    EarcupSetting *setting)
{
  EarcupBed *bed = setting->bed != NULL && bed_fits (self, setting->bed) ? setting->bed : NULL;
  gboolean at_once = !earcup_convolver_has_setting (self->track);

  if (earcup_convolver_switch (self->track, setting) != NULL)
    return setting;

  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    channel_switch (&self->inputs[i], bed != NULL ? bed->parts[i] : NULL, setting->dips, at_once);
  channel_switch (&self->correction, bed != NULL ? bed->correction : NULL, setting->dips, at_once);

  self->next = bed;
  self->changing = TRUE;
  if (at_once)
    settle (self);
  else
    follow_loop (self);

  return NULL;
}

/* Returns: whether a cross-fade is running or its old setting has not been taken back */
gboolean
earcup_desk_is_fading (EarcupDesk *self)
{
  return earcup_convolver_is_fading (self->track);
}

/* Returns: (transfer full) (nullable): the setting that is no longer heard, if there is one */
EarcupSetting *
earcup_desk_retire (EarcupDesk *self)
{
  EarcupSetting *setting = earcup_convolver_retire (self->track);

  if (setting == NULL)
    return NULL;

  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    channel_retire (&self->inputs[i]);
  channel_retire (&self->correction);
  if (self->changing)
    settle (self);

  return setting;
}

/* Returns: (transfer full) (nullable): all settings, as a list; the desk then passes on */
EarcupSetting *
earcup_desk_clear (EarcupDesk *self)
{
  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    channel_rest (&self->inputs[i]);
  channel_rest (&self->correction);
  self->bed = self->next = NULL;
  self->changing = FALSE;

  return earcup_convolver_clear (self->track);
}

/* Returns: how many frames of silence the sound in the desk outlasts, 0 or more */
gsize
earcup_desk_get_tail (EarcupDesk *self)
{
  gsize longest = earcup_convolver_get_tail (self->track);

  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    longest = MAX (longest, earcup_convolver_get_tail (self->inputs[i].convolver));

  return longest + earcup_convolver_get_tail (self->correction.convolver);
}

/* Returns: whether there is something to hear that does not end with the track */
gboolean
earcup_desk_is_endless (EarcupDesk *self)
{
  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    if (self->inputs[i].target != NULL)
      return TRUE;

  return self->bed != NULL && self->bed->loop != NULL;
}

/* Returns: whether the loop that is heard reached its bound since the last call */
gboolean
earcup_desk_take_howl (EarcupDesk *self)
{
  return self->bed != NULL && self->bed->loop != NULL &&
         earcup_running_loop_take_cut (self->bed->loop);
}

/* }}} */
/* {{{ Sound */

static float
get_take (const EarcupBed *bed,
          guint64          place)
{
  return bed != NULL && bed->n_take > 0 ? bed->take[place % bed->n_take] : 0.0f;
}

/* One take gives way to another as everything else does. */
static void
fill_take (EarcupDesk  *self,
           gsize        n_frames,
           guint64      place,
           const float *ends)
{
  for (gsize i = 0; i < n_frames; i++)
    {
      float value = get_take (self->bed, place + i);

      if (self->changing)
        value = self->weights[0][i] * value +
                self->weights[1][i] * get_take (self->next, place + i);
      if (ends != NULL)
        value *= ends[i];

      for (guint c = 0; c < CHANNELS; c++)
        self->frames[CHANNELS * i + c] = value;
    }
}

/* White and of a mean square of 1. Source: S. Vigna, "An experimental exploration of Marsaglia's
 * xorshift generators, scrambled", ACM Trans. Math. Softw. 42 (2016), the generator xorshift64*. */
static void
fill_noise (EarcupDesk *self,
            gsize       n_frames)
{
  const float most = 1.7320508f;      /* the square root of 3, of an even distribution */

  for (gsize i = 0; i < CHANNELS * n_frames; i++)
    {
      guint64 mixed;

      self->random ^= self->random >> 12;
      self->random ^= self->random << 25;
      self->random ^= self->random >> 27;
      mixed = self->random * 0x2545f4914f6cdd1du;
      self->frames[i] = most * ((float) (mixed >> 40) / 8388608.0f - 1.0f);
    }
}

static void
add_input (EarcupDesk *self,
           Channel    *channel,
           float      *frames,
           gsize       n_frames)
{
  earcup_convolver_process (channel->convolver, self->frames, n_frames);
  for (gsize i = 0; i < CHANNELS * n_frames; i++)
    frames[i] += self->frames[i];
}

/* What is not there is not heard, so that only what is changing needs its weights. */
static void
close_loops (EarcupDesk *self,
             float      *frames,
             gsize       n_frames)
{
  EarcupRunningLoop *const loops[EARCUP_RUNNING_LOOPS] = {
    self->bed != NULL ? self->bed->loop : NULL, self->next != NULL ? self->next->loop : NULL,
  };
  const float *const weights[EARCUP_RUNNING_LOOPS] = {
    self->changing ? self->weights[0] : NULL, self->changing ? self->weights[1] : NULL,
  };

  earcup_running_loop_process_both (loops, weights, frames, n_frames);
}

static void
process_chunk (EarcupDesk  *self,
               float       *frames,
               gsize        n_frames,
               guint64      place,
               const float *ends)
{
  Channel *take = &self->inputs[EARCUP_MIX_TAKE], *noise = &self->inputs[EARCUP_MIX_NOISE];

  if (!earcup_convolver_weigh (self->track, self->weights[0], self->weights[1], n_frames) &&
      self->changing)
    settle (self);

  earcup_convolver_process (self->track, frames, n_frames);
  if (take->target != NULL)
    {
      fill_take (self, n_frames, place, ends);
      add_input (self, take, frames, n_frames);
    }
  if (noise->target != NULL)
    {
      fill_noise (self, n_frames);
      add_input (self, noise, frames, n_frames);
    }

  close_loops (self, frames, n_frames);
  if (self->correction.target != NULL)
    earcup_convolver_process (self->correction.convolver, frames, n_frames);
}

/**
 * earcup_desk_process:
 * @self: a desk
 * @frames: (inout) (array): the track, interleaved stereo; then what is heard
 * @n_frames: how many frames, 0 or more
 * @place: where in the track the first one is, in frames
 * @ends: (nullable) (array length=n_frames): how much of a take is heard in each frame, 0 to 1, as
 *   where a loop begins and ends; %NULL for all of it
 *
 * Makes what is heard, in place. Buffers of one block each are the cheapest.
 */
void
earcup_desk_process (EarcupDesk  *self,
                     float       *frames,
                     gsize        n_frames,
                     guint64      place,
                     const float *ends)
{
  for (gsize from = 0, n; from < n_frames; from += n)
    {
      n = MIN (n_frames - from, self->chunk);
      process_chunk (self, frames + CHANNELS * from, n, place + from,
                     ends != NULL ? ends + from : NULL);
    }
}

/* }}} */
