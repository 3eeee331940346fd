/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-setting.h"

#include <math.h>

#include "audio/earcup-bed.h"

/**
 * earcup_setting_new:
 * @partitions: (nullable): the kernel, %NULL for no emulation
 * @gain_db: the gain in dB that goes with it
 *
 * Makes a setting.
 *
 * Returns: (transfer full): the setting; any thread but a streaming one
 */
EarcupSetting *
earcup_setting_new (EarcupPartitions *partitions,
                    double            gain_db)
{
  EarcupSetting *self = g_new0 (EarcupSetting, 1);

  self->partitions = partitions != NULL ? earcup_partitions_ref (partitions) : NULL;
  self->gain = (float) pow (10.0, gain_db / 20.0);

  return self;
}

/* Returns: (transfer full): a setting in which a whole mix is heard; any thread but a streaming
 * one */
EarcupSetting *
earcup_setting_new_patch (EarcupPatch *patch)
{
  const EarcupMixPart *track = earcup_mix_get_part (earcup_patch_get_mix (patch),
                                                    EARCUP_MIX_TRACK);
  EarcupSetting *self = earcup_setting_new (earcup_patch_get_part (patch, EARCUP_MIX_TRACK),
                                            track->gain_db);

  if (!track->is_heard)
    self->gain = 0.0f;
  self->bed = earcup_bed_new (patch);

  return self;
}

/* Frees a setting; any thread but a streaming one. */
void
earcup_setting_free (EarcupSetting *self)
{
  g_clear_pointer (&self->partitions, earcup_partitions_unref);
  g_clear_pointer (&self->bed, earcup_bed_free);
  g_free (self);
}

/* Frees a setting and all that hang on it, or nothing when @first is %NULL. */
void
earcup_setting_free_list (EarcupSetting *first)
{
  while (first != NULL)
    {
      EarcupSetting *next = earcup_setting_get_next (first);

      earcup_setting_free (first);
      first = next;
    }
}

/* Returns: (transfer none) (nullable): the next one of a list; any one thread */
EarcupSetting *
earcup_setting_get_next (EarcupSetting *self)
{
  return (EarcupSetting *) self->item.next;
}
