/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "acoustics/earcup-kernel.h"

G_BEGIN_DECLS

#define EARCUP_BATCH_BLOCK 4096

/* Several kernels on one stereo input at once, off line: they share the input's spectra. Takes
 * whole blocks; adds no delay. One thread. */
typedef struct _EarcupBatch EarcupBatch;

EarcupBatch *earcup_batch_new     (EarcupKernel *const *kernels,
                                   guint                n_kernels);
void         earcup_batch_free    (EarcupBatch         *self);

void         earcup_batch_feed    (EarcupBatch         *self,
                                   const float         *frames,
                                   gsize                n_frames);
void         earcup_batch_convolve (EarcupBatch        *self,
                                   guint                kernel,
                                   float               *frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBatch, earcup_batch_free)

G_END_DECLS
