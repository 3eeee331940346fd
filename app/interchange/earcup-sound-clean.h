/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lies at or above this, 96 dB over full scale, is damage and not sound. */
#define EARCUP_SOUND_NONSENSE 65536.0f

gboolean earcup_sound_clean (float *values,
                             gsize  n_values);

G_END_DECLS
