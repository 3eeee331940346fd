/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-shelf.h"

G_BEGIN_DECLS

double      earcup_shelf_key_get         (EarcupShelfOrder    order,
                                          EarcupEntry        *entry,
                                          EarcupGallery      *gallery,
                                          EarcupCollections  *collections,
                                          const double       *reference);
gboolean    earcup_shelf_key_is_computed (EarcupShelfOrder    order);
const char *earcup_shelf_key_get_label   (EarcupShelfOrder    order);
char       *earcup_shelf_key_dup_text    (EarcupShelfOrder    order,
                                          double              key);

G_END_DECLS
