/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-layout.h"

G_BEGIN_DECLS

#define EARCUP_STAGE_SUB_FROM_HZ  25.0    /* the octave that the lowest string of a bass ends */
#define EARCUP_STAGE_SUB_TO_HZ    50.0
#define EARCUP_STAGE_FAR_SEAT_M   15.0    /* where low notes are said to have formed */

G_END_DECLS
