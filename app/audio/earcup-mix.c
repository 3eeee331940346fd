/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-mix.h"

struct _EarcupMix
{
  guint          rate_hz;
  EarcupMixPart  parts[EARCUP_N_MIX_INPUTS];
  GBytes        *take;          /* of floats; NULL for none */
  EarcupMixLoop  loop;
  EarcupKernel  *correction;    /* NULL for none */
};

struct _EarcupMixBuilder
{
  EarcupMix *mix;
};

G_DEFINE_BOXED_TYPE (EarcupMix, earcup_mix, earcup_mix_ref, earcup_mix_unref)

static void
set_kernel (EarcupKernel **place,
            EarcupKernel  *kernel)
{
  if (kernel != NULL)
    earcup_kernel_ref (kernel);
  g_clear_pointer (place, earcup_kernel_unref);
  *place = kernel;
}

/* Returns: (transfer full): the beginning of a mix in which nothing is heard, for sound of a rate
 * in Hz */
EarcupMixBuilder *
earcup_mix_builder_new (guint rate_hz)
{
  EarcupMixBuilder *self = g_new0 (EarcupMixBuilder, 1);

  self->mix = g_atomic_rc_box_new0 (EarcupMix);
  self->mix->rate_hz = rate_hz;

  return self;
}

/* Gives up the beginning of a mix. */
void
earcup_mix_builder_free (EarcupMixBuilder *self)
{
  earcup_mix_unref (self->mix);
  g_free (self);
}

/**
 * earcup_mix_builder_add:
 * @self: a builder
 * @input: a sound that is not yet heard
 * @kernel: (nullable): what it is convolved with, of the rate of the mix
 * @gain_db: by how much it is amplified behind that, in dB
 *
 * Lets a sound be heard.
 */
void
earcup_mix_builder_add (EarcupMixBuilder *self,
                        EarcupMixInput    input,
                        EarcupKernel     *kernel,
                        double            gain_db)
{
  EarcupMixPart *part = &self->mix->parts[input];

  g_return_if_fail (input < EARCUP_N_MIX_INPUTS && !part->is_heard);
  g_return_if_fail (kernel == NULL || earcup_kernel_get_rate (kernel) == self->mix->rate_hz);

  part->is_heard = TRUE;
  part->gain_db = gain_db;
  set_kernel (&part->kernel, kernel);
}

/**
 * earcup_mix_builder_set_take:
 * @self: a builder
 * @samples: (array length=n_frames): -1 to 1
 * @n_frames: 1 or more
 *
 * Sets the samples of %EARCUP_MIX_TAKE, of which the mix keeps a copy; see
 * earcup_mix_builder_share_take().
 */
void
earcup_mix_builder_set_take (EarcupMixBuilder *self,
                             const float      *samples,
                             gsize             n_frames)
{
  g_autoptr(GBytes) bytes = g_bytes_new (samples, n_frames * sizeof *samples);

  earcup_mix_builder_share_take (self, bytes);
}

/**
 * earcup_mix_builder_share_take:
 * @self: a builder
 * @samples: one or more floats, -1 to 1
 *
 * Sets the samples of %EARCUP_MIX_TAKE, which are heard in step with the track, from its beginning,
 * and again from theirs when they end before it. The mix holds them and does not copy them, so that
 * a long take is in memory once.
 */
void
earcup_mix_builder_share_take (EarcupMixBuilder *self,
                               GBytes           *samples)
{
  g_return_if_fail (g_bytes_get_size (samples) >= sizeof (float));

  g_bytes_ref (samples);
  g_clear_pointer (&self->mix->take, g_bytes_unref);
  self->mix->take = samples;
}

/* Closes a loop around the sum. */
void
earcup_mix_builder_set_loop (EarcupMixBuilder    *self,
                             const EarcupMixLoop *loop)
{
  g_return_if_fail (loop->kernel != NULL);
  g_return_if_fail (loop->delay_frames >= 8 && loop->delay_frames % 8 == 0);

  set_kernel (&self->mix->loop.kernel, loop->kernel);
  self->mix->loop.delay_frames = loop->delay_frames;
  self->mix->loop.highest = loop->highest;
}

/* Sets what the sum is convolved with at last, or nothing with %NULL. */
void
earcup_mix_builder_set_correction (EarcupMixBuilder *self,
                                   EarcupKernel     *kernel)
{
  set_kernel (&self->mix->correction, kernel);
}

/* Returns: (transfer full): the mix; the builder is freed */
EarcupMix *
earcup_mix_builder_end (EarcupMixBuilder *self)
{
  EarcupMix *mix = self->mix;

  g_free (self);

  return mix;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupMix *
earcup_mix_ref (EarcupMix *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupMix *self = data;

  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    g_clear_pointer (&self->parts[i].kernel, earcup_kernel_unref);
  g_clear_pointer (&self->take, g_bytes_unref);
  g_clear_pointer (&self->loop.kernel, earcup_kernel_unref);
  g_clear_pointer (&self->correction, earcup_kernel_unref);
}

/* Gives up a reference; any thread. */
void
earcup_mix_unref (EarcupMix *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: the sample rate in Hz for which the mix is; any thread */
guint
earcup_mix_get_rate (const EarcupMix *self)
{
  return self->rate_hz;
}

/* Returns: (transfer none): how one of the sounds is heard; any thread */
const EarcupMixPart *
earcup_mix_get_part (const EarcupMix *self,
                     EarcupMixInput   input)
{
  g_return_val_if_fail (input < EARCUP_N_MIX_INPUTS, NULL);

  return &self->parts[input];
}

/* Returns: (transfer none) (nullable): the samples of the take, @n_frames of them; any thread */
const float *
earcup_mix_get_take (const EarcupMix *self,
                     gsize           *n_frames)
{
  const float *samples = NULL;
  gsize size = 0;

  if (self->take != NULL)
    samples = g_bytes_get_data (self->take, &size);
  *n_frames = size / sizeof *samples;

  return samples;
}

/* Returns: (transfer none) (nullable): what comes back, if anything does; any thread */
const EarcupMixLoop *
earcup_mix_get_loop (const EarcupMix *self)
{
  return self->loop.kernel != NULL ? &self->loop : NULL;
}

/* Returns: (transfer none) (nullable): what the sum is convolved with at last; any thread */
EarcupKernel *
earcup_mix_get_correction (const EarcupMix *self)
{
  return self->correction;
}
