/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_TRANSPORT (earcup_transport_get_type ())

/* Play, the waveform with its loop, the volume and the meter. */
G_DECLARE_FINAL_TYPE (EarcupTransport, earcup_transport, EARCUP, TRANSPORT, GtkWidget)

/* The edges of a loop as they are set by key. */
typedef enum {
  EARCUP_TRANSPORT_EDGE_START,
  EARCUP_TRANSPORT_EDGE_END,
} EarcupTransportEdge;

void       earcup_transport_set_audition (EarcupTransport     *self,
                                          EarcupAudition      *audition,
                                          GSettings           *settings);
GtkWidget *earcup_transport_get_play     (EarcupTransport     *self);
void       earcup_transport_toggle_play  (EarcupTransport     *self);
void       earcup_transport_toggle_loop  (EarcupTransport     *self);
void       earcup_transport_set_edge     (EarcupTransport     *self,
                                          EarcupTransportEdge  edge);
void       earcup_transport_clear_region (EarcupTransport     *self);

G_END_DECLS
