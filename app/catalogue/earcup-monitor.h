/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-binaural.h"
#include "catalogue/earcup-entry.h"
#include "catalogue/earcup-listener.h"

G_BEGIN_DECLS

#define EARCUP_MONITOR_RATE_HZ 48000      /* of what is drawn and printed */
#define EARCUP_TYPE_MONITOR      (earcup_monitor_get_type ())
#define EARCUP_TYPE_MONITOR_ROOM (earcup_monitor_room_get_type ())

typedef enum {
  EARCUP_MONITOR_ROOM_USUAL,              /* the one that the loudspeakers are made for */
  EARCUP_MONITOR_ROOM_UNTREATED,          /* a furnished bedroom */
  EARCUP_MONITOR_ROOM_TREATED,            /* a control room */
  EARCUP_MONITOR_ROOM_HALL,               /* a recording hall */
  EARCUP_MONITOR_ROOM_NONE,               /* the open, where nothing is reflected */
} EarcupMonitorRoom;

/* Where a pair of loudspeakers is listened to. What is 0 or NULL is as usual. */
typedef struct {
  EarcupMonitorRoom  room;
  double             distance_m;          /* from each loudspeaker to the middle of the head */
  EarcupListener    *listener;            /* borrowed */
} EarcupMonitorSetup;

/* A pair of loudspeakers of the catalogue, in a room, before a listener. What takes time is
 * computed when it is asked for first. Immutable to those who look, any thread. */
typedef struct _EarcupMonitor EarcupMonitor;

GType                    earcup_monitor_get_type      (void) G_GNUC_CONST;
GType                    earcup_monitor_room_get_type (void) G_GNUC_CONST;

const char              *earcup_monitor_room_get_nick (EarcupMonitorRoom          room);

EarcupMonitor           *earcup_monitor_new           (EarcupEntry               *entry,
                                                       const EarcupMonitorSetup  *setup,
                                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupMonitor           *earcup_monitor_ref           (EarcupMonitor             *self);
void                     earcup_monitor_unref         (EarcupMonitor             *self);

EarcupMonitorRoom        earcup_monitor_get_room      (const EarcupMonitor       *self);
double                   earcup_monitor_get_distance  (const EarcupMonitor       *self);
EarcupListener          *earcup_monitor_get_listener  (const EarcupMonitor       *self);
const EarcupLoudspeaker *earcup_monitor_get_speaker   (const EarcupMonitor       *self);
char                    *earcup_monitor_dup_text      (const EarcupMonitor       *self);
char                   **earcup_monitor_dup_notes     (const EarcupMonitor       *self);

EarcupBinaural          *earcup_monitor_dup_binaural  (EarcupMonitor             *self,
                                                       guint                      rate_hz);
EarcupResponse          *earcup_monitor_get_response  (EarcupMonitor             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupMonitor, earcup_monitor_unref)

G_END_DECLS
