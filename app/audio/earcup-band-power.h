/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

/* What a recording holds in each third-octave band. */
gboolean earcup_band_power_load (GFile         *file,
                                 double         power[EARCUP_WEIGHTING_THIRDS],
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
