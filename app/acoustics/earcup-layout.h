/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-room.h"

G_BEGIN_DECLS

#define EARCUP_LAYOUT_ERROR (earcup_layout_error_quark ())

typedef enum {
  EARCUP_LAYOUT_ERROR_OUT_OF_RANGE,     /* a number that nobody would set up */
  EARCUP_LAYOUT_ERROR_OUTSIDE,          /* something would stand outside the room */
} EarcupLayoutError;

typedef enum {
  EARCUP_LAYOUT_NEAR_FIELD,             /* 1.2 m away */
  EARCUP_LAYOUT_FAR_FIELD,              /* 3 m away */
} EarcupLayoutPreset;

typedef enum {
  EARCUP_SPEAKER_LEFT,
  EARCUP_SPEAKER_RIGHT,
  EARCUP_SPEAKERS
} EarcupSpeaker;

/* How a pair and a listener are set up, in the middle between the side walls. */
typedef struct {
  double   distance_m;                  /* from each loudspeaker to the middle of the head */
  double   half_angle_rad;              /* of each loudspeaker from straight ahead */
  double   height_m;                    /* of loudspeakers and ears */
  double   front_gap_m;                 /* from the wall behind to the loudspeakers */
  gboolean toe_in;                      /* whether they face the listener, or straight on */
} EarcupLayout;

/* The same in the room's own measures. */
typedef struct {
  double speaker_m[EARCUP_SPEAKERS][3];
  double axis[EARCUP_SPEAKERS][3];      /* unit vectors in which they point */
  double listener_m[3];
} EarcupPlaces;

GQuark       earcup_layout_error_quark (void);

EarcupLayout earcup_layout_get_preset  (EarcupLayoutPreset   preset);
gboolean     earcup_layout_place       (const EarcupLayout  *self,
                                        const EarcupRoom    *room,
                                        EarcupPlaces        *places,
                                        GError             **error);

G_END_DECLS
