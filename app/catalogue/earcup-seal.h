/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

double earcup_seal_get_change (EarcupDesign *design);

G_END_DECLS
