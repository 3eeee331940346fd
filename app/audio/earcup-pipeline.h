/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "audio/earcup-filter.h"

G_BEGIN_DECLS

GstElement   *earcup_pipeline_new        (const char    *uri,
                                          guint          rate_hz,
                                          const char    *sink,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GstElement   *earcup_pipeline_new_tone   (guint          rate_hz,
                                          const char    *sink) G_GNUC_WARN_UNUSED_RESULT;
void          earcup_pipeline_set_output (GstElement    *pipeline,
                                          const char    *device,
                                          guint          buffer_ms);
EarcupFilter *earcup_pipeline_get_filter (GstElement    *pipeline);
gboolean      earcup_pipeline_seek       (GstElement    *pipeline,
                                          gboolean       flush,
                                          double         from_s,
                                          double         loop_end_s);
const char   *earcup_pipeline_find_sink  (const char    *sink);

G_END_DECLS
