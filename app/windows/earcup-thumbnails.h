/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "catalogue/earcup-gallery.h"

G_BEGIN_DECLS

/* Small pictures of entries, drawn in a thread and kept. Main thread only. */
#define EARCUP_TYPE_THUMBNAILS (earcup_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (EarcupThumbnails, earcup_thumbnails, EARCUP, THUMBNAILS, GObject)

EarcupThumbnails *earcup_thumbnails_new   (EarcupGallery     *gallery);
void              earcup_thumbnails_close (EarcupThumbnails  *self);
GdkTexture       *earcup_thumbnails_get   (EarcupThumbnails  *self,
                                           EarcupEntry       *entry,
                                           const GdkRGBA     *ink,
                                           int                scale);

G_END_DECLS
