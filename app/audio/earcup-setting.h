/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "audio/earcup-hand-over.h"
#include "audio/earcup-partitions.h"
#include "audio/earcup-patch.h"

G_BEGIN_DECLS

/* What is heard: a kernel and a gain, and perhaps other sounds beside it. Made and freed outside
 * the streaming thread, which only holds it for a while. */
typedef struct _EarcupSetting EarcupSetting;
typedef struct _EarcupBed     EarcupBed;

struct _EarcupSetting {
  EarcupHandOverItem  item;
  EarcupPartitions   *partitions;   /* NULL for no emulation */
  float               gain;         /* a factor, 0 or above */
  gboolean            dips;         /* reached through a dip, not by a cross-fade */
  EarcupBed          *bed;          /* NULL for the track alone */
};

EarcupSetting *earcup_setting_new       (EarcupPartitions *partitions,
                                         double            gain_db);
EarcupSetting *earcup_setting_new_patch (EarcupPatch      *patch);
void           earcup_setting_free      (EarcupSetting    *self);
void           earcup_setting_free_list (EarcupSetting    *first);
EarcupSetting *earcup_setting_get_next  (EarcupSetting    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSetting, earcup_setting_free)

G_END_DECLS
