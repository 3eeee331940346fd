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
  EARCUP_SESSION_POSITION,          /* s */
  EARCUP_SESSION_SLOT,              /* a word for a model; "" is nothing */
  EARCUP_SESSION_CHANGE = EARCUP_SESSION_SLOT + EARCUP_SESSION_SLOTS,    /* a variation as text */
  EARCUP_SESSION_DRIVER = EARCUP_SESSION_CHANGE + EARCUP_SESSION_SLOTS,  /* a design as its file */
  EARCUP_SESSION_CURVE = EARCUP_SESSION_DRIVER + EARCUP_SESSION_SLOTS,   /* a measured curve */
  EARCUP_SESSION_HEARD = EARCUP_SESSION_CURVE + EARCUP_SESSION_SLOTS,
  EARCUP_SESSION_REPEAT,
  EARCUP_SESSION_REGION,
  EARCUP_SESSION_START,             /* s */
  EARCUP_SESSION_END,
  EARCUP_SESSION_SCENE,             /* the id of a kind; "" is none */
  EARCUP_SESSION_STEM,              /* "" is all of the scene */
  EARCUP_SESSION_DIFFERENCE,        /* in the plot: A less B, … */
  EARCUP_SESSION_FILTER,            /* … what is applied … */
  EARCUP_SESSION_SCENE_PLOT,        /* … and the plot of the scene in place of the quantity */
  EARCUP_SESSION_MARKS,             /* favourites and collections; stays out of files */

  /* What the settings hold as well, by the name that it has there. */
  EARCUP_SESSION_WORN,
  EARCUP_SESSION_MATCH,
  EARCUP_SESSION_LEVEL,             /* dBA */
  EARCUP_SESSION_TAKE,
  EARCUP_SESSION_VOICE,             /* dB SPL at 0.3 m */
  EARCUP_SESSION_MICROPHONE,        /* m */
  EARCUP_SESSION_MONITORED,
  EARCUP_SESSION_MONITOR_GAIN,      /* dB */
  EARCUP_SESSION_LATENCY,           /* ms */
  EARCUP_SESSION_CUE,
  EARCUP_SESSION_NOISE,
  EARCUP_SESSION_NEIGHBOUR_NOISE,
  EARCUP_SESSION_NEIGHBOUR,         /* m */
  EARCUP_SESSION_SOURCE,
  EARCUP_SESSION_AT_FULL,
  EARCUP_SESSION_LEAK,
  EARCUP_SESSION_ROOM,
  EARCUP_SESSION_USUAL_DISTANCE,
  EARCUP_SESSION_DISTANCE,          /* m */
  EARCUP_SESSION_QUANTITY,
  EARCUP_SESSION_SPREAD,
  EARCUP_SESSION_SPECTRUM,
  EARCUP_SESSION_TARGET,
  EARCUP_SESSION_REFERENCE,
  EARCUP_SESSION_ALIGNMENT,
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
gboolean                      earcup_session_field_is_setting (EarcupSessionField field);
gboolean                      earcup_session_field_is_private (EarcupSessionField field);
gboolean                      earcup_session_field_can_undo (EarcupSessionField   field);

G_END_DECLS
