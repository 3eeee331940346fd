/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

double earcup_motion_get_speed         (const EarcupDesign *design,
                                        double              hz);
double earcup_motion_get_rear_pressure (const EarcupDesign *design,
                                        double              hz);
double earcup_motion_find_resonance    (const EarcupDesign *design,
                                        double             *quality);

G_END_DECLS
