/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-render.h"
#include "interchange/earcup-impulse-file.h"

G_BEGIN_DECLS

/* One sound that is to be rendered. */
typedef struct {
  EarcupRecipe *recipe;             /* NULL: no emulation, and no impulse response */
  char         *name;               /* for the name of its file */
} EarcupBounceSound;

/* What is to be written into a folder, and what came of it. */
typedef struct {
  GFile                 *input;
  GFile                 *folder;
  GArray                *sounds;           /* of EarcupBounceSound */
  EarcupRenderSettings   settings;         /* with the format below */
  EarcupSoundFormat      format;
  gboolean               has_impulses;     /* impulse responses as well */
  EarcupImpulseChannels  channels;
  guint                  rate_hz;          /* of the impulse responses */
  gint                   permille;         /* atomic: how far it is */

  EarcupRenderReport     report;
  GPtrArray             *paths;            /* of the files, once they are written */
  double                 loudness_lufs;    /* that all outputs share; not a number when raw */
  double                 highest_dbfs;     /* the highest sample of all outputs */
} EarcupBounce;

EarcupBounce *earcup_bounce_new    (GFile               *input,
                                    GFile               *folder);
void          earcup_bounce_free   (EarcupBounce        *self);
void          earcup_bounce_add    (EarcupBounce        *self,
                                    EarcupRecipe        *recipe,
                                    const char          *name);
double        earcup_bounce_get_progress (EarcupBounce  *self);
void          earcup_bounce_run    (EarcupBounce        *self,
                                    gpointer             source,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean      earcup_bounce_finish (GAsyncResult        *result,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBounce, earcup_bounce_free)

G_END_DECLS
