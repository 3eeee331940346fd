/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-lanes.h"
#include "audio/earcup-render.h"

G_BEGIN_DECLS

/* What is asked for, and what is found on the way. */
typedef struct {
  GFile                       *input;
  const EarcupRenderSettings  *settings;
  EarcupRenderOutput          *outputs;
  guint                        n_outputs;
  GPtrArray                   *kernels;         /* of the outputs, as soon as the rate is known */
  EarcupRenderReport          *report;
  EarcupRenderProgress         progress;
  gpointer                     user_data;
  double                       progress_from;   /* of the part that is under way */
  double                       progress_share;
  GCancellable                *cancellable;
} EarcupRenderJob;

/* One way through the file, or the part of it that is wanted: what was decoded is convolved here,
 * and what comes out goes to lanes. One thread, not the main one. */
typedef struct _EarcupRenderPass EarcupRenderPass;

EarcupRenderPass *earcup_render_pass_new  (EarcupRenderJob   *job,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              earcup_render_pass_free (EarcupRenderPass  *self);
gboolean          earcup_render_pass_run  (EarcupRenderPass  *self,
                                           gboolean           with_input,
                                           EarcupLaneFunc     func,
                                           gpointer           data,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRenderPass, earcup_render_pass_free)

G_END_DECLS
