/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-portrait.h"

G_BEGIN_DECLS

/* The portraits of all entries. Those of the catalogue are computed in a thread, one after the
 * other; those of curves of the user's own are there at once. Main thread only. */
#define EARCUP_TYPE_GALLERY (earcup_gallery_get_type ())
G_DECLARE_FINAL_TYPE (EarcupGallery, earcup_gallery, EARCUP, GALLERY, GObject)

EarcupGallery *earcup_gallery_new     (EarcupCatalogue  *catalogue);
void           earcup_gallery_begin   (EarcupGallery    *self);
void           earcup_gallery_cancel  (EarcupGallery    *self);
gboolean       earcup_gallery_get     (EarcupGallery    *self,
                                       EarcupEntry      *entry,
                                       EarcupPortrait   *portrait);
gboolean       earcup_gallery_is_done (EarcupGallery    *self);

G_END_DECLS
