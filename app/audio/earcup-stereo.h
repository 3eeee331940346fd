/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-groups.h"

G_BEGIN_DECLS

/* Transforms of stereo sound: left and right are the real and the imaginary part of one complex
 * signal, just as they stand in interleaved frames. One such transform is faster than a real one
 * of the same length, and does for both channels. Immutable; any thread. */
typedef struct _EarcupStereo EarcupStereo;

EarcupStereo *earcup_stereo_get     (gsize               length);
gboolean      earcup_stereo_measure (gsize               length);

void          earcup_stereo_forward (const EarcupStereo *self,
                                     float              *frames,
                                     float              *spectrum);
void          earcup_stereo_inverse (const EarcupStereo *self,
                                     float              *spectrum,
                                     float              *frames);

void          earcup_stereo_split   (float              *spectrum,
                                     gsize               block,
                                     float              *groups,
                                     gsize               stride);
void          earcup_stereo_merge   (const float        *groups,
                                     gsize               block,
                                     float              *spectrum);

G_END_DECLS
