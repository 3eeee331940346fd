/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib-object.h>

#include "acoustics/earcup-loudspeaker.h"

G_BEGIN_DECLS

#define EARCUP_ROOM_ERROR   (earcup_room_error_quark ())
#define EARCUP_ROOM_N_BANDS 7            /* octaves from 125 Hz to 8 kHz */
#define EARCUP_TYPE_ROOM    (earcup_room_get_type ())

typedef enum {
  EARCUP_ROOM_ERROR_OUT_OF_RANGE,        /* a number that no listening room has */
} EarcupRoomError;

/* The place is told in metres from the front wall (the one behind the loudspeakers), from the
 * wall on the listener's left, and from the floor. */
typedef enum {
  EARCUP_ROOM_FRONT,
  EARCUP_ROOM_BACK,
  EARCUP_ROOM_LEFT,
  EARCUP_ROOM_RIGHT,
  EARCUP_ROOM_FLOOR,
  EARCUP_ROOM_CEILING,
  EARCUP_ROOM_SURFACES
} EarcupRoomSurface;

typedef enum {
  EARCUP_ROOM_SMALL_UNTREATED,           /* a furnished bedroom */
  EARCUP_ROOM_TREATED,                   /* a control room */
  EARCUP_ROOM_HALL,                      /* a recording hall */
  EARCUP_ROOM_PRESETS
} EarcupRoomPreset;

typedef enum {
  EARCUP_ABSORPTION_UNTREATED,
  EARCUP_ABSORPTION_TREATED,
  EARCUP_ABSORPTION_HALL,
} EarcupAbsorption;

typedef struct {
  double size_m[3];                      /* length, width, height */
  double absorption[EARCUP_ROOM_SURFACES][EARCUP_ROOM_N_BANDS];
} EarcupRoomFigures;

/* A source as seen in the mirrors of the walls. */
typedef struct {
  double  position_m[3];
  double  distance_m;                    /* from the listener */
  double  emission[3];                   /* unit vector in which the source itself sends it */
  guint16 hits[EARCUP_ROOM_SURFACES];    /* how often each surface has reflected it */
} EarcupRoomImage;

/* A room of six plane walls. Immutable, any thread. */
typedef struct _EarcupRoom EarcupRoom;

GQuark      earcup_room_error_quark            (void);
GType       earcup_room_get_type               (void) G_GNUC_CONST;

EarcupRoom *earcup_room_new                    (const EarcupRoomFigures  *figures,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupRoom *earcup_room_new_absorbing          (const double              size_m[3],
                                                EarcupAbsorption          absorption,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupRoom *earcup_room_new_preset             (EarcupRoomPreset          preset);
EarcupRoom *earcup_room_ref                    (EarcupRoom               *self);
void        earcup_room_unref                  (EarcupRoom               *self);

const EarcupRoomFigures *
            earcup_room_get_figures            (const EarcupRoom         *self);
double      earcup_room_get_volume             (const EarcupRoom         *self);
double      earcup_room_get_area               (const EarcupRoom         *self);
double      earcup_room_get_reflection         (const EarcupRoom         *self,
                                                EarcupRoomSurface         surface,
                                                double                    hz);
double      earcup_room_get_air_loss           (double                    hz);
double      earcup_room_get_decay              (const EarcupRoom         *self,
                                                double                    hz);
double      earcup_room_get_sabine_decay       (const EarcupRoom         *self,
                                                double                    hz);
double      earcup_room_get_schroeder          (const EarcupRoom         *self);
double      earcup_room_get_critical_distance  (const EarcupRoom         *self,
                                                const EarcupLoudspeaker  *speaker,
                                                double                    hz);
double      earcup_room_get_mixing_time        (const EarcupRoom         *self,
                                                double                    distance_m);
double      earcup_room_get_tail_power         (const EarcupRoom         *self,
                                                double                    time_s,
                                                double                    hz);

GArray     *earcup_room_list_images            (const EarcupRoom         *self,
                                                const double              source_m[3],
                                                const double              listener_m[3],
                                                double                    within_s);
double      earcup_room_get_image_gain         (const EarcupRoom         *self,
                                                const EarcupRoomImage    *image,
                                                double                    hz);
double      earcup_room_get_handover           (double                    time_s,
                                                double                    mixing_time_s);
double      earcup_room_compute_level          (const EarcupRoom         *self,
                                                const EarcupLoudspeaker  *speaker,
                                                const double              source_m[3],
                                                const double              axis[3],
                                                const double              listener_m[3],
                                                double                    hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRoom, earcup_room_unref)

G_END_DECLS
