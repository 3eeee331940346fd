/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-recipe.h"

G_BEGIN_DECLS

#define EARCUP_RENDER_PEAK_DBTP -1.0   /* no matched output is ever higher */

/* One output of a rendering: what goes in, and what was found and done. */
typedef struct {
  EarcupEmulation *emulation;        /* borrowed; NULL for none */
  EarcupRecipe    *recipe;           /* borrowed; in place of an emulation, or NULL */
  const char      *path;             /* borrowed; NULL to measure only */
  double           gain_db;          /* out: applied after the emulation */
  double           loudness_lufs;    /* out: of the output */
  double           peak_dbtp;        /* out: of the output */
} EarcupRenderOutput;

typedef struct {
  guint   rate_hz;
  guint   n_channels;                /* of the file, before folding */
  guint64 n_frames;
  double  loudness_lufs;             /* of the input */
  double  peak_dbtp;                 /* of the input */
  double  shortfall_lu;              /* how far the outputs stay below the input */
} EarcupRenderReport;

typedef void (*EarcupRenderProgress) (double   fraction,
                                      gpointer user_data);

gboolean earcup_render (GFile                *input,
                        EarcupRenderOutput   *outputs,
                        guint                 n_outputs,
                        gboolean              raw,
                        EarcupRenderReport   *report,
                        EarcupRenderProgress  progress,
                        gpointer              user_data,
                        GCancellable         *cancellable,
                        GError              **error);

gboolean earcup_render_measure (GFile                *input,
                                EarcupRenderOutput   *outputs,
                                guint                 n_outputs,
                                EarcupRenderReport   *report,
                                EarcupRenderProgress  progress,
                                gpointer              user_data,
                                GCancellable         *cancellable,
                                GError              **error);

G_END_DECLS
