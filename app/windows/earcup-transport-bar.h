/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_TRANSPORT_BAR (earcup_transport_bar_get_type ())

/* Play, the waveform with its loop, the volume and the meter. */
G_DECLARE_FINAL_TYPE (EarcupTransportBar, earcup_transport_bar, EARCUP, TRANSPORT_BAR, GtkWidget)

/* The edges of a loop as they are set by key. */
typedef enum {
  EARCUP_TRANSPORT_BAR_EDGE_START,
  EARCUP_TRANSPORT_BAR_EDGE_END,
} EarcupTransportBarEdge;

/* What of the track is played, and whether again and again. */
typedef struct {
  gboolean repeats;
  gboolean has_region;
  double   start_s;
  double   end_s;
} EarcupTransportLoop;

void       earcup_transport_bar_set_audition (EarcupTransportBar     *self,
                                              EarcupAudition         *audition,
                                              GSettings              *settings);
GtkWidget *earcup_transport_bar_get_play     (EarcupTransportBar     *self);
void       earcup_transport_bar_toggle_play  (EarcupTransportBar     *self);
void       earcup_transport_bar_toggle_loop  (EarcupTransportBar     *self);
void       earcup_transport_bar_set_edge     (EarcupTransportBar     *self,
                                              EarcupTransportBarEdge  edge);
void       earcup_transport_bar_clear_region (EarcupTransportBar     *self);
void       earcup_transport_bar_get_loop     (EarcupTransportBar     *self,
                                              EarcupTransportLoop    *loop);
void       earcup_transport_bar_set_loop     (EarcupTransportBar        *self,
                                              const EarcupTransportLoop *loop);

G_END_DECLS
