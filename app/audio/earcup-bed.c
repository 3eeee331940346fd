/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-bed.h"

/* Returns: (transfer full): what stands beside the track in a mix; any thread but a streaming
 * one */
EarcupBed *
earcup_bed_new (EarcupPatch *patch)
{
  EarcupBed *self = g_new0 (EarcupBed, 1);
  EarcupMix *mix = earcup_patch_get_mix (patch);
  EarcupPartitions *correction = earcup_patch_get_correction (patch);
  const EarcupMixLoop *loop = earcup_mix_get_loop (mix);

  self->patch = earcup_patch_ref (patch);
  self->take = earcup_mix_get_take (mix, &self->n_take);
  for (guint i = EARCUP_MIX_TRACK + 1; i < EARCUP_N_MIX_INPUTS; i++)
    {
      const EarcupMixPart *part = earcup_mix_get_part (mix, i);

      if (part->is_heard)
        self->parts[i] = earcup_setting_new (earcup_patch_get_part (patch, i), part->gain_db);
    }
  if (correction != NULL)
    self->correction = earcup_setting_new (correction, 0.0);
  if (loop != NULL)
    self->loop = earcup_running_loop_new (loop);

  return self;
}

/* Frees a bed; any thread but a streaming one. */
void
earcup_bed_free (EarcupBed *self)
{
  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    g_clear_pointer (&self->parts[i], earcup_setting_free);
  g_clear_pointer (&self->correction, earcup_setting_free);
  g_clear_pointer (&self->loop, earcup_running_loop_free);
  g_clear_pointer (&self->patch, earcup_patch_unref);
  g_free (self);
}
