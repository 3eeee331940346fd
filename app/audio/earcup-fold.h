/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

guint earcup_fold_prepare (GstElement *convert,
                           GstPad     *pad);

G_END_DECLS
