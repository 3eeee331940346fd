/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-emulation.h"
#include "catalogue/earcup-monitor.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_RENDITION (earcup_rendition_get_type ())

/* A pair of loudspeakers as it is heard over a headphone. Immutable, any thread. */
typedef struct _EarcupRendition EarcupRendition;

GType            earcup_rendition_get_type    (void) G_GNUC_CONST;

EarcupRendition *earcup_rendition_new         (EarcupMonitor         *monitor,
                                               EarcupResponse        *worn);
EarcupRendition *earcup_rendition_ref         (EarcupRendition       *self);
void             earcup_rendition_unref       (EarcupRendition       *self);

EarcupEmulation *earcup_rendition_get_inverse (const EarcupRendition *self);
double           earcup_rendition_get_level   (const EarcupRendition *self,
                                               double                 hz);
EarcupKernel    *earcup_rendition_make_kernel (const EarcupRendition *self,
                                               guint                  rate_hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRendition, earcup_rendition_unref)

G_END_DECLS
