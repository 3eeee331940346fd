/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "scenes/earcup-lines.h"

G_BEGIN_DECLS

#define EARCUP_TAKE_LONGEST_S 3600.0     /* no more of a take is kept */

/* A voice in one channel. Immutable once made, any thread. */
typedef struct _EarcupTake EarcupTake;

EarcupTake        *earcup_take_load        (GFile             *file,
                                            guint              rate_hz,
                                            GCancellable      *cancellable,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupTake        *earcup_take_new_voice   (guint              rate_hz);
void               earcup_take_free        (EarcupTake        *self);

const float       *earcup_take_get_samples (const EarcupTake  *self,
                                            gsize             *n_frames);
void               earcup_take_read        (const EarcupTake  *self,
                                            guint64            from,
                                            float             *frames,
                                            gsize              n_frames);
EarcupLines       *earcup_take_analyse     (const EarcupTake  *self,
                                            guint64            n_frames,
                                            guint              rate_hz) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupTake, earcup_take_free)

G_END_DECLS
