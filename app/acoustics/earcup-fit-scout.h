/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-fit-class.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_FIT_N_SCOUTED 6

void earcup_fit_scout (EarcupFitClass        fit_class,
                       const EarcupDesign   *archetype,
                       const EarcupResponse *measured,
                       double                re_ohm,
                       double                found[EARCUP_FIT_N_SCOUTED][EARCUP_FIT_N_FREE]);

G_END_DECLS
