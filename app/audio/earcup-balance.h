/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-recipe.h"

G_BEGIN_DECLS

/* One of two sounds that are compared. */
typedef struct {
  EarcupRecipe *recipe;          /* borrowed; NULL for no emulation */
  double        gain_db;         /* in and out: applied after it */
  double        loudness_lufs;   /* out: with the gain */
  double        peak_dbtp;       /* out: with the gain */
} EarcupBalanceSide;

gboolean earcup_balance_measure      (GFile                    *file,
                                      double                    from_s,
                                      double                    to_s,
                                      gboolean                  match,
                                      EarcupBalanceSide         sides[2],
                                      GCancellable             *cancellable,
                                      GError                  **error);
double   earcup_balance_get_residual (const EarcupBalanceSide   sides[2]);

G_END_DECLS
