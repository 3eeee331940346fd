/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-recipe.h"

G_BEGIN_DECLS

/* A sound that goes round in a loop, and how loud it is there. */
typedef struct {
  EarcupRecipe *recipe;          /* borrowed; NULL for no emulation */
  double        loudness_lufs;   /* out */
  double        peak_dbtp;       /* out */
} EarcupLoopSound;

gboolean earcup_loop_measure (GFile            *file,
                              double            from_s,
                              double            to_s,
                              EarcupLoopSound  *sounds,
                              guint             n_sounds,
                              GCancellable     *cancellable,
                              GError          **error);

G_END_DECLS
