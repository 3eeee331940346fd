/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-recipe.h"
#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

EarcupEmulation *earcup_model_new_filter (EarcupModel *model,
                                          EarcupModel *worn);
EarcupRecipe    *earcup_model_new_recipe (EarcupModel *model,
                                          EarcupModel *worn);

G_END_DECLS
