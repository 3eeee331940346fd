/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WORN_ITEM (earcup_worn_item_get_type ())

/* Something that may be worn, in a list. Immutable. */
G_DECLARE_FINAL_TYPE (EarcupWornItem, earcup_worn_item, EARCUP, WORN_ITEM, GObject)

EarcupWornItem *earcup_worn_item_new          (const char     *word,
                                               const char     *title,
                                               const char     *subtitle,
                                               EarcupEntry    *entry);
const char     *earcup_worn_item_get_word     (EarcupWornItem *self);
const char     *earcup_worn_item_get_title    (EarcupWornItem *self);
const char     *earcup_worn_item_get_subtitle (EarcupWornItem *self);
EarcupEntry    *earcup_worn_item_get_entry    (EarcupWornItem *self);
gboolean        earcup_worn_item_is_own       (EarcupWornItem *self);

G_END_DECLS
