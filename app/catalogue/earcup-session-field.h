/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_SESSION_SLOTS 8   /* A to H */

/* What a session holds. Where there is one for each slot, A comes first and the seven others
 * follow. */
typedef enum {
  EARCUP_SESSION_TRACK,             /* an address; "" is the demo mix */
  EARCUP_SESSION_TRACK_NAME,
  EARCUP_SESSION_TRACK_SIZE,        /* bytes; tells another content, 0 where it is not known */
  EARCUP_SESSION_TRACK_MODIFIED,    /* seconds since 1970 */
  EARCUP_SESSION_SLOT,              /* a word for a model; "" is nothing */
  EARCUP_SESSION_CHANGE = EARCUP_SESSION_SLOT + EARCUP_SESSION_SLOTS,    /* a variation as text */
  EARCUP_SESSION_DRIVER = EARCUP_SESSION_CHANGE + EARCUP_SESSION_SLOTS,  /* a design as its file */
  EARCUP_SESSION_CURVE = EARCUP_SESSION_DRIVER + EARCUP_SESSION_SLOTS,   /* a measured curve */
  EARCUP_SESSION_HEARD = EARCUP_SESSION_CURVE + EARCUP_SESSION_SLOTS,
  EARCUP_SESSION_WORN,
  EARCUP_SESSION_WORN_CURVE,
  EARCUP_SESSION_REPEAT,
  EARCUP_SESSION_REGION,
  EARCUP_SESSION_START,             /* s */
  EARCUP_SESSION_END,
  EARCUP_SESSION_SCENE,             /* the id of a kind; "" is none */
  EARCUP_SESSION_SCENE_LEVEL,       /* dBA */
  EARCUP_SESSION_SCENE_TAKE,
  EARCUP_SESSION_SCENE_VOICE,       /* dB SPL at 0.3 m */
  EARCUP_SESSION_SCENE_MICROPHONE,  /* m */
  EARCUP_SESSION_SCENE_MONITORED,
  EARCUP_SESSION_SCENE_GAIN,        /* dB */
  EARCUP_SESSION_SCENE_LATENCY,     /* s */
  EARCUP_SESSION_SCENE_CUE,
  EARCUP_SESSION_SCENE_NOISE,
  EARCUP_SESSION_SCENE_NEIGHBOUR,   /* m */
  EARCUP_SESSION_SCENE_SOURCE,
  EARCUP_SESSION_SCENE_FULL,
  EARCUP_SESSION_SCENE_LEAK,
  EARCUP_SESSION_SCENE_ROOM,
  EARCUP_SESSION_SCENE_DISTANCE,    /* m; 0 is as usual */
  EARCUP_SESSION_SCENE_STEM,        /* "" is all of it */
  EARCUP_SESSION_MATCH,
  EARCUP_SESSION_QUANTITY,
  EARCUP_SESSION_SPREAD,
  EARCUP_SESSION_SPECTRUM,
  EARCUP_SESSION_TARGET,
  EARCUP_SESSION_AGAINST,
  EARCUP_SESSION_SMOOTHING,
  EARCUP_SESSION_SPAN,              /* dB */
  EARCUP_N_SESSION_FIELDS
} EarcupSessionField;

typedef enum {
  EARCUP_SESSION_TYPE_TEXT,
  EARCUP_SESSION_TYPE_NUMBER,
  EARCUP_SESSION_TYPE_SWITCH,
} EarcupSessionType;

/* What a field may hold. */
typedef struct {
  const char        *key;
  EarcupSessionType  type;
  double             lowest;        /* of a number; of a text @highest is the most bytes */
  double             highest;
  double             number;        /* what it holds when nothing is said: a number or switch … */
  const char        *text;          /* … or a text */
} EarcupSessionFieldInfo;

const EarcupSessionFieldInfo *earcup_session_field_get_info (EarcupSessionField   field);
char                         *earcup_session_field_dup_key  (EarcupSessionField   field);
gboolean                      earcup_session_field_from_key (const char          *key,
                                                             EarcupSessionField  *field);

G_END_DECLS
