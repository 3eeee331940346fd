/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-recipe.h"
#include "audio/earcup-render.h"
#include "scenes/earcup-round.h"

G_BEGIN_DECLS

/* A station of a round: what goes in, and what was found of the whole file through it. */
typedef struct {
  EarcupRecipe *recipe;          /* borrowed */
  double        gain_db;         /* out: with which all stations are equally loud */
  double        loudness_lufs;   /* out: of the whole file through it, with that gain */
} EarcupRoundStation;

/* A stretch of the file through one station. */
typedef struct {
  guint   station;
  guint64 first_frame;
  guint64 n_frames;
  double  loudness_lufs;         /* of what was written */
} EarcupRoundPart;

/* What is to be rendered. */
typedef struct {
  EarcupRoundStation *stations;
  guint               n_stations;
  EarcupRoundOrder    order;
  guint32             seed;
  double              step_s;
} EarcupRound;

GArray *earcup_round_render (GFile               *input,
                             EarcupRound         *self,
                             const char          *path,
                             EarcupRenderReport  *report,
                             GCancellable        *cancellable,
                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
