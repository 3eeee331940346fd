/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-bins.h"

G_BEGIN_DECLS

void earcup_cepstrum_compute (const EarcupBins *bins,
                              const float      *magnitude,
                              float            *scratch,
                              float            *work,
                              float            *spectrum);

G_END_DECLS
