/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "acoustics/earcup-variable.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_VARIABLE_ROW (earcup_variable_row_get_type ())

/* One quantity of a headphone as a slider, with its value, and a way back to the model's own. */
G_DECLARE_FINAL_TYPE (EarcupVariableRow, earcup_variable_row, EARCUP, VARIABLE_ROW,
                      AdwPreferencesRow)

EarcupVariable earcup_variable_row_get_variable (EarcupVariableRow *self);
double         earcup_variable_row_get_value    (EarcupVariableRow *self);
void           earcup_variable_row_show         (EarcupVariableRow *self,
                                                 double             own,
                                                 double             value);

double         earcup_variable_row_get_position (EarcupVariableRow *self);
const char    *earcup_variable_row_get_text     (EarcupVariableRow *self);
void           earcup_variable_row_move         (EarcupVariableRow *self,
                                                 double             position);

G_END_DECLS
