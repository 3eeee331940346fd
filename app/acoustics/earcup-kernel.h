/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-emulation.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_KERNEL (earcup_kernel_get_type ())

/* A minimum-phase impulse response at one sample rate. Immutable, any thread. */
/* The paths of a kernel that crosses over: from the left or right channel to the left or right
 * ear. A plain kernel has one impulse response for both channels and nothing across. */
typedef enum {
  EARCUP_KERNEL_LEFT_TO_LEFT,
  EARCUP_KERNEL_LEFT_TO_RIGHT,
  EARCUP_KERNEL_RIGHT_TO_LEFT,
  EARCUP_KERNEL_RIGHT_TO_RIGHT,
  EARCUP_KERNEL_PATHS
} EarcupKernelPath;

typedef struct _EarcupKernel EarcupKernel;

GType         earcup_kernel_get_type       (void) G_GNUC_CONST;

EarcupKernel *earcup_kernel_new            (const EarcupEmulation *emulation,
                                            guint                  rate_hz);
EarcupKernel *earcup_kernel_new_long       (const EarcupEmulation *emulation,
                                            guint                  rate_hz);
EarcupKernel *earcup_kernel_new_taps       (const float           *taps,
                                            gsize                  n_taps,
                                            guint                  rate_hz);
EarcupKernel *earcup_kernel_new_crossed    (const float *const     taps[EARCUP_KERNEL_PATHS],
                                            gsize                  n_taps,
                                            guint                  rate_hz);
EarcupKernel *earcup_kernel_ref            (EarcupKernel          *self);
void          earcup_kernel_unref          (EarcupKernel          *self);

const float  *earcup_kernel_get_taps       (const EarcupKernel    *self,
                                            gsize                 *n_taps);
gboolean      earcup_kernel_is_crossed     (const EarcupKernel    *self);
const float  *earcup_kernel_get_path       (const EarcupKernel    *self,
                                            EarcupKernelPath       path,
                                            gsize                 *n_taps);
guint         earcup_kernel_get_rate       (const EarcupKernel    *self);
double        earcup_kernel_compute_level  (const EarcupKernel    *self,
                                            double                 hz);
gsize         earcup_kernel_length_for     (guint                  rate_hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupKernel, earcup_kernel_unref)

G_END_DECLS
