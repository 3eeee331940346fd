/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*EarcupDrawFunc) (cairo_t *cr, gpointer user_data);

GskRenderNode *earcup_snapshot_retain         (int             width,
                                               int             height,
                                               int             scale,
                                               EarcupDrawFunc  draw,
                                               gpointer        user_data)
                                               G_GNUC_WARN_UNUSED_RESULT;
void           earcup_snapshot_append_rounded (GtkSnapshot    *snapshot,
                                               const GdkRGBA  *colour,
                                               double          x,
                                               double          y,
                                               double          width,
                                               double          height,
                                               double          radius);

G_END_DECLS
