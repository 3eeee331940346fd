/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_TEMPO_KEPT 8

/* A tempo that is tapped. Zero it to begin. */
typedef struct {
  gint64 times_us[EARCUP_TEMPO_KEPT];   /* of the last taps, the oldest first */
  guint  n_times;
} EarcupTempo;

double earcup_tempo_tap (EarcupTempo *self,
                         gint64       now_us);

G_END_DECLS
