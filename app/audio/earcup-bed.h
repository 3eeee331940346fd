/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-patch.h"
#include "audio/earcup-running-loop.h"
#include "audio/earcup-setting.h"

G_BEGIN_DECLS

/* What is heard beside the track, and around the sum of both. It is made and freed with the
 * setting that it belongs to; the streaming thread holds it as long as that. */
struct _EarcupBed {
  EarcupPatch       *patch;
  EarcupSetting     *parts[EARCUP_N_MIX_INPUTS];   /* NULL for the track and for what is silent */
  EarcupSetting     *correction;                   /* NULL for none */
  EarcupRunningLoop *loop;                         /* NULL for none */
  const float       *take;                         /* of the mix */
  gsize              n_take;
};

EarcupBed *earcup_bed_new  (EarcupPatch *patch);
void       earcup_bed_free (EarcupBed   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBed, earcup_bed_free)

G_END_DECLS
