/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "audio/earcup-hand-over.h"
#include "audio/earcup-partitions.h"

G_BEGIN_DECLS

/* What is heard: a kernel and a gain. Made and freed outside the streaming thread, which only
 * holds it for a while. */
typedef struct _EarcupSetting EarcupSetting;

struct _EarcupSetting {
  EarcupHandOverItem  item;
  EarcupPartitions   *partitions;   /* NULL for no emulation */
  float               gain;         /* a factor, above 0 */
  gboolean            dips;         /* reached through a dip, not by a cross-fade */
};

EarcupSetting *earcup_setting_new       (EarcupPartitions *partitions,
                                         double            gain_db);
void           earcup_setting_free      (EarcupSetting    *self);
void           earcup_setting_free_list (EarcupSetting    *first);
EarcupSetting *earcup_setting_get_next  (EarcupSetting    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSetting, earcup_setting_free)

G_END_DECLS
