/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ROUND_ROW (earcup_round_row_get_type ())

/* A station in the list of a translation round, which can be moved and removed. */
G_DECLARE_FINAL_TYPE (EarcupRoundRow, earcup_round_row, EARCUP, ROUND_ROW, AdwActionRow)

GtkWidget *earcup_round_row_new (EarcupModel *model,
                                 guint        place,
                                 guint        n_stations);

G_END_DECLS
