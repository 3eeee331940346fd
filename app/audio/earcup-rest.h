/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

gboolean earcup_rest_is_reached (GstBin *pipeline);

G_END_DECLS
