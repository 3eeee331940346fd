/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib-object.h>

#include "acoustics/earcup-head.h"
#include "acoustics/earcup-kernel.h"
#include "acoustics/earcup-layout.h"
#include "acoustics/earcup-loudspeaker.h"
#include "acoustics/earcup-room.h"

G_BEGIN_DECLS

#define EARCUP_BINAURAL_LEAD_S    0.001    /* from the first tap to the sound at the head */
#define EARCUP_BINAURAL_MOST_TAPS 32768
#define EARCUP_TYPE_BINAURAL      (earcup_binaural_get_type ())

typedef enum {
  EARCUP_BINAURAL_DIRECT,        /* what comes straight from the loudspeakers */
  EARCUP_BINAURAL_ALL,           /* with the room */
  EARCUP_BINAURAL_PARTS
} EarcupBinauralPart;

/* A pair of loudspeakers in a room at the drums of two ears. Immutable, any thread. */
typedef struct _EarcupBinaural EarcupBinaural;

GType                    earcup_binaural_get_type            (void) G_GNUC_CONST;

EarcupBinaural          *earcup_binaural_new                 (EarcupLoudspeaker     *speaker,
                                                              EarcupRoom            *room,
                                                              EarcupHead            *head,
                                                              const EarcupLayout    *layout,
                                                              guint                  rate_hz,
                                                              GError               **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupBinaural          *earcup_binaural_ref                 (EarcupBinaural        *self);
void                     earcup_binaural_unref               (EarcupBinaural        *self);

const EarcupLoudspeaker *earcup_binaural_get_speaker         (const EarcupBinaural  *self);
const EarcupRoom        *earcup_binaural_get_room            (const EarcupBinaural  *self);
const EarcupPlaces      *earcup_binaural_get_places          (const EarcupBinaural  *self);
guint                    earcup_binaural_get_rate            (const EarcupBinaural  *self);
double                   earcup_binaural_get_gain            (const EarcupBinaural  *self);
double                   earcup_binaural_get_mixing_time     (const EarcupBinaural  *self);
const float             *earcup_binaural_get_taps            (const EarcupBinaural  *self,
                                                              EarcupKernelPath       path,
                                                              gsize                 *n_taps);
const float complex     *earcup_binaural_get_spectrum        (const EarcupBinaural  *self,
                                                              EarcupBinauralPart     part,
                                                              EarcupKernelPath       path,
                                                              gsize                 *n_bins,
                                                              double                *hz_step);

double complex           earcup_binaural_compute_transfer    (const EarcupBinaural  *self,
                                                              EarcupKernelPath       path,
                                                              double                 hz);
double                   earcup_binaural_compute_power       (const EarcupBinaural  *self,
                                                              EarcupBinauralPart     part,
                                                              EarcupKernelPath       path,
                                                              double                 from_hz,
                                                              double                 to_hz);
EarcupResponse          *earcup_binaural_new_response        (const EarcupBinaural  *self,
                                                              EarcupKernelPath       path,
                                                              double                 per_octave);
EarcupResponse          *earcup_binaural_new_centre_response (const EarcupBinaural  *self,
                                                              double                 per_octave);
EarcupKernel            *earcup_binaural_new_kernel          (const EarcupBinaural  *self,
                                                              EarcupResponse        *worn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBinaural, earcup_binaural_unref)

G_END_DECLS
