/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "audio/earcup-partitions.h"

G_BEGIN_DECLS

#define EARCUP_HISTORY_CHANNELS 2

/* The spectra of the last blocks of stereo sound, which every kernel shares. One thread. */
typedef struct _EarcupHistory EarcupHistory;

EarcupHistory *earcup_history_new       (gsize                   block,
                                         gsize                   n_blocks);
void           earcup_history_free      (EarcupHistory          *self);
void           earcup_history_reset     (EarcupHistory          *self);
gboolean       earcup_history_copy      (EarcupHistory          *self,
                                         const EarcupHistory    *other);

float         *earcup_history_get_input (EarcupHistory          *self);
void           earcup_history_transform (EarcupHistory          *self);
float         *earcup_history_convolve  (EarcupHistory          *self,
                                         const EarcupPartitions *partitions,
                                         const float            *tail,
                                         float                  *output);
gboolean       earcup_history_convolve_both (EarcupHistory             *self,
                                             EarcupPartitions *const    partitions[],
                                             float *const               outputs[],
                                             const float              **heard);
void           earcup_history_sum_tail  (EarcupHistory          *self,
                                         const EarcupPartitions *partitions,
                                         float                  *tail);
void           earcup_history_advance   (EarcupHistory          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupHistory, earcup_history_free)

G_END_DECLS
