/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stream of pseudo-random numbers, the same on every machine. */
typedef struct {
  guint64 state;
} EarcupDemoNoise;

void   earcup_demo_noise_seed (EarcupDemoNoise *self,
                               guint64          seed);
double earcup_demo_noise_next (EarcupDemoNoise *self);

G_END_DECLS
