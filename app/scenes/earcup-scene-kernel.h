/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-kernel.h"
#include "scenes/earcup-lines.h"

G_BEGIN_DECLS

/* Which channels reach the ears; what is one sound in the room reaches both. */
typedef enum {
  EARCUP_SCENE_ROUTE_EACH,     /* each its own ear */
  EARCUP_SCENE_ROUTE_SUM,      /* both together both ears */
  EARCUP_SCENE_ROUTE_LEFT,     /* the left one both ears */
} EarcupSceneRoute;

/* A transfer at a frequency in Hz, with time as e^{+jωt}. */
typedef double complex (*EarcupSceneTransfer) (double        hz,
                                               gconstpointer data);

/* What an impulse response is made of; either function may be NULL. */
typedef struct {
  EarcupSceneTransfer transfer;         /* keeps its phase */
  gconstpointer       transfer_data;
  EarcupLinesWeight   level;            /* in dB; gets the minimum phase */
  gconstpointer       level_data;
  double              gain_db;
} EarcupSceneFilter;

EarcupEmulation *earcup_scene_kernel_new_inverse (EarcupResponse          *worn);
EarcupKernel    *earcup_scene_kernel_new         (const EarcupSceneFilter *filter,
                                                  EarcupSceneRoute         route,
                                                  guint                    rate_hz);
EarcupKernel    *earcup_scene_kernel_new_routed  (const float             *taps,
                                                  gsize                    n_taps,
                                                  EarcupSceneRoute         route,
                                                  guint                    rate_hz);

G_END_DECLS
