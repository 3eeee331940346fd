/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-patch.h"

struct _EarcupPatch
{
  EarcupMix        *mix;
  EarcupPartitions *parts[EARCUP_N_MIX_INPUTS];   /* NULL where there is no kernel */
  EarcupPartitions *correction;
};

/* Returns: (transfer full): a mix made ready for blocks of a length in frames, a multiple of 8;
 * any thread but a streaming one */
EarcupPatch *
earcup_patch_new (EarcupMix *mix,
                  gsize      block)
{
  EarcupPatch *self = g_atomic_rc_box_new0 (EarcupPatch);
  EarcupKernel *correction = earcup_mix_get_correction (mix);

  self->mix = earcup_mix_ref (mix);
  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    {
      const EarcupMixPart *part = earcup_mix_get_part (mix, i);

      if (part->kernel != NULL)
        self->parts[i] = earcup_partitions_new (part->kernel, block);
    }
  if (correction != NULL)
    self->correction = earcup_partitions_new (correction, block);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupPatch *
earcup_patch_ref (EarcupPatch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupPatch *self = data;

  g_clear_pointer (&self->mix, earcup_mix_unref);
  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    g_clear_pointer (&self->parts[i], earcup_partitions_unref);
  g_clear_pointer (&self->correction, earcup_partitions_unref);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_patch_unref (EarcupPatch *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the mix; any thread */
EarcupMix *
earcup_patch_get_mix (const EarcupPatch *self)
{
  return self->mix;
}

/* Returns: (transfer none) (nullable): the kernel of one of the sounds; any thread */
EarcupPartitions *
earcup_patch_get_part (const EarcupPatch *self,
                       EarcupMixInput     input)
{
  g_return_val_if_fail (input < EARCUP_N_MIX_INPUTS, NULL);

  return self->parts[input];
}

/* Returns: (transfer none) (nullable): the kernel of the correction; any thread */
EarcupPartitions *
earcup_patch_get_correction (const EarcupPatch *self)
{
  return self->correction;
}
