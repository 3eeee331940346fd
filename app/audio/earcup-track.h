/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "audio/earcup-render.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_TRACK            (earcup_track_get_type ())
#define EARCUP_TRACK_OVERVIEW_POINTS 2000

/* A sound file that was read once from end to end: what is known of it. Immutable, any thread. */
typedef struct _EarcupTrack EarcupTrack;

GType        earcup_track_get_type           (void) G_GNUC_CONST;

EarcupTrack *earcup_track_load               (GFile                  *file,
                                              EarcupRenderProgress    progress,
                                              gpointer                user_data,
                                              GCancellable           *cancellable,
                                              GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupTrack *earcup_track_ref                (EarcupTrack            *self);
void         earcup_track_unref              (EarcupTrack            *self);

GFile       *earcup_track_get_file           (const EarcupTrack      *self);
const char  *earcup_track_get_name           (const EarcupTrack      *self);
guint        earcup_track_get_rate           (const EarcupTrack      *self);
guint        earcup_track_get_channels       (const EarcupTrack      *self);
double       earcup_track_get_duration       (const EarcupTrack      *self);
double       earcup_track_get_loudness       (const EarcupTrack      *self);
double       earcup_track_get_peak           (const EarcupTrack      *self);
void         earcup_track_get_overview       (const EarcupTrack      *self,
                                              const float           **low,
                                              const float           **high,
                                              guint                  *n_points);
double       earcup_track_predict_change     (const EarcupTrack      *self,
                                              const EarcupRecipe     *recipe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupTrack, earcup_track_unref)

G_END_DECLS
