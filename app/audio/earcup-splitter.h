/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_SPLITTER    (earcup_splitter_get_type ())
#define EARCUP_SPLITTER_FRAMES  256

/* Cuts stereo buffers into short ones, so that the filter behind it can follow a key at once. */
G_DECLARE_FINAL_TYPE (EarcupSplitter, earcup_splitter, EARCUP, SPLITTER, GstElement)

G_END_DECLS
