/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-setting.h"

G_BEGIN_DECLS

/* The whole of live listening: the track through its kernel, the sounds of a mix beside it, the
 * loop around their sum and the correction behind it. One setting at a time, cross-faded to the
 * next. One thread; after it is made it neither locks nor allocates. */
typedef struct _EarcupDesk EarcupDesk;

EarcupDesk    *earcup_desk_new        (gsize          block,
                                       gsize          n_partitions,
                                       guint          rate_hz,
                                       gsize          fade_frames);
void           earcup_desk_free       (EarcupDesk    *self);
void           earcup_desk_reset      (EarcupDesk    *self);

EarcupSetting *earcup_desk_switch     (EarcupDesk    *self,
                                       EarcupSetting *setting);
gboolean       earcup_desk_is_fading  (EarcupDesk    *self);
EarcupSetting *earcup_desk_retire     (EarcupDesk    *self);
EarcupSetting *earcup_desk_clear      (EarcupDesk    *self);
gsize          earcup_desk_get_tail   (EarcupDesk    *self);
gboolean       earcup_desk_is_endless (EarcupDesk    *self);
gboolean       earcup_desk_take_howl  (EarcupDesk    *self);

void           earcup_desk_process    (EarcupDesk    *self,
                                       float         *frames,
                                       gsize          n_frames,
                                       guint64        place,
                                       const float   *ends);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupDesk, earcup_desk_free)

G_END_DECLS
