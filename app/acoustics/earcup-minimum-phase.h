/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-fft.h"

G_BEGIN_DECLS

void earcup_minimum_phase_compute (const EarcupFft *fft,
                                   float           *spectrum,
                                   float           *time);

G_END_DECLS
