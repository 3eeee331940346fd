/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "acoustics/earcup-kernel.h"

G_BEGIN_DECLS

/* How many channels the file of an impulse response gets. */
typedef enum {
  EARCUP_IMPULSE_NEEDED,         /* one, or four where something crosses over */
  EARCUP_IMPULSE_STEREO,         /* two, without what crosses over */
  EARCUP_IMPULSE_TRUE_STEREO,    /* four */
} EarcupImpulseChannels;

guint    earcup_impulse_file_get_paths (EarcupImpulseChannels   channels,
                                        const EarcupKernel     *kernel,
                                        EarcupKernelPath        paths[EARCUP_KERNEL_PATHS]);
gboolean earcup_impulse_file_write     (const char             *path,
                                        const EarcupKernel     *kernel,
                                        EarcupImpulseChannels   channels,
                                        GError                **error);

G_END_DECLS
