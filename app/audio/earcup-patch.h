/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-mix.h"
#include "audio/earcup-partitions.h"

G_BEGIN_DECLS

/* A mix whose kernels are cut into partitions. Immutable, any thread. */
typedef struct _EarcupPatch EarcupPatch;

EarcupPatch      *earcup_patch_new            (EarcupMix         *mix,
                                               gsize              block);
EarcupPatch      *earcup_patch_ref            (EarcupPatch       *self);
void              earcup_patch_unref          (EarcupPatch       *self);

EarcupMix        *earcup_patch_get_mix        (const EarcupPatch *self);
EarcupPartitions *earcup_patch_get_part       (const EarcupPatch *self,
                                               EarcupMixInput     input);
EarcupPartitions *earcup_patch_get_correction (const EarcupPatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPatch, earcup_patch_unref)

G_END_DECLS
