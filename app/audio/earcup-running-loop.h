/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-mix.h"

G_BEGIN_DECLS

#define EARCUP_RUNNING_LOOPS 2   /* that run at once while one gives way to another */

/* A recording that hears itself, while it runs. One thread; after it is made it neither locks nor
 * allocates. */
typedef struct _EarcupRunningLoop EarcupRunningLoop;

EarcupRunningLoop *earcup_running_loop_new          (const EarcupMixLoop     *loop);
void               earcup_running_loop_free         (EarcupRunningLoop       *self);
void               earcup_running_loop_reset        (EarcupRunningLoop       *self);

void               earcup_running_loop_follow       (EarcupRunningLoop       *self,
                                                     const EarcupRunningLoop *before);
void               earcup_running_loop_process      (EarcupRunningLoop       *self,
                                                     float                   *frames,
                                                     gsize                    n_frames);
void               earcup_running_loop_process_both (EarcupRunningLoop *const loops[],
                                                     const float      *const  weights[],
                                                     float                   *frames,
                                                     gsize                    n_frames);
gboolean           earcup_running_loop_take_cut     (EarcupRunningLoop       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRunningLoop, earcup_running_loop_free)

G_END_DECLS
