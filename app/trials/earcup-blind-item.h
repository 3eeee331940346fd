/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trials/earcup-blind-record.h"

G_BEGIN_DECLS

/* A finished test in a list, and the file that keeps it. Main thread. */
#define EARCUP_TYPE_BLIND_ITEM (earcup_blind_item_get_type ())
G_DECLARE_FINAL_TYPE (EarcupBlindItem, earcup_blind_item, EARCUP, BLIND_ITEM, GObject)

EarcupBlindItem   *earcup_blind_item_new        (const char        *path,
                                                 EarcupBlindRecord *record);
const char        *earcup_blind_item_get_path   (EarcupBlindItem   *self);
EarcupBlindRecord *earcup_blind_item_get_record (EarcupBlindItem   *self);

G_END_DECLS
