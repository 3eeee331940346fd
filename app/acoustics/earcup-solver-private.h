/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-solver.h"

G_BEGIN_DECLS

void earcup_solver_set_portable (EarcupSolver *self,
                                 gboolean      portable);

G_END_DECLS
