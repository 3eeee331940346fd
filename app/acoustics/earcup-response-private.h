/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-bins.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

void earcup_response_sample (const EarcupResponse *self,
                             const EarcupBins     *bins,
                             float                *db);

G_END_DECLS
