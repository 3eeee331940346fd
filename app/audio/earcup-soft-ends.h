/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At both ends of a loop, and where a sound breaks off, in seconds. */
#define EARCUP_SOFT_ENDS_S 0.005

float earcup_soft_ends_gain  (double       from_start_s,
                              double       to_end_s);
void  earcup_soft_ends_apply (float       *frames,
                              gsize        n_frames,
                              const float *gains);
void  earcup_soft_ends_rest  (float       *frames,
                              gsize        n_frames,
                              const float  last[2]);

G_END_DECLS
