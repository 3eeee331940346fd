/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-recipe.h"
#include "interchange/earcup-sound-writer.h"

G_BEGIN_DECLS

#define EARCUP_RENDER_PEAK_DBTP -1.0   /* no matched output is ever higher */

/* How a rendering is to be made. All zeros: the whole file, matched, formats as the names say. */
typedef struct {
  gboolean                 raw;      /* apply no gain, and measure no loudness */
  double                   from_s;   /* where the part begins that is wanted */
  double                   to_s;     /* where it ends; 0: with the file */
  const EarcupSoundFormat *format;   /* NULL: the usual one for the name of each output */
} EarcupRenderSettings;

/* One output of a rendering: what goes in, and what was found and done. */
typedef struct {
  EarcupEmulation *emulation;        /* borrowed; NULL for none */
  EarcupRecipe    *recipe;           /* borrowed; in place of an emulation, or NULL */
  const char      *path;             /* borrowed; NULL to measure only */
  double           gain_db;          /* out: applied after the emulation */
  double           loudness_lufs;    /* out: of the output; not a number when it is raw */
  double           peak_dbtp;        /* out: of the output; not a number when it is raw */
  double           highest_dbfs;     /* out: its highest sample */
} EarcupRenderOutput;

typedef struct {
  guint   rate_hz;
  guint   n_channels;                /* of the file, before folding */
  guint64 n_frames;                  /* of each output */
  double  loudness_lufs;             /* of the input; not a number when it is raw */
  double  peak_dbtp;                 /* of the input; not a number when it is raw */
  double  shortfall_lu;              /* how far the outputs stay below the input */
} EarcupRenderReport;

typedef void (*EarcupRenderProgress) (double   fraction,
                                      gpointer user_data);

gboolean earcup_render (GFile                       *input,
                        const EarcupRenderSettings  *settings,
                        EarcupRenderOutput          *outputs,
                        guint                        n_outputs,
                        EarcupRenderReport          *report,
                        EarcupRenderProgress         progress,
                        gpointer                     user_data,
                        GCancellable                *cancellable,
                        GError                     **error);

gboolean earcup_render_measure (GFile                *input,
                                EarcupRenderOutput   *outputs,
                                guint                 n_outputs,
                                EarcupRenderReport   *report,
                                EarcupRenderProgress  progress,
                                gpointer              user_data,
                                GCancellable         *cancellable,
                                GError              **error);

G_END_DECLS
