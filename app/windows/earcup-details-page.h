/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-shelf.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_DETAILS_PAGE (earcup_details_page_get_type ())

/* All that is known of one entry: where its curve comes from, every figure with its unit, source
 * and confidence, the guides that name it, its kin, and what sounds most like it. */
G_DECLARE_FINAL_TYPE (EarcupDetailsPage, earcup_details_page, EARCUP, DETAILS_PAGE, GtkWidget)

void         earcup_details_page_set_audition (EarcupDetailsPage  *self,
                                               EarcupAudition     *audition,
                                               EarcupShelf        *shelf,
                                               EarcupGallery      *gallery,
                                               EarcupCollections  *collections);
void         earcup_details_page_set_entry    (EarcupDetailsPage  *self,
                                               EarcupEntry        *entry);
EarcupEntry *earcup_details_page_get_entry    (EarcupDetailsPage  *self);
gboolean     earcup_details_page_is_busy      (EarcupDetailsPage  *self);

G_END_DECLS
