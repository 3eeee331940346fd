/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_LOUDSPEAKER_ERROR (earcup_loudspeaker_error_quark ())
#define EARCUP_TYPE_LOUDSPEAKER  (earcup_loudspeaker_get_type ())

typedef enum {
  EARCUP_LOUDSPEAKER_ERROR_OUT_OF_RANGE,     /* a figure that no loudspeaker has */
} EarcupLoudspeakerError;

typedef enum {
  EARCUP_CABINET_PORTED,                     /* also with a passive radiator */
  EARCUP_CABINET_SEALED,
} EarcupCabinet;

/* The figures that were not given and for which those of the kind stand in. */
typedef enum {
  EARCUP_LOUDSPEAKER_ASSUMED_NOTHING = 0,
  EARCUP_LOUDSPEAKER_ASSUMED_LOWEST  = 1 << 0,
  EARCUP_LOUDSPEAKER_ASSUMED_HIGHEST = 1 << 1,
  EARCUP_LOUDSPEAKER_ASSUMED_WOOFER  = 1 << 2,
  EARCUP_LOUDSPEAKER_ASSUMED_TWEETER = 1 << 3,
  EARCUP_LOUDSPEAKER_ASSUMED_LEVEL   = 1 << 4,
} EarcupLoudspeakerAssumed;

/* What a maker prints. Where a number is 0, the maker does not say. */
typedef struct {
  gboolean      far_field;       /* the kind, whose typical figures stand in for missing ones */
  EarcupCabinet cabinet;
  double        lowest_hz;       /* the ends of the range … */
  double        highest_hz;
  double        tolerance_db;    /* … and how much less there is at them; 0 stands for 6 dB */
  double        woofer_m;        /* nominal diameters */
  double        midrange_m;      /* 0 where there is none */
  double        tweeter_m;
  double        max_level_db;    /* dB SPL at 1 m */
} EarcupLoudspeakerFigures;

/* One loudspeaker by itself: what it sends ahead, what it sends elsewhere. Immutable. */
typedef struct _EarcupLoudspeaker EarcupLoudspeaker;

GQuark             earcup_loudspeaker_error_quark       (void);
GType              earcup_loudspeaker_get_type          (void) G_GNUC_CONST;

EarcupLoudspeaker *earcup_loudspeaker_new               (const EarcupLoudspeakerFigures  *figures,
                                                         GError                         **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupLoudspeaker *earcup_loudspeaker_ref               (EarcupLoudspeaker               *self);
void               earcup_loudspeaker_unref             (EarcupLoudspeaker               *self);

const EarcupLoudspeakerFigures *
                   earcup_loudspeaker_get_figures       (const EarcupLoudspeaker         *self);
EarcupLoudspeakerAssumed
                   earcup_loudspeaker_get_assumed       (const EarcupLoudspeaker         *self);
double complex     earcup_loudspeaker_get_transfer      (const EarcupLoudspeaker         *self,
                                                         double                           hz);
double             earcup_loudspeaker_get_level         (const EarcupLoudspeaker         *self,
                                                         double                           hz);
double             earcup_loudspeaker_get_extension     (const EarcupLoudspeaker         *self,
                                                         double                           drop_db);
double             earcup_loudspeaker_get_directivity   (const EarcupLoudspeaker         *self,
                                                         double                           angle_rad,
                                                         double                           hz);
double             earcup_loudspeaker_get_concentration (const EarcupLoudspeaker         *self,
                                                         double                           hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLoudspeaker, earcup_loudspeaker_unref)

G_END_DECLS
