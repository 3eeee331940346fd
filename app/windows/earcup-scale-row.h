/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_SCALE_ROW (earcup_scale_row_get_type ())

/* A number with its unit above the slider that chooses it. */
G_DECLARE_FINAL_TYPE (EarcupScaleRow, earcup_scale_row, EARCUP, SCALE_ROW, AdwPreferencesRow)

GtkAdjustment *earcup_scale_row_get_adjustment (EarcupScaleRow *self);

G_END_DECLS
