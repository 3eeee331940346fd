/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

const char *earcup_enclosure_get_label  (EarcupEnclosure enclosure);
const char *earcup_price_tier_get_label (EarcupPriceTier tier);

G_END_DECLS
